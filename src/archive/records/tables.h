/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables with their columns, rows and cells. */
#ifndef MX_ARCHIVE_RECORDS_TABLES_H
#define MX_ARCHIVE_RECORDS_TABLES_H

#include "archive/records/encoding.h"

/** mx_records_add_table: @pack: (nullable): whose `rows` say what rows mean. */
void mx_records_add_table(MxRecords *records, const MxTable *table, const MxPack *pack, int year);

/** mx_records_add_unclaimed: a grid that no pattern claimed. */
void mx_records_add_unclaimed(MxRecords *records, const MxUnclaimed *unclaimed);

#endif
