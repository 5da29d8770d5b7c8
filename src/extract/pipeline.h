/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of mx_extract(), for who wants to see what lies between them: takes pages; gives
 * layouts, and what they say. */
#ifndef MX_EXTRACT_PIPELINE_H
#define MX_EXTRACT_PIPELINE_H

#include <mingxi/extract.h>

/**
 * mx_pipeline_load:
 *
 * Returns: (transfer full) (element-type MxLayout): the pages, in order; NULL on error
 */
GPtrArray *mx_pipeline_load(MxSource *source, GError **error);

/** mx_pipeline_read: (transfer full): what @layouts, the pages of @source, say. */
MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns);

/** mx_pipeline_read_layouts: what @layouts say, into @disclosure, whose `source` is described. */
void mx_pipeline_read_layouts(MxDisclosure *disclosure, const GPtrArray *layouts,
                              const MxPatterns *patterns);

#endif
