/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that read the prose. */
#ifndef MX_SEGMENT_PROSE_PROSE_H
#define MX_SEGMENT_PROSE_PROSE_H

#include "layout/layout.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "pattern/pattern.h"

/**
 * mx_prose_read: fills sections, facts and glossary of @disclosure.
 * @taken: (element-type MxLine): lines that belong to a table or form, as keys
 */
void mx_prose_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                   GHashTable *taken);

/* ---- prose_lines.c */

/**
 * MxProseLine: a line of the prose.
 * @em_pt: the width of its widest character, which for Chinese is the size of type; boxes of some
 *     producers are more than twice as high as their characters
 * @apart: a grid stands between it and the line before
 * @contents: of the table of contents
 */
typedef struct {
    const MxLine *line;
    const MxLayout *page;
    double em_pt;
    bool apart, contents;
} MxProseLine;

/** mx_prose_lines: (transfer full) (element-type MxProseLine): in reading order. */
GArray *mx_prose_lines(const MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                       GHashTable *taken);

/* ---- paragraph.c */

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

/**
 * MxProse: what the readers of facts and terms look at.
 * @paths: (element-type utf8): for each section its headings from the top, folded, joined by `/`
 */
typedef struct {
    MxDisclosure *disclosure;
    const MxPack *pack;
    GArray *lines;         /* of MxProseLine */
    GPtrArray *paragraphs; /* of MxParagraph */
    GPtrArray *paths;
} MxProse;

/* ---- fact_scope.c */

/**
 * mx_fact_parts: (transfer full): for each section whether it speaks of one of several bodies, so
 * that its figures are none of the whole.
 */
bool *mx_fact_parts(const MxProse *prose);

/**
 * mx_fact_is_of_year:
 * @folded: the paragraph
 * @at: where the figure begins
 *
 * Returns: FALSE where the clause before the figure names another year than @year, and @id is no
 *     comparison with one
 */
bool mx_fact_is_of_year(const char *id, const char *folded, guint at, int year);

/* ---- facts.c, glossary.c */

void mx_facts_read(const MxProse *prose);
void mx_glossary_read(const MxProse *prose);

#endif
