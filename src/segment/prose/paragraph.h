/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines → paragraphs, whole over page breaks. */
#ifndef MX_SEGMENT_PROSE_PARAGRAPH_H
#define MX_SEGMENT_PROSE_PARAGRAPH_H

#include <glib.h>
#include <stdbool.h>

#include "pattern/pattern.h"

/**
 * MxParagraph: lines [@first, @first + @n) of the prose.
 * @text: joined as contract.md says; @folded: its n-th character is the n-th printed one
 * @em_pt: of its first line; @centred: it stands in the middle, clear of both margins
 */
typedef struct {
    guint first, n;
    char *text, *folded;
    guint first_page, last_page;
    double em_pt;
    bool centred, apart, contents;
    int section;
} MxParagraph;

/** mx_paragraphs_find: (transfer full) (element-type MxParagraph): whole over page breaks. */
GPtrArray *mx_paragraphs_find(const GArray *lines, const MxPack *pack);

#endif
