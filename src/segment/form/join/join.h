/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids and lines of a document → its forms. join.c drives the files of this room. */
#ifndef MX_SEGMENT_FORM_JOIN_JOIN_H
#define MX_SEGMENT_FORM_JOIN_JOIN_H

#include "layout/layout.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"
#include "segment/form/join/forms.h"

/**
 * mx_forms_take:
 * @lines: (element-type MxLine): what stands between @grid and the one above it
 *
 * Returns: whether @grid is a form, or goes on with one
 */
bool mx_forms_take(MxForms *forms, const MxGrid *grid, const GPtrArray *lines,
                   const MxLayout *page);

/** mx_forms_take_lines: moves the signature lines out of the first of @lines into the open form. */
void mx_forms_take_lines(MxForms *forms, GPtrArray *lines, guint page);

/** mx_forms_end_page: @lines (element-type MxLine): what stands below the last grid of @page, and
 * may title a form whose grid is on the next. */
void mx_forms_end_page(MxForms *forms, const GPtrArray *lines, guint page);

/** mx_forms_finish: reads amounts and targets, and moves the forms to the disclosure. */
void mx_forms_finish(MxForms *forms);

#endif
