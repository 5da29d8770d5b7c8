/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layout holds together, and what becomes of its characters. */
#ifndef MX_CONSERVE_UNIT_H
#define MX_CONSERVE_UNIT_H

#include "conserve/printed.h"
#include "layout/layout.h"

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

/** mx_units_find: (transfer full) (element-type MxUnit): those of @layouts, page by page. */
GPtrArray *mx_units_find(const GPtrArray *layouts);

/** mx_unit_set_fate: of the characters from @from up to @to, to those that are lost so far. */
void mx_unit_set_fate(MxUnit *unit, guint from, guint to, MxFate fate);

#endif
