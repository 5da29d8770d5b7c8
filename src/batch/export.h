/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the database: the other formats, made from it. */
#ifndef MX_BATCH_EXPORT_H
#define MX_BATCH_EXPORT_H

#include <mingxi/batch.h>

#include "archive/database/query.h"

/** mx_batch_database_path: (transfer full): where the database stands; makes the folder for it. */
char *mx_batch_database_path(const MxBatchOptions *options, GError **error);

/** mx_batch_export: writes the format that @options ask for. */
bool mx_batch_export(MxDatabase *database, const MxBatchOptions *options, GError **error);

#endif
