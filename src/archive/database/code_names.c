/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes are named by the packs that read the documents. A run that changes nothing writes nothing.
 */
#include "archive/database/given.h"
#include "pattern/classification.h"

typedef struct {
    MxDatabase *database;
    sqlite3_stmt *statement;
    guint n;
    bool failed;
} Walk;

static void bind_year(sqlite3_stmt *statement, int i, int year) {
    if (year > 0)
        sqlite3_bind_int(statement, i, year);
    else
        sqlite3_bind_null(statement, i);
}

static int step_name(const Walk *walk, const char *code, const char *name, bool official, int from,
                     int until) {
    sqlite3_reset(walk->statement);
    sqlite3_bind_text(walk->statement, 1, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(walk->statement, 2, name, -1, SQLITE_STATIC);
    sqlite3_bind_text(walk->statement, 3, official ? "official" : "common", -1, SQLITE_STATIC);
    bind_year(walk->statement, 4, from);
    bind_year(walk->statement, 5, until);
    return sqlite3_step(walk->statement);
}

static bool is_there(const char *code, const char *name, bool official, int from, int until,
                     gpointer data) {
    Walk *walk = data;
    walk->n++;
    return step_name(walk, code, name, official, from, until) == SQLITE_ROW;
}

static bool insert(const char *code, const char *name, bool official, int from, int until,
                   gpointer data) {
    Walk *walk = data;
    walk->failed = step_name(walk, code, name, official, from, until) != SQLITE_DONE;
    return !walk->failed;
}

/* Whether the database has these names and no others. */
static bool are_stored(MxDatabase *database, const MxClassification *codes, GError **error) {
    Walk walk = { .database = database };
    walk.statement = mx_database_prepare(
        database,
        "SELECT 1 FROM code_names WHERE code = ?1 AND name = ?2 AND usage = ?3 AND first_year IS "
        "?4 AND last_year IS ?5",
        error);
    bool all = walk.statement != NULL && mx_classification_each(codes, is_there, &walk);
    sqlite3_finalize(walk.statement);
    return all &&
           mx_sql_number(mx_database_handle(database), "SELECT count(*) FROM code_names") == walk.n;
}

static bool store(MxDatabase *database, const MxClassification *codes, GError **error) {
    Walk walk = { .database = database };
    if (!mx_database_run(database, "DELETE FROM code_names", error))
        return false;
    walk.statement = mx_database_prepare(
        database, "INSERT OR REPLACE INTO code_names VALUES (?1, ?2, ?3, ?4, ?5)", error);
    if (walk.statement == NULL)
        return false;
    mx_classification_each(codes, insert, &walk);
    if (walk.failed)
        mx_database_set_error(mx_database_handle(database), error);
    sqlite3_finalize(walk.statement);
    return !walk.failed;
}

bool mx_code_names_store(MxDatabase *database, const MxPatterns *patterns, GError **error) {
    const MxClassification *codes = mx_patterns_classification(patterns);
    if (are_stored(database, codes, error))
        return true;
    if (!mx_database_begin(database, error))
        return false;
    if (store(database, codes, error) && mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    return false;
}
