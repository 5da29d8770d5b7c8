/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a figure of the prose that contradicts another one is an error.
 *
 * A wording may mean another figure than the rule thinks: of one fund, of the body without its
 * institutions, of last year. So that the two differ says nothing yet:
 *
 *   stated                      the tables        what shows it
 *   18,728.91  收支总预算        18,728.94        one other digit: a slip of the pen
 *      887.36  接待费                87.36        ten times: the point
 *        0     政府采购预算总额    8,140.20        no word before it narrows it
 *    1,204.55  拨款安排的采购     1,655.20        nothing: silence
 *   45,967.29  项目预算资金      33,794.76        the rule's own condition holds
 *
 * 1. Where a rule says when it applies by comparing figures, that has shown what is meant; but not
 *    where a total prints the two beside each other: then one is a part of the other.
 * 2. A figure that stands somewhere in the tables as it is stated means that one: silence.
 * 3. What is compared within the prose must stand in one passage: in the section of the figure, and
 * no other figure of the same kind with another value between them.
 * 4. Then a slip of the pen or of the point is enough, if the figure has digits enough to tell;
 * else the clause must say beyond doubt that the figure is the whole's (facts carry that).
 *
 * Totals of two tables must be of the same money (earn/population.c).
 *
 * Known failure: a figure that is another one by a digit is taken for a slip.
 */
#include "check/earn/earned.h"

#include <string.h>

#include "check/context.h"
#include "check/document/pages.h"
#include "check/earn/population.h"
#include "check/earn/printed.h"
#include "check/earn/unnamed.h"
#include "check/evaluate.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/lookup/prose.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "pattern/rule/rules.h"

/* Digits that a figure must have for a slip of the pen to explain anything: one figure of two
 * digits is another one but for a digit in a fifth of all cases. */
#define MIN_SLIP_DIGITS 3u

/* Halves of a step of its last place by which the prose may cut off what a table prints. */
#define CUT_OFF 2u

/* Conditions that compare figures, not only ask what is there. */
static bool is_conditioned(const MxCheckRule *rule) {
    for (guint i = 0; i < rule->when->len; i++) {
        const MxRelation *condition = rule->when->pdata[i];
        if (condition->kind != MX_RELATION_EXISTS && condition->kind != MX_RELATION_ABSENT)
            return true;
    }
    return false;
}

/* ----------------------------------------------------------------------------------- slips -- */

/* The point one to four places from where it should be: 元 for 万元 is four. */
static bool is_shifted(const MxFigure *a, const MxFigure *b) {
    static const glong FACTORS[] = { 10, 100, 1000, 10000 };
    for (gsize i = 0; i < G_N_ELEMENTS(FACTORS); i++) {
        g_autoptr(MxFigure) factor = mx_figure_new_integer(FACTORS[i]);
        g_autoptr(MxFigure) more = mx_figure_combine(a, '*', factor);
        g_autoptr(MxFigure) less = mx_figure_combine(a, '/', factor);
        if (mx_figures_meet(more, b) || mx_figures_meet(less, b))
            return true;
    }
    return false;
}

static const MxTable *first_table(const MxValue *value) {
    return value->places->len > 0 ? g_array_index(value->places, MxPlace, 0).table : NULL;
}

/* Whether figures of two tables, or of the prose and a table, are one but for the unit, which a
 * table does not print: that of the others was taken for its own. */
static bool is_of_other_unit(const MxOutcome *outcome) {
    const MxTable *a = first_table(outcome->left), *b = first_table(outcome->right);
    bool assumed = (a != NULL && a->unit_inherited) || (b != NULL && b->unit_inherited);
    return a != b && assumed && is_shifted(outcome->left->figure, outcome->right->figure);
}

static bool is_telling(const MxValue *value) {
    for (guint i = 0; i < value->places->len; i++)
        if (mx_printed_digits(g_array_index(value->places, MxPlace, i).text) >= MIN_SLIP_DIGITS)
            return true;
    return false;
}

static bool is_slip(MxCheck *check, const MxOutcome *outcome) {
    if (!is_telling(outcome->left) || mx_figure_sign(outcome->left->figure) == 0)
        return false;
    for (guint i = 0; i < outcome->rights->len; i++) {
        const MxValue *right = outcome->rights->pdata[i];
        if (right == NULL || right->figure == NULL || mx_figure_sign(right->figure) == 0)
            continue;
        if (mx_is_misprint(check, outcome->left, right) ||
            is_shifted(outcome->left->figure, right->figure))
            return true;
    }
    return false;
}

/* --------------------------------------------------------------------------------- passages -- */

/* A government's figure says itself whose and of which year it is, wherever it stands. */
static bool is_placed(const MxFact *fact) {
    return fact->scope != NULL && fact->year != 0;
}

/* Whether between the two another figure of the kind of either begins a passage of its own. */
static bool is_one_passage(const MxDisclosure *d, const MxFact *a, const MxFact *b) {
    if (is_placed(a) && is_placed(b))
        return true;
    guint first = mx_prose_index(d, a), last = mx_prose_index(d, b);
    if (a->section != b->section)
        return false;
    for (guint i = MIN(first, last) + 1; i < MAX(first, last); i++) {
        const MxFact *other = d->facts->pdata[i];
        if ((g_strcmp0(other->id, a->id) == 0 && other->value_e4 != a->value_e4) ||
            (g_strcmp0(other->id, b->id) == 0 && other->value_e4 != b->value_e4))
            return false;
    }
    return true;
}

/* @tables: whether any figure is a table's or a form's; @doubtful: whether any of the prose is, and
 * they do not stand in one sentence: what a sentence says of its own figures needs nothing else.
 * FALSE where figures of the prose stand in several passages. */
static bool look_at_sides(const MxCheck *check, const MxFact *fact, const MxValue *side,
                          bool *tables, bool *doubtful) {
    bool sentence = true;
    for (guint i = 0; i < side->places->len; i++) {
        const MxPlace *place = &g_array_index(side->places, MxPlace, i);
        *tables |= place->table != NULL || place->form != NULL;
        if (place->fact == NULL)
            continue;
        *doubtful |= place->fact->doubtful;
        sentence &= strcmp(place->fact->context, fact->context) == 0;
        if (!is_one_passage(check->d, fact, place->fact))
            return false;
    }
    *doubtful &= *tables || !sentence;
    return true;
}

static bool is_amount(const MxFact *fact) {
    return strcmp(fact->unit, "yuan") == 0;
}

/* Whether the row of a total prints both the figure and what it is compared with: then the one is a
 * part of the other, or beside it. */
static bool is_beside_other(MxCheck *check, const MxOutcome *outcome) {
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        for (guint r = 0; r < table->rows->len; r++) {
            const MxRow *row = table->rows->pdata[r];
            if (row->kind == MX_ROW_TOTAL &&
                mx_is_printed_in_row(table, row, outcome->left->figure) &&
                mx_is_printed_in_row(table, row, outcome->right->figure))
                return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------ rules -- */

/* Of a table as a whole, as of its two sides. */
static bool is_of_whole_table(const MxInstance *instance) {
    return instance->table != NULL && instance->row == NULL;
}

/* Of the document as a whole, not of one of its tables, forms or sentences. */
static bool is_of_document(const MxInstance *instance) {
    return instance->table == NULL && instance->form == NULL && instance->pair == NULL &&
           instance->computation == NULL;
}

/* Whether the name of a table is no pattern's, or that of another table too: its title was
 * understood by halves. */
static bool is_misnamed(const MxDisclosure *d, guint index) {
    const MxTable *table = d->tables->pdata[index];
    for (guint i = 0; i < d->tables->len; i++)
        if (i != index && strcmp(((const MxTable *)d->tables->pdata[i])->id, table->id) == 0)
            return true;
    return strcmp(table->id, "other") == 0;
}

/* A table that the document lacks, where one that it has may be it. */
static bool may_be_there(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance) {
    const MxRelation *assertion = rule->assertion;
    bool any = assertion->kind == MX_RELATION_EXISTS && is_of_document(instance) &&
               assertion->left->place->kind == MX_REF_HERE;
    for (guint i = 0; any && i < check->d->tables->len; i++)
        if (is_misnamed(check->d, i))
            return true;
    for (guint i = 0; any && i < check->d->unclaimed->len; i++)
        if (mx_grid_has_figures(check->d->unclaimed->pdata[i]))
            return true;
    return false;
}

bool mx_is_earned(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                  const MxOutcome *outcome) {
    const MxFact *fact = instance->fact;
    if (may_be_there(check, rule, instance))
        return false;
    bool compared = outcome->left != NULL && outcome->right != NULL && outcome->rights != NULL;
    if (!compared)
        return true;
    if (is_of_other_unit(outcome))
        return false;
    if (is_conditioned(rule))
        return fact == NULL || !is_amount(fact) || is_slip(check, outcome) ||
               !is_beside_other(check, outcome);
    if (fact == NULL)
        return (!is_of_document(instance) && !is_of_whole_table(instance)) ||
               !mx_is_of_two_populations(check, rule, outcome);
    bool tables = false, doubtful = fact->doubtful;
    if (!look_at_sides(check, fact, outcome->right, &tables, &doubtful) ||
        mx_unnamed_explain(check, rule, instance, outcome))
        return false;
    bool rounding = outcome->verdict == MX_VERDICT_ROUNDING;
    g_autoptr(MxFigure) stated = mx_figure_dup(outcome->left->figure);
    mx_figure_widen(stated, rounding ? 1 : CUT_OFF);
    if (tables && is_amount(fact) &&
        mx_is_printed(check, stated, fact->text, outcome->right->places))
        return false;
    return rounding || !doubtful || is_slip(check, outcome);
}
