/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hidden text, in words. */
#ifndef MX_PAGE_VECTOR_TEXT_TELL_H
#define MX_PAGE_VECTOR_TEXT_TELL_H

#include "page/page.h"

/**
 * mx_page_tell_hidden:
 *
 * Returns: (transfer full) (nullable): the figures among @page->hidden, with what is hidden beside
 * them on their line; NULL where there are none
 */
char *mx_page_tell_hidden(const MxPage *page);

/**
 * mx_page_count_hidden_words:
 *
 * Returns: how many letters among @page->hidden are of texts without a figure that the page does
 * not show elsewhere
 */
guint mx_page_count_hidden_words(const MxPage *page);

/**
 * mx_page_tell_cut:
 *
 * Returns: (transfer full) (nullable): figures of which a part is seen and a part hidden, as
 * "12,345|.00"; NULL where there are none
 */
char *mx_page_tell_cut(const MxPage *page);

#endif
