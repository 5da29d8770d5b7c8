/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a comparison as a table, CSV or JSON. */
#ifndef MX_ARCHIVE_COMPARE_COMPARISON_H
#define MX_ARCHIVE_COMPARE_COMPARISON_H

#include <cjson/cJSON.h>
#include <mingxi/compare.h>
#include <sqlite3.h>

#include "write/text_table.h"

#define MX_COMPARE_N_COLUMNS 15

/** MxComparison: @csv: the text so far, of tables too; @list: for JSON. @table: the one that is
 * open, of what @group says. @before: what stood in the line above: a repetition is left out of a
 * table. */
typedef struct {
    const MxCompareOptions *options;
    MxTextTable *table;
    GString *csv;
    cJSON *list;
    char *group;
    char *before[MX_COMPARE_N_COLUMNS];
} MxComparison;

/** mx_comparison_begin: @comparison, whose @options are set. */
void mx_comparison_begin(MxComparison *comparison);

/** mx_comparison_add: a row of mx_compare_query(). */
void mx_comparison_add(MxComparison *comparison, sqlite3_stmt *row);

/** mx_comparison_end: frees what @comparison holds. Returns: (transfer full): its text */
char *mx_comparison_end(MxComparison *comparison);

#endif
