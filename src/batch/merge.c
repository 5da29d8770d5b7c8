/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of several runs into one. */
#include <glib/gstdio.h>
#include <mingxi/batch.h>
#include <sys/stat.h>

#include "archive/database/database.h"
#include "archive/database/upkeep/merge.h"
#include "archive/organizations/assign.h"
#include "base/numbers.h"

static bool is_same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* What is merged into itself has everything already. */
static bool merge_all(MxDatabase *database, const char *output, char **inputs, guint n,
                      MxMergeCounts *counts, GError **error) {
    for (guint i = 0; i < n; i++)
        if (!is_same_file(inputs[i], output) &&
            !mx_database_merge(database, inputs[i], counts, error)) {
            g_prefix_error(error, "%s: ", inputs[i]);
            return false;
        }
    return true;
}

bool mx_batch_merge(char **inputs, guint n_inputs, const char *output, guint64 *added,
                    guint64 *present, GError **error) {
    MX_NUMBERS_USE_POINT;
    MxMergeCounts counts = { 0 };
    bool fresh = !g_file_test(output, G_FILE_TEST_EXISTS);
    MxDatabase *database = mx_database_open(output, error);
    if (database == NULL) {
        g_prefix_error(error, "%s: ", output);
        return false;
    }
    bool good = merge_all(database, output, inputs, n_inputs, &counts, error) &&
                mx_organizations_assign(database, error);
    if (!mx_database_close(database, good ? error : NULL) && good) {
        g_prefix_error(error, "%s: ", output);
        good = false;
    }
    *added = counts.added + counts.replaced;
    /* An empty database would look like the result of a merge that went well. */
    if (!good && fresh && *added == 0)
        g_unlink(output);
    *present = counts.present;
    return good;
}
