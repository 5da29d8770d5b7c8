/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: a font's codes and how wide they are (ISO 32000-1, 9.6, 9.7). */
#ifndef MX_PAGE_VECTOR_TEXT_FONT_H
#define MX_PAGE_VECTOR_TEXT_FONT_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/** MxFont: what is known of a font's codes. */
typedef struct MxFont MxFont;

/** mx_font_load: @font: a font's dictionary, or anything else, of which nothing is known. */
MxFont *mx_font_load(qpdf_data pdf, qpdf_oh font);
void mx_font_free(MxFont *font);

/** mx_font_is_whole: FALSE for a composite font without the one that it is composed of (ISO
 * 32000-1, 9.7.6): readers guess then what its codes stand for. */
bool mx_font_is_whole(qpdf_data pdf, qpdf_oh font);

/**
 * mx_font_is_known:
 *
 * Returns: whether strings can be taken apart and measured; not where an embedded CMap does that,
 * or characters are set from top to bottom
 */
bool mx_font_is_known(const MxFont *font);

/** mx_font_is_drawn: Type 3: characters are drawn, whatever the mode, and sizes are anything. */
bool mx_font_is_drawn(const MxFont *font);

/**
 * mx_font_next:
 * @at: (inout): within a string of a font that is known, before @end
 *
 * Returns: the code there
 */
guint32 mx_font_next(const MxFont *font, const guint8 **at, const guint8 *end);

/** mx_font_width: of a code, in ems. */
double mx_font_width(const MxFont *font, guint32 code);

/** mx_font_is_space: whether the code is what word spacing is added to. */
bool mx_font_is_space(const MxFont *font, guint32 code);

/** mx_font_character: what a code stands for, where its encoding says so; 0 if not. */
gunichar mx_font_character(const MxFont *font, guint32 code);

#endif
