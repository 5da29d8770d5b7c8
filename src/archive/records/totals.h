/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document prints as its totals, functions and projects, as records. */
#ifndef MX_ARCHIVE_RECORDS_TOTALS_H
#define MX_ARCHIVE_RECORDS_TOTALS_H

#include "archive/records/encoding.h"

/** mx_records_add_totals: after the tables, forms and facts of the document, which they refer to.
 */
void mx_records_add_totals(MxRecords *records, const MxDisclosure *d, const MxPack *pack);

#endif
