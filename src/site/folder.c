/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is no site of ours is never taken away. */
#include "site/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

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

static void set_errno(const char *path, GError **error) {
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", path,
                g_strerror(errno));
}

/* ------------------------------------------------------------------------------- unfinished -- */

/* Stands in a folder that is no site yet, or none any more: only such a folder is ever taken for
 * what a run left that was killed. */
#define UNFINISHED ".mingxi-unfinished"

/* Characters that mkdtemp() puts for XXXXXX. */
#define N_RANDOM 6u

static bool set_mark(const char *folder, bool unfinished) {
    g_autofree char *mark = g_build_filename(folder, UNFINISHED, NULL);
    return unfinished ? g_file_set_contents(mark, "", 0, NULL) : g_unlink(mark) == 0;
}

static bool is_marked(const char *folder) {
    g_autofree char *mark = g_build_filename(folder, UNFINISHED, NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

/* Who writes a folder holds its lock until the process ends: -1 where another does. */
static int lock_folder(const char *folder) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool is_temporary_of(const char *name, const char *site) {
    gsize n = strlen(site);
    return g_str_has_prefix(name, site) && name[n] == '.' && strlen(name + n + 1) == N_RANDOM;
}

static void remove_if_left(const char *folder) {
    int lock = is_marked(folder) ? lock_folder(folder) : -1;
    if (lock < 0)
        return;
    mx_site_remove_folder(folder);
    close(lock);
}

/* What runs that were killed have left beside @path. */
static void remove_left(const char *path) {
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *site = g_path_get_basename(path);
    g_autoptr(GDir) dir = g_dir_open(parent, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        g_autofree char *folder = g_build_filename(parent, name, NULL);
        if (is_temporary_of(name, site))
            remove_if_left(folder);
    }
}

/* ------------------------------------------------------------------------------------ a site -- */

MxSiteFolder *mx_site_folder_new(const char *path, GError **error) {
    remove_left(path);
    g_autofree char *folder = g_strdup_printf("%s.XXXXXX", path);
    if (g_mkdtemp_full(folder, 0777) == NULL) {
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "cannot be written: %s", g_strerror(errno));
        return NULL;
    }
    MxSiteFolder *made = g_new0(MxSiteFolder, 1);
    made->lock = lock_folder(folder);
    set_mark(folder, true);
    made->path = g_steal_pointer(&folder);
    return made;
}

/* Both change places at once, where the file system can do that. */
static bool exchange(const char *folder, const char *path) {
    if (!is_empty_folder(path) && !set_mark(path, true))
        return false;
    if (renameat2(AT_FDCWD, folder, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return true;
    set_mark(path, false);
    return false;
}

static bool replace(const char *folder, const char *path, GError **error) {
    if (exchange(folder, path)) {
        mx_site_remove_folder(folder);
        return true;
    }
    g_autofree char *old = g_strconcat(folder, ".old", NULL);
    bool replaced = g_rename(path, old) == 0;
    if (g_rename(folder, path) != 0) {
        set_errno(path, error);
        if (replaced && g_rename(old, path) != 0)
            g_prefix_error(error, "the former site is now %s; ", old);
        return false;
    }
    mx_site_remove_folder(old);
    return true;
}

bool mx_site_put_in_place(MxSiteFolder *folder, const char *path, GError **error) {
    set_mark(folder->path, false);
    folder->placed = replace(folder->path, path, error);
    return folder->placed;
}

void mx_site_folder_free(MxSiteFolder *folder) {
    if (folder == NULL)
        return;
    if (!folder->placed)
        mx_site_remove_folder(folder->path);
    if (folder->lock >= 0)
        close(folder->lock);
    g_free(folder->path);
    g_free(folder);
}
