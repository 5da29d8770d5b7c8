/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns whose sum another one is, whatever they are called.
 *
 *   合计     财政拨款   事业收入   其他收入
 *   120.00   100.00     20.00     0.00      the first is the sum of the three beside it, in every
 *    60.00    60.00      0.00     0.00      row but one: there one of the four is wrong
 *    35.00    30.00      4.00     0.00
 *
 * The sum runs from the next column as far as it holds in the most rows. Columns of one side only,
 * and only amounts; a column between them that is none (a code, a note) is passed over.
 */
#include "check/structure/column_sums.h"
#include "check/figure/provenance.h"
#include "check/structure/amounts.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

/* Rows that show what a column is the sum of: two that agree by chance are rare, but a table in
 * which a single source has everything agrees with any run of columns. */
#define MIN_ROWS 3u

/* … and how many of them for one that does not. */
#define MIN_RATIO 3u

typedef struct {
    guint held, failed;
    bool proof; /* somewhere two of the columns had something */
} Fit;

/* Amounts of the run; FALSE beyond what can be counted. */
static bool add_run(const MxRow *row, const GArray *columns, gint64 *sum_e4, guint *n) {
    *sum_e4 = 0;
    *n = 0;
    for (guint i = 0; i < columns->len; i++) {
        gint64 amount_e4;
        mx_amount_at(row, g_array_index(columns, guint, i), &amount_e4);
        if (__builtin_add_overflow(*sum_e4, amount_e4, sum_e4))
            return false;
        *n += amount_e4 != 0;
    }
    return true;
}

/* @step_e4: what 1 in the last place is worth. */
static Fit fit_run(const MxTable *table, guint column, const GArray *columns, gint64 step_e4) {
    Fit fit = { 0 };
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        gint64 whole_e4, sum_e4;
        guint n;
        if (row->kind == MX_ROW_NOTE || !mx_amount_at(row, column, &whole_e4) || whole_e4 == 0 ||
            !add_run(row, columns, &sum_e4, &n))
            continue;
        bool holds = mx_amounts_meet(whole_e4, sum_e4, n, step_e4);
        fit.held += holds;
        fit.failed += !holds;
        fit.proof |= holds && n >= 2;
    }
    return fit;
}

GArray *mx_beside_columns(const MxTable *table, guint column) {
    const MxColumn *whole = table->columns->pdata[column];
    gint64 step_e4 = mx_column_step(table, column);
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(guint));
    Fit best = { 0 };
    guint length = 0;
    for (guint i = column + 1; i < table->columns->len; i++) {
        const MxColumn *next = table->columns->pdata[i];
        if (next->type != MX_COLUMN_AMOUNT || next->side != whole->side)
            continue;
        g_array_append_val(run, i);
        Fit fit = run->len >= 2 ? fit_run(table, column, run, step_e4) : best;
        if (fit.held < best.held || (fit.held == best.held && fit.failed > best.failed))
            continue;
        best = fit;
        length = run->len;
    }
    bool usual = best.held >= MIN_ROWS && best.proof && best.held >= MIN_RATIO * best.failed;
    g_array_set_size(run, usual ? length : 0);
    return g_steal_pointer(&run);
}
