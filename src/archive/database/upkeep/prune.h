/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents whose places are gone leave the database. */
#ifndef MX_ARCHIVE_DATABASE_PRUNE_H
#define MX_ARCHIVE_DATABASE_PRUNE_H

#include <glib.h>
#include <stdbool.h>

#include "archive/database/query.h"

/**
 * MxPrune: what a run has found, as `paths.path` names it.
 * @tops, @n_tops: where it has looked: files, folders, archives
 * @found: (element-type utf8): the places that are there
 * @closed: (element-type utf8): folders and archives that could not be looked into: what was found
 *     there before stays
 */
typedef struct {
    char **tops;
    guint n_tops;
    GHashTable *found, *closed;
} MxPrune;

/** mx_database_prune: drops the places below @tops that were not found, and the documents that no
 * place leads to any more, in one transaction. @n: (out): documents dropped. */
bool mx_database_prune(MxDatabase *database, const MxPrune *prune, guint64 *n, GError **error);

#endif
