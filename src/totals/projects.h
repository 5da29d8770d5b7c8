/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projects of a document with their amounts of the year: those of its forms; where it has none,
 * those of its table of projects. */
#ifndef MX_TOTALS_PROJECTS_H
#define MX_TOTALS_PROJECTS_H

#include "totals/places.h"

/**
 * MxProjectAmount:
 * @name: (transfer none) (nullable)
 * @field: (nullable): where the amount stands; it has one where nothing is @missing
 * @form: (nullable): the form that it is of; else it is row @row of table @table
 */
typedef struct {
    const char *name;
    MxMissing missing;
    const MxField *field;
    const MxForm *form;
    int table, row;
} MxProjectAmount;

/** mx_project_amounts_find: (transfer full) (element-type MxProjectAmount): in printed order. */
GArray *mx_project_amounts_find(const MxPlaces *places);

/** mx_project_amount: in 1/10,000 yuan; 0 where there is none. */
gint64 mx_project_amount(const MxProjectAmount *project);

#endif
