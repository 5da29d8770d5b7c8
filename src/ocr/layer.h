/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text that somebody laid over a picture, held against the picture. */
#ifndef MX_OCR_LAYER_H
#define MX_OCR_LAYER_H

#include "page/page.h"

/** MxLayerTest: characters of some lines, in the layer and in the picture: @n in both together, of
 * which @same have their like in the other; @sure: the sum over the @n_read of the picture. */
typedef struct {
    guint same, n, n_read;
    double sure;
} MxLayerTest;

/** mx_layer_compare: adds the line in @box of @page, whose glyphs are the layer, to @test; @signs
 * (element-type MxSign) is what the picture says there. The order of characters does not matter. */
void mx_layer_compare(const MxPage *page, MxBox box, const GArray *signs, MxLayerTest *test);

/** mx_layer_is_poor: whether the picture, which is read surely, says something else. */
bool mx_layer_is_poor(const MxLayerTest *test);

#endif
