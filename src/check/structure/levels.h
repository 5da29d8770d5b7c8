/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows without codes → what stands below each, and whether that is all of it. */
#ifndef MX_CHECK_STRUCTURE_LEVELS_H
#define MX_CHECK_STRUCTURE_LEVELS_H

#include "check/scopes/instance.h"

/** mx_levels_are_indented: whether indentation is depth in the cell's column: rows are made up of
 * what stands deeper below them. */
bool mx_levels_are_indented(const MxCheck *check, const MxInstance *instance);

/** mx_levels_list_below: (transfer full) (element-type guint): the rows directly below the
 * instance's by indentation. */
GArray *mx_levels_list_below(const MxCheck *check, const MxInstance *instance);

/** mx_levels_are_whole: whether what stands below the row by indentation is all of it: it is so in
 * another column, or in every other row. */
bool mx_levels_are_whole(const MxCheck *check, const MxInstance *instance);

/** mx_levels_are_outline: whether the row and those directly below it are numbered, these deeper:
 * 一、 above （一）, （二）. */
bool mx_levels_are_outline(const MxCheck *check, const MxInstance *instance);

#endif
