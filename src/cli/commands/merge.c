/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi merge`: several databases into one. */
#include <mingxi/mingxi.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options/options.h"
#include "cli/terminal/message.h"

typedef struct {
    const char *output;
} Options;

static const MxOption OPTIONS[] = { MX_OPTION(FILE, "output", 'o', Options, output, "DB",
                                              N_("The database to put them into"), NULL),
                                    MX_OPTIONS_END };

static int run(gpointer options, char **inputs, int n) {
    const Options *o = options;
    guint64 added = 0, present = 0;
    g_autoptr(GError) error = NULL;
    if (o->output == NULL)
        return mx_usage_error(&mx_cmd_merge, N_("no output is given (-o)"));
    if (n == 0)
        return mx_usage_error(&mx_cmd_merge, N_("no database is given"));
    if (!mx_batch_merge(inputs, (guint)n, o->output, &added, &present, &error)) {
        mx_message(NULL, "%s", error->message);
        return g_error_matches(error, MX_ERROR, MX_ERROR_OUTPUT) ? MX_EXIT_OUTPUT : MX_EXIT_FAILED;
    }
    mx_message(o->output, "%u documents added, %u there already", (guint)added, (guint)present);
    return MX_EXIT_OK;
}

const MxCommand mx_cmd_merge = {
    "merge",
    N_("DATABASE…"),
    N_("several databases of batch into one"),
    N_("Puts the documents of databases that `batch` wrote, as shards do, into one. A document\n"
       "that is there already stays; run again, it changes nothing."),
    OPTIONS,
    sizeof(Options),
    run
};
