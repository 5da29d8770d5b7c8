/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only self-evaluations have: money as planned and as spent, points. evaluation.c. */
#ifndef MX_SEGMENT_FORM_EVALUATION_H
#define MX_SEGMENT_FORM_EVALUATION_H

#include "segment/form/draft.h"
#include "segment/form/sheet.h"

/**
 * mx_form_read_execution: the table of the money, where @row heads one.
 *
 * Returns: how many rows it has, its header included; 0 where @row heads none
 */
guint mx_form_read_execution(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_read_total_score: whether @row is that of the points of all indicators, which is read.
 */
bool mx_form_read_total_score(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_read_points: (transfer full) (nullable): `8`, `8.5分` as a JSON number. */
char *mx_form_read_points(const char *text);

#endif
