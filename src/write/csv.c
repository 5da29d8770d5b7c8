/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field is quoted where it must be. */
#include "write/csv.h"

#include <stdbool.h>
#include <string.h>

void mx_csv_append(GString *out, const char *text) {
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted)
        g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *p);
    }
    if (quoted)
        g_string_append_c(out, '"');
}
