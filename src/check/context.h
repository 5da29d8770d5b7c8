/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document while it is checked. */
#ifndef MX_CHECK_CONTEXT_H
#define MX_CHECK_CONTEXT_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pack.h"

/**
 * MxCheck: a document while it is checked.
 * @halves: halves of a step in the last place that a figure may be off: 1 is rounding; 2 is what a
 *     writer who cuts off instead of rounding, or rounds twice, makes of it
 * @decimals: places after the point that a column's amounts print, by column
 * @beside: (element-type GArray of guint): what mx_beside_columns() gave, by column
 * @row_ids: what a row's label says, by row
 * @named_rows: (element-type GHashTable): the rows by name, by table
 * @indented: whether indentation is depth, by column
 */
typedef struct {
    const MxDisclosure *d;
    const MxPack *pack;
    guint halves;
    GHashTable *decimals, *row_ids, *named_rows, *beside, *indented;
    GPtrArray *texts;        /* of MxText, made when they are asked for */
    GStringChunk *quotes;    /* of the texts: what places borrow */
    GPtrArray *pairs;        /* of MxPair */
    GPtrArray *computations; /* of MxComputation */
} MxCheck;

#endif
