/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a figure of the prose stands somewhere among the tables and forms.
 *
 *   政府采购预算120.36万元        the rule's cell: 收入总计 of table 9, 155.20;
 *                                but table 11 prints 120.36 for 一般公共预算: that is meant
 *
 * A figure that the prose shares with a table is hardly a slip of the pen. How many digits that
 * takes: of a document's some thousand cells about one in a hundred agrees with a figure of four
 * digits by chance, one in ten with one of three.
 */
#include "check/earn/printed.h"

#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/structure/amounts.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "normalize/amount.h"

/* With fewer digits the figure must stand in a table that the rule speaks of. With three, a slip in
 * a small figure goes unseen where any other cell has it; with five, other figures are accused. */
#define TELLING_DIGITS 4u

guint mx_printed_digits(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *p = folded + strcspn(folded, "0123456789");
    guint n = 0, zeros = 0;
    for (; *p && (g_ascii_isdigit(*p) || *p == ',' || *p == '.'); p++) {
        if (!g_ascii_isdigit(*p))
            continue;
        zeros = *p == '0' ? zeros + 1 : 0;
        n += *p != '0' || n > 0;
    }
    return n > zeros ? n - zeros : 0;
}

static bool is_near(const MxTable *table, const GArray *near) {
    for (guint i = 0; near != NULL && i < near->len; i++)
        if (g_array_index(near, MxPlace, i).table == table)
            return true;
    return false;
}

/* What a box of a column that nobody knows would be as an amount: that its column could not be
 * named takes nothing from what is printed there. NULL where it is none. */
static MxFigure *read_text(const MxTable *table, const MxField *field) {
    gint64 amount_e4;
    if (field == NULL || strchr(field->text, '.') == NULL)
        return NULL;
    g_autofree char *folded = mx_text_fold(field->text);
    return mx_amount_parse(folded, mx_table_unit_e4(table), &amount_e4)
               ? mx_figure_new_e4(amount_e4)
               : NULL;
}

static bool is_in_row(const MxTable *table, const MxRow *row, const MxFigure *figure) {
    for (guint c = 0; c < row->n_fields; c++) {
        bool text = ((const MxColumn *)table->columns->pdata[c])->type == MX_COLUMN_TEXT;
        g_autoptr(MxFigure) amount =
            text ? read_text(table, row->fields[c]) : mx_amount_figure(table, row, c);
        if (amount != NULL && mx_figures_meet(amount, figure))
            return true;
    }
    return false;
}

static bool is_in_forms(const MxDisclosure *d, const MxFigure *figure) {
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        for (guint k = 0; k < form->funds->len; k++) {
            const MxFund *fund = form->funds->pdata[k];
            g_autoptr(MxFigure) amount = mx_figure_new_e4(fund->field->amount_e4);
            if (fund->field->state == MX_STATE_VALUE && mx_figures_meet(amount, figure))
                return true;
        }
    }
    return false;
}

/* Digits of an amount in yuan without the zeros at its ends. */
static guint digits_of(const MxFigure *figure) {
    g_autofree char *text = mx_figure_print(figure);
    return mx_printed_digits(text);
}

bool mx_is_printed_as_source(MxCheck *check, const MxFigure *figure) {
    if (mx_figure_sign(figure) == 0 || digits_of(figure) < TELLING_DIGITS)
        return false;
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        for (guint r = 0; r < table->rows->len; r++) {
            const MxRow *row = table->rows->pdata[r];
            if ((row->kind == MX_ROW_TOTAL || row->side != MX_SIDE_NONE) &&
                is_in_row(table, row, figure))
                return true;
        }
    }
    return false;
}

bool mx_is_printed_in_row(const MxTable *table, const MxRow *row, const MxFigure *figure) {
    return mx_figure_sign(figure) != 0 && digits_of(figure) >= TELLING_DIGITS &&
           is_in_row(table, row, figure);
}

bool mx_is_printed_in(const MxTable *table, MxSide side, const MxFigure *figure) {
    if (mx_figure_sign(figure) == 0 || digits_of(figure) < TELLING_DIGITS)
        return false;
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        if (row->side == side && is_in_row(table, row, figure))
            return true;
    }
    return false;
}

bool mx_is_printed(MxCheck *check, const MxFigure *figure, const char *text, const GArray *near) {
    if (mx_figure_sign(figure) == 0)
        return false;
    bool telling = mx_printed_digits(text) >= TELLING_DIGITS;
    const MxDisclosure *d = check->d;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        for (guint r = 0; (telling || is_near(table, near)) && r < table->rows->len; r++)
            if (is_in_row(table, table->rows->pdata[r], figure))
                return true;
    }
    return telling && is_in_forms(d, figure);
}
