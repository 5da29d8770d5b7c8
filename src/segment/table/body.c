/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Body rows of a grid to the printed rows of a table.
 *
 *   ┌─────┬──────────┬───────┐
 *   │ 201 │ 一般公共… │ 12.00 │     every leaf takes the box that covers it
 *   ├─────┴──────────┼───────┤
 *   │      合计       │ 12.00 │     a box over several leaves goes to the one that names rows
 *   └────────────────┴───────┘     (here: name); the others have no box in that row
 *
 * Grids of one table have the same columns. A page on which some boundary is not drawn (only the
 * 合计 row is left) has fewer, and then the place on the page decides.
 */
#include <math.h>

#include "base/text.h"
#include "normalize/cell.h"
#include "segment/table/body.h"
#include "segment/table/caption.h"
#include "segment/table/leaf.h"

/* Text is centred where the room on its two sides differs by at most this many ems (digits are
 * narrower than the half em that is reckoned), and there is more room than a cell's padding. */
#define CENTRED 0.75
#define CENTRED_LEFT 0.5

/* A line is full where less than a character and a cell's padding, of half an em, is left. */
#define FULL_LEFT 1.5

static void raw_row_free(MxRawRow *row) {
    for (guint i = 0; i < row->n; i++)
        mx_field_free(row->fields[i]);
    g_free(row->fields);
    g_free(row->indents);
    g_free(row->centred);
    g_free(row->full);
    g_free(row->own);
    g_free(row);
}

MxDraft *mx_draft_new(MxHeader *header, MxCaption *caption, guint page) {
    MxDraft *draft = g_new0(MxDraft, 1);
    draft->header = header;
    draft->table = mx_table_new();
    draft->table->number = caption->number;
    draft->table->title = g_steal_pointer(&caption->title);
    draft->table->unit = g_steal_pointer(&caption->unit);
    draft->owner = g_steal_pointer(&caption->owner);
    draft->table->first_page = draft->table->last_page = page;
    draft->raw = g_ptr_array_new_with_free_func((GDestroyNotify)raw_row_free);
    return draft;
}

void mx_draft_free(MxDraft *draft) {
    if (draft == NULL)
        return;
    mx_table_free(draft->table);
    mx_header_free(draft->header);
    g_ptr_array_unref(draft->raw);
    g_free(draft->owner);
    g_free(draft);
}

void mx_draft_take_header(MxDraft *draft, MxHeader *header) {
    mx_header_free(draft->header);
    draft->header = header;
    draft->grid = NULL;
}

/* ------------------------------------------------------------------------------------ boxes -- */

static const MxCell *cell_of_leaf(const MxLeaf *leaf, const MxGrid *grid, guint row,
                                  bool same_columns) {
    if (!same_columns) {
        int col = mx_grid_find_col(grid, (leaf->x0 + leaf->x1) / 2);
        return col < 0 ? NULL : mx_grid_get(grid, row, (guint)col);
    }
    const MxCell *cell = mx_grid_get(grid, row, leaf->first);
    for (guint col = leaf->first + 1; col <= leaf->last && mx_cell_is_blank(cell); col++)
        cell = mx_grid_get(grid, row, col);
    return cell;
}

/* 1,024,807.17, which no code and no count looks like. */
static bool is_amount(const MxCell *cell) {
    g_autofree char *folded = mx_text_fold(cell->text);
    g_autofree char *number = strpbrk(folded, ".,") ? mx_cell_number_parse(folded) : NULL;
    return number != NULL;
}

/* How well a leaf suits what spans several: a figure that reaches over a ruling is an amount's; of
 * a label what names the row, then any text. */
static int rank(const MxLeaf *leaf, bool amount) {
    if (amount && leaf->type == MX_COLUMN_AMOUNT)
        return 4;
    if (strcmp(leaf->id, "name") == 0)
        return 3;
    return strcmp(leaf->id, "item") == 0 ? 2 : leaf->type == MX_COLUMN_TEXT;
}

/* The first leaf that may take the box of leaf @i. A label over the whole of one panel and the
 * beginning of the next belongs to the panel that has its figure. */
static guint first_taker(const GPtrArray *leaves, const MxCell *const *cells, guint i) {
    guint first = 0, last = i;
    while (last + 1 < leaves->len && cells[last + 1] == cells[i])
        last++;
    guint group = ((const MxLeaf *)leaves->pdata[last])->group;
    if (last + 1 == leaves->len || ((const MxLeaf *)leaves->pdata[last + 1])->group != group)
        return 0;
    while (((const MxLeaf *)leaves->pdata[first])->group != group)
        first++;
    return first;
}

/* Which of the leaves that share the box of leaf @i takes it. */
static guint find_taker(const GPtrArray *leaves, const MxCell *const *cells, guint i) {
    guint first = first_taker(leaves, cells, i), best = MAX(i, first);
    bool shared = (i > 0 && cells[i - 1] == cells[i]) || cells[i + 1] == cells[i];
    bool amount = shared && is_amount(cells[i]);
    for (guint k = leaves->len; k-- > first;)
        if (cells[k] == cells[i] &&
            rank(leaves->pdata[k], amount) >= rank(leaves->pdata[best], amount))
            best = k;
    return best;
}

/* A box that reaches down from a row above names this row too; its figure stands in the first row
 * only, and a header's box says nothing here. */
static bool holds_in(const MxCell *cell, const MxLeaf *leaf, guint row, guint first_row) {
    return cell->row == row ||
           (cell->row >= first_row && leaf->type != MX_COLUMN_AMOUNT && !mx_cell_is_blank(cell));
}

/* In ems, as set without letter-spacing. */
static double text_width(const char *text) {
    double width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        width += g_unichar_iswide(g_utf8_get_char(p)) ? 1 : 0.5;
    return width;
}

static void measure_indent(MxRawRow *raw, guint i, const MxCell *cell) {
    if (mx_cell_is_blank(cell) || cell->size_pt <= 0)
        return;
    double left = (cell->first_x - cell->box.x0) / cell->size_pt;
    double right = mx_box_width(cell->box) / cell->size_pt - left - text_width(cell->text);
    double last = right;
    for (double line = mx_box_width(cell->box) / cell->size_pt - left - CENTRED_LEFT;
         last < 0 && line >= 1;)
        last += floor(line); /* of several lines each takes its share of characters */
    raw->indents[i] = left;
    raw->full[i] = last >= 0 && last <= FULL_LEFT;
    raw->centred[i] = left > CENTRED_LEFT && fabs(left - right) <= CENTRED;
}

static MxRawRow *read_row(const GPtrArray *leaves, const MxCell *const *cells, guint row,
                          guint first_row, guint page) {
    MxRawRow *raw = g_new0(MxRawRow, 1);
    raw->page = page;
    raw->n = leaves->len;
    raw->fields = g_new0(MxField *, raw->n);
    raw->indents = g_new0(double, raw->n);
    raw->centred = g_new0(bool, raw->n);
    raw->full = g_new0(bool, raw->n);
    raw->own = g_new0(bool, raw->n);
    for (guint i = 0; i < raw->n; i++) {
        const MxCell *cell = cells[i];
        if (cell == NULL || find_taker(leaves, cells, i) != i ||
            !holds_in(cell, leaves->pdata[i], row, first_row))
            continue;
        raw->fields[i] = mx_field_new(cell->text, cell->shown, cell->page > 0 ? cell->page : page);
        raw->own[i] = cell->row == row;
        measure_indent(raw, i, cell);
    }
    return raw;
}

void mx_draft_add(MxDraft *draft, const MxGrid *grid, guint first_row, guint page) {
    const GPtrArray *leaves = draft->header->leaves;
    draft->grid = draft->grid ? draft->grid : grid;
    bool same_columns = grid->n_cols == draft->header->n_cols;
    g_autofree const MxCell **cells = g_new0(const MxCell *, leaves->len + 1);
    for (guint row = first_row; row < grid->n_rows; row++) {
        for (guint i = 0; i < leaves->len; i++)
            cells[i] = cell_of_leaf(leaves->pdata[i], grid, row, same_columns);
        g_ptr_array_add(draft->raw, read_row(leaves, cells, row, first_row, page));
    }
    draft->table->last_page = page;
}

/* The code of 3, 5 or 7 digits that @text begins with; NULL where it begins with none. */
static char *leading_code(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *digits = folded[0] == '[' ? folded + 1 : folded;
    gsize n = strspn(digits, "0123456789");
    return n == 3 || n == 5 || n == 7 ? g_strndup(digits, n) : NULL;
}

/* The code in front of the row's amounts, but that of a body: 512 某局 says nothing of the table.
 */
static char *find_code(const MxDraft *draft, const MxRawRow *raw) {
    char *code = NULL;
    for (guint i = 0; i < raw->n && code == NULL; i++) {
        const MxLeaf *leaf = draft->header->leaves->pdata[i];
        /* codes stand before the amounts, and 370,219.25 is none */
        if (leaf->type == MX_COLUMN_AMOUNT)
            break;
        if (raw->fields[i] != NULL && g_strcmp0(leaf->id, "unit_code") != 0)
            code = leading_code(raw->fields[i]->text);
    }
    return code;
}

/* Functions have codes that begin with 2, economic classes with 3 and 5; those of bodies, which may
 * stand in the same column, begin with any. Most rows are of what the table is of. */
char *mx_draft_first_code(const MxDraft *draft) {
    g_autofree char *function = NULL, *other = NULL;
    guint n_function = 0, n_other = 0;
    for (guint r = 0; r < draft->raw->len; r++) {
        g_autofree char *code = find_code(draft, draft->raw->pdata[r]);
        if (code == NULL)
            continue;
        bool is_function = *code == '2';
        char **first = is_function ? &function : &other;
        *(is_function ? &n_function : &n_other) += 1;
        if (*first == NULL)
            *first = g_steal_pointer(&code);
    }
    char **most = n_function > n_other ? &function : &other;
    return *most != NULL ? g_steal_pointer(most) : g_strdup("");
}
