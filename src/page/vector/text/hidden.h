/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that a page holds and does not show. */
#ifndef MX_PAGE_VECTOR_TEXT_HIDDEN_H
#define MX_PAGE_VECTOR_TEXT_HIDDEN_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "page/page.h"
#include "page/vector/plane.h"

typedef struct MxShows MxShows;

/** MxHidden: what is known of a page's hidden text. */
typedef struct MxHidden MxHidden;

/**
 * mx_hidden_find:
 * @shows: all of the page; borrowed until the end
 * @plane: (nullable): the page drawn without its text; borrowed
 * @pictures: of MxPlaced; borrowed
 * @scale: pixels a point, of @shows
 * @on_scan: whether they cover the page
 *
 * Returns: (transfer full) (nullable): NULL where all is shown
 */
MxHidden *mx_hidden_find(MxShows *shows, qpdf_data pdf, const MxPlane *plane,
                         const GArray *pictures, double scale, bool on_scan);
void mx_hidden_free(MxHidden *hidden);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxHidden, mx_hidden_free)

/**
 * mx_hidden_take:
 * @page: with all of Poppler's characters, their boxes and sizes as Poppler says
 * @of: of guint: something for each glyph of @page, which goes with them
 *
 * Moves what is hidden from @page->glyphs to @page->hidden.
 */
void mx_hidden_take(MxHidden *hidden, MxPage *page, GArray *of);

#endif
