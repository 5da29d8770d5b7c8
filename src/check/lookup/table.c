/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to rows, cells and notes of tables. */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/document/empty.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/lookup/table.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "normalize/amount.h"
#include "normalize/numbering.h"
#include "pattern/pattern.h"
#include "pattern/title/parts.h"

/* The only table of that id. */
const MxTable *mx_lookup_table(const MxDisclosure *d, const char *id) {
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

/* A table without a year, a place or a phase is the sister of such a table only. */
static bool is_sister(const MxTable *a, const MxTable *b) {
    return a->of_government == b->of_government && a->year == b->year &&
           g_strcmp0(a->scope, b->scope) == 0 && g_strcmp0(a->phase, b->phase) == 0;
}

/* The only table on @subject whose id else begins as that of @table: of the same government's fund,
 * for the same place, year and phase. */
static const MxTable *find_sister(const MxDisclosure *d, const MxTable *table,
                                  const char *subject) {
    const MxTable *found = NULL;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *other = d->tables->pdata[i];
        const char *rest = g_str_has_suffix(other->id, subject)
                               ? other->id + strlen(other->id) - strlen(subject)
                               : NULL;
        gsize n = rest ? (gsize)(rest - other->id) : 0;
        if (n == 0 || rest[-1] != '_' || strncmp(table->id, other->id, n) != 0 ||
            !is_sister(table, other))
            continue;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

/* The table of the same id and place that prints what the year before came to; NULL where there is
 * none or several. */
static const MxTable *find_earlier(const MxDisclosure *d, const MxTable *table) {
    const MxTable *found = NULL;
    for (guint i = 0; table->year > 0 && i < d->tables->len; i++) {
        const MxTable *other = d->tables->pdata[i];
        bool outcome =
            g_strcmp0(other->phase, "execution") == 0 || g_strcmp0(other->phase, "account") == 0;
        if (!outcome || other->year != table->year - 1 || strcmp(other->id, table->id) != 0 ||
            g_strcmp0(other->scope, table->scope) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

/* The table that a reference names; NULL where there is none or where several might be meant. */
static const MxTable *table_of(MxCheck *check, const MxInstance *instance,
                               const MxReference *reference) {
    if (reference->table == NULL)
        return instance->table;
    if (strcmp(reference->table, MX_TITLE_EARLIER) == 0)
        return instance->table ? find_earlier(check->d, instance->table) : NULL;
    if (g_str_has_prefix(reference->table, MX_TITLE_SAME) && instance->table != NULL)
        return find_sister(check->d, instance->table, reference->table + strlen(MX_TITLE_SAME));
    return mx_lookup_table(check->d, reference->table);
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

MxValue *mx_look_in_row(MxCheck *check, const MxTable *table, const MxRow *row, char **names) {
    int column = find_column(table, row, names);
    MxPlace place;
    return column >= 0 && mx_place_cell(table, row, (guint)column, &place)
               ? mx_value_of(check, &place)
               : NULL;
}

/* Whether the first @n bytes of @label are a number before a name: nothing, 一、, （二）, 3. */
static bool is_number(const char *label, gsize n) {
    gsize length = 0;
    return n == 0 || (mx_numbering_kind(label, &length) > 0 && length == n);
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

static guint count_label(const MxTable *table, const MxRow *of, const char *label,
                         const MxRow **found) {
    guint n = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        g_autofree char *own = mx_text_fold(mx_row_label(table, row));
        if (row->kind == MX_ROW_NOTE || row->side != of->side || strcmp(own, label) != 0)
            continue;
        *found = row;
        n++;
    }
    return n;
}

/* `alike`: the row that is called as the row in scope is, where both tables have one such row. */
static const MxRow *find_alike(const MxInstance *instance, const MxTable *table) {
    const MxRow *found = NULL, *own = NULL;
    if (instance->row == NULL)
        return NULL;
    g_autofree char *label = mx_text_fold(mx_row_label(instance->table, instance->row));
    bool only = *label != '\0' && count_label(instance->table, instance->row, label, &own) == 1 &&
                count_label(table, instance->row, label, &found) == 1;
    return only ? found : NULL;
}

/* `this` is the column in scope. */
static char **names_of(const MxInstance *instance, const MxReference *reference, char *names[2]) {
    if (strcmp(reference->names[0], "this") != 0)
        return reference->names;
    names[0] = ((const MxColumn *)instance->table->columns->pdata[instance->column])->id;
    names[1] = NULL;
    return names;
}

MxValue *mx_look_in_table(MxCheck *check, const MxInstance *instance,
                          const MxReference *reference) {
    char *names[2];
    const MxTable *table = table_of(check, instance, reference);
    MxSide side = parse_side(reference->side);
    const MxRow *row = table == NULL                         ? NULL
                       : strcmp(reference->row, "same") == 0 ? find_same(instance, table, side)
                       : strcmp(reference->row, "alike") == 0
                           ? find_alike(instance, table)
                           : find_row(check, table, side, reference->row);
    return row != NULL ? mx_look_in_row(check, table, row, names_of(instance, reference, names))
                       : NULL;
}

MxValue *mx_lookup_rows(MxCheck *check, const MxInstance *instance, const MxReference *reference) {
    const MxTable *table = table_of(check, instance, reference);
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
            !mx_value_add_place(check, sum, &place))
            return NULL;
    }
    return sum->figure != NULL ? g_steal_pointer(&sum) : NULL;
}

/* ------------------------------------------------------------------------ tables as a whole -- */

static MxPlace table_place(const MxTable *table, const char *text) {
    return (
        MxPlace){ .what = MX_PLACE_TABLE, .table = table, .text = text, .page = table->first_page };
}

static int title_year(MxCheck *check, const MxTable *table) {
    g_autofree char *folded = mx_text_fold(table->title ? table->title : "");
    MxSpan span;
    if (mx_pack_phrase(check->pack, MX_PHRASE_PERIOD, folded, NULL) ||
        !mx_pack_phrase(check->pack, MX_PHRASE_YEAR, folded, &span) || span.end - span.start != 4)
        return 0;
    g_autofree char *own = g_strdup_printf("%d", check->d->document.year);
    g_autofree char *year = g_strndup(folded + span.start, 4);
    return strstr(folded, own) != NULL ? check->d->document.year : mx_numeral_parse(year);
}

/* How many titles of the document name that year. */
static guint count_titles(MxCheck *check, int year) {
    guint n = 0;
    for (guint i = 0; i < check->d->tables->len; i++)
        n += title_year(check, check->d->tables->pdata[i]) == year;
    return n;
}

/* Titles of the document's year for each of another one that make the other a slip. With 1, a
 * report that holds the tables of two years would be half wrong; with 3, the last year's titles
 * left in two tables of five go unseen. */
#define TITLES_PER_SLIP 2u

/* `title.year`: the year that the title names; not of a part of a year, nor where as many titles
 * name it as make a part of the document of their own. */
static MxValue *look_at_title(MxCheck *check, const MxTable *table) {
    int year = title_year(check, table), own = check->d->document.year;
    if (year == 0 ||
        (year != own && TITLES_PER_SLIP * count_titles(check, year) > count_titles(check, own)))
        return NULL;
    MxValue *value = mx_value_of_integer(year);
    value->plain = true;
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

/* A table's id stands for the table: the value says only that it is there. */
MxValue *mx_look_for_table(const MxDisclosure *d, char **ids) {
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        if (g_strv_contains((const char *const *)ids, table->id))
            return mx_value_of_integer(1);
    }
    return NULL;
}

MxValue *mx_look_at_table(MxCheck *check, const MxTable *table, char **names) {
    if (strcmp(names[0], "title.year") == 0)
        return look_at_title(check, table);
    if (strcmp(names[0], "figures") == 0)
        return look_for_figures(table);
    if (strcmp(names[0], "said_empty") == 0)
        return mx_empty_note(check, table, MX_PHRASE_EMPTY);
    if (strcmp(names[0], "said_unused") == 0)
        return mx_empty_note(check, table, MX_PHRASE_UNUSED);
    return mx_look_for_table(check->d, names);
}
