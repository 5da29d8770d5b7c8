/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The build passes its folders as macros: MX_BUILD_DIR, and MX_INSTALL_DATA_DIR for what was
 * installed where it was configured to go. */
#include "base/installed/folder.h"

#include <dlfcn.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

/** Wanted: the arguments of mx_installed_folder(). */
typedef struct {
    const char *name, *built, *marker;
} Wanted;

static bool is_below(const char *path, const char *dir) {
    gsize n = strlen(dir);
    return n && g_str_has_prefix(path, dir) && (path[n] == '/' || dir[n - 1] == '/');
}

char *mx_installed_take(char *dir, const char *marker) {
    g_autofree char *file = dir && *dir && marker ? g_build_filename(dir, marker, NULL) : NULL;
    if (dir && *dir && g_file_test(dir, G_FILE_TEST_IS_DIR) &&
        (file == NULL || g_file_test(file, G_FILE_TEST_IS_REGULAR)))
        return dir;
    g_free(dir);
    return NULL;
}

/* The file that this code was loaded from: the library, or a program that holds it. */
static char *find_library(void) {
    static const char here = 0;
    Dl_info info;
    if (dladdr(&here, &info) == 0 || info.dli_fname == NULL)
        return NULL;
    return g_canonicalize_filename(info.dli_fname, NULL);
}

/* What runs in the build tree reads the build's own, so that what is edited holds at once and an
 * older installation does not shadow it. */
static char *find_built(const Wanted *wanted, const char *program) {
    return program && is_below(program, MX_BUILD_DIR)
               ? mx_installed_take(g_strdup(wanted->built), wanted->marker)
               : NULL;
}

/* An installation that was moved as a whole: bin/mingxi, lib/libmingxi.so, or
 * lib/x86_64-linux-gnu/libmingxi.so as Debian has it, beside share/mingxi. */
static char *find_beside(const Wanted *wanted, const char *program, const char *up) {
    g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
    return bin ? mx_installed_take(g_build_filename(bin, up, "share", "mingxi", wanted->name, NULL),
                                   wanted->marker)
               : NULL;
}

char *mx_installed_folder(const char *name, const char *built, const char *marker) {
    const Wanted wanted = { name, built, marker };
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *library = find_library();
    char *dir = find_built(&wanted, program);
    if (!dir)
        dir = find_beside(&wanted, program, "..");
    if (!dir)
        dir = find_built(&wanted, library);
    if (!dir)
        dir = find_beside(&wanted, library, "..");
    if (!dir)
        dir = find_beside(&wanted, library, "../..");
    if (!dir)
        dir = mx_installed_take(g_build_filename(MX_INSTALL_DATA_DIR, name, NULL), marker);
    return dir;
}
