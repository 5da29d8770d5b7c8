/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A corrected text onto a page that was read from its picture. */
#ifndef MX_EXTRACT_CORRECTIONS_PLACE_H
#define MX_EXTRACT_CORRECTIONS_PLACE_H

#include "extract/corrections/lines.h"
#include "page/page.h"

/**
 * mx_correction_place:
 * @page: with readings
 *
 * The characters whose middles are in the box go; those of the text come, on as many lines, as sure
 * as can be (MxReading.hand). Where there are none, the text comes on one line.
 */
void mx_correction_place(const MxCorrection *correction, MxPage *page);

#endif
