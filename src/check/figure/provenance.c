/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what is printed in a place to an exact figure with the width of its rounding.
 *
 * A figure printed as 33.17 万元 stands for everything that rounds to it. How far that reaches its
 * last place tells; in a table it is the last place of its column, since spreadsheets print 12.50
 * as 12.5 and 10.00 as 10 beside 33.17.
 */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "model/report.h"
#include "normalize/amount.h"
#include "pattern/pattern.h"

guint mx_printed_decimals(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *p = folded;
    while (*p && !g_ascii_isdigit(*p))
        p++;
    while (g_ascii_isdigit(*p) || *p == ',')
        p++;
    guint n = 0;
    if (*p == '.')
        while (g_ascii_isdigit(p[n + 1]))
            n++;
    return n;
}

bool mx_row_same_block(const MxRow *a, const MxRow *b) {
    return a->side == b->side && a->block == b->block;
}

const char *mx_row_label(const MxTable *table, const MxRow *row) {
    static const char *const IDS[] = { "name", "item", "code", "budget_unit" };
    for (gsize i = 0; i < G_N_ELEMENTS(IDS); i++) {
        int column = mx_table_find_column(table, IDS[i], row->side);
        const MxField *field = column < 0 ? NULL : row->fields[column];
        if (field != NULL && *field->text != '\0')
            return field->text;
    }
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = table->columns->pdata[i];
        if (column->type == MX_COLUMN_TEXT && row->fields[i] && *row->fields[i]->text)
            return row->fields[i]->text;
    }
    return "";
}

const char *mx_form_name(const MxForm *form) {
    const MxField *name = mx_form_get(form, "name");
    if (name != NULL)
        return name->text;
    return form->title_name ? form->title_name : form->title ? form->title : "";
}

/* -------------------------------------------------------------------------------- locations -- */

bool mx_place_cell(const MxTable *table, const MxRow *row, guint column, MxPlace *place) {
    const MxField *field = row->fields[column];
    if (field == NULL)
        return false;
    *place = (MxPlace){ .what = MX_PLACE_TABLE,
                        .table = table,
                        .row = row,
                        .column = table->columns->pdata[column],
                        .text = field->text,
                        .page = field->page,
                        .box = field->box };
    return true;
}

MxPlace mx_place_field(const MxForm *form, const char *id, const MxField *field) {
    return (MxPlace){ .what = form->kind == MX_FORM_OVERALL ? MX_PLACE_OVERALL : MX_PLACE_PROJECT,
                      .form = form,
                      .field = id,
                      .text = field->text,
                      .page = field->page,
                      .box = field->box };
}

MxPlace mx_place_fact(const MxFact *fact) {
    return (MxPlace){ .what = MX_PLACE_FACT,
                      .fact = fact,
                      .text = fact->text,
                      .page = fact->page,
                      .box = fact->box };
}

/* ---------------------------------------------------------------------------------- figures -- */

static const MxField *find_cell_field(const MxPlace *place) {
    guint column;
    return g_ptr_array_find(place->table->columns, place->column, &column)
               ? place->row->fields[column]
               : NULL;
}

static guint column_decimals(MxCheck *check, const MxTable *table, const MxColumn *column) {
    gpointer known;
    if (g_hash_table_lookup_extended(check->decimals, column, NULL, &known))
        return GPOINTER_TO_UINT(known);
    guint most = 0, index = 0;
    g_ptr_array_find(table->columns, column, &index);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const MxField *field = row->fields[index];
        if (field != NULL && field->state == MX_STATE_VALUE)
            most = MAX(most, mx_printed_decimals(field->text));
    }
    g_hash_table_insert(check->decimals, (gpointer)column, GUINT_TO_POINTER(most));
    return most;
}

gint64 mx_table_unit_e4(const MxTable *table) {
    g_autofree char *folded = mx_text_fold(table->unit ? table->unit : "元");
    gint64 unit_e4 = mx_unit_parse(folded);
    return unit_e4 > 0 ? unit_e4 : MX_YUAN_E4;
}

/* The decimals of a percentage; where it is allowed a whole step, without closing zeros: a 6 that
 * is typed among figures of two decimals is printed 6.00. */
static guint percent_decimals(const MxCheck *check, const char *text) {
    guint decimals = mx_printed_decimals(text);
    g_autofree char *folded = mx_text_fold(text);
    gsize n = strcspn(folded, "%");
    for (; check->halves > 1 && decimals > 0 && n > 0 && folded[n - 1] == '0'; n--)
        decimals--;
    return decimals;
}

static MxFigure *read_cell(MxCheck *check, const MxPlace *place, const MxField *field) {
    if (place->column->type != MX_COLUMN_AMOUNT) {
        MxFigure *figure = field->number ? mx_figure_new_decimal(field->number) : NULL;
        if (figure != NULL && place->column->type == MX_COLUMN_PERCENT)
            mx_figure_set_step(figure, MX_YUAN_E4, percent_decimals(check, field->text),
                               check->halves);
        return figure;
    }
    MxFigure *figure = mx_figure_new_e4(field->amount_e4);
    guint decimals = check->halves > 1 ? mx_printed_decimals(field->text)
                                       : column_decimals(check, place->table, place->column);
    mx_figure_set_step(figure, mx_table_unit_e4(place->table), decimals, check->halves);
    return figure;
}

/* What a printed 1 of a fact counts: 3.5亿元 counts hundred millions. */
static gint64 fact_step(const char *text) {
    static const struct {
        const char *digit;
        gint64 factor;
    } DIGITS[] = { { "百", 100 }, { "千", 1000 }, { "万", 10000 }, { "亿", 100000000 } };
    const char *p = text + strcspn(text, "0123456789");
    p += strspn(p, "0123456789,.");
    gint64 step = MX_YUAN_E4;
    for (gsize i = 0; i < G_N_ELEMENTS(DIGITS); i++)
        if (g_str_has_prefix(p, DIGITS[i].digit)) {
            step *= DIGITS[i].factor;
            p += strlen(DIGITS[i].digit);
            i = (gsize)-1;
        }
    return step;
}

/* Words that make a figure less exact than its digits: it cannot contradict anything. */
static bool is_rough(const MxFact *fact) {
    static const char *const BEFORE[] = { "约", "近", "超", "逾", "过", "约为" };
    const char *at = strstr(fact->context, fact->text);
    for (gsize i = 0; at != NULL && i < G_N_ELEMENTS(BEFORE); i++) {
        gsize n = strlen(BEFORE[i]);
        if ((gsize)(at - fact->context) >= n && strncmp(at - n, BEFORE[i], n) == 0)
            return true;
    }
    return strstr(fact->text, "余") != NULL || strstr(fact->text, "多") != NULL;
}

static MxFigure *read_fact(MxCheck *check, const MxFact *fact) {
    MxFigure *figure =
        fact->number ? mx_figure_new_decimal(fact->number) : mx_figure_new_e4(fact->value_e4);
    g_autofree char *folded = mx_text_fold(fact->text);
    bool digits = strpbrk(folded, "0123456789") != NULL;
    guint decimals = mx_printed_decimals(fact->text);
    /* A count is exact, and so are 无 and a bare 0, which nobody rounds to. */
    bool exact = !digits || strcmp(fact->unit, "count") == 0 ||
                 (mx_figure_sign(figure) == 0 && decimals == 0);
    if (!exact)
        mx_figure_set_step(figure, fact_step(folded), decimals, check->halves);
    return figure;
}

/* The first number of a box: `3个`, `92人`. */
static MxFigure *read_count(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *start = folded + strcspn(folded, "0123456789");
    if (*start == '\0')
        return NULL;
    g_autofree char *digits = g_strndup(start, strspn(start, "0123456789,."));
    return mx_figure_new_decimal(digits);
}

static MxFigure *read_fund(MxCheck *check, const MxFund *fund) {
    MxFigure *figure = mx_figure_new_e4(fund->field->amount_e4);
    gint64 unit_e4 = fund->unit_e4 > 0 ? fund->unit_e4 : MX_YUAN_E4;
    mx_figure_set_step(figure, unit_e4, mx_printed_decimals(fund->field->text), check->halves);
    return figure;
}

/* A place borrows its text from the field: that is how it is known again. */
static const MxFund *find_fund(const MxPlace *place) {
    for (guint i = 0; i < place->form->funds->len; i++) {
        const MxFund *fund = place->form->funds->pdata[i];
        if (fund->field->text == place->text)
            return fund;
    }
    return NULL;
}

static bool read_form(MxCheck *check, const MxPlace *place, MxFigure **figure) {
    const MxFund *fund = find_fund(place);
    if (fund == NULL) {
        *figure = read_count(place->text);
        return true;
    }
    if (fund->field->state == MX_STATE_VALUE)
        *figure = read_fund(check, fund);
    return fund->field->state != MX_STATE_UNREADABLE;
}

bool mx_place_read(MxCheck *check, const MxPlace *place, MxFigure **figure) {
    *figure = NULL;
    switch (place->what) {
    case MX_PLACE_TABLE: {
        const MxField *field = find_cell_field(place);
        if (field != NULL && field->state == MX_STATE_VALUE)
            *figure = read_cell(check, place, field);
        return field != NULL && field->state != MX_STATE_UNREADABLE;
    }
    case MX_PLACE_FACT:
        if (is_rough(place->fact))
            return false;
        *figure = read_fact(check, place->fact);
        return true;
    default:
        return read_form(check, place, figure);
    }
}

/* --------------------------------------------------------------------------------- evidence -- */

MxEvidence *mx_place_describe(const MxPlace *place) {
    MxEvidence *evidence = mx_evidence_new(place->what, place->text, place->page, place->box);
    if (place->table != NULL)
        evidence->table = g_strdup(place->table->id);
    if (place->table != NULL)
        evidence->title = g_strdup(place->table->title);
    else if (place->form != NULL)
        evidence->title = g_strdup(place->form->title);
    if (place->row != NULL) {
        int code = mx_table_find_column(place->table, "code", place->row->side);
        const MxField *field = code < 0 ? NULL : place->row->fields[code];
        evidence->row = g_strdup(
            field != NULL && *field->text ? field->text : mx_row_label(place->table, place->row));
    }
    if (place->row != NULL)
        evidence->row_name = g_strdup(mx_row_label(place->table, place->row));
    if (place->column != NULL) {
        evidence->column = g_strdup(place->column->id);
        evidence->label = g_strdup(place->column->label);
    }
    if (place->form != NULL && place->form->kind == MX_FORM_PROJECT)
        evidence->project = g_strdup(mx_form_name(place->form));
    evidence->field = g_strdup(place->field);
    if (place->fact != NULL) {
        evidence->fact = g_strdup(place->fact->id);
        evidence->context = g_strdup(place->fact->context);
    }
    return evidence;
}
