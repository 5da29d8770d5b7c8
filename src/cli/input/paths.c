/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/input/paths.h"

#include <mingxi/batch.h>
#include <string.h>

#include "cli/exit.h"
#include "cli/options/options.h"
#include "cli/terminal/message.h"

/* Empty paths are none. A line may end with a carriage return, which no path of a list by lines
 * does. */
static void add_all(GPtrArray *paths, const char *text, gsize length, char end) {
    for (const char *at = text; at < text + length;) {
        const char *stop = memchr(at, end, (gsize)(text + length - at));
        gsize n = (gsize)((stop != NULL ? stop : text + length) - at);
        g_autofree char *path = g_strndup(at, n);
        if (end == '\n')
            g_strchomp(path);
        if (*path != '\0')
            g_ptr_array_add(paths, g_steal_pointer(&path));
        at += n + 1;
    }
}

bool mx_list_is_table(const MxListOptions *list) {
    return list->from != NULL && !list->null && g_str_has_suffix(list->from, ".csv");
}

static bool add_listed(GPtrArray *paths, const char *list) {
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) found = mx_find_listed(list, &error);
    for (char **path = found; found != NULL && *path != NULL; path++)
        g_ptr_array_add(paths, g_strdup(*path));
    if (found == NULL)
        mx_message(NULL, "%s", error->message);
    return found != NULL;
}

/* FALSE, which is said, where the list cannot be read. */
static bool add_from(GPtrArray *paths, const MxListOptions *list) {
    if (mx_list_is_table(list))
        return add_listed(paths, list->from);
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length;
    bool standard_input = g_str_equal(list->from, "-");
    if (!g_file_get_contents(standard_input ? "/dev/stdin" : list->from, &text, &length, &error)) {
        mx_message(NULL, "%s", error->message);
        return false;
    }
    if (!list->null && memchr(text, '\0', length) != NULL) {
        mx_message(list->from,
                   "is no list of paths by lines; --null reads those that end with NUL");
        return false;
    }
    add_all(paths, text, length, list->null ? '\0' : '\n');
    return true;
}

GPtrArray *mx_paths_new(const MxPathArguments *from, int *status) {
    if (from->n == 0 && from->list->from == NULL) {
        *status = mx_usage_error(from->command, N_("no file or folder is given"));
        return NULL;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < from->n; i++)
        g_ptr_array_add(paths, g_strdup(from->arguments[i]));
    if (from->list->from != NULL && !add_from(paths, from->list)) {
        *status = MX_EXIT_FAILED;
        return NULL;
    }
    return g_steal_pointer(&paths);
}

GPtrArray *mx_paths_find(const MxPathArguments *from, int *status, bool *from_folders) {
    g_autoptr(GPtrArray) named = mx_paths_new(from, status);
    if (named == NULL)
        return NULL;
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    bool folders = false;
    for (guint i = 0; i < named->len; i++) {
        const char *path = named->pdata[i];
        if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
            g_ptr_array_add(paths, g_strdup(path));
            continue;
        }
        g_auto(GStrv) found = mx_find_documents(path);
        folders = true;
        if (*found == NULL) /* for the message when its turn comes */
            g_ptr_array_add(paths, g_strdup(path));
        for (char **file = found; *file != NULL; file++)
            g_ptr_array_add(paths, g_strdup(*file));
    }
    if (from_folders != NULL)
        *from_folders = folders;
    return paths;
}
