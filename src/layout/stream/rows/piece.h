/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chunks cut at the boundaries of columns: what the reading of header and body shares. */
#ifndef MX_LAYOUT_STREAM_ROWS_PIECE_H
#define MX_LAYOUT_STREAM_ROWS_PIECE_H

#include "layout/stream/region.h"

/**
 * MxPiece: part of a chunk, and the columns that it lies in.
 * @from, @to: columns, both included
 * @first: its first character; @first_width: how wide its first token is, in points
 */
typedef struct {
    MxBox box;
    guint line, from, to;
    bool figure;
    gunichar first;
    double first_width;
} MxPiece;

/**
 * MxStreamBody: a region while its lines become rows.
 * @pieces: (element-type GArray of MxPiece): by line
 * @n_header: lines of the header; @n_rows: the header's levels included; @row_of: by line
 * @usual_pitch: of body lines, points; @label_right: where the first column's text ends at most
 */
typedef struct {
    const MxRegion *region;
    GPtrArray *pieces;
    guint n_header;
    guint n_rows;
    guint *row_of;
    double usual_pitch;
    double label_right;
} MxStreamBody;

static inline const MxPiece *mx_piece_at(const GArray *pieces, guint i) {
    return &g_array_index(pieces, MxPiece, i);
}

static inline const GArray *mx_body_pieces(const MxStreamBody *body, guint line) {
    return body->pieces->pdata[line];
}

/** mx_pieces_cut: (transfer full) (element-type MxPiece): line @line of @region. */
GArray *mx_pieces_cut(const MxRegion *region, guint line);

/** mx_piece_in: (nullable): the piece of @pieces that lies in column @col alone. */
const MxPiece *mx_piece_in(const GArray *pieces, guint col);

/** mx_pieces_aligned: whether both are set left, right or centred alike, as lines of one cell are.
 */
bool mx_pieces_aligned(const MxPiece *above, const MxPiece *below, double em);

/** mx_body_measure_column: the extent of the text that lies in column @col alone. */
void mx_body_measure_column(const MxStreamBody *body, guint col, double *x0, double *x1);

/** mx_body_find_pitch: the distance of most rows below the header, in points. mx_body_is_tight:
 * whether line @i is nearer to the one above than rows are. */
double mx_body_find_pitch(const MxStreamBody *body);
bool mx_body_is_tight(const MxStreamBody *body, guint i);

/** mx_region_rule_below: whether a rule over @x0 .. @x1 runs between line @i and the next. */
bool mx_region_rule_below(const MxRegion *region, guint i, double x0, double x1);

/** mx_region_parted_below: whether a rule as wide as the table does. A rule under a header that
 * spans may be nearly so wide: it parts no rows. */
bool mx_region_parted_below(const MxRegion *region, guint i);

#endif
