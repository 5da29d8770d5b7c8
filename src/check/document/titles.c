/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of tables that are printed twice: over the table, and in a list, a heading, a note. */
#include "check/document/titles.h"

#include "base/text.h"

#include <glib.h>

char *mx_title_letters(const char *title) {
    g_autofree char *folded = mx_text_fold(title);
    GString *letters = g_string_new(NULL);
    for (const char *p = folded; *p != '\0' && !g_str_has_prefix(p, "（");
         p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isalpha(ch))
            g_string_append_unichar(letters, ch);
    }
    return g_string_free(letters, FALSE);
}

static bool are_long(const char *letters, const char *other) {
    return MIN(g_utf8_strlen(letters, -1), g_utf8_strlen(other, -1)) >= MX_MIN_TITLE;
}

bool mx_title_is(const char *letters, const char *other) {
    return are_long(letters, other) &&
           (g_str_has_suffix(other, letters) || g_str_has_suffix(letters, other));
}

static bool is_within(const char *letters, const char *other) {
    for (; *letters != '\0'; letters = g_utf8_next_char(letters)) {
        other = g_utf8_strchr(other, -1, g_utf8_get_char(letters));
        if (other == NULL)
            return false;
        other = g_utf8_next_char(other);
    }
    return true;
}

bool mx_title_may_be(const char *letters, const char *other) {
    return are_long(letters, other) && (is_within(letters, other) || is_within(other, letters));
}
