/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of notes beside a figure, set raised or lowered in small type, which are no part of it. */
#ifndef MX_LAYOUT_FIGURE_MARKS_H
#define MX_LAYOUT_FIGURE_MARKS_H

#include "page/page.h"

/**
 * mx_marks_find:
 * @glyphs: (element-type MxGlyph)
 *
 * Returns: (transfer full) (nullable): for each of @glyphs the digit of the figure that it marks,
 * NULL where it is no mark; NULL where there are no marks at all
 */
const MxGlyph **mx_marks_find(const GPtrArray *glyphs);

/** mx_mark_char: how @ch is written as a mark: ² for 2; itself where Unicode has no such. */
gunichar mx_mark_char(gunichar ch);

/**
 * mx_marks_take:
 * @glyphs: (element-type MxGlyph): of one cell; loses its marks
 *
 * Returns: (transfer full) (nullable): the marks, where what is left is a figure
 */
char *mx_marks_take(GPtrArray *glyphs);

#endif
