/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings of a page → grids. lattice.c drives the files of this room. */
#ifndef MX_LAYOUT_LATTICE_LATTICE_H
#define MX_LAYOUT_LATTICE_LATTICE_H

#include <glib.h>

#include "page/page.h"

/**
 * mx_lattice_find:
 * @frames: (element-type MxGrid): takes those that are boxes around columns that no ruling parts
 * @drawings: (element-type MxBox): takes the boxes of charts and diagrams
 *
 * Returns: (transfer full) (element-type MxGrid): grids drawn by rulings, without text
 */
GPtrArray *mx_lattice_find(const MxPage *page, GPtrArray *frames, GArray *drawings);

#endif
