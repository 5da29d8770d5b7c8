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

/* How far the ink of a slanted character reaches from the middle of its box, in ems: half of an
 * em's diagonal, and the half by which Poppler's box stands beside the ink. */
#define SLANTED_REACH 1.2

/* Mean blackness, of 255, that only a ruling has there. Hairlines have 85 and more, watermarks up
 * to 60, a red seal none. */
#define MIN_BLACKNESS 70

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
 * @above, @row: darkness of the row above and of this one
 * @found: what was found between pixels
 * @now: what stands at the left of each column, %NO_EDGE where no run is open; @open: that run
 */
typedef struct {
    int width, min_length, max_gap;
    GArray *horizontal, *vertical;
    guint8 *above, *row, *found, *now;
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
        Run run = { at, from, to };
        g_array_append_val(runs, run);
    }
}

static void read_darkness(guint8 *restrict out, const guint8 *restrict in, int n) {
    for (int x = 0; x < n; x++) {
        guint8 a = in[4 * x], b = in[4 * x + 1], c = in[4 * x + 2];
        guint8 least = a < b ? a : b;
        out[x] = (guint8)(255 - (least < c ? least : c));
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

/* Edges between the pixels @from to @to of this row and those above. A crossing line does not end
 * a run; not for longer than a line is thick, or it is a shaded area. */
static void scan_horizontal(Scan *s, int from, int to, int y) {
    static const guint64 EDGES = G_GUINT64_CONSTANT(0x0101010101010101) * EDGE;
    int begin = -1, last = -1;
    classify(s->found + from, s->above + from, s->row + from, to - from);
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

static void scan_vertical(Scan *s, int from, int to, int y) {
    classify(s->found + from, s->row + from - 1, s->row + from, to - from);
    for (int x = from; x < to; x++) {
        if (x + STEP <= to && step_at(s->found + x) == step_at(s->now + x))
            x += STEP - 1;
        else if (s->found[x] != s->now[x] && (s->found[x] == EDGE || s->now[x] != NO_EDGE))
            turn_column(s, x, y, s->found[x]);
    }
}

/* The columns @from to @to (exclusive) in which two rows of @width pixels, four bytes each, differ.
 */
static bool find_difference(const guint8 *a, const guint8 *b, int width, int *from, int *to) {
    if (memcmp(a, b, 4 * (gsize)width) == 0)
        return false;
    for (*from = 0; *from + 2 <= width; *from += 2)
        if (step_at(a + 4 * (gsize)*from) != step_at(b + 4 * (gsize)*from))
            break;
    for (*to = width; *to >= 2; *to -= 2)
        if (step_at(a + 4 * (gsize)(*to - 2)) != step_at(b + 4 * (gsize)(*to - 2)))
            break;
    return true;
}

static void scan_rows(Scan *s, const MxCanvas *r) {
    for (int y = 0; y < r->height; y++) {
        const guint8 *pixels = r->pixels + (gsize)y * r->stride;
        int from = 0, to = s->width;
        if (y > 0 && !find_difference(pixels, pixels - r->stride, s->width, &from, &to))
            continue;
        read_darkness(s->row + from, pixels + 4 * (gsize)from, to - from);
        if (y > 0)
            scan_horizontal(s, from, to, y);
        memcpy(s->above + from, s->row + from, (gsize)(to - from));
        scan_vertical(s, MAX(from, 1), MIN(to + 1, s->width), y);
    }
    for (int x = 1; x < s->width; x++)
        if (s->now[x] != NO_EDGE)
            turn_column(s, x, r->height, NO_EDGE);
}

static void find_runs(const MxCanvas *r, GArray *horizontal, GArray *vertical) {
    gsize width = (gsize)r->width;
    g_autofree guint8 *bytes = g_malloc0(4 * width);
    g_autofree Open *open = g_new0(Open, width);
    Scan s = { .width = r->width,
               .min_length = (int)(MIN_RUN_PT * r->scale),
               .max_gap = (int)ceil(MAX_THICKNESS_PT * r->scale),
               .horizontal = horizontal,
               .vertical = vertical,
               .above = bytes,
               .row = bytes + width,
               .found = bytes + 2 * width,
               .now = bytes + 3 * width,
               .open = open };
    scan_rows(&s, r);
}

/* ------------------------------------------------------------------- strokes of characters -- */

/* Where ink of characters can be, pixel by pixel of the raster. */
enum {
    NEAR_INK = 1, /* ink or its antialiasing may be here */
    INSIDE = 2,   /* the inside of a character, which no ruling runs through */
    OVERPRINT = 4 /* pale or coloured ink, which rulings do run through */
};

/* @glyphs: the page's; @largest_pt: the size of the largest */
typedef struct {
    int width, height;
    double scale;
    guint8 *at; /* height rows of width */
    const GArray *glyphs;
    double largest_pt;
    const MxCanvas *canvas;
} Mask;

static void paint(Mask *mask, double x0, double y0, double x1, double y1, guint8 bit) {
    int left = CLAMP((int)(x0 * mask->scale), 0, mask->width);
    int right = CLAMP((int)ceil(x1 * mask->scale), 0, mask->width);
    int bottom = CLAMP((int)ceil(y1 * mask->scale), 0, mask->height);
    for (int y = CLAMP((int)(y0 * mask->scale), 0, mask->height); y < bottom; y++) {
        guint8 *restrict row = mask->at + (gsize)y * (gsize)mask->width;
        for (int x = left; x < right; x++)
            row[x] |= bit;
    }
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

/* Ink of a watermark or a seal may be set at a slant. */
static void paint_overprint(Mask *mask, const MxGlyph *g) {
    double x = (g->box.x0 + g->box.x1) / 2, y = (g->box.y0 + g->box.y1) / 2;
    double reach = SLANTED_REACH * g->size_pt;
    paint(mask, x - reach, y - reach, x + reach, y + reach, OVERPRINT);
}

/* The canvas keeps it from page to page: memory that is new on every page costs more than its use.
 */
static guint8 *clear_mask(MxCanvas *canvas) {
    gsize size = (gsize)canvas->width * (gsize)canvas->height;
    if (canvas->mask_size < size) {
        g_free(canvas->mask);
        canvas->mask = g_malloc(size);
        canvas->mask_size = size;
    }
    return memset(canvas->mask, 0, size);
}

static void mask_init(Mask *mask, const MxPage *page, MxCanvas *canvas) {
    mask->width = canvas->width;
    mask->height = canvas->height;
    mask->scale = canvas->scale;
    mask->at = clear_mask(canvas);
    mask->glyphs = page->glyphs;
    mask->canvas = canvas;
    mask->largest_pt = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const MxGlyph *g = &g_array_index(page->glyphs, MxGlyph, i);
        mask->largest_pt = fmax(mask->largest_pt, mx_box_height(g->box));
        paint_glyph(mask, g);
    }
    for (guint i = 0; i < page->overprint->len; i++)
        paint_overprint(mask, &g_array_index(page->overprint, MxGlyph, i));
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

/* How black a pixel is: 0 for one that is as bright as paper in any colour. */
static int blackness(const Mask *mask, int across, int along, bool vertical) {
    int x = vertical ? across : along, y = vertical ? along : across;
    const guint8 *p = mask->canvas->pixels + (gsize)y * mask->canvas->stride + 4 * (gsize)x;
    return 255 - MAX(p[0], MAX(p[1], p[2]));
}

/* Whether a run is too black to be the edge of a watermark's or a seal's ink. */
static bool is_black(const Mask *mask, const Run *run, bool vertical) {
    int sum = 0;
    for (int i = run->from; i < run->to; i++)
        sum += MAX(blackness(mask, MAX(run->at - 1, 0), i, vertical),
                   blackness(mask, run->at, i, vertical));
    return sum >= MIN_BLACKNESS * (run->to - run->from);
}

static bool is_stroke(const Mask *mask, const Run *run, bool vertical) {
    int covered = 0, overprint = 0;
    for (int i = run->from; i < run->to; i++) {
        guint8 bits = mask_at(mask, run->at, i, vertical);
        covered += (bits & NEAR_INK) != 0;
        overprint += (bits & OVERPRINT) != 0;
    }
    double enough = STROKE_COVER * (run->to - run->from);
    return covered >= enough || (overprint >= enough && !is_black(mask, run, vertical)) ||
           is_within_one(mask, run, vertical);
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

void mx_page_read_rulings(MxPage *page, MxCanvas *canvas) {
    Mask mask;
    mask_init(&mask, page, canvas);
    g_autoptr(GArray) horizontal = g_array_new(FALSE, FALSE, sizeof(Run));
    g_autoptr(GArray) vertical = g_array_new(FALSE, FALSE, sizeof(Run));
    find_runs(canvas, horizontal, vertical);
    collect(horizontal, &mask, false, page->horizontal);
    collect(vertical, &mask, true, page->vertical);
    drop_marks(page, mask.largest_pt);
}
