/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rulings are long thin runs of ink. A level one is longer than anything that type has; an upright
 * one may be as short as a row is high, which strokes of characters are too: it is one where it
 * meets levels.
 *
 *      ────┬──────┬────     a level: runs of half an inch, joined where they touch
 *       收 │ 12.3 │         an upright: between two levels, or long and across one
 *      ────┴──────┴────     the stroke of 收 meets none
 *
 * Level strokes of small type that a poor scanner blurs run together across several characters,
 * too. What tells them from a ruling is the rest of the characters above and below them; feet of
 * characters, 金融企业, have that on one side only, and meet no upright. Grey uprights that lean
 * are seen in pieces, where they lie on a column of pixels; between two of them they are in both.
 *
 * Known failures: a table whose rulings are dots; a level shorter than half an inch.
 */
#include "ocr/image/rules.h"

#include <math.h>
#include <string.h>

#include "ocr/image/meeting.h"
#include "ocr/image/traces.h"

/* Inches. A level: the width of a narrow table; type has no stroke of half an inch below 40 pt. An
 * upright: the height of a row of 7 pt; what is not joined to two levels is LONG: three rows. */
#define LEVEL_IN 0.5
#define UPRIGHT_IN 0.1
#define LONG_IN 0.3

/* What is thicker is a bar, a shaded box or a picture. */
#define THICK_IN 0.06

/* Holes that noise leaves in a ruling. */
#define GAP_IN 0.02

/* Inches beside a level that its blur takes, and that are looked at behind it. */
#define BLUR_IN 0.01
#define BESIDE_IN 0.015

/* Share of its length along which a level may have ink close by, on both sides. Type stands on a
 * ruling, or hangs below one; a bar through it is made of its own strokes, run together. On
 * seven pages as poor scans and three real ones 145 rulings had 0.08 at most, ten bars of type 0.17
 * at least. */
#define MOST_BESIDE 0.12

/* Feet of type that run together are no longer than a pale level is at least, meet no upright, and
 * have more of their own ink close by on one side than this; a ruling that type stands on is kept
 * from it by paper, and goes on. */
#define FOOT_BESIDE 0.25

/* A pale level: grey lines of a blurred scan have no dark ink at all. It is longer than a figure of
 * 12 pt is wide, whose pale feet run together. */
#define PALE_LEVEL_IN 1.6

/* Share of a pale level that is dark: where more of it was found as it is, only its gaps are
 * filled, for pale ink is wider and type may stand on it. */
#define MOST_DARK 0.5

/* Pieces of one ruling: as far apart along it as this. */
#define PIECE_IN 0.1

static MxRaster *transpose(const MxRaster *in) {
    MxRaster *out = mx_raster_new(in->height, in->width);
    for (int y = 0; y < in->height; y++)
        for (int x = 0; x < in->width; x++)
            out->at[(gsize)x * (gsize)out->width + (gsize)y] = mx_raster_row(in, y)[x];
    return out;
}

/* Whether there is ink in the column @x from @y on, for @n pixels in direction @step. */
static bool is_inked(const MxRaster *ink, int x, int y, int n, int step) {
    for (; n > 0; n--, y += step)
        if (y >= 0 && y < ink->height && mx_raster_row(ink, y)[x] == 0)
            return true;
    return false;
}

/* Of the length of @b, a blob of @runs, how much has @ink close above, or below: the @most, and the
 * lesser. */
static double share_beside(const MxRaster *ink, const MxRaster *runs, const MxBlob *b, double dpi,
                           double *most) {
    int blur = (int)ceil(BLUR_IN * dpi), n = (int)ceil(BESIDE_IN * dpi), above = 0, below = 0;
    for (int x = b->x0; x < b->x1; x++) {
        int y0 = b->y0, y1 = b->y1 - 1;
        while (y0 < y1 && mx_raster_row(runs, y0)[x] != 0)
            y0++;
        while (y1 > y0 && mx_raster_row(runs, y1)[x] != 0)
            y1--;
        above += is_inked(ink, x, y0 - blur, n, -1);
        below += is_inked(ink, x, y1 + blur, n, 1);
    }
    if (most != NULL)
        *most = (double)MAX(above, below) / mx_blob_width(*b);
    return (double)MIN(above, below) / mx_blob_width(*b);
}

static void move_blob(MxRaster *from, MxRaster *to, const MxBlob *b) {
    for (int y = b->y0; y < b->y1; y++)
        for (int x = b->x0; x < b->x1; x++)
            if (mx_raster_row(from, y)[x] == 0) {
                mx_raster_row(from, y)[x] = 255;
                mx_raster_row(to, y)[x] = 0;
            }
}

/* Short levels that type stands on, which may be its feet, go from @across to @feet. */
static void set_feet_aside(MxRaster *across, MxRaster *feet, const MxRaster *ink, double dpi) {
    g_autoptr(GArray) blobs = mx_ink_find_blobs(across);
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        double most = 0;
        if (mx_blob_width(*b) >= PALE_LEVEL_IN * dpi)
            continue;
        share_beside(ink, across, b, dpi, &most);
        if (most > FOOT_BESIDE)
            move_blob(across, feet, b);
    }
}

/* Strokes of type that run together across half an inch go from @runs. */
static void drop_bars_of_type(MxRaster *runs, const MxRaster *ink, double dpi) {
    g_autoptr(GArray) blobs = mx_ink_find_blobs(runs);
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        if (share_beside(ink, runs, b, dpi, NULL) <= MOST_BESIDE)
            continue;
        for (int y = b->y0; y < b->y1; y++)
            memset(mx_raster_row(runs, y) + b->x0, 255, (gsize)mx_blob_width(*b));
    }
}

/* Of the columns of @b how many have ink of @dark within its height. */
static int count_dark(const MxRaster *dark, const MxBlob *b) {
    int n = 0;
    for (int x = b->x0; x < b->x1; x++)
        n += is_inked(dark, x, b->y0, mx_blob_height(*b), 1);
    return n;
}

static void add_pale_level(MxRaster *across, const MxRaster *runs, const MxBlob *b) {
    bool gaps_only = count_dark(across, b) > MOST_DARK * mx_blob_width(*b);
    for (int x = b->x0; x < b->x1; x++) {
        if (gaps_only && is_inked(across, x, b->y0, mx_blob_height(*b), 1))
            continue;
        for (int y = b->y0; y < b->y1; y++)
            if (mx_raster_row(runs, y)[x] == 0)
                mx_raster_row(across, y)[x] = 0;
    }
}

/* Adds to @across, the runs of dark @ink, those of grey lines. */
static void add_pale_levels(MxRaster *across, const MxRaster *ink, const MxRaster *pale,
                            double dpi) {
    int gap = (int)lround(GAP_IN * dpi);
    g_autoptr(MxRaster) runs = mx_ink_keep_runs(pale, (int)(LEVEL_IN * dpi), gap);
    g_autoptr(GArray) blobs = mx_ink_find_blobs(runs);
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        int w = mx_blob_width(*b);
        if (w < PALE_LEVEL_IN * dpi || (double)b->area / w > THICK_IN * dpi / 2 ||
            mx_blob_height(*b) > THICK_IN * dpi ||
            share_beside(ink, runs, b, dpi, NULL) > MOST_BESIDE)
            continue;
        add_pale_level(across, runs, b);
    }
}

/* Long thin blobs as rulings across. */
static GArray *find_strokes(const MxRaster *runs, double length, double thick) {
    g_autoptr(GArray) blobs = mx_ink_find_blobs(runs);
    GArray *rulings = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        double mean = (double)b->area / mx_blob_width(*b);
        MxRuling r = { (b->y0 + b->y1) / 2.0, b->x0, b->x1, MX_RULING_LINE };
        if (mx_blob_width(*b) >= length && mean <= thick && mx_blob_height(*b) <= 2 * thick)
            g_array_append_val(rulings, r);
    }
    g_array_sort(rulings, mx_ruling_compare);
    return rulings;
}

/* Joins pieces that lie in one line. */
static void join_pieces(GArray *rulings, double meet, double piece) {
    for (guint i = 0; i < rulings->len; i++)
        for (guint j = i + 1; j < rulings->len;) {
            MxRuling *a = &g_array_index(rulings, MxRuling, i);
            const MxRuling *b = &g_array_index(rulings, MxRuling, j);
            if (b->at - a->at > meet)
                break;
            if (b->from - a->to > piece || a->from - b->to > piece) {
                j++;
                continue;
            }
            double p = a->to - a->from, q = b->to - b->from;
            *a = (MxRuling){ (a->at * p + b->at * q) / (p + q), fmin(a->from, b->from),
                             fmax(a->to, b->to), MX_RULING_LINE };
            g_array_remove_index(rulings, j);
            j = i + 1;
        }
}

/* Whether a ruling of @others crosses or ends at @at of @r, give or take. */
static bool meets_at(const MxRuling *r, double at, const GArray *others, double meet) {
    for (guint i = 0; i < others->len; i++) {
        const MxRuling *o = &g_array_index(others, MxRuling, i);
        if (fabs(o->at - at) <= meet && r->at >= o->from - meet && r->at <= o->to + meet)
            return true;
    }
    return false;
}

/* Whether @r ends, at @end, in the ink of a level, give or take. */
static bool is_joined(const MxRuling *r, double end, const MxRaster *across, int gap) {
    int x = (int)r->at;
    for (int dx = -gap; dx <= gap; dx++)
        if (x + dx >= 0 && x + dx < across->width &&
            is_inked(across, x + dx, (int)end - gap, 2 * gap + 1, 1))
            return true;
    return false;
}

/* What is no longer than a row of text may be a stroke of it, unless its ink goes on into the
 * levels'. */
static bool is_ruling(const MxRuling *r, const GArray *levels, const MxRaster *across, double dpi) {
    double meet = MX_MEET_IN * dpi;
    int gap = (int)lround(GAP_IN * dpi);
    if (r->to - r->from < LONG_IN * dpi)
        return is_joined(r, r->from, across, gap) && is_joined(r, r->to, across, gap);
    bool between = meets_at(r, r->from, levels, meet) && meets_at(r, r->to, levels, meet);
    return between || mx_ruling_crosses(r, levels, meet);
}

static void drop_strokes_of_type(GArray *uprights, const GArray *levels, const MxRaster *across,
                                 double dpi) {
    for (guint i = uprights->len; i-- > 0;)
        if (!is_ruling(&g_array_index(uprights, MxRuling, i), levels, across, dpi))
            g_array_remove_index(uprights, i);
}

static double snap(double end, double at, const GArray *others, double meet) {
    double best = end;
    for (guint i = 0; i < others->len; i++) {
        const MxRuling *o = &g_array_index(others, MxRuling, i);
        if (fabs(o->at - end) <= meet && at >= o->from - meet && at <= o->to + meet) {
            best = o->at;
            meet = fabs(o->at - end);
        }
    }
    return best;
}

static void snap_ends(GArray *rulings, const GArray *others, double meet) {
    for (guint i = 0; i < rulings->len; i++) {
        MxRuling *r = &g_array_index(rulings, MxRuling, i);
        r->from = snap(r->from, r->at, others, meet);
        r->to = snap(r->to, r->at, others, meet);
    }
}

/* Of what was set aside, rulings come back to @across: what an upright meets, or a level goes on
 * in. */
static void put_rulings_back(MxRaster *across, MxRaster *feet, const MxRules *rules, double dpi) {
    double meet = MX_MEET_IN * dpi, piece = PIECE_IN * dpi;
    g_autoptr(GArray) blobs = mx_ink_find_blobs(feet);
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        const MxRuling r = { (b->y0 + b->y1) / 2.0, b->x0, b->x1, MX_RULING_LINE };
        bool is_one = mx_ruling_crosses(&r, rules->uprights, meet);
        for (guint l = 0; !is_one && l < rules->levels->len; l++) {
            const MxRuling *level = &g_array_index(rules->levels, MxRuling, l);
            is_one = fabs(level->at - r.at) <= meet && level->from - r.to <= piece &&
                     r.from - level->to <= piece;
        }
        if (is_one)
            move_blob(feet, across, b);
    }
}

/* Where the rulings' ink is, and the pixels beside it: @across has nothing but levels, @down
 * strokes of type too. */
static MxRaster *draw_mask(const MxRules *rules, const MxRaster *across, const MxRaster *down,
                           double thick) {
    MxRaster *mask = mx_raster_new(across->width, across->height);
    for (int y = 0; y < mask->height; y++)
        for (int x = 0; x < mask->width; x++)
            if (mx_raster_row(across, y)[x] == 0)
                for (int d = MAX(y - 1, 0); d <= MIN(y + 1, mask->height - 1); d++)
                    mx_raster_row(mask, d)[x] = 0;
    for (guint i = 0; i < rules->uprights->len; i++) {
        const MxRuling *r = &g_array_index(rules->uprights, MxRuling, i);
        int x0 = MAX((int)(r->at - thick), 1), x1 = MIN((int)(r->at + thick), mask->width - 2);
        int y0 = MAX((int)r->from, 0), y1 = MIN((int)r->to, mask->height - 1);
        for (int y = y0; y <= y1; y++)
            for (int x = x0; x <= x1; x++)
                if (mx_raster_row(down, x)[y] == 0)
                    for (int d = x - 1; d <= x + 1; d++)
                        mx_raster_row(mask, y)[d] = 0;
    }
    return mask;
}

/* Upright strokes of rows above each other, whose pale edges touch the rulings between them, run
 * together as well; they go from @whole. Five poor scans: 44 rulings had 0.06 at most, four such
 * strokes 0.27 at least. */
static void drop_strokes_run_together(MxRaster *whole, const MxRaster *dark, double dpi) {
    g_autoptr(MxRaster) dropped = mx_raster_new(whole->width, whole->height);
    g_autoptr(GArray) blobs = mx_ink_find_blobs(whole);
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        if (share_beside(dark, whole, b, dpi, NULL) > MOST_BESIDE)
            move_blob(whole, dropped, b);
    }
}

/* Long upright runs, turned: short ones of dark ink; of pale ink only what is LONG, for paler
 * strokes of type reach from one level to the next where rows are tight. */
static MxRaster *find_down(const MxRaster *ink, const MxRaster *pale, double dpi) {
    int gap = (int)lround(GAP_IN * dpi);
    g_autoptr(MxRaster) dark = transpose(ink);
    g_autoptr(MxRaster) light = transpose(pale);
    g_autoptr(MxRaster) whole = mx_ink_keep_runs(light, (int)(LONG_IN * dpi), gap);
    drop_strokes_run_together(whole, dark, dpi);
    MxRaster *down = mx_ink_keep_runs(dark, (int)(UPRIGHT_IN * dpi), gap);
    gsize n = (gsize)down->width * (gsize)down->height;
    for (gsize i = 0; i < n; i++)
        down->at[i] = MIN(down->at[i], whole->at[i]);
    return down;
}

static void find_levels(MxRules *rules, const MxRaster *across, double dpi) {
    g_clear_pointer(&rules->levels, g_array_unref);
    rules->levels = find_strokes(across, LEVEL_IN * dpi, THICK_IN * dpi);
    join_pieces(rules->levels, MX_MEET_IN * dpi, PIECE_IN * dpi);
}

MxRules *mx_rules_find(const MxRaster *picture, const MxRaster *ink, const MxRaster *pale,
                       const MxRaster *faint, double dpi) {
    MxRules *rules = g_new0(MxRules, 1);
    double meet = MX_MEET_IN * dpi;
    int gap = (int)lround(GAP_IN * dpi);
    g_autoptr(MxRaster) across = mx_ink_keep_runs(ink, (int)(LEVEL_IN * dpi), gap);
    g_autoptr(MxRaster) feet = mx_raster_new(ink->width, ink->height);
    g_autoptr(MxRaster) down = find_down(ink, faint, dpi);
    drop_bars_of_type(across, ink, dpi);
    set_feet_aside(across, feet, ink, dpi);
    add_pale_levels(across, ink, pale, dpi);
    find_levels(rules, across, dpi);
    rules->uprights = find_strokes(down, UPRIGHT_IN * dpi, THICK_IN * dpi);
    drop_strokes_of_type(rules->uprights, rules->levels, across, dpi);
    join_pieces(rules->uprights, meet, PIECE_IN * dpi);
    put_rulings_back(across, feet, rules, dpi);
    find_levels(rules, across, dpi);
    mx_traces_fill(across, picture, rules->levels, rules->uprights, dpi);
    find_levels(rules, across, dpi);
    mx_traces_seek(across, picture, rules->levels, rules->uprights, dpi);
    find_levels(rules, across, dpi);
    snap_ends(rules->uprights, rules->levels, 1.5 * meet);
    snap_ends(rules->levels, rules->uprights, 1.5 * meet);
    rules->mask = draw_mask(rules, across, down, THICK_IN * dpi);
    return rules;
}

void mx_rules_free(MxRules *rules) {
    if (rules == NULL)
        return;
    g_array_unref(rules->levels);
    g_array_unref(rules->uprights);
    mx_raster_free(rules->mask);
    g_free(rules);
}
