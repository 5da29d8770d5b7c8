/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rulings, from a raster of the page.
 *
 * The page is drawn small, and what a reader sees as a line is read from the pixels: strokes, thin
 * filled rectangles and the edges of shaded cells come out alike, and white rulings, which fool
 * readers of paths, are not there at all.
 *
 *   darkness          edges between rows      one ruling
 *   0 0 0 0 0 0
 *   0 9 9 9 9 0        . + + + + .
 *   0 0 0 0 0 0        . - - - - .            at = the middle of its edges
 *
 * 1. The page is a plane of darkness (mx_plane_darkness()). On it is what the page draws besides
 * its text (vectors.c), or else all that Poppler draws.
 * 2. An edge pixel is one whose darkness differs from its neighbour's across the line. Edge pixels
 *    in a row form a run; where another line crosses, both neighbours are dark and the run goes on.
 * 3. Where text was drawn, runs that lie within characters are their strokes (strokes.c). So it is,
 *    too, where a program drew characters as shapes: bold type, once more as its outlines.
 * 4. Edges nearer than a line is thick merge into one ruling. A shaded area is wider: its two
 *    edges stay two rulings, as a reader would have it.
 * 5. A ruling is a line where it is darker, or lighter, than what lies on both its sides; where
 *    these differ and nothing is between them, it is the edge of a shading.
 * 6. Short rulings that cross only one another are a mark, not a table: a box to tick, or the box
 *    that is drawn for a character of a font that is neither embedded nor on the machine. What is
 *    read must not depend on the machine's fonts.
 *
 * Known failures: dotted and dashed rules whose dashes are shorter than MIN_RUN_PT; a rule struck
 * through a row of large characters for its whole length.
 */
#include "page/vector/rulings.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "page/vector/strokes.h"

/* Difference in darkness (of 255) that makes an edge. Where Poppler draws a filled rule of 0.1 pt
 * at a pixel a point, it gives 25; compression noise of images and the lightest cell shadings stay
 * below 12. */
#define MIN_CONTRAST 14

/* Shortest run, in points. Rows of real tables are 7 pt and more, the narrowest columns (类 款 项)
 * 12; shorter than this, the strokes of every character would have to be told apart. */
#define MIN_RUN_PT 5.0

/* Edges within this many points are the two sides of one line. Thick frames are 2 to 3 pt; rows
 * lower than 4 pt hold no text. */
#define MAX_THICKNESS_PT 3.0

/* Rulings this near to one another cross: half of MAX_THICKNESS_PT, as `at` is a line's middle. */
#define TOUCH_PT 1.5

/* Runs no longer than a mark from which on shapes of characters are looked for. A row of figures in
 * bold shapes has a dozen; of 1,900 published pages without shapes, one in three hundred has as
 * many, and loses nothing by being looked at. */
#define MANY_SHORT 8u

/* The longest side of a mark, in heights of the page's largest character. A missing character's
 * box is 1 high; a table is at least two characters wide and one and a half high. */
#define MARK_SIZE 1.3

/* Places along a ruling at which it is told whether it is a line: odd, since most of them decide,
 * and more than the rules that cross a column of a few rows. */
#define KIND_PLACES 9u

/* Pixels across a ruling that are looked at, at most: twice its thickness at four a point. */
#define MAX_ACROSS_PX 24

/* ------------------------------------------------------------------------------------ runs -- */

/* What lies between two neighbouring pixels. */
enum {
    NO_EDGE,
    EDGE,
    BOTH_DARK /* another line may run across here */
};

/* The vertical run that is open at a column: where it began, and where it had its last edge. */
typedef struct {
    int from, last;
} Open;

/*
 * The scan goes once over the rows, over the part of a row that differs from the one above, and
 * there on from edge to edge. Its loops over single bytes compile to vector instructions.
 * @min_length, @max_gap: what a run must measure, and what a crossing line may take of it, in
 * pixels
 * @found: what was found between pixels
 * @now: what stands at the left of each column, %NO_EDGE where no run is open; @open: that run
 */
typedef struct {
    int width, min_length, max_gap;
    GArray *horizontal, *vertical;
    guint8 *found, *now;
    Open *open;
} Scan;

/* Bytes at which loops look together. */
#define STEP ((int)sizeof(guint64))

static inline guint64 step_at(const guint8 *bytes) {
    guint64 step;
    memcpy(&step, bytes, sizeof step);
    return step;
}

static void keep_run(GArray *runs, int at, int from, int to, int min_length) {
    if (to - from >= min_length) {
        MxRun run = { at, from, to };
        g_array_append_val(runs, run);
    }
}

static void classify(guint8 *restrict out, const guint8 *a, const guint8 *b, int n) {
    for (int i = 0; i < n; i++) {
        guint8 more = a[i] > b[i] ? a[i] : b[i], less = a[i] > b[i] ? b[i] : a[i];
        guint8 difference = (guint8)(more - less);
        guint8 both = less >= MIN_CONTRAST ? BOTH_DARK : NO_EDGE;
        out[i] = difference >= MIN_CONTRAST ? EDGE : both;
    }
}

/* Edges between the pixels @from to @to of @row and those of @above. A crossing line does not end a
 * run; not for longer than a line is thick, or it is a shaded area. */
static void scan_horizontal(Scan *s, const guint8 *above, const guint8 *row, int from, int to,
                            int y) {
    static const guint64 EDGES = G_GUINT64_CONSTANT(0x0101010101010101) * EDGE;
    int begin = -1, last = -1;
    classify(s->found + from, above + from, row + from, to - from);
    for (int x = from; x < to; x++) {
        if (begin < 0 && x + STEP <= to && (step_at(s->found + x) & EDGES) == 0) {
            x += STEP - 1;
        } else if (s->found[x] == EDGE) {
            begin = begin < 0 ? x : begin;
            last = x;
        } else if (begin >= 0 && (s->found[x] != BOTH_DARK || x - last > s->max_gap)) {
            keep_run(s->horizontal, y, begin, last + 1, s->min_length);
            begin = -1;
        }
    }
    if (begin >= 0)
        keep_run(s->horizontal, y, begin, last + 1, s->min_length);
}

/* Row @y has something else at column @x than the rows above, which went on as they were. */
static void turn_column(Scan *s, int x, int y, guint8 found) {
    Open *open = &s->open[x];
    bool is_open = s->now[x] != NO_EDGE;
    if (s->now[x] == EDGE)
        open->last = y - 1;
    bool goes_on = is_open && found != NO_EDGE && y - 1 - open->last <= s->max_gap;
    if (is_open && !goes_on)
        keep_run(s->vertical, x, open->from, open->last + 1, s->min_length);
    if (found == EDGE && !goes_on)
        open->from = y;
    s->now[x] = goes_on || found == EDGE ? found : NO_EDGE;
}

static void scan_vertical(Scan *s, const guint8 *row, int from, int to, int y) {
    classify(s->found + from, row + from - 1, row + from, to - from);
    for (int x = from; x < to; x++) {
        if (x + STEP <= to && step_at(s->found + x) == step_at(s->now + x))
            x += STEP - 1;
        else if (s->found[x] != s->now[x] && (s->found[x] == EDGE || s->now[x] != NO_EDGE))
            turn_column(s, x, y, s->found[x]);
    }
}

/* The columns @from to @to (exclusive) in which two rows of @width pixels differ. */
static bool find_difference(const guint8 *a, const guint8 *b, int width, int *from, int *to) {
    if (memcmp(a, b, (gsize)width) == 0)
        return false;
    for (*from = 0; *from + STEP <= width; *from += STEP)
        if (step_at(a + *from) != step_at(b + *from))
            break;
    for (*to = width; *to >= STEP; *to -= STEP)
        if (step_at(a + *to - STEP) != step_at(b + *to - STEP))
            break;
    return true;
}

static void scan_rows(Scan *s, const MxPlane *plane) {
    for (int y = plane->top; y <= MIN(plane->bottom, plane->height - 1); y++) {
        const guint8 *row = plane->at + (gsize)y * plane->stride, *above = row - plane->stride;
        int from = 0, to = s->width;
        if (y > 0 && !find_difference(above, row, s->width, &from, &to))
            continue;
        if (y > 0)
            scan_horizontal(s, above, row, from, to, y);
        scan_vertical(s, row, MAX(from, 1), MIN(to + 1, s->width), y);
    }
    for (int x = 1; x < s->width; x++)
        if (s->now[x] != NO_EDGE)
            turn_column(s, x, plane->height, NO_EDGE);
}

static void find_runs(const MxPlane *plane, GArray *horizontal, GArray *vertical) {
    gsize width = (gsize)plane->width;
    g_autofree guint8 *bytes = g_malloc0(2 * width);
    g_autofree Open *open = g_new0(Open, width);
    Scan s = { .width = plane->width,
               .min_length = (int)(MIN_RUN_PT * plane->scale),
               .max_gap = (int)ceil(MAX_THICKNESS_PT * plane->scale),
               .horizontal = horizontal,
               .vertical = vertical,
               .found = bytes,
               .now = bytes + width,
               .open = open };
    scan_rows(&s, plane);
}

/* -------------------------------------------------------------------------- runs to rulings -- */

/* A ruling that still takes in edges: the first and the last that it has. */
typedef struct {
    MxRuling sum;
    double first, last;
} Growing;

static bool takes_in(const Growing *g, const MxRuling *r) {
    return r->at - g->first <= MAX_THICKNESS_PT && r->from <= g->sum.to + 1.0 &&
           r->to >= g->sum.from - 1.0;
}

/* Merges the edges of one line. Edges come sorted by their place across it. */
static void merge_edges(GArray *edges, GArray *rulings) {
    g_autoptr(GArray) growing = g_array_new(FALSE, FALSE, sizeof(Growing));
    guint oldest = 0; /* below it nothing takes in any more */
    for (guint i = 0; i < edges->len; i++) {
        MxRuling *r = &g_array_index(edges, MxRuling, i);
        guint k = oldest;
        while (k < growing->len && !takes_in(&g_array_index(growing, Growing, k), r))
            k++;
        if (k == growing->len) {
            Growing fresh = { *r, r->at, r->at };
            g_array_append_val(growing, fresh);
        } else {
            Growing *g = &g_array_index(growing, Growing, k);
            g->sum.from = fmin(g->sum.from, r->from);
            g->sum.to = fmax(g->sum.to, r->to);
            g->last = r->at;
        }
        while (oldest < growing->len &&
               r->at - g_array_index(growing, Growing, oldest).first > MAX_THICKNESS_PT)
            oldest++;
    }
    for (guint i = 0; i < growing->len; i++) {
        Growing *g = &g_array_index(growing, Growing, i);
        g->sum.at = (g->first + g->last) / 2;
        g_array_append_val(rulings, g->sum);
    }
    g_array_sort(rulings, mx_ruling_compare);
}

/* ----------------------------------------------------------------------------------- kinds -- */

/* What one place along a ruling shows. @d: the darkness of @n pixels across it. */
static MxRulingKind kind_across(const guint8 *d, int n) {
    guint8 more = MAX(d[0], d[n - 1]), less = MIN(d[0], d[n - 1]), most = 0, least = 255;
    for (int i = 0; i < n; i++) {
        most = MAX(most, d[i]);
        least = MIN(least, d[i]);
    }
    if (most - more >= MIN_CONTRAST || less - least >= MIN_CONTRAST)
        return MX_RULING_LINE;
    return more - less >= MIN_CONTRAST ? MX_RULING_EDGE : MX_RULING_UNTOLD;
}

/* Whether @r is a line or an edge, by what most places along it show; none of an edge is a line. */
static MxRulingKind find_kind(const MxRuling *r, const MxPlane *plane, bool vertical) {
    guint8 across[MAX_ACROSS_PX];
    guint votes[MX_RULING_EDGE + 1] = { 0 };
    int reach = MIN((int)ceil(MAX_THICKNESS_PT / 2 * plane->scale) + 1, MAX_ACROSS_PX / 2);
    for (guint i = 0; i < KIND_PLACES; i++) {
        double along_pt = r->from + (r->to - r->from) * (i + 0.5) / KIND_PLACES;
        int along = (int)(along_pt * plane->scale), at = (int)round(r->at * plane->scale), n = 0;
        for (int k = at - reach; k < at + reach; k++) {
            int x = vertical ? k : along, y = vertical ? along : k;
            if (x >= 0 && x < plane->width && y >= 0 && y < plane->height)
                across[n++] = plane->at[(gsize)y * plane->stride + (gsize)x];
        }
        votes[n > 0 ? kind_across(across, n) : MX_RULING_UNTOLD]++;
    }
    if (2 * votes[MX_RULING_LINE] > KIND_PLACES)
        return MX_RULING_LINE;
    bool edge = votes[MX_RULING_LINE] <= 1 && 2 * votes[MX_RULING_EDGE] > KIND_PLACES;
    return edge ? MX_RULING_EDGE : MX_RULING_UNTOLD;
}

static void tell_kinds(GArray *rulings, const MxPlane *plane, bool vertical) {
    for (guint i = 0; i < rulings->len; i++) {
        MxRuling *r = &g_array_index(rulings, MxRuling, i);
        r->kind = find_kind(r, plane, vertical);
    }
}

static void collect(const GArray *runs, double scale, const MxStrokes *strokes, bool vertical,
                    GArray *rulings) {
    g_autoptr(GArray) edges = g_array_sized_new(FALSE, FALSE, sizeof(MxRuling), runs->len);
    for (guint i = 0; i < runs->len; i++) {
        MxRun run = g_array_index(runs, MxRun, i);
        if (strokes != NULL && mx_strokes_take(strokes, &run, vertical))
            continue;
        MxRuling r = { run.at / scale, run.from / scale, run.to / scale, MX_RULING_UNTOLD };
        g_array_append_val(edges, r);
    }
    g_array_sort(edges, mx_ruling_compare);
    merge_edges(edges, rulings);
}

/* ----------------------------------------------------------------------------------- marks -- */

static bool cross(const MxRuling *a, const MxRuling *b) {
    return a->at >= b->from - TOUCH_PT && a->at <= b->to + TOUCH_PT &&
           b->at >= a->from - TOUCH_PT && b->at <= a->to + TOUCH_PT;
}

/* What a ruling is, while marks are told from tables. */
enum { OF_TABLE, ALONE, OF_MARK };

typedef struct {
    const GArray *rulings;
    guint8 *is;
} Side;

static void side_init(Side *side, const GArray *rulings, double longest_pt) {
    side->rulings = rulings;
    side->is = g_malloc(rulings->len + 1);
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        side->is[i] = r->to - r->from > longest_pt ? OF_TABLE : ALONE;
    }
}

/* What the rulings of one side are, by those that they cross; whether one turned out a table's. */
static bool spread(Side *side, const Side *other) {
    bool changed = false;
    for (guint i = 0; i < side->rulings->len; i++) {
        const MxRuling *a = &g_array_index(side->rulings, MxRuling, i);
        for (guint k = 0; side->is[i] != OF_TABLE && k < other->rulings->len; k++) {
            if (!cross(a, &g_array_index(other->rulings, MxRuling, k)))
                continue;
            side->is[i] = other->is[k] == OF_TABLE ? OF_TABLE : OF_MARK;
            changed |= side->is[i] == OF_TABLE;
        }
    }
    return changed;
}

static void drop_of_marks(GArray *rulings, const guint8 *is) {
    guint kept = 0;
    for (guint i = 0; i < rulings->len; i++)
        if (is[i] != OF_MARK)
            g_array_index(rulings, MxRuling, kept++) = g_array_index(rulings, MxRuling, i);
    g_array_set_size(rulings, kept);
}

/* A ruling longer than a mark is a table's, and so is all that is joined with it by crossings. */
static void drop_marks(MxPage *page, double largest_glyph_pt) {
    Side horizontal, vertical;
    side_init(&horizontal, page->horizontal, MARK_SIZE * largest_glyph_pt);
    side_init(&vertical, page->vertical, MARK_SIZE * largest_glyph_pt);
    bool changed = true;
    while (changed) {
        changed = spread(&horizontal, &vertical);
        changed |= spread(&vertical, &horizontal);
    }
    drop_of_marks(page->horizontal, horizontal.is);
    drop_of_marks(page->vertical, vertical.is);
    g_free(horizontal.is);
    g_free(vertical.is);
}

static double find_largest_glyph(const MxPage *page) {
    double largest_pt = 0;
    for (guint i = 0; i < page->glyphs->len; i++)
        largest_pt = fmax(largest_pt, mx_box_height(g_array_index(page->glyphs, MxGlyph, i).box));
    return largest_pt;
}

static guint count_short(const GArray *runs, double most_px) {
    guint n = 0;
    for (guint i = 0; i < runs->len; i++) {
        const MxRun *run = &g_array_index(runs, MxRun, i);
        n += run->to - run->from <= most_px;
    }
    return n;
}

static bool has_shapes(const GArray *horizontal, const GArray *vertical, double most_px) {
    return count_short(horizontal, most_px) + count_short(vertical, most_px) > MANY_SHORT;
}

void mx_page_read_rulings(MxPage *page, const MxPlane *plane, const MxCanvas *canvas,
                          MxPlane *ink) {
    g_autoptr(GArray) horizontal = g_array_new(FALSE, FALSE, sizeof(MxRun));
    g_autoptr(GArray) vertical = g_array_new(FALSE, FALSE, sizeof(MxRun));
    find_runs(plane, horizontal, vertical);
    double largest_pt = find_largest_glyph(page), mark_px = MARK_SIZE * largest_pt * plane->scale;
    MxStrokes strokes;
    bool among_text = canvas != NULL || has_shapes(horizontal, vertical, mark_px);
    if (among_text)
        mx_strokes_init(&strokes, page, largest_pt, plane, canvas, ink);
    const MxStrokes *told = among_text ? &strokes : NULL;
    collect(horizontal, plane->scale, told, false, page->horizontal);
    collect(vertical, plane->scale, told, true, page->vertical);
    drop_marks(page, largest_pt);
    tell_kinds(page->horizontal, plane, false);
    tell_kinds(page->vertical, plane, true);
}
