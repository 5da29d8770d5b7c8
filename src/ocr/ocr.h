/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are pictures → the same page model as any other. */
#ifndef MX_OCR_OCR_H
#define MX_OCR_OCR_H

#include "ocr/image/raster.h"
#include "page/page.h"

/** MxOcr: a reader of pictures, asked by one thread at a time. */
typedef struct _MxOcr MxOcr;

/**
 * mx_ocr_find_dir:
 *
 * The folder with the recogniser's weights: $MINGXI_OCR, or as mx_installed_folder() finds it.
 *
 * Returns: (transfer full) (nullable): NULL where there are none
 */
char *mx_ocr_find_dir(void);

/** mx_ocr_load: (transfer full): with the weights in @dir, to read lines in so many @threads.
 * %MX_ERROR_IO; %MX_ERROR_FORMAT where they are not those that are known. */
MxOcr *mx_ocr_load(const char *dir, guint threads, GError **error);
void mx_ocr_free(MxOcr *ocr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxOcr, mx_ocr_free)

/**
 * mx_ocr_read:
 * @picture: the page as displayed; it is changed
 * @always: whether text that lies over the picture is replaced whatever it is; else where it is
 *     poor
 * @page: gets the rulings of @picture, and its characters unless its own are kept; nothing where
 *     there are none
 *
 * A page that leans is read as if it did not; one that is turned gets boxes that are turned.
 */
void mx_ocr_read(MxOcr *ocr, MxRaster *picture, bool always, MxPage *page);

#endif
