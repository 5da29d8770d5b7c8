/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sum lacks, and whether that is a row or a cell which is not there. */
#ifndef MX_CHECK_STRUCTURE_GAPS_H
#define MX_CHECK_STRUCTURE_GAPS_H

#include <stdbool.h>

#include "check/figure/figure.h"
#include "check/scopes/instance.h"

/**
 * mx_gaps_are_row:
 * @gaps: (element-type MxFigure): by how much the sums of one row's columns differ from what the
 *     row prints
 *
 * Returns: whether they are what a row would print: there are two or more, of one sign, and some of
 *     them make up the largest
 */
bool mx_gaps_are_row(const GPtrArray *gaps);

/**
 * mx_gap_is_cell:
 * @instance: the cell that the sum should be
 * @gap: by how much it is more
 *
 * Returns: whether a row of its block prints @gap under another column, and nothing under the
 * cell's
 */
bool mx_gap_is_cell(const MxInstance *instance, const MxFigure *gap);

/**
 * mx_gap_is_unsplit:
 * @instance: the cell that the sum should be
 * @gap: by how much it is more
 *
 * Returns: whether @gap is what some rows below the cell's print under a column that is the cell's
 * and another together, without saying how much of it is whose
 */
bool mx_gap_is_unsplit(const MxInstance *instance, const MxFigure *gap);

/** mx_gap_is_shift: whether the cell's row prints nothing under the total, where all other rows of
 * its block, three or more, have something. */
bool mx_gap_is_shift(const MxInstance *instance);

#endif
