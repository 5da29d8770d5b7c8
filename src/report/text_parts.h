/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the text of a section and its figures; gives parts that are as long as a screen, each with
 * the figures that stand in it. */
#ifndef MX_REPORT_TEXT_PARTS_H
#define MX_REPORT_TEXT_PARTS_H

#include <glib.h>

#include "base/json/slice.h"

/** MxTextPart: @text: as it is written in JSON, without quotes, @length bytes, not ended; @facts:
 * (element-type MxSlice): in printed order */
typedef struct {
    const char *text;
    gsize length;
    GPtrArray *facts;
} MxTextPart;

/** mx_text_parts_split: (transfer full) (element-type MxTextPart): @text: (nullable): a string,
 * which is to outlive them; @facts: those of the section, in printed order. Without text no part.
 */
GPtrArray *mx_text_parts_split(const MxSlice *text, const GPtrArray *facts);

#endif
