/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_OCR_IMAGE_DIRECTION_H
#define MX_OCR_IMAGE_DIRECTION_H

#include "ocr/image/lines.h"

/** mx_lines_are_sideways: whether the type that was gathered to @lines (element-type MxInkLine)
 * runs up or down the picture, and not across. */
bool mx_lines_are_sideways(const GPtrArray *lines);

#endif
