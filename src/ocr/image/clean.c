/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper is not white, and not the same everywhere; lines lean. Both are measured on the page. */
#include <math.h>
#include <string.h>

#include "ocr/image/raster.h"

/* Pixels of a tile whose paper is measured: a letter and a half at 200 dpi, so that some paper
 * shows in each; shadows of a fold are wider. */
#define TILE_PX 48

/* Share of a tile's pixels that are brighter than its paper. */
#define PAPER_SHARE 0.2

/* Ink is taken for black where it is as dark as this share of a page's darkest pixels. */
#define INK_SHARE 0.01

/* No paper is darker than this, and no ink lighter than that: 0 … 255. Shaded cells are paper. */
#define DARKEST_PAPER 96
#define LIGHTEST_INK 160

/* The value that @share of @n pixels are above. */
static int find_level(const guint32 *counts, guint32 n, double share) {
    guint32 above = 0;
    int level = 255;
    while (level > 0 && (above += counts[level]) < share * n)
        level--;
    return level;
}

static void count_levels(const MxRaster *r, int x0, int y0, int x1, int y1, guint32 *counts) {
    memset(counts, 0, 256 * sizeof *counts);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            counts[mx_raster_row(r, y)[x]]++;
}

/* One pixel a tile. */
static MxRaster *measure_paper(const MxRaster *r) {
    MxRaster *paper = mx_raster_new((r->width - 1) / TILE_PX + 1, (r->height - 1) / TILE_PX + 1);
    guint32 counts[256];
    for (int ty = 0; ty < paper->height; ty++)
        for (int tx = 0; tx < paper->width; tx++) {
            int x0 = tx * TILE_PX, y0 = ty * TILE_PX;
            int x1 = MIN(x0 + TILE_PX, r->width), y1 = MIN(y0 + TILE_PX, r->height);
            count_levels(r, x0, y0, x1, y1, counts);
            int level = find_level(counts, (guint32)((x1 - x0) * (y1 - y0)), PAPER_SHARE);
            mx_raster_row(paper, ty)[tx] = (guint8)MAX(level, DARKEST_PAPER);
        }
    return paper;
}

/* Paper at a pixel, between the middles of tiles. */
static void spread_row(const MxRaster *paper, int y, int width, guint8 *out) {
    double ty = CLAMP((y + 0.5) / TILE_PX - 0.5, 0, paper->height - 1);
    int y0 = (int)ty, y1 = MIN(y0 + 1, paper->height - 1);
    for (int x = 0; x < width; x++) {
        double tx = CLAMP((x + 0.5) / TILE_PX - 0.5, 0, paper->width - 1), ay = ty - y0;
        int x0 = (int)tx, x1 = MIN(x0 + 1, paper->width - 1);
        double ax = tx - x0;
        double top = mx_raster_row(paper, y0)[x0] * (1 - ax) + mx_raster_row(paper, y0)[x1] * ax;
        double bottom = mx_raster_row(paper, y1)[x0] * (1 - ax) + mx_raster_row(paper, y1)[x1] * ax;
        out[x] = (guint8)(top * (1 - ay) + bottom * ay);
    }
}

void mx_raster_whiten(MxRaster *r) {
    g_autoptr(MxRaster) paper = measure_paper(r);
    g_autofree guint8 *row = g_malloc((gsize)r->width);
    guint32 counts[256];
    count_levels(r, 0, 0, r->width, r->height, counts);
    int ink = find_level(counts, (guint32)(r->width * r->height), 1 - INK_SHARE);
    ink = MIN(ink, LIGHTEST_INK);
    for (int y = 0; y < r->height; y++) {
        guint8 *at = mx_raster_row(r, y);
        spread_row(paper, y, r->width, row);
        for (int x = 0; x < r->width; x++) {
            int range = MAX(row[x] - ink, 32);
            at[x] = (guint8)CLAMP((at[x] - ink) * 255 / range, 0, 255);
        }
    }
}

/* Black and white are beyond these, of 0 … 255. Share of black that other tones have in a picture
 * of one bit at most: none, but for what is drawn beside it. Edges of type that is drawn or scanned
 * in grey have as many pixels as its strokes. */
#define NEAR_BLACK 32
#define NEAR_WHITE 223
#define MOST_GREY 0.05

static bool is_of_one_bit(const MxRaster *r) {
    guint32 counts[256], black = 0, grey = 0;
    count_levels(r, 0, 0, r->width, r->height, counts);
    for (int level = 0; level <= NEAR_WHITE; level++)
        *(level < NEAR_BLACK ? &black : &grey) += counts[level];
    return black > 0 && grey <= MOST_GREY * black;
}

/* Each pixel with half of those beside it, in one direction; @step: from one to the next. */
static void blur(guint8 *at, int n, int step) {
    int before = at[0];
    for (int i = 0; i < n; i++, at += step) {
        int behind = i + 1 < n ? at[step] : at[0], here = at[0];
        at[0] = (guint8)((before + 2 * here + behind) / 4);
        before = here;
    }
}

bool mx_raster_soften(MxRaster *r) {
    if (!is_of_one_bit(r))
        return false;
    for (int y = 0; y < r->height; y++)
        blur(mx_raster_row(r, y), r->width, 1);
    for (int x = 0; x < r->width; x++)
        blur(r->at + x, r->height, r->width);
    return true;
}

/* ----------------------------------------------------------------------------------- slope -- */

/* Slopes that are tried: up to 3 degrees each way, first in steps of which a page of 60 lines
 * blurs, then in finer ones around the best. */
#define MAX_SLOPE 0.052
#define COARSE_STEP 0.002
#define FINE_STEP 0.00025

/* Columns that are taken together: over so few a line that leans by 3 degrees moves by less than
 * half a pixel. Rows are not: a slope of a pixel in a line shows only so. */
#define COLUMNS 8

/* How much the rows of the page differ once it is sheared: between lines there is paper. */
static double score_slope(const MxRaster *small, double slope, guint32 *rows, int *shifts) {
    memset(rows, 0, (gsize)small->height * sizeof *rows);
    for (int x = 0; x < small->width; x++)
        shifts[x] = (int)lround(slope * (x - small->width / 2) * COLUMNS);
    for (int y = 0; y < small->height; y++) {
        const guint8 *at = mx_raster_row(small, y);
        for (int x = 0; x < small->width; x++) {
            int to = y - shifts[x];
            if (to >= 0 && to < small->height)
                rows[to] += 255u - at[x];
        }
    }
    double sum = 0;
    for (int y = 1; y < small->height; y++) {
        double d = (double)rows[y] - (double)rows[y - 1];
        sum += d * d;
    }
    return sum;
}

static double best_slope(const MxRaster *small, double from, double to, double step) {
    g_autofree guint32 *rows = g_new(guint32, (gsize)small->height);
    g_autofree int *shifts = g_new(int, (gsize)small->width);
    double best = 0, best_score = score_slope(small, 0, rows, shifts);
    for (double slope = from; slope <= to; slope += step) {
        double score = score_slope(small, slope, rows, shifts);
        if (score > best_score) {
            best = slope;
            best_score = score;
        }
    }
    return best;
}

double mx_raster_find_slope(const MxRaster *r) {
    int w = r->width / COLUMNS;
    if (w < COLUMNS || r->height < COLUMNS)
        return 0;
    g_autoptr(MxRaster) small = mx_raster_new(w, r->height);
    for (int y = 0; y < r->height; y++)
        for (int x = 0; x < w; x++) {
            const guint8 *in = mx_raster_row(r, y) + x * COLUMNS;
            int sum = 0;
            for (int i = 0; i < COLUMNS; i++)
                sum += in[i];
            mx_raster_row(small, y)[x] = (guint8)(sum / COLUMNS);
        }
    double coarse = best_slope(small, -MAX_SLOPE, MAX_SLOPE, COARSE_STEP);
    return best_slope(small, coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP);
}
