/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are wider than their pages: columns on one run of pages, columns on the next. */
#ifndef MX_SEGMENT_TABLE_SHEETS_H
#define MX_SEGMENT_TABLE_SHEETS_H

#include "layout/layout.h"
#include "pattern/pattern.h"

typedef struct MxSheets MxSheets;

/** mx_sheets_new: (transfer full): looks for such tables in @layouts (element-type MxLayout). */
MxSheets *mx_sheets_new(const GPtrArray *layouts, const MxPack *pack);
void mx_sheets_free(MxSheets *sheets);

/** mx_sheets_whole: the table of which @grid is the left sheet; @grid itself where it is none. */
const MxGrid *mx_sheets_whole(const MxSheets *sheets, const MxGrid *grid);

/** mx_sheets_is_right: whether @grid is the right sheet of a table. */
bool mx_sheets_is_right(const MxSheets *sheets, const MxGrid *grid);

#endif
