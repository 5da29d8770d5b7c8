/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A government's figure and those of the places that it consists of.
 *
 *   of the same fund, year and phase:
 *
 *   2023年市级…收入表        2023年市本级…   2023年济南高新区…   2023年市南部山区…
 *   增值税        90   =          60      +        20         +        10
 *
 *   whole     全市     = level or own, and its districts (or every region that has a table)
 *   level     市级     = own 市本级, and the zones
 *
 * 1. Tables of one id, year and phase print one thing for several places. The parts of a place are
 *    those above, where the document has one such table of each.
 * 2. Rows are paired by code, else by name, where each table has one of it; columns by id.
 * 3. What levels pay each other stands in two of the parts and in the whole once, or not at all; so
 *    do totals with it. Such rows have roles, and are left out.
 * 4. A row that a part does not print may be called otherwise there: then the sum counts only where
 *    it comes out.
 *
 * That tables of a document do make each other up, the rule shows by the rows that hold (tally.c):
 * a city prints 市本级 and one zone of six.
 */
#include "check/lookup/places.h"

#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/lookup/pairs/named_rows.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

static const char *const WHOLE = "whole", *const LEVEL = "level", *const OWN = "own",
                         *const DISTRICTS = "districts";

/* What one level pays another, by the roles of the packs, and totals that hold it. */
static const char *const BETWEEN[] = {
    "superior_subsidy", "lower_remittance", "remitted_to_superior", "transfers_paid", "transfers",
    "debt_revenue",     "debt_onlent",      "everything",           "grand",          NULL,
};

static bool is_region(const char *scope) {
    return strcmp(scope, WHOLE) != 0 && strcmp(scope, LEVEL) != 0 && strcmp(scope, OWN) != 0 &&
           strcmp(scope, DISTRICTS) != 0;
}

/* Whether both print the same, each for its place. */
static bool is_sibling(const MxTable *a, const MxTable *b) {
    return a != b && b->scope != NULL && a->year == b->year && strcmp(a->id, b->id) == 0 &&
           g_strcmp0(a->phase, b->phase) == 0;
}

/* Siblings of @table for the place @scope; for any region where that is NULL. FALSE where two are
 * for one place. */
static bool add_siblings(const MxDisclosure *d, const MxTable *table, const char *scope,
                         GPtrArray *parts) {
    guint before = parts->len;
    for (guint i = 0; i < d->tables->len; i++) {
        MxTable *other = d->tables->pdata[i];
        if (!is_sibling(table, other) ||
            !(scope != NULL ? strcmp(other->scope, scope) == 0 : is_region(other->scope)))
            continue;
        for (guint k = before; k < parts->len; k++)
            if (strcmp(((const MxTable *)parts->pdata[k])->scope, other->scope) == 0)
                return false;
        g_ptr_array_add(parts, other);
    }
    return true;
}

/* The tables of the places that the place of @table consists of; (transfer full), empty where it is
 * not clear. */
static GPtrArray *list_parts(const MxDisclosure *d, const MxTable *table) {
    GPtrArray *parts = g_ptr_array_new();
    bool whole = g_strcmp0(table->scope, WHOLE) == 0, level = g_strcmp0(table->scope, LEVEL) == 0;
    if (table->year == 0 || !(whole || level))
        return parts;
    bool clear = !whole || add_siblings(d, table, LEVEL, parts);
    bool with_zones = parts->len > 0;
    clear = clear && (with_zones || add_siblings(d, table, OWN, parts));
    guint own = parts->len;
    clear = clear && (!whole || add_siblings(d, table, DISTRICTS, parts));
    clear = clear && (with_zones || parts->len > own || add_siblings(d, table, NULL, parts));
    if (!clear || own != 1 || parts->len < 2)
        g_ptr_array_set_size(parts, 0);
    return parts;
}

static bool is_between_levels(const MxCheck *check, const MxInstance *instance) {
    g_autofree char *label = mx_text_fold(mx_row_label(instance->table, instance->row));
    const char *role = mx_pack_row(check->pack, label);
    return role != NULL && g_strv_contains(BETWEEN, role);
}

/* Whether @part prints the cell; if so, it is added. FALSE in @readable where it cannot be read. */
static bool add_part(MxCheck *check, const MxInstance *instance, const MxTable *part, MxValue *sum,
                     bool *readable) {
    const MxColumn *column = instance->table->columns->pdata[instance->column];
    const MxRow *row = mx_named_rows_find(check, instance->table, instance->row, part);
    int index = row ? mx_table_find_column(part, column->id, row->side) : -1;
    MxPlace place;
    MxFigure *figure = NULL;
    if (index < 0 || !mx_place_cell(part, row, (guint)index, &place))
        return false;
    *readable = *readable && mx_place_read(check, &place, &figure);
    if (figure != NULL)
        mx_value_add(sum, figure, &place);
    return figure != NULL;
}

MxValue *mx_sum_places(MxCheck *check, const MxInstance *instance) {
    g_autoptr(GPtrArray) parts = list_parts(check->d, instance->table);
    g_autoptr(MxValue) sum = mx_value_new();
    bool readable = true;
    guint n = 0;
    if (parts->len == 0 || is_between_levels(check, instance))
        return NULL;
    for (guint i = 0; i < parts->len; i++)
        n += add_part(check, instance, parts->pdata[i], sum, &readable);
    MxPlace own;
    mx_place_cell(instance->table, instance->row, instance->column, &own);
    g_autoptr(MxValue) printed = mx_value_of(check, &own);
    if (!readable || n < 2 || printed == NULL || printed->figure == NULL)
        return NULL;
    return n == parts->len || mx_figures_meet(printed->figure, sum->figure) ? g_steal_pointer(&sum)
                                                                            : NULL;
}
