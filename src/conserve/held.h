/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document → the figures that it holds, and of which pages. */
#ifndef MX_CONSERVE_HELD_H
#define MX_CONSERVE_HELD_H

#include <stdbool.h>

#include "conserve/figures.h"
#include "model/disclosure.h"

/**
 * MxHeld: a figure that the document holds.
 * @first, @last: the pages on which it may be printed
 * @owed: it stands for one printed box of its own, so that it must be printed: an amount of a cell
 * @code: of a column of codes
 * @repeatable: pages may print it any number of times: of a title, a unit, a header
 * @used: whether a printed figure accounts for it
 */
typedef struct {
    guint id, first, last;
    bool owed, code, repeatable, used;
} MxHeld;

/**
 * MxHoldings: @narrow, @wide: (element-type GArray of MxHeld): by the figure's number: what is
 * printed on one page, page by page, and on one of several
 */
typedef struct {
    MxFigures *figures;
    GPtrArray *narrow, *wide;
} MxHoldings;

/** mx_holdings_new: (transfer full): what @disclosure holds; its figures are added to @figures. */
MxHoldings *mx_holdings_new(MxFigures *figures, const MxDisclosure *disclosure);
void mx_holdings_free(MxHoldings *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxHoldings, mx_holdings_free)

/**
 * mx_holdings_use: lets a figure printed on @page account for one that the document holds, which it
 * does once, unless that may be repeated.
 *
 * Returns: the last page on which that one may be printed; 0 where there is none
 */
guint mx_holdings_use(MxHoldings *holdings, guint id, guint page);

/** mx_holdings_use_end: the same for the last digits of a code. */
bool mx_holdings_use_end(MxHoldings *holdings, guint id, guint page);

#endif
