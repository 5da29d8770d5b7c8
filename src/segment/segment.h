/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts × patterns → the parts of a document. segment.c goes over the pages and hands grids and
 * lines to the sub-rooms: table/, form/, prose/. */
#ifndef MX_SEGMENT_SEGMENT_H
#define MX_SEGMENT_SEGMENT_H

#include <glib.h>

#include "layout/layout.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_segment:
 * @disclosure: filled: document, tables, unclaimed, diagnostics
 * @layouts: (element-type MxLayout): all pages, in order
 *
 * Returns: (transfer none): the pack by which it was read: mx_segment_pack()
 */
const MxPack *mx_segment(MxDisclosure *disclosure, const GPtrArray *layouts,
                         const MxPatterns *patterns);

/** mx_segment_pack: (transfer none): the profile of the document; the lexicon where it has none. */
const MxPack *mx_segment_pack(const GPtrArray *layouts, const MxPatterns *patterns);

#endif
