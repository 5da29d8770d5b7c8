/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small CSV files of the user's. */
#ifndef MX_BASE_CSV_CSV_READER_H
#define MX_BASE_CSV_CSV_READER_H

#include <glib.h>
#include <stdbool.h>

/** MxCsvReader: @at: what is still to be read; @line: lines read so far. */
typedef struct {
    const char *at;
    guint line;
} MxCsvReader;

/** mx_csv_load: (transfer full): the file in UTF-8, whichever of UTF-8 and GB 18030 it is in; NULL
 * with %MX_ERROR_IO or %MX_ERROR_FORMAT. */
char *mx_csv_load(const char *path, GError **error);

/** mx_csv_read_line: (transfer full) (element-type utf8): its fields. */
GPtrArray *mx_csv_read_line(MxCsvReader *reader);

/** mx_csv_field: the @i-th; empty where the line has none. */
const char *mx_csv_field(const GPtrArray *fields, int i);

/** mx_csv_pick: @fields: (out) (array length=n): those at @columns, as mx_csv_field() gives them.
 */
void mx_csv_pick(const GPtrArray *line, const int *columns, guint n, const char **fields);

/** mx_csv_find: the place of the first of @names (NULL-ended) in a line of headers; -1 for none. */
int mx_csv_find(const GPtrArray *fields, const char *const *names);

#endif
