/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of several documents, in the form that is asked for: MxReportPrinter of
 * <mingxi/report.h>. */
#include <cjson/cJSON.h>
#include <mingxi/report.h>
#include <string.h>

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
    if (style->format == MX_REPORT_SARIF && patterns != NULL)
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

/* ------------------------------------------------------------------------ between processes -- */

#define PACKED_TOTALS (sizeof(MxReportTotals) / sizeof(guint))

/* { "text", "totals": [numbers in their order], "worst" (missing: no findings), "sarif" } of one
 * document: the printer has printed nothing before, or what it has is forgotten. */
char *mx_report_printer_pack(MxReportPrinter *printer, const MxDisclosure *disclosure) {
    printer->totals = (MxReportTotals){ 0 };
    printer->begun = false;
    if (printer->sarif != NULL) {
        cJSON_Delete(printer->sarif);
        printer->sarif = mx_sarif_new(printer->patterns, printer->style.language);
    }
    g_autofree char *text = mx_report_printer_add(printer, disclosure);
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "text", text);
    cJSON *totals = cJSON_AddArrayToObject(json, "totals");
    for (gsize i = 0; i < PACKED_TOTALS; i++)
        cJSON_AddItemToArray(totals, cJSON_CreateNumber(((const guint *)&printer->totals)[i]));
    MxSeverity worst;
    if (mx_disclosure_worst(disclosure, &worst))
        cJSON_AddNumberToObject(json, "worst", worst);
    if (printer->sarif != NULL) {
        mx_sarif_pack(printer->sarif);
        cJSON_AddItemReferenceToObject(json, "sarif", printer->sarif);
    }
    char *packed = cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    return packed;
}

static void take_totals(MxReportTotals *totals, const cJSON *packed) {
    guint *sums = (guint *)totals, i = 0;
    for (const cJSON *item = packed != NULL ? packed->child : NULL;
         cJSON_IsNumber(item) && i < PACKED_TOTALS; item = item->next)
        sums[i++] += (guint)CLAMP(cJSON_GetNumberValue(item), 0, G_MAXINT);
}

char *mx_report_printer_take(MxReportPrinter *printer, const char *packed, bool *any,
                             MxSeverity *worst) {
    cJSON *json = cJSON_Parse(packed);
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, "text"));
    const cJSON *severity = cJSON_GetObjectItemCaseSensitive(json, "worst");
    *any = cJSON_IsNumber(severity);
    if (*any)
        *worst = (MxSeverity)CLAMP(severity->valueint, MX_SEVERITY_ERROR, MX_SEVERITY_INFO);
    take_totals(&printer->totals, cJSON_GetObjectItemCaseSensitive(json, "totals"));
    if (printer->style.format == MX_REPORT_SARIF &&
        !mx_sarif_join(&printer->sarif, cJSON_DetachItemFromObjectCaseSensitive(json, "sarif")))
        text = NULL;
    /* Each process begins with the header: of several it is the first one's. */
    bool header = printer->begun && printer->style.format == MX_REPORT_CSV && text != NULL &&
                  g_str_has_prefix(text, MX_REPORT_CSV_HEADER);
    char *out = g_strdup(header ? text + strlen(MX_REPORT_CSV_HEADER) : text);
    printer->begun |= out != NULL;
    cJSON_Delete(json);
    return out;
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
