/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts × patterns → the parts of a document. */
#ifndef MX_SEGMENT_SEGMENT_H
#define MX_SEGMENT_SEGMENT_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_segment:
 * @disclosure: filled: document, tables, unclaimed, diagnostics
 * @layouts: (element-type MxLayout): all pages, in order
 */
void mx_segment(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPatterns *patterns);

#endif
