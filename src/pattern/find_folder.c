/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the packs are when nobody says. The build passes its folders as macros; a build without
 * them still finds packs by $MINGXI_PATTERNS, beside the program or beside the library. */
#include <dlfcn.h>
#include <glib.h>
#include <mingxi/patterns.h>
#include <stdbool.h>
#include <string.h>

#ifndef MX_BUILD_DIR
#define MX_BUILD_DIR ""
#endif
#ifndef MX_BUILD_PATTERNS_DIR
#define MX_BUILD_PATTERNS_DIR ""
#endif
#ifndef MX_INSTALL_PATTERNS_DIR
#define MX_INSTALL_PATTERNS_DIR ""
#endif

static bool is_below(const char *path, const char *dir) {
    gsize n = strlen(dir);
    return n && g_str_has_prefix(path, dir) && (path[n] == '/' || dir[n - 1] == '/');
}

static char *take_dir(char *dir) {
    if (dir && *dir && g_file_test(dir, G_FILE_TEST_IS_DIR))
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

/* A program in the build tree reads the sources' packs, so that an edited pack holds at once and an
 * older installation does not shadow it. */
static char *find_build_dir(const char *program) {
    return program && is_below(program, MX_BUILD_DIR) ? take_dir(g_strdup(MX_BUILD_PATTERNS_DIR))
                                                      : NULL;
}

/* An installation that was moved as a whole: bin/mingxi beside share/mingxi/patterns. */
static char *find_beside(const char *program) {
    g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
    return bin ? take_dir(g_build_filename(bin, "..", "share", "mingxi", "patterns", NULL)) : NULL;
}

/* The same for a program of somebody else's: lib/libmingxi.so, or lib/x86_64-linux-gnu/libmingxi.so
 * as Debian has it. */
static char *find_beside_library(const char *library) {
    static const char *const UP[] = { "..", "../.." };
    g_autofree char *lib = library ? g_path_get_dirname(library) : NULL;
    char *dir = NULL;
    for (gsize i = 0; lib && !dir && i < G_N_ELEMENTS(UP); i++)
        dir = take_dir(g_build_filename(lib, UP[i], "share", "mingxi", "patterns", NULL));
    return dir;
}

char *mx_patterns_default_dir(void) {
    char *dir = take_dir(g_strdup(g_getenv("MINGXI_PATTERNS")));
    if (dir)
        return dir;
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *library = find_library();
    dir = find_build_dir(program);
    if (!dir)
        dir = find_beside(program);
    if (!dir)
        dir = find_build_dir(library);
    if (!dir)
        dir = find_beside_library(library);
    return dir ? dir : take_dir(g_strdup(MX_INSTALL_PATTERNS_DIR));
}
