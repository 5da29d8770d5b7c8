/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is no site of ours is never taken away. */
#include "site/folder.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <stdio.h>

/* By this file a folder is known as a site that may be replaced. */
#define MARK "data/site.js"

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void mx_site_remove_folder(const char *path) {
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static bool is_empty_folder(const char *path) {
    GDir *dir = g_dir_open(path, 0, NULL);
    if (dir == NULL)
        return false;
    bool empty = g_dir_read_name(dir) == NULL;
    g_dir_close(dir);
    return empty;
}

bool mx_site_check_target(const char *path, GError **error) {
    g_autofree char *mark = g_build_filename(path, MARK, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS) || is_empty_folder(path) ||
        (g_file_test(path, G_FILE_TEST_IS_DIR) && g_file_test(mark, G_FILE_TEST_IS_REGULAR)))
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_OUTPUT,
                        "is there and no site of mingxi's; it is left as it is");
    return false;
}

bool mx_site_put_in_place(const char *folder, const char *path, GError **error) {
    g_autofree char *old = g_strconcat(folder, ".old", NULL);
    bool replaced = g_rename(path, old) == 0;
    if (g_rename(folder, path) != 0) {
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", path,
                    g_strerror(errno));
        if (replaced && g_rename(old, path) != 0)
            g_prefix_error(error, "the former site is now %s; ", old);
        return false;
    }
    mx_site_remove_folder(old);
    return true;
}

char *mx_site_make_folder(const char *path, GError **error) {
    g_autofree char *folder = g_strdup_printf("%s.XXXXXX", path);
    if (g_mkdtemp_full(folder, 0777) != NULL)
        return g_steal_pointer(&folder);
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s", g_strerror(errno));
    return NULL;
}
