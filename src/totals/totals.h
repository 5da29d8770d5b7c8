/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a document prints as its totals: takes a document, gives each of them with its place, or why
 * there is none. docs/database.md says what each of them is.
 */
#ifndef MX_TOTALS_TOTALS_H
#define MX_TOTALS_TOTALS_H

#include "totals/total.h"

/** mx_totals_find: all of them. */
void mx_totals_find(const MxPlaces *places, MxTotal totals[MX_N_TOTALS]);

#endif
