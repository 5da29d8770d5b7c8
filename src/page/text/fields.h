/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written on a page by annotations: form fields, text typed onto it. */
#ifndef MX_PAGE_TEXT_FIELDS_H
#define MX_PAGE_TEXT_FIELDS_H

#include <poppler.h>
#include <stdbool.h>

#include "page/page.h"

/** mx_page_is_annotated: whether annotations may write on the page: fields, free text, stamps. */
bool mx_page_is_annotated(PopplerPage *poppler);

/** MxValue: of a field that is seen: what it holds, and where on the page as displayed. */
typedef struct {
    MxBox box;
    char *text;
    double size_pt; /* 0 where the field leaves it to the reader */
} MxValue;

/** mx_page_field_values: (transfer full) (element-type MxValue): fields of text and of choice. */
GPtrArray *mx_page_field_values(PopplerPage *poppler);

/** mx_page_count_free_texts: annotations that are a text typed onto the page. */
guint mx_page_count_free_texts(PopplerPage *poppler);

/**
 * mx_value_is_lost:
 * @glyphs: of MxGlyph
 *
 * Whether characters of @value are missing among those that stand in its box, and nothing else
 * stands there: Poppler draws no character that the field's font lacks.
 */
bool mx_value_is_lost(const MxValue *value, const GArray *glyphs);

/** mx_value_glyphs: (transfer full) (element-type MxGlyph): as a viewer might draw @value. */
GArray *mx_value_glyphs(const MxValue *value);

#endif
