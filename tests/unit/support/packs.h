/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs written by a test: a folder that is gone at the end of the scope, what goes into it, and
 * the one line that it is refused with. */
#ifndef MX_TEST_PACKS_H
#define MX_TEST_PACKS_H

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <string.h>

#include "pattern/pack.h"
#include "pattern/pattern.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

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

/* A temporary folder of packs, gone at the end of the scope. */
typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, remove_folder)

static inline Folder *make_folder(void) {
    return g_dir_make_tmp("mingxi-pattern-XXXXXX", NULL);
}

/* @name: of a file, `PACK/FILE.yaml` in a pack that is a folder. */
static inline void write_pack(const Folder *folder, const char *name, const char *text) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *dir = g_path_get_dirname(path);
    g_mkdir_with_parents(dir, 0700);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
}

/* A lexicon in which each phrase matches its own name, with @rest below. */
static inline void write_lexicon(const Folder *folder, const char *rest) {
    g_autoptr(GString) text = g_string_new("phrases:\n");
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++)
        g_string_append_printf(text, "  - { id: %s, match: '^%s$' }\n", mx_phrase_name(phrase),
                               mx_phrase_name(phrase));
    g_string_append(text, rest);
    write_pack(folder, "lexicon.yaml", text->str);
}

static inline MxPatterns *load(const Folder *folder) {
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(folder, &error);
    cr_assert(patterns, "%s", error ? error->message : "");
    return patterns;
}

static inline void expect_error(const Folder *folder, const char *file, const char *message) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxPatterns) patterns = mx_patterns_load(folder, &error);
    cr_assert_null(patterns, "expected: %s", message);
    cr_assert(g_error_matches(error, MX_ERROR, MX_ERROR_PATTERN));
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *expected = g_strconcat(path, message, NULL);
    cr_expect_str_eq(error->message, expected);
    cr_expect_null(strchr(error->message, '\n'));
}

#endif
