/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports of the documents whose files still lie where they were found. */
#ifndef MX_SITE_REPORTS_H
#define MX_SITE_REPORTS_H

#include "site/output.h"

/**
 * mx_site_write_reports: the reports of the documents whose files are still there.
 *
 * Returns: (transfer full) (element-type utf8): the keys of those that were written
 */
GHashTable *mx_site_write_reports(const MxSite *site, GError **error);

#endif
