/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a file: versions, and who may write it. */
#include <criterion/criterion.h>
#include <mingxi/error.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/database/database.h"
#include "archive/database/store.h"
#include "archive/database/version.h"
#include "support/folder.h"

static const MxMigration STEPS[] = {
    { "CREATE TABLE a (x); INSERT INTO a VALUES (1)" },
    { "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1" },
    { "CREATE TABLE b (z)" },
};

Test(database, of_an_older_version_is_brought_up_to_date) {
    sqlite3 *handle = NULL;
    sqlite3_open(":memory:", &handle);
    for (int version = 1; version <= 3; version++) {
        cr_assert(mx_database_migrate(handle, STEPS, version, NULL, NULL));
        cr_expect_eq(mx_sql_number(handle, "PRAGMA user_version"), version);
        cr_expect_eq(mx_sql_number(handle, "PRAGMA application_id"), 0x6D786462,
                     "whoever is killed now leaves a database of ours");
    }
    cr_expect_eq(mx_sql_number(handle, "SELECT y FROM a"), 2, "what was there is kept");
    cr_expect_eq(mx_sql_number(handle, "SELECT count(*) FROM b"), 0);
    sqlite3_close(handle);
}

Test(database, stays_as_it_was_where_a_step_fails) {
    static const MxMigration BAD[] = { { "CREATE TABLE a (x); INSERT INTO a VALUES (1)" },
                                       { "CREATE TABLE c (x); nonsense" } };
    sqlite3 *handle = NULL;
    g_autoptr(GError) error = NULL;
    sqlite3_open(":memory:", &handle);
    cr_assert(mx_database_migrate(handle, STEPS, 1, NULL, NULL));
    cr_expect_not(mx_database_migrate(handle, BAD, 2, NULL, &error));
    cr_expect(g_error_matches(error, MX_ERROR, MX_ERROR_DATABASE));
    cr_expect_eq(mx_sql_number(handle, "PRAGMA user_version"), 1);
    cr_expect_eq(mx_sql_number(handle, "SELECT count(*) FROM sqlite_schema"), 1);
    sqlite3_close(handle);
}

Test(database, of_a_newer_version_is_refused) {
    sqlite3 *handle = NULL;
    g_autoptr(GError) error = NULL;
    sqlite3_open(":memory:", &handle);
    cr_assert(mx_database_migrate(handle, STEPS, 3, NULL, NULL));
    cr_expect_not(mx_database_migrate(handle, STEPS, 2, NULL, &error));
    cr_expect_str_eq(error->message,
                     "the database is of version 3; this mingxi knows versions up to 2");
    sqlite3_close(handle);
}

Test(database, is_written_by_one_at_a_time) {
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    g_autoptr(GError) error = NULL;
    MxDatabase *first = mx_database_open(path, NULL);
    cr_assert_not_null(first);
    cr_expect_null(mx_database_open(path, &error));
    cr_expect_str_eq(error->message, "another mingxi is writing it");
    MxDatabase *reader = mx_database_open_read(path, NULL);
    cr_expect_not_null(reader, "it can be read meanwhile");
    mx_database_close(reader, NULL);
    cr_expect(mx_database_close(first, NULL));
    GDir *dir = g_dir_open(folder, 0, NULL);
    cr_expect_str_eq(g_dir_read_name(dir), "x.db");
    cr_expect_null(g_dir_read_name(dir), "one file remains");
    g_dir_close(dir);
}

/* How SQLite would look for the rows of @table whose @column refers to one that goes. */
static char *plan_of(sqlite3 *handle, const char *table, const char *column) {
    g_autofree char *sql =
        g_strdup_printf("EXPLAIN QUERY PLAN SELECT 1 FROM \"%s\" WHERE %s = ?1", table, column);
    sqlite3_stmt *statement = NULL;
    cr_assert_eq(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_step(statement), SQLITE_ROW);
    char *plan = g_strdup((const char *)sqlite3_column_text(statement, 3));
    sqlite3_finalize(statement);
    return plan;
}

static guint expect_every_reference_is_indexed(MxDatabase *database) {
    static const char KEYS[] = "SELECT m.name, f.\"from\" FROM sqlite_schema m "
                               "JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
    sqlite3 *handle = mx_database_handle(database);
    sqlite3_stmt *keys = mx_database_prepare(database, KEYS, NULL);
    guint n = 0;
    for (; sqlite3_step(keys) == SQLITE_ROW; n++) {
        const char *table = (const char *)sqlite3_column_text(keys, 0);
        const char *column = (const char *)sqlite3_column_text(keys, 1);
        g_autofree char *plan = plan_of(handle, table, column);
        cr_expect(g_str_has_prefix(plan, "SEARCH"), "%s.%s: %s", table, column, plan);
    }
    sqlite3_finalize(keys);
    return n;
}

Test(database, is_not_searched_whole_for_what_refers_to_a_row_that_goes) {
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    MxDatabase *database = mx_database_open(path, NULL);
    cr_assert(mx_database_keep_json(database, NULL));
    cr_assert(mx_database_begin_removing(database, NULL)); /* before it has been closed once */
    cr_assert(mx_database_run(database, "COMMIT", NULL));
    cr_expect_geq(expect_every_reference_is_indexed(database), 25);
    cr_assert(mx_database_run(database, "DROP INDEX cells_column", NULL));
    cr_assert(mx_database_close(database, NULL));
    database = mx_database_open(path, NULL); /* one that was made before there was this index */
    expect_every_reference_is_indexed(database);
    cr_assert(mx_database_close(database, NULL));
}

/* Of those that statements make; the others are part of their tables. */
static gint64 count_indexes(MxDatabase *database, const char *name) {
    g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM sqlite_schema WHERE type = "
                                           "'index' AND sql IS NOT NULL AND name LIKE '%s'",
                                           name);
    return mx_sql_number(mx_database_handle(database), sql);
}

static gint64 count_indexes_of(const char *path) {
    MxDatabase *database = mx_database_open_read(path, NULL);
    gint64 n = count_indexes(database, "%");
    mx_database_close(database, NULL);
    return n;
}

Test(database, has_all_indexes_when_it_is_closed) {
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    MxDatabase *database = mx_database_open(path, NULL);
    gint64 at_first = count_indexes(database, "%");
    cr_expect_eq(count_indexes(database, "rows_code"), 0, "codes come in no order");
    cr_expect_eq(count_indexes(database, "rows_table"), 1, "tables come one after another");
    cr_assert(mx_database_close(database, NULL));
    cr_expect_gt(count_indexes_of(path), at_first);
}

Test(database, of_a_killed_process_gets_its_indexes_by_the_next) {
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    g_autofree char *other = g_build_filename(folder, "y.db", NULL);
    pid_t pid = fork();
    if (pid == 0)
        _exit(mx_database_open(path, NULL) == NULL);
    int status;
    cr_assert(waitpid(pid, &status, 0) == pid && status == 0);
    cr_assert(mx_database_close(mx_database_open(path, NULL), NULL));
    cr_assert(mx_database_close(mx_database_open(other, NULL), NULL));
    cr_expect_eq(count_indexes_of(path), count_indexes_of(other));
}

/* As if somebody pressed Ctrl-C while the first of them is made. */
static int cancel(unsigned event, void *cancelled, void *statement, void *sql) {
    (void)event, (void)statement;
    if (g_str_has_prefix(sql, "CREATE INDEX"))
        *(volatile sig_atomic_t *)cancelled = SIGINT;
    return 0;
}

Test(database, of_a_cancelled_run_gets_its_indexes_by_the_next) {
    static const char MANY[] =
        "PRAGMA foreign_keys = OFF; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "LIMIT 100000) INSERT INTO rows (table_id, page, level, kind, block, code) "
        "SELECT 1, 1, 0, 'item', 1, i * 7919 % 100003 FROM n";
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    volatile sig_atomic_t cancelled = 0;
    MxDatabase *database = mx_database_open(path, NULL);
    cr_assert(mx_sql_run(mx_database_handle(database), MANY, NULL));
    mx_database_heed(database, &cancelled);
    sqlite3_trace_v2(mx_database_handle(database), SQLITE_TRACE_STMT, cancel, (void *)&cancelled);
    cr_expect(mx_database_close(database, NULL), "all that was stored is there");
    cr_expect_eq(cancelled, SIGINT);
    database = mx_database_open_read(path, NULL);
    cr_expect_eq(count_indexes(database, "rows_code"), 0, "that of 100,000 rows is not waited for");
    mx_database_close(database, NULL);
    database = mx_database_open(path, NULL);
    cr_expect_eq(count_indexes(database, "rows_code"), 1);
    cr_assert(mx_database_close(database, NULL));
}
