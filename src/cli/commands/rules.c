/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi rules`: what must agree in a disclosure. */
#include <mingxi/mingxi.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/packs.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"

enum { TEXT, JSON };
static const char *const FORMATS[] = { "text", "json", NULL };

typedef struct {
    const char *patterns;
    guint format, colour;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT", N_("text (default) or json"), FORMATS),
    MX_OPTION(WORD, "color", 0, Options, colour, "WHEN",
              N_("auto (default: on terminals, not with NO_COLOR), always or never"), MX_COLOURS),
    MX_PACKS_OPTION(Options, patterns), MX_OPTIONS_END
};

static int run(gpointer options, char **arguments, int n) {
    (void)arguments;
    const Options *o = options;
    MxReportStyle style = { 0 };
    if (n > 0)
        return mx_usage_error(&mx_cmd_rules, N_("no file is read, %d are given"), n);
    mx_options_style(o->colour, NULL, &style);
    style.format = o->format == JSON ? MX_REPORT_JSON : MX_REPORT_TEXT;
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    g_autofree char *text = mx_patterns_print_rules(patterns, &style);
    return mx_output_print(NULL, text);
}

const MxCommand mx_cmd_rules = {
    "rules",
    "",
    N_("what must agree in a disclosure"),
    N_("Lists every rule of the pattern packs: what it ranges over, what must hold, how much it\n"
       "weighs and what it says."),
    OPTIONS,
    sizeof(Options),
    run
};
