/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi report`: a document beside what was read from it. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/reading.h"
#include "cli/terminal/message.h"

typedef struct {
    MxReadingOptions reading;
    char *output, *patterns;
} Options;

static int run_report(int argc, char **argv);

const MxCommand mx_cmd_report = {
    "report", "FILE", "a document beside what was read from it, as one HTML file",
    "Writes one HTML file that needs nothing else: the pages of FILE as pictures beside the "
    "tables\n"
    "and forms that were read from them, and where the document contradicts itself.",
    run_report
};

typedef struct {
    MxPacks packs;
    const char *output;
    int status;
} Report;

static void begin(gpointer data) {
    mx_packs_begin(&((Report *)data)->packs);
}

static bool append_piece(const char *text, gpointer answer) {
    g_byte_array_append(answer, (const guint8 *)text, (guint)strlen(text));
    return true;
}

static bool report_in_worker(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    Report *report = data;
    g_autoptr(MxDisclosure) disclosure =
        mx_extract_with(source, mx_packs_get, &report->packs, error);
    if (disclosure == NULL ||
        !mx_html_report_write(disclosure, source, append_piece, answer, error))
        return false;
    g_byte_array_append(answer, (const guint8 *)"", 1);
    return true;
}

/* The output is opened when the page is there: what cannot be read must not touch it. */
static bool take_page(const char *path, const GByteArray *answer, const MxDocumentFailure *failure,
                      gpointer data) {
    Report *report = data;
    if (answer != NULL)
        report->status = mx_output_print(report->output, (const char *)answer->data);
    else
        report->status = mx_reading_fail(path, failure) ? MX_EXIT_PATTERNS : MX_EXIT_FAILED;
    return true;
}

static int run_with(const Options *o, char **paths, int n) {
    g_autofree char *packs = mx_packs_find(o->patterns);
    Report report = { .packs = { .dir = o->patterns }, .output = o->output };
    MxDocumentRun run = { .paths = paths,
                          .n_paths = 1,
                          .password = o->reading.password,
                          .readable = (const char *const[]){ packs, NULL },
                          .begin = begin,
                          .job = report_in_worker,
                          .take = take_page,
                          .data = &report };
    if (n != 1)
        return mx_usage_error(&mx_cmd_report, "report: one file is read, %d are given", n);
    if (!mx_reading_limits(&mx_cmd_report, &o->reading, &run.limits))
        return MX_EXIT_USAGE;
    if (!mx_pages_available())
        return mx_usage_error(&mx_cmd_report, "report: built without its pages (MINGXI_PAGES=OFF)");
    g_autoptr(GError) error = NULL;
    if (mx_each_document(&run, &error))
        return report.status;
    mx_message(NULL, "%s", error->message);
    return MX_EXIT_FAILED;
}

static int run_report(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
                                       "Write to OUT; it appears when it is complete", "OUT" },
                                     { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns,
                                       "Pattern packs to use", "DIR" },
                                     MX_READING_ENTRIES(&o.reading),
                                     { NULL, 0, 0, 0, NULL, NULL, NULL } };
    int n = mx_options_parse(&mx_cmd_report, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.patterns);
    mx_reading_options_clear(&o.reading);
    return status;
}
