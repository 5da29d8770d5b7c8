/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay FOLDER: gives nothing at all to the target, then every file of FOLDER, in order of name.
 */
#include <glib.h>
#include <string.h>

#include "fuzz.h"

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *list_files(const char *folder) {
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
        g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    g_autoptr(GPtrArray) paths = list_files(argv[1]);
    /* Nothing is somewhere, too: libFuzzer begins with it. */
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *data = NULL;
        gsize size;
        CHECK(g_file_get_contents(paths->pdata[i], &data, &size, NULL));
        /* The name of the file stands last where the target aborts. */
        printf("%s\n", (const char *)paths->pdata[i]);
        fflush(stdout);
        /* Without the NUL that GLib appends: a read past the end is to be seen. */
        g_autofree uint8_t *exact = g_memdup2(data, size);
        LLVMFuzzerTestOneInput(exact, size);
    }
    printf("%u passed, %d failed\n", paths->len, paths->len == 0);
    return paths->len == 0;
}
