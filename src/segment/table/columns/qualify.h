/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that bear one name → ids that tell them apart. */
#ifndef MX_SEGMENT_TABLE_QUALIFY_H
#define MX_SEGMENT_TABLE_QUALIFY_H

#include "pattern/pattern.h"
#include "segment/table/leaf.h"

/** mx_leaf_year: the deepest year that the path of @leaf names; 0 where it names none. */
int mx_leaf_year(const MxLeaf *leaf, const MxPack *pack);

/** mx_header_qualify_ids: puts the ids of the headers above, of years and of times before or behind
 * those that several leaves of a group share. */
void mx_header_qualify_ids(MxHeader *header, const MxPack *pack);

#endif
