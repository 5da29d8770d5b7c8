/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables over several pages.
 *
 * A grid goes on with the table before it where it has the same title and the same header, or no
 * title and stands as that table does: at the same place across the page, or with the same columns,
 * or with some of them (the last rows of a balance, where boxes are merged). Its first rows are not
 * a header by their words, or the same one.
 *
 * Known failure: a table of two columns at another place across the page.
 */
#include "segment/table/pages/goes_on.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "segment/table/pages/join_grids.h"

/* A grid without a title continues the table before it where it stands at the same place across the
 * page, to this many points: pages of one table are set alike, but centred tables shift a little.
 */
#define SAME_PLACE_PT 12.0
/* Grids of one page this near, in points, with nothing between them, are one table whose ruling has
 * a gap. */
#define SAME_TABLE_GAP_PT 12.0
/* The rest of a table stands at the head of its page: below a running header, an owner and a unit.
 */
#define MAX_LINES_ABOVE 4u

static bool stands_alike(MxBox a, MxBox b) {
    return fabs(a.x0 - b.x0) <= SAME_PLACE_PT && fabs(a.x1 - b.x1) <= SAME_PLACE_PT;
}

static char *fold_title(const char *title) {
    return title ? mx_text_fold(title) : g_strdup("");
}

static bool has_same_title(const MxDraft *draft, const MxCaption *caption) {
    g_autofree char *a = fold_title(draft->table->title);
    g_autofree char *b = fold_title(caption->title);
    return strcmp(a, b) == 0 || (caption->continued && *a != '\0' && strstr(b, a) != NULL);
}

bool mx_header_is_same(const MxHeader *a, const MxHeader *b) {
    return *b->signature != '\0' && g_str_has_suffix(a->signature, b->signature);
}

bool mx_header_is_known(const MxHeader *header) {
    guint keys = 0, amounts = 0, known = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        bool named = !g_str_has_prefix(leaf->id, "col_");
        known += named;
        keys += named && leaf->type != MX_COLUMN_AMOUNT;
        amounts += named && leaf->type == MX_COLUMN_AMOUNT;
    }
    return keys > 0 && amounts > 0 && 2 * known > header->leaves->len;
}

/* Whether a grid with the same place or the same columns, without a title, can be the table's rest.
 */
static bool is_rest(const MxOpenTable *open, const MxHeader *header, const MxGrid *grid) {
    bool no_header = header->body_row == header->first_row;
    bool same_columns = grid->n_cols == open->draft->header->n_cols;
    bool parts = mx_grid_lies_in(grid, open->columns);
    bool alike = parts || stands_alike(open->grid->box, grid->box);
    return alike && !mx_header_is_known(header) && (no_header || same_columns || parts);
}

/* 表21 above a grid begins another table than 表20, also where its title is not known for one. */
static bool has_other_number(const MxOpenTable *open, const MxCaption *caption) {
    int number = open->draft->table->number;
    return caption->number > 0 && number > 0 && caption->number != number;
}

bool mx_open_table_goes_on(const MxOpenTable *open, const MxCaption *caption,
                           const MxHeader *header, const MxGrid *grid, guint page, guint n_lines) {
    if (open->draft == NULL || page > open->page + 1 || has_other_number(open, caption))
        return false;
    if (page == open->page)
        return caption->title == NULL && stands_alike(open->grid->box, grid->box) &&
               grid->box.y0 - open->grid->box.y1 <= SAME_TABLE_GAP_PT;
    bool header_again = mx_header_is_same(open->draft->header, header);
    if (caption->title != NULL)
        return has_same_title(open->draft, caption) && header_again;
    return header_again || (n_lines <= MAX_LINES_ABOVE && is_rest(open, header, grid));
}

MxGrid *mx_open_table_stack(const MxOpenTable *open, const MxCaption *caption, const MxGrid *grid,
                            guint page, guint n_lines) {
    if (open->draft == NULL || open->draft->raw->len > 0 || page != open->page + 1 ||
        has_other_number(open, caption) || caption->title != NULL || n_lines > MAX_LINES_ABOVE ||
        !stands_alike(open->grid->box, grid->box))
        return NULL;
    return mx_grids_stack(open->grid, grid);
}
