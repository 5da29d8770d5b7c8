/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of functions, economic classes, bodies and projects look alike; what each of a table's is.
 */
#ifndef MX_TOTALS_CODE_SYSTEMS_H
#define MX_TOTALS_CODE_SYSTEMS_H

#include "model/table.h"

typedef enum {
    MX_CODES_NONE, /* no code, or nothing says of what */
    MX_CODES_FUNCTION,
    MX_CODES_ECONOMIC,
    MX_CODES_REVENUE,
    MX_CODES_UNIT,
    MX_CODES_PROJECT,
} MxCodeSystem;

/** mx_code_systems: (transfer full): of each of the table's rows. @pack (nullable), @year (0: not
 * known): whose classification holds. */
MxCodeSystem *mx_code_systems(const MxTable *table, const MxPack *pack, int year);

/** mx_code_system_name: function, economic, revenue, unit, project; NULL for none */
const char *mx_code_system_name(MxCodeSystem system);

/** mx_code_digits: (transfer full): 20103 of [20103]. */
char *mx_code_digits(const char *code);

#endif
