/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of performance targets, with all that stands in them. */
#ifndef MX_ARCHIVE_RECORDS_FORMS_H
#define MX_ARCHIVE_RECORDS_FORMS_H

#include "archive/records/encoding.h"
#include "model/form.h"

/** mx_records_add_form: a project, or the overall form where none is there yet. */
void mx_records_add_form(MxRecords *records, const MxForm *form);

#endif
