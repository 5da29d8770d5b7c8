/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as `tables`, and grids that no pattern claimed as `unclaimed`. */
#ifndef MX_WRITE_JSON_TABLES_H
#define MX_WRITE_JSON_TABLES_H

#include "write/json/value.h"

/** mx_json_add_tables: adds `tables`: @tables (element-type MxTable). */
void mx_json_add_tables(cJSON *object, const GPtrArray *tables);

/** mx_json_add_unclaimed: adds `unclaimed`: @unclaimed (element-type MxUnclaimed). */
void mx_json_add_unclaimed(cJSON *object, const GPtrArray *unclaimed);

/** mx_json_unclaimed_rows: (transfer full): its texts, an array a row. */
cJSON *mx_json_unclaimed_rows(const MxUnclaimed *unclaimed);

#endif
