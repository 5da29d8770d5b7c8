/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive as an Open Fiscal Data Package. */
#ifndef MX_ARCHIVE_EXPORT_PACKAGE_FISCAL_H
#define MX_ARCHIVE_EXPORT_PACKAGE_FISCAL_H

#include "archive/database/query.h"

/** mx_export_fiscal: budget lines with their classifications and phase, as @folder/fiscal/. */
bool mx_export_fiscal(MxDatabase *database, const char *folder, GError **error);

#endif
