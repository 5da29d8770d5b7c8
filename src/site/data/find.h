/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search of the site looks into. */
#ifndef MX_SITE_FIND_H
#define MX_SITE_FIND_H

#include "site/output.h"

/** mx_site_write_find: the names that can be searched, and an index of them; adds to @manifest what
 * a page needs to know of it. */
bool mx_site_write_find(const MxSite *site, GString *manifest, GError **error);

#endif
