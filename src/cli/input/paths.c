/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/input/paths.h"

#include <mingxi/batch.h>
#include <string.h>

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

static bool add_from(GPtrArray *paths, const MxListOptions *list, GError **error) {
    g_autofree char *text = NULL;
    gsize length;
    bool standard_input = g_str_equal(list->from, "-");
    if (!g_file_get_contents(standard_input ? "/dev/stdin" : list->from, &text, &length, error))
        return false;
    add_all(paths, text, length, list->null ? '\0' : '\n');
    return true;
}

GPtrArray *mx_paths_new(const MxListOptions *list, char **arguments, int n) {
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    for (int i = 0; i < n; i++)
        g_ptr_array_add(paths, g_strdup(arguments[i]));
    if (list->from != NULL && !add_from(paths, list, &error)) {
        mx_message(NULL, "%s", error->message);
        return NULL;
    }
    return g_steal_pointer(&paths);
}

GPtrArray *mx_paths_find(const MxListOptions *list, char **arguments, int n, bool *from_folders) {
    g_autoptr(GPtrArray) named = mx_paths_new(list, arguments, n);
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
