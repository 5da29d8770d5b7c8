/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expenditure by function: takes a document, gives a line for each code of the table that lists it.
 */
#ifndef MX_TOTALS_FUNCTIONS_H
#define MX_TOTALS_FUNCTIONS_H

#include "totals/total.h"

/** MxFunction: @row: the index of the first of the @n_rows with that code; parts count where their
 * missing is nothing. */
typedef struct {
    char *code;
    guint row, n_rows, level;
    gint64 amount_e4, basic_e4, project_e4;
    MxMissing missing, no_basic, no_project;
} MxFunction;

/** MxFunctions: @lines: (element-type MxFunction); @table: index, -1 where no table lists any;
 * @scope: of which money: all, general_public, appropriation. */
typedef struct {
    GPtrArray *lines;
    int table;
    const char *scope;
} MxFunctions;

/** mx_functions_find: @totals: what the lines have to add up to, where bodies are added up. */
MxFunctions *mx_functions_find(const MxPlaces *places, const MxTotal totals[MX_N_TOTALS]);
void mx_functions_free(MxFunctions *functions);

#endif
