/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: what others will have to do for content that is not followed here. */
#ifndef MX_PAGE_VECTOR_OBJECTS_WEIGHT_H
#define MX_PAGE_VECTOR_OBJECTS_WEIGHT_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/**
 * MxWeight: of a content with all that it draws, each as often as it is drawn.
 * @operators: infinite where it is too long to be decoded, or a pattern or mask is drawn in itself
 * @bytes: decoded
 * @picture_px: pixels of its pictures
 */
typedef struct {
    double operators, bytes, picture_px;
} MxWeight;

/** MxScales: weigh the contents of a document, most of them once. */
typedef struct MxScales MxScales;

/** mx_scales_new: @pdf: (transfer none): open longer than these. */
MxScales *mx_scales_new(qpdf_data pdf);
void mx_scales_free(MxScales *scales);

/**
 * mx_scales_weigh:
 * @content: a form, the group of a soft mask or a pattern; others weigh nothing
 * @resources: of what it is drawn in, which count where it has none
 */
MxWeight mx_scales_weigh(MxScales *scales, qpdf_oh content, qpdf_oh resources);

/** mx_tile_area: of a step of @pattern, in the page's units; @once: (out): whether Poppler draws
 * its tile once and copies it. */
double mx_tile_area(qpdf_data pdf, qpdf_oh pattern, bool *once);

/** mx_scales_weigh_annotations: how the annotations of @page, an object, look. */
MxWeight mx_scales_weigh_annotations(MxScales *scales, qpdf_oh page);

#endif
