/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rulings, from a raster of the page.
 *
 * poppler-glib gives no path operators. The page is drawn in small, and what a reader sees as a
 * line is read from the pixels: strokes, thin filled rectangles and the edges of shaded cells come
 * out alike, and white rulings, which fool readers of paths, are not there at all.
 *
 *   darkness          edges between rows      one ruling
 *   0 0 0 0 0 0
 *   0 9 9 9 9 0        . + + + + .
 *   0 0 0 0 0 0        . - - - - .            at = the middle of its edges
 *
 * 1. Draw, and keep one byte a pixel: darkness, 255 minus the least of red, green and blue.
 * 2. An edge pixel is one whose darkness differs from its neighbour's across the line. Edge pixels
 *    in a row form a run; where another line crosses, both neighbours are dark and the run goes on.
 * 3. Runs that lie within printed characters are strokes of the characters.
 * 4. Edges nearer than a line is thick merge into one ruling. A shaded area is wider: its two
 *    edges stay two rulings, as a reader would have it.
 * 5. Short rulings that cross only one another are a mark, not a table: a box to tick, or the box
 *    that is drawn for a character of a font that is neither embedded nor on the machine. What is
 *    read must not depend on the machine's fonts.
 *
 * Known failures: dotted and dashed rules whose dashes are shorter than MIN_RUN_PT; a rule struck
 * through a row of large characters for its whole length.
 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "page/poppler_page.h"

/* Difference in darkness (of 255) that makes an edge. A filled rule of 0.1 pt gives 25 at
 * MIN_SCALE; compression noise of images and the lightest cell shadings stay below 12. */
#define MIN_CONTRAST 14

/* Shortest run, in points. Rows of real tables are 7 pt and more, the narrowest columns (类 款 项)
 * 12; shorter than this, the strokes of every character would have to be told apart. */
#define MIN_RUN_PT 5.0

/* Edges within this many points are the two sides of one line. Thick frames are 2 to 3 pt; rows
 * lower than 4 pt hold no text. */
#define MAX_THICKNESS_PT 3.0

/* A run is a stroke of characters when this share of it lies in character boxes: "——" and
 * underscores cover all of it; a rule under tight text is covered to a half at most. */
#define STROKE_COVER 0.85

/* Pixels that antialiased ink reaches beyond its character: one, and a little. As many within the
 * box no ruling reaches: text set against a rule overlaps it by less. */
#define INK_MARGIN_PX 1.2

/* How far, in heights of a character's box, the ink of a substituted font lies outside of that box.
 * DejaVu's box for a missing character reaches 0.15 below; at 0.3 the rules of a tight cell that
 * holds one character would go with it. */
#define SUBSTITUTE_REACH 0.2

/* Rulings this near to one another cross: half of MAX_THICKNESS_PT, as `at` is a line's middle. */
#define TOUCH_PT 1.5

/* The longest side of a mark, in heights of the page's largest character. A missing character's
 * box is 1 high; a table is at least two characters wide and one and a half high. */
#define MARK_SIZE 1.3

/* ------------------------------------------------------------------------------------ runs -- */

/* A run of edge pixels: @at, @from and @to (exclusive) in pixels. */
typedef struct {
    int at, from, to;
} Run;

/* A vertical run that is open while the rows go by. */
typedef struct {
    int from, last;
} Open;

/*
 * The scan goes once over the rows, with the darkness of this one and the one above at hand.
 * @min_length, @max_gap: what a run must measure, and what a crossing line may take of it, in
 * pixels
 * @open: one place a column; @live: whether it is open
 * @edges: the columns with a vertical edge in the last row that was read
 * @n_live: open runs; more than @n_edges where another line crosses
 */
typedef struct {
    int width, min_length, max_gap;
    GArray *horizontal, *vertical;
    guint8 *row, *above;
    Open *open;
    guint8 *live;
    int *edges;
    int n_edges, n_live;
} Scan;

static inline bool is_edge(guint8 a, guint8 b) {
    return abs((int)a - (int)b) >= MIN_CONTRAST;
}

/* Another line runs across here; not for longer than a line is thick, or it is a shaded area. */
static inline bool is_crossing(guint8 a, guint8 b, int gap_px, int max_gap_px) {
    return a >= MIN_CONTRAST && b >= MIN_CONTRAST && gap_px <= max_gap_px;
}

static inline bool alike(const guint8 *a, const guint8 *b) {
    guint64 p, q;
    memcpy(&p, a, sizeof p);
    memcpy(&q, b, sizeof q);
    return p == q;
}

static void keep_run(GArray *runs, int at, int from, int to, int min_length) {
    if (to - from >= min_length) {
        Run run = { at, from, to };
        g_array_append_val(runs, run);
    }
}

static void read_darkness(guint8 *restrict out, const guint8 *restrict in, int width) {
    for (int x = 0; x < width; x++) {
        guint8 a = in[4 * x], b = in[4 * x + 1], c = in[4 * x + 2];
        guint8 least = a < b ? a : b;
        out[x] = (guint8)(255 - (least < c ? least : c));
    }
}

/* Edges between this row and the one above. Reads eight pixels at a time where nothing changes. */
static void scan_horizontal(Scan *s, int y) {
    int from = -1, last = -1;
    for (int x = 0; x < s->width; x++) {
        if (from < 0 && x + 8 <= s->width && alike(s->above + x, s->row + x)) {
            x += 7;
        } else if (is_edge(s->above[x], s->row[x])) {
            from = from < 0 ? x : from;
            last = x;
        } else if (from >= 0 && !is_crossing(s->above[x], s->row[x], x - last, s->max_gap)) {
            keep_run(s->horizontal, y, from, last + 1, s->min_length);
            from = -1;
        }
    }
    if (from >= 0)
        keep_run(s->horizontal, y, from, last + 1, s->min_length);
}

static void close_run(Scan *s, int x) {
    keep_run(s->vertical, x, s->open[x].from, s->open[x].last + 1, s->min_length);
    s->live[x] = 0;
    s->n_live--;
}

static void extend_run(Scan *s, int x, int y) {
    if (!s->live[x]) {
        s->open[x].from = y;
        s->live[x] = 1;
        s->n_live++;
    }
    s->open[x].last = y;
    s->edges[s->n_edges++] = x;
}

/* Edges between the columns of this row. */
static void scan_vertical(Scan *s, int y) {
    static const guint8 NONE[8];
    s->n_edges = 0;
    for (int x = 1; x < s->width; x++) {
        const guint8 *p = s->row + x;
        if (x + 8 <= s->width && alike(p, p - 1) && alike(s->live + x, NONE))
            x += 7;
        else if (is_edge(p[-1], p[0]))
            extend_run(s, x, y);
        else if (s->live[x] && !is_crossing(p[-1], p[0], y - s->open[x].last, s->max_gap))
            close_run(s, x);
    }
}

/* A row like the one above has no horizontal edges, and the vertical ones go on: half of a page is
 * such rows. Only while all open runs do: a crossing may last only so long. */
static bool repeat_row(Scan *s, int y) {
    if (s->n_live != s->n_edges)
        return false;
    for (int i = 0; i < s->n_edges; i++)
        s->open[s->edges[i]].last = y;
    return true;
}

static void scan_rows(Scan *s, const MxCanvas *r) {
    for (int y = 0; y < r->height; y++) {
        const guint8 *pixels = r->pixels + (gsize)y * r->stride;
        bool same = y > 0 && memcmp(pixels, pixels - r->stride, 4 * (gsize)r->width) == 0;
        if (same && repeat_row(s, y))
            continue;
        guint8 *above = s->above;
        s->above = s->row;
        s->row = above;
        read_darkness(s->row, pixels, s->width);
        if (y > 0 && !same)
            scan_horizontal(s, y);
        scan_vertical(s, y);
    }
    for (int x = 1; x < s->width; x++)
        if (s->live[x])
            close_run(s, x);
}

static void find_runs(const MxCanvas *r, GArray *horizontal, GArray *vertical) {
    Scan s = { .width = r->width,
               .min_length = (int)(MIN_RUN_PT * r->scale),
               .max_gap = (int)ceil(MAX_THICKNESS_PT * r->scale),
               .horizontal = horizontal,
               .vertical = vertical,
               .row = g_malloc0((gsize)r->width),
               .above = g_malloc0((gsize)r->width),
               .open = g_new0(Open, (gsize)r->width),
               .live = g_new0(guint8, (gsize)r->width + 8),
               .edges = g_new(int, (gsize)r->width) };
    scan_rows(&s, r);
    g_free(s.row);
    g_free(s.above);
    g_free(s.open);
    g_free(s.live);
    g_free(s.edges);
}

/* ------------------------------------------------------------------- strokes of characters -- */

/* Where ink of characters can be, pixel by pixel of the raster. */
enum {
    NEAR_INK = 1, /* ink or its antialiasing may be here */
    INSIDE = 2    /* the inside of a character, which no ruling runs through */
};

/* @glyphs: the page's; @largest_pt: the size of the largest */
typedef struct {
    int width, height;
    double scale;
    guint8 *at; /* height rows of width */
    const GArray *glyphs;
    double largest_pt;
} Mask;

static void paint(Mask *mask, double x0, double y0, double x1, double y1, guint8 bit) {
    int left = CLAMP((int)(x0 * mask->scale), 0, mask->width);
    int right = CLAMP((int)ceil(x1 * mask->scale), 0, mask->width);
    int bottom = CLAMP((int)ceil(y1 * mask->scale), 0, mask->height);
    for (int y = CLAMP((int)(y0 * mask->scale), 0, mask->height); y < bottom; y++)
        for (int x = left; x < right; x++)
            mask->at[(gsize)y * (gsize)mask->width + (gsize)x] |= bit;
}

/* Ink keeps to an em around the middle of the box's height, give or take a pixel: boxes reach from
 * the font's ascent to its descent, in some fonts 1.5 em, far enough to hide a rule between two
 * lines of text. */
static void paint_glyph(Mask *mask, const MxGlyph *g) {
    double em = fmin(g->size_pt > 2 ? g->size_pt : 1e3, mx_box_height(g->box));
    double top = (g->box.y0 + g->box.y1 - em) / 2, bottom = top + em;
    double margin = INK_MARGIN_PX / mask->scale;
    paint(mask, g->box.x0 - margin, top - margin, g->box.x1 + margin, bottom + margin, NEAR_INK);
    paint(mask, g->box.x0 + margin, top + margin, g->box.x1 - margin, bottom - margin, INSIDE);
}

static void mask_init(Mask *mask, const MxPage *page, const MxCanvas *canvas) {
    mask->width = canvas->width;
    mask->height = canvas->height;
    mask->scale = canvas->scale;
    mask->at = g_malloc0((gsize)mask->width * (gsize)mask->height);
    mask->glyphs = page->glyphs;
    mask->largest_pt = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const MxGlyph *g = &g_array_index(page->glyphs, MxGlyph, i);
        mask->largest_pt = fmax(mask->largest_pt, mx_box_height(g->box));
        paint_glyph(mask, g);
    }
}

static guint8 mask_at(const Mask *mask, int across, int along, bool vertical) {
    int x = vertical ? across : along, y = vertical ? along : across;
    return mask->at[(gsize)y * (gsize)mask->width + (gsize)x];
}

/* Whether a run, no longer than one character, lies within SUBSTITUTE_REACH of it: the box that is
 * drawn where a font is not embedded and the machine has none for it stands lower than its text. */
static bool belongs_to(const MxGlyph *g, MxBox run) {
    double reach = SUBSTITUTE_REACH * mx_box_height(g->box);
    return run.x0 >= g->box.x0 - reach && run.x1 <= g->box.x1 + reach &&
           run.y0 >= g->box.y0 - reach && run.y1 <= g->box.y1 + reach;
}

static bool is_within_one(const Mask *mask, const Run *run, bool vertical) {
    double at = run->at / mask->scale, from = run->from / mask->scale, to = run->to / mask->scale;
    if (to - from > (1 + 2 * SUBSTITUTE_REACH) * mask->largest_pt)
        return false;
    MxBox box = vertical ? (MxBox){ at, from, at, to } : (MxBox){ from, at, to, at };
    for (guint i = 0; i < mask->glyphs->len; i++)
        if (belongs_to(&g_array_index(mask->glyphs, MxGlyph, i), box))
            return true;
    return false;
}

static bool is_stroke(const Mask *mask, const Run *run, bool vertical) {
    int covered = 0;
    for (int i = run->from; i < run->to; i++)
        covered += mask_at(mask, run->at, i, vertical) & NEAR_INK;
    return covered >= STROKE_COVER * (run->to - run->from) || is_within_one(mask, run, vertical);
}

/* A stroke that happens to stand in line with a ruling lengthens its run: takes back from each end
 * what runs through characters. */
static void trim(const Mask *mask, Run *run, bool vertical) {
    while (run->from < run->to && mask_at(mask, run->at, run->from, vertical) & INSIDE)
        run->from++;
    while (run->to > run->from && mask_at(mask, run->at, run->to - 1, vertical) & INSIDE)
        run->to--;
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

static void collect(GArray *runs, const Mask *mask, bool vertical, GArray *rulings) {
    g_autoptr(GArray) edges = g_array_sized_new(FALSE, FALSE, sizeof(MxRuling), runs->len);
    for (guint i = 0; i < runs->len; i++) {
        Run run = g_array_index(runs, Run, i);
        if (is_stroke(mask, &run, vertical))
            continue;
        trim(mask, &run, vertical);
        MxRuling r = { run.at / mask->scale, run.from / mask->scale, run.to / mask->scale };
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

void mx_page_read_rulings(MxPage *page, const MxCanvas *canvas) {
    Mask mask;
    mask_init(&mask, page, canvas);
    g_autoptr(GArray) horizontal = g_array_new(FALSE, FALSE, sizeof(Run));
    g_autoptr(GArray) vertical = g_array_new(FALSE, FALSE, sizeof(Run));
    find_runs(canvas, horizontal, vertical);
    collect(horizontal, &mask, false, page->horizontal);
    collect(vertical, &mask, true, page->vertical);
    drop_marks(page, mask.largest_pt);
    g_free(mask.at);
}
