/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from elsewhere: page models one behind the other, and reports that a process packed which
 * somebody else has taken over. The first byte picks the printer's format; a NUL parts two reports.
 */
#include <cjson/cJSON.h>
#include <mingxi/error.h>
#include <mingxi/report.h>
#include <string.h>

#include "fuzz.h"
#include "page/page.h"

static void check_pages(const char *json, const char *end) {
    for (;;) {
        g_autoptr(GError) error = NULL;
        const char *before = json;
        g_autoptr(MxPage) page = mx_page_load_next(&json, end, &error);
        CHECK((page == NULL) == g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT));
        if (page == NULL)
            return;
        CHECK(json > before && json <= end && page->number >= 1 && page->width_pt > 0);
    }
}

static void take(MxReportPrinter *printer, const char *packed) {
    MxSeverity worst = MX_SEVERITY_INFO;
    bool any = false;
    g_free(mx_report_printer_take(printer, packed, &any, &worst));
    CHECK(worst >= MX_SEVERITY_ERROR && worst <= MX_SEVERITY_INFO);
}

static void check_report(MxReportFormat format, const char *first, const char *second) {
    const MxReportStyle style = { .format = format, .width = 80 };
    g_autoptr(MxReportPrinter) printer = mx_report_printer_new(&style, NULL);
    take(printer, first);
    mx_report_printer_fail(printer, "b.pdf", "is no PDF");
    take(printer, second);
    g_autofree char *end = mx_report_printer_end(printer);
    if (format == MX_REPORT_SARIF && *end != '\0') {
        cJSON *json = cJSON_Parse(end);
        CHECK(json != NULL);
        cJSON_Delete(json);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    check_pages((const char *)data + 1, (const char *)data + size);
    g_autofree char *first = g_malloc0(size + 1); /* two NULs behind */
    memcpy(first, data + 1, size - 1);
    const char *second = first + strlen(first) + 1;
    if (second > first + size)
        second--;
    if (g_utf8_validate(first, -1, NULL) && g_utf8_validate(second, -1, NULL))
        check_report((MxReportFormat)(data[0] % 4), first, second);
    return 0;
}
