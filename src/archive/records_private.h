/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that write records. */
#ifndef MX_ARCHIVE_RECORDS_PRIVATE_H
#define MX_ARCHIVE_RECORDS_PRIVATE_H

#include "archive/records.h"
#include "model/form.h"

/** mx_records_box: the four fields of a box, in 1/100 point. */
void mx_records_box(MxRecords *records, MxBox box);

/** mx_records_state: NULL for a value; blank, none, unreadable. */
void mx_records_state(MxRecords *records, MxState state);

/** mx_records_add_form: a project or the overall form, with all that stands in it. */
void mx_records_add_form(MxRecords *records, const MxForm *form);

#endif
