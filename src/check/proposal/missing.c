/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *     ┌ 合计 ┬ 基本支出 ┬ 项目支出 ┐
 *     │ 46.0 │     36.0 │     10.0 │    合计 = 基本支出 + 项目支出, and the first row
 *     │ 31.0 │     2?.0 │      8.0 │    is the sum of the others: by either the box
 *     │ 15.0 │     13.0 │      2.0 │    that is not read holds 23.0
 *
 * A sum counts where the table keeps it everywhere else, exactly: where parts are rounded one by
 * one, the last digit is anybody's guess.
 */
#include "check/proposal/missing.h"

#include "check/structure/amounts.h"
#include "check/structure/column_sums.h"

/* Sums that can be followed, with two parts at least that are not 0, before one that cannot is
 * believed: two agree by chance where a table has little in it. */
#define LEAST_HELD 3u

/* A whole and its parts, as far as they are read. @n_parts: that are not 0; @n_open: not read. */
typedef struct {
    gint64 whole_e4, sum_e4;
    guint n_parts, n_open;
    bool whole_is_open, fits;
} Sum;

static void add_whole(Sum *sum, const MxRow *row, guint column) {
    sum->whole_is_open = mx_amount_is_unsure(row, column);
    sum->fits &= mx_amount_at(row, column, &sum->whole_e4) || sum->whole_is_open;
    sum->n_open += sum->whole_is_open;
}

static void add_part(Sum *sum, const MxRow *row, guint column) {
    gint64 amount_e4;
    mx_amount_at(row, column, &amount_e4);
    sum->n_open += mx_amount_is_unsure(row, column);
    sum->n_parts += amount_e4 != 0;
    sum->fits &= !__builtin_add_overflow(sum->sum_e4, amount_e4, &sum->sum_e4);
}

/* ------------------------------------------------------------------------------- what holds -- */

typedef struct {
    guint held, failed;
} Count;

static void count(Count *n, const Sum *sum) {
    if (sum->n_open > 0 || !sum->fits || sum->n_parts < 2)
        return;
    *(sum->whole_e4 == sum->sum_e4 ? &n->held : &n->failed) += 1;
}

static bool is_kept(Count n) {
    return n.failed == 0 && n.held >= LEAST_HELD;
}

/* --------------------------------------------------------------------------- along the rows -- */

static Sum sum_beside(const MxTable *table, guint row, guint whole, const GArray *parts) {
    Sum sum = { .fits = true };
    const MxRow *r = table->rows->pdata[row];
    add_whole(&sum, r, whole);
    for (guint i = 0; i < parts->len; i++)
        add_part(&sum, r, g_array_index(parts, guint, i));
    return sum;
}

static bool has(const GArray *columns, guint column) {
    for (guint i = 0; i < columns->len; i++)
        if (g_array_index(columns, guint, i) == column)
            return true;
    return false;
}

/* ----------------------------------------------------------------------- along the columns -- */

static bool is_below(const MxRow *whole, const MxRow *row) {
    return row->side == whole->side && row->block == whole->block && row->kind == MX_ROW_ITEM;
}

static guint level_below(const MxRow *whole) {
    return whole->kind == MX_ROW_TOTAL ? 0 : whole->level + 1;
}

/* The rows from @from on that are a level below row @whole: of an item up to the next of its own
 * level, of a total all. Calls for each; FALSE where there is none. */
static Sum sum_below(const MxTable *table, guint whole, guint column) {
    const MxRow *w = table->rows->pdata[whole];
    Sum sum = { .fits = true };
    bool total = w->kind == MX_ROW_TOTAL;
    add_whole(&sum, w, column);
    for (guint i = total ? 0 : whole + 1; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (!total && (!is_below(w, row) || row->level <= w->level))
            break;
        if (is_below(w, row) && row->level == level_below(w))
            add_part(&sum, row, column);
    }
    return sum;
}

/* Whether row @part is one of those that sum_below() adds up for @whole. */
static bool adds_up(const MxTable *table, guint whole, guint part) {
    const MxRow *w = table->rows->pdata[whole], *p = table->rows->pdata[part];
    if (whole == part || !is_below(w, p) || p->level != level_below(w))
        return false;
    if (w->kind == MX_ROW_TOTAL)
        return true;
    for (guint i = whole + 1; i < part; i++)
        if (((const MxRow *)table->rows->pdata[i])->level <= w->level)
            return false;
    return whole < part;
}

static bool is_whole(const MxRow *row) {
    return row->kind == MX_ROW_TOTAL || row->kind == MX_ROW_ITEM;
}

/* Whether totals, or items, of the whole table are the sums of the rows below them. */
static bool keeps_levels(const MxTable *table, MxRowKind kind) {
    Count n = { 0 };
    for (guint column = 0; column < table->columns->len; column++)
        for (guint row = 0; row < table->rows->len; row++) {
            const MxColumn *c = table->columns->pdata[column];
            if (c->type != MX_COLUMN_AMOUNT ||
                ((const MxRow *)table->rows->pdata[row])->kind != kind)
                continue;
            Sum sum = sum_below(table, row, column);
            count(&n, &sum);
        }
    return is_kept(n);
}

/* ---------------------------------------------------------------------------------- a box -- */

/* @n: sums that leave an amount; @differ: not the same */
typedef struct {
    gint64 amount_e4;
    guint n;
    bool differ;
} Left;

static void leave(Left *left, const Sum *sum, bool whole) {
    gint64 amount_e4 = sum->sum_e4;
    if (sum->n_open != 1 || !sum->fits || sum->whole_is_open != whole ||
        (!whole && __builtin_sub_overflow(sum->whole_e4, sum->sum_e4, &amount_e4)))
        return;
    left->differ |= left->n > 0 && left->amount_e4 != amount_e4;
    left->amount_e4 = amount_e4;
    left->n++;
}

static void look_beside(const MxTable *table, guint row, guint column, Left *left) {
    for (guint whole = 0; whole <= column; whole++) {
        if (((const MxColumn *)table->columns->pdata[whole])->type != MX_COLUMN_AMOUNT)
            continue;
        g_autoptr(GArray) parts = mx_beside_columns(table, whole);
        if (parts->len == 0 || (whole != column && !has(parts, column)))
            continue;
        Count n = { 0 };
        for (guint i = 0; i < table->rows->len; i++) {
            Sum sum = sum_beside(table, i, whole, parts);
            count(&n, &sum);
        }
        Sum sum = sum_beside(table, row, whole, parts);
        if (is_kept(n))
            leave(left, &sum, whole == column);
    }
}

static void look_below(const MxTable *table, guint row, guint column, Left *left) {
    for (guint whole = 0; whole < table->rows->len; whole++) {
        const MxRow *w = table->rows->pdata[whole];
        bool self = whole == row && is_whole(w);
        if (!self && !(is_whole(w) && adds_up(table, whole, row)))
            continue;
        Sum sum = sum_below(table, whole, column);
        if (sum.n_parts > 0 && keeps_levels(table, w->kind))
            leave(left, &sum, self);
    }
}

bool mx_amount_missing(const MxTable *table, guint row, guint column, gint64 *amount_e4) {
    Left left = { 0 };
    look_beside(table, row, column, &left);
    look_below(table, row, column, &left);
    *amount_e4 = left.amount_e4;
    return left.n > 0 && !left.differ;
}
