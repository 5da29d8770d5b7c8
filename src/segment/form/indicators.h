/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of indicators and tasks. */
#ifndef MX_SEGMENT_FORM_INDICATORS_H
#define MX_SEGMENT_FORM_INDICATORS_H

#include "segment/form/draft.h"
#include "segment/form/sheet.h"

/** mx_form_read_block_row: a row of indicators or tasks. */
void mx_form_read_block_row(MxFormDraft *draft, MxSheet *sheet, guint row);

/** mx_form_finish_indicators: reads the targets; says where a text was cut off beside its twin. */
void mx_form_finish_indicators(MxForm *form, MxDisclosure *disclosure);

#endif
