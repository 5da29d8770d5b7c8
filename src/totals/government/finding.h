/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A government's totals while they are gathered. */
#ifndef MX_TOTALS_GOVERNMENT_FINDING_H
#define MX_TOTALS_GOVERNMENT_FINDING_H

#include "totals/government/total.h"

/** MxGovernmentFinding: @list (element-type MxGovernmentTotal) */
typedef struct {
    const MxPlaces *places;
    GPtrArray *list;
} MxGovernmentFinding;

/** MxGovernmentKey: what a figure is. */
typedef struct {
    const char *fund, *name, *scope, *phase;
    int year;
} MxGovernmentKey;

/** mx_government_finding_new: with an empty list, which is the caller's. */
MxGovernmentFinding mx_government_finding_new(const MxPlaces *places);

/** mx_government_find_total: the total of that key, made where there is none yet. */
MxGovernmentTotal *mx_government_find_total(const MxGovernmentFinding *f,
                                            const MxGovernmentKey *key);

/** mx_government_offer: @offered is a figure that is printed; the first is kept, and none where
 * another contradicts it. */
void mx_government_offer(const MxGovernmentFinding *f, const MxGovernmentKey *key,
                         const MxTotal *offered);

/** mx_government_offer_cell: the same of a cell; what hinders its reading is kept, too. */
void mx_government_offer_cell(const MxGovernmentFinding *f, const MxGovernmentKey *key, int table,
                              int row, int column);

/** mx_government_phase: `actual`, `budget`, …: that of a table's own year; NULL for none. */
const char *mx_government_phase(const MxTable *table);

/** mx_government_year: whose figures a table prints; 0 where it does not say. */
int mx_government_year(const MxPlaces *places, const MxTable *table);

/** mx_government_is_final: whether the document is an account, or a report on one. */
bool mx_government_is_final(const MxPlaces *places);

/** mx_government_phase_of_debt: what the debt is that the document prints. */
const char *mx_government_phase_of_debt(const MxPlaces *places);

#endif
