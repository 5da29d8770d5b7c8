/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that leads to the reports of a folder: a table, without a script. */
#include <mingxi/pages.h>
#include <string.h>

#include "base/filename.h"
#include "base/translate.h"
#include "write/report/words.h"

static const char STYLE[] = "<style>\n"
                            ":root{color-scheme:light dark}\n"
                            "body{font:16px/1.5 system-ui,'Noto Sans CJK SC','WenQuanYi Micro "
                            "Hei',sans-serif;margin:2rem auto;"
                            "max-width:72rem;padding:0 1rem}\n"
                            "table{border-collapse:collapse;width:100%}\n"
                            "th,td{text-align:left;padding:.4em .6em;border-bottom:1px solid "
                            "color-mix(in srgb,currentColor 20%,"
                            "transparent);vertical-align:top}\n"
                            "thead th{position:sticky;top:0;background:Canvas}\n"
                            ".n{text-align:right;font-variant-numeric:tabular-nums}\n"
                            ".file{opacity:.75;font-size:.875em;overflow-wrap:anywhere}\n"
                            ".error,.failed{color:#b3261e}\n"
                            "@media(prefers-color-scheme:dark){.error,.failed{color:#ff8a80}}\n"
                            "</style>\n";

static void append_text(GString *out, const char *text) {
    g_autofree char *valid = mx_filename_to_text(text);
    g_autofree char *escaped = g_markup_escape_text(valid, -1);
    g_string_append(out, escaped);
}

/* A path as a link: `%` and what is not ASCII escaped, and a `./` before it, so that a name with a
 * colon is no scheme. */
static void append_link(GString *out, const char *page) {
    g_autofree char *uri = g_uri_escape_string(page, "/", FALSE);
    g_string_append_printf(out, "<a href=\"./%s\">", uri);
}

static void append_number(GString *out, const char *class, guint n) {
    g_string_append_printf(out, "<td class=\"n%s%s\">%u</td>", n > 0 ? " " : "", n > 0 ? class : "",
                           n);
}

static void append_read(GString *out, const MxIndexEntry *entry, const MxReportStyle *style) {
    g_string_append(out, "<td>");
    append_link(out, entry->page);
    append_text(out, entry->title != NULL ? entry->title : entry->file);
    g_string_append(out, "</a><div class=\"file\">");
    append_text(out, entry->file);
    g_string_append(out, "</div></td><td>");
    append_text(out, entry->organization != NULL ? entry->organization : "");
    g_string_append(out, "</td><td class=\"n\">");
    if (entry->year > 0)
        g_string_append_printf(out, "%d", entry->year);
    g_string_append(out, "</td><td>");
    append_text(out, mx_report_kind_name(style, entry->kind));
    g_string_append(out, "</td>");
    append_number(out, "", entry->pages);
    append_number(out, "error", entry->findings[MX_SEVERITY_ERROR]);
    append_number(out, "warning", entry->findings[MX_SEVERITY_WARNING]);
    append_number(out, "info", entry->findings[MX_SEVERITY_INFO]);
}

static void append_failed(GString *out, const MxIndexEntry *entry) {
    g_string_append(out, "<td class=\"file\">");
    append_text(out, entry->file);
    g_string_append(out, "</td><td class=\"failed\" colspan=\"7\">");
    append_text(out, entry->failure);
    g_string_append(out, "</td>");
}

static void append_head(GString *out, MxLanguage language) {
    const char *const heads[] = { N_("Document"), N_("Organization"), N_("Year"),     N_("Kind"),
                                  N_("Pages"),    N_("Errors"),       N_("Warnings"), N_("Infos") };
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++)
        g_string_append_printf(out, "<th%s>%s</th>", i == 2 || i > 3 ? " class=\"n\"" : "",
                               mx_translate(language, heads[i]));
}

char *mx_html_index(const GPtrArray *entries, MxLanguage language) {
    const MxReportStyle style = { .language = language };
    const char *title = mx_translate(language, N_("Reports"));
    GString *out = g_string_new("<!DOCTYPE html>\n");
    g_string_append_printf(out,
                           "<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                           "content=\"width=device-width\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; style-src 'unsafe-inline'\">\n"
                           "<title>%s · mingxi</title>\n%s<h1>%s</h1>\n<table>\n<thead><tr>",
                           language == MX_LANGUAGE_ZH ? "zh-CN" : "en", title, STYLE, title);
    append_head(out, language);
    g_string_append(out, "</tr></thead>\n<tbody>\n");
    for (guint i = 0; i < entries->len; i++) {
        const MxIndexEntry *entry = entries->pdata[i];
        g_string_append(out, "<tr>");
        if (entry->page != NULL)
            append_read(out, entry, &style);
        else
            append_failed(out, entry);
        g_string_append(out, "</tr>\n");
    }
    g_string_append(out, "</tbody>\n</table>\n</html>\n");
    return g_string_free(out, FALSE);
}
