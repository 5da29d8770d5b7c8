/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a document's text as such: where it is, whether it can be read. */
#ifndef MX_EXTRACT_TEXT_LAYER_H
#define MX_EXTRACT_TEXT_LAYER_H

#include "model/disclosure.h"

/** mx_text_layer_describe: what @layouts (element-type MxLayout) have of text, into @d's `source`
 * and its diagnostics. */
void mx_text_layer_describe(MxDisclosure *d, const GPtrArray *layouts);

#endif
