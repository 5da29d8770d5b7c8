/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines of a table print, cell by cell: the types that the files of this room share. */
#ifndef MX_LAYOUT_PARTING_ENTRY_H
#define MX_LAYOUT_PARTING_ENTRY_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/**
 * MxEntry: what a line prints in one cell.
 * @line: 0-based; @from, @to: its columns, both included
 * @em: size of type; @need: how wide what it begins with is, which is never broken; points
 * @room: how wide a line of its cell can be, in points; 0 where only text shows it
 * @figure: nothing but figures; @digits: some in it, years and units too; @parted: a point or a
 *     comma
 */
typedef struct {
    MxBox box;
    double em, need, room;
    guint line, from, to;
    bool figure, digits, parted;
} MxEntry;

/**
 * MxParting: lines to be parted into rows.
 * @entries: (element-type MxEntry): by line, then from left to right
 * @ruled: (nullable): by line: whether a rule ends a row below it
 * @rules: (nullable) (element-type MxRuling): those that may part entries of a few columns; @box:
 *     the table
 * @row_step: how far apart lines are that are rows for certain, in points; 0 where nothing but
 *     @entries shows it
 */
typedef struct {
    const GArray *entries;
    guint n_lines, n_cols;
    const bool *ruled;
    const GArray *rules;
    MxBox box;
    double row_step;
} MxParting;

static inline const MxEntry *mx_entry_at(const GArray *entries, guint i) {
    return &g_array_index(entries, MxEntry, i);
}

#endif
