/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: how dark a colour is (ISO 32000-1, 8.6). */
#ifndef MX_PAGE_VECTOR_COLOUR_H
#define MX_PAGE_VECTOR_COLOUR_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "page/vector/content.h"

/** MxColourSpace: what the numbers of a colour mean. */
typedef enum {
    MX_COLOUR_GRAY,
    MX_COLOUR_RGB,
    MX_COLOUR_CMYK,
    MX_COLOUR_TINT,   /* one ink: 0 for none */
    MX_COLOUR_UNKNOWN /* patterns, palettes, several inks */
} MxColourSpace;

/**
 * MxInk: what is painted with.
 * @darkness: as in MxPlane
 * @alpha: how much it covers: 0 to 1
 */
typedef struct {
    guint8 darkness;
    double alpha;
    MxColourSpace space;
} MxInk;

/**
 * mx_colour_darkness:
 * @numbers, @n: the colour; where it has too few numbers it is black
 *
 * Returns: 0 for white, 255 for black: as in MxPlane
 */
guint8 mx_colour_darkness(MxColourSpace space, const double *numbers, guint n);

/**
 * mx_colour_find_space:
 * @name: what a content stream calls it
 * @profiled: (inout): set where it has an ICC profile
 */
MxColourSpace mx_colour_find_space(qpdf_data pdf, qpdf_oh resources, const char *name,
                                   bool *profiled);

/** MxPalette: what an operator of colour may change, and where it finds the names of spaces. */
typedef struct {
    qpdf_data pdf;
    qpdf_oh resources;
    MxInk *fill, *stroke;
    bool *profiled;
} MxPalette;

/** mx_colour_follow: whether @op sets a colour or a space, which is done. */
bool mx_colour_follow(const MxPalette *palette, guint32 op, const MxContent *content);

#endif
