/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries → those below each other in a column, and what they say of each other. */
#ifndef MX_LAYOUT_PARTING_PAIRS_H
#define MX_LAYOUT_PARTING_PAIRS_H

#include "layout/parting/entry.h"

/** MxPairKind: whether two entries below each other can be lines of one cell.
 * FIGURES: both are figures, each a value; HEADED: text above the figures of a column of figures;
 * SPANS: they lie in other columns; RULED: a rule runs between; UNIT: text below a figure; HARD,
 * LOOSE: what the lower one begins with had room beside the upper one, or much room; CLOSE: it
 * would just have filled the widest line there is; SOFT: it had no room; MERGED: a rule between
 * them parts most columns and leaves theirs out. */
typedef enum {
    MX_PAIR_SOFT,
    MX_PAIR_CLOSE,
    MX_PAIR_HARD,
    MX_PAIR_LOOSE,
    MX_PAIR_UNIT,
    MX_PAIR_MERGED,
    MX_PAIR_FIGURES,
    MX_PAIR_HEADED,
    MX_PAIR_SPANS,
    MX_PAIR_RULED,
} MxPairKind;

/** MxPair: entries @a and @b (indices), nothing of their column between; @step: from line to line,
 * in points. */
typedef struct {
    guint a, b;
    double step;
    MxPairKind kind;
} MxPair;

/** mx_pairs_find: (transfer full) (element-type MxPair): column by column, top to bottom. */
GArray *mx_pairs_find(const MxParting *parting);

static inline const MxPair *mx_pair_at(const GArray *pairs, guint i) {
    return &g_array_index(pairs, MxPair, i);
}

/** mx_entries_find_astride: (transfer full): by entry: whether a rule that parts most columns
 * leaves it out: a text of a cell over rows, which is of no row. */
bool *mx_entries_find_astride(const MxParting *parting, const GArray *pairs);

/** mx_pair_may_join: whether the two may be lines of one cell at all. */
static inline bool mx_pair_may_join(const MxPair *pair) {
    return pair->kind <= MX_PAIR_UNIT;
}

#endif
