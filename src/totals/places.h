/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's tables, to find the printed totals in: from names to rows and cells. */
#ifndef MX_TOTALS_PLACES_H
#define MX_TOTALS_PLACES_H

#include <glib.h>
#include <stdbool.h>

#include "model/disclosure.h"

/** MxPlaces: @pack (nullable): what says what a row's label means. */
typedef struct {
    const MxDisclosure *d;
    const MxPack *pack;
} MxPlaces;

/** Why there is no figure, what says least first: where several places fail, the last counts. */
typedef enum {
    MX_MISSING_NOTHING, /* there is one */
    MX_MISSING_TABLE,   /* no table of that kind */
    MX_MISSING_TOTAL,   /* the table prints no total */
    MX_MISSING_COLUMN,  /* the table does not split it so */
    MX_MISSING_NONE,    /* a dash stands there, or 无 */
    MX_MISSING_BLANK,   /* the box is empty */
    MX_MISSING_MIXED,   /* what is printed holds something else besides */
    MX_MISSING_SEVERAL, /* several might be meant */
    MX_MISSING_OPEN,    /* the parts do not add up to the printed total */
    MX_MISSING_UNREADABLE,
    MX_MISSING_GOVERNMENT, /* a whole government's: of several budgets */
} MxMissing;

/** mx_missing_name: as in the database: `no-table`, `unreadable` …; NULL for nothing. */
const char *mx_missing_name(MxMissing missing);

/** mx_places_table: the index of the only table with that id, of the only one with figures where
 * there are several; -1 with @missing. */
int mx_places_table(const MxPlaces *places, const char *id, MxMissing *missing);

/** mx_places_has_role: whether the packs say that the row is of that role. */
bool mx_places_has_role(const MxPlaces *places, const MxTable *table, const MxRow *row,
                        const char *role);

/**
 * mx_places_row:
 * @roles: (array zero-terminated=1): best first; `total` is also every row that says it is one, and
 *     the first row where all others stand below it
 *
 * Returns: the index of the only row of @side with the first of @roles that any has, in the first
 * block that has it; -1 with @missing
 */
int mx_places_row(const MxPlaces *places, const MxTable *table, MxSide side,
                  const char *const *roles, MxMissing *missing);

/** mx_places_head: a first row that the others of its level add up to; -1 where there is none. */
int mx_places_head(const MxTable *table, int column, MxSide side);

/** mx_places_add_up: whether @n rounded figures with that @sum are all of @whole. */
bool mx_places_add_up(gint64 sum, gint64 whole, guint n);

/** mx_places_column: the first of @ids (NULL-ended) that is a column of amounts; -1 where none is.
 */
int mx_places_column(const MxTable *table, const char *const *ids, MxSide side);

/** mx_places_amount: what the cell says; 0 with @missing where it has no figure. */
gint64 mx_places_amount(const MxRow *row, int column, MxMissing *missing);

/** mx_places_name: (transfer none) (nullable): the row's name as printed. */
const char *mx_places_name(const MxTable *table, const MxRow *row);

/** mx_places_item: (transfer none) (nullable): what the row is about: its item, as of a project
 * that stands beside the name of its function; else its name. */
const char *mx_places_item(const MxTable *table, const MxRow *row);

/** mx_places_code: (transfer none) (nullable): the row's code as printed. */
const char *mx_places_code(const MxTable *table, const MxRow *row);

#endif
