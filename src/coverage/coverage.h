/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this room: what is printed, held against what the output holds. */
#ifndef MX_COVERAGE_COVERAGE_H
#define MX_COVERAGE_COVERAGE_H

#include <glib.h>

#include "layout/layout.h"
#include "pattern/pattern.h"

/**
 * MxPrinted: a text without white space and punctuation: what of it must not get lost.
 * `%` is kept: it says what a figure is. @figure: it has nothing but digits
 */
typedef struct {
    gunichar *chars;
    guint n;
    bool figure;
} MxPrinted;

void mx_printed_init(MxPrinted *printed, const char *text);

/* ---- coverage.c: the report */

/**
 * mx_coverage_compare:
 * @layouts: (element-type MxLayout): the pages, in order
 * @json: what they were read to
 * @percent: as in mx_coverage_report()
 *
 * Returns: (transfer full): the report
 */
char *mx_coverage_compare(const GPtrArray *layouts, const char *json, const MxPack *pack,
                          double *percent);

/* ---- held.c: the output */

/**
 * MxHeld: one text of the output.
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
} MxHeld;

/**
 * MxHoldings:
 * @pages: (element-type GPtrArray of MxHeld): what the output says of each page
 * @rests: the same: those of them that begin on the page before
 */
typedef struct {
    GPtrArray *all;
    GPtrArray *pages, *rests;
} MxHoldings;

/** mx_holdings_new: (transfer full): @json: what the document was written as; @n_pages: it has. */
MxHoldings *mx_holdings_new(const char *json, guint n_pages);
void mx_holdings_free(MxHoldings *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxHoldings, mx_holdings_free)

/* ---- match.c: the comparison */

/** MxFate: what became of a printed character. */
typedef enum {
    MX_FATE_LOST,
    MX_FATE_HELD,
    MX_FATE_REPEATED, /* the output holds it once, the document prints it again */
    MX_FATE_MARGIN,   /* of a running header or a page number */
    MX_FATE_LABEL,    /* of a label that became a key, or a number beside a title */
    MX_N_FATES,
} MxFate;

/**
 * MxUnit: what the layout holds together: a line, or a cell of a grid.
 * @line, @cell: the one of the two that it is, and @grid of the cell
 * @fates: one for each character of @text
 */
typedef struct {
    const MxLayout *page;
    const MxLine *line;
    const MxGrid *grid;
    const MxCell *cell;
    MxPrinted text;
    MxFate *fates;
} MxUnit;

/** mx_unit_text: (transfer none): as the layout has it. */
const char *mx_unit_text(const MxUnit *unit);

/** mx_units_match: finds @units (element-type MxUnit) in @holdings. @margins: set of MxLine. */
void mx_units_match(const GPtrArray *units, const MxHoldings *holdings, const MxPack *pack,
                    GHashTable *margins);

/* ---- labels.c: what the output says in other words */

/** mx_unit_is_label: whether the unit labels a field of a form, or heads a part of a code. */
bool mx_unit_is_label(const MxUnit *unit, const MxPack *pack);

/** mx_unit_is_index: whether the unit only numbers a column. */
bool mx_unit_is_index(const MxUnit *unit, const MxPack *pack);

/** mx_unit_read_labels: of what is lost so far, gives what only introduces a text its fate. */
void mx_unit_read_labels(MxUnit *unit, const MxPack *pack);

#endif
