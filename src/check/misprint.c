/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a slip of the pen explains that two sides differ.
 *
 *   合计 1,338.33 = 1,000.00 + 338.13      the total is 0.20 more than its parts
 *        1,338.13                          one other digit, and it is their sum
 *
 * Of two sides that are sums every printed figure is tried: what it would have to be so that the
 * sides meet, and whether it is that but for one digit, or for two neighbours in the wrong order. A
 * figure that stands alone on its side is tried whatever the other side is.
 */
#include <string.h>

#include "base/text.h"
#include "check/check_private.h"

/* Digits of a figure: more are a code or an account, not an amount. */
#define MAX_DIGITS 24u

static bool is_figure(const char *digits, const MxFigure *scale, const MxFigure *meant) {
    g_autoptr(MxFigure) number = mx_figure_new_decimal(digits);
    g_autoptr(MxFigure) value = mx_figure_combine(number, '*', scale);
    return mx_figures_meet(value, meant);
}

/* What a printed 1 is worth. Of a printed 0 its width tells. */
static MxFigure *find_scale(const char *digits, const MxFigure *figure) {
    g_autoptr(MxFigure) number = mx_figure_new_decimal(digits);
    g_autoptr(MxFigure) value = mx_figure_dup(figure);
    mx_figure_widen(value, 0);
    if (mx_figure_sign(number) != 0)
        return mx_figure_combine(value, '/', number);
    g_autofree char *last = g_strdup(digits);
    for (char *p = last; *p; p++)
        if (g_ascii_isdigit(*p))
            *p = p[1] ? '0' : '1';
    g_autoptr(MxFigure) place = mx_figure_new_decimal(last);
    g_autoptr(MxFigure) width = mx_figure_width(figure);
    return mx_figure_sign(width) != 0 ? mx_figure_combine(width, '/', place)
                                      : mx_figure_new_integer(1);
}

static bool try_digits(char *digits, gsize at, const MxFigure *scale, const MxFigure *meant) {
    char printed = digits[at];
    bool found = false;
    for (char digit = '0'; digit <= '9' && !found; digit++) {
        digits[at] = digit;
        found = digit != printed && is_figure(digits, scale, meant);
    }
    digits[at] = printed;
    return found;
}

static bool try_swap(char *digits, gsize at, const MxFigure *scale, const MxFigure *meant) {
    char first = digits[at], second = digits[at + 1];
    if (!g_ascii_isdigit(second) || first == second)
        return false;
    digits[at] = second;
    digits[at + 1] = first;
    bool found = is_figure(digits, scale, meant);
    digits[at] = first;
    digits[at + 1] = second;
    return found;
}

bool mx_may_be_misprint(const char *text, const MxFigure *figure, const MxFigure *meant) {
    g_autofree char *folded = mx_text_fold(text);
    const char *start = folded + strcspn(folded, "0123456789");
    g_autofree char *digits = g_strndup(start, strspn(start, "0123456789,."));
    gsize n = strlen(digits);
    if (n == 0 || n > MAX_DIGITS)
        return false;
    g_autoptr(MxFigure) scale = find_scale(digits, figure);
    bool found = false;
    for (gsize i = 0; i < n && !found; i++)
        found = g_ascii_isdigit(digits[i]) &&
                (try_digits(digits, i, scale, meant) || try_swap(digits, i, scale, meant));
    return found;
}

/* Of @side, a sum that is @gap too small. */
static bool try_places(MxCheck *check, const MxValue *side, const MxFigure *gap) {
    for (guint i = 0; i < side->places->len; i++) {
        const MxPlace *place = &g_array_index(side->places, MxPlace, i);
        MxFigure *read = NULL;
        bool figure_there = place->table || place->form || place->fact;
        bool readable = figure_there && mx_place_read(check, place, &read);
        g_autoptr(MxFigure) figure = read;
        if (!readable || figure == NULL)
            continue;
        g_autoptr(MxFigure) value = mx_figure_dup(figure);
        mx_figure_widen(value, 0);
        g_autoptr(MxFigure) meant = mx_figure_combine(value, '+', gap);
        if (mx_may_be_misprint(place->text, figure, meant))
            return true;
    }
    return false;
}

static bool try_alone(const MxValue *side, const MxValue *other) {
    return side->places->len == 1 &&
           mx_may_be_misprint(g_array_index(side->places, MxPlace, 0).text, side->figure,
                              other->figure);
}

bool mx_is_misprint(MxCheck *check, const MxValue *left, const MxValue *right) {
    if (left == NULL || right == NULL || left->figure == NULL || right->figure == NULL)
        return false;
    if (try_alone(left, right) || try_alone(right, left))
        return true;
    if (!left->sum || !right->sum)
        return false;
    g_autoptr(MxFigure) more = mx_figure_combine(left->figure, '-', right->figure);
    g_autoptr(MxFigure) less = mx_figure_combine(right->figure, '-', left->figure);
    return try_places(check, right, more) || try_places(check, left, less);
}
