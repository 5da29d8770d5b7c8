/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an instance satisfies its rule.
 *
 * Both sides become intervals of what their printed figures may stand for; an equality holds where
 * the intervals meet (the reading "round to nearest" of XBRL Calculations 1.1). Where they do not,
 * each figure is allowed a whole step of its last place: a difference that this explains comes from
 * cutting off or from rounding twice, not from the accounts.
 */
#include <string.h>

#include "check/check_private.h"

#define ROUNDED 1u /* halves of a step: a figure rounded to the nearest */
#define CUT_OFF 2u /* … and one that is cut off, or rounded twice */

void mx_outcome_clear(MxOutcome *outcome) {
    mx_value_free(outcome->left);
    mx_value_free(outcome->right);
    outcome->left = outcome->right = NULL;
    g_clear_pointer(&outcome->others, g_array_unref);
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

/* Takes @right where it is nearer to the left side than what stands there; the figures of the other
 * alternatives are evidence all the same: any of them may be the wrong one. */
static void keep_nearer(MxOutcome *outcome, MxValue **right) {
    const MxFigure *left = outcome->left->figure;
    if (outcome->right == NULL ||
        mx_figure_is_nearer((*right)->figure, outcome->right->figure, left)) {
        MxValue *before = outcome->right;
        outcome->right = *right;
        *right = before;
    }
    if (*right == NULL)
        return;
    if (outcome->others == NULL)
        outcome->others = g_array_new(FALSE, FALSE, sizeof(MxPlace));
    g_array_append_vals(outcome->others, (*right)->places->data, (*right)->places->len);
}

/* One alternative that satisfies the relation is enough; else the nearest is shown. */
static MxVerdict compare(MxCheck *check, const MxInstance *instance, const MxRelation *relation,
                         MxOutcome *outcome) {
    outcome->left = evaluate(check, instance, relation->left);
    if (outcome->left == NULL || outcome->left->figure == NULL)
        return MX_VERDICT_NOT_APPLICABLE;
    for (guint i = 0; i < relation->right->len; i++) {
        g_autoptr(MxValue) right = evaluate(check, instance, relation->right->pdata[i]);
        if (right == NULL || right->figure == NULL)
            continue;
        bool satisfied = satisfies(relation->kind, outcome->left->figure, right->figure);
        keep_nearer(outcome, &right);
        if (satisfied)
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

static bool conditions_hold(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance) {
    for (guint i = 0; i < rule->when->len; i++) {
        g_auto(MxOutcome) outcome = { 0 };
        if (relate(check, instance, rule->when->pdata[i], &outcome) != MX_VERDICT_HOLDS)
            return false;
    }
    return true;
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
}
