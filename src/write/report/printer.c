/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of several documents, in the form that is asked for: MxReportPrinter of
 * <mingxi/report.h>. */
#include <cjson/cJSON.h>
#include <mingxi/report.h>

#include "base/numbers.h"
#include "write/json/json.h"
#include "write/json/unseen.h"
#include "write/report/csv.h"
#include "write/report/sarif.h"
#include "write/report/summary.h"
#include "write/report/text.h"

struct MxReportPrinter {
    MxReportStyle style;
    const MxPatterns *patterns;
    MxReportTotals totals;
    cJSON *sarif; /* (nullable): the whole log, as it is one object over all documents */
    bool begun;
};

MxReportPrinter *mx_report_printer_new(const MxReportStyle *style, const MxPatterns *patterns) {
    MxReportPrinter *printer = g_new0(MxReportPrinter, 1);
    printer->style = *style;
    printer->patterns = patterns;
    if (style->format == MX_REPORT_SARIF)
        printer->sarif = mx_sarif_new(patterns, style->language);
    return printer;
}

void mx_report_printer_free(MxReportPrinter *printer) {
    if (printer == NULL)
        return;
    cJSON_Delete(printer->sarif);
    g_free(printer);
}

static void append_json(GString *out, const MxDisclosure *d) {
    char *json = mx_disclosure_report_json(d);
    g_string_append_printf(out, "%s\n", json);
    g_free(json);
}

static void begin(MxReportPrinter *printer, GString *out) {
    if (!printer->begun && printer->style.format == MX_REPORT_CSV)
        g_string_append(out, MX_REPORT_CSV_HEADER);
    printer->begun = true;
}

char *mx_report_printer_add(MxReportPrinter *printer, const MxDisclosure *disclosure) {
    MX_NUMBERS_USE_POINT;
    GString *out = g_string_new(NULL);
    const MxReportText text = { &printer->style, printer->patterns };
    mx_report_count(&printer->totals, disclosure->report);
    begin(printer, out);
    switch (printer->style.format) {
    case MX_REPORT_TEXT:
        mx_report_append_text(out, &text, disclosure);
        break;
    case MX_REPORT_JSON:
        append_json(out, disclosure);
        break;
    case MX_REPORT_CSV:
        mx_report_append_csv(out, disclosure);
        break;
    case MX_REPORT_SARIF:
        mx_sarif_add(printer->sarif, disclosure, printer->style.language);
        break;
    }
    return g_string_free(out, FALSE);
}

void mx_report_printer_fail(MxReportPrinter *printer, const char *file, const char *message) {
    printer->totals.unread++;
    if (printer->sarif != NULL)
        mx_sarif_add_failure(printer->sarif, file, message);
}

char *mx_report_printer_end(MxReportPrinter *printer) {
    MX_NUMBERS_USE_POINT;
    GString *out = g_string_new(NULL);
    begin(printer, out);
    if (printer->sarif != NULL) {
        char *json = mx_json_escape_unseen(cJSON_Print(printer->sarif));
        g_string_append_printf(out, "%s\n", json);
        g_free(json);
    } else if (printer->style.format == MX_REPORT_TEXT && !printer->style.quiet) {
        mx_report_append_summary(out, &printer->style, &printer->totals);
    }
    return g_string_free(out, FALSE);
}
