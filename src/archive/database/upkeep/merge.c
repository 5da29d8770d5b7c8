/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Table by table: ids are moved up by as many as are in use already, and so still ascend as
 * printed. `map` says what becomes of each document of the other:
 *
 *     old id   new id   taken
 *          1       18       1    new here, or had failed here
 *          2        5       0    here already
 */
#include "archive/database/upkeep/merge.h"

#include "archive/database/connection.h"
#include "archive/database/database.h"
#include "archive/database/ids.h"
#include "archive/database/store.h"

#define MAP                                                                                        \
    "DROP TABLE IF EXISTS temp.map;"                                                               \
    "CREATE TEMP TABLE map (old_id INTEGER PRIMARY KEY, new_id INTEGER, taken INTEGER);"

/* The document here with the same bytes; what has none goes by its path. */
#define SAME                                                                                       \
    "(h.sha256 = o.sha256 OR (o.sha256 IS NULL AND h.sha256 IS NULL AND h.id IN "                  \
    "(SELECT p.document_id FROM main.paths p JOIN other.paths q ON q.path = p.path "               \
    "WHERE q.document_id = o.id)))"

static bool count(MxDatabase *database, const char *sql, guint64 *n, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, sql, error);
    if (statement == NULL)
        return false;
    if (sqlite3_step(statement) == SQLITE_ROW)
        *n = (guint64)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return true;
}

#define FAILED_HERE                                                                                \
    "FROM main.documents h JOIN other.documents o ON " SAME                                        \
    " WHERE h.status = 'failed' AND o.status = 'done'"

static bool count_failed(MxDatabase *database, guint64 *n, GError **error) {
    return count(database, "SELECT count(*) " FAILED_HERE, n, error);
}

/* What failed here and not there is thrown away first, its paths kept for the other. */
static bool drop_failed(MxDatabase *database, GError **error) {
    return mx_database_run(
        database, "DELETE FROM main.documents WHERE id IN (SELECT h.id " FAILED_HERE ")", error);
}

static bool fill_map(MxDatabase *database, GError **error) {
    g_autofree char *sql = g_strdup_printf(
        MAP "INSERT INTO map SELECT o.id, h.id, 0 FROM other.documents o "
            "JOIN main.documents h ON h.sha256 = o.sha256;"
            "INSERT OR IGNORE INTO map SELECT o.id, h.id, 0 FROM other.documents o "
            "JOIN main.documents h ON " SAME " WHERE o.sha256 IS NULL;"
            "INSERT INTO map SELECT id, %" G_GINT64_FORMAT " + row_number() OVER (ORDER BY id), 1 "
            "FROM other.documents WHERE id NOT IN (SELECT old_id FROM map);",
        database->last[MX_RECORD_DOCUMENTS]);
    return mx_database_run(database, sql, error);
}

/* The condition that a record of @kind in `other` is part of a document that is taken. A part of a
 * form names one of several; any other names what it is a part of first. */
static void append_condition(GString *sql, MxRecordKind kind) {
    if (kind == MX_RECORD_DOCUMENTS) {
        g_string_append(sql, "id IN (SELECT old_id FROM map WHERE taken)");
        return;
    }
    const MxRecordTable *table = mx_record_table(kind);
    const char *before = "(";
    for (guint i = 0; i < table->n_fields; i++) {
        const MxRecordField *field = &table->fields[i];
        if (field->type != MX_FIELD_REF)
            continue;
        g_string_append_printf(sql, "%s%s IN (SELECT id FROM other.%s WHERE ", before, field->name,
                               mx_record_table(field->ref)->name);
        append_condition(sql, field->ref);
        g_string_append_c(sql, ')');
        before = " OR ";
        if (field->ref < MX_RECORD_PROJECTS)
            break;
    }
    g_string_append_c(sql, ')');
}

static void append_field(GString *sql, const MxDatabase *database, MxRecordKind kind,
                         const MxRecordField *field) {
    bool key = field->type == MX_FIELD_KEY;
    MxRecordKind of = key ? kind : field->ref;
    if (of == MX_RECORD_EXTRACTORS && field->type == MX_FIELD_REF)
        g_string_append(sql, "(SELECT h.id FROM main.extractors h JOIN other.extractors o "
                             "USING (version, packs) WHERE o.id = extractor_id)");
    else if (of == MX_RECORD_DOCUMENTS && field->type <= MX_FIELD_REF)
        g_string_append_printf(sql, "(SELECT new_id FROM map WHERE old_id = %s)", field->name);
    else if (field->type <= MX_FIELD_REF)
        g_string_append_printf(sql, "%s + %" G_GINT64_FORMAT, field->name, database->last[of]);
    else
        g_string_append(sql, field->name);
}

static bool copy_table(MxDatabase *database, MxRecordKind kind, GError **error) {
    const MxRecordTable *table = mx_record_table(kind);
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_printf(sql, "INSERT INTO main.%s SELECT ", table->name);
    for (guint i = 0; i < table->n_fields; i++) {
        g_string_append(sql, i > 0 ? ", " : "");
        append_field(sql, database, kind, &table->fields[i]);
    }
    g_string_append_printf(sql, " FROM other.%s WHERE ", table->name);
    append_condition(sql, kind);
    g_string_append(sql, table->fields[0].type == MX_FIELD_KEY ? " ORDER BY id" : "");
    return mx_database_run(database, sql->str, error);
}

static bool copy_tables(MxDatabase *database, GError **error) {
    for (MxRecordKind kind = MX_RECORD_DOCUMENTS; kind < MX_N_RECORDS; kind++)
        if (kind != MX_RECORD_PATHS && !copy_table(database, kind, error))
            return false;
    return true;
}

static bool copy_json(MxDatabase *database, GError **error) {
    guint64 there = 0;
    if (!count(database, "SELECT count(*) FROM other.sqlite_schema WHERE name = 'document_json'",
               &there, error))
        return false;
    return there == 0 ||
           (mx_database_keep_json(database, error) &&
            mx_database_run(database,
                            "INSERT INTO main.document_json SELECT m.new_id, j.json FROM "
                            "other.document_json j JOIN map m ON m.old_id = j.document_id "
                            "WHERE m.taken",
                            error));
}

/* A path that leads to another document here stays. */
static bool copy_paths(MxDatabase *database, GError **error) {
    return mx_database_run(database,
                           "INSERT INTO main.paths (path, raw, document_id) SELECT q.path, q.raw, "
                           "m.new_id FROM other.paths q JOIN map m ON m.old_id = q.document_id "
                           "WHERE true ORDER BY q.id ON CONFLICT (path) DO NOTHING",
                           error);
}

/* What is said here of a file or a name stands. */
static bool copy_given(MxDatabase *database, GError **error) {
    return mx_database_run(
        database,
        "INSERT OR IGNORE INTO main.file_sources SELECT * FROM other.file_sources;"
        "INSERT OR IGNORE INTO main.code_names SELECT * FROM other.code_names",
        error);
}

/* Where nothing goes, a new database gets its indexes when all is there. */
static bool begin(MxDatabase *database, guint64 replaced, GError **error) {
    if (replaced == 0)
        return mx_database_begin(database, error);
    return mx_database_begin_removing(database, error) && drop_failed(database, error);
}

static bool merge(MxDatabase *database, guint64 replaced, MxMergeCounts *counts, GError **error) {
    guint64 added = 0, present = 0;
    bool good = fill_map(database, error) &&
                mx_database_run(database,
                                "INSERT OR IGNORE INTO main.extractors (version, packs) "
                                "SELECT version, packs FROM other.extractors ORDER BY id",
                                error) &&
                copy_tables(database, error) && copy_json(database, error) &&
                copy_paths(database, error) && copy_given(database, error) &&
                count(database, "SELECT count(*) FROM map WHERE taken", &added, error) &&
                count(database, "SELECT count(*) FROM map WHERE NOT taken", &present, error);
    counts->added += added - replaced;
    counts->replaced += replaced;
    counts->present += present;
    return good;
}

/* Whether @path can be read as a database of this version. */
static bool check_input(const char *path, GError **error) {
    MxDatabase *other = mx_database_open_read(path, error);
    return other != NULL && mx_database_close(other, error);
}

static bool attach(MxDatabase *database, const char *path, GError **error) {
    sqlite3_stmt *statement = mx_database_prepare(database, "ATTACH ?1 AS other", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
    bool attached = sqlite3_step(statement) == SQLITE_DONE;
    if (!attached)
        mx_database_set_error(database->handle, error);
    sqlite3_finalize(statement);
    return attached;
}

bool mx_database_merge(MxDatabase *database, const char *path, MxMergeCounts *counts,
                       GError **error) {
    if (!check_input(path, error) || !attach(database, path, error))
        return false;
    guint64 replaced = 0;
    bool good = count_failed(database, &replaced, error) && begin(database, replaced, error) &&
                merge(database, replaced, counts, error) &&
                mx_database_run(database, "COMMIT", error);
    if (!good)
        mx_database_run(database, "ROLLBACK", NULL);
    mx_database_run(database, "DETACH other", NULL);
    return good && mx_database_load_ids(database, error);
}
