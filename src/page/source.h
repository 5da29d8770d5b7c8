/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF → its pages. source.c drives the readers of characters and rulings. */
#ifndef MX_PAGE_SOURCE_H
#define MX_PAGE_SOURCE_H

#include <mingxi/source.h>

#include "page/canvas.h"
#include "page/damage/damage.h"
#include "page/page.h"

/* Poppler's own, so that its header stays out of those that include this one. */
typedef struct _PopplerPage PopplerPage;

/** mx_source_load_page: (transfer full) page @number, 1-based; NULL with %MX_ERROR_LIMIT or
 * _DAMAGED. */
MxPage *mx_source_load_page(MxSource *source, guint number, GError **error);

/** mx_source_try_page: (transfer full): the same, but where the page cannot be read an empty one
 * that says why in @lost; @error (nullable) says the same. */
MxPage *mx_source_try_page(MxSource *source, guint number, GError **error);

/** mx_source_leave_pages: reading of pages is over; see MxPageWatch. */
void mx_source_leave_pages(MxSource *source);

/** mx_source_damage: what was wrong with the file as a whole when it was opened. */
const MxDamage *mx_source_damage(const MxSource *source);

/** Facts of the file for contract.md's `source`; strings are borrowed. */
const char *mx_source_path(const MxSource *source);
const char *mx_source_producer(const MxSource *source);
const char *mx_source_sha256(const MxSource *source);
guint64 mx_source_bytes(const MxSource *source);

/**
 * mx_source_open_page:
 * @poppler: (out) (transfer full)
 *
 * Page @number, 1-based, with its size and nothing read yet. %MX_ERROR_DAMAGED; %MX_ERROR_LIMIT
 * where it is larger than the source's limits allow.
 *
 * Returns: (transfer full)
 */
MxPage *mx_source_open_page(MxSource *source, guint number, PopplerPage **poppler, GError **error);

/** mx_source_may_draw: whether Poppler may draw @page as a whole: it would come to an end. Drawing
 * begins with this. */
bool mx_source_may_draw(MxSource *source, const MxPage *page);

/**
 * mx_source_draw_page:
 * @page: of @source, whose characters and rulings need not be read
 * @least, @most: pixels a point between which the page is drawn: as many as its largest picture has
 *
 * For who reads pictures. %MX_ERROR_LIMIT where drawing would take too long.
 *
 * Returns: (transfer none) (nullable): until the next page is drawn
 */
const MxCanvas *mx_source_draw_page(MxSource *source, const MxPage *page, double least, double most,
                                    GError **error);

/** mx_source_shows: whether anything but characters is drawn on @page, the last that was read. */
bool mx_source_shows(const MxSource *source);

/** mx_source_ocr: what is to be done about pages that are pictures. */
MxOcrUse mx_source_ocr(const MxSource *source);

/** mx_source_threads: that a page's picture is read by, at least 1. */
guint mx_source_threads(const MxSource *source);

/** mx_source_corrections: (nullable): of its limits. */
const MxCorrections *mx_source_corrections(const MxSource *source);

/** mx_source_canvas: (transfer none): the canvas that the source's pages are drawn on. */
MxCanvas *mx_source_canvas(MxSource *source);

#endif
