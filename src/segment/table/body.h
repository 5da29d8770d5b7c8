/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids of one table, page by page → its rows as printed. */
#ifndef MX_SEGMENT_TABLE_BODY_H
#define MX_SEGMENT_TABLE_BODY_H

#include "layout/layout.h"
#include "segment/table/caption.h"
#include "segment/table/leaf.h"

/**
 * MxRawRow: a row as printed, sides and panels still beside each other.
 * @fields: one place a leaf, NULL where another leaf has the box
 * @indents: how far the text begins from its box's left side, in ems
 * @centred: the text, on one line, leaves as much room on its right
 * @full: the text's last line leaves no room in its box for another character
 * @own: the box begins in this row (it does not reach down from above)
 */
typedef struct {
    guint page;
    guint n;
    MxField **fields;
    double *indents;
    bool *centred;
    bool *full;
    bool *own;
} MxRawRow;

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
    const MxGrid *grid; /* its first, borrowed from the page */
    bool closed;        /* something else follows: no page can continue it */
} MxDraft;

/** mx_draft_new: (transfer full): takes @header; @caption's texts are moved. */
MxDraft *mx_draft_new(MxHeader *header, MxCaption *caption, guint page);
void mx_draft_free(MxDraft *draft);

/** mx_draft_take_header: (transfer full): takes @header for the one that @draft has, which has no
 * rows yet. */
void mx_draft_take_header(MxDraft *draft, MxHeader *header);

/** mx_draft_add: appends the rows of @grid from @first_row on. */
void mx_draft_add(MxDraft *draft, const MxGrid *grid, guint first_row, guint page);

/** mx_draft_first_code: (transfer full): the first code in the body of the classification that most
 * of its rows are of, folded; "" where there is none. */
char *mx_draft_first_code(const MxDraft *draft);

#endif
