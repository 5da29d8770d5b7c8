/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: where a page's content stands on the page as displayed. */
#ifndef MX_PAGE_VECTOR_OBJECTS_FRAME_H
#define MX_PAGE_VECTOR_OBJECTS_FRAME_H

#include <cairo.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "page/page.h"

/**
 * mx_frame_find_matrix:
 * @node: the page's dictionary
 * @m: (out): from user space to points from the upper left corner of the page as displayed; where
 * that is not known, as if the page were plain
 *
 * Returns: whether the page has the size that Poppler says, so that both mean the same places
 */
bool mx_frame_find_matrix(qpdf_data pdf, qpdf_oh node, const MxPage *page, cairo_matrix_t *m);

#endif
