/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: how dark a colour is (ISO 32000-1, 8.6). */
#ifndef MX_PAGE_VECTOR_COLOUR_H
#define MX_PAGE_VECTOR_COLOUR_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/** MxColourSpace: what the numbers of a colour mean. */
typedef enum {
    MX_COLOUR_GRAY,
    MX_COLOUR_RGB,
    MX_COLOUR_CMYK,
    MX_COLOUR_TINT,   /* one ink: 0 for none */
    MX_COLOUR_UNKNOWN /* patterns, palettes, several inks */
} MxColourSpace;

/**
 * mx_colour_darkness:
 * @numbers, @n: the colour; where it has too few numbers it is black
 *
 * Returns: 0 for white, 255 for what lacks some primary colour: as in MxPlane
 */
guint8 mx_colour_darkness(MxColourSpace space, const double *numbers, guint n);

/**
 * mx_colour_find_space:
 * @name: what a content stream calls it
 * @profiled: (inout): set where it has an ICC profile
 */
MxColourSpace mx_colour_find_space(qpdf_data pdf, qpdf_oh resources, const char *name,
                                   bool *profiled);

#endif
