/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi check`: where disclosures contradict themselves. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/terminal/message.h"

typedef struct {
    char *output, *format, *language, *colour, *fail_on;
    char *patterns, *password, *max_pages;
    gboolean quiet;
} Options;

static int run_check(int argc, char **argv);

const MxCommand mx_cmd_check = {
    "check", "FILE…", "where disclosures contradict themselves",
    "Reads budget disclosures and says where their figures do not agree, and where each of these\n"
    "figures stands. `mingxi rules` lists what must agree. A file that cannot be read is reported\n"
    "and the others go on.",
    run_check
};

static const char *const FORMATS[] = { "text", "json", "csv", "sarif", NULL };

/* In the order of MxSeverity; `never` is behind them all. */
static const char *const FAIL_ON[] = { "error", "warning", "info", "never", NULL };
#define NEVER 3u

/* Check: what one run of the command needs. @failed: files that could not be read; @found: whether
 * some finding is at or above @fail_on */
typedef struct {
    const Options *options;
    MxLimits limits;
    MxReportStyle style;
    guint fail_on;
    const MxPatterns *patterns;
    MxReportPrinter *printer;
    MxOutput *output;
    int failed;
    bool found;
} Check;

static void check_file(Check *check, const char *path, MxReading *reading) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_reading_finish(reading, check->patterns, &error);
    if (disclosure == NULL) {
        mx_message(path, "%s", error->message);
        mx_report_printer_fail(check->printer, path, error->message);
        check->failed++;
        return;
    }
    MxSeverity worst;
    if (mx_disclosure_worst(disclosure, &worst) && check->fail_on != NEVER)
        check->found |= (guint)worst <= check->fail_on;
    g_autofree char *text = mx_report_printer_add(check->printer, disclosure);
    mx_output_write(check->output, text);
}

static MxReading *start(const Check *check, const char *path) {
    return mx_reading_start(path, check->options->password, &check->limits);
}

/* @first: (inout): the first of the files, which is being read; taken over */
static int check_files(Check *check, char **paths, int n, MxReading **first) {
    check->output = mx_output_open(check->options->output);
    if (check->output == NULL)
        return MX_EXIT_OUTPUT;
    g_autoptr(MxReportPrinter) printer = mx_report_printer_new(&check->style, check->patterns);
    check->printer = printer;
    for (int i = 0; i < n && !mx_output_failed(check->output); i++) {
        g_autoptr(MxReading) reading = i == 0 ? g_steal_pointer(first) : start(check, paths[i]);
        check_file(check, paths[i], reading);
    }
    /* Where nothing could be read there is nothing to sum up. */
    bool any = check->failed < n;
    g_autofree char *end = any ? mx_report_printer_end(printer) : NULL;
    if (any)
        mx_output_write(check->output, end);
    if (!mx_output_close(check->output, any))
        return MX_EXIT_OUTPUT;
    return check->failed > 0 || check->found ? MX_EXIT_FAILED : MX_EXIT_OK;
}

static bool parse_options(const Options *o, Check *check) {
    MxReportStyle *style = &check->style;
    guint format;
    if (!mx_option_choose(&mx_cmd_check, "--format", o->format, FORMATS, &format) ||
        !mx_option_choose(&mx_cmd_check, "--fail-on", o->fail_on, FAIL_ON, &check->fail_on) ||
        !mx_option_style(&mx_cmd_check, o->language, o->colour, o->output, style))
        return false;
    style->format = (MxReportFormat)format;
    style->quiet = o->quiet;
    return mx_option_count(&mx_cmd_check, "--max-pages", o->max_pages, "count",
                           &check->limits.max_pages);
}

static int run_with(const Options *o, char **paths, int n) {
    Check check = { .options = o, .limits = MX_LIMITS_DEFAULT };
    if (n == 0)
        return mx_usage_error(&mx_cmd_check, "check: no file is given");
    if (!parse_options(o, &check))
        return MX_EXIT_USAGE;
    g_autoptr(MxReading) first = start(&check, paths[0]); /* while the packs are loaded */
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    check.patterns = patterns;
    return check_files(&check, paths, n, &first);
}

static void free_options(Options *o) {
    g_free(o->output);
    g_free(o->format);
    g_free(o->language);
    g_free(o->colour);
    g_free(o->fail_on);
    g_free(o->patterns);
    g_free(o->password);
    g_free(o->max_pages);
}

static int run_check(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format,
          "text (default), json, csv or sarif (2.1.0)", "FORMAT" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &o.language, "zh or en (default: that of the locale)",
          "LANG" },
        { "color", 0, 0, G_OPTION_ARG_STRING, &o.colour,
          "auto (default: on terminals, not with NO_COLOR), always or never", "WHEN" },
        { "fail-on", 0, 0, G_OPTION_ARG_STRING, &o.fail_on,
          "Exit with 1 where there is an error (default), a warning, an info; or never", "WHAT" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o.quiet,
          "Findings only: no document without any, no summary", NULL },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &o.password, "Password of encrypted files", "PW" },
        { "max-pages", 0, 0, G_OPTION_ARG_STRING, &o.max_pages, "Refuse longer documents", "N" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_check, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    free_options(&o);
    return status;
}
