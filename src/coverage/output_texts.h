/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that the output holds, page by page. */
#ifndef MX_COVERAGE_OUTPUT_TEXTS_H
#define MX_COVERAGE_OUTPUT_TEXTS_H

#include "conserve/printed.h"

/**
 * MxOutputText: one text of the output.
 * @claimed: for each character, whether a printed one accounts for it
 * @from: where the next search begins: texts are printed in the order of the output
 * @repeatable: a title, a unit, a note or a header, which may be printed again on other pages
 * @composed: a target, whose figure may stand in a box of its own
 */
typedef struct {
    MxPrinted text;
    bool *claimed;
    guint from;
    bool repeatable, composed;
} MxOutputText;

/**
 * MxOutputTexts:
 * @pages: (element-type GPtrArray of MxOutputText): what the output says of each page
 * @rests: the same: those of them that begin on the page before
 */
typedef struct {
    GPtrArray *all;
    GPtrArray *pages, *rests;
} MxOutputTexts;

/** mx_output_texts_new: (transfer full): @json: what the document was written as; @n_pages: it has.
 */
MxOutputTexts *mx_output_texts_new(const char *json, guint n_pages);

/** mx_output_texts_add: @repeats: (element-type MxField): what pages print again of a form; the
 * output says it once, under the page on which it begins. */
void mx_output_texts_add(MxOutputTexts *holdings, const GPtrArray *repeats);
void mx_output_texts_free(MxOutputTexts *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxOutputTexts, mx_output_texts_free)

#endif
