/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Document → every text of it that people wrote in sentences: paragraphs, titles and notes of
 * tables, running texts of forms. */
#ifndef MX_CHECK_DOCUMENT_TEXTS_H
#define MX_CHECK_DOCUMENT_TEXTS_H

#include "check/context.h"
#include "check/figure/value.h"
#include "pattern/pattern.h"

/**
 * MxText: one paragraph, title, note or field.
 * @place: where it stands; its text is @printed
 * @section: (nullable): that it is a paragraph or the heading of
 */
typedef struct {
    MxPlace place;
    const MxSection *section;
    char *printed, *folded;
} MxText;

/** mx_texts_list: (transfer none) (element-type MxText): in document order, made once a document.
 */
const GPtrArray *mx_texts_list(MxCheck *check);

/** mx_texts_find: (transfer full) (nullable): the places of all texts in which @phrase occurs; NULL
 * where none is. */
MxValue *mx_texts_find(MxCheck *check, MxPhrase phrase);

/**
 * mx_texts_quote: (transfer none): what @text prints from the folded bytes of @span, with some
 * characters of either side; lives as long as @check.
 */
const char *mx_texts_quote(MxCheck *check, const MxText *text, MxSpan span);

#endif
