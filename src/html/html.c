/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages are made of. */
#include "html/html.h"

#include <gio/gio.h>
#include <mingxi/error.h>
#include <string.h>

#define ROOT "/mingxi/html/"

bool mx_pages_available(void) {
    return g_resources_get_info(ROOT "report.html", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

GBytes *mx_html_load(const char *name, GError **error) {
    g_autofree char *path = g_strconcat(ROOT, name, NULL);
    GBytes *bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (bytes == NULL)
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT,
                    "built without its pages (MINGXI_PAGES=OFF): no %s", name);
    return bytes;
}

bool mx_html_write_template(GBytes *template, int rest, MxWriteFunc write, gpointer data) {
    gsize length;
    const char *text = g_bytes_get_data(template, &length);
    const char *slot = g_strstr_len(text, (gssize)length, MX_HTML_SLOT);
    gsize head = slot ? (gsize)(slot - text) : length;
    gsize from = rest ? MIN(length, head + strlen(MX_HTML_SLOT)) : 0;
    g_autofree char *part = g_strndup(text + from, (rest ? length : head) - from);
    return write(part, data);
}

char *mx_html_escape_json(const char *json) {
    GString *out = g_string_sized_new(strlen(json) + 64);
    for (const char *p = json; *p != '\0';) {
        gsize plain = strcspn(p, "<");
        g_string_append_len(out, p, (gssize)plain);
        p += plain;
        if (*p == '<') {
            g_string_append(out, "\\u003c");
            p++;
        }
    }
    return g_string_free(out, FALSE);
}
