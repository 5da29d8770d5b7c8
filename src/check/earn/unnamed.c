/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sentence says in words that no pattern knows.
 *
 *   采购总额94.28万元，其中：货物采购8.00万元、工程0万元、服务86.28万元
 *            94.28          8.00 has no name      0     + 86.28 = 86.28, and with it 94.28
 *
 *   基本支出376567.92万元，占本年支出预算73.15%
 *            of the total it is 71.15 %; of 514,789.72, which bears no name, 73.15 %
 *
 * The columns of a table are parts or not by what the row adds up to (structure/row_parts.c); so
 * are the figures of a sentence.
 *
 * Known failure: among many figures without a name some make up any difference by chance.
 */
#include "check/earn/unnamed.h"

#include <string.h>

#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/lookup/prose.h"
#include "check/structure/amounts.h"
#include "model/disclosure.h"
#include "model/prose.h"

/* Figures of which every selection is tried: 64 sums. With ten, a thousand sums lie dense enough to
 * explain one difference in ten of four digits. */
#define MAX_UNNAMED 6u

static MxFigure *read_fact(MxCheck *check, const MxFact *fact) {
    MxFigure *figure = NULL;
    MxPlace place = mx_place_fact(fact);
    if (mx_place_read(check, &place, &figure) && figure != NULL && mx_figure_sign(figure) != 0)
        return figure;
    mx_figure_free(figure);
    return NULL;
}

/* Figures without a name from the one that is stated to the end of the sentence in which the last
 * of those stands that it is compared with. */
static GPtrArray *collect_unnamed(MxCheck *check, const MxInstance *instance,
                                  const MxOutcome *outcome) {
    const MxDisclosure *d = check->d;
    GPtrArray *unnamed = g_ptr_array_new_with_free_func((GDestroyNotify)mx_figure_free);
    guint first = instance->fact_index, last = first;
    for (guint i = 0; i < outcome->right->places->len; i++) {
        const MxPlace *place = &g_array_index(outcome->right->places, MxPlace, i);
        if (place->fact == NULL)
            return unnamed;
        guint at = mx_prose_index(d, place->fact);
        first = MIN(first, at);
        last = MAX(last, at);
    }
    const MxFact *end = d->facts->pdata[last];
    for (guint i = first; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        if (i > last && (fact->section != end->section || strcmp(fact->context, end->context) != 0))
            break;
        MxFigure *figure = fact->id == NULL && strcmp(fact->unit, instance->fact->unit) == 0
                               ? read_fact(check, fact)
                               : NULL;
        if (figure != NULL)
            g_ptr_array_add(unnamed, figure);
    }
    return unnamed;
}

/* Whether @sum and some of @unnamed from @from on make up @whole. */
static bool make_up(const MxFigure *whole, const MxFigure *sum, const GPtrArray *unnamed,
                    guint from) {
    if (mx_figures_meet(whole, sum))
        return true;
    for (guint i = from; i < unnamed->len; i++) {
        g_autoptr(MxFigure) more = mx_figure_combine(sum, '+', unnamed->pdata[i]);
        if (make_up(whole, more, unnamed, i + 1))
            return true;
    }
    return false;
}

/* --------------------------------------------------------------------------------- of shares -- */

static bool is_share_of(const MxFigure *share, const MxFigure *base, const MxFigure *whole) {
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    g_autoptr(MxFigure) ratio = mx_figure_combine(base, '/', whole);
    g_autoptr(MxFigure) percent = ratio ? mx_figure_combine(ratio, '*', hundred) : NULL;
    return percent != NULL && mx_figures_meet(share, percent);
}

/* Whether it is that of an amount of the section that bears no name, or of that amount and the one
 * that it is the share of. */
static bool is_share_of_unnamed(MxCheck *check, const MxInstance *instance, const MxFigure *share,
                                const MxFigure *base) {
    for (guint i = 0; i < check->d->facts->len; i++) {
        const MxFact *fact = check->d->facts->pdata[i];
        bool is_amount = fact->id == NULL && fact->section == instance->fact->section &&
                         strcmp(fact->unit, "yuan") == 0;
        g_autoptr(MxFigure) whole = is_amount ? read_fact(check, fact) : NULL;
        g_autoptr(MxFigure) both = whole ? mx_figure_combine(base, '+', whole) : NULL;
        if (whole != NULL && (is_share_of(share, base, whole) || is_share_of(share, base, both)))
            return true;
    }
    return false;
}

static bool is_share_of_row(const MxTable *table, const MxRow *row, const MxFigure *share,
                            const MxFigure *base) {
    for (guint c = 0; c < row->n_fields; c++) {
        g_autoptr(MxFigure) whole = mx_amount_figure(table, row, c);
        if (whole != NULL && is_share_of(share, base, whole))
            return true;
    }
    return false;
}

static bool is_share_of_total(const MxDisclosure *d, const MxFigure *share, const MxFigure *base) {
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        for (guint r = 0; r < table->rows->len; r++) {
            const MxRow *row = table->rows->pdata[r];
            if (row->kind == MX_ROW_TOTAL && is_share_of_row(table, row, share, base))
                return true;
        }
    }
    return false;
}

static bool is_share_of_another(MxCheck *check, const MxInstance *instance, const MxFigure *share) {
    g_autoptr(MxValue) base = mx_look_beside_fact(check, instance, "base");
    return base != NULL && base->figure != NULL &&
           (is_share_of_unnamed(check, instance, share, base->figure) ||
            is_share_of_total(check->d, share, base->figure));
}

bool mx_unnamed_explain(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                        const MxOutcome *outcome) {
    if (strcmp(instance->fact->unit, "percent") == 0)
        return g_str_has_suffix(instance->fact->id, ".share") &&
               is_share_of_another(check, instance, outcome->left->figure);
    guint i;
    bool sum = g_ptr_array_find(outcome->rights, outcome->right, &i) &&
               ((const MxExpr *)rule->assertion->right->pdata[i])->kind == MX_EXPR_ADD;
    if (!sum || outcome->right->figure == NULL)
        return false;
    g_autoptr(GPtrArray) unnamed = collect_unnamed(check, instance, outcome);
    return unnamed->len > 0 && unnamed->len <= MAX_UNNAMED &&
           make_up(outcome->left->figure, outcome->right->figure, unnamed, 0);
}
