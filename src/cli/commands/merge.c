/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi merge`: several databases into one. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/terminal/message.h"

static int run_merge(int argc, char **argv);

const MxCommand mx_cmd_merge = { "merge", "DATABASE…", "several databases of batch into one",
                                 "Puts the documents of databases that `batch` wrote, as shards "
                                 "do, into one. A document that is\n"
                                 "there already stays; run again, it changes nothing.",
                                 run_merge };

static int merge(const char *output, char **inputs, int n) {
    guint64 added = 0, present = 0;
    g_autoptr(GError) error = NULL;
    if (output == NULL)
        return mx_usage_error(&mx_cmd_merge, "merge: no output is given (-o)");
    if (n == 0)
        return mx_usage_error(&mx_cmd_merge, "merge: no database is given");
    if (!mx_batch_merge(inputs, (guint)n, output, &added, &present, &error)) {
        mx_message(NULL, "%s", error->message);
        return g_error_matches(error, MX_ERROR, MX_ERROR_OUTPUT) ? MX_EXIT_OUTPUT : MX_EXIT_FAILED;
    }
    mx_message(output, "%" G_GUINT64_FORMAT " documents added, %" G_GUINT64_FORMAT " there already",
               added, present);
    return MX_EXIT_OK;
}

static int run_merge(int argc, char **argv) {
    char *output = NULL;
    const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                       "The database to put them into", "DB" },
                                     { NULL, 0, 0, 0, NULL, NULL, NULL } };
    int n = mx_options_parse(&mx_cmd_merge, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : merge(output, argv + 1, n);
    g_free(output);
    return status;
}
