/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines to rows, pieces to cells.
 *
 *                    Births          0  ─  header level 0: spans both columns of figures
 *     Country      1990    2000      1  ─  header level 1
 *     Saint Kitts                    2  ┐  a label without figures, too wide for one line,
 *     and Nevis   1,000     990      3  ┘  and its figures: one row
 *     Malta       4,100   3,200      4  ─  a row
 *
 * 1. Chunks that run over a column boundary with a space there are cut into pieces; each piece lies
 *    in one column or spans several (piece.c).
 * 2. The header ends at the first rule, or before the first line with a label and a figure.
 * 3. Header lines become levels (levels.c).
 * 4. A body line begins a row unless it goes on with the row above: its label was broken for want
 * of width, it is set tighter than rows are, or only adds lines to cells of text.
 *
 * Known failures: rows of two lines each, both full, without a rule or wider spacing between.
 */
#include "layout/stream/rows/rows.h"

#include "base/text.h"
#include "layout/parting/parting.h"
#include "layout/stream/rows/levels.h"
#include "layout/stream/rows/merged.h"
#include "layout/stream/rows/piece.h"

/* A space between words, in ems. */
#define SPACE_EM 0.25

/* ------------------------------------------------------------------------------------- body -- */

static const MxPiece *label_of(const MxStreamBody *body, guint line) {
    const GArray *pieces = mx_body_pieces(body, line);
    return pieces->len > 0 && mx_piece_at(pieces, 0)->from == 0 ? mx_piece_at(pieces, 0) : NULL;
}

/* Whether the label of line @i was broken because the one of the next line would not fit on it. */
static bool label_is_soft(const MxStreamBody *body, guint i) {
    const MxPiece *a = label_of(body, i), *b = label_of(body, i + 1);
    double em = mx_region_line(body->region, i)->em;
    return a != NULL && b != NULL && a->box.x1 + 0.25 * em + b->first_width > body->label_right;
}

/* What the row that ends with line @i holds: by column, whether text, whether a figure. */
typedef struct {
    bool *text, *figure;
    guint n_values; /* columns with text beside the first */
} Held;

static Held hold_row(const MxStreamBody *body, guint line) {
    guint n = mx_region_n_cols(body->region), row = body->row_of[line];
    Held held = { g_new0(bool, n), g_new0(bool, n), 0 };
    for (guint i = line + 1; i-- > body->n_header && body->row_of[i] == row;)
        for (guint k = 0; k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            for (guint c = p->from; c <= p->to; c++) {
                held.n_values += c > 0 && !held.text[c];
                held.text[c] = true;
                held.figure[c] = held.figure[c] || p->figure;
            }
        }
    return held;
}

static void held_clear(Held *held) {
    g_free(held->text);
    g_free(held->figure);
}

/* Whether body line @i goes on with the row above, which holds @held. */
static bool continues_row(const MxStreamBody *body, guint i, const Held *held) {
    const GArray *pieces = mx_body_pieces(body, i);
    const MxPiece *label = label_of(body, i);
    bool tight = mx_body_is_tight(body, i);
    bool soft = label_is_soft(body, i - 1);
    bool lower = label != NULL && g_unichar_islower(label->first);
    guint values = pieces->len - (label != NULL), added = 0;
    for (guint k = 0; k < pieces->len; k++) {
        const MxPiece *p = mx_piece_at(pieces, k);
        if (p->from > 0 && p->figure && held->figure[p->from])
            return false;
        added += p->from > 0 && !held->text[p->from];
    }
    if (label != NULL && values == 0)
        return held->text[0] && (tight || (lower && soft)) && label->to == 0;
    if (label != NULL && held->n_values == 0)
        return held->text[0] && (tight || lower || soft) && lower + soft + tight >= 1 &&
               (lower || tight);
    if (label != NULL)
        return tight && (soft || lower);
    if (held->n_values == 0)
        return held->text[0]; /* figures that stand alone belong to the label above */
    return added == 0 || tight;
}

static void set_body_rows(MxStreamBody *body) {
    double unused;
    mx_body_measure_column(body, 0, &unused, &body->label_right);
    for (guint i = body->n_header; i < body->region->lines->len; i++) {
        bool begins = i == body->n_header || mx_region_parted_below(body->region, i - 1);
        if (!begins && !body->region->ruled_rows) {
            Held held = hold_row(body, i - 1);
            begins = !continues_row(body, i, &held);
            held_clear(&held);
        }
        body->n_rows += begins;
        body->row_of[i] = body->n_rows - 1;
    }
}

/* ------------------------------------------------------------------------------ by parting -- */

/* What the lines below the header print in each column. */
static GArray *body_entries(const MxStreamBody *body) {
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(MxEntry));
    for (guint i = body->n_header; i < body->region->lines->len; i++)
        for (guint k = 0; k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            double em = mx_region_line(body->region, i)->em;
            MxEntry e = { .box = p->box,
                          .em = em,
                          .need = mx_char_is_cjk(p->first) ? em : p->first_width + SPACE_EM * em,
                          .line = i - body->n_header,
                          .from = p->from,
                          .to = p->to,
                          .figure = p->figure };
            g_array_append_val(entries, e);
        }
    return entries;
}

/* Parts the lines anew where another way explains them better. */
static void part_body(MxStreamBody *body) {
    guint n = body->region->lines->len - body->n_header;
    g_autoptr(GArray) entries = body_entries(body);
    g_autofree bool *ruled = g_new0(bool, n + 1), *usual = g_new0(bool, n + 1);
    for (guint i = 0; i + 1 < n; i++) {
        ruled[i] = mx_region_parted_below(body->region, body->n_header + i);
        usual[i] = body->row_of[body->n_header + i] != body->row_of[body->n_header + i + 1];
    }
    MxParting parting = { .entries = entries,
                          .n_lines = n,
                          .n_cols = mx_region_n_cols(body->region),
                          .ruled = ruled,
                          .rules = body->region->rules,
                          .box = body->region->box };
    g_autofree bool *ends = mx_parting_find(&parting, usual);
    if (ends == NULL)
        return;
    body->n_rows = body->row_of[body->n_header] + 1;
    for (guint i = 1; i < n; i++) {
        body->n_rows += ends[i - 1];
        body->row_of[body->n_header + i] = body->n_rows - 1;
    }
}

/* ------------------------------------------------------------------------------------- grid -- */

static double *row_bounds(const MxStreamBody *body) {
    const MxRegion *region = body->region;
    double *ys = g_new(double, body->n_rows + 1);
    ys[0] = region->box.y0;
    for (guint i = 1; i < region->lines->len; i++) {
        guint row = body->row_of[i];
        if (row == body->row_of[i - 1])
            continue;
        const MxStreamLine *a = mx_region_line(region, i - 1), *b = mx_region_line(region, i);
        ys[row] = (mx_box_middle_y(a->box) + mx_box_middle_y(b->box)) / 2;
    }
    ys[body->n_rows] = region->box.y1;
    return ys;
}

/* The last (or @first) piece that lies in column @col alone in header row @row. */
static const MxPiece *header_piece(const MxStreamBody *body, guint row, guint col, bool first) {
    const MxPiece *found = NULL;
    for (guint i = 0; i < body->n_header; i++)
        if (body->row_of[i] == row && (found == NULL || !first)) {
            const MxPiece *p = mx_piece_in(mx_body_pieces(body, i), col);
            found = p != NULL ? p : found;
        }
    return found;
}

/* Whether a piece of header row @row spans column @col and others. */
static bool is_spanned(const MxStreamBody *body, guint row, guint col) {
    for (guint i = 0; i < body->n_header; i++)
        for (guint k = 0; body->row_of[i] == row && k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            if (p->from < p->to && p->from <= col && p->to >= col)
                return true;
        }
    return false;
}

/* Rows that the header cell of column @col takes from @row on: one text wrapped over levels. */
static guint count_levels(const MxStreamBody *body, guint row, guint col) {
    guint rows = 1;
    for (;; rows++) {
        const MxPiece *a = header_piece(body, row + rows - 1, col, false);
        const MxPiece *b = header_piece(body, row + rows, col, true);
        if (a == NULL || b == NULL || is_spanned(body, row + rows, col) ||
            mx_region_rule_below(body->region, a->line, a->box.x0, a->box.x1) ||
            !mx_pieces_aligned(a, b, mx_region_line(body->region, a->line)->em))
            return rows;
    }
}

/* Rows that a cell of column @col takes from @row on, because no rule ends it before. */
static guint count_merged(const MxGrid *grid, const bool *merged, guint row, guint col) {
    guint rows = 1;
    while (row + rows < grid->n_rows && merged[(row + rows) * grid->n_cols + col] &&
           mx_grid_get(grid, row + rows, col) == NULL)
        rows++;
    return rows;
}

/* Cells of one row: spans that overlap are one; columns without text are blank cells. */
static void add_row(const MxStreamBody *body, MxGrid *grid, const bool *merged, guint row) {
    guint n = grid->n_cols;
    g_autofree guint *end = g_new(guint, n);
    for (guint c = 0; c < n; c++)
        end[c] = c;
    for (guint i = 0; i < body->region->lines->len; i++)
        for (guint k = 0; body->row_of[i] == row && k < mx_body_pieces(body, i)->len; k++) {
            const MxPiece *p = mx_piece_at(mx_body_pieces(body, i), k);
            end[p->from] = MAX(end[p->from], p->to);
        }
    for (guint c = 0; c < n;) {
        guint to = end[c];
        for (guint k = c; k <= to; k++)
            to = MAX(to, end[k]);
        if (mx_grid_get(grid, row, c) == NULL)
            mx_grid_add(
                grid, row, c,
                to > c ? 1 : MAX(count_levels(body, row, c), count_merged(grid, merged, row, c)),
                to - c + 1);
        c = to + 1;
    }
}

static bool is_ascending(const double *places, guint n) {
    for (guint i = 0; i < n; i++)
        if (!(places[i] < places[i + 1]))
            return false;
    return true;
}

/* The empty grid; NULL where boundaries do not ascend: lines whose boxes overlap are no rows.
 * @merged: (out) (transfer full): see mx_body_find_merged() */
static MxGrid *open_grid(const MxStreamBody *body, bool **merged) {
    guint n_cols = mx_region_n_cols(body->region);
    double *xs = g_memdup2(body->region->xs->data, (n_cols + 1) * sizeof(double));
    double *ys = row_bounds(body);
    *merged = NULL;
    if (is_ascending(xs, n_cols) && is_ascending(ys, body->n_rows) &&
        (*merged = mx_body_find_merged(body, ys)) != NULL)
        return mx_grid_new(xs, n_cols, ys, body->n_rows, false);
    g_free(xs);
    g_free(ys);
    return NULL;
}

MxGrid *mx_region_build_grid(const MxRegion *region) {
    guint n = region->lines->len;
    MxStreamBody body = { .region = region, .row_of = g_new0(guint, n) };
    body.pieces = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(body.pieces, mx_pieces_cut(region, i));
    mx_body_read_header(&body);
    set_body_rows(&body);
    if (!region->ruled_rows && body.n_header + 1 < n)
        part_body(&body);
    g_autofree bool *merged = NULL;
    MxGrid *grid = open_grid(&body, &merged);
    for (guint row = 0; grid != NULL && row < body.n_rows; row++)
        add_row(&body, grid, merged, row);
    g_ptr_array_unref(body.pieces);
    g_free(body.row_of);
    return grid;
}
