/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that the pages show. */
#ifndef MX_SITE_LISTS_H
#define MX_SITE_LISTS_H

#include "site/output.h"

/** mx_site_write_lists: every list that the pages show, in chunks, and as CSV and JSON whole. */
bool mx_site_write_lists(const MxSite *site, GError **error);

#endif
