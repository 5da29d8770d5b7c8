/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/image/ink.h"

#include <string.h>

/* Of a picture whose paper is white and whose ink is black: half-way is where a stroke's edge is.
 * Thin strokes of a blurred scan never get there: a little more than half. */
#define THRESHOLD 144

/* A ruling of half a pixel is paler still; noise of paper that was made white stays above this. The
 * frame of a table on a poor scan of 200 dpi is in pieces at 144, and whole from 170 to 200. */
#define PALE 184

/* A ruling that leans crosses the columns of pixels: where it lies between two of them both are
 * half as dark. Their mean; noise of a poor scan, 8 of 255, leaves that above 215. */
#define FAINT 210

static MxRaster *find_darker(const MxRaster *raster, int threshold) {
    MxRaster *ink = mx_raster_new(raster->width, raster->height);
    gsize n = (gsize)raster->width * (gsize)raster->height;
    for (gsize i = 0; i < n; i++)
        ink->at[i] = raster->at[i] < threshold ? 0 : 255;
    return ink;
}

MxRaster *mx_raster_to_ink(const MxRaster *raster) {
    return find_darker(raster, THRESHOLD);
}

MxRaster *mx_raster_to_pale_ink(const MxRaster *raster) {
    return find_darker(raster, PALE);
}

MxRaster *mx_raster_to_faint_ink(const MxRaster *raster) {
    MxRaster *ink = find_darker(raster, PALE);
    for (int y = 0; y < raster->height; y++) {
        const guint8 *in = mx_raster_row(raster, y);
        guint8 *out = mx_raster_row(ink, y);
        for (int x = 1; x < raster->width; x++)
            if (in[x - 1] + in[x] < 2 * FAINT)
                out[x - 1] = out[x] = 0;
    }
    return ink;
}

/* A run of dark pixels of a row; @parent leads to the first of those that it touches. */
typedef struct {
    int y, x0, x1;
    guint parent;
} Run;

static guint find_root(GArray *runs, guint i) {
    Run *at = (Run *)(void *)runs->data;
    while (at[i].parent != i)
        i = at[i].parent = at[at[i].parent].parent;
    return i;
}

static void join(GArray *runs, guint a, guint b) {
    guint p = find_root(runs, a), q = find_root(runs, b);
    g_array_index(runs, Run, MAX(p, q)).parent = MIN(p, q);
}

static void add_runs(const MxRaster *ink, int y, GArray *runs) {
    const guint8 *row = mx_raster_row(ink, y);
    for (int x = 0; x < ink->width; x++) {
        if (row[x] != 0)
            continue;
        Run run = { y, x, x, runs->len };
        while (run.x1 < ink->width && row[run.x1] == 0)
            run.x1++;
        x = run.x1;
        g_array_append_val(runs, run);
    }
}

/* Joins the runs from @now, of one row, with those from @before, of the row above; corners touch.
 */
static void join_rows(GArray *runs, guint before, guint now) {
    guint a = before;
    for (guint b = now; b < runs->len; b++) {
        const Run *lower = &g_array_index(runs, Run, b);
        while (a < now && g_array_index(runs, Run, a).x1 < lower->x0)
            a++;
        for (guint i = a; i < now && g_array_index(runs, Run, i).x0 <= lower->x1; i++)
            join(runs, i, b);
    }
}

GArray *mx_ink_find_blobs(const MxRaster *ink) {
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    GArray *blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
    guint before = 0;
    for (int y = 0; y < ink->height; y++) {
        guint now = runs->len;
        add_runs(ink, y, runs);
        join_rows(runs, before, now);
        before = now;
    }
    g_autofree guint *places = g_new0(guint, runs->len);
    for (guint i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        MxBlob blob = { run->x0, run->y, run->x1, run->y + 1, run->x1 - run->x0 };
        guint root = find_root(runs, i);
        if (root == i) {
            places[i] = blobs->len;
            g_array_append_val(blobs, blob);
        } else {
            MxBlob *all = &g_array_index(blobs, MxBlob, places[root]);
            *all = mx_blob_union(*all, blob);
        }
    }
    return blobs;
}

static void keep_runs(const guint8 *in, guint8 *out, int width, int length, int gap) {
    for (int x = 0; x < width;) {
        if (in[x] != 0) {
            x++;
            continue;
        }
        int end = x + 1, last = x; /* the last dark pixel */
        for (; end < width && end - last <= gap + 1; end++)
            if (in[end] == 0)
                last = end;
        if (last + 1 - x >= length)
            memset(out + x, 0, (gsize)(last + 1 - x));
        x = last + 1;
    }
}

MxRaster *mx_ink_keep_runs(const MxRaster *ink, int length, int gap) {
    MxRaster *out = mx_raster_new(ink->width, ink->height);
    for (int y = 0; y < ink->height; y++)
        keep_runs(mx_raster_row(ink, y), mx_raster_row(out, y), ink->width, length, gap);
    return out;
}
