/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi tables`: every table of any PDF. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "cli/terminal/message.h"

typedef struct {
    MxReadingOptions reading;
    char *output, *format, *pages;
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

typedef struct {
    MxTableFormat format;
    guint first, last;
    const char *output;
    int status;
} Tables;

/* An answer: what is missing, a line each, NUL, the tables, NUL. */
static bool print_in_worker(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    const Tables *tables = data;
    g_autofree char *text =
        mx_source_print_tables(source, tables->format, tables->first, tables->last, error);
    if (text == NULL)
        return false;
    g_auto(GStrv) losses = mx_source_losses(source);
    g_autofree char *lines = g_strjoinv("\n", losses);
    g_byte_array_append(answer, (const guint8 *)lines, (guint)strlen(lines) + 1);
    g_byte_array_append(answer, (const guint8 *)text, (guint)strlen(text) + 1);
    return true;
}

static int print_answer(const char *path, const char *answer, const char *output) {
    g_auto(GStrv) losses = g_strsplit(answer, "\n", -1);
    for (char **loss = losses; *loss != NULL; loss++)
        mx_message(path, "%s", *loss);
    int status = mx_output_print(output, answer + strlen(answer) + 1);
    return status == MX_EXIT_OK && *losses != NULL ? MX_EXIT_FAILED : status;
}

static bool take_tables(const char *path, const GByteArray *answer,
                        const MxDocumentFailure *failure, gpointer data) {
    Tables *tables = data;
    const char *text = answer != NULL ? (const char *)answer->data : NULL;
    bool whole = answer != NULL && answer->len > 1 && text[answer->len - 1] == '\0' &&
                 strlen(text) + 1 < answer->len;
    if (whole)
        tables->status = print_answer(path, text, tables->output);
    else
        mx_message(path, "%s", failure ? failure->message : "the reading process went mad");
    return true;
}

static int print_tables(const Options *o, char **paths, Tables *tables) {
    MxDocumentRun run = { .paths = paths,
                          .n_paths = 1,
                          .password = o->reading.password,
                          .job = print_in_worker,
                          .take = take_tables,
                          .data = tables };
    if (!mx_reading_limits(&mx_cmd_tables, &o->reading, &run.limits))
        return MX_EXIT_USAGE;
    g_autoptr(GError) error = NULL;
    if (!mx_each_document(&run, &error))
        mx_message(NULL, "%s", error->message);
    return tables->status;
}

static int run_with(const Options *o, char **paths, int n) {
    static const char *const FORMATS[] = { "json", "csv", "html", NULL };
    Tables tables = {
        .first = 1, .last = G_MAXUINT, .output = o->output, .status = MX_EXIT_FAILED
    };
    guint format;
    if (n != 1)
        return mx_usage_error(&mx_cmd_tables, "tables: one file is read, %d are given", n);
    if (!mx_option_choose(&mx_cmd_tables, "--format", o->format, FORMATS, &format))
        return MX_EXIT_USAGE;
    if (o->pages != NULL && !parse_pages(o->pages, &tables.first, &tables.last))
        return mx_usage_error(&mx_cmd_tables, "tables: --pages: '%s' is no range such as 3-7",
                              o->pages);
    tables.format = (MxTableFormat)format;
    return print_tables(o, paths, &tables);
}

static int run_tables(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "json (default), csv or html", "FORMAT" },
        { "pages", 0, 0, G_OPTION_ARG_STRING, &o.pages, "Pages to read, 5 or 3-7", "RANGE" },
        MX_READING_ENTRIES(&o.reading),
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_tables, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.format);
    g_free(o.pages);
    mx_reading_options_clear(&o.reading);
    return status;
}
