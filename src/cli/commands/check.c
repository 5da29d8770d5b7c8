/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi check`: where disclosures contradict themselves. */
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
    char *output, *format, *language, *colour, *fail_on, *patterns;
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

/* Check: what one run of the command needs. @failed: files that could not be read, @no_packs:
 * because there are no packs; @found: whether some finding is at or above @fail_on */
typedef struct {
    MxPacks packs;
    MxReportStyle style;
    guint fail_on;
    MxReportPrinter *printer;
    MxOutput *output;
    int failed;
    bool found, no_packs;
} Check;

static void begin(gpointer data) {
    mx_packs_begin(&((Check *)data)->packs);
}

static bool check_in_worker(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    Check *check = data;
    g_autoptr(MxDisclosure) disclosure =
        mx_extract_with(source, mx_packs_get, &check->packs, error);
    if (disclosure == NULL)
        return false;
    g_autoptr(MxReportPrinter) printer =
        mx_report_printer_new(&check->style, check->packs.patterns);
    g_autofree char *packed = mx_report_printer_pack(printer, disclosure);
    g_byte_array_append(answer, (const guint8 *)packed, (guint)strlen(packed) + 1);
    return true;
}

static bool fail(Check *check, const char *path, const MxDocumentFailure *failure) {
    check->no_packs |= mx_reading_fail(path, failure);
    mx_report_printer_fail(check->printer, path, failure->message);
    check->failed++;
    return true;
}

static bool take_report(const char *path, const GByteArray *answer,
                        const MxDocumentFailure *failure, gpointer data) {
    static const MxDocumentFailure MAD = { "crash", "the reading process speaks out of turn" };
    Check *check = data;
    if (answer == NULL)
        return fail(check, path, failure);
    MxSeverity worst = MX_SEVERITY_INFO;
    bool any = false, whole = answer->len > 0 && answer->data[answer->len - 1] == '\0';
    g_autofree char *text =
        whole ? mx_report_printer_take(check->printer, (const char *)answer->data, &any, &worst)
              : NULL;
    if (text == NULL)
        return fail(check, path, &MAD);
    check->found |= any && check->fail_on != NEVER && (guint)worst <= check->fail_on;
    return mx_output_write(check->output, text);
}

static int check_files(Check *check, const MxDocumentRun *run, const char *path) {
    check->output = mx_output_open(path);
    if (check->output == NULL)
        return MX_EXIT_OUTPUT;
    g_autoptr(MxReportPrinter) printer =
        mx_report_printer_new(&check->style, check->packs.patterns);
    g_autoptr(GError) error = NULL;
    check->printer = printer;
    int n = (int)run->n_paths;
    if (!mx_each_document(run, &error)) {
        mx_message(NULL, "%s", error->message);
        check->failed = n;
    }
    /* Where nothing could be read there is nothing to sum up. */
    bool any = check->failed < n;
    g_autofree char *end = any ? mx_report_printer_end(printer) : NULL;
    if (any)
        mx_output_write(check->output, end);
    if (!mx_output_close(check->output, any))
        return MX_EXIT_OUTPUT;
    if (check->no_packs)
        return MX_EXIT_PATTERNS;
    return check->failed > 0 || check->found ? MX_EXIT_FAILED : MX_EXIT_OK;
}

static bool parse_options(const Options *o, Check *check, MxProcessLimits *limits) {
    MxReportStyle *style = &check->style;
    guint format;
    if (!mx_option_choose(&mx_cmd_check, "--format", o->format, FORMATS, &format) ||
        !mx_option_choose(&mx_cmd_check, "--fail-on", o->fail_on, FAIL_ON, &check->fail_on) ||
        !mx_option_style(&mx_cmd_check, o->language, o->colour, o->output, style))
        return false;
    style->format = (MxReportFormat)format;
    style->quiet = o->quiet;
    return mx_reading_limits(&mx_cmd_check, &o->reading, limits);
}

/* One document is read while the packs are loaded; for several, workers need the packs first. */
static int run_with(const Options *o, char **paths, int n) {
    g_autofree char *packs = mx_packs_find(o->patterns);
    Check check = { .packs = { .dir = o->patterns } };
    MxDocumentRun run = { .paths = paths,
                          .n_paths = (guint)n,
                          .password = o->reading.password,
                          .readable = (const char *const[]){ packs, NULL },
                          .begin = begin,
                          .job = check_in_worker,
                          .take = take_report,
                          .data = &check };
    if (n == 0)
        return mx_usage_error(&mx_cmd_check, "check: no file is given");
    if (!parse_options(o, &check, &run.limits))
        return MX_EXIT_USAGE;
    g_autoptr(MxPatterns) patterns = n > 1 ? mx_packs_load(o->patterns) : NULL;
    if (n > 1 && patterns == NULL)
        return MX_EXIT_PATTERNS;
    check.packs.patterns = patterns;
    return check_files(&check, &run, o->output);
}

static void free_options(Options *o) {
    g_free(o->output);
    g_free(o->format);
    g_free(o->language);
    g_free(o->colour);
    g_free(o->fail_on);
    g_free(o->patterns);
    mx_reading_options_clear(&o->reading);
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
        MX_READING_ENTRIES(&o.reading),
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_check, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    free_options(&o);
    return status;
}
