/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an instance satisfies its rule.
 *
 * Both sides become intervals of what their printed figures may stand for; an equality holds where
 * the intervals meet (the reading "round to nearest" of XBRL Calculations 1.1). Where they do not,
 * each figure is allowed a whole step of its last place: a difference that this explains comes from
 * cutting off or from rounding twice, not from the accounts.
 */
#include <string.h>

#include "check/context.h"
#include "check/evaluate.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/value.h"
#include "check/lookup/aggregate.h"
#include "check/lookup/lookup.h"
#include "check/lookup/table.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

#define ROUNDED 1u /* halves of a step: a figure rounded to the nearest */
#define CUT_OFF 2u /* … and one that is cut off, or rounded twice */

void mx_outcome_clear(MxOutcome *outcome) {
    mx_value_free(outcome->left);
    outcome->left = outcome->right = NULL;
    g_clear_pointer(&outcome->rights, g_ptr_array_unref);
}

/* ------------------------------------------------------------------------------ expressions -- */

static MxValue *evaluate(MxCheck *check, const MxInstance *instance, const MxExpr *expr);

static MxValue *evaluate_place(MxCheck *check, const MxInstance *instance, const MxExpr *expr) {
    MxValue *value = mx_lookup(check, instance, expr->place);
    return value != NULL || !expr->optional ? value : mx_value_new();
}

static MxValue *evaluate_number(const MxExpr *expr) {
    MxValue *value = mx_value_new();
    value->figure = mx_figure_new_decimal(expr->number);
    return value;
}

/* What is blank adds nothing; a product with it is nothing that could be compared. */
static MxFigure *combine(MxExprKind kind, const MxFigure *left, const MxFigure *right) {
    static const char OPERATORS[] = {
        [MX_EXPR_ADD] = '+',
        [MX_EXPR_SUBTRACT] = '-',
        [MX_EXPR_MULTIPLY] = '*',
        [MX_EXPR_DIVIDE] = '/',
    };
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    bool sum = kind == MX_EXPR_ADD || kind == MX_EXPR_SUBTRACT;
    if ((left == NULL && right == NULL) || (!sum && (left == NULL || right == NULL)))
        return NULL;
    return mx_figure_combine(left ? left : zero, OPERATORS[kind], right ? right : zero);
}

static MxValue *evaluate_operation(MxCheck *check, const MxInstance *instance, const MxExpr *expr) {
    g_autoptr(MxValue) left = evaluate(check, instance, expr->left);
    g_autoptr(MxValue) right = left ? evaluate(check, instance, expr->right) : NULL;
    if (right == NULL)
        return NULL;
    MxValue *value = mx_value_new();
    value->figure = combine(expr->kind, left->figure, right->figure);
    value->sum = expr->kind == MX_EXPR_ADD && left->sum && right->sum;
    g_array_append_vals(value->places, left->places->data, left->places->len);
    g_array_append_vals(value->places, right->places->data, right->places->len);
    return value;
}

static MxValue *evaluate(MxCheck *check, const MxInstance *instance, const MxExpr *expr) {
    switch (expr->kind) {
    case MX_EXPR_NUMBER:
        return evaluate_number(expr);
    case MX_EXPR_PLACE:
        return evaluate_place(check, instance, expr);
    case MX_EXPR_SUM:
        return mx_lookup_all(check, instance, expr->place, false);
    case MX_EXPR_COUNT:
        return mx_lookup_all(check, instance, expr->place, true);
    default:
        return evaluate_operation(check, instance, expr);
    }
}

/* -------------------------------------------------------------------------------- relations -- */

static bool satisfies(MxRelationKind kind, const MxFigure *left, const MxFigure *right) {
    switch (kind) {
    case MX_RELATION_AT_LEAST:
        return mx_figure_may_exceed(left, right);
    case MX_RELATION_AT_MOST:
        return mx_figure_may_exceed(right, left);
    default:
        return mx_figures_meet(left, right);
    }
}

static void free_value(gpointer value) {
    mx_value_free(value);
}

/* One alternative that satisfies the relation is enough. */
static MxVerdict compare(MxCheck *check, const MxInstance *instance, const MxRelation *relation,
                         MxOutcome *outcome) {
    outcome->left = evaluate(check, instance, relation->left);
    if (outcome->left == NULL || outcome->left->figure == NULL)
        return MX_VERDICT_NOT_APPLICABLE;
    outcome->rights = g_ptr_array_new_with_free_func(free_value);
    for (guint i = 0; i < relation->right->len; i++) {
        MxValue *right = evaluate(check, instance, relation->right->pdata[i]);
        g_ptr_array_add(outcome->rights, right);
        if (right == NULL || right->figure == NULL)
            continue;
        outcome->right = right;
        if (satisfies(relation->kind, outcome->left->figure, right->figure))
            return MX_VERDICT_HOLDS;
    }
    return outcome->right ? MX_VERDICT_FAILS : MX_VERDICT_NOT_APPLICABLE;
}

static MxVerdict relate(MxCheck *check, const MxInstance *instance, const MxRelation *relation,
                        MxOutcome *outcome) {
    bool wanted = relation->kind == MX_RELATION_EXISTS;
    switch (relation->kind) {
    case MX_RELATION_NEVER:
        return MX_VERDICT_FAILS;
    case MX_RELATION_EXISTS:
    case MX_RELATION_ABSENT:
        outcome->left = mx_lookup(check, instance, relation->left->place);
        return (outcome->left != NULL && outcome->left->figure != NULL) == wanted
                   ? MX_VERDICT_HOLDS
                   : MX_VERDICT_FAILS;
    default:
        return compare(check, instance, relation, outcome);
    }
}

/* --------------------------------------------------------------------------- what is shown -- */

/* Times that an alternative must be nearer than the main one to be the one that is meant: a wrong
 * figure lies near what it should be. With 2, a figure that has nothing to do with any of them is
 * set against the one that happens to be nearest; with 100, a column that was summed another way is
 * set against a sum that counts things twice. */
#define MUCH_NEARER 10

static bool is_much_nearer(const MxOutcome *outcome, const MxValue *a, const MxValue *b) {
    const MxFigure *left = outcome->left->figure;
    g_autoptr(MxFigure) times = mx_figure_new_integer(MUCH_NEARER);
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    g_autoptr(MxFigure) from_a = mx_figure_combine(a->figure, '-', left);
    g_autoptr(MxFigure) from_b = mx_figure_combine(b->figure, '-', left);
    g_autoptr(MxFigure) limit = mx_figure_combine(from_a, '*', times);
    return mx_figure_is_nearer(limit, from_b, zero);
}

static bool is_comparable(const MxValue *value) {
    return value != NULL && value->figure != NULL;
}

/* The first alternative is what the rule means first, and is shown; but another one where a
 * misprint makes the left side of it, or where it is much nearer. */
static MxValue *choose(MxCheck *check, const MxOutcome *outcome) {
    MxValue *first = NULL, *nearest = NULL;
    for (guint i = 0; i < outcome->rights->len; i++) {
        MxValue *value = outcome->rights->pdata[i];
        if (!is_comparable(value))
            continue;
        first = first ? first : value;
        if (mx_is_misprint(check, outcome->left, value))
            return value;
        if (nearest == NULL ||
            mx_figure_is_nearer(value->figure, nearest->figure, outcome->left->figure))
            nearest = value;
    }
    return nearest != first && is_much_nearer(outcome, nearest, first) ? nearest : first;
}

/* Of the alternatives, the one that satisfied the relation in @lenient. */
static MxValue *find_same(const MxOutcome *outcome, const MxOutcome *lenient) {
    guint i = 0;
    bool found = lenient->right != NULL && g_ptr_array_find(lenient->rights, lenient->right, &i);
    return found ? outcome->rights->pdata[i] : outcome->right;
}

static bool condition_holds(MxCheck *check, const MxInstance *instance,
                            const MxRelation *condition) {
    g_auto(MxOutcome) outcome = { 0 };
    return relate(check, instance, condition, &outcome) == MX_VERDICT_HOLDS;
}

/* Of conditions that `or` joins one must hold. */
static bool conditions_hold(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance) {
    bool holds = true;
    for (guint i = 0; i < rule->when->len; i++) {
        const MxRelation *condition = rule->when->pdata[i];
        if (!condition->either && !holds)
            return false;
        bool known = condition->either && holds;
        holds = known || condition_holds(check, instance, condition);
    }
    return holds;
}

void mx_evaluate(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                 MxOutcome *outcome) {
    check->halves = ROUNDED;
    outcome->verdict = MX_VERDICT_NOT_APPLICABLE;
    if (!conditions_hold(check, rule, instance))
        return;
    outcome->verdict = relate(check, instance, rule->assertion, outcome);
    if (outcome->verdict != MX_VERDICT_FAILS)
        return;
    g_auto(MxOutcome) lenient = { 0 };
    check->halves = CUT_OFF;
    if (relate(check, instance, rule->assertion, &lenient) == MX_VERDICT_HOLDS)
        outcome->verdict = MX_VERDICT_ROUNDING;
    check->halves = ROUNDED;
    if (outcome->rights == NULL)
        return;
    bool rounding = outcome->verdict == MX_VERDICT_ROUNDING;
    outcome->right = rounding ? find_same(outcome, &lenient) : choose(check, outcome);
}
