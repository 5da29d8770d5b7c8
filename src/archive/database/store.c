/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records get the ids that follow those in use. */
#include "archive/database/store.h"

#include <mingxi/error.h>
#include <string.h>

#include "archive/database/connection.h"
#include "archive/database/database.h"
#include "archive/database/ids.h"
#include "archive/records/check/check.h"
#include "archive/records/encoding.h"

/* ------------------------------------------------------------------------------- statements -- */

/* @statement: prepared by @sql when first used, then reused. */
static sqlite3_stmt *use(MxDatabase *database, sqlite3_stmt **statement, const char *sql,
                         GError **error) {
    if (*statement == NULL)
        *statement = mx_database_prepare(database, sql, error);
    return *statement;
}

/* Runs a statement that gives no row, and makes it ready for the next time. */
static bool finish(MxDatabase *database, sqlite3_stmt *statement, GError **error) {
    bool done = sqlite3_step(statement) == SQLITE_DONE;
    if (!done)
        mx_database_set_error(database->handle, error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

/* A statement that gives at most one row with one integer; 0 where it gives none. */
static bool fetch(MxDatabase *database, sqlite3_stmt *statement, gint64 *value, GError **error) {
    int code = sqlite3_step(statement);
    *value = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        mx_database_set_error(database->handle, error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static sqlite3_stmt *insert_into(MxDatabase *database, MxRecordKind kind, GError **error) {
    if (database->insert[kind] != NULL)
        return database->insert[kind];
    const MxRecordTable *table = mx_record_table(kind);
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_printf(sql, "INSERT INTO %s VALUES (?", table->name);
    for (guint i = 1; i < table->n_fields; i++)
        g_string_append(sql, ",?");
    g_string_append_c(sql, ')');
    return database->insert[kind] = mx_database_prepare(database, sql->str, error);
}

/* ---------------------------------------------------------------------------------- inserts -- */

/* @base: what is added to the ids of each table. */
static void bind(sqlite3_stmt *statement, guint i, const MxRecordField *field,
                 const MxRecordValue *value, gint64 base) {
    int place = (int)i + 1;
    if (value->tag == 'I')
        sqlite3_bind_int64(statement, place,
                           value->integer + (field->type <= MX_FIELD_REF ? base : 0));
    else if (value->tag == 'T')
        sqlite3_bind_text(statement, place, value->text, (int)value->length, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, place);
}

/* What mx_records_check() does not know: what must be there, and what only once. */
static bool finish_record(MxDatabase *database, sqlite3_stmt *statement, GError **error) {
    g_autoptr(GError) failed = NULL;
    if (finish(database, statement, &failed))
        return true;
    int code = sqlite3_errcode(database->handle) & 0xff;
    if (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG)
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "the answer is no document's: %s",
                    failed->message);
    else
        g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

static bool insert_record(MxDatabase *database, MxRecordKind kind, const MxRecordValue *values,
                          const gint64 *base, GError **error) {
    const MxRecordTable *table = mx_record_table(kind);
    sqlite3_stmt *statement = insert_into(database, kind, error);
    if (statement == NULL)
        return false;
    for (guint i = 0; i < table->n_fields; i++) {
        const MxRecordField *field = &table->fields[i];
        bind(statement, i, field, &values[i],
             field->type == MX_FIELD_KEY ? base[kind] : base[field->ref]);
    }
    if (table->fields[0].type == MX_FIELD_KEY)
        database->last[kind] = MAX(database->last[kind], values[0].integer + base[kind]);
    return finish_record(database, statement, error);
}

static bool insert_records(MxDatabase *database, const MxDocumentRows *rows, const gint64 *base,
                           GError **error) {
    MxRecordReader reader = { rows->records, rows->records + rows->length };
    MxRecordValue values[MX_RECORD_MAX_FIELDS];
    int kind;
    while ((kind = mx_records_next(&reader, values)) >= 0)
        if (!insert_record(database, (MxRecordKind)kind, values, base, error))
            return false;
    return true;
}

/* ---------------------------------------------------------------------------- what is there -- */

/* Runs @sql on the two texts; @id: what it gives, 0 where it gives nothing. */
static bool ask_extractor(MxDatabase *database, const char *sql, const char *const texts[2],
                          gint64 *id, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    for (int i = 0; i < 2; i++)
        sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_STATIC);
    bool good = fetch(database, statement, id, error);
    sqlite3_finalize(statement);
    return good;
}

bool mx_database_use_extractor(MxDatabase *database, const char *version, const char *packs,
                               GError **error) {
    static const char FIND[] = "SELECT id FROM extractors WHERE version = ?1 AND packs = ?2";
    static const char ADD[] = "INSERT INTO extractors (version, packs) VALUES (?1, ?2)";
    const char *const texts[] = { version, packs };
    gint64 nothing;
    if (!ask_extractor(database, FIND, texts, &database->extractor, error))
        return false;
    return database->extractor > 0 ||
           (ask_extractor(database, ADD, texts, &nothing, error) &&
            ask_extractor(database, FIND, texts, &database->extractor, error));
}

bool mx_database_keep_json(MxDatabase *database, GError **error) {
    database->keeps_json = true;
    return mx_database_run(database,
                           "CREATE TABLE IF NOT EXISTS document_json (document_id INTEGER PRIMARY "
                           "KEY REFERENCES documents (id) ON DELETE CASCADE, json TEXT NOT NULL)",
                           error);
}

bool mx_database_find(MxDatabase *database, const char *sha256, MxStored *stored, GError **error) {
    *stored = (MxStored){ 0 };
    sqlite3_stmt *find =
        use(database, &database->find,
            database->keeps_json
                ? "SELECT id, status = 'done', extractor_id, EXISTS (SELECT 1 FROM document_json "
                  "WHERE document_id = id) FROM documents WHERE sha256 = ?1"
                : "SELECT id, status = 'done', extractor_id, 0 FROM documents WHERE sha256 = ?1",
            error);
    if (find == NULL)
        return false;
    sqlite3_bind_text(find, 1, sha256, -1, SQLITE_STATIC);
    int code = sqlite3_step(find);
    if (code == SQLITE_ROW) {
        stored->id = sqlite3_column_int64(find, 0);
        stored->done = sqlite3_column_int(find, 1) != 0;
        stored->current = sqlite3_column_int64(find, 2) == database->extractor;
        stored->has_json = sqlite3_column_int(find, 3) != 0;
    } else if (code != SQLITE_DONE) {
        mx_database_set_error(database->handle, error);
    }
    sqlite3_reset(find);
    sqlite3_clear_bindings(find);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The document at @path; 0 where there is none. @nameless: only one without bytes. */
static bool find_at(MxDatabase *database, const char *path, bool nameless, gint64 *id,
                    GError **error) {
    sqlite3_stmt *find = use(database, &database->path_of,
                             "SELECT p.document_id FROM paths p JOIN documents d "
                             "ON d.id = p.document_id WHERE p.path = ?1 "
                             "AND (?2 = 0 OR d.sha256 IS NULL)",
                             error);
    if (find == NULL)
        return false;
    sqlite3_bind_text(find, 1, path, -1, SQLITE_STATIC);
    sqlite3_bind_int(find, 2, nameless);
    return fetch(database, find, id, error);
}

/* ---------------------------------------------------------------------------------- storing -- */

static bool remove_document(MxDatabase *database, gint64 id, GError **error) {
    sqlite3_stmt *statement =
        use(database, &database->remove, "DELETE FROM documents WHERE id = ?1", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    return finish(database, statement, error);
}

/* A document that no path leads to any more was replaced at its place by another. */
static bool remove_orphan(MxDatabase *database, gint64 id, GError **error) {
    sqlite3_stmt *statement = use(database, &database->orphan,
                                  "DELETE FROM documents WHERE id = ?1 AND NOT EXISTS "
                                  "(SELECT 1 FROM paths WHERE document_id = ?1)",
                                  error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    return finish(database, statement, error);
}

static bool set_place(MxDatabase *database, gint64 document, const MxPlace *place, GError **error) {
    gint64 before;
    if (!find_at(database, place->path, false, &before, error))
        return false;
    if (before == document)
        return true;
    sqlite3_stmt *statement =
        use(database, &database->set_path,
            "INSERT INTO paths (path, raw, document_id) VALUES (?1, ?2, ?3) ON CONFLICT (path) "
            "DO UPDATE SET raw = excluded.raw, document_id = excluded.document_id",
            error);
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, place->path, -1, SQLITE_STATIC);
    if (place->raw != NULL)
        sqlite3_bind_blob(statement, 2, g_bytes_get_data(place->raw, NULL),
                          (int)g_bytes_get_size(place->raw), SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, document);
    return finish(database, statement, error) &&
           (before == 0 || remove_orphan(database, before, error));
}

static bool keep_json(MxDatabase *database, gint64 document, const char *json, GError **error) {
    if (json == NULL)
        return true;
    sqlite3_stmt *statement =
        use(database, &database->json,
            "INSERT INTO document_json (document_id, json) VALUES (?1, ?2)", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, document);
    sqlite3_bind_text(statement, 2, json, -1, SQLITE_STATIC);
    return finish(database, statement, error);
}

/* The paths of the document that is replaced stay: they are taken off it and put back. */
static bool keep_paths(MxDatabase *database, gint64 from, gint64 to, GError **error) {
    g_autofree char *sql = g_strdup_printf("UPDATE paths SET document_id = %" G_GINT64_FORMAT
                                           " WHERE document_id = %" G_GINT64_FORMAT,
                                           to, from);
    return mx_database_run(database, sql, error);
}

static bool replace(MxDatabase *database, gint64 old, const MxDocumentRows *rows, GError **error) {
    gint64 base[MX_N_RECORDS];
    memcpy(base, database->last, sizeof base);
    base[MX_RECORD_DOCUMENTS] = old - 1;
    base[MX_RECORD_EXTRACTORS] = database->extractor - 1;
    /* While it is replaced its paths refer to nothing; the keys are checked at the end. */
    return mx_database_run(database, "PRAGMA defer_foreign_keys = ON", error) &&
           keep_paths(database, old, -1, error) && remove_document(database, old, error) &&
           insert_records(database, rows, base, error) && keep_paths(database, -1, old, error);
}

/* @id: of the document that is replaced, or 0 */
static bool store(MxDatabase *database, const MxDocumentRows *rows, const MxPlace *place, gint64 id,
                  GError **error) {
    bool stored;
    if (id > 0) {
        stored = replace(database, id, rows, error);
    } else {
        gint64 base[MX_N_RECORDS];
        memcpy(base, database->last, sizeof base);
        base[MX_RECORD_EXTRACTORS] = database->extractor - 1;
        id = database->last[MX_RECORD_DOCUMENTS] + 1;
        stored = insert_records(database, rows, base, error);
    }
    return stored && keep_json(database, id, rows->json, error) &&
           set_place(database, id, place, error);
}

static bool end_transaction(MxDatabase *database, bool good, GError **error) {
    if (good && mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    mx_database_load_ids(database, NULL);
    return false;
}

/* The document that is there: with the same bytes, or at the same place; 0 for none. */
static bool find_old(MxDatabase *database, const MxDocumentRows *rows, const MxPlace *place,
                     gint64 *id, gint64 *at_place, GError **error) {
    MxStored stored = { 0 };
    bool found = rows->sha256 != NULL ? mx_database_find(database, rows->sha256, &stored, error)
                                      : find_at(database, place->path, true, &stored.id, error);
    *id = stored.id;
    return found && find_at(database, place->path, false, at_place, error);
}

/* Where nothing goes, nothing is looked for: that each row of a document refers to one of the
 * same, mx_records_check() knows, and SQLite would look for every one of them once more, which
 * takes a third of the writing. */
bool mx_database_store(MxDatabase *database, const MxDocumentRows *rows, const MxPlace *place,
                       GError **error) {
    gint64 id, at_place;
    if (!mx_records_check(rows->records, rows->length, rows->sha256, error) ||
        !find_old(database, rows, place, &id, &at_place, error))
        return false;
    bool adds = id == 0 && at_place == 0;
    return (adds ? mx_database_begin_adding : mx_database_begin_removing)(database, error) &&
           end_transaction(database, store(database, rows, place, id, error), error);
}

bool mx_database_add_place(MxDatabase *database, const char *sha256, const MxPlace *place,
                           GError **error) {
    MxStored stored;
    gint64 there;
    if (!mx_database_find(database, sha256, &stored, error) ||
        !find_at(database, place->path, false, &there, error))
        return false;
    if (stored.id == 0) {
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "%s: its document is missing", place->path);
        return false;
    }
    if (there == stored.id)
        return true;
    return (there == 0 ? mx_database_begin_adding : mx_database_begin_removing)(database, error) &&
           end_transaction(database, set_place(database, stored.id, place, error), error);
}
