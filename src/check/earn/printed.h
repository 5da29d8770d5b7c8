/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure → whether the document prints it among its tables and forms. */
#ifndef MX_CHECK_EARN_PRINTED_H
#define MX_CHECK_EARN_PRINTED_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_printed_digits: digits of @text's number without the zeros at its ends: 0.50 has one. */
guint mx_printed_digits(const char *text);

/**
 * mx_is_printed: whether a cell of amounts or a box of a form may be the amount @figure, which the
 * prose prints as @text.
 *
 * A figure of few digits stands somewhere by chance: it counts only in the tables of @near
 * (nullable) (element-type MxPlace).
 */
bool mx_is_printed(MxCheck *check, const MxFigure *figure, const char *text, const GArray *near);

/** mx_is_printed_in: whether a cell of amounts of @table, in a row of @side, may be the amount
 * @figure, and that not by chance: figures of few digits stand everywhere. */
bool mx_is_printed_in(const MxTable *table, MxSide side, const MxFigure *figure);

/** mx_is_printed_in_row: … in @row. */
bool mx_is_printed_in_row(const MxTable *table, const MxRow *row, const MxFigure *figure);

/** mx_is_printed_as_source: whether the amount @figure stands in the row of a total, or on a side
 * of a balance, where the sources of money are listed. */
bool mx_is_printed_as_source(MxCheck *check, const MxFigure *figure);

#endif
