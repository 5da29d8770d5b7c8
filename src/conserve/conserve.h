/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every printed figure is held once: takes layouts and the document that they were read to;
 * gives what is lost, and diagnostics. */
#ifndef MX_CONSERVE_CONSERVE_H
#define MX_CONSERVE_CONSERVE_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * MxConservation: of a document's figures.
 * @printed: those in the lines and cells of its pages
 * @lost: of these, those that the document does not hold
 * @twice: amounts that it holds and no page prints: one of two boxes that share a printed one
 * @unplaced: digits of pages in no line and no cell
 */
typedef struct {
    guint printed, lost, twice, unplaced;
} MxConservation;

/**
 * mx_conserve_figures: adds `figures-lost` and `figures-twice` to @disclosure, one for each page
 * that has such.
 * @layouts: (element-type MxLayout): the pages, in order
 */
MxConservation mx_conserve_figures(MxDisclosure *disclosure, const GPtrArray *layouts,
                                   const MxPatterns *patterns);

#endif
