/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header paths → ids, types, groups and sides of columns. */
#ifndef MX_SEGMENT_TABLE_COLUMNS_H
#define MX_SEGMENT_TABLE_COLUMNS_H

#include "layout/layout.h"
#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** mx_header_name_columns: ids, types, groups and sides of @header's leaves, which have their
 * paths. */
void mx_header_name_columns(MxHeader *header, const MxPack *pack, const MxGrid *grid);

/** mx_header_name_again: names the columns of a government's table anew, with the pack that holds
 * for governments. @year: of the table; 0 where its title names none. */
void mx_header_name_again(MxHeader *header, const MxPack *pack, const MxGrid *grid, int year);

/** mx_header_add_columns: makes the columns of @table and points every leaf at its own. */
void mx_header_add_columns(MxHeader *header, MxTable *table);

#endif
