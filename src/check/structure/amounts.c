/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of a table as whole numbers. */
#include "check/structure/amounts.h"

#include "check/figure/provenance.h"
#include "normalize/amount.h"

/* 100 trillion yuan: all governments of the country together spend a third of it in a year. What is
 * more was made of two figures that stand together. */
#define MAX_AMOUNT_E4 (MX_YUAN_E4 * 100000000000000)

bool mx_amount_at(const MxRow *row, guint column, gint64 *amount_e4) {
    const MxField *field = row->fields[column];
    bool is = field != NULL && field->state == MX_STATE_VALUE;
    *amount_e4 = is ? field->amount_e4 : 0;
    return is;
}

MxFigure *mx_amount_figure(const MxTable *table, const MxRow *row, guint column) {
    gint64 amount_e4;
    bool amounts = ((const MxColumn *)table->columns->pdata[column])->type == MX_COLUMN_AMOUNT;
    return amounts && mx_amount_at(row, column, &amount_e4) ? mx_figure_new_e4(amount_e4) : NULL;
}

bool mx_amount_is_unsure(const MxRow *row, guint column) {
    const MxField *field = row->fields[column];
    if (field == NULL)
        return false;
    return field->state == MX_STATE_UNREADABLE ||
           (field->state == MX_STATE_VALUE && mx_amount_size(field->amount_e4) > MAX_AMOUNT_E4);
}

gint64 mx_column_step(const MxTable *table, guint column) {
    guint most = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const MxField *field = row->fields[column];
        if (field != NULL && field->state == MX_STATE_VALUE)
            most = MAX(most, mx_printed_decimals(field->text));
    }
    gint64 step_e4 = mx_table_unit_e4(table);
    while (most-- > 0)
        step_e4 /= 10;
    return step_e4;
}

bool mx_amounts_meet(gint64 whole_e4, gint64 sum_e4, guint n, gint64 step_e4) {
    gint64 gap_e4;
    return !__builtin_sub_overflow(whole_e4, sum_e4, &gap_e4) &&
           mx_amount_size(gap_e4) <= step_e4 * (gint64)(n + 1) / 2;
}

/* The sum of a selection; FALSE beyond what can be counted. */
static bool add_selection(const gint64 *amounts_e4, guint n, guint bits, gint64 *sum_e4) {
    for (guint i = 0; i < n; i++)
        if ((bits >> i & 1) && __builtin_add_overflow(*sum_e4, amounts_e4[i], sum_e4))
            return false;
    return true;
}

bool mx_amounts_select(const gint64 *amounts_e4, guint n, gint64 base_e4, gint64 whole_e4,
                       gint64 step_e4, guint *bits) {
    int most = -1;
    for (guint tried = 0; n <= MX_MAX_TRIED && tried < 1u << n; tried++) {
        int count = __builtin_popcount(tried);
        gint64 sum_e4 = base_e4;
        if (count <= most || !add_selection(amounts_e4, n, tried, &sum_e4))
            continue;
        bool exact = sum_e4 == whole_e4;
        if (!exact &&
            !mx_amounts_meet(whole_e4, sum_e4, step_e4 > 0 ? (guint)count + 1 : 0, step_e4))
            continue;
        most = count;
        *bits = tried;
    }
    return most >= 0;
}
