/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of one row, as stacks of lines, say of its being several rows. */
#ifndef MX_LAYOUT_LATTICE_IMPLIED_EVIDENCE_H
#define MX_LAYOUT_LATTICE_IMPLIED_EVIDENCE_H

#include "layout/lattice/implied/stack.h"

/** mx_stacks_first_figure: the first line on which a stack of figures has one; @n_lines where none
 * has. */
guint mx_stacks_first_figure(const GArray *stacks, guint n_lines);

/** mx_stacks_heading_end: how many lines on top are of a heading: text over figures. */
guint mx_stacks_heading_end(const GArray *stacks, guint n_lines);

/** mx_stacks_are_figure_rows: whether enough columns are stacks of figures, and they share a line,
 * or below the heading hardly a line is without one. */
bool mx_stacks_are_figure_rows(const GArray *stacks, guint n_lines);

/** mx_stacks_find_key: (transfer none) (nullable): the stack that names the rows, the first with
 * text; NULL where it does not name several. */
const MxStack *mx_stacks_find_key(const GArray *stacks);

/** mx_stacks_are_text_rows: whether @least lines begin in the key and in another column of entries.
 */
bool mx_stacks_are_text_rows(const GArray *stacks, guint n_lines, guint least);

#endif
