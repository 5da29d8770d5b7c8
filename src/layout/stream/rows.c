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
 *    in one column or spans several.
 * 2. The header ends at the first rule, or before the first line with a label and a figure.
 * 3. Header lines become levels: a new one begins below a piece that spans several pieces of the
 * line below. A spanning piece covers the columns whose middle it stands over.
 * 4. A body line begins a row unless it goes on with the row above: its label was broken for want
 * of width, it is set tighter than rows are, or only adds lines to cells of text.
 *
 * Known failures: rows of two lines each, both full, without a rule or wider spacing between.
 */
#include <math.h>
#include <stdlib.h>

#include "base/order.h"
#include "base/text.h"
#include "layout/stream/region.h"

/* A gap at a column boundary that cuts a chunk, in ems: more than a space of ragged text. */
#define CUT_GAP_EM 0.42

/* How far, in ems, text may reach over a boundary without spanning it: a footnote mark, an italic.
 */
#define OVERHANG_EM 0.3

/* Lines nearer than this share of the table's usual pitch are lines of one row. Leading varies by a
 * tenth within a page; rows with wrapped cells are set at least a quarter wider apart than lines.
 */
#define TIGHT 0.82

/* How far, in ems, the middle of a spanning piece may lie from the middle of the columns it heads.
 */
#define CENTRED_EM 1.5

/* Edges or middles this near, in ems, are aligned. Centring rounds to a tenth; lines that are not
 * aligned meet within half an em by chance. */
#define ALIGNED_EM 0.25

/* Of two spans whose middles fit alike, to this many ems, the wider is meant: figures set right
 * in their columns shift the middles by half a figure. */
#define SPAN_TIE_EM 0.5

/* Share of a rule that must lie over the table's width to part rows. */
#define RULE_COVER 0.6

/* A piece: part of a chunk, and the columns that it lies in. */
typedef struct {
    MxBox box;
    guint line, from, to; /* columns from .. to, both included */
    bool figure;
    gunichar first;
    double first_width; /* of its first token */
} Piece;

typedef struct {
    const MxRegion *region;
    GPtrArray *pieces;  /* of GArray of Piece, by line */
    guint n_header;     /* lines */
    guint n_rows;       /* levels of the header included */
    guint *row_of;      /* by line */
    double usual_pitch; /* of body lines, points */
    double label_right; /* where the first column's text ends at most */
} Body;

static const Piece *piece_at(const GArray *pieces, guint i) {
    return &g_array_index(pieces, Piece, i);
}

static const GArray *pieces_of(const Body *body, guint line) {
    return body->pieces->pdata[line];
}

/* ---------------------------------------------------------------------------------- pieces -- */

static bool cuts(const MxRegion *region, const MxToken *a, const MxToken *b) {
    double gap = b->box.x0 - a->box.x1;
    if (gap < CUT_GAP_EM * fmax(a->em, b->em))
        return false;
    for (guint c = 1; c + 1 < region->xs->len; c++) {
        double x = mx_region_x(region, c);
        if (x > a->box.x1 - OVERHANG_EM * a->em && x < b->box.x0 + OVERHANG_EM * b->em)
            return true;
    }
    return false;
}

static void close_piece(const MxRegion *region, GArray *pieces, Piece *p, double em) {
    double overhang = fmin(OVERHANG_EM * em, mx_box_width(p->box) / 3);
    p->from = mx_region_col_at(region, p->box.x0 + overhang);
    p->to = mx_region_col_at(region, p->box.x1 - overhang);
    if (pieces->len > 0) {
        Piece *before = &g_array_index(pieces, Piece, pieces->len - 1);
        if (p->from <= before->to) { /* both reach into one column: one cell */
            before->to = MAX(before->to, p->to);
            before->box = mx_box_union(before->box, p->box);
            before->figure = before->figure && p->figure;
            return;
        }
    }
    g_array_append_val(pieces, *p);
}

static GArray *cut_line(const MxRegion *region, guint index) {
    const MxStreamLine *line = mx_region_line(region, index);
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint k = 0; k < line->chunks->len; k++) {
        const MxChunk *chunk = mx_chunk_at(line, k);
        Piece p = { 0 };
        for (guint i = chunk->first; i < chunk->first + chunk->n; i++) {
            const MxToken *t = mx_token_at(line->tokens, i);
            bool begins = i == chunk->first || cuts(region, t - 1, t);
            if (begins && i > chunk->first)
                close_piece(region, pieces, &p, line->em);
            if (begins)
                p = (Piece){ t->box, index, 0, 0, true, t->first, mx_box_width(t->box) };
            p.box = mx_box_union(p.box, t->box);
            p.figure = p.figure && t->figure;
        }
        close_piece(region, pieces, &p, line->em);
    }
    return pieces;
}

/* ------------------------------------------------------------------------------------ rules -- */

/* Whether a rule over @x0 .. @x1 runs between line @i and the next. */
static bool rule_below(const MxRegion *region, guint i, double x0, double x1) {
    const MxStreamLine *a = mx_region_line(region, i), *b = mx_region_line(region, i + 1);
    double from = mx_box_middle_y(a->box), to = mx_box_middle_y(b->box), covered = 0;
    for (guint k = 0; k < region->rules->len; k++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, k);
        if (r->at > from && r->at < to)
            covered += fmax(0, fmin(r->to, x1) - fmax(r->from, x0));
    }
    return covered >= RULE_COVER * (x1 - x0);
}

/* A rule under a header that spans may be nearly as wide as the table: it parts no rows. */
static bool full_rule_below(const MxRegion *region, guint i) {
    return mx_region_rule(region, mx_box_middle_y(mx_region_line(region, i)->box),
                          mx_box_middle_y(mx_region_line(region, i + 1)->box));
}

/* ----------------------------------------------------------------------------------- header -- */

/* Lines up to the last rule before the data; group headings may stand below it. */
static guint count_header(const Body *body) {
    guint n = body->region->lines->len, data = 0, ruled = 0;
    while (data < n && !mx_region_is_data(body->region, data))
        data++;
    for (guint i = 0; i + 1 < n && i < MAX(data, 1) && (data < n || ruled == 0); i++)
        if (full_rule_below(body->region, i))
            ruled = i + 1;
    if (2 * ruled > n + 1)
        ruled = 0;
    return ruled > 0 ? ruled : data == n ? 0 : data;
}

/* The extent of the text of column @col below the header. */
static void measure_column(const Body *body, guint col, double *x0, double *x1) {
    *x0 = INFINITY;
    *x1 = -INFINITY;
    for (guint i = 0; i < body->pieces->len; i++)
        for (guint k = 0; k < pieces_of(body, i)->len; k++) {
            const Piece *p = piece_at(pieces_of(body, i), k);
            if (p->from != col || p->to != col)
                continue;
            *x0 = fmin(*x0, p->box.x0);
            *x1 = fmax(*x1, p->box.x1);
        }
}

/* Lines of one cell are set left, right or centred alike. A year is a cell of its own. */
static bool is_aligned(const Piece *above, const Piece *below, double em) {
    MxBox a = above->box, b = below->box;
    double slack = ALIGNED_EM * em;
    if (below->figure && !above->figure)
        return false;
    return fabs(a.x0 - b.x0) < slack || fabs(a.x1 - b.x1) < slack ||
           fabs(mx_box_middle_x(a) - mx_box_middle_x(b)) < slack;
}

/* The piece of @pieces that lies in column @col alone. */
static const Piece *piece_in(const GArray *pieces, guint col) {
    for (guint i = 0; i < pieces->len; i++)
        if (piece_at(pieces, i)->from == col && piece_at(pieces, i)->to == col)
            return piece_at(pieces, i);
    return NULL;
}

/* The nearest piece below header line @line, in the header, that lies in column @col alone; @n: how
 * many pieces its line has. */
static const Piece *piece_below(const Body *body, guint line, guint col, guint *n) {
    const Piece *found = NULL;
    for (guint i = line + 1; i < body->n_header && found == NULL; i++) {
        found = piece_in(pieces_of(body, i), col);
        *n = pieces_of(body, i)->len;
    }
    return found;
}

/* How far @middle lies from the middle of the columns from .. to, by the measure that fits best:
 * their text, or the header pieces below. The first column's text is set left and tells
 * nothing of its middle: there the boundaries count. */
static double off_middle(const Body *body, guint line, guint from, guint to, double middle) {
    double x0, x1, unused;
    guint n;
    measure_column(body, from, &x0, &unused);
    measure_column(body, to, &unused, &x1);
    double off = fabs((x0 + x1) / 2 - middle);
    double bounds = mx_region_x(body->region, from) + mx_region_x(body->region, to + 1);
    if (from == 0)
        off = fmin(off, fabs(bounds / 2 - middle));
    const Piece *a = piece_below(body, line, from, &n), *b = piece_below(body, line, to, &n);
    if (a != NULL && b != NULL)
        off = fmin(off, fabs((mx_box_middle_x(a->box) + mx_box_middle_x(b->box)) / 2 - middle));
    return off;
}

/* The rule under header piece @p alone; NULL where there is none. Borders of neighbouring cells
 * join into one rule, which tells nothing of where one ends. */
static const MxRuling *find_span_rule(const Body *body, const Piece *p) {
    const MxRegion *region = body->region;
    const MxStreamLine *line = mx_region_line(region, p->line);
    double from = mx_box_middle_y(line->box), slack = OVERHANG_EM * line->em;
    double to = mx_box_middle_y(mx_region_line(region, p->line + 1)->box);
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        guint above = 0;
        for (guint k = 0; k < pieces_of(body, p->line)->len; k++) {
            MxBox b = piece_at(pieces_of(body, p->line), k)->box;
            above += b.x1 > r->from && b.x0 < r->to;
        }
        if (above == 1 && r->at > from && r->at < to && r->from < p->box.x0 + slack &&
            r->to > p->box.x1 - slack)
            return full_rule_below(region, p->line) ? NULL : r;
    }
    return NULL;
}

/* Spans piece @p over the columns whose text the rule under it lies below. */
static bool span_rule(const Body *body, Piece *p) {
    const MxRuling *r = find_span_rule(body, p);
    bool found = false;
    for (guint c = 0; r != NULL && c < mx_region_n_cols(body->region); c++) {
        double x0, x1;
        measure_column(body, c, &x0, &x1);
        if ((x0 + x1) / 2 < r->from || (x0 + x1) / 2 > r->to)
            continue;
        p->from = found ? p->from : c;
        p->to = c;
        found = true;
    }
    return found;
}

/* Widens the span of piece @k of header line @line to the columns that it stands over the middle
 * of. */
static void widen_span(const Body *body, guint line, guint k) {
    GArray *pieces = body->pieces->pdata[line];
    Piece *p = &g_array_index(pieces, Piece, k);
    guint n;
    guint low = k > 0 ? piece_at(pieces, k - 1)->to + 1 : 0;
    guint high = k + 1 < pieces->len ? piece_at(pieces, k + 1)->from - 1
                                     : mx_region_n_cols(body->region) - 1;
    double em = mx_region_line(body->region, line)->em, best = INFINITY;
    guint best_from = p->from, best_to = p->to;
    const Piece *under = p->from == p->to ? piece_below(body, line, p->from, &n) : NULL;
    bool alone = under == NULL || under->figure || is_aligned(p, under, em);
    for (guint from = low; from <= p->from; from++)
        for (guint to = p->to; to <= high; to++) {
            if (from == to && !alone)
                continue;
            double off = off_middle(body, line, from, to, mx_box_middle_x(p->box));
            guint width = to - from, best_width = best_to - best_from;
            double most =
                from > 0 && under != NULL && under->figure ? 2 * SPAN_TIE_EM : SPAN_TIE_EM;
            double tie = width == best_width ? 0 : width > best_width ? most : -most;
            if (off < best + tie * em) {
                best = off;
                best_from = from;
                best_to = to;
            }
        }
    if (best <= CENTRED_EM * em) {
        p->from = best_from;
        p->to = best_to;
    }
}

static guint count_within(const GArray *pieces, guint from, guint to) {
    guint n = 0;
    for (guint i = 0; i < pieces->len; i++)
        n += piece_at(pieces, i)->from >= from && piece_at(pieces, i)->to <= to;
    return n;
}

/* Whether line @line + 1 of the header is a level below line @line. */
static bool parts_levels(const Body *body, guint line) {
    const GArray *above = pieces_of(body, line), *below = pieces_of(body, line + 1);
    for (guint i = 0; i < above->len; i++) {
        const Piece *p = piece_at(above, i);
        if (p->to > p->from && count_within(below, p->from, p->to) >= 2)
            return true;
        if (rule_below(body->region, line, p->box.x0, p->box.x1))
            return true;
    }
    return false;
}

/* Whether the header line has a piece that heads several columns: it lies in them, or not in line
 * with the text below it in its one column. */
static bool has_span(const Body *body, guint line) {
    const GArray *pieces = pieces_of(body, line);
    double em = mx_region_line(body->region, line)->em;
    for (guint k = 0; k < pieces->len; k++) {
        const Piece *p = piece_at(pieces, k);
        if (p->to > p->from)
            return true;
        guint n = 0;
        const Piece *below = piece_below(body, line, p->from, &n);
        if (below != NULL && n > pieces->len && !is_aligned(p, below, em))
            return true;
    }
    return false;
}

static void set_header_rows(Body *body) {
    for (guint i = 0; i + 1 < body->n_header; i++) {
        GArray *pieces = body->pieces->pdata[i];
        bool widen = has_span(body, i);
        for (guint k = 0; k < pieces->len; k++)
            if (!span_rule(body, &g_array_index(pieces, Piece, k)) && widen)
                widen_span(body, i, k);
    }
    for (guint i = 0; i < body->n_header; i++) {
        if (i == 0 || parts_levels(body, i - 1))
            body->n_rows++;
        body->row_of[i] = body->n_rows - 1;
    }
}

/* ------------------------------------------------------------------------------------- body -- */

static double pitch_above(const MxRegion *region, guint i) {
    return mx_box_middle_y(mx_region_line(region, i)->box) -
           mx_box_middle_y(mx_region_line(region, i - 1)->box);
}

/* The upper quartile: in a table of wrapped rows, most pitches are within rows. */
static double find_usual_pitch(const Body *body) {
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = body->n_header + 1; i < body->region->lines->len; i++) {
        double p = pitch_above(body->region, i);
        g_array_append_val(pitches, p);
    }
    if (pitches->len == 0)
        return 0;
    g_array_sort(pitches, mx_compare_doubles);
    return g_array_index(pitches, double, 3 * (pitches->len - 1) / 4);
}

static const Piece *label_of(const Body *body, guint line) {
    const GArray *pieces = pieces_of(body, line);
    return pieces->len > 0 && piece_at(pieces, 0)->from == 0 ? piece_at(pieces, 0) : NULL;
}

/* Whether the label of line @i was broken because the one of the next line would not fit on it. */
static bool label_is_soft(const Body *body, guint i) {
    const Piece *a = label_of(body, i), *b = label_of(body, i + 1);
    double em = mx_region_line(body->region, i)->em;
    return a != NULL && b != NULL && a->box.x1 + 0.25 * em + b->first_width > body->label_right;
}

/* What the row that ends with line @i holds: by column, whether text, whether a figure. */
typedef struct {
    bool *text, *figure;
    guint n_values; /* columns with text beside the first */
} Held;

static Held hold_row(const Body *body, guint line) {
    guint n = mx_region_n_cols(body->region), row = body->row_of[line];
    Held held = { g_new0(bool, n), g_new0(bool, n), 0 };
    for (guint i = line + 1; i-- > body->n_header && body->row_of[i] == row;)
        for (guint k = 0; k < pieces_of(body, i)->len; k++) {
            const Piece *p = piece_at(pieces_of(body, i), k);
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
static bool continues_row(const Body *body, guint i, const Held *held) {
    const GArray *pieces = pieces_of(body, i);
    const Piece *label = label_of(body, i);
    bool tight = pitch_above(body->region, i) < TIGHT * body->usual_pitch;
    bool soft = label_is_soft(body, i - 1);
    bool lower = label != NULL && g_unichar_islower(label->first);
    guint values = pieces->len - (label != NULL), added = 0;
    for (guint k = 0; k < pieces->len; k++) {
        const Piece *p = piece_at(pieces, k);
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

static void set_body_rows(Body *body) {
    body->usual_pitch = find_usual_pitch(body);
    double unused;
    measure_column(body, 0, &unused, &body->label_right);
    for (guint i = body->n_header; i < body->region->lines->len; i++) {
        bool begins = i == body->n_header || full_rule_below(body->region, i - 1);
        if (!begins && !body->region->ruled_rows) {
            Held held = hold_row(body, i - 1);
            begins = !continues_row(body, i, &held);
            held_clear(&held);
        }
        body->n_rows += begins;
        body->row_of[i] = body->n_rows - 1;
    }
}

/* ------------------------------------------------------------------------------------- grid -- */

static double *row_bounds(const Body *body) {
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
static const Piece *header_piece(const Body *body, guint row, guint col, bool first) {
    const Piece *found = NULL;
    for (guint i = 0; i < body->n_header; i++)
        if (body->row_of[i] == row && (found == NULL || !first)) {
            const Piece *p = piece_in(pieces_of(body, i), col);
            found = p != NULL ? p : found;
        }
    return found;
}

/* Whether a piece of header row @row spans column @col and others. */
static bool is_spanned(const Body *body, guint row, guint col) {
    for (guint i = 0; i < body->n_header; i++)
        for (guint k = 0; body->row_of[i] == row && k < pieces_of(body, i)->len; k++) {
            const Piece *p = piece_at(pieces_of(body, i), k);
            if (p->from < p->to && p->from <= col && p->to >= col)
                return true;
        }
    return false;
}

/* Rows that the header cell of column @col takes from @row on: one text wrapped over levels. */
static guint count_levels(const Body *body, guint row, guint col) {
    guint rows = 1;
    for (;; rows++) {
        const Piece *a = header_piece(body, row + rows - 1, col, false);
        const Piece *b = header_piece(body, row + rows, col, true);
        if (a == NULL || b == NULL || is_spanned(body, row + rows, col) ||
            rule_below(body->region, a->line, a->box.x0, a->box.x1) ||
            !is_aligned(a, b, mx_region_line(body->region, a->line)->em))
            return rows;
    }
}

/* Cells of one row: spans that overlap are one; columns without text are blank cells. */
static void add_row(const Body *body, MxGrid *grid, guint row) {
    guint n = grid->n_cols;
    g_autofree guint *end = g_new(guint, n);
    for (guint c = 0; c < n; c++)
        end[c] = c;
    for (guint i = 0; i < body->region->lines->len; i++)
        for (guint k = 0; body->row_of[i] == row && k < pieces_of(body, i)->len; k++) {
            const Piece *p = piece_at(pieces_of(body, i), k);
            end[p->from] = MAX(end[p->from], p->to);
        }
    for (guint c = 0; c < n;) {
        guint to = end[c];
        for (guint k = c; k <= to; k++)
            to = MAX(to, end[k]);
        if (mx_grid_get(grid, row, c) == NULL)
            mx_grid_add(grid, row, c, to == c ? count_levels(body, row, c) : 1, to - c + 1);
        c = to + 1;
    }
}

static bool is_ascending(const double *places, guint n) {
    for (guint i = 0; i < n; i++)
        if (!(places[i] < places[i + 1]))
            return false;
    return true;
}

/* The empty grid; NULL where boundaries do not ascend: lines whose boxes overlap are no rows. */
static MxGrid *open_grid(const Body *body) {
    guint n_cols = mx_region_n_cols(body->region);
    double *xs = g_memdup2(body->region->xs->data, (n_cols + 1) * sizeof(double));
    double *ys = row_bounds(body);
    if (is_ascending(xs, n_cols) && is_ascending(ys, body->n_rows))
        return mx_grid_new(xs, n_cols, ys, body->n_rows, false);
    g_free(xs);
    g_free(ys);
    return NULL;
}

MxGrid *mx_region_build_grid(const MxRegion *region) {
    guint n = region->lines->len;
    Body body = { .region = region, .row_of = g_new0(guint, n) };
    body.pieces = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(body.pieces, cut_line(region, i));
    body.n_header = count_header(&body);
    set_header_rows(&body);
    set_body_rows(&body);
    MxGrid *grid = open_grid(&body);
    for (guint row = 0; grid != NULL && row < body.n_rows; row++)
        add_row(&body, grid, row);
    g_ptr_array_unref(body.pieces);
    g_free(body.row_of);
    return grid;
}
