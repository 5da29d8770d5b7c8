/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the documents of a database to the bodies whose they are. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_COLLECT_H
#define MX_ARCHIVE_ORGANIZATIONS_COLLECT_H

#include "archive/database/database.h"
#include "archive/organizations/place.h"

/** MxBodyDocument: @date: (nullable): when it came; @rank: what its title says of its edition: a
 * draft -1, a correction 1 */
typedef struct {
    gint64 id;
    char *name, *level, *kind, *title;
    int year;
    int rank;
} MxBodyDocument;

/**
 * MxBody:
 * @identity: its place and what is left of its name; `rest` of it alone
 * @key: what stands for it in every database
 * @type, @parent: (nullable): what the user's file says
 * @documents: (element-type MxBodyDocument), in order of their ids
 */
typedef struct {
    char *identity, *key, *rest, *name, *type, *parent;
    const MxRegion *region;
    const char *how, *reason;
    bool government;
    GPtrArray *documents;
    gint64 id;
} MxBody;

/** mx_bodies_collect: (transfer full) (element-type MxBody): in order of their keys; NULL with
 * @error. */
GPtrArray *mx_bodies_collect(MxDatabase *database, const MxRegions *regions, const MxWords *words,
                             GError **error);

#endif
