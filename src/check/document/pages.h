/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the document → what was read of it. */
#ifndef MX_CHECK_DOCUMENT_PAGES_H
#define MX_CHECK_DOCUMENT_PAGES_H

#include <stdbool.h>

#include "model/disclosure.h"

/** mx_page_has_text: whether prose stands on the page. */
bool mx_page_has_text(const MxDisclosure *d, guint page);

/** mx_page_has_grid: whether a table, a form, or a grid that nothing claimed does. */
bool mx_page_has_grid(const MxDisclosure *d, guint page);

/** mx_pages_are_whole: whether no text of any page was left out. */
bool mx_pages_are_whole(const MxDisclosure *d);

/** mx_grid_has_figures: whether a grid that nothing claimed has figures in two of its rows: it may
 * be a table, or a part of one. */
bool mx_grid_has_figures(const MxUnclaimed *grid);

/** mx_table_lacks_page: whether a page on which @table goes on has nothing that could be read: it
 * may be a picture. */
bool mx_table_lacks_page(const MxDisclosure *d, const MxTable *table);

/** mx_table_goes_on: whether @table is one of two parts of a table, told by one title on two pages
 * of which the second has no total. */
bool mx_table_goes_on(const MxDisclosure *d, const MxTable *table);

/**
 * mx_table_may_be_cut:
 *
 * Returns: whether rows or figures of @table may be elsewhere: a page of it has figures that were
 *     lost, read twice or not at all, or a grid with figures that nothing claimed, or a table
 *     without a title begins on its pages or the one behind them, or that one could not be read
 */
bool mx_table_may_be_cut(const MxDisclosure *d, const MxTable *table);

#endif
