/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines around a grid → what they say about it. */
#ifndef MX_SEGMENT_TABLE_CAPTION_H
#define MX_SEGMENT_TABLE_CAPTION_H

#include "layout/layout.h"
#include "pattern/pattern.h"

/**
 * MxCaption: what the lines above a grid (or its own first rows) say about it.
 * Each is NULL or 0 where it is not printed. @title_number: 一、 in front of the title, which is
 * its number where no other is printed
 */
typedef struct {
    char *title;
    int number, title_number;
    char *unit;
    char *owner;
    bool continued;
} MxCaption;

void mx_caption_clear(MxCaption *caption);

/** mx_caption_read: reads @lines (element-type MxLine), the nearest to the grid last. */
void mx_caption_read(MxCaption *caption, const MxPack *pack, const GPtrArray *lines);

/** mx_caption_bare_unit: (transfer full) (nullable): the unit that ends the line above a grid, or
 * the one above that, without a word that says so. */
char *mx_caption_bare_unit(const MxPack *pack, const GPtrArray *lines);

/** mx_caption_fill: moves from @from what @caption has not. */
void mx_caption_fill(MxCaption *caption, MxCaption *from);

/** mx_caption_is_whole: whether all @lines are of a caption: owner, unit, number. */
bool mx_caption_is_whole(const MxPack *pack, const GPtrArray *lines);

/** mx_caption_ends: whether @lines end with a title, below which only owner, unit and number may
 * stand. The end of a list of titles is none: that is a table of contents. */
bool mx_caption_ends(const MxPack *pack, const GPtrArray *lines);

/**
 * mx_caption_guess_title:
 *
 * For a grid that is a table by its header, under a line that no pattern takes for a title.
 *
 * Returns: (transfer full) (nullable): the nearest line above that is no other caption and no
 *     sentence
 */
char *mx_caption_guess_title(const MxPack *pack, const GPtrArray *lines);
/** mx_caption_read_number: reads the number from a @line that says nothing else (公开04表). */
void mx_caption_read_number(MxCaption *caption, const MxPack *pack, const MxLine *line);

/** mx_caption_read_rows: reads the caption that stands in the grid's own first rows; how many. */
guint mx_caption_read_rows(MxCaption *caption, const MxPack *pack, const MxGrid *grid);

/** mx_notes_read: (transfer full) (nullable): the notes that begin @lines, joined. @n: lines used.
 */
char *mx_notes_read(const MxPack *pack, const GPtrArray *lines, guint *n);

#endif
