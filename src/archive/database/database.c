/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database as a file: making, opening, bringing up to date, closing.
 *
 * SQLite's write-ahead log makes a document's transaction an append without a wait for the disk,
 * and a process that is killed leaves a log that the next one reads. On closing the log is folded
 * in, so that what remains is one file that can be copied, also to a place that cannot be written.
 */
#include "archive/database/database.h"

#include <errno.h>
#include <fcntl.h>
#include <mingxi/error.h>
#include <sys/file.h>

#include "archive/database/connection.h"
#include "archive/database/ids.h"
#include "archive/database/version.h"

/* How long a reader that is just at work is waited for. */
#define BUSY_MS 10000
#define CLOSE_MS 1000

/* Instructions of SQLite's between two looks at whether it is to stop: some 0.1 ms. */
#define STEPS_PER_LOOK 10000

/* The log of a process that was killed: this one folds it in. */
static bool take_over_log(MxDatabase *database, GError **error) {
    database->logs = mx_sql_number(database->handle,
                                   "SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1;
    return !database->logs || mx_sql_run(database->handle, "PRAGMA synchronous = NORMAL", error);
}

static bool prepare_for_writing(MxDatabase *database, GError **error) {
    return mx_database_make_current(database->handle, &database->lacks_indexes, error) &&
           mx_database_load_ids(database, error) && take_over_log(database, error);
}

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

static bool open_handle(MxDatabase *database, int flags, GError **error) {
    if (sqlite3_open_v2(database->path, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        mx_database_set_error(database->handle, error);
        return false;
    }
    sqlite3_extended_result_codes(database->handle, 1);
    sqlite3_busy_timeout(database->handle, BUSY_MS);
    return true;
}

/* A database that a disk or a copy has damaged can be read and written for long without a word:
 * what it says would be wrong, and what is added lost. Every page is looked at, a second a
 * gigabyte. */
static bool check_whole(MxDatabase *database, GError **error) {
    sqlite3_stmt *check = mx_database_prepare(database, "PRAGMA quick_check(1)", error);
    if (check == NULL)
        return false;
    bool answered = sqlite3_step(check) == SQLITE_ROW;
    g_autofree char *answer =
        answered ? g_strdup((const char *)sqlite3_column_text(check, 0)) : NULL;
    if (!answered)
        mx_database_set_error(database->handle, error);
    sqlite3_finalize(check);
    if (answer == NULL || g_str_equal(answer, "ok"))
        return answer != NULL;
    g_strdelimit(answer, "\n", ' ');
    g_set_error(error, MX_ERROR, MX_ERROR_DATABASE, "the database is damaged: %s", answer);
    return false;
}

MxDatabase *mx_database_open(const char *path, GError **error) {
    MxDatabase *database = mx_connection_new(path);
    if (lock_file(database, error) &&
        open_handle(database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) &&
        check_whole(database, error) && prepare_for_writing(database, error))
        return database;
    mx_connection_free(database);
    return NULL;
}

MxDatabase *mx_database_open_read(const char *path, GError **error) {
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            g_file_test(path, G_FILE_TEST_EXISTS) ? "is no file" : "no such file");
        return NULL;
    }
    MxDatabase *database = mx_connection_new(path);
    if (open_handle(database, SQLITE_OPEN_READONLY, error) &&
        mx_database_check_version(database->handle, error) && check_whole(database, error))
        return database;
    mx_connection_free(database);
    return NULL;
}

bool mx_database_begin_removing(MxDatabase *database, GError **error) {
    if (database->lacks_indexes && !mx_database_add_indexes(database->handle, error))
        return false;
    database->lacks_indexes = false;
    return mx_database_begin(database, error);
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

void mx_database_heed(MxDatabase *database, const volatile sig_atomic_t *cancelled) {
    database->cancelled = cancelled;
}

static int is_cancelled(void *data) {
    const MxDatabase *database = data;
    return database->cancelled != NULL && *database->cancelled != 0;
}

static bool add_last_indexes(MxDatabase *database, GError **error) {
    if (!database->lacks_indexes || is_cancelled(database))
        return true;
    sqlite3_progress_handler(database->handle, STEPS_PER_LOOK, is_cancelled, database);
    g_autoptr(GError) cause = NULL;
    bool made = mx_database_add_indexes(database->handle, &cause) || is_cancelled(database);
    sqlite3_progress_handler(database->handle, 0, NULL, NULL);
    if (!made)
        g_propagate_error(error, g_steal_pointer(&cause));
    return made;
}

bool mx_database_close(MxDatabase *database, GError **error) {
    mx_connection_forget_statements(database);
    if (sqlite3_get_autocommit(database->handle) == 0)
        mx_sql_run(database->handle, "ROLLBACK", NULL);
    bool indexed = add_last_indexes(database, error);
    bool folded = !database->logs || fold_log(database, indexed ? error : NULL);
    mx_connection_free(database);
    return indexed && folded;
}
