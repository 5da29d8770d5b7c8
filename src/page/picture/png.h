/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_PAGE_PICTURE_PNG_H
#define MX_PAGE_PICTURE_PNG_H

#include <glib.h>

#include "page/canvas.h"

/**
 * mx_canvas_to_png:
 *
 * The canvas as PNG, in the smallest form that looks the same: 16 greys where the page is grey, a
 * palette where it has few colours, else full colour.
 *
 * Returns: (transfer full): NULL with %MX_ERROR_LIMIT where libpng refuses
 */
GByteArray *mx_canvas_to_png(const MxCanvas *canvas, GError **error);

#endif
