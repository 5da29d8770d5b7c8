/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters on one baseline → lines of words. */
#ifndef MX_LAYOUT_LINE_H
#define MX_LAYOUT_LINE_H

#include <glib.h>

#include "base/box.h"

/** MxWord: glyphs of one line with no wide gap between them; "a phrase" rather than a Latin word.
 */
typedef struct {
    MxBox box;
    char *text;
} MxWord;

/** MxExtent: where a character begins and ends across the page, in points. */
typedef struct {
    float x0, x1;
} MxExtent;

/**
 * MxLine: glyphs on one baseline, left to right.
 * @text: joined as contract.md (Text) says; @words: (element-type MxWord) its parts
 * @extents: one for each printed character of @text, that is, for all but its spaces
 * @size_pt: the largest font size in it
 */
typedef struct {
    MxBox box;
    double size_pt;
    char *text;
    GPtrArray *words;
    MxExtent *extents;
    guint n_extents;
} MxLine;

/**
 * mx_lines_find:
 * @glyphs: (element-type MxGlyph) (transfer none): pointers into a page
 *
 * Returns: (transfer full) (element-type MxLine): top to bottom
 */
GPtrArray *mx_lines_find(const GPtrArray *glyphs);

void mx_line_free(MxLine *line);

/** mx_lines_join: (transfer full): the text of @n lines whose breaks only the box's width made. */
char *mx_lines_join(const GPtrArray *lines, guint first, guint n);

#endif
