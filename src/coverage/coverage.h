/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a document's printed text its output holds: takes layouts and the JSON that they were
 * read to; gives a report (<mingxi/coverage.h>). */
#ifndef MX_COVERAGE_COVERAGE_H
#define MX_COVERAGE_COVERAGE_H

#include <glib.h>

#include "pattern/pattern.h"

/**
 * mx_coverage_compare:
 * @layouts: (element-type MxLayout): the pages, in order
 * @json: what they were read to
 * @repeats: (nullable) (element-type MxField): what pages print again, and @json says once
 * @percent: as in mx_coverage_report()
 *
 * Returns: (transfer full): the report
 */
char *mx_coverage_compare(const GPtrArray *layouts, const char *json, const MxPack *pack,
                          const GPtrArray *repeats, double *percent);

#endif
