/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves → the stretches that stand side by side: sides and panels. */
#ifndef MX_SEGMENT_TABLE_GROUPS_H
#define MX_SEGMENT_TABLE_GROUPS_H

#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** mx_leaf_is_class: a classification said of a row, as a rule; the key of a block where it begins
 * a side's. */
bool mx_leaf_is_class(const MxLeaf *leaf);

/** mx_header_find_groups: sets the leaves' groups, by their ids, types and boxes. */
void mx_header_find_groups(MxHeader *header, const MxPack *pack);

/** mx_header_find_sides: sets the groups' sides and blocks. */
void mx_header_find_sides(MxHeader *header, const MxPack *pack);

#endif
