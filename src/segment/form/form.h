/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid → the fields of a form. form.c drives sheet, columns, indicators and funds. */
#ifndef MX_SEGMENT_FORM_FORM_H
#define MX_SEGMENT_FORM_FORM_H

#include "segment/form/draft.h"
#include "segment/form/sheet.h"

/** mx_form_draft_read: reads the rows [@first, @end) of @sheet into @draft. */
void mx_form_draft_read(MxFormDraft *draft, MxSheet *sheet, guint first, guint end);

#endif
