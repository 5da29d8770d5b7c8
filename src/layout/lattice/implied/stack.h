/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of one row of a grid print on each of its lines. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_STACK_H
#define MX_LAYOUT_LATTICE_IMPLIED_STACK_H

#include "layout/lattice/frame.h"

/**
 * MxStack: a cell of one row while it is asked for rows of its own.
 * @from, @to: its columns, [from, to)
 * @n_lines: lines of the row with text in it; @n_figures: with nothing but figures; @n_below: from
 *     the first of those on
 * @has: by line: whether it has text; @soft: broken for want of width, so the next line that has
 *     text goes on with it
 * @figures: every line of it from line @head on is a figure, and none was broken
 * @head: the first line of figures; above it stand lines of a heading. 0 where it has none
 * @letters: every line is one character: a word set downwards, not entries
 * @n_hard, @n_soft: breaks between two of its lines
 */
typedef struct {
    guint from, to, n_lines, n_figures, n_below, n_hard, n_soft, head;
    bool *has, *soft, figures, letters;
} MxStack;

/** mx_stacks_find: (transfer full) (element-type MxStack): the cells of row @row, left to right.
 * @lines: (element-type MxTokenLine): its text */
GArray *mx_stacks_find(const MxFrame *frame, const GPtrArray *lines, guint row);

static inline const MxStack *mx_stack_at(const GArray *stacks, guint i) {
    return &g_array_index(stacks, MxStack, i);
}

#endif
