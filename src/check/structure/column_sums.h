/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a column is the sum of, as its own figures say. */
#ifndef MX_CHECK_STRUCTURE_COLUMN_SUMS_H
#define MX_CHECK_STRUCTURE_COLUMN_SUMS_H

#include <glib.h>

#include "model/disclosure.h"

/** mx_beside_columns: (transfer full) (element-type guint): the columns next to @column whose sum
 * it is in most rows of @table; empty where there are none. */
GArray *mx_beside_columns(const MxTable *table, guint column);

#endif
