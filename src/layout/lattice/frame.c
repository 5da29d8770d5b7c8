/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a frame of rulings: who drew an edge, what stands in a row. */
#include <math.h>

#include "layout/lattice/frame.h"
#include "layout/token.h"
#include "page/page.h"

/* How far a ruling may lie from the boundary that it draws, and how much of the edge it covers:
 * as edges.c has it. */
#define MAX_SHIFT_PT 6.0
#define EDGE_COVER 0.5

/* Points of an edge that are looked at: rulings that lie beside each other count once. */
#define N_POINTS 16

/* A shorter upright stroke is of a letter, or the end of an underline. Points; rows are higher. */
#define STROKE_PT 5.0

bool mx_frame_is_ruled_at(const MxFrame *f, guint boundary, double y) {
    for (guint i = 0; i < f->verticals->len; i++) {
        const MxRuling *r = &g_array_index(f->verticals, MxRuling, i);
        if (fabs(r->at - mx_place_at(f->xs, boundary)) <= MAX_SHIFT_PT && r->from <= y &&
            r->to >= y)
            return true;
    }
    return false;
}

bool mx_frame_is_ruled(const MxFrame *f, guint boundary, guint row) {
    double from = mx_place_at(f->ys, row), height = mx_place_at(f->ys, row + 1) - from;
    guint covered = 0;
    for (guint i = 0; i < N_POINTS; i++)
        covered += mx_frame_is_ruled_at(f, boundary, from + (i + 0.5) / N_POINTS * height);
    return covered >= EDGE_COVER * N_POINTS;
}

bool mx_frame_is_broken_at(const MxFrame *f, guint row, double y) {
    bool any = false;
    for (guint b = 1; b + 1 < f->xs->len; b++) {
        if (!mx_frame_is_ruled(f, b, row))
            continue;
        any = true;
        if (mx_frame_is_ruled_at(f, b, y))
            return false;
    }
    return any;
}

bool mx_frame_is_inhabited(const MxFrame *f, guint row) {
    double left = mx_place_at(f->xs, 0), right = mx_place_at(f->xs, f->xs->len - 1);
    double top = mx_place_at(f->ys, row), bottom = mx_place_at(f->ys, row + 1);
    for (guint i = 0; i < f->foreign->len; i++) {
        const MxRuling *r = &g_array_index(f->foreign, MxRuling, i);
        if (r->at > left && r->at < right && fmin(r->to, bottom) - fmax(r->from, top) > STROKE_PT)
            return true;
    }
    return false;
}

GPtrArray *mx_frame_lines(const MxFrame *f) {
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint r = 0; r + 1 < f->ys->len; r++)
        g_ptr_array_add(rows, g_array_new(FALSE, FALSE, sizeof(MxToken)));
    for (guint i = 0; i < f->tokens->len; i++) {
        const MxToken *t = mx_token_at(f->tokens, i);
        double middle = mx_box_middle_y(t->box);
        guint r = 0;
        while (r + 2 < f->ys->len && mx_place_at(f->ys, r + 1) <= middle)
            r++;
        g_array_append_vals(rows->pdata[r], t, 1);
    }
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint r = 0; r < rows->len; r++)
        g_ptr_array_add(lines, mx_token_lines_find(rows->pdata[r], NULL));
    return lines;
}
