/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures with the places that they came from. */
#ifndef MX_CHECK_FIGURE_VALUE_H
#define MX_CHECK_FIGURE_VALUE_H

#include "check/figure/provenance.h"

/**
 * MxValue: what a place or an expression gives.
 * @figure: (nullable): NULL where all its places are blank
 * @places: of MxPlace: every printed figure that entered
 * @sum: it is the sum of their figures
 * @plain: it is a year or a count, whatever the unit of the text that it stands in
 */
typedef struct {
    MxFigure *figure;
    GArray *places;
    bool sum, plain;
} MxValue;

MxValue *mx_value_new(void);
void mx_value_free(MxValue *value);

/** mx_value_add: the printed figure of @place enters; @figure (transfer full) (nullable). */
void mx_value_add(MxValue *value, MxFigure *figure, const MxPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxValue, mx_value_free)

/** mx_value_add_place: adds what @place says; FALSE where it is unreadable. */
bool mx_value_add_place(MxCheck *check, MxValue *value, const MxPlace *place);

/** mx_value_of: (transfer full): what @place says; NULL where it is unreadable. */
MxValue *mx_value_of(MxCheck *check, const MxPlace *place);

/** mx_value_of_integer: (transfer full): an exact number without a place. */
MxValue *mx_value_of_integer(glong number);

#endif
