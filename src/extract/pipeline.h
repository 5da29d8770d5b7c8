/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of mx_extract(), for who wants to see what lies between them. */
#ifndef MX_EXTRACT_PIPELINE_H
#define MX_EXTRACT_PIPELINE_H

#include <mingxi/extract.h>

/** mx_pipeline_load: (transfer full) (element-type MxLayout): all pages, in order. */
GPtrArray *mx_pipeline_load(MxSource *source, GError **error);

/** mx_pipeline_read: (transfer full): what @layouts, the pages of @source, say. */
MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns);

#endif
