/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of projects → a form each. */
#ifndef MX_SEGMENT_FORM_JOIN_PROJECTS_H
#define MX_SEGMENT_FORM_JOIN_PROJECTS_H

#include "segment/form/join/forms.h"
#include "segment/form/sheet.h"

/** mx_forms_take_list: whether @sheet is a table of projects, or the rest of one (@rest), which is
 * then read. */
bool mx_forms_take_list(MxForms *forms, MxSheet *sheet, MxFormHeading *heading, bool rest);

#endif
