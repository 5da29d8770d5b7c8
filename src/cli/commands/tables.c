/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi tables`: every table of any PDF. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"

typedef struct {
    char *output, *format, *pages, *password;
} Options;

static int run_tables(int argc, char **argv);

const MxCommand mx_cmd_tables = {
    "tables", "FILE", "every table of any PDF, cell by cell",
    "Prints every table of FILE, known or not, with rows, columns and spans.", run_tables
};

/* `5` or `3-7`. */
static bool parse_pages(const char *text, guint *first, guint *last) {
    g_auto(GStrv) parts = g_strsplit(text, "-", 2);
    if (parts[0] == NULL || !mx_parse_count(parts[0], first))
        return false;
    *last = *first;
    return parts[1] == NULL || (mx_parse_count(parts[1], last) && *last >= *first);
}

static int print_tables(const char *path, const Options *o, MxTableFormat format, guint first,
                        guint last) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, o->password, NULL, &error);
    g_autofree char *text =
        source ? mx_source_print_tables(source, format, first, last, &error) : NULL;
    if (text == NULL) {
        mx_message(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    g_auto(GStrv) losses = mx_source_losses(source);
    for (char **loss = losses; *loss != NULL; loss++)
        mx_message(path, "%s", *loss);
    int status = mx_output_print(o->output, text);
    return status == MX_EXIT_OK && *losses != NULL ? MX_EXIT_FAILED : status;
}

static int run_with(const Options *o, char **paths, int n) {
    static const char *const FORMATS[] = { "json", "csv", "html", NULL };
    guint format, first = 1, last = G_MAXUINT;
    if (n != 1)
        return mx_usage_error(&mx_cmd_tables, "tables: one file is read, %d are given", n);
    if (!mx_option_choose(&mx_cmd_tables, "--format", o->format, FORMATS, &format))
        return MX_EXIT_USAGE;
    if (o->pages != NULL && !parse_pages(o->pages, &first, &last))
        return mx_usage_error(&mx_cmd_tables, "tables: --pages: '%s' is no range such as 3-7",
                              o->pages);
    return print_tables(paths[0], o, (MxTableFormat)format, first, last);
}

static int run_tables(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "json (default), csv or html", "FORMAT" },
        { "pages", 0, 0, G_OPTION_ARG_STRING, &o.pages, "Pages to read, 5 or 3-7", "RANGE" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &o.password, "Password of an encrypted file",
          "PW" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_tables, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.format);
    g_free(o.pages);
    g_free(o.password);
    return status;
}
