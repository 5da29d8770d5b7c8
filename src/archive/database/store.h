/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents into the database, and what is known of those that are there. */
#ifndef MX_ARCHIVE_DATABASE_STORE_H
#define MX_ARCHIVE_DATABASE_STORE_H

#include <glib.h>
#include <stdbool.h>

#include "archive/database/query.h"

/** mx_database_use_extractor: documents stored from here on were read by that. */
bool mx_database_use_extractor(MxDatabase *database, const char *version, const char *packs,
                               GError **error);

/** mx_database_keep_json: makes room for the JSON of documents (table `document_json`). */
bool mx_database_keep_json(MxDatabase *database, GError **error);

/** MxStored: what is there already. @id: 0: nothing; @current: by the extractor in use. */
typedef struct {
    gint64 id;
    bool done;
    bool current;
    bool has_json;
} MxStored;

/** mx_database_find: the document with those bytes. */
bool mx_database_find(MxDatabase *database, const char *sha256, MxStored *stored, GError **error);

/** MxPlace: where a document was found. @raw: (nullable): the name's bytes where not UTF-8. */
typedef struct {
    const char *path;
    GBytes *raw;
} MxPlace;

/** MxDocumentRows: @sha256: (nullable): of what has no bytes; @json: (nullable): kept as it is. */
typedef struct {
    const char *sha256;
    const guint8 *records;
    gsize length;
    const char *json;
} MxDocumentRows;

/**
 * mx_database_store:
 *
 * Puts the document in the place of what was there with the same bytes (or, without bytes, at the
 * same path), under the same id, and notes @place. One transaction. Errors: %MX_ERROR_FORMAT where
 * the records are none of this document's, and the database is as it was; %MX_ERROR_DATABASE.
 */
bool mx_database_store(MxDatabase *database, const MxDocumentRows *rows, const MxPlace *place,
                       GError **error);

/** mx_database_add_place: the document with the bytes of @sha256 was found at @place too. */
bool mx_database_add_place(MxDatabase *database, const char *sha256, const MxPlace *place,
                           GError **error);

#endif
