/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: dictionaries of graphics state parameters (ISO 32000-1, 8.4.5). */
#ifndef MX_PAGE_VECTOR_OBJECTS_PARAMETERS_H
#define MX_PAGE_VECTOR_OBJECTS_PARAMETERS_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/**
 * MxParameters: what one sets of the graphics state.
 * @line_width, @stroke_alpha, @fill_alpha: not a number where it sets none
 * @masked: whether a soft mask is set; @mask: what draws it, of the page that is being read
 * @mixes: whether what is painted then mixes with what lies below it, or lets it through
 * @font: whether a font is set
 */
typedef struct {
    double line_width, stroke_alpha, fill_alpha;
    bool masked, mixes, font;
    qpdf_oh mask;
} MxParameters;

/** mx_parameters_new_cache: of one page; free it with g_array_unref(). */
GArray *mx_parameters_new_cache(void);

/**
 * mx_parameters_get:
 * @cache: where those that were asked for are kept: programs set the same before every word
 * @name: what a content stream calls them
 */
MxParameters mx_parameters_get(GArray *cache, qpdf_data pdf, qpdf_oh resources, const char *name);

#endif
