/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every printed figure is held once: takes layouts and the document that they were read to;
 * gives counts, and diagnostics. */
#ifndef MX_CONSERVE_CONSERVE_H
#define MX_CONSERVE_CONSERVE_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_conserve_figures: fills @disclosure->figures, and adds `figures-lost` and `figures-twice`, one
 * for each page that has such.
 * @layouts: (element-type MxLayout): the pages, in order
 * @pack: by which they were read
 */
void mx_conserve_figures(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack);

#endif
