/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records from anywhere, into a database that holds a document already: they are this document's
 * and are stored, or are refused; the other document stays as it is. */
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <sqlite3.h>

#include "archive/database/database.h"
#include "archive/database/store.h"
#include "archive/records/check/check.h"
#include "archive/records/encoding.h"
#include "fuzz.h"

#define SHA256 "0000000000000000000000000000000000000000000000000000000000000000"
#define NEIGHBOUR "1111111111111111111111111111111111111111111111111111111111111111"

static MxDatabase *database;
static sqlite3_stmt *look;

static void add_document(MxRecords *records) {
    mx_records_begin(records, MX_RECORD_DOCUMENTS);
    mx_records_text(records, NEIGHBOUR);
    mx_records_text(records, "done");
    mx_records_null(records);
    mx_records_null(records);
    mx_records_integer(records, 1);
    for (guint i = 6; i < mx_record_table(MX_RECORD_DOCUMENTS)->n_fields; i++)
        mx_records_null(records);
    mx_records_begin(records, MX_RECORD_TABLES);
    mx_records_integer(records, 1);
    mx_records_text(records, "expenditure");
    for (int i = 0; i < 4; i++)
        mx_records_null(records);
    mx_records_integer(records, 1);
    mx_records_integer(records, 1);
}

/* What belongs to the first document, and whether all keys lead somewhere. */
static const char LOOK[] =
    "SELECT (SELECT count(*) FROM documents WHERE id = 1 AND sha256 = '" NEIGHBOUR "') = 1 "
    "AND (SELECT count(*) FROM tables WHERE document_id = 1) = 1 "
    "AND NOT EXISTS (SELECT 1 FROM columns WHERE table_id = 1) "
    "AND NOT EXISTS (SELECT 1 FROM rows WHERE table_id = 1) "
    "AND (SELECT count(*) FROM paths) = (SELECT count(*) FROM documents) "
    "AND (SELECT count(*) FROM documents) <= 2 AND (SELECT count(*) FROM extractors) = 1 "
    "AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)";

static char *folder;

static void leave(void) {
    static const char *const FILES[] = { "x.db", "x.db-wal", "x.db-shm" };
    for (gsize i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_build_filename(folder, FILES[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

static bool store(const char *sha256, const uint8_t *records, size_t length, GError **error) {
    const MxDocumentRows rows = { sha256, records, length, NULL };
    const MxPlace place = { sha256, NULL };
    return mx_database_store(database, &rows, &place, error);
}

static void begin(void) {
    g_autoptr(GError) error = NULL;
    folder = g_strdup("/dev/shm/mingxi-fuzz.XXXXXX");
    CHECK(g_mkdtemp(folder) != NULL && atexit(leave) == 0);
    g_autofree char *path = g_build_filename(folder, "x.db", NULL);
    database = mx_database_open(path, &error);
    CHECK(database != NULL && mx_database_use_extractor(database, "1", "2", &error));
    g_autoptr(MxRecords) records = mx_records_new();
    add_document(records);
    CHECK(store(NEIGHBOUR, records->bytes->data, records->bytes->len, &error));
    CHECK(sqlite3_prepare_v2(mx_database_handle(database), LOOK, -1, &look, NULL) == SQLITE_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (database == NULL)
        begin();
    g_autoptr(GError) error = NULL;
    bool stored = store(SHA256, data, size, &error);
    CHECK(stored || g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT));
    CHECK(!stored || mx_records_check(data, size, SHA256, NULL));
    if (!stored && !mx_records_check(data, size, SHA256, NULL))
        return 0; /* the database has not seen it */
    CHECK(sqlite3_step(look) == SQLITE_ROW && sqlite3_column_int(look, 0) == 1);
    sqlite3_reset(look);
    return 0;
}
