/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of mx_extract(), for who wants to see what lies between them: takes pages; gives
 * layouts, and what they say. */
#ifndef MX_EXTRACT_PIPELINE_H
#define MX_EXTRACT_PIPELINE_H

#include <mingxi/extract.h>

#include "page/page.h"

/**
 * MxLaying: pages on their way to layouts. What a page's characters and rulings were is freed at
 * once, so that memory grows with what is printed in cells only; pages that were read from pictures
 * wait for the others: one tells what another shows poorly.
 */
typedef struct {
    GPtrArray *layouts, *waiting;
} MxLaying;

MxLaying mx_pipeline_begin(void);
void mx_laying_clear(MxLaying *laying);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxLaying, mx_laying_clear)

/** mx_pipeline_add_page: @page: (transfer full): the next one. */
void mx_pipeline_add_page(MxLaying *laying, MxPage *page);

/** mx_pipeline_waits: whether pages wait, for which there must be patterns. */
bool mx_pipeline_waits(const MxLaying *laying);

/**
 * mx_pipeline_lay_out:
 * @patterns: (nullable): NULL where no page waits
 *
 * Returns: (transfer full) (element-type MxLayout): the pages that were added
 */
GPtrArray *mx_pipeline_lay_out(MxLaying *laying, const MxPatterns *patterns);

/**
 * mx_pipeline_load:
 * @get, @data: for the words that readings of pictures are held against
 *
 * Returns: (transfer full) (element-type MxLayout): the pages, in order; NULL on error
 */
GPtrArray *mx_pipeline_load(MxSource *source, MxPatternsGet get, gpointer data, GError **error);

/** mx_pipeline_patterns: MxPatternsGet for patterns that are there. */
const MxPatterns *mx_pipeline_patterns(gpointer patterns, GError **error);

/** mx_pipeline_read: (transfer full): what @layouts, the pages of @source, say. */
MxDisclosure *mx_pipeline_read(const MxSource *source, const GPtrArray *layouts,
                               const MxPatterns *patterns);

/** mx_pipeline_read_layouts: what @layouts say, into @disclosure, whose `source` is described. */
void mx_pipeline_read_layouts(MxDisclosure *disclosure, const GPtrArray *layouts,
                              const MxPatterns *patterns);

#endif
