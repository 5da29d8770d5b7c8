/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalize/cell.h"

#include <string.h>

#include "normalize/amount.h"

/* Digits before the only comma where one more is missing: 1234,567 to 123456,789. With more, two
 * figures are as likely. */
#define LEAST_UNPARTED 4u
#define MOST_UNPARTED 6u

/* @figure: as mx_amount_parse() reads it; @unit_e4: its own, 0 where it has none */
typedef struct {
    char *figure;
    gint64 unit_e4;
    MxCellOddity oddity;
} Cell;

static gsize digits_at(const char *p) {
    return strspn(p, "0123456789");
}

/* The end of a mark of a note at @p: a raised digit, a circled one, asterisks, [1]. NULL where
 * there is none. */
static const char *mark_end(const char *p) {
    gunichar ch = g_utf8_get_char(p);
    if (ch == '[') {
        gsize n = digits_at(p + 1);
        return n > 0 && p[1 + n] == ']' ? p + n + 2 : NULL;
    }
    bool mark = ch == '*' || ch == 0xB2 || ch == 0xB3 || ch == 0xB9 || ch == 0x2020 ||
                ch == 0x2021 || ch == 0x203B || ch == 0x2070 || (ch >= 0x2074 && ch <= 0x2079) ||
                (ch >= 0x2460 && ch <= 0x2473);
    return mark ? g_utf8_next_char(p) : NULL;
}

static const char *skip_marks(const char *p) {
    for (const char *end = p; *p && (end = mark_end(p)) != NULL;)
        p = end;
    return p;
}

/* A full-width comma between thousands is one: `，` and three digits, no more. */
static gsize wide_comma(const char *p) {
    static const char *const COMMA = "，";
    return g_str_has_prefix(p, COMMA) && digits_at(p + strlen(COMMA)) == 3 ? strlen(COMMA) : 0;
}

/* Appends the digits, commas and points at @p; returns what follows. */
static const char *copy_digits(GString *out, const char *p) {
    while (*p) {
        gsize n = wide_comma(p);
        if (n > 0 && out->len > 0 && g_ascii_isdigit(out->str[out->len - 1]))
            g_string_append_c(out, ',');
        else if (g_ascii_isdigit(*p) || *p == ',' || *p == '.')
            g_string_append_c(out, *p);
        else
            break;
        p += n > 0 ? n : 1;
    }
    return p;
}

/* 128138,600 becomes 128,138,600. */
static void part_first(GString *out, gsize from, MxCellOddity *oddity) {
    const char *digits = out->str + from;
    gsize n = digits_at(digits);
    if (n < LEAST_UNPARTED || n > MOST_UNPARTED || digits[n] != ',' ||
        digits_at(digits + n + 1) != 3 || digits[n + 4] == ',')
        return;
    g_string_insert_c(out, (gssize)(from + n - 3), ',');
    *oddity = MX_CELL_COMMA;
}

static const char *copy_sign(GString *out, const char *p, MxCellOddity *oddity) {
    static const char *const SIGNS[] = { "（", "￥", "¥", "-", "+" };
    gunichar ch = g_utf8_get_char(p);
    if ((ch == 0x25B3 || ch == 0x25B2) && g_ascii_isdigit(*g_utf8_next_char(p))) {
        *oddity = MX_CELL_TRIANGLE;
        g_string_append_c(out, '-');
        return g_utf8_next_char(p);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(SIGNS); i++)
        while (g_str_has_prefix(p, SIGNS[i])) {
            g_string_append(out, SIGNS[i]);
            p += strlen(SIGNS[i]);
        }
    return p;
}

/* Takes a unit from what stands behind the digits. */
static const char *take_unit(const char *p, gint64 *unit_e4) {
    static const char *const YUAN = "元";
    const char *end = strstr(p, YUAN);
    if (end == NULL)
        return p;
    end += strlen(YUAN);
    g_autofree char *unit = g_strndup(p, (gsize)(end - p));
    *unit_e4 = mx_unit_parse(unit);
    return *unit_e4 > 0 ? end : p;
}

/* What cannot be a figure's stays where it is, and the parsers refuse it. */
static Cell read_cell(const char *folded) {
    Cell cell = { 0 };
    g_autoptr(GString) out = g_string_new(NULL);
    const char *p = copy_sign(out, skip_marks(folded), &cell.oddity);
    gsize from = out->len;
    p = copy_digits(out, p);
    part_first(out, from, &cell.oddity);
    p = skip_marks(p);
    if (*p == '%')
        g_string_append_c(out, *p++);
    p = take_unit(p, &cell.unit_e4);
    g_string_append(out, skip_marks(p));
    cell.figure = g_strdup(out->str);
    return cell;
}

bool mx_cell_amount_parse(const char *folded, gint64 unit_e4, gint64 *value_e4) {
    Cell cell = read_cell(folded);
    g_autofree char *figure = cell.figure;
    gint64 scale = cell.unit_e4 > 0 ? cell.unit_e4 : unit_e4, value = 0;
    if (scale <= 0 || !mx_amount_parse(figure, scale, &value) ||
        value / MX_YUAN_E4 >= MX_MOST_YUAN || value / MX_YUAN_E4 <= -MX_MOST_YUAN)
        return false;
    *value_e4 = value;
    return true;
}

char *mx_cell_number_parse(const char *folded) {
    Cell cell = read_cell(folded);
    g_autofree char *figure = cell.figure;
    return cell.unit_e4 > 0 ? NULL : mx_number_parse(figure);
}

bool mx_cell_figure_match(const char *folded) {
    Cell cell = read_cell(folded);
    g_autofree char *figure = cell.figure;
    return mx_figure_match(figure);
}

MxCellOddity mx_cell_oddity(const char *folded) {
    Cell cell = read_cell(folded);
    g_free(cell.figure);
    return cell.oddity;
}
