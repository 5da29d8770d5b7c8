/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a region → its levels and spans. */
#ifndef MX_LAYOUT_STREAM_ROWS_LEVELS_H
#define MX_LAYOUT_STREAM_ROWS_LEVELS_H

#include "layout/stream/rows/piece.h"

/** mx_body_read_header: sets @n_header, and the rows of these lines; widens the pieces that span.
 */
void mx_body_read_header(MxStreamBody *body);

#endif
