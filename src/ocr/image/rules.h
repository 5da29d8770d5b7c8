/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rulings of a picture. */
#ifndef MX_OCR_IMAGE_RULES_H
#define MX_OCR_IMAGE_RULES_H

#include "ocr/image/ink.h"
#include "page/page.h"

/** MxRules: (element-type MxRuling): in pixels; @mask: 0 where their ink is, 255 elsewhere. */
typedef struct {
    GArray *levels, *uprights;
    MxRaster *mask;
} MxRules;

/**
 * mx_rules_find:
 * @pale: the same picture's pale ink, in which grey levels are whole
 * @faint: the same, in which thin uprights are whole
 * @dpi: pixels an inch
 *
 * Levels first; of the long upright strokes those that meet them. Their ends meet, and what is one
 * ruling is one.
 *
 * Returns: (transfer full)
 */
MxRules *mx_rules_find(const MxRaster *picture, const MxRaster *ink, const MxRaster *pale,
                       const MxRaster *faint, double dpi);
void mx_rules_free(MxRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRules, mx_rules_free)

#endif
