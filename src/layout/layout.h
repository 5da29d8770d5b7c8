/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page model → lines, paragraphs, grids of cells: what stands where. Geometry only: no language and
 * no meaning in this room. The sub-rooms find the grids: lattice/ by rulings, stream/ by alignment.
 */
#ifndef MX_LAYOUT_LAYOUT_H
#define MX_LAYOUT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "layout/block.h"
#include "layout/grid.h"
#include "layout/line.h"
#include "layout/turn.h"
#include "page/page.h"

/**
 * MxLayout: a page taken apart. One set sideways or upside down is turned first: places are those
 * of the turned page, @width_pt and @height_pt too.
 * @n_annotated: fields and annotations whose text is among that of the page
 * @n_unknown: characters of it that its fonts do not tell
 * @n_glyphs, @n_digits: characters of the page: those of the lines and of the cells
 * @lines: (element-type MxLine) outside the grids, top to bottom
 * @blocks: (element-type MxBlock) paragraphs over @lines
 * @grids: (element-type MxGrid) top to bottom
 * @hidden: (nullable): figures that the page holds and does not show; @cut: those that it shows in
 * part; @n_hidden_words: letters of other text that it does not show
 * @overprint: (nullable): text that lies across the other and is in none of them
 * @n_mended, @n_specks: as of the page
 * @readings: (nullable): as of the page: places are those of the page as displayed
 * @lost, @damage, @harmed, @undrawn, @unread, @illegible, @layer: as of the page
 */
typedef struct {
    guint number;
    double width_pt, height_pt;
    MxTextOrigin text;
    MxTurn turn;
    guint n_annotated, n_unknown, n_mended, n_specks, n_glyphs, n_digits, n_hidden_words;
    GPtrArray *lines, *blocks, *grids;
    char *hidden, *cut, *overprint;
    GArray *readings;
    char *lost, *damage, *undrawn, *unread;
    bool harmed, illegible;
    MxLayerUse layer;
} MxLayout;

/** mx_layout_new: (transfer full): never fails; a page without text has no lines and no grids. */
MxLayout *mx_layout_new(const MxPage *page);
void mx_layout_free(MxLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxLayout, mx_layout_free)

/** mx_layout_show: @box on the page as displayed. */
MxBox mx_layout_show(const MxLayout *layout, MxBox box);

/** mx_layout_to_json: (transfer full): what `mingxi debug layout` prints. */
char *mx_layout_to_json(const MxLayout *layout);

#endif
