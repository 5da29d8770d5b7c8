/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <mingxi/batch.h>

#include "write/database.h"

static bool merge_all(MxDatabase *database, char **inputs, guint n, MxMergeCounts *counts,
                      GError **error) {
    for (guint i = 0; i < n; i++)
        if (!mx_database_merge(database, inputs[i], counts, error)) {
            g_prefix_error(error, "%s: ", inputs[i]);
            return false;
        }
    return true;
}

bool mx_batch_merge(char **inputs, guint n_inputs, const char *output, guint64 *added,
                    guint64 *present, GError **error) {
    MxMergeCounts counts = { 0 };
    MxDatabase *database = mx_database_open(output, error);
    if (database == NULL) {
        g_prefix_error(error, "%s: ", output);
        return false;
    }
    bool good = merge_all(database, inputs, n_inputs, &counts, error);
    if (!mx_database_close(database, good ? error : NULL) && good) {
        g_prefix_error(error, "%s: ", output);
        good = false;
    }
    *added = counts.added + counts.replaced;
    *present = counts.present;
    return good;
}
