/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock outlives the handle: connection.h says why. */
#include "archive/database/connection.h"

#include <unistd.h>

MxDatabase *mx_connection_new(const char *path) {
    MxDatabase *database = g_new0(MxDatabase, 1);
    database->path = g_strdup(path);
    database->lock = -1;
    return database;
}

void mx_connection_forget_statements(MxDatabase *database) {
    for (int i = 0; i < MX_N_RECORDS; i++)
        g_clear_pointer(&database->insert[i], sqlite3_finalize);
    sqlite3_stmt **const others[] = { &database->find,   &database->path_of, &database->set_path,
                                      &database->orphan, &database->remove,  &database->json };
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        g_clear_pointer(others[i], sqlite3_finalize);
}

void mx_connection_free(MxDatabase *database) {
    mx_connection_forget_statements(database);
    sqlite3_close(database->handle);
    if (database->lock >= 0)
        close(database->lock);
    g_free(database->path);
    g_free(database);
}
