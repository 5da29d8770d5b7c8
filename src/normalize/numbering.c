/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalize/numbering.h"

#include <string.h>

#include "normalize/amount.h"

gsize mx_numeral_length(const char *folded, bool chinese) {
    static const char NUMERALS[] = "一二三四五六七八九十百";
    const char *end = folded;
    if (!chinese)
        return strspn(folded, "0123456789");
    for (gunichar ch; (ch = g_utf8_get_char(end)) != 0 && g_utf8_strchr(NUMERALS, -1, ch) != NULL;)
        end = g_utf8_next_char(end);
    return (gsize)(end - folded);
}

/* Bytes of the mark behind a number: 、 or a point that is none of a decimal. */
static gsize mark_length(const char *p) {
    static const char MARK[] = "、";
    return g_str_has_prefix(p, MARK) ? strlen(MARK) : *p == '.' && !g_ascii_isdigit(p[1]) ? 1 : 0;
}

guint mx_numbering_kind(const char *folded, gsize *length) {
    static const char OPEN[] = "（", CLOSE[] = "）";
    gsize ignored;
    length = length ? length : &ignored;
    for (guint digits = 0; digits < 2; digits++) {
        gsize n = mx_numeral_length(folded, digits == 0),
              mark = n > 0 ? mark_length(folded + n) : 0;
        *length = n + mark;
        if (mark > 0)
            return 1 + 2 * digits;
        const char *inner = g_str_has_prefix(folded, OPEN) ? folded + strlen(OPEN) : "";
        n = mx_numeral_length(inner, digits == 0);
        *length = strlen(OPEN) + n + strlen(CLOSE);
        if (n > 0 && g_str_has_prefix(inner + n, CLOSE))
            return 2 + 2 * digits;
    }
    *length = 0;
    return 0;
}

int mx_numbering_value(const char *folded) {
    gsize n, length;
    bool bare = (n = mx_numeral_length(folded, true)) > 0 && folded[n] == '\0';
    guint kind = bare ? 0 : mx_numbering_kind(folded, &length);
    if (!bare && (kind == 0 || folded[length] != '\0'))
        return 0;
    const char *first = kind == 2 || kind == 4 ? g_utf8_next_char(folded) : folded;
    n = mx_numeral_length(first, bare || kind <= 2);
    g_autofree char *numeral = g_strndup(first, n);
    return MAX(mx_numeral_parse(numeral), 0);
}
