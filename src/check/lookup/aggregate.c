/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that stand for many places: the children of a row, the rows of the highest level, all
 * projects.
 *
 *     201      一般公共服务支出      2130.83   this
 *     20103    政府办公厅（室）…      2130.83   child: begins with 201 …
 *     2010301  行政运行              388.04    … and this stands below that child
 *     208      社会保障和就业支出      78.05    begins otherwise: the children end here
 */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/lookup/aggregate.h"
#include "check/lookup/places.h"
#include "check/lookup/table.h"
#include "check/scopes/instance.h"
#include "check/structure/column_sums.h"
#include "check/structure/figure_tree.h"
#include "check/structure/levels.h"
#include "check/structure/nesting.h"
#include "check/structure/row_shape.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "pattern/pattern.h"

/* From row @from on, the rows directly below @prefix, as indices: those whose code begins with it
 * and that stand below no other of them. Codes that lack a digit (301 2 for 30102) count as
 * printed. */
static GArray *list_coded(const MxInstance *instance, guint from, const char *prefix) {
    const MxTable *table = instance->table;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree char *above = NULL;
    for (guint i = from; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (!mx_row_same_block(row, instance->row) || row->kind == MX_ROW_NOTE)
            continue;
        g_autofree char *code = mx_row_code(table, row);
        if (*code == '\0')
            continue;
        if (strlen(code) <= strlen(prefix) || !g_str_has_prefix(code, prefix))
            break;
        if (above != NULL && strlen(code) > strlen(above) && g_str_has_prefix(code, above))
            continue;
        g_array_append_val(rows, i);
        g_free(above);
        above = g_steal_pointer(&code);
    }
    return rows;
}

/* By code; where rows bear none, by their numbers, or by indentation, if that is depth in the
 * column. */
static GArray *list_children(const MxCheck *check, const MxInstance *instance) {
    g_autofree char *code = mx_row_code(instance->table, instance->row);
    if (*code != '\0')
        return list_coded(instance, instance->row_index + 1, code);
    return instance->row->kind == MX_ROW_ITEM && (mx_levels_are_outline(check, instance) ||
                                                  mx_levels_are_indented(check, instance))
               ? mx_levels_list_below(check, instance)
               : g_array_new(FALSE, FALSE, sizeof(guint));
}

/* By the codes that names have in the classification: as by printed codes, but where one of the
 * rows has none, it is not known whose it is, and there are no children. */
static GArray *list_classified(const MxInstance *instance) {
    const char *code = instance->row->derived_code, *above = NULL;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    const GPtrArray *all = instance->table->rows;
    for (guint i = instance->row_index + 1; code != NULL && i < all->len; i++) {
        const MxRow *row = all->pdata[i];
        if (!mx_row_same_block(row, instance->row) || row->kind != MX_ROW_ITEM)
            break;
        if (row->derived_code == NULL) {
            g_array_set_size(rows, 0);
            break;
        }
        if (strlen(row->derived_code) <= strlen(code) || !g_str_has_prefix(row->derived_code, code))
            break;
        if (above != NULL && strlen(row->derived_code) > strlen(above) &&
            g_str_has_prefix(row->derived_code, above))
            continue;
        g_array_append_val(rows, i);
        above = row->derived_code;
    }
    return rows;
}

/* Only a total has them, and only where one row says it: two totals are parts of something else. */
static GArray *list_top(const MxInstance *instance) {
    guint n_totals = 0;
    for (guint i = 0; i < instance->table->rows->len; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        n_totals += row->kind == MX_ROW_TOTAL && mx_row_same_block(row, instance->row);
    }
    return instance->row->kind == MX_ROW_TOTAL && n_totals == 1
               ? list_coded(instance, 0, "")
               : g_array_new(FALSE, FALSE, sizeof(guint));
}

static bool is_item(const MxInstance *instance, const MxRow *row) {
    return row->kind == MX_ROW_ITEM && mx_row_same_block(row, instance->row);
}

static bool is_coded(const MxInstance *instance) {
    g_autoptr(GArray) coded = list_coded(instance, 0, "");
    return coded->len > 0;
}

/* Every row below a total that is none itself; in a table with codes these say what adds up. */
static GArray *list_items(const MxInstance *instance) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    if (instance->row->kind != MX_ROW_TOTAL || is_coded(instance))
        return rows;
    for (guint i = 0; i < instance->table->rows->len; i++)
        if (is_item(instance, instance->table->rows->pdata[i]))
            g_array_append_val(rows, i);
    return rows;
}

/* The items above the first total of their side. */
static GArray *list_above(const MxInstance *instance) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; instance->row->kind == MX_ROW_TOTAL && i < instance->row_index; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (row->kind == MX_ROW_TOTAL && mx_row_same_block(row, instance->row)) {
            g_array_set_size(rows, 0);
            break;
        }
        if (is_item(instance, row))
            g_array_append_val(rows, i);
    }
    return rows;
}

/* The total before this one in its block, and the items between. */
static GArray *list_since(const MxInstance *instance) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    bool total = false;
    for (guint i = 0; instance->row->kind == MX_ROW_TOTAL && i < instance->row_index; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        bool begins = row->kind == MX_ROW_TOTAL && mx_row_same_block(row, instance->row);
        if (begins)
            g_array_set_size(rows, 0);
        total |= begins;
        if (total && (begins || is_item(instance, row)))
            g_array_append_val(rows, i);
    }
    return rows;
}

/* The items below a total that is the first row of its block, up to the next total. */
static GArray *list_below(const MxInstance *instance) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    if (instance->row->kind != MX_ROW_TOTAL)
        return rows;
    for (guint i = 0; i < instance->row_index; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (row->kind != MX_ROW_NOTE && mx_row_same_block(row, instance->row))
            return rows;
    }
    for (guint i = instance->row_index + 1; i < instance->table->rows->len; i++) {
        const MxRow *row = instance->table->rows->pdata[i];
        if (row->kind == MX_ROW_TOTAL && mx_row_same_block(row, instance->row))
            break;
        if (is_item(instance, row))
            g_array_append_val(rows, i);
    }
    return rows;
}

static void keep_totals(const MxTable *table, GArray *rows) {
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        guint index = g_array_index(rows, guint, i);
        if (((const MxRow *)table->rows->pdata[index])->kind == MX_ROW_TOTAL)
            g_array_index(rows, guint, n++) = index;
    }
    g_array_set_size(rows, n);
}

/* Of @items, the ones that stand least deep; a total stands as deep as they do. Where nothing
 * printed tells them apart, their figures may. */
static GArray *list_highest(const MxInstance *instance, GArray *list) {
    g_autoptr(GArray) items = list;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    guint least = G_MAXUINT;
    for (guint i = 0; i < items->len; i++) {
        guint index = g_array_index(items, guint, i);
        const MxRow *row = instance->table->rows->pdata[index];
        bool total = row->kind == MX_ROW_TOTAL;
        guint depth = total ? least : mx_row_depth(instance->table, row);
        if (depth < least)
            keep_totals(instance->table, rows);
        least = MIN(least, depth);
        if (depth == least)
            g_array_append_val(rows, index);
    }
    if (rows->len == items->len)
        mx_figure_tree_keep_top(instance->table, instance->column, rows);
    return rows;
}

static bool add_cell(MxCheck *check, MxValue *value, const MxInstance *instance, guint row) {
    MxPlace place;
    MxFigure *figure;
    if (!mx_place_cell(instance->table, instance->table->rows->pdata[row], instance->column,
                       &place))
        return true;
    if (!mx_place_read(check, &place, &figure))
        return false;
    if (figure != NULL)
        mx_value_add(value, figure, &place);
    return true;
}

static MxValue *sum_cells(MxCheck *check, const MxInstance *instance, const GArray *rows) {
    g_autoptr(MxValue) value = mx_value_new();
    for (guint i = 0; i < rows->len; i++)
        if (!add_cell(check, value, instance, g_array_index(rows, guint, i)))
            return NULL;
    return rows->len > 0 ? g_steal_pointer(&value) : NULL;
}

static const GArray *list_beside(MxCheck *check, const MxInstance *instance) {
    const MxColumn *column = instance->table->columns->pdata[instance->column];
    GArray *columns = g_hash_table_lookup(check->beside, column);
    if (columns == NULL) {
        columns = mx_beside_columns(instance->table, instance->column);
        g_hash_table_insert(check->beside, (gpointer)column, columns);
    }
    return columns;
}

static MxValue *sum_beside(MxCheck *check, const MxInstance *instance) {
    const GArray *columns = list_beside(check, instance);
    g_autoptr(MxValue) value = mx_value_new();
    guint index = instance->row_index;
    for (guint i = 0; i < columns->len; i++) {
        MxInstance cell = *instance;
        cell.column = g_array_index(columns, guint, i);
        if (!add_cell(check, value, &cell, index))
            return NULL;
    }
    return columns->len > 0 ? g_steal_pointer(&value) : NULL;
}

/* Every project must give its figure: a sum that leaves one out is no sum. */
static bool add_project(MxCheck *check, MxValue *value, const MxForm *form) {
    const MxFund *fund = mx_form_find_fund(form, "annual", "total");
    MxFigure *figure;
    if (fund == NULL)
        return false;
    MxPlace place = mx_place_field(form, "annual.total", fund->field);
    if (!mx_place_read(check, &place, &figure) || figure == NULL)
        return false;
    mx_value_add(value, figure, &place);
    return true;
}

static MxValue *sum_projects(MxCheck *check) {
    g_autoptr(MxValue) value = mx_value_new();
    for (guint i = 0; i < check->d->forms->len; i++) {
        const MxForm *form = check->d->forms->pdata[i];
        if (form->kind == MX_FORM_PROJECT && !add_project(check, value, form))
            return NULL;
    }
    return value->places->len > 0 ? g_steal_pointer(&value) : NULL;
}

static MxValue *count_projects(const MxDisclosure *d) {
    g_autoptr(MxValue) value = mx_value_new();
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        const MxField *name = form->kind == MX_FORM_PROJECT ? mx_form_get(form, "name") : NULL;
        if (form->kind != MX_FORM_PROJECT)
            continue;
        MxPlace place = { .what = MX_PLACE_PROJECT, .form = form, .page = form->first_page };
        if (name != NULL)
            place = mx_place_field(form, "name", name);
        place.text = mx_form_name(form);
        mx_value_add(value, mx_figure_new_integer(1), &place);
    }
    return value->places->len > 0 ? g_steal_pointer(&value) : NULL;
}

MxValue *mx_lookup_all(MxCheck *check, const MxInstance *instance, const MxReference *reference,
                       bool count) {
    const char *name = reference->names[0];
    if (reference->kind == MX_REF_CELL)
        return mx_lookup_rows(check, instance, reference);
    if (strcmp(name, "projects") == 0)
        return count ? count_projects(check->d) : NULL;
    if (strcmp(name, "projects.annual.total") == 0)
        return sum_projects(check);
    if (instance->row == NULL)
        return NULL;
    if (strcmp(name, "beside") == 0)
        return sum_beside(check, instance);
    if (strcmp(name, "places") == 0)
        return mx_sum_places(check, instance);
    g_autoptr(GArray) rows =
        strcmp(name, "children") == 0        ? list_children(check, instance)
        : strcmp(name, "classified") == 0    ? list_classified(instance)
        : strcmp(name, "top") == 0           ? list_top(instance)
        : strcmp(name, "items") == 0         ? list_items(instance)
        : strcmp(name, "items.highest") == 0 ? list_highest(instance, list_items(instance))
        : strcmp(name, "above") == 0         ? list_above(instance)
        : strcmp(name, "since") == 0         ? list_since(instance)
        : strcmp(name, "below") == 0         ? list_below(instance)
        : strcmp(name, "below.highest") == 0 ? list_highest(instance, list_below(instance))
        : strcmp(name, "since.highest") == 0 ? list_highest(instance, list_since(instance))
                                             : list_highest(instance, list_above(instance));
    return sum_cells(check, instance, rows);
}
