/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a half-drawn grid leaves to the reader: first columns, by which rows are told. */
#include "layout/lattice/implied.h"
#include "layout/lattice/implied/heading.h"
#include "layout/lattice/implied/labels.h"
#include "layout/lattice/implied/level.h"
#include "layout/lattice/implied/river.h"
#include "layout/lattice/implied/rows.h"

void mx_frame_draw_implied(MxFrame *frame, const GArray *tokens) {
    mx_frame_take_labels(frame, tokens);
    mx_frame_draw_columns(frame);
    mx_frame_close_heading(frame);
    mx_frame_draw_rows(frame);
    mx_frame_split_levels(frame);
    mx_frame_open_crossed(frame);
}
