/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether totals of two tables are of the same money.
 *
 *   projects, 合计         13,379.18
 *   expenditure, 合计      7,281.79 under 项目支出, 13,379.18 under a heading that no pattern knows
 *
 * The rule has names for a few places of the other table. Where that table prints the total, digit
 * for digit, in a place that the rule does not know, that place is meant. And where the two differ
 * by what is printed as a source of money (a carry-over, a fund, other revenue), one leaves it out.
 *
 * So it is where the row of the total itself prints what the other table has, beside the column
 * that was taken for the total's.
 *
 * A figure that two tables share is hardly a slip of the pen, however near another one is.
 *
 * Known failure: a total that is wrong is not found where the other table prints the same wrong
 * one.
 */
#include "check/earn/population.h"

#include <string.h>

#include "check/context.h"
#include "check/earn/printed.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "model/disclosure.h"

static bool is_of_table(const MxValue *value) {
    for (guint i = 0; i < value->places->len; i++)
        if (g_array_index(value->places, MxPlace, i).table == NULL)
            return false;
    return value->places->len > 0;
}

/* A carry-over, a fund, other revenue, which one of the two leaves out. */
static bool differ_by_source(MxCheck *check, const MxOutcome *outcome) {
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    for (guint i = 0; i < outcome->rights->len; i++) {
        const MxValue *right = outcome->rights->pdata[i];
        g_autoptr(MxFigure) gap = right != NULL && right->figure != NULL
                                      ? mx_figure_combine(outcome->left->figure, '-', right->figure)
                                      : NULL;
        g_autoptr(MxFigure) back = gap ? mx_figure_combine(zero, '-', gap) : NULL;
        if (gap != NULL &&
            (mx_is_printed_as_source(check, gap) || mx_is_printed_as_source(check, back)))
            return true;
    }
    return false;
}

/* Whether @expr names places of @table on @side, or of all of it. */
static bool names(const MxExpr *expr, const MxTable *table, MxSide side) {
    if (expr == NULL)
        return false;
    const MxReference *place = expr->place;
    if (place != NULL && place->table != NULL && strcmp(place->table, table->id) == 0 &&
        (place->side == NULL || side == MX_SIDE_NONE ||
         (strcmp(place->side, "revenue") == 0) == (side == MX_SIDE_REVENUE)))
        return true;
    return names(expr->left, table, side) || names(expr->right, table, side);
}

static bool is_named(const MxCheckRule *rule, const MxTable *table, MxSide side) {
    for (guint i = 0; i < rule->assertion->right->len; i++)
        if (names(rule->assertion->right->pdata[i], table, side))
            return true;
    return false;
}

/* Whether a table that one of the alternatives names prints the total on the side that it names:
 * what balances stands on the other side too. @unknown: or a table that no pattern has a name for.
 */
static bool is_printed_there(MxCheck *check, const MxCheckRule *rule, const MxOutcome *outcome,
                             bool unknown) {
    static const MxSide SIDES[] = { MX_SIDE_NONE, MX_SIDE_REVENUE, MX_SIDE_EXPENDITURE };
    const MxTable *own = g_array_index(outcome->left->places, MxPlace, 0).table;
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        bool other = unknown && strcmp(table->id, "other") == 0;
        for (gsize k = 0; k < G_N_ELEMENTS(SIDES) && strcmp(table->id, own->id) != 0; k++)
            if ((other || is_named(rule, table, SIDES[k])) &&
                mx_is_printed_in(table, SIDES[k], outcome->left->figure))
                return true;
    }
    return false;
}

/* Whether the row of the total prints, under another heading, what the other table has: then that
 * is the total, and the heading over it is one that no pattern knows. */
static bool is_meant_beside(const MxOutcome *outcome) {
    const MxPlace *total = &g_array_index(outcome->left->places, MxPlace, 0);
    for (guint i = 0; i < outcome->rights->len; i++) {
        const MxValue *right = outcome->rights->pdata[i];
        if (right != NULL && right->figure != NULL && total->row != NULL &&
            mx_is_printed_in_row(total->table, total->row, right->figure))
            return true;
    }
    return false;
}

bool mx_is_of_two_populations(MxCheck *check, const MxCheckRule *rule, const MxOutcome *outcome) {
    if (!is_of_table(outcome->left) || !is_of_table(outcome->right))
        return false;
    bool slip = mx_is_misprint(check, outcome->left, outcome->right);
    return is_printed_there(check, rule, outcome, !slip) ||
           (!slip && (differ_by_source(check, outcome) || is_meant_beside(outcome)));
}
