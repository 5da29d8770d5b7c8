/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this room. */
#ifndef MX_SEGMENT_SEGMENT_PRIVATE_H
#define MX_SEGMENT_SEGMENT_PRIVATE_H

#include "layout/layout.h"
#include "segment/segment.h"

/* ---- caption.c: what stands around a grid */

/**
 * MxCaption: what the lines above a grid (or its own first rows) say about it.
 * Each is NULL or 0 where it is not printed.
 */
typedef struct {
    char *title;
    int number;
    char *unit;
    char *owner;
    bool continued;
} MxCaption;

void mx_caption_clear(MxCaption *caption);

/** mx_caption_read: reads @lines (element-type MxLine), the nearest to the grid last. */
void mx_caption_read(MxCaption *caption, const MxPack *pack, const GPtrArray *lines);

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

/* ---- header.c: the rows that name the columns */

/**
 * MxLeaf: the columns [@first, @last] of the grid that make one column of the table.
 * @label: the header path joined by `/`; @under: the path without its last part, folded
 * @part: 0, or 1…3 for 类, 款, 项: a part of a code
 * @group: which of the stretches side by side (sides, panels) it belongs to
 */
typedef struct {
    guint first, last;
    double x0, x1;
    char *label, *leaf, *under;
    char *id;
    MxColumnType type;
    guint part;
    guint group;
    guint column; /* of the table */
} MxLeaf;

/**
 * MxHeader:
 * @first_row: below the caption rows; @body_row: the first row that is not header
 * @leaves: (element-type MxLeaf)
 * @signature: all header texts, folded: equal for the same header printed again
 * @n_cols: columns of the grid that it was read from
 * @sides: (element-type MxSide) one a group
 * @blocks: one a group: how many groups of its side, under other headers, stand left of it
 */
typedef struct {
    guint first_row, body_row;
    GPtrArray *leaves;
    char *signature;
    guint n_cols;
    guint n_groups;
    MxSide *sides;
    guint *blocks;
} MxHeader;

/** mx_header_new: (transfer full): a grid without header rows gives body_row == first_row. */
MxHeader *mx_header_new(const MxPack *pack, const MxGrid *grid, guint first_row);
void mx_header_free(MxHeader *header);

/** mx_row_is_index: whether @row only numbers the columns: 栏次 1 2 3. */
bool mx_row_is_index(const MxPack *pack, const MxGrid *grid, guint row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxHeader, mx_header_free)

/* ---- columns.c: what the columns are called */

/** mx_header_name_columns: ids, types, groups and sides of @header's leaves, which have their
 * paths. */
void mx_header_name_columns(MxHeader *header, const MxPack *pack, const MxGrid *grid);

/** mx_header_add_columns: makes the columns of @table and points every leaf at its own. */
void mx_header_add_columns(MxHeader *header, MxTable *table);

/** mx_cell_is_figure: whether @folded is a printed figure (and not a year). */
bool mx_cell_is_figure(const char *folded);

/* ---- body.c: the rows */

/**
 * MxDraft: a table while its pages go by.
 * @raw: (element-type MxRawRow): the printed rows, sides and panels still beside each other
 * @owner: the body that the caption names
 */
typedef struct {
    MxTable *table;
    MxHeader *header;
    GPtrArray *raw;
    char *owner;
    bool closed; /* something else follows: no page can continue it */
} MxDraft;

/** mx_draft_new: (transfer full): takes @header; @caption's texts are moved. */
MxDraft *mx_draft_new(MxHeader *header, MxCaption *caption, guint page);
void mx_draft_free(MxDraft *draft);

/** mx_draft_add: appends the rows of @grid from @first_row on. */
void mx_draft_add(MxDraft *draft, const MxGrid *grid, guint first_row, guint page);

/** mx_draft_first_code: (transfer full): the first code in the body, folded; "" where there is
 * none. */
char *mx_draft_first_code(const MxDraft *draft);

/**
 * mx_draft_finish:
 *
 * When all rows are there: codes in parts become one, sides and panels are put one below the
 * other, values are read, kinds and levels set, blank rows dropped. Doubts go to @disclosure.
 */
void mx_draft_finish(MxDraft *draft, const MxPack *pack, MxDisclosure *disclosure);

/* ---- identity.c: what document this is */

void mx_identity_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners);

#endif
