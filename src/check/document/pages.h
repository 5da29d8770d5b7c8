/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the document → what was read of it. */
#ifndef MX_CHECK_DOCUMENT_PAGES_H
#define MX_CHECK_DOCUMENT_PAGES_H

#include <stdbool.h>

#include "model/disclosure.h"

/** mx_page_has_text: whether prose stands on the page. */
bool mx_page_has_text(const MxDisclosure *d, guint page);

/** mx_page_has_grid: whether a table, a form, or a grid that nothing claimed does. */
bool mx_page_has_grid(const MxDisclosure *d, guint page);

/** mx_pages_are_whole: whether no text of any page was left out. */
bool mx_pages_are_whole(const MxDisclosure *d);

#endif
