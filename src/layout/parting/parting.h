/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a table that nothing rules between → where its rows end. */
#ifndef MX_LAYOUT_PARTING_PARTING_H
#define MX_LAYOUT_PARTING_PARTING_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/**
 * MxEntry: what a line prints in one cell.
 * @line: 0-based; @from, @to: its columns, both included
 * @em: size of type; @need: how wide what it begins with is, which is never broken; points
 * @room: how wide a line of its cell can be, in points; 0 where only text shows it
 * @figure: nothing but figures; @digits: some in it, years and units too
 */
typedef struct {
    MxBox box;
    double em, need, room;
    guint line, from, to;
    bool figure, digits;
} MxEntry;

/**
 * MxParting: a question to mx_parting_find().
 * @entries: (element-type MxEntry): by line, then from left to right
 * @ruled: (nullable): by line: whether a rule ends a row below it
 */
typedef struct {
    const GArray *entries;
    guint n_lines, n_cols;
    const bool *ruled;
} MxParting;

/** mx_parting_cost: how much speaks against rows that end with the lines of @ends (by line). */
double mx_parting_cost(const MxParting *parting, const bool *ends);

/** mx_parting_find: (transfer full) (nullable): the lines that end rows, the last one aside; NULL
 * where nothing explains the lines better than @usual (nullable) does. */
bool *mx_parting_find(const MxParting *parting, const bool *usual);

static inline const MxEntry *mx_entry_at(const GArray *entries, guint i) {
    return &g_array_index(entries, MxEntry, i);
}

#endif
