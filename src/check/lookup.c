/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the names that rules use to places of the document.
 *
 * A name stands for a place only where that is clear: of two tables with one id, of two rows that
 * both could be the total, neither is taken. A place that is missing makes a rule not applicable;
 * a place that is wrong would make a false finding.
 */
#include <string.h>

#include "base/text.h"
#include "check/check_private.h"
#include "normalize/amount.h"

MxValue *mx_value_new(void) {
    MxValue *value = g_new0(MxValue, 1);
    value->places = g_array_new(FALSE, FALSE, sizeof(MxPlace));
    value->sum = true;
    return value;
}

void mx_value_free(MxValue *value) {
    if (value == NULL)
        return;
    mx_figure_free(value->figure);
    g_array_unref(value->places);
    g_free(value);
}

void mx_value_add(MxValue *value, MxFigure *figure, const MxPlace *place) {
    if (place != NULL)
        g_array_append_val(value->places, *place);
    if (figure == NULL)
        return;
    if (value->figure == NULL) {
        value->figure = figure;
        return;
    }
    MxFigure *sum = mx_figure_combine(value->figure, '+', figure);
    mx_figure_free(value->figure);
    mx_figure_free(figure);
    value->figure = sum;
}

/* Adds what @place says; FALSE where it is unreadable. */
static bool add_place(MxCheck *check, MxValue *value, const MxPlace *place) {
    MxFigure *figure;
    if (!mx_place_read(check, place, &figure))
        return false;
    mx_value_add(value, figure, place);
    return true;
}

static MxValue *value_of(MxCheck *check, const MxPlace *place) {
    g_autoptr(MxValue) value = mx_value_new();
    return add_place(check, value, place) ? g_steal_pointer(&value) : NULL;
}

static MxValue *value_of_integer(glong number) {
    MxValue *value = mx_value_new();
    value->figure = mx_figure_new_integer(number);
    return value;
}

/* ----------------------------------------------------------------------------------- tables -- */

/* The only table of that id. */
static const MxTable *find_table(const MxDisclosure *d, const char *id) {
    const MxTable *found = NULL;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        if (strcmp(table->id, id) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = table;
    }
    return found;
}

static const char *row_id(MxCheck *check, const MxTable *table, const MxRow *row) {
    gpointer known;
    if (g_hash_table_lookup_extended(check->row_ids, row, NULL, &known))
        return known;
    g_autofree char *folded = mx_text_fold(mx_row_label(table, row));
    const char *id = mx_pack_row(check->pack, folded);
    g_hash_table_insert(check->row_ids, (gpointer)row, (gpointer)id);
    return id;
}

static bool has_code(const MxTable *table, const MxRow *row, const char *code) {
    int column = mx_table_find_column(table, "code", row->side);
    const MxField *field = column < 0 ? NULL : row->fields[column];
    return field != NULL && strcmp(field->text, code) == 0;
}

static MxSide parse_side(const char *side) {
    return side == NULL                   ? MX_SIDE_NONE
           : strcmp(side, "revenue") == 0 ? MX_SIDE_REVENUE
                                          : MX_SIDE_EXPENDITURE;
}

static bool is_row(MxCheck *check, const MxTable *table, const MxRow *row, const char *name) {
    return g_ascii_isdigit(*name) ? has_code(table, row, name)
                                  : g_strcmp0(row_id(check, table, row), name) == 0;
}

/* A table whose first row alone stands above all others has its total there. */
static const MxRow *find_crown(const MxTable *table, MxSide side) {
    const MxRow *first = table->rows->len > 0 ? table->rows->pdata[0] : NULL;
    for (guint i = 1; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind != MX_ROW_NOTE && row->level <= first->level)
            return NULL;
    }
    return first != NULL && first->side == side && first->kind != MX_ROW_NOTE ? first : NULL;
}

/* The only row of the block that satisfies what stands in brackets. `total` is the row that says
 * so; where several do, the one whose label is nothing but that word. @any: whether one or more do.
 */
static const MxRow *find_in_block(MxCheck *check, const MxTable *table, const MxRow *of,
                                  const char *name, bool *any) {
    bool total = strcmp(name, "total") == 0;
    const MxRow *found = NULL, *named = NULL;
    guint n_found = 0, n_named = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE || !mx_row_same_block(row, of))
            continue;
        if (is_row(check, table, row, name)) {
            named = row;
            n_named++;
        }
        if (total && row->kind == MX_ROW_TOTAL) {
            found = row;
            n_found++;
        }
    }
    *any = n_named + n_found > 0;
    return n_named == 1 ? named : n_found == 1 ? found : NULL;
}

/* In the first block of the side that has such rows. */
static const MxRow *find_row(MxCheck *check, const MxTable *table, MxSide side, const char *name) {
    bool any = false;
    const MxRow *before = NULL;
    for (guint i = 0; i < table->rows->len && !any; i++) {
        const MxRow *of = table->rows->pdata[i];
        if (of->side != side || (before != NULL && mx_row_same_block(of, before)))
            continue;
        before = of;
        const MxRow *found = find_in_block(check, table, of, name, &any);
        if (found != NULL)
            return found;
    }
    return !any && strcmp(name, "total") == 0 ? find_crown(table, side) : NULL;
}

/* The first of the columns that the table has, on the row's side. */
static int find_column(const MxTable *table, const MxRow *row, char **names) {
    int column = -1;
    for (; column < 0 && *names != NULL; names++)
        column = mx_table_find_column(table, *names, row->side);
    return column;
}

static MxValue *look_in_row(MxCheck *check, const MxTable *table, const MxRow *row, char **names) {
    int column = find_column(table, row, names);
    MxPlace place;
    return column >= 0 && mx_place_cell(table, row, (guint)column, &place) ? value_of(check, &place)
                                                                           : NULL;
}

/* Whether the first @n bytes of @label are a number before a name: nothing, 一、, （二）, 3. */
static bool is_number(const char *label, gsize n) {
    static const char *const PARTS[] = { "一", "二", "三", "四", "五", "六", "七", "八",
                                         "九", "十", "、", "（", "）", ".",  "0",  "1",
                                         "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9" };
    const char *p = label, *end = label + n;
    while (p < end) {
        gsize i = 0;
        while (i < G_N_ELEMENTS(PARTS) && !g_str_has_prefix(p, PARTS[i]))
            i++;
        if (i == G_N_ELEMENTS(PARTS))
            return false;
        p += strlen(PARTS[i]);
    }
    return p == end;
}

/* Classes have three digits: 201 一般公共服务支出. */
#define CLASS_DIGITS 3u

/* `same`: the row that names the class of the row in scope, with or without a number before it:
 * 201 一般公共服务支出 in one table is （一）一般公共服务支出 in another. */
static const MxRow *find_same(const MxInstance *instance, const MxTable *table, MxSide side) {
    int column = mx_table_find_column(instance->table, "code", instance->row->side);
    const MxField *code = column < 0 ? NULL : instance->row->fields[column];
    if (code == NULL || strspn(code->text, "0123456789") != strlen(code->text) ||
        strlen(code->text) != CLASS_DIGITS)
        return NULL;
    g_autofree char *name = mx_text_fold(mx_row_label(instance->table, instance->row));
    const MxRow *found = NULL;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        g_autofree char *label = mx_text_fold(mx_row_label(table, row));
        if (row->kind != MX_ROW_ITEM || row->side != side || *name == '\0' ||
            !g_str_has_suffix(label, name) || !is_number(label, strlen(label) - strlen(name)))
            continue;
        if (found != NULL)
            return NULL;
        found = row;
    }
    return found;
}

static MxValue *look_in_table(MxCheck *check, const MxInstance *instance,
                              const MxReference *reference) {
    const MxTable *table =
        reference->table ? find_table(check->d, reference->table) : instance->table;
    MxSide side = parse_side(reference->side);
    const MxRow *row = table == NULL ? NULL
                       : strcmp(reference->row, "same") == 0
                           ? find_same(instance, table, side)
                           : find_row(check, table, side, reference->row);
    return row != NULL ? look_in_row(check, table, row, reference->names) : NULL;
}

MxValue *mx_lookup_rows(MxCheck *check, const MxInstance *instance, const MxReference *reference) {
    const MxTable *table =
        reference->table ? find_table(check->d, reference->table) : instance->table;
    g_autoptr(MxValue) sum = mx_value_new();
    const MxRow *first = NULL;
    for (guint i = 0; table != NULL && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE || row->side != parse_side(reference->side) ||
            (first != NULL && !mx_row_same_block(row, first)) ||
            !is_row(check, table, row, reference->row))
            continue;
        first = first ? first : row;
        int column = find_column(table, row, reference->names);
        MxPlace place;
        if (column >= 0 && mx_place_cell(table, row, (guint)column, &place) &&
            !add_place(check, sum, &place))
            return NULL;
    }
    return sum->figure != NULL ? g_steal_pointer(&sum) : NULL;
}

/* ------------------------------------------------------------------------------------ facts -- */

static const MxFact *fact_at(const MxDisclosure *d, guint index) {
    return d->facts->pdata[index];
}

static bool is_fact(const MxFact *fact, const char *id) {
    return fact->id != NULL && strcmp(fact->id, id) == 0;
}

/* The nearest fact of that id in the section of @instance: before it, else after it. */
static const MxFact *find_near(const MxDisclosure *d, const MxInstance *instance, const char *id) {
    int section = instance->fact->section;
    for (guint i = instance->fact_index; i-- > 0 && fact_at(d, i)->section == section;)
        if (is_fact(fact_at(d, i), id))
            return fact_at(d, i);
    for (guint i = instance->fact_index + 1; i < d->facts->len && fact_at(d, i)->section == section;
         i++)
        if (is_fact(fact_at(d, i), id))
            return fact_at(d, i);
    return NULL;
}

/* Where every fact of that id says the same, the first; else it is not clear which is meant. */
static const MxFact *find_only(const MxDisclosure *d, const char *id) {
    const MxFact *found = NULL;
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = fact_at(d, i);
        if (!is_fact(fact, id))
            continue;
        if (found != NULL && found->value_e4 != fact->value_e4)
            return NULL;
        found = found ? found : fact;
    }
    return found;
}

static MxValue *look_for_fact(MxCheck *check, const MxInstance *instance, char **names) {
    for (; *names != NULL; names++) {
        const MxFact *fact = instance->fact ? find_near(check->d, instance, *names) : NULL;
        if (fact == NULL)
            fact = find_only(check->d, *names);
        if (fact == NULL)
            continue;
        MxPlace place = mx_place_fact(fact);
        return value_of(check, &place);
    }
    return NULL;
}

/* `base`, `change`, `previous`: the facts beside one whose id ends in .change, .growth, … */
static MxValue *look_beside_fact(MxCheck *check, const MxInstance *instance, const char *name) {
    if (strcmp(name, "value") == 0) {
        MxPlace place = mx_place_fact(instance->fact);
        return value_of(check, &place);
    }
    const char *dot = strrchr(instance->fact->id, '.');
    g_autofree char *base = g_strndup(instance->fact->id, (gsize)(dot - instance->fact->id));
    g_autofree char *id =
        strcmp(name, "base") == 0 ? g_strdup(base) : g_strconcat(base, ".", name, NULL);
    const MxFact *fact = find_near(check->d, instance, id);
    if (fact == NULL)
        return NULL;
    MxPlace place = mx_place_fact(fact);
    return value_of(check, &place);
}

/* ------------------------------------------------------------------------------------ forms -- */

static const MxForm *find_overall(const MxDisclosure *d) {
    const MxForm *found = NULL;
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        if (form->kind != MX_FORM_OVERALL)
            continue;
        if (found != NULL)
            return NULL;
        found = form;
    }
    return found;
}

/* `annual.total`: group and source of a fund; anything else a field. */
static const MxField *find_field(const MxForm *form, const char *name) {
    const char *dot = strchr(name, '.');
    g_autofree char *group = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    const MxFund *fund = group ? mx_form_find_fund(form, group, dot + 1) : NULL;
    return fund != NULL ? fund->field : mx_form_get(form, name);
}

static MxValue *look_in_form(MxCheck *check, const MxForm *form, char **names) {
    for (; form != NULL && *names != NULL; names++) {
        const MxField *field = find_field(form, *names);
        if (field == NULL)
            continue;
        MxPlace place = mx_place_field(form, *names, field);
        return value_of(check, &place);
    }
    return NULL;
}

/* ------------------------------------------------------------------------------------ words -- */

static MxValue *look_at_document(const MxDisclosure *d, const char *name) {
    if (strcmp(name, "document.year") == 0)
        return d->document.year > 0 ? value_of_integer(d->document.year) : NULL;
    if (strcmp(name, "document.budget") == 0)
        return strcmp(d->document.kind, "budget") == 0 ? value_of_integer(1) : NULL;
    if (strcmp(name, "document.final_account") == 0)
        return strcmp(d->document.kind, "final_account") == 0 ? value_of_integer(1) : NULL;
    return NULL;
}

static MxValue *value_at(const MxCheck *check, const char *text, const MxFigure *figure,
                         const MxPlace *where) {
    MxValue *value = mx_value_new();
    MxPlace place = *where;
    place.text = text;
    value->figure = mx_figure_dup(figure);
    mx_figure_widen(value->figure, check->halves);
    g_array_append_val(value->places, place);
    return value;
}

/* `asked`: what the form asks for; `named`: the same, where its text states that amount too. */
static MxValue *look_for_asked(MxCheck *check, const MxComputation *computation, bool named) {
    const MxPlace *where = &computation->where;
    const MxFund *fund = where->form ? mx_form_find_fund(where->form, "annual", "total") : NULL;
    if (fund == NULL)
        return NULL;
    MxPlace place = mx_place_field(where->form, "annual.total", fund->field);
    g_autoptr(MxValue) value = value_of(check, &place);
    bool there = value != NULL && value->figure != NULL &&
                 (!named || mx_text_names(check->pack, where->text, value->figure));
    return there ? g_steal_pointer(&value) : NULL;
}

static MxValue *look_at_parts(MxCheck *check, const MxComputation *computation) {
    MxValue *value =
        value_at(check, computation->parts_text, computation->parts, &computation->where);
    value->sum = computation->kind != MX_COMPUTATION_SHARE &&
                 computation->kind != MX_COMPUTATION_LONE_SHARE &&
                 computation->kind != MX_COMPUTATION_GROWTH;
    if (computation->places->len > 0) {
        g_array_set_size(value->places, 0);
        g_array_append_vals(value->places, computation->places->data, computation->places->len);
    }
    return value;
}

static MxValue *look_at_computation(MxCheck *check, const MxComputation *computation,
                                    const char *name) {
    if (strcmp(name, "stated") == 0)
        return value_at(check, computation->stated_text, computation->stated, &computation->where);
    if (strcmp(name, "parts") == 0)
        return look_at_parts(check, computation);
    static const char *const DIRECTIONS[] = { "less", "same", "more" };
    if (computation->kind == MX_COMPUTATION_COMPARISON)
        return strcmp(name, DIRECTIONS[computation->direction + 1]) == 0 ? value_of_integer(1)
                                                                         : NULL;
    return look_for_asked(check, computation, strcmp(name, "named") == 0);
}

static MxValue *look_at_mark(const MxInstance *instance) {
    MxValue *value = value_of_integer(instance->number);
    g_array_append_val(value->places, instance->mark);
    return value;
}

/* One name that stops where its twin goes on was cut off by its box. */
static bool is_cut(const char *period, const char *annual) {
    return *period != '\0' && *annual != '\0' && strcmp(period, annual) != 0 &&
           (g_str_has_prefix(period, annual) || g_str_has_prefix(annual, period));
}

static bool is_changed(const MxIndicator *period, const MxIndicator *annual) {
    return strcmp(period->name, annual->name) == 0 && period->target.text != NULL &&
           annual->target.text != NULL && strcmp(period->target.text, annual->target.text) != 0;
}

static MxValue *look_at_twins(const MxInstance *instance, const char *name) {
    bool cut = strcmp(name, "cut") == 0;
    bool there = cut ? is_cut(instance->indicator->name, instance->twin->name)
                     : is_changed(instance->indicator, instance->twin);
    if (!there)
        return NULL;
    MxValue *value = value_of_integer(1);
    const MxIndicator *both[] = { instance->twin, instance->indicator };
    for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
        MxPlace place = { .what = MX_PLACE_PROJECT,
                          .form = instance->form,
                          .field = "indicators",
                          .text = cut ? both[i]->name : both[i]->target.text,
                          .page = both[i]->page,
                          .box = both[i]->box };
        g_array_append_val(value->places, place);
    }
    return value;
}

/* A table's id stands for the table: the value says only that it is there. */
static MxValue *look_for_table(const MxDisclosure *d, char **ids) {
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        if (g_strv_contains((const char *const *)ids, table->id))
            return value_of_integer(1);
    }
    return NULL;
}

static MxPlace table_place(const MxTable *table, const char *text) {
    return (
        MxPlace){ .what = MX_PLACE_TABLE, .table = table, .text = text, .page = table->first_page };
}

/* `title.year`: the year that the title names. */
static MxValue *look_at_title(MxCheck *check, const MxTable *table) {
    g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
    MxSpan span;
    if (!mx_pack_phrase(check->pack, MX_PHRASE_YEAR, folded, &span) || span.end - span.start != 4)
        return NULL;
    g_autofree char *year = g_strndup(folded + span.start, 4);
    MxValue *value = value_of_integer(mx_numeral_parse(year));
    MxPlace place = table_place(table, table->title);
    g_array_append_val(value->places, place);
    return value;
}

/* `figures`: the amounts of the table that are not 0. */
static MxValue *look_for_figures(const MxTable *table) {
    g_autoptr(MxValue) value = mx_value_new();
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        for (guint c = 0; c < row->n_fields; c++) {
            MxPlace place;
            const MxColumn *column = table->columns->pdata[c];
            if (column->type == MX_COLUMN_AMOUNT && mx_place_cell(table, row, c, &place) &&
                row->fields[c]->state == MX_STATE_VALUE && row->fields[c]->amount_e4 != 0)
                mx_value_add(value, mx_figure_new_integer(1), &place);
        }
    }
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}

static bool says(MxCheck *check, const char *text, MxPhrase phrase) {
    g_autofree char *folded = mx_text_fold(text ? text : "");
    return mx_pack_phrase(check->pack, phrase, folded, NULL);
}

/* `said_empty`, `said_unused`: the note that the table, or its kind, has nothing; it stands below
 * the table or in a row of it. */
static MxValue *look_at_note(MxCheck *check, const MxTable *table, MxPhrase phrase) {
    const char *note = says(check, table->note, phrase) ? table->note : NULL;
    for (guint i = 0; note == NULL && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE && says(check, mx_row_label(table, row), phrase))
            note = mx_row_label(table, row);
    }
    if (note == NULL)
        return NULL;
    MxValue *value = value_of_integer(1);
    MxPlace place = table_place(table, note);
    place.page = table->last_page;
    g_array_append_val(value->places, place);
    return value;
}

static MxValue *look_at_table(MxCheck *check, const MxTable *table, char **names) {
    if (strcmp(names[0], "title.year") == 0)
        return look_at_title(check, table);
    if (strcmp(names[0], "figures") == 0)
        return look_for_figures(table);
    if (strcmp(names[0], "said_empty") == 0)
        return look_at_note(check, table, MX_PHRASE_EMPTY);
    if (strcmp(names[0], "said_unused") == 0)
        return look_at_note(check, table, MX_PHRASE_UNUSED);
    return look_for_table(check->d, names);
}

static MxValue *look_at_form_year(const MxForm *form) {
    if (form->year == 0)
        return NULL;
    MxValue *value = value_of_integer(form->year);
    MxPlace place = { .what = MX_PLACE_PROJECT,
                      .form = form,
                      .field = "year",
                      .text = form->title ? form->title : "",
                      .page = form->first_page };
    g_array_append_val(value->places, place);
    return value;
}

/* `projects.without_form`: rows of the projects' table that no form belongs to;
 * `projects.without_row`: forms that stand in no row, of which there may be none. */
static MxValue *look_for_single(MxCheck *check, bool rows) {
    const MxTable *table = find_table(check->d, "project_expenditure");
    if (table == NULL)
        return NULL;
    g_autoptr(GPtrArray) pairs = mx_pairs_list(check->d, table);
    glong n = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = pairs->pdata[i];
        n += rows ? pair->form == NULL : pair->row == NULL;
    }
    return n > 0 || !rows ? value_of_integer(n) : NULL;
}

/* `renamed`, `unknown`: what is wrong with a code and its name. */
static MxValue *look_at_code(const MxInstance *instance, const char *name) {
    MxCodeFit fit = strcmp(name, "renamed") == 0 ? MX_CODE_RENAMED : MX_CODE_UNKNOWN;
    if (instance->code_fit != fit)
        return NULL;
    MxValue *value = value_of_integer(1);
    g_array_append_val(value->places, instance->mark);
    return value;
}

static MxValue *look_here(MxCheck *check, const MxInstance *instance, char **names) {
    const char *name = names[0];
    if (g_str_has_prefix(name, "document."))
        return look_at_document(check->d, name);
    if (g_str_has_prefix(name, "projects.without_"))
        return look_for_single(check, strcmp(name, "projects.without_form") == 0);
    if (instance->computation != NULL)
        return look_at_computation(check, instance->computation, name);
    if (instance->mark.text != NULL && strcmp(name, "year") == 0)
        return look_at_mark(instance);
    if (instance->mark.text != NULL && instance->row != NULL)
        return look_at_code(instance, name);
    if (instance->twin != NULL && (strcmp(name, "cut") == 0 || strcmp(name, "changed") == 0))
        return look_at_twins(instance, name);
    if (instance->pair != NULL)
        return strcmp(name, "left") == 0    ? (instance->pair->row ? value_of_integer(1) : NULL)
               : strcmp(name, "right") == 0 ? (instance->pair->form ? value_of_integer(1) : NULL)
               : instance->pair->alike      ? value_of_integer(1)
                                            : NULL;
    if (instance->fact != NULL)
        return look_beside_fact(check, instance, name);
    if (instance->form != NULL && strcmp(name, "form.year") == 0)
        return look_at_form_year(instance->form);
    if (instance->form != NULL)
        return look_in_form(check, instance->form, names);
    if (instance->row != NULL && strcmp(name, "this") != 0)
        return look_in_row(check, instance->table, instance->row, names);
    if (instance->row != NULL) {
        MxPlace place;
        mx_place_cell(instance->table, instance->row, instance->column, &place);
        return value_of(check, &place);
    }
    return instance->table != NULL ? look_at_table(check, instance->table, names)
                                   : look_for_table(check->d, names);
}

MxValue *mx_lookup(MxCheck *check, const MxInstance *instance, const MxReference *reference) {
    switch (reference->kind) {
    case MX_REF_CELL:
        return look_in_table(check, instance, reference);
    case MX_REF_FACT:
        return look_for_fact(check, instance, reference->names);
    case MX_REF_OVERALL:
        return look_in_form(check, find_overall(check->d), reference->names);
    case MX_REF_LEFT:
        return instance->pair->row ? look_in_row(check, instance->pair->table, instance->pair->row,
                                                 reference->names)
                                   : NULL;
    case MX_REF_RIGHT:
        return look_in_form(check, instance->pair->form, reference->names);
    default:
        return look_here(check, instance, reference->names);
    }
}
