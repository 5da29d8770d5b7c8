/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi report`: a document beside what was read from it. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/terminal/message.h"

typedef struct {
    char *output, *patterns, *password, *max_pages;
} Options;

static int run_report(int argc, char **argv);

const MxCommand mx_cmd_report = {
    "report", "FILE", "a document beside what was read from it, as one HTML file",
    "Writes one HTML file that needs nothing else: the pages of FILE as pictures beside the "
    "tables\n"
    "and forms that were read from them, and where the document contradicts itself.",
    run_report
};

static bool write_piece(const char *text, gpointer output) {
    return mx_output_write(output, text);
}

/* Read before the output is opened: what cannot be read must not touch it. */
static int write_report(const char *path, const Options *o, MxReading *reading,
                        const MxPatterns *patterns) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_reading_finish(reading, patterns, &error);
    if (disclosure == NULL) {
        mx_message(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    MxOutput *output = mx_output_open(o->output);
    if (output == NULL)
        return MX_EXIT_OUTPUT;
    bool written =
        mx_html_report_write(disclosure, mx_reading_source(reading), write_piece, output, &error);
    bool read = written || mx_output_failed(output);
    if (!read)
        mx_message(path, "%s", error->message);
    if (!mx_output_close(output, written))
        return MX_EXIT_OUTPUT;
    return read ? MX_EXIT_OK : MX_EXIT_FAILED;
}

static int run_with(const Options *o, char **paths, int n) {
    MxLimits limits = MX_LIMITS_DEFAULT;
    if (n != 1)
        return mx_usage_error(&mx_cmd_report, "report: one file is read, %d are given", n);
    if (!mx_option_count(&mx_cmd_report, "--max-pages", o->max_pages, "count", &limits.max_pages))
        return MX_EXIT_USAGE;
    if (!mx_pages_available())
        return mx_usage_error(&mx_cmd_report, "report: built without its pages (MINGXI_PAGES=OFF)");
    /* While the packs are loaded. */
    g_autoptr(MxReading) reading = mx_reading_start(paths[0], o->password, &limits);
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    return write_report(paths[0], o, reading, patterns);
}

static int run_report(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &o.password, "Password of an encrypted file",
          "PW" },
        { "max-pages", 0, 0, G_OPTION_ARG_STRING, &o.max_pages, "Refuse longer documents", "N" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_report, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.patterns);
    g_free(o.password);
    g_free(o.max_pages);
    return status;
}
