/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/reading.h"

#include "cli/options.h"
#include "cli/terminal/message.h"

bool mx_reading_limits(const MxCommand *command, const MxReadingOptions *o,
                       MxProcessLimits *limits) {
    *limits = MX_PROCESS_LIMITS_DEFAULT;
    limits->require_sandbox = o->require_sandbox;
    return mx_option_count(command, "--max-pages", o->max_pages, "count",
                           &limits->document.max_pages) &&
           mx_option_count(command, "--timeout", o->timeout, "count", &limits->timeout_s) &&
           mx_option_count(command, "--memory", o->memory, "count", &limits->memory_mb);
}

void mx_reading_options_clear(MxReadingOptions *o) {
    char *const texts[] = { o->password, o->max_pages, o->timeout, o->memory };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}

bool mx_reading_fail(const char *path, const MxDocumentFailure *failure) {
    bool packs = g_str_equal(failure->code, "pattern");
    mx_message(packs ? NULL : path, "%s", failure->message);
    return packs;
}
