/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pattern packs, which load or the test ends; packs that a test writes, and the one line that they
 * are refused with. */
#ifndef MX_UNIT_PACKS_H
#define MX_UNIT_PACKS_H

#include <criterion/criterion.h>
#include <mingxi/error.h>
#include <mingxi/patterns.h>
#include <string.h>

#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "support/folder.h"

#define PROJECT_PATTERNS "../../patterns"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

/** load_packs: (transfer full): those of the folder @dir. */
static inline MxPatterns *load_packs(const char *dir) {
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(dir, &error);
    cr_assert(patterns, "%s", error ? error->message : "");
    return patterns;
}

/* A lexicon in which each phrase matches its own name, with @rest below. */
static inline void write_lexicon(const Folder *folder, const char *rest) {
    g_autoptr(GString) text = g_string_new("phrases:\n");
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++)
        g_string_append_printf(text, "  - { id: %s, match: '^%s$' }\n", mx_phrase_name(phrase),
                               mx_phrase_name(phrase));
    g_string_append(text, rest);
    write_into(folder, "lexicon.yaml", text->str);
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
