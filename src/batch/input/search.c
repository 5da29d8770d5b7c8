/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Folders are searched before anything is read, so that there is a number to measure progress by.
 * Names are sorted by their bytes: the order is the same on every file system. Symbolic links are
 * followed; a folder that was searched already, and so a loop of links, is not searched again.
 */
#include "batch/input/search.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

static void found_free(MxFound *found) {
    g_free(found->path);
    g_free(found->message);
    g_free(found);
}

static void add_found(GPtrArray *all, const char *path, const char *message) {
    MxFound *found = g_new0(MxFound, 1);
    found->path = g_strdup(path);
    found->message = g_strdup(message);
    g_ptr_array_add(all, found);
}

static bool ends_with_any(const char *name, const char *const *endings, gsize n) {
    gsize length = strlen(name);
    for (gsize i = 0; i < n; i++) {
        gsize ending = strlen(endings[i]);
        if (length > ending && g_ascii_strcasecmp(name + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

bool mx_name_is_pdf(const char *name) {
    static const char *const ENDINGS[] = { ".pdf" };
    return ends_with_any(name, ENDINGS, G_N_ELEMENTS(ENDINGS));
}

bool mx_name_is_archive(const char *name) {
    static const char *const ENDINGS[] = { ".zip",  ".tar", ".tar.gz", ".tgz",    ".tar.bz2",
                                           ".tbz2", ".txz", ".tar.xz", ".tar.zst" };
    return ends_with_any(name, ENDINGS, G_N_ELEMENTS(ENDINGS));
}

bool mx_name_is_hidden(const char *path) {
    const char *slash = strrchr(path, '/');
    return (slash != NULL ? slash + 1 : path)[0] == '.';
}

/* ---------------------------------------------------------------------------------- folders -- */

/* MxSearch: @seen: `device:inode` of the folders searched; @listed: the full names of the files. */
typedef struct {
    GPtrArray *found;
    GHashTable *seen, *listed;
} Search;

/* A file that is named twice, or named and found in a folder, is one. */
static void add_file(Search *search, const char *path) {
    if (g_hash_table_add(search->listed, g_canonicalize_filename(path, NULL)))
        add_found(search->found, path, NULL);
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *list_names(const char *path, GError **error) {
    GDir *dir = g_dir_open(path, 0, error);
    if (dir == NULL)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        if (!mx_name_is_hidden(name))
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    return names;
}

static bool is_new(Search *search, const struct stat *status) {
    return g_hash_table_add(search->seen, g_strdup_printf("%ju:%ju", (uintmax_t)status->st_dev,
                                                          (uintmax_t)status->st_ino));
}

/* Folders still to be searched are kept on a stack of their own: as deep as a tree may be, it costs
 * no stack of the program's. */
static void search_folder(Search *search, const char *path, GPtrArray *stack) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) names = list_names(path, &error);
    if (names == NULL) {
        add_found(search->found, path,
                  strrchr(error->message, ':') != NULL ? strrchr(error->message, ':') + 2
                                                       : error->message);
        return;
    }
    for (guint i = names->len; i > 0; i--)
        g_ptr_array_add(stack, g_build_filename(path, names->pdata[i - 1], NULL));
}

static void search_path(Search *search, const char *path, GPtrArray *stack) {
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        if (is_new(search, &status))
            search_folder(search, path, stack);
    } else if (mx_name_is_pdf(path) || mx_name_is_archive(path)) {
        add_file(search, path);
    }
}

static void search_tree(Search *search, const char *top) {
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_ptr_array_add(stack, g_strdup(top));
    while (stack->len > 0) {
        g_autofree char *path = g_ptr_array_remove_index(stack, stack->len - 1);
        search_path(search, path, stack);
    }
}

GPtrArray *mx_search(char **paths, guint n) {
    Search search = { g_ptr_array_new_with_free_func((GDestroyNotify)found_free),
                      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    for (guint i = 0; i < n; i++) {
        struct stat status;
        if (stat(paths[i], &status) == 0 && S_ISDIR(status.st_mode))
            search_tree(&search, paths[i]);
        else
            add_file(&search, paths[i]);
    }
    g_hash_table_unref(search.seen);
    g_hash_table_unref(search.listed);
    return search.found;
}

GPtrArray *mx_search_nothing(char **paths, guint n) {
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)found_free);
    for (guint i = 0; i < n; i++)
        add_found(found, paths[i], NULL);
    return found;
}
