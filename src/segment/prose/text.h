/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prose of a document while it is read. */
#ifndef MX_SEGMENT_PROSE_TEXT_H
#define MX_SEGMENT_PROSE_TEXT_H

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * MxProse: what the readers of facts and terms look at.
 * @paths: (element-type utf8): for each section its headings from the top, folded, joined by `/`
 */
typedef struct {
    MxDisclosure *disclosure;
    const MxPack *pack;
    GArray *lines;         /* of MxProseLine */
    GPtrArray *paragraphs; /* of MxParagraph */
    GPtrArray *paths;
} MxProse;

#endif
