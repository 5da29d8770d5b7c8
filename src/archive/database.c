/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database as a file: making, opening, bringing up to date, closing.
 *
 * SQLite's write-ahead log makes a document's transaction an append without a wait for the disk,
 * and a process that is killed leaves a log that the next one reads. On closing the log is folded
 * in, so that what remains is one file that can be copied, also to a place that cannot be written.
 */
#include <errno.h>
#include <fcntl.h>
#include <mingxi/error.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "archive/database_private.h"

/* `mxdb`: says whose database it is. */
#define APPLICATION_ID 0x6D786462

/* How long a reader that is just at work is waited for. */
#define BUSY_MS 10000
#define CLOSE_MS 1000

extern const char mx_schema_sql[];

/* ----------------------------------------------------------------------------------- errors -- */

static bool is_full(int code) {
    return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY ||
           code == SQLITE_CANTOPEN;
}

void mx_database_set_error(sqlite3 *handle, GError **error) {
    int code = sqlite3_errcode(handle) & 0xFF, cause = sqlite3_system_errno(handle);
    if (is_full(code))
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s",
                    code == SQLITE_FULL ? "the disk is full"
                    : cause != 0        ? g_strerror(cause)
                                        : sqlite3_errmsg(handle));
    else if (code == SQLITE_NOTADB)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database");
    else
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "database: %s", sqlite3_errmsg(handle));
}

static bool run(sqlite3 *handle, const char *sql, GError **error) {
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    mx_database_set_error(handle, error);
    return false;
}

bool mx_database_run(MxDatabase *database, const char *sql, GError **error) {
    return run(database->handle, sql, error);
}

sqlite3_stmt *mx_database_prepare(MxDatabase *database, const char *sql, GError **error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL) == SQLITE_OK)
        return statement;
    mx_database_set_error(database->handle, error);
    return NULL;
}

/* -1 where the pragma cannot be read. */
static gint64 read_number(sqlite3 *handle, const char *sql) {
    sqlite3_stmt *statement = NULL;
    gint64 value = -1;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

/* --------------------------------------------------------------------------------- versions -- */

static bool run_steps(sqlite3 *handle, const MxMigration *steps, int from, int to, GError **error) {
    for (int i = from; i < to; i++)
        if (!run(handle, steps[i].sql, error))
            return false;
    g_autofree char *version = g_strdup_printf("PRAGMA user_version = %d", to);
    return run(handle, version, error);
}

bool mx_database_migrate(sqlite3 *handle, const MxMigration *steps, int n_steps, GError **error) {
    gint64 version = read_number(handle, "PRAGMA user_version");
    if (version == n_steps)
        return true;
    if (version > n_steps) {
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE,
                    "the database is of version %" G_GINT64_FORMAT
                    "; this mingxi knows versions up to %d",
                    version, n_steps);
        return false;
    }
    if (version < 0 || !run(handle, "BEGIN IMMEDIATE", error)) {
        if (version < 0)
            mx_database_set_error(handle, error);
        return false;
    }
    if (run_steps(handle, steps, (int)version, n_steps, error) && run(handle, "COMMIT", error))
        return true;
    run(handle, "ROLLBACK", NULL);
    return false;
}

/* A database of somebody else's is not written to: it is ours, or it is empty. */
static bool check_owner(sqlite3 *handle, GError **error) {
    gint64 id = read_number(handle, "PRAGMA application_id");
    gint64 tables = read_number(handle, "SELECT count(*) FROM sqlite_schema");
    if (id == APPLICATION_ID || tables == 0)
        return true;
    if (tables < 0)
        mx_database_set_error(handle, error);
    else
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database of mingxi's");
    return false;
}

/* The log of a process that was killed: this one folds it in. */
static bool take_over_log(MxDatabase *database, GError **error) {
    database->logs =
        read_number(database->handle, "SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1;
    return !database->logs || run(database->handle, "PRAGMA synchronous = NORMAL", error);
}

static bool prepare_for_writing(MxDatabase *database, GError **error) {
    static const MxMigration STEPS[MX_DATABASE_VERSION] = { { mx_schema_sql } };
    g_autofree char *owner = g_strdup_printf("PRAGMA application_id = %d", APPLICATION_ID);
    return check_owner(database->handle, error) &&
           run(database->handle, "PRAGMA foreign_keys = ON", error) &&
           mx_database_migrate(database->handle, STEPS, MX_DATABASE_VERSION, error) &&
           (read_number(database->handle, "PRAGMA application_id") == APPLICATION_ID ||
            run(database->handle, owner, error)) &&
           mx_database_load_ids(database, error) && take_over_log(database, error);
}

/* ------------------------------------------------------------------------- opening, closing -- */

/* The first of the file's descriptors: opened before SQLite's, closed after. */
static bool lock_file(MxDatabase *database, GError **error) {
    database->lock = open(database->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
    if (database->lock < 0) {
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s", g_strerror(errno));
        return false;
    }
    if (flock(database->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "another mingxi is writing it");
    return false;
}

static void database_free(MxDatabase *database) {
    mx_database_forget_statements(database);
    sqlite3_close(database->handle);
    if (database->lock >= 0)
        close(database->lock);
    g_free(database->path);
    g_free(database);
}

static MxDatabase *database_new(const char *path) {
    MxDatabase *database = g_new0(MxDatabase, 1);
    database->path = g_strdup(path);
    database->lock = -1;
    return database;
}

static bool open_handle(MxDatabase *database, int flags, GError **error) {
    if (sqlite3_open_v2(database->path, &database->handle, flags, NULL) != SQLITE_OK) {
        mx_database_set_error(database->handle, error);
        return false;
    }
    sqlite3_extended_result_codes(database->handle, 1);
    sqlite3_busy_timeout(database->handle, BUSY_MS);
    return true;
}

MxDatabase *mx_database_open(const char *path, GError **error) {
    MxDatabase *database = database_new(path);
    if (lock_file(database, error) &&
        open_handle(database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) &&
        prepare_for_writing(database, error))
        return database;
    database_free(database);
    return NULL;
}

static bool check_version(MxDatabase *database, GError **error) {
    if (!check_owner(database->handle, error))
        return false;
    gint64 version = read_number(database->handle, "PRAGMA user_version");
    if (version == MX_DATABASE_VERSION)
        return true;
    if (version == 0)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DATABASE, "is no database of mingxi's");
    else
        g_set_error(error, MX_ERROR, MX_ERROR_DATABASE,
                    "the database is of version %" G_GINT64_FORMAT "; this mingxi reads version %d",
                    version, MX_DATABASE_VERSION);
    return false;
}

MxDatabase *mx_database_open_read(const char *path, GError **error) {
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            g_file_test(path, G_FILE_TEST_EXISTS) ? "is no file" : "no such file");
        return NULL;
    }
    MxDatabase *database = database_new(path);
    if (open_handle(database, SQLITE_OPEN_READONLY, error) && check_version(database, error))
        return database;
    database_free(database);
    return NULL;
}

/* A database that is not changed is not written to at all: the log is begun with the first change.
 */
bool mx_database_begin(MxDatabase *database, GError **error) {
    if (!database->logs &&
        !run(database->handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", error))
        return false;
    database->logs = true;
    return run(database->handle, "BEGIN IMMEDIATE", error);
}

/* Where somebody reads just now the log stays, and the last one who closes the database folds it
 * in.
 */
static bool fold_log(MxDatabase *database, GError **error) {
    sqlite3_busy_timeout(database->handle, CLOSE_MS);
    if (sqlite3_exec(database->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) ==
            SQLITE_OK ||
        (sqlite3_errcode(database->handle) & 0xFF) == SQLITE_BUSY)
        return true;
    mx_database_set_error(database->handle, error);
    return false;
}

bool mx_database_close(MxDatabase *database, GError **error) {
    mx_database_forget_statements(database);
    if (sqlite3_get_autocommit(database->handle) == 0)
        run(database->handle, "ROLLBACK", NULL);
    bool folded = !database->logs || fold_log(database, error);
    database_free(database);
    return folded;
}

sqlite3 *mx_database_handle(MxDatabase *database) {
    return database->handle;
}
