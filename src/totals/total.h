/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One total of a document, and the places that are offered to it: the first that has a figure
 * counts, else the reason that says most. */
#ifndef MX_TOTALS_TOTAL_H
#define MX_TOTALS_TOTAL_H

#include "totals/places.h"

typedef enum {
    MX_TOTAL_REVENUE,
    MX_TOTAL_EXPENDITURE,
    MX_TOTAL_BASIC,
    MX_TOTAL_PROJECT,
    MX_TOTAL_GENERAL_PUBLIC,
    MX_TOTAL_THREE_PUBLIC,
    MX_TOTAL_OVERSEAS,
    MX_TOTAL_VEHICLE,
    MX_TOTAL_VEHICLE_PURCHASE,
    MX_TOTAL_VEHICLE_OPERATION,
    MX_TOTAL_RECEPTION,
    MX_N_TOTALS,
} MxTotalName;

typedef enum {
    MX_TOTAL_OF_CELL,
    MX_TOTAL_OF_SUM, /* of cells that are shown to be all */
    MX_TOTAL_OF_PROSE,
} MxTotalHow;

/**
 * MxTotal:
 * @missing: nothing where there is a figure
 * @table, @row, @column: indices of the cell; @row -1 of a sum; all -1 of prose
 * @fact: index of the fact; -1 where it stands in a table
 */
typedef struct {
    MxMissing missing;
    gint64 amount_e4;
    MxTotalHow how;
    int table, row, column, fact;
} MxTotal;

/** MX_TOTAL_MISSING: no figure, for @reason (MxMissing). */
#define MX_TOTAL_MISSING(reason)                                                                   \
    ((MxTotal){ .missing = (reason), .table = -1, .row = -1, .column = -1, .fact = -1 })

/** mx_total_name: revenue, expenditure … */
const char *mx_total_name(MxTotalName name);

/** mx_total_offer: @total takes the cell where it has no figure yet; else it may take why not. */
void mx_total_offer(const MxPlaces *places, MxTotal *total, int table, int row, int column);

/** mx_total_offer_sum: the same of a sum of cells, @column being the last of them. */
void mx_total_offer_sum(MxTotal *total, gint64 amount, int table, int column);

/** mx_total_miss: there is no figure here: the reason that says most is kept. */
void mx_total_miss(MxTotal *total, MxMissing missing);

/** mx_total_of_fact: what the fact with that index states. */
MxTotal mx_total_of_fact(const MxPlaces *places, int fact);

/** mx_total_offer_prose: what the facts with that name say, where they agree. */
void mx_total_offer_prose(const MxPlaces *places, MxTotal *total, const char *name);

#endif
