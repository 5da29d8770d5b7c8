/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's pages: those that are pictures are read from them. */
#ifndef MX_OCR_PAGES_H
#define MX_OCR_PAGES_H

#include "ocr/ocr.h"
#include "page/source.h"

/** MxPages: reads pages of a source one by one. */
typedef struct _MxPages MxPages;

/** mx_pages_new: (transfer full): @source is borrowed. Nothing is loaded before a page needs it. */
MxPages *mx_pages_new(MxSource *source);
void mx_pages_free(MxPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPages, mx_pages_free)

/** mx_pages_try: as mx_source_try_page(). */
MxPage *mx_pages_try(MxPages *pages, guint number, GError **error);

#endif
