/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a rule's failures in a table are contradictions.
 *
 * A rule assumes what the columns and rows of a table are to each other. Whether that is so the
 * table itself must show; else the failure is the rule's own.
 *
 * 1. A failure that the table explains another way is none: other columns of the row make up the
 *    sum (structure/row_parts.c), other rows of the column do (structure/nesting.c).
 * 2. What no selection explains must be earned: the relation holds at least twice as often as it
 *    fails, counting only where two parts or more have something; or a slip of the pen explains a
 *    single failure, which may break the sum above it, too; or nothing in the row, or in the
 *    nesting of the rows, is unknown.
 * 3. Where a row adds up without one figure, a misprint of the 0 that its column has in all other
 *    rows, either may be: an info.
 * 4. Where a figure could not be read in the row or the column, where what is missing is a row or a
 *    cell that is not there, or the document says that it leaves something out, what is said is no
 *    error: an info that says so.
 *
 * Rules that do not add up cells of a table (a total against another table's, a fact, a form) are
 * held to the second alone, where they are `usual`.
 */
#include "check/tally.h"

#include <string.h>

#include "check/document/pages.h"
#include "check/document/withheld.h"
#include "check/earn/doubts.h"
#include "check/earn/earned.h"
#include "check/earn/failure.h"
#include "check/figure/misprint.h"
#include "check/finding.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/structure/amounts.h"
#include "check/structure/column_sums.h"
#include "check/structure/levels.h"
#include "check/structure/nesting.h"
#include "check/structure/row_parts.h"
#include "check/structure/row_shape.h"

/* How many instances must hold for one that fails. With one, a list of which half stands elsewhere
 * (projects of this year beside forms of money carried over) is full of findings; with three, one
 * slip in a table of three rows goes unseen. */
#define USUAL_RATIO 2u

/* Figures of a sum that are held against each other; a longer one is not looked through. */
#define MAX_PLACES 200u

struct MxTally {
    MxCheck *check;
    const MxCheckRule *rule;
    const MxTable *table;
    MxRowParts *parts;  /* (nullable): of a table */
    GArray *failures;   /* of MxFailure */
    guint held, proofs; /* held: all that hold; proofs: those that show something */
    bool *added;        /* of a table, by column: a sum of two or more of its cells held */
};

static void failure_clear(gpointer data) {
    MxFailure *failure = data;
    mx_outcome_clear(&failure->outcome);
}

MxTally *mx_tally_new(MxCheck *check, const MxCheckRule *rule, const MxTable *table) {
    MxTally *tally = g_new0(MxTally, 1);
    tally->check = check;
    tally->rule = rule;
    tally->table = table;
    tally->parts = table ? mx_row_parts_new(table) : NULL;
    tally->added = table ? g_new0(bool, table->columns->len) : NULL;
    tally->failures = g_array_new(FALSE, FALSE, sizeof(MxFailure));
    g_array_set_clear_func(tally->failures, failure_clear);
    return tally;
}

void mx_tally_free(MxTally *tally) {
    if (tally == NULL)
        return;
    mx_row_parts_free(tally->parts);
    g_free(tally->added);
    g_array_unref(tally->failures);
    g_free(tally);
}

/* -------------------------------------------------------------------------------- what it is -- */

static const MxPlace *place_at(const MxValue *value, guint i) {
    return &g_array_index(value->places, MxPlace, i);
}

/* The column of the left side, where that is one cell of the instance's row. */
static bool find_whole(const MxInstance *instance, const MxValue *left, guint *column) {
    if (instance->row == NULL || left == NULL || left->places->len != 1)
        return false;
    const MxPlace *place = place_at(left, 0);
    return place->row == instance->row && place->column != NULL &&
           g_ptr_array_find(instance->table->columns, place->column, column);
}

static MxSumKind kind_of(const MxInstance *instance, const MxValue *right, guint whole) {
    bool row = true, column = true;
    for (guint i = 0; right != NULL && i < right->places->len; i++) {
        const MxPlace *place = place_at(right, i);
        row = row && place->row == instance->row;
        column = column && place->table == instance->table &&
                 place->column == instance->table->columns->pdata[whole];
    }
    if (right == NULL || right->places->len == 0)
        return MX_SUM_NONE;
    return row ? MX_SUM_ROW : column ? MX_SUM_COLUMN : MX_SUM_NONE;
}

/* Printed figures of a side that are not 0: two make a sum that shows something. */
static guint count_active(const MxValue *value) {
    guint n = 0;
    for (guint i = 0; value != NULL && i < value->places->len; i++) {
        const char *text = place_at(value, i)->text;
        n += text != NULL && strpbrk(text, "123456789") != NULL;
    }
    return n;
}

/* A rule of the document whose figures stand in one column of one table is one of that column: the
 * kinds of an expense that are rows. */
static bool find_cell(const MxOutcome *outcome, MxInstance *cell) {
    const MxValue *left = outcome->left, *right = outcome->right;
    const MxPlace *whole = left && left->places->len == 1 ? place_at(left, 0) : NULL;
    if (whole == NULL || whole->row == NULL || whole->column == NULL || right == NULL)
        return false;
    for (guint i = 0; i < right->places->len; i++)
        if (place_at(right, i)->table != whole->table ||
            place_at(right, i)->column != whole->column)
            return false;
    *cell = (MxInstance){ .table = whole->table, .row = whole->row };
    return right->places->len > 0 &&
           g_ptr_array_find(whole->table->rows, whole->row, &cell->row_index) &&
           g_ptr_array_find(whole->table->columns, whole->column, &cell->column);
}

static void note_held(MxTally *tally, const MxInstance *instance, const MxOutcome *outcome) {
    guint whole;
    tally->held++;
    if (!find_whole(instance, outcome->left, &whole) || outcome->right == NULL) {
        tally->proofs++;
        return;
    }
    bool proof = count_active(outcome->right) >= 2;
    MxSumKind kind = kind_of(instance, outcome->right, whole);
    tally->proofs += proof;
    if (kind == MX_SUM_ROW)
        mx_row_parts_hold(tally->parts, outcome->right);
    else if (kind == MX_SUM_COLUMN && proof)
        tally->added[whole] = true;
}

static bool is_set(const bool *key) {
    return key != NULL && *key;
}

void mx_tally_add(MxTally *tally, const MxInstance *instance, MxOutcome *outcome) {
    if (outcome->verdict == MX_VERDICT_HOLDS)
        note_held(tally, instance, outcome);
    if (outcome->verdict != MX_VERDICT_FAILS && outcome->verdict != MX_VERDICT_ROUNDING)
        return;
    MxFailure failure = { .instance = *instance, .outcome = *outcome };
    *outcome = (MxOutcome){ 0 };
    failure.misprint = mx_is_misprint(tally->check, failure.outcome.left, failure.outcome.right) ||
                       (instance->computation != NULL && instance->computation->slip);
    if (find_whole(instance, failure.outcome.left, &failure.column)) {
        failure.sum = kind_of(instance, failure.outcome.right, failure.column);
        failure.cell = *instance;
        failure.cell.column = failure.column;
    } else if (instance->table == NULL && find_cell(&failure.outcome, &failure.cell)) {
        failure.sum = MX_SUM_COLUMN;
    }
    g_array_append_val(tally->failures, failure);
}

/* --------------------------------------------------------------------------------- judgement -- */

/* The boxes of @right that @expr names without leaving open whether they are there. */
static void take_needed(const MxExpr *expr, const MxValue *right, GArray *needed) {
    if (expr == NULL || expr->kind == MX_EXPR_NUMBER || expr->optional)
        return;
    for (guint i = 0; expr->kind == MX_EXPR_PLACE && i < right->places->len; i++) {
        const MxPlace *place = place_at(right, i);
        if (g_strv_contains((const char *const *)expr->place->names, place->column->id))
            g_array_append_vals(needed, place, 1);
    }
    take_needed(expr->left, right, needed);
    take_needed(expr->right, right, needed);
}

static bool is_explained_beside(const MxTally *tally, const MxFailure *failure) {
    const MxOutcome *outcome = &failure->outcome;
    g_autoptr(GArray) needed = g_array_new(FALSE, FALSE, sizeof(MxPlace));
    guint i;
    if (g_ptr_array_find(outcome->rights, outcome->right, &i))
        take_needed(tally->rule->assertion->right->pdata[i], outcome->right, needed);
    return mx_row_parts_explain(tally->parts, failure->instance.row, failure->column, needed);
}

/* One printed figure that enters a sum twice was taken for two. */
static bool counts_twice(const MxValue *value) {
    for (guint i = 0; value != NULL && i < value->places->len; i++)
        for (guint k = 0; k < i && value->places->len <= MAX_PLACES; k++) {
            const MxPlace *a = place_at(value, i), *b = place_at(value, k);
            if (a->what != MX_PLACE_FACT && a->page == b->page && a->box.x1 > a->box.x0 &&
                mx_box_equal(a->box, b->box) && g_strcmp0(a->text, b->text) == 0)
                return true;
        }
    return false;
}

/* Whether the box before or behind a figure that enters, in its row, could not be read: then the
 * figure may have lost to it, or got from it, a part of its digits. */
static bool is_cut_by_neighbour(const MxTally *tally, const MxValue *value) {
    for (guint i = 0; tally->table != NULL && value != NULL && i < value->places->len; i++) {
        const MxPlace *place = place_at(value, i);
        guint column;
        if (place->table != tally->table || place->column == NULL ||
            !g_ptr_array_find(tally->table->columns, place->column, &column))
            continue;
        if ((column > 0 && mx_amount_is_unsure(place->row, column - 1)) ||
            (column + 1 < tally->table->columns->len &&
             mx_amount_is_unsure(place->row, column + 1)))
            return true;
    }
    return false;
}

/* A row that adds up without the only figure of its column. */
static bool is_alone(const MxTally *tally, const MxFailure *failure) {
    return failure->sum == MX_SUM_ROW && failure->misprint &&
           mx_row_parts_alone(tally->parts, failure->instance.row, failure->outcome.right);
}

static bool is_explained(const MxTally *tally, const MxFailure *failure) {
    if (counts_twice(failure->outcome.right) || is_cut_by_neighbour(tally, failure->outcome.left) ||
        is_cut_by_neighbour(tally, failure->outcome.right))
        return true;
    if (failure->sum == MX_SUM_ROW)
        return is_explained_beside(tally, failure);
    if (failure->sum != MX_SUM_COLUMN)
        return false;
    const MxInstance *cell = &failure->cell;
    return mx_nesting_explains(tally->check, cell) ||
           (!failure->misprint &&
            (mx_nesting_has_holes(cell) || mx_table_goes_on(tally->check->d, cell->table)));
}

static bool enters(const MxValue *value, const MxInstance *cell) {
    for (guint i = 0; value != NULL && i < value->places->len; i++) {
        const MxPlace *place = place_at(value, i);
        if (place->row == cell->row && place->column == cell->table->columns->pdata[cell->column])
            return true;
    }
    return false;
}

/* One wrong figure breaks the sum that it is and the sum that it is in, by one amount: the second
 * is no failure of its own. */
static bool is_echo(const MxTally *tally, const MxFailure *failure) {
    const MxOutcome *outcome = &failure->outcome;
    for (guint i = 0; i < tally->failures->len && failure->sum == MX_SUM_COLUMN; i++) {
        const MxFailure *other = &g_array_index(tally->failures, MxFailure, i);
        if (other == failure || other->sum != MX_SUM_COLUMN ||
            !enters(outcome->right, &other->cell))
            continue;
        g_autoptr(MxFigure) gap =
            mx_figure_combine(outcome->left->figure, '-', outcome->right->figure);
        g_autoptr(MxFigure) inner =
            mx_figure_combine(other->outcome.right->figure, '-', other->outcome.left->figure);
        if (mx_figures_meet(gap, inner))
            return true;
    }
    return false;
}

/* What is no failure of the document. */
static void drop_explained(MxTally *tally) {
    for (guint i = tally->failures->len; i-- > 0;) {
        MxFailure *failure = &g_array_index(tally->failures, MxFailure, i);
        bool explained = is_explained(tally, failure);
        failure->alone = explained && is_alone(tally, failure);
        if ((is_set(tally->rule->source->misprint) && !failure->misprint) ||
            !mx_is_earned(tally->check, tally->rule, &failure->instance, &failure->outcome) ||
            (explained && !failure->alone))
            g_array_remove_index(tally->failures, i);
    }
}

/* Those that count; rounding tells nothing of what the table does. */
static void count_failures(const MxTally *tally, guint *n_failed, guint *n_misprints) {
    *n_failed = *n_misprints = 0;
    for (guint i = 0; i < tally->failures->len; i++) {
        const MxFailure *failure = &g_array_index(tally->failures, MxFailure, i);
        bool fails = failure->outcome.verdict == MX_VERDICT_FAILS && !failure->alone &&
                     !is_echo(tally, failure);
        *n_failed += fails;
        *n_misprints += fails && failure->misprint;
    }
}

/* Whether the column may hold what is not added up: nobody knows its header, no sum of its cells
 * shows it, and it is not made of the columns behind it. */
static bool is_of_unknown_column(const MxTally *tally, const MxFailure *failure) {
    if (failure->sum != MX_SUM_COLUMN)
        return false;
    const MxInstance *cell = &failure->cell;
    const MxColumn *column = cell->table->columns->pdata[cell->column];
    if (!g_str_has_prefix(column->id, "col_") ||
        (cell->table == tally->table && tally->added[cell->column]))
        return false;
    g_autoptr(GArray) beside = mx_beside_columns(cell->table, cell->column);
    return beside->len == 0;
}

/* Whether nothing that could explain the failure is unknown. */
static bool is_known(const MxTally *tally, const MxFailure *failure) {
    if (failure->sum == MX_SUM_ROW)
        return mx_row_parts_know(tally->table, failure->instance.row, failure->column,
                                 failure->outcome.right);
    return failure->sum == MX_SUM_COLUMN && mx_nesting_is_clear(tally->check, &failure->cell);
}

/* Whether the rule takes its rows by the codes of their names, not by how deep they stand. */
static bool goes_by_names(const MxTally *tally) {
    const GPtrArray *rights = tally->rule->assertion->right;
    for (guint i = 0; i < rights->len; i++) {
        const MxExpr *expr = rights->pdata[i];
        if (expr->place != NULL && strcmp(expr->place->names[0], "classified") == 0)
            return true;
    }
    return false;
}

/* A row without a code and what stands below it: whether that is all of it. */
static bool is_whole(const MxTally *tally, const MxFailure *failure) {
    const MxInstance *cell = &failure->cell;
    g_autofree char *code = cell->row ? mx_row_code(cell->table, cell->row) : g_strdup("");
    bool by_indentation =
        failure->sum == MX_SUM_COLUMN && cell->row->kind == MX_ROW_ITEM && *code == '\0';
    return !by_indentation || goes_by_names(tally) || mx_levels_are_whole(tally->check, cell);
}

/* Rows that fail, whatever the columns: a table that lists the main items only fails in all of
 * them. */
static guint count_rows(const MxTally *tally) {
    guint n = 0;
    for (guint i = 0; i < tally->failures->len; i++) {
        const MxFailure *failure = &g_array_index(tally->failures, MxFailure, i);
        bool seen = failure->sum != MX_SUM_COLUMN || failure->cell.row->kind == MX_ROW_TOTAL ||
                    failure->outcome.verdict != MX_VERDICT_FAILS;
        for (guint k = 0; k < i && !seen; k++)
            seen = g_array_index(tally->failures, MxFailure, k).cell.row == failure->cell.row;
        n += !seen;
    }
    return n;
}

static bool is_earned(const MxTally *tally, const MxFailure *failure, guint n_failed,
                      guint n_misprints) {
    if (failure->alone)
        return tally->held >= USUAL_RATIO;
    bool usual = tally->proofs >= USUAL_RATIO * n_failed;
    bool last_digit = tally->failures->len == 1 && failure->misprint; /* and if it is rounding's */
    bool once = (n_failed == 1 && n_misprints == 1) || (n_failed == 0 && last_digit);
    if (failure->sum == MX_SUM_NONE)
        return !is_set(tally->rule->source->usual) || tally->held >= USUAL_RATIO * n_failed || once;
    if (!is_whole(tally, failure) || is_of_unknown_column(tally, failure))
        return once;
    bool several = failure->sum == MX_SUM_ROW ? n_failed > MAX(tally->proofs, 1)
                                              : count_rows(tally) > MAX(tally->proofs, 1);
    return (usual && tally->proofs > 0) || once || (!several && is_known(tally, failure));
}

static MxFinding *make_finding(const MxTally *tally, const MxFailure *failure) {
    MxFinding *finding =
        mx_finding_make(tally->check, tally->rule, &failure->instance, &failure->outcome);
    /* A slip of the pen is one, whatever is left out. */
    bool fails = finding->difference != NULL && failure->outcome.verdict == MX_VERDICT_FAILS;
    bool differs = fails && !failure->misprint;
    if (failure->instance.pair != NULL && failure->instance.pair->unread)
        mx_finding_unlist(finding);
    else if (mx_failure_is_unsure(failure) ||
             (fails && mx_failure_is_half_read(tally->check, failure)))
        mx_finding_doubt(finding);
    else if (failure->alone)
        mx_finding_lower(finding);
    else if (differs && mx_document_withholds(tally->check))
        mx_finding_withhold(finding);
    else if (fails && mx_failure_is_gap(tally->check, tally->failures, failure))
        mx_finding_miss(finding);
    return finding;
}

bool mx_tally_settle(MxTally *tally, GPtrArray *findings) {
    guint n_failed, n_misprints;
    bool any = tally->held + tally->failures->len > 0;
    drop_explained(tally);
    count_failures(tally, &n_failed, &n_misprints);
    for (guint i = 0; i < tally->failures->len; i++) {
        const MxFailure *failure = &g_array_index(tally->failures, MxFailure, i);
        if (is_earned(tally, failure, n_failed, n_misprints))
            g_ptr_array_add(findings, make_finding(tally, failure));
    }
    return any;
}
