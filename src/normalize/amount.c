/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalize/amount.h"

#include <string.h>

#include "base/text.h"

/* 10^4 is the finest unit (1/10,000 yuan in a yuan); 亿元 is 10^8 yuan. */
static const struct {
    const char *name;
    gint64 e4;
} UNITS[] = {
    { "元", 10000 },           { "千元", 10000000 },      { "万元", 100000000 },
    { "百万元", 10000000000 }, { "亿元", 1000000000000 },
};

gint64 mx_unit_parse(const char *folded) {
    for (gsize i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strcmp(folded, UNITS[i].name) == 0)
            return UNITS[i].e4;
    return 0;
}

/* A figure taken apart: digits without separators, how many of them are decimals. */
typedef struct {
    bool negative;
    char digits[64];
    gsize n_digits, n_decimals;
} Figure;

static bool take(const char **p, const char *prefix) {
    gsize n = strlen(prefix);
    if (strncmp(*p, prefix, n) != 0)
        return false;
    *p += n;
    return true;
}

static bool add_digit(Figure *f, char digit) {
    if (f->n_digits == G_N_ELEMENTS(f->digits))
        return false;
    f->digits[f->n_digits++] = digit;
    return true;
}

/* The part before the decimal point; groups after a separator have three digits. */
static bool read_whole(Figure *f, const char **p) {
    gsize group = 0;
    bool grouped = false;
    for (; g_ascii_isdigit(**p) || **p == ','; (*p)++) {
        if (**p == ',') {
            if (group == 0 || group > 3 || (grouped && group != 3))
                return false;
            grouped = true;
            group = 0;
        } else {
            group++;
            if (!add_digit(f, **p))
                return false;
        }
    }
    return f->n_digits > 0 && (!grouped || group == 3);
}

static bool read_decimals(Figure *f, const char **p) {
    if (!take(p, "."))
        return true;
    gsize before = f->n_digits;
    for (; g_ascii_isdigit(**p); (*p)++)
        if (!add_digit(f, **p))
            return false;
    f->n_decimals = f->n_digits - before;
    return f->n_decimals > 0;
}

/* Reads a figure from the start of @p and leaves @p behind it. */
static bool read_figure(Figure *f, const char **p) {
    *f = (Figure){ 0 };
    bool bracketed = take(p, "（");
    if (!take(p, "￥"))
        take(p, "¥");
    bool minus = take(p, "-");
    f->negative = minus != bracketed;
    if (!minus)
        take(p, "+");
    if (**p == '.' && g_ascii_isdigit((*p)[1]))
        add_digit(f, '0');
    else if (!read_whole(f, p))
        return false;
    return read_decimals(f, p) && (!bracketed || take(p, "）"));
}

static bool times_ten(gint64 *value) {
    return !__builtin_mul_overflow(*value, 10, value);
}

/* The digits of @f, shifted so that a printed 1 is @scale, a power of ten; fails where a digit
 * other than 0 would be lost. */
static bool scale_figure(const Figure *f, gint64 scale, gint64 *out) {
    gint64 value = 0;
    gsize whole = f->n_digits - f->n_decimals;
    for (gsize i = 0; i < f->n_digits; i++) {
        if (i >= whole && scale < 10) {
            if (f->digits[i] != '0')
                return false;
            continue;
        }
        if (!times_ten(&value) || __builtin_add_overflow(value, f->digits[i] - '0', &value))
            return false;
        if (i >= whole)
            scale /= 10;
    }
    for (; scale > 1; scale /= 10)
        if (!times_ten(&value))
            return false;
    *out = f->negative ? -value : value;
    return true;
}

bool mx_amount_parse(const char *folded, gint64 unit_e4, gint64 *value_e4) {
    Figure f;
    const char *p = folded;
    return read_figure(&f, &p) && *p == '\0' && scale_figure(&f, unit_e4, value_e4);
}

bool mx_figure_match(const char *folded) {
    Figure f;
    const char *p = folded;
    return read_figure(&f, &p) && *p == '\0';
}

/* The length of `，` and three digits, no more, at @p; 0 where there are none. */
static gsize wide_group(const char *p) {
    static const char *const COMMA = "，";
    gsize n = g_str_has_prefix(p, COMMA) ? strlen(COMMA) : 0;
    return n > 0 && strspn(p + n, "0123456789") == 3 ? n + 3 : 0;
}

static bool is_money(const char *p) {
    p += *p == '.' ? 1 + strspn(p + 1, "0123456789") : 0;
    while (*p && g_utf8_strchr("百千万亿", -1, g_utf8_get_char(p)) != NULL)
        p = g_utf8_next_char(p);
    return g_str_has_prefix(p, "元");
}

char *mx_amounts_plain_commas(const char *folded) {
    GString *out = g_string_sized_new(strlen(folded));
    for (const char *p = folded; *p;) {
        gsize n = strspn(p, "0123456789.,");
        const char *end = p + n;
        while (n > 0 && n <= 3 && wide_group(end) > 0)
            end += wide_group(end);
        bool mend = end > p + n && is_money(end) && strspn(p, "0123456789") == n;
        g_string_append_len(out, p, (gssize)MAX(n, 1));
        p += MAX(n, 1);
        for (; mend && p < end; p += wide_group(p))
            g_string_append_printf(out, ",%.3s", p + wide_group(p) - 3);
    }
    return g_string_free(out, FALSE);
}

/* The next run of @p without white space, and no longer than a figure; @p is left behind it. */
static const char *next_part(const char **p, gsize *length) {
    while (**p && mx_char_is_space(g_utf8_get_char(*p)))
        *p = g_utf8_next_char(*p);
    const char *start = *p;
    while (**p && !mx_char_is_space(g_utf8_get_char(*p)))
        *p = g_utf8_next_char(*p);
    *length = (gsize)(*p - start);
    return start;
}

static bool has_space(const char *text) {
    const char *p = text;
    while (*p && !mx_char_is_space(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return *p != '\0';
}

MxFigureSpaces mx_figure_spaces(const char *text) {
    if (!has_space(text))
        return MX_SPACES_NONE;
    g_autofree char *before = NULL;
    bool digits_meet = false, alone = true, decimals = false;
    gsize length;
    for (const char *p = text, *start = next_part(&p, &length); length > 0;
         start = next_part(&p, &length)) {
        g_autofree char *printed = g_strndup(start, length);
        g_autofree char *part = mx_text_fold(printed);
        gsize n = strspn(part, "0123456789.,");
        if (n == 0)
            continue; /* a unit, a sign */
        bool meets = before != NULL;
        digits_meet = digits_meet || meets;
        decimals = decimals || (meets && strchr(before, '.') != NULL);
        part[n] = '\0'; /* the last part may bring its unit */
        alone = alone && mx_figure_match(part);
        g_free(before);
        before = g_steal_pointer(&part);
    }
    if (!digits_meet)
        return MX_SPACES_NONE;
    bool last_has_decimals = strchr(before, '.') != NULL;
    return alone && (decimals || !last_has_decimals) ? MX_SPACES_PART : MX_SPACES_STRAY;
}

void mx_amount_print(GString *out, gint64 value_e4) {
    guint64 size = value_e4 < 0 ? 0 - (guint64)value_e4 : (guint64)value_e4;
    guint64 decimals = size % (guint64)MX_YUAN_E4;
    g_string_append_printf(out, "%s%" G_GUINT64_FORMAT, value_e4 < 0 ? "-" : "",
                           size / (guint64)MX_YUAN_E4);
    if (decimals == 0)
        return;
    g_string_append_printf(out, ".%04" G_GUINT64_FORMAT, decimals);
    while (out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
}

char *mx_number_parse(const char *folded) {
    Figure f;
    const char *p = folded;
    if (!read_figure(&f, &p))
        return NULL;
    take(&p, "%");
    if (*p != '\0')
        return NULL;
    GString *out = g_string_new(f.negative ? "-" : NULL);
    gsize whole = f.n_digits - f.n_decimals, first = 0;
    while (first + 1 < whole && f.digits[first] == '0')
        first++; /* JSON knows no leading zeros */
    g_string_append_len(out, f.digits + first, (gssize)(whole - first));
    if (f.n_decimals > 0) {
        g_string_append_c(out, '.');
        g_string_append_len(out, f.digits + whole, (gssize)f.n_decimals);
    }
    return g_string_free(out, FALSE);
}

/* Zero has many shapes: 零, and a circle, for which typists take what comes to hand. */
static bool is_zero(gunichar ch) {
    return ch == 0x96F6 || ch == 0x25CB || ch == '0' || ch == 'O' || ch == 'o';
}

static int numeral_digit(gunichar ch) {
    static const char *const DIGITS = "〇一二三四五六七八九";
    if (is_zero(ch))
        return 0;
    const char *at = g_utf8_strchr(DIGITS, -1, ch);
    return at ? (int)g_utf8_pointer_to_offset(DIGITS, at) : -1;
}

/* 二十三, 一百零五, 十: digits and the signs for 10, 100, 1000, which fall; 二〇二四: digits alone.
 */
static int chinese_numeral(const char *text) {
    int value = 0, digit = -1, above = 10000;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        int scale = ch == 0x5341 ? 10 : ch == 0x767E ? 100 : ch == 0x5343 ? 1000 : 0;
        int next = numeral_digit(ch);
        if ((scale == 0 && next < 0) || scale >= above || (scale > 0 && digit > 9))
            return -1;
        if (scale > 0) {
            value += (digit < 0 ? 1 : digit) * scale;
            above = scale;
            digit = -1;
        } else {
            digit = digit > 0 ? 10 * digit + next : next;
        }
        if (digit > (above < 10000 ? 9 : 9999))
            return -1;
    }
    return value + MAX(digit, 0);
}

int mx_numeral_parse(const char *folded) {
    if (*folded == '\0' || g_ascii_isalpha(*folded))
        return -1;
    if (!g_ascii_isdigit(*folded))
        return chinese_numeral(folded);
    guint64 value;
    return g_ascii_string_to_unsigned(folded, 10, 0, 9999, &value, NULL) ? (int)value : -1;
}
