/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact figures that know how far rounding may have moved them. */
#ifndef MX_CHECK_FIGURE_FIGURE_H
#define MX_CHECK_FIGURE_FIGURE_H

#include <glib.h>
#include <gmp.h>
#include <stdbool.h>

/**
 * MxFigure: a number and the interval [@low, @high] that its printed form stands for, exact. A
 * figure printed as 33.17 stands for everything from 33.165 to 33.175; a sum of such figures for
 * the sum of their intervals.
 *
 * Most figures are @small: counts of a fixed part of 1, in an integer, so that sums cost nothing.
 * The others are rationals, and only then are @value, @low and @high initialised.
 */
typedef struct {
    bool small;
    gint64 parts, parts_low, parts_high;
    mpq_t value, low, high;
} MxFigure;

MxFigure *mx_figure_new(void);

MxFigure *mx_figure_dup(const MxFigure *figure);

/** mx_figure_new_integer: exact: a count, a year. */
MxFigure *mx_figure_new_integer(glong number);

/** mx_figure_new_decimal: exact: @text is digits with at most one point, and a sign. */
MxFigure *mx_figure_new_decimal(const char *text);

/** mx_figure_new_e4: exact: @value_e4 in 1/10,000 of a unit. */
MxFigure *mx_figure_new_e4(gint64 value_e4);

/**
 * mx_figure_set_step: widens the figure by @halves halves of a step in its last printed place.
 * @unit_e4: what a printed 1 is worth, in 1/10,000; @decimals: places after the point
 */
void mx_figure_set_step(MxFigure *figure, gint64 unit_e4, guint decimals, guint halves);

/** mx_figure_width: (transfer full): exact: from the low end of the interval to the high one. */
MxFigure *mx_figure_width(const MxFigure *figure);

/** mx_figure_set_width: the interval is as wide as the value of @width, around the figure's own. */
void mx_figure_set_width(MxFigure *figure, const MxFigure *width);

/** mx_figure_widen: makes the interval @halves times as wide on either side of the value. */
void mx_figure_widen(MxFigure *figure, guint halves);

void mx_figure_free(MxFigure *figure);

/** mx_figure_combine: @op is one of + - * /; (transfer full); NULL for a division by what may be 0.
 */
MxFigure *mx_figure_combine(const MxFigure *a, char op, const MxFigure *b);

/** mx_figures_meet: whether the intervals have a point in common. */
bool mx_figures_meet(const MxFigure *a, const MxFigure *b);

/** mx_figure_may_exceed: whether some point of @a is at least some point of @b. */
bool mx_figure_may_exceed(const MxFigure *a, const MxFigure *b);

/** mx_figure_is_nearer: whether @a is nearer to @to than @b is, by value. */
bool mx_figure_is_nearer(const MxFigure *a, const MxFigure *b, const MxFigure *to);

/**
 * mx_figure_count_steps: the integers from @least to @most are those that, times the value of
 * @step, lie in the interval of @figure; those beyond a gint64 are left out. FALSE where there is
 * none.
 */
bool mx_figure_count_steps(const MxFigure *figure, const MxFigure *step, gint64 *least,
                           gint64 *most);

/** mx_figure_sign: -1, 0, 1, of the value. */
int mx_figure_sign(const MxFigure *figure);

/**
 * mx_figure_print: the value as a JSON number. A fraction without an end is rounded to 6 places.
 *
 * Returns: (transfer full)
 */
char *mx_figure_print(const MxFigure *figure);

/** mx_figure_print_rounded: (transfer full): the value to @decimals places, half away from zero. */
char *mx_figure_print_rounded(const MxFigure *figure, guint decimals);

/** mx_figure_print_difference: (transfer full): @a - @b. */
char *mx_figure_print_difference(const MxFigure *a, const MxFigure *b);

/** mx_figure_print_tolerance: (transfer full): how far the two may be apart by rounding. */
char *mx_figure_print_tolerance(const MxFigure *a, const MxFigure *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFigure, mx_figure_free)

#endif
