/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that nothing printed tells apart → the highest of them, by their figures. */
#ifndef MX_CHECK_STRUCTURE_FIGURE_TREE_H
#define MX_CHECK_STRUCTURE_FIGURE_TREE_H

#include "check/scopes/instance.h"

/**
 * mx_figure_tree_keep_top:
 * @rows: (element-type guint): of the instance's table, in order
 *
 * Keeps the rows that no row above them is made up of, where most that have something below them
 * show that they are; else all.
 */
void mx_figure_tree_keep_top(const MxInstance *instance, GArray *rows);

#endif
