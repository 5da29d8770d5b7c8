/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the prose of a document says: sections, facts, glossary (docs/contract.md). */
#ifndef MX_MODEL_PROSE_H
#define MX_MODEL_PROSE_H

#include <glib.h>

#include "base/box.h"

/**
 * MxSection: a heading and the text up to the next one.
 * @number, @title: (nullable): as printed; both NULL for text before any heading
 * @level: 0 for parts and headings without a number, then 1, 2, 3 inwards
 * @text: its paragraphs, one a line; never NULL
 */
typedef struct {
    char *number, *title;
    guint level;
    guint first_page, last_page;
    char *text;
} MxSection;

/**
 * MxFact: a figure that the prose states.
 * @id: (nullable): what a pattern recognised in it
 * @value_e4: in 1/10,000 of @unit; a fall is negative where @text holds the word for it
 * @number: (nullable): the value as a JSON number, where it is finer or larger than @value_e4 holds
 * @unit: yuan, percent, count, …: an id of the packs' `units`
 * @doubtful: words before it may make it the figure of something narrower than @id says: of one
 *     fund, another body, a part of a part
 * @scope: (nullable) of a government's figure: whose it is, as of a table; @year, @interim: of
 * which year, and whether only of its first months; 0 where nothing before it says
 * @sure, @corrected: how surely it was read from a picture, as of MxField
 * @text, @context: as printed; the clause is cut where it is very long
 * @section: index in the document's sections; -1 where there is none
 * @page, @box: of the printed characters; of those on the first page, where a page's end cuts them
 */
typedef struct {
    char *id;
    gint64 value_e4;
    char *number;
    char *unit;
    char *text, *context;
    char *scope;
    int year;
    bool interim;
    int section;
    bool doubtful, corrected;
    float sure;
    guint page;
    MxBox box;
} MxFact;

/** MxTerm: an entry of the glossary. */
typedef struct {
    char *term, *definition;
    guint page;
} MxTerm;

void mx_section_free(MxSection *section);
void mx_fact_free(MxFact *fact);
void mx_term_free(MxTerm *term);

#endif
