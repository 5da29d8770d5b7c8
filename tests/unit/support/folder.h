/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary folders. */
#ifndef MX_UNIT_FOLDER_H
#define MX_UNIT_FOLDER_H

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static inline void remove_folder(char *path) {
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        char *file = g_build_filename(path, name, NULL);
        if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
            remove_folder(file);
            continue;
        }
        g_unlink(file);
        g_free(file);
    }
    g_rmdir(path);
    g_free(path);
}

/** Folder: a path; gone with its files at the end of the scope. */
typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, remove_folder)

static inline Folder *make_folder(void) {
    return g_dir_make_tmp("mingxi-unit-XXXXXX", NULL);
}

/** write_into: @name may have a folder of its own: `PACK/FILE.yaml`. */
static inline void write_into(const Folder *folder, const char *name, const char *text) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0700);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
}

#endif
