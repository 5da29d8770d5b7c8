/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters stand closer to the next of their line than to the next line; digits and Latin letters
 * most of all. What a recogniser makes of them does not tell: it reads many ideographs by
 * themselves however they are turned. */
#include "ocr/image/direction.h"

/* Strokes that are looked at: each against each. */
#define MAX_STROKES 2000u

/* Sizes of strokes that are a character or most of one, in em. */
#define LEAST_EM 0.35
#define MOST_EM 1.4

/* Neighbours are closer than this, in em. */
#define NEAR_EM 0.8

/* Of the neighbours so many must be above or below; upright prose has a fifth of them so. */
#define MOSTLY 0.55

static GArray *collect(const GPtrArray *lines) {
    GArray *strokes = g_array_new(FALSE, FALSE, sizeof(MxBlob));
    for (guint i = 0; i < lines->len && strokes->len < MAX_STROKES; i++) {
        const MxInkLine *line = lines->pdata[i];
        for (guint b = 0; b < line->blobs->len; b++) {
            const MxBlob *blob = &g_array_index(line->blobs, MxBlob, b);
            int least = MIN(mx_blob_width(*blob), mx_blob_height(*blob));
            int most = MAX(mx_blob_width(*blob), mx_blob_height(*blob));
            if (least >= LEAST_EM * line->em && most <= MOST_EM * line->em)
                g_array_append_val(strokes, *blob);
        }
    }
    return strokes;
}

/* Pixels between two spans; below 0 where they have that much in common. */
static int gap(int a0, int a1, int b0, int b1) {
    return MAX(a0, b0) - MIN(a1, b1);
}

/* Whether the nearest neighbour of stroke @i is above or below it (1), aside (0), or there is none.
 */
static int find_neighbour(const GArray *strokes, guint i, int near) {
    const MxBlob *a = &g_array_index(strokes, MxBlob, i);
    int side = -1;
    for (guint j = 0; j < strokes->len; j++) {
        const MxBlob *b = &g_array_index(strokes, MxBlob, j);
        int dx = gap(a->x0, a->x1, b->x0, b->x1), dy = gap(a->y0, a->y1, b->y0, b->y1);
        bool aside = dx >= 0 && 2 * -dy > mx_blob_height(*a);
        bool above = dy >= 0 && 2 * -dx > mx_blob_width(*a);
        int far = aside ? dx : dy;
        if (j != i && (aside || above) && far < near) {
            near = far;
            side = above;
        }
    }
    return side;
}

bool mx_lines_are_sideways(const GPtrArray *lines) {
    g_autoptr(GArray) strokes = collect(lines);
    guint n = 0, above = 0;
    for (guint i = 0; i < strokes->len; i++) {
        const MxBlob *b = &g_array_index(strokes, MxBlob, i);
        int size = MAX(mx_blob_width(*b), mx_blob_height(*b));
        int side = find_neighbour(strokes, i, (int)(NEAR_EM * size) + 1);
        n += side >= 0;
        above += side == 1;
    }
    return above > MOSTLY * n;
}
