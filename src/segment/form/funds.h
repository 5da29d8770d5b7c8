/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts by source and by use. */
#ifndef MX_SEGMENT_FORM_FUNDS_H
#define MX_SEGMENT_FORM_FUNDS_H

#include "segment/form/draft.h"
#include "segment/form/sheet.h"

/** mx_form_read_unit: what a label says of the unit: 资金总额（万元）. */
void mx_form_read_unit(MxFormDraft *draft, const MxPack *pack, const char *label);

/** mx_form_read_fund: the amount that a label of funds opens. */
void mx_form_read_fund(MxFormDraft *draft, MxSheet *sheet, const MxCell *label);

/** mx_form_finish_funds: reads the amounts. @unit_e4: for those whose form prints no unit. */
void mx_form_finish_funds(MxForm *form, const MxPack *pack, gint64 unit_e4,
                          MxDisclosure *disclosure);

#endif
