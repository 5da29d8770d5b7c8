/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ink that is no ruling is gathered to lines. What stands between the same rulings is looked at
 * together; of that, what overlaps from left to right is a line:
 *
 *     │ 一般公共预算   │      strokes of a character's height follow each other at one height;
 *     │ 支出 1,234.50  │      dots, dashes and 一 belong to the line that they stand in
 *
 * A level that meets no upright bounds no box: a line goes on beside the blank ______ that is left
 * to fill in. Where rulings bound it on both sides a line is one text, however wide its gaps;
 * elsewhere a gap of GAP_EM parts it: columns of a table without rulings.
 */
#include "ocr/image/lines.h"

#include <math.h>
#include <stdlib.h>

#include "ocr/image/meeting.h"

/* Inches: heights that strokes of type have, from 3 pt to 30 pt. */
#define LEAST_TYPE_IN 0.035
#define MOST_TYPE_IN 0.45

/* Of the heights of strokes this many are below those of a whole character, whose ink is INK_EM
 * high. */
#define CHARACTER_RANK 0.8
#define INK_EM 0.85

/* In em. What is as high as this tells where a line is; what is higher than that is no type of the
 * page: a picture, a bracket. */
#define BODY_EM 0.45
#define TALL_EM 4.0

/* Specks of noise are smaller than this, each way. A full point of type is 0.12. */
#define SPECK_EM 0.07

/* In em: how thin what is left of a ruling's edge is; share of its length that lies along it.
 * Points are as long as they are high, and strokes of type that touch a ruling do so at their ends.
 */
#define RESIDUE_EM 0.15
#define RESIDUE_SHARE 0.7

#define GAP_EM 1.6

/* In em: a level stroke by itself, 一 or a minus, which poor scans leave paler than what is taken
 * for ink. Share of its width that is ink where it needs no help. */
#define STROKE_LEAST_EM 0.3
#define STROKE_MOST_EM 1.1
#define STROKE_HEIGHT_EM 0.25
#define STROKE_INK 0.6

/* Share of the lower one's height that two strokes of one line have in common. */
#define OVERLAP 0.5

typedef struct {
    MxBlob blob;
    int left, top, right, bottom; /* numbers of rulings; -1 for none */
} Placed;

static void line_free(MxInkLine *line) {
    g_array_unref(line->blobs);
    g_free(line);
}

/* ------------------------------------------------------------------------------------- ems -- */

static int compare_ints(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

/* The height of the page's type, in pixels. */
static double find_em(const GArray *blobs, double dpi) {
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        int h = mx_blob_height(*b);
        if (h >= LEAST_TYPE_IN * dpi && h <= MOST_TYPE_IN * dpi &&
            mx_blob_width(*b) <= 2 * MOST_TYPE_IN * dpi)
            g_array_append_val(heights, h);
    }
    if (heights->len == 0)
        return 0;
    g_array_sort(heights, compare_ints);
    guint rank = MIN((guint)(CHARACTER_RANK * heights->len), heights->len - 1);
    return g_array_index(heights, int, rank) / INK_EM;
}

/* ----------------------------------------------------------------------------------- boxes -- */

/* The last of @rulings before @place, and the first behind it, that @across is within. */
static void find_bounds(const GArray *rulings, double place, double across, int *before,
                        int *behind) {
    *before = *behind = -1;
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        if (across < r->from || across > r->to)
            continue;
        if (r->at <= place)
            *before = (int)i;
        else if (*behind < 0)
            *behind = (int)i;
    }
}

/* Levels that are sides of boxes. */
static GArray *find_sides(const MxRules *rules, double dpi) {
    GArray *sides = g_array_new(FALSE, FALSE, sizeof(MxRuling));
    for (guint i = 0; i < rules->levels->len; i++) {
        const MxRuling *level = &g_array_index(rules->levels, MxRuling, i);
        if (mx_ruling_crosses(level, rules->uprights, MX_MEET_IN * dpi))
            g_array_append_val(sides, *level);
    }
    return sides;
}

static int compare_placed(const void *a, const void *b) {
    const Placed *p = a, *q = b;
    int order = p->top - q->top;
    order = order ? order : p->left - q->left;
    order = order ? order : p->bottom - q->bottom;
    order = order ? order : p->right - q->right;
    order = order ? order : p->blob.x0 - q->blob.x0;
    return order ? order : p->blob.y0 - q->blob.y0;
}

static bool is_masked(const MxRaster *mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask->width && y < mask->height &&
           mx_raster_row(mask, y)[x] == 0;
}

/* Whether most of @b, a thin stroke, lies along a ruling that was taken out: a step of its edge. */
static bool is_residue(const MxBlob *b, const MxRaster *mask, double em) {
    int w = mx_blob_width(*b), h = mx_blob_height(*b), along = 0;
    if (MIN(w, h) > RESIDUE_EM * em || MAX(w, h) < 2 * MIN(w, h))
        return false;
    for (int x = b->x0; w >= h && x < b->x1; x++)
        along += is_masked(mask, x, b->y0 - 1) || is_masked(mask, x, b->y1);
    for (int y = b->y0; w < h && y < b->y1; y++)
        along += is_masked(mask, b->x0 - 1, y) || is_masked(mask, b->x1, y);
    return along >= RESIDUE_SHARE * MAX(w, h);
}

static GArray *place_blobs(const GArray *blobs, const MxRules *rules, double em) {
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (guint i = 0; i < blobs->len; i++) {
        Placed p = { .blob = g_array_index(blobs, MxBlob, i) };
        int w = mx_blob_width(p.blob), h = mx_blob_height(p.blob);
        if (MAX(w, h) < SPECK_EM * em || h > TALL_EM * em || is_residue(&p.blob, rules->mask, em))
            continue;
        double x = (p.blob.x0 + p.blob.x1) / 2.0, y = (p.blob.y0 + p.blob.y1) / 2.0;
        find_bounds(rules->uprights, x, y, &p.left, &p.right);
        find_bounds(rules->levels, y, x, &p.top, &p.bottom);
        g_array_append_val(placed, p);
    }
    g_array_sort(placed, compare_placed);
    return placed;
}

static bool share_box(const Placed *a, const Placed *b) {
    return a->left == b->left && a->right == b->right && a->top == b->top && a->bottom == b->bottom;
}

/* ----------------------------------------------------------------------------------- lines -- */

static double place_of(const GArray *rulings, int i, double otherwise) {
    return i >= 0 ? g_array_index(rulings, MxRuling, i).at : otherwise;
}

static MxInkLine *begin_line(const Placed *p, const MxRules *rules) {
    MxInkLine *line = g_new0(MxInkLine, 1);
    line->blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
    line->left = place_of(rules->uprights, p->left, 0);
    line->right = place_of(rules->uprights, p->right, rules->mask->width);
    line->top = place_of(rules->levels, p->top, 0);
    line->bottom = place_of(rules->levels, p->bottom, rules->mask->height);
    line->boxed = p->left >= 0 && p->right >= 0;
    line->x0 = p->blob.x0;
    line->y0 = p->blob.y0;
    line->x1 = p->blob.x1;
    line->y1 = p->blob.y1;
    return line;
}

static void add_to_line(MxInkLine *line, const MxBlob *b) {
    g_array_append_val(line->blobs, *b);
    line->x0 = fmin(line->x0, b->x0);
    line->y0 = fmin(line->y0, b->y0);
    line->x1 = fmax(line->x1, b->x1);
    line->y1 = fmax(line->y1, b->y1);
}

/* What two spans have in common, of the shorter. */
static double share(double a0, double a1, double b0, double b1) {
    return (fmin(a1, b1) - fmax(a0, b0)) / fmax(fmin(a1 - a0, b1 - b0), 1);
}

/* Where the line is at its right end: its last strokes that tell. */
static double share_end(const MxInkLine *line, const MxBlob *b, double em) {
    double y0 = G_MAXINT, y1 = 0;
    for (guint i = line->blobs->len; i-- > 0;) {
        const MxBlob *l = &g_array_index(line->blobs, MxBlob, i);
        if (line->x1 - l->x1 > 1.5 * em && y1 > y0)
            break;
        y0 = fmin(y0, l->y0);
        y1 = fmax(y1, l->y1);
    }
    return share(y0, y1, b->y0, b->y1);
}

/* @lines: of one box. */
static MxInkLine *find_line(const GPtrArray *lines, const MxBlob *b, double em) {
    MxInkLine *best = NULL;
    double most = OVERLAP;
    for (guint i = 0; i < lines->len; i++) {
        MxInkLine *line = lines->pdata[i];
        if (!line->boxed && b->x0 - line->x1 > GAP_EM * fmax(em, mx_blob_height(*b)))
            continue;
        double much = share_end(line, b, em);
        if (much > most) {
            most = much;
            best = line;
        }
    }
    return best;
}

/* A stroke that does not tell: to the line that its middle is in, or near. */
static MxInkLine *find_home(const GPtrArray *lines, const MxBlob *b, double em) {
    MxInkLine *best = NULL;
    double x = (b->x0 + b->x1) / 2.0, y = (b->y0 + b->y1) / 2.0, nearest = 0.3 * em;
    for (guint i = 0; i < lines->len; i++) {
        MxInkLine *line = lines->pdata[i];
        double far = fmax(fmax(line->y0 - y, y - line->y1), 0);
        double aside = fmax(fmax(line->x0 - x, x - line->x1), 0);
        if (far < nearest && (line->boxed || aside < GAP_EM * em)) {
            nearest = far;
            best = line;
        }
    }
    return best;
}

static void merge_into(MxInkLine *line, const MxInkLine *other) {
    for (guint i = 0; i < other->blobs->len; i++)
        add_to_line(line, &g_array_index(other->blobs, MxBlob, i));
}

static bool belong_together(const MxInkLine *a, const MxInkLine *b, double em) {
    double gap = fmax(a->x0 - b->x1, b->x0 - a->x1);
    double height = fmax(a->y1, b->y1) - fmin(a->y0, b->y0);
    if (share(a->y0, a->y1, b->y0, b->y1) > OVERLAP)
        return a->boxed || gap < GAP_EM * em;
    /* strokes of one character, one above the other: 二 */
    return gap < 0 && height < 1.1 * em && fmin(a->x1 - a->x0, b->x1 - b->x0) < 1.2 * em;
}

static void merge_lines(GPtrArray *lines, double em) {
    for (guint i = 0; i < lines->len; i++)
        for (guint j = i + 1; j < lines->len;) {
            if (!belong_together(lines->pdata[i], lines->pdata[j], em)) {
                j++;
                continue;
            }
            merge_into(lines->pdata[i], lines->pdata[j]);
            g_ptr_array_remove_index(lines, j);
            j = i + 1;
        }
}

static void gather(GPtrArray *lines, const Placed *placed, guint n, const MxRules *rules, double em,
                   bool body) {
    for (guint i = 0; i < n; i++) {
        const MxBlob *b = &placed[i].blob;
        if ((mx_blob_height(*b) >= BODY_EM * em) != body)
            continue;
        MxInkLine *line = body ? find_line(lines, b, em) : find_home(lines, b, em);
        if (line == NULL) {
            line = begin_line(&placed[i], rules);
            g_ptr_array_add(lines, line);
        }
        add_to_line(line, b);
    }
}

static int compare_blobs(const void *a, const void *b) {
    return ((const MxBlob *)a)->x0 - ((const MxBlob *)b)->x0;
}

static int compare_heights(const void *a, const void *b) {
    return mx_blob_height(*(const MxBlob *)a) - mx_blob_height(*(const MxBlob *)b);
}

/* How high the line's type is: its higher strokes. */
static double measure_em(const MxInkLine *line, double em) {
    g_autoptr(GArray) blobs = g_array_copy(line->blobs);
    g_array_sort(blobs, compare_heights);
    guint rank = MIN((guint)(0.9 * blobs->len), blobs->len - 1);
    double height = mx_blob_height(g_array_index(blobs, MxBlob, rank)) / INK_EM;
    return height < BODY_EM * em ? em : height;
}

static void find_in_box(GPtrArray *all, const Placed *placed, guint n, const MxRules *rules,
                        double em) {
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    gather(lines, placed, n, rules, em, true);
    gather(lines, placed, n, rules, em, false);
    merge_lines(lines, em);
    for (guint i = 0; i < lines->len; i++) {
        MxInkLine *line = lines->pdata[i];
        g_array_sort(line->blobs, compare_blobs);
        line->em = measure_em(line, em);
    }
    while (lines->len > 0)
        g_ptr_array_add(all, g_ptr_array_steal_index(lines, 0));
}

static int compare_lines(const void *a, const void *b) {
    const MxInkLine *p = *(MxInkLine *const *)a, *q = *(MxInkLine *const *)b;
    double dy = (p->boxed ? p->top : p->y0) - (q->boxed ? q->top : q->y0);
    double dx = (p->boxed ? p->left : p->x0) - (q->boxed ? q->left : q->x0);
    double inner = p->y0 - q->y0;
    double order = dy != 0 ? dy : dx != 0 ? dx : inner;
    return (order > 0) - (order < 0);
}

static MxRaster *take_out(const MxRaster *ink, const MxRaster *mask) {
    MxRaster *text = mx_raster_new(ink->width, ink->height);
    gsize n = (gsize)ink->width * (gsize)ink->height;
    for (gsize i = 0; i < n; i++)
        text->at[i] = ink->at[i] == 0 && mask->at[i] != 0 ? 0 : 255;
    return text;
}

static bool holds(const MxBlob *b, const MxBlob *part) {
    return part->x0 >= b->x0 && part->x1 <= b->x1 && part->y0 >= b->y0 && part->y1 <= b->y1;
}

/* How many columns of @stroke are ink; -1 where other ink reaches into it. */
static int count_inked(const GArray *blobs, const MxBlob *stroke) {
    int n = 0;
    for (guint i = 0; i < blobs->len; i++) {
        const MxBlob *b = &g_array_index(blobs, MxBlob, i);
        bool meets =
            b->x0 < stroke->x1 && b->x1 > stroke->x0 && b->y0 < stroke->y1 && b->y1 > stroke->y0;
        if (meets && !holds(stroke, b))
            return -1;
        n += meets ? mx_blob_width(*b) : 0;
    }
    return n;
}

/* Level strokes that are pale take the place of the few specks of ink that are left of them. */
static void add_pale_strokes(GArray *blobs, const MxRaster *pale, double em) {
    g_autoptr(GArray) paler = mx_ink_find_blobs(pale);
    for (guint i = 0; i < paler->len; i++) {
        const MxBlob *stroke = &g_array_index(paler, MxBlob, i);
        int w = mx_blob_width(*stroke);
        if (w < STROKE_LEAST_EM * em || w > STROKE_MOST_EM * em ||
            mx_blob_height(*stroke) > STROKE_HEIGHT_EM * em)
            continue;
        int inked = count_inked(blobs, stroke);
        if (inked < 0 || inked >= STROKE_INK * w)
            continue;
        for (guint b = blobs->len; b-- > 0;)
            if (holds(stroke, &g_array_index(blobs, MxBlob, b)))
                g_array_remove_index(blobs, b);
        g_array_append_val(blobs, *stroke);
    }
}

/* Levels above and below a line, whether they bound a box or not: what lies beyond is not its. */
static void fit_between(MxInkLine *line, const GArray *levels) {
    double middle = (line->y0 + line->y1) / 2;
    for (guint i = 0; i < levels->len; i++) {
        const MxRuling *r = &g_array_index(levels, MxRuling, i);
        if (r->to <= line->x0 || r->from >= line->x1)
            continue;
        if (r->at < middle)
            line->top = fmax(line->top, r->at);
        else
            line->bottom = fmin(line->bottom, r->at);
    }
}

GPtrArray *mx_ink_find_lines(const MxRaster *ink, const MxRaster *pale, const MxRules *rules,
                             double dpi) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    g_autoptr(MxRaster) text = take_out(ink, rules->mask);
    g_autoptr(MxRaster) paler = take_out(pale, rules->mask);
    g_autoptr(GArray) blobs = mx_ink_find_blobs(text);
    double em = find_em(blobs, dpi);
    if (em > 0)
        add_pale_strokes(blobs, paler, em);
    g_autoptr(GArray) sides = find_sides(rules, dpi);
    const MxRules boxes = { sides, rules->uprights, rules->mask };
    g_autoptr(GArray) placed = place_blobs(blobs, &boxes, em);
    const Placed *at = (const Placed *)(const void *)placed->data;
    for (guint i = 0, n; em > 0 && i < placed->len; i += n) {
        for (n = 1; i + n < placed->len && share_box(&at[i], &at[i + n]);)
            n++;
        find_in_box(lines, at + i, n, &boxes, em);
    }
    for (guint i = 0; i < lines->len; i++)
        fit_between(lines->pdata[i], rules->levels);
    g_ptr_array_sort(lines, compare_lines);
    return lines;
}
