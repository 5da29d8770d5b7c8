/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page and the data of each document, and of each organization. */
#ifndef MX_SITE_DOCUMENTS_H
#define MX_SITE_DOCUMENTS_H

#include "site/output.h"

/** mx_site_write_documents: a page and the data of each. @reports: (nullable): keys of the
 * documents that have a report; @n: (inout): documents written */
bool mx_site_write_documents(const MxSite *site, GHashTable *reports, guint *n, GError **error);

#endif
