/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/json/unseen.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* The bytes that such a character begins with: U+007F; U+0080 and on; U+061C; U+200E and on. */
static const char FIRST[] = "\x7F\xC2\xD8\xE2";

static bool is_unseen(const char *p) {
    return mx_char_is_unseen(g_utf8_get_char(p));
}

static const char *find_unseen(const char *p) {
    for (p += strcspn(p, FIRST); *p != '\0'; p += 1 + strcspn(p + 1, FIRST))
        if (is_unseen(p))
            return p;
    return NULL;
}

char *mx_json_escape_unseen(char *json) {
    const char *from = json, *next = find_unseen(from);
    if (next == NULL)
        return json;
    GString *out = g_string_new(NULL);
    for (; next != NULL; next = find_unseen(from)) {
        g_string_append_len(out, from, next - from);
        g_string_append_printf(out, "\\u%04X", g_utf8_get_char(next));
        from = g_utf8_next_char(next);
    }
    g_string_append(out, from);
    g_free(json);
    return g_string_free(out, FALSE);
}
