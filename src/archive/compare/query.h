/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `compare` asks the database. */
#ifndef MX_ARCHIVE_COMPARE_QUERY_H
#define MX_ARCHIVE_COMPARE_QUERY_H

#include <mingxi/compare.h>

/** mx_compare_query: (transfer full): one query, whose parameters are the year (0: all), the kind,
 * a part of the organization's name, the level, the first digits of the region's code, the scope
 * (empty: all); its rows are as compare.c says. */
char *mx_compare_query(const MxCompareOptions *options);

/** mx_compare_lines: (transfer full): its beginning, with the parameters; `lines` are all that
 * could be compared, `known` what is asked for. */
char *mx_compare_lines(const MxCompareOptions *options);

#endif
