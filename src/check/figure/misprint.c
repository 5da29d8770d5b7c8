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
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"

/* Digits of a figure: more are a code or an account, not an amount; and they fit a gint64. */
#define MAX_DIGITS 18u

/* The digits of a printed figure.
 * @place: the power of ten that each counts; @next: whether the digit after it stands next to it
 * @number: what they are without the point; @decimals: how many stand behind it */
typedef struct {
    guint n, decimals;
    int digit[MAX_DIGITS];
    gint64 place[MAX_DIGITS];
    bool next[MAX_DIGITS];
    gint64 number;
} Digits;

/* The first number of a folded text; FALSE where it has none, or one of too many digits. */
static bool read_digits(const char *text, Digits *digits) {
    const char *p = text + strcspn(text, "0123456789");
    bool after_point = false;
    *digits = (Digits){ 0 };
    for (; *p != '\0' && strchr("0123456789,.", *p) != NULL; p++) {
        after_point |= *p == '.';
        if (!g_ascii_isdigit(*p))
            continue;
        if (digits->n == MAX_DIGITS)
            return false;
        digits->next[digits->n] = g_ascii_isdigit(p[1]);
        digits->decimals += after_point;
        digits->number = 10 * digits->number + (*p - '0');
        digits->digit[digits->n++] = *p - '0';
    }
    gint64 place = 1;
    for (guint i = digits->n; i-- > 0; place = i > 0 ? 10 * place : place)
        digits->place[i] = place;
    return digits->n > 0;
}

/* What a printed 1 is worth in the last place. Of a printed 0 its width tells. */
static MxFigure *find_step(const Digits *digits, const MxFigure *figure) {
    g_autoptr(MxFigure) number = mx_figure_new_integer(digits->number);
    g_autoptr(MxFigure) value = mx_figure_dup(figure);
    mx_figure_widen(value, 0);
    if (digits->number != 0)
        return mx_figure_combine(value, '/', number);
    g_autoptr(MxFigure) width = mx_figure_width(figure);
    if (mx_figure_sign(width) != 0)
        return g_steal_pointer(&width);
    g_autoptr(MxFigure) one = mx_figure_new_integer(1);
    g_autoptr(MxFigure) parts =
        mx_figure_new_integer(digits->place[digits->n - 1 - digits->decimals]);
    return mx_figure_combine(one, '/', parts);
}

/* Calls @take with every number that one other digit, or two neighbours in the other order, give;
 * until it returns TRUE. */
static bool try_each(const Digits *digits, MxMisprintFunc take, gpointer data) {
    for (guint i = 0; i < digits->n; i++) {
        for (int digit = 0; digit <= 9; digit++) {
            gint64 number = digits->number + (digit - digits->digit[i]) * digits->place[i];
            if (digit != digits->digit[i] && take(number, data))
                return true;
        }
        if (!digits->next[i])
            continue;
        int more = digits->digit[i + 1] - digits->digit[i];
        gint64 number = digits->number + more * (digits->place[i] - digits->place[i + 1]);
        if (more != 0 && take(number, data))
            return true;
    }
    return false;
}

typedef struct {
    gint64 least, most;
} Range;

static bool is_in_range(gint64 number, gpointer data) {
    const Range *range = data;
    return number >= range->least && number <= range->most;
}

/* Whether one of them is from @least to @most. */
static bool try_digits(const Digits *digits, gint64 least, gint64 most) {
    Range range = { least, most };
    return try_each(digits, is_in_range, &range);
}

bool mx_misprints_try(const char *folded, MxMisprintFunc take, gpointer data) {
    Digits digits;
    return read_digits(folded, &digits) && try_each(&digits, take, data);
}

/* What @meant would be printed as, in the place of @figure: a share of 18.1437 is a printed 18.14.
 */
static MxFigure *add_rounding(const MxFigure *meant, const MxFigure *figure) {
    g_autoptr(MxFigure) width = mx_figure_width(figure);
    g_autoptr(MxFigure) rounding = mx_figure_new_integer(0);
    mx_figure_set_width(rounding, width);
    return mx_figure_combine(meant, '+', rounding);
}

bool mx_may_be_misprint(const char *text, const MxFigure *figure, const MxFigure *meant) {
    g_autofree char *folded = mx_text_fold(text);
    Digits digits;
    if (!read_digits(folded, &digits))
        return false;
    g_autoptr(MxFigure) step = find_step(&digits, figure);
    g_autoptr(MxFigure) rounded = add_rounding(meant, figure);
    gint64 least, most;
    return mx_figure_count_steps(rounded, step, &least, &most) && try_digits(&digits, least, most);
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
