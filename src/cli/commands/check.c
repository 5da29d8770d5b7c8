/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi check`: where disclosures contradict themselves. */
#include <mingxi/mingxi.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/paths.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"

/* In the order of MxReportFormat. */
static const char *const FORMATS[] = { "text", "json", "csv", "sarif", NULL };

/* In the order of MxSeverity; `never` is behind them all. */
static const char *const FAIL_ON[] = { "error", "warning", "info", "never", NULL };
#define NEVER 3u

/* U+FEFF, by which Excel knows that what follows is UTF-8. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct {
    MxReadingOptions reading;
    MxListOptions list;
    const char *output, *patterns, *corrections;
    guint format, colour, fail_on;
    bool quiet, excel;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT",
              N_("text (default), json, csv or sarif (2.1.0)"), FORMATS),
    MX_OPTION(FLAG, "excel", 0, Options, excel, NULL,
              N_("CSV that Excel opens with its Chinese text: --format csv with a mark before it"),
              NULL),
    MX_OPTION(WORD, "color", 0, Options, colour, "WHEN",
              N_("auto (default: on terminals, not with NO_COLOR), always or never"), MX_COLOURS),
    MX_OPTION(WORD, "fail-on", 0, Options, fail_on, "WHAT",
              N_("Exit with 1 where there is an error (default), a warning, an info; or never"),
              FAIL_ON),
    MX_OUTPUT_OPTION(Options, output),
    MX_OPTION(FLAG, "quiet", 'q', Options, quiet, NULL,
              N_("Findings only: no document without any, no summary"), NULL),
    MX_LIST_OPTIONS(Options, list),
    MX_PACKS_OPTION(Options, patterns),
    MX_CORRECTIONS_OPTION(Options, corrections),
    MX_READING_OPTIONS(Options, reading),
    MX_OPTIONS_END
};

/* Check: @found: whether some finding is at or above @fail_on. */
typedef struct {
    MxReportStyle style;
    guint fail_on;
    MxReportPrinter *printer;
    MxOutput *output;
    bool found;
} Check;

static bool answer(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *bytes, GError **error) {
    (void)source;
    (void)error;
    const Check *check = reading->data;
    g_autoptr(MxReportPrinter) printer =
        mx_report_printer_new(&check->style, reading->packs.patterns);
    g_autofree char *packed = mx_report_printer_pack(printer, disclosure);
    mx_answer_append(bytes, packed);
    return true;
}

static void fail(MxReading *reading, const char *path, const MxDocumentFailure *failure) {
    const Check *check = reading->data;
    mx_report_printer_fail(check->printer, path, failure->message);
}

static bool take(MxReading *reading, const char *path, const GByteArray *bytes) {
    Check *check = reading->data;
    MxSeverity worst = MX_SEVERITY_INFO;
    bool any = false;
    g_autofree char *text =
        mx_report_printer_take(check->printer, (const char *)bytes->data, &any, &worst);
    if (text == NULL)
        return mx_reading_refuse(reading, path);
    check->found |= any && check->fail_on != NEVER && (guint)worst <= check->fail_on;
    return mx_output_write(check->output, text);
}

/* Where nothing could be read there is nothing to sum up. */
static int check_files(MxReading *reading, const GPtrArray *paths, const Options *o) {
    Check *check = reading->data;
    check->output = mx_output_open(o->output);
    if (check->output == NULL)
        return MX_EXIT_OUTPUT;
    g_autoptr(MxReportPrinter) printer = mx_report_printer_new(&check->style, NULL);
    check->printer = printer;
    if (o->excel)
        mx_output_write(check->output, BYTE_ORDER_MARK);
    bool loaded = mx_reading_run(reading, paths);
    bool any = loaded && reading->failed < paths->len;
    g_autofree char *end = any ? mx_report_printer_end(printer) : NULL;
    if (any)
        mx_output_write(check->output, end);
    int status = mx_output_close(check->output, any);
    if (!loaded || status != MX_EXIT_OK)
        return !loaded ? MX_EXIT_PATTERNS : status;
    status = mx_reading_status(reading);
    return status == MX_EXIT_OK && check->found ? MX_EXIT_FAILED : status;
}

static int run(gpointer options, char **arguments, int n) {
    Options *o = options;
    int status = MX_EXIT_OK;
    Check check = { .fail_on = o->fail_on };
    MxReading reading = { .options = &o->reading,
                          .patterns = o->patterns,
                          .answer = answer,
                          .take = take,
                          .fail = fail,
                          .data = &check };
    if (o->excel && o->format != MX_REPORT_TEXT && o->format != MX_REPORT_CSV)
        return mx_usage_error(&mx_cmd_check, N_("--excel is for CSV, not for %s"),
                              FORMATS[o->format]);
    if (o->excel)
        o->format = MX_REPORT_CSV;
    g_autoptr(GPtrArray) paths =
        mx_paths_find(&(MxPathArguments){ &mx_cmd_check, &o->list, arguments, n }, &status, NULL);
    g_autoptr(MxCorrections) corrections = NULL;
    if (paths == NULL)
        return status;
    if (!mx_load_corrections(o->corrections, &corrections))
        return MX_EXIT_USAGE;
    reading.corrections = corrections;
    mx_options_style(o->colour, o->output, &check.style);
    check.style.format = (MxReportFormat)o->format;
    check.style.quiet = o->quiet;
    return check_files(&reading, paths, o);
}

const MxCommand mx_cmd_check = {
    "check",
    N_("FILE…"),
    N_("where disclosures contradict themselves"),
    N_("Reads budget disclosures and says where their figures do not agree, and where each of\n"
       "these figures stands. Folders are searched for PDFs, - is standard input. `mingxi rules`\n"
       "lists what must agree. A file that cannot be read is reported and the others go on."),
    OPTIONS,
    sizeof(Options),
    run
};
