/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/filename.h"

#include <glib.h>

static char *escape(const char *name) {
    GString *text = g_string_new(NULL);
    for (; *name != '\0'; name++) {
        if ((guchar)*name < 0x80)
            g_string_append_c(text, *name);
        else
            g_string_append_printf(text, "\\x%02X", (guchar)*name);
    }
    return g_string_free(text, FALSE);
}

char *mx_filename_to_text(const char *name) {
    if (g_utf8_validate(name, -1, NULL))
        return g_strdup(name);
    char *text = g_convert(name, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
    return text != NULL ? text : escape(name);
}
