/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose, and of when, a figure of a government's report is. */
#ifndef MX_SEGMENT_PROSE_FACT_PLACE_H
#define MX_SEGMENT_PROSE_FACT_PLACE_H

#include "model/prose.h"
#include "segment/prose/paragraph.h"
#include "segment/prose/text.h"

/** mx_fact_is_placed: whether figures of that id are of a government's fund: many places and years
 * stand in one report, and each says its own. */
bool mx_fact_is_placed(const char *id);

/**
 * mx_fact_place: sets the scope, the year and the phase of @fact.
 * @words, @figure: bytes of the folded paragraph at which the words of its pattern and the figure
 *     begin
 */
void mx_fact_place(const MxProse *prose, const MxParagraph *paragraph, guint words, guint figure,
                   MxFact *fact);

#endif
