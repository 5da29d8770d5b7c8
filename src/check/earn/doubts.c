/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails and may have been read wrong.
 *
 *   合计   44.70   17.20        丙 prints 14.70 under the next column, and nothing
 *   甲     10.00    4.00        under this one: its figures stand, or were read,
 *   乙     20.00    8.00        one column too far
 *   丙             14.70
 *
 * An error says that the body contradicts itself. Where the table has traces of a reading that went
 * wrong, nothing printed tells whose doing it is.
 *
 * Known failure: a row that the reader lost without a trace is missing from the document.
 */
#include "check/earn/doubts.h"

#include <string.h>

#include "check/document/pages.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/structure/amounts.h"
#include "check/structure/gaps.h"
#include "model/disclosure.h"
#include "model/prose.h"

/* Whether a figure that might enter could not be read. */
bool mx_failure_is_unsure(const MxFailure *failure) {
    const MxTable *table = failure->cell.table;
    for (guint c = 0; failure->sum == MX_SUM_ROW && c < table->columns->len; c++)
        if (mx_amount_is_unsure(failure->instance.row, c))
            return true;
    for (guint r = 0; failure->sum == MX_SUM_COLUMN && r < table->rows->len; r++)
        if (mx_amount_is_unsure(table->rows->pdata[r], failure->cell.column))
            return true;
    return false;
}

static MxFigure *measure_gap(const MxFailure *failure) {
    const MxValue *left = failure->outcome.left, *right = failure->outcome.right;
    return mx_figure_combine(left->figure, '-', right->figure);
}

static void free_figure(gpointer figure) {
    mx_figure_free(figure);
}

/* Whether a row that enters has nothing where all others have something. */
static bool enters_shifted(const MxFailure *failure) {
    const GArray *places = failure->outcome.right->places;
    for (guint i = 0; i < places->len; i++) {
        MxInstance cell = failure->cell;
        cell.row = g_array_index(places, MxPlace, i).row;
        if (mx_gap_is_shift(&cell))
            return true;
    }
    return false;
}

/* Whether what the sum lacks stands in another column of one of its rows, here or in another column
 * of the same row: then that row was shifted. */
static bool is_shifted_row(const GArray *failures, const MxFailure *failure) {
    for (guint i = 0; i < failures->len; i++) {
        const MxFailure *other = &g_array_index(failures, MxFailure, i);
        if (other->sum != MX_SUM_COLUMN || other->misprint || other->cell.row != failure->cell.row)
            continue;
        g_autoptr(MxFigure) gap = measure_gap(other);
        if (mx_gap_is_cell(&other->cell, gap) || mx_gap_is_shift(&other->cell) ||
            enters_shifted(other))
            return true;
    }
    return false;
}

/* Whether what the sum lacks is given without saying under which column. */
static bool lacks_unsplit(const MxFailure *failure) {
    g_autoptr(MxFigure) gap = measure_gap(failure);
    return mx_gap_is_unsplit(&failure->cell, gap);
}

static bool is_missing_row(const GArray *failures, const MxFailure *failure) {
    g_autoptr(GPtrArray) gaps = g_ptr_array_new_with_free_func(free_figure);
    for (guint i = 0; i < failures->len; i++) {
        const MxFailure *other = &g_array_index(failures, MxFailure, i);
        if (other->sum == MX_SUM_COLUMN && other->cell.row == failure->cell.row)
            g_ptr_array_add(gaps, measure_gap(other));
    }
    return mx_gaps_are_row(gaps);
}

/* Whether what differs may be the reader's doing; a slip of the pen may explain one column of a row
 * that is missing, but not all. What is given without saying under which column is told by that,
 * slip or not. A row that is missing where all figures of the pages were read is
 * missing from the document. */
bool mx_failure_is_gap(const MxCheck *check, const GArray *failures, const MxFailure *failure) {
    if (failure->sum == MX_SUM_ROW)
        return !failure->misprint && mx_gap_is_shift(&failure->cell);
    return failure->sum == MX_SUM_COLUMN &&
           (lacks_unsplit(failure) || (!failure->misprint && is_shifted_row(failures, failure)) ||
            (mx_table_may_be_cut(check->d, failure->cell.table) &&
             is_missing_row(failures, failure)));
}

/* What stands for a character that a font does not name. */
#define UNKNOWN "\xEF\xBF\xBD"

/* Whether in the paragraph of a figure are characters of which nobody knows what they are: they may
 * be digits. */
static bool is_cut_text(const MxDisclosure *d, const MxFact *fact) {
    bool within = fact->section >= 0 && (guint)fact->section < d->sections->len;
    const MxSection *section = within ? d->sections->pdata[fact->section] : NULL;
    const char *at = section && section->text ? strstr(section->text, fact->context) : NULL;
    if (at == NULL)
        return strstr(fact->context, UNKNOWN) != NULL;
    const char *begin = at, *end = at + strcspn(at, "\n");
    while (begin > section->text && begin[-1] != '\n')
        begin--;
    return g_strstr_len(begin, end - begin, UNKNOWN) != NULL;
}

/* Whether a figure that enters is of a table of which a page could not be read, or of a sentence of
 * which some could not. */
static bool lacks_something(const MxCheck *check, const MxValue *value) {
    for (guint i = 0; value != NULL && i < value->places->len; i++) {
        const MxPlace *place = &g_array_index(value->places, MxPlace, i);
        if ((place->table != NULL && mx_table_lacks_page(check->d, place->table)) ||
            (place->fact != NULL && is_cut_text(check->d, place->fact)))
            return true;
    }
    return false;
}

/* What a row says of itself needs no other. */
bool mx_failure_is_half_read(const MxCheck *check, const MxFailure *failure) {
    return failure->sum != MX_SUM_ROW && (lacks_something(check, failure->outcome.left) ||
                                          lacks_something(check, failure->outcome.right));
}
