/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as pictures, for people to look at. */
#ifndef MX_PAGE_PICTURE_PICTURE_H
#define MX_PAGE_PICTURE_PICTURE_H

#include <mingxi/source.h>

/** MxPicture: a page drawn as PNG; @width_pt, @height_pt: the page as displayed. */
typedef struct {
    double width_pt, height_pt;
    GByteArray *png;
} MxPicture;

void mx_picture_free(MxPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPicture, mx_picture_free)

/**
 * mx_source_draw_picture:
 * @number: 1-based
 *
 * Draws a page crisply where that makes a file of sensible size, more coarsely where it does not
 * (photographs, oversized pages). %MX_ERROR_LIMIT beyond the source's limits, %MX_ERROR_DAMAGED.
 *
 * Returns: (transfer full)
 */
MxPicture *mx_source_draw_picture(MxSource *source, guint number, GError **error);

#endif
