/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field is quoted where it must be. */
#include "write/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* A figure as it is printed, behind its sign: 1,234.50, 12%. Dashes stand for nothing. */
static bool is_figure(const char *text) {
    return text[strspn(text, "0123456789.,")] == '\0' ||
           g_str_equal(text + strspn(text, "0123456789.,"), "%") || text[strspn(text, "-")] == '\0';
}

/* What a spreadsheet takes for a formula: it would run =HYPERLINK(…), or +cmd|… on a double click.
 * Some take the full-width signs of a Chinese keyboard for the same. */
static bool is_formula(const char *text) {
    switch (g_utf8_get_char(text)) {
    case '=':
    case '@':
    case '\t':
    case '\r':
    case 0xFF1D: /* ＝ */
    case 0xFF20: /* ＠ */
        return true;
    case '+':
    case '-':
    case 0xFF0B: /* ＋ */
    case 0xFF0D: /* － */
        return !is_figure(g_utf8_next_char(text));
    default:
        return false;
    }
}

/* White space stands as it is; what would steer a terminal does not. */
static void append_char(GString *out, gunichar ch) {
    bool harmless = ch == '\n' || ch == '\r' || ch == '\t' || !mx_char_is_unseen(ch);
    if (ch == '"')
        g_string_append_c(out, '"');
    g_string_append_unichar(out, harmless ? ch : 0xFFFD);
}

void mx_csv_append(GString *out, const char *written) {
    g_autofree char *text = g_utf8_make_valid(written, -1);
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted)
        g_string_append_c(out, '"');
    if (is_formula(text))
        g_string_append_c(out, '\'');
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        append_char(out, g_utf8_get_char(p));
    if (quoted)
        g_string_append_c(out, '"');
}
