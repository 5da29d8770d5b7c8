/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: what pages draw besides their text. */
#ifndef MX_PAGE_VECTOR_VECTORS_H
#define MX_PAGE_VECTOR_VECTORS_H

#include <glib.h>
#include <stdbool.h>

#include "page/page.h"
#include "page/pdf.h"
#include "page/vector/objects/placed.h"
#include "page/vector/plane.h"
#include "page/vector/text/hidden.h"

/** MxVectors: the drawings of an open PDF. */
typedef struct MxVectors MxVectors;

/**
 * mx_vectors_open:
 * @bytes: the file; kept until the end
 * @password: (nullable)
 * @n_pages: how many Poppler counts
 *
 * Returns: (transfer full) (nullable): NULL where the file cannot be read this way
 */
MxVectors *mx_vectors_open(GBytes *bytes, const char *password, guint n_pages);
void mx_vectors_free(MxVectors *vectors);

/** mx_vectors_pdf: (transfer none): as qpdf has it open. */
qpdf_data mx_vectors_pdf(const MxVectors *vectors);

/**
 * MxDrawn: what came of drawing a page.
 * @complete: whether all is drawn that rulings could be read from, but for @pictures; if not,
 *   nothing on the plane counts. Not where the page has pictures as thin as a rule, patterns, soft
 *   masks or colours of a kind unknown here, or is damaged
 * @pictures: of MxPlaced: what they show is not drawn
 * @profiled: whether colours were met that have an ICC profile
 * @hidden: (nullable): what is known of text that is not seen; of this page only, as the plane is
 * @endless: (nullable): why the page is not to be read at all: it would not end
 * @damaged: whether content was not what its checksum says, or has a stretch of zeros: figures may
 *     have changed or are gone, and Poppler, which reads it all the same, does not tell
 * @excess: (nullable): why it is not to be drawn, by anybody: @complete is FALSE then
 */
typedef struct {
    bool complete, damaged, profiled;
    const char *endless, *excess;
    GArray *pictures;
    MxHidden *hidden;
} MxDrawn;

/** mx_drawn_clear: frees what @drawn holds. */
void mx_drawn_clear(MxDrawn *drawn);

/**
 * mx_vectors_draw:
 * @drawn: (inout): with an array for the pictures
 *
 * Draws @page, its text left out, on @plane, which is blank and has the size for it. Where the file
 * has no page of this size there, what it has is drawn to see how much it is.
 */
void mx_vectors_draw(MxVectors *vectors, const MxPage *page, MxPlane *plane, MxDrawn *drawn);

#endif
