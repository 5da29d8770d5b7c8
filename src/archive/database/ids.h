/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids in use: those of new records follow them. */
#ifndef MX_ARCHIVE_DATABASE_IDS_H
#define MX_ARCHIVE_DATABASE_IDS_H

#include "archive/database/connection.h"

/** mx_database_load_ids: @last of @database, from what is stored. */
bool mx_database_load_ids(MxDatabase *database, GError **error);

#endif
