/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two could be meant, none is taken. */
#include "totals/places.h"

#include <string.h>

#include "base/text.h"

const char *mx_missing_name(MxMissing missing) {
    static const char *const NAMES[] = { NULL,     "no-table",   "no-total",  "no-column",
                                         "none",   "blank",      "mixed",     "several",
                                         "no-sum", "unreadable", "government" };
    return NAMES[missing];
}

/* Whether a box for an amount holds one, or something that cannot be read. */
static bool has_figures(const MxTable *table) {
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        for (guint k = 0; k < row->n_fields; k++) {
            const MxField *field = row->fields[k];
            bool amount = ((const MxColumn *)table->columns->pdata[k])->type == MX_COLUMN_AMOUNT;
            if (amount && field != NULL &&
                (field->state == MX_STATE_VALUE || field->state == MX_STATE_UNREADABLE))
                return true;
        }
    }
    return false;
}

/* Beside a table with figures one without any, of a fund that has no money, is not meant. */
int mx_places_table(const MxPlaces *places, const char *id, MxMissing *missing) {
    int found = -1, filled = -1;
    guint n_filled = 0;
    for (guint i = 0; i < places->d->tables->len; i++) {
        const MxTable *table = places->d->tables->pdata[i];
        if (strcmp(table->id, id) != 0)
            continue;
        found = found < 0 ? (int)i : found;
        if (!has_figures(table))
            continue;
        filled = (int)i;
        n_filled++;
    }
    *missing = n_filled > 1 ? MX_MISSING_SEVERAL
               : found < 0  ? MX_MISSING_TABLE
                            : MX_MISSING_NOTHING;
    return n_filled > 1 ? -1 : n_filled == 1 ? filled : found;
}

/* ------------------------------------------------------------------------------------- rows -- */

/* The text of the row's first box in a column of one of @ids (NULL-ended), best first. */
static const char *find_text(const MxTable *table, const MxRow *row, const char *const *ids) {
    for (; *ids != NULL; ids++)
        for (guint i = 0; i < row->n_fields; i++) {
            const MxColumn *column = table->columns->pdata[i];
            const MxField *field = row->fields[i];
            if (field != NULL && *field->text != '\0' && strcmp(column->id, *ids) == 0)
                return field->text;
        }
    return NULL;
}

const char *mx_places_name(const MxTable *table, const MxRow *row) {
    static const char *const NAMES[] = { "name", "item", "function_item", "government_item", NULL };
    return find_text(table, row, NAMES);
}

const char *mx_places_item(const MxTable *table, const MxRow *row) {
    static const char *const ITEM[] = { "item", NULL };
    const char *item = find_text(table, row, ITEM);
    return item != NULL ? item : mx_places_name(table, row);
}

const char *mx_places_code(const MxTable *table, const MxRow *row) {
    static const char *const CODES[] = { "code", NULL };
    return find_text(table, row, CODES);
}

bool mx_places_has_role(const MxPlaces *places, const MxTable *table, const MxRow *row,
                        const char *role) {
    const char *name = mx_places_name(table, row);
    if (name == NULL || places->pack == NULL)
        return false;
    g_autofree char *label = mx_text_fold(name);
    return g_strcmp0(mx_pack_row(places->pack, label), role) == 0;
}

static bool is_among(const MxRow *row, MxSide side, const MxRow *of) {
    return row->kind != MX_ROW_NOTE && row->side == side && (of == NULL || row->block == of->block);
}

/* The only row of @role in the first block of @side that has one; -1 none, -2 several. @kind: rows
 * that say they are totals, whatever else they say. */
static int find_role(const MxPlaces *places, const MxTable *table, MxSide side, const char *role,
                     bool kind) {
    int found = -1;
    const MxRow *of = NULL;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (!is_among(row, side, of) ||
            !(kind ? row->kind == MX_ROW_TOTAL : mx_places_has_role(places, table, row, role)))
            continue;
        if (found >= 0)
            return -2;
        found = (int)i;
        of = row;
    }
    return found;
}

/* A table whose first row alone stands above all others has its total there. */
static int find_crown(const MxTable *table, MxSide side) {
    const MxRow *first = NULL;
    int place = -1;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE || row->side != side)
            continue;
        if (first != NULL && row->level <= first->level)
            return -1;
        if (first == NULL) {
            first = row;
            place = (int)i;
        }
    }
    return place;
}

int mx_places_row(const MxPlaces *places, const MxTable *table, MxSide side,
                  const char *const *roles, MxMissing *missing) {
    int found = -1;
    bool total = false;
    for (; found == -1 && *roles != NULL; roles++) {
        found = find_role(places, table, side, *roles, false);
        total = total || strcmp(*roles, "total") == 0;
    }
    if (found == -1 && total)
        found = find_role(places, table, side, NULL, true);
    if (found == -1 && total)
        found = find_crown(table, side);
    *missing = found == -2 ? MX_MISSING_SEVERAL : found < 0 ? MX_MISSING_TOTAL : MX_MISSING_NOTHING;
    return MAX(found, -1);
}

/* A figure of a table is rounded to 0.01万元 at most, and so is off by 50 yuan: a sum of several by
 * so much each. What is missing from a list of figures is more than that, or nothing to speak of.
 */
#define ROUNDING_E4 ((gint64)50 * 10000)

bool mx_places_add_up(gint64 sum, gint64 whole, guint n) {
    return ABS(sum - whole) <= (gint64)n * ROUNDING_E4;
}

int mx_places_head(const MxTable *table, int column, MxSide side) {
    gint64 whole = 0, sum = 0;
    int head = -1;
    guint n = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const MxRow *top = head >= 0 ? table->rows->pdata[head] : row;
        MxMissing missing;
        if (row->kind != MX_ROW_ITEM || row->side != side || row->level > top->level)
            continue;
        gint64 amount = mx_places_amount(row, column, &missing);
        if (row->level < top->level || missing == MX_MISSING_UNREADABLE)
            return -1;
        if (head < 0) {
            head = (int)i;
            whole = amount;
        } else {
            sum += amount;
            n++;
        }
    }
    return n > 0 && whole != 0 && mx_places_add_up(sum, whole, n) ? head : -1;
}

/* ------------------------------------------------------------------------------------ cells -- */

int mx_places_column(const MxTable *table, const char *const *ids, MxSide side) {
    for (; *ids != NULL; ids++) {
        int i = mx_table_find_column(table, *ids, side);
        if (i >= 0 && ((const MxColumn *)table->columns->pdata[i])->type == MX_COLUMN_AMOUNT)
            return i;
    }
    return -1;
}

gint64 mx_places_amount(const MxRow *row, int column, MxMissing *missing) {
    static const MxMissing MISSING[] = {
        [MX_STATE_BLANK] = MX_MISSING_BLANK,
        [MX_STATE_VALUE] = MX_MISSING_NOTHING,
        [MX_STATE_NONE] = MX_MISSING_NONE,
        [MX_STATE_UNREADABLE] = MX_MISSING_UNREADABLE,
    };
    const MxField *field = column >= 0 ? row->fields[column] : NULL;
    *missing = column < 0      ? MX_MISSING_COLUMN
               : field == NULL ? MX_MISSING_BLANK
                               : MISSING[field->state];
    return *missing == MX_MISSING_NOTHING ? field->amount_e4 : 0;
}
