/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_PATTERNS_H
#define MINGXI_PATTERNS_H

#include <glib.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/**
 * MxPatterns:
 *
 * Every pattern pack of one folder: the shared lexicon (`lexicon`) and the profiles that
 * extend it, a file `NAME.yaml` or a folder `NAME/` each, compiled. Immutable once loaded; one set
 * serves any number of documents.
 */
typedef struct MxPatterns MxPatterns;

/**
 * mx_patterns_load:
 * @dir: (nullable): folder with the packs; NULL for mx_patterns_default_dir()
 *
 * Reads and compiles every pack of @dir. Fails with %MX_ERROR_PATTERN where a file does not
 * parse, names an unknown key, or holds an expression that does not compile; the message reads
 * `FILE:LINE: KEY: what is wrong`. %MX_ERROR_IO where @dir cannot be read.
 *
 * Returns: (transfer full): free with mx_patterns_free(); NULL on error
 */
MX_API MxPatterns *mx_patterns_load(const char *dir, GError **error);

MX_API void mx_patterns_free(MxPatterns *patterns);

/**
 * mx_patterns_default_dir:
 *
 * The first that exists of: $MINGXI_PATTERNS, the build tree's packs (when the program runs from
 * its build tree), the installed packs.
 *
 * Returns: (transfer full): a path, free with g_free(); NULL where there is none
 */
MX_API char *mx_patterns_default_dir(void);

/**
 * mx_patterns_fingerprint:
 *
 * What tells two states of the packs apart: a SHA-256 over their names and texts.
 *
 * Returns: (transfer full): 64 hexadecimal digits, free with g_free()
 */
MX_API char *mx_patterns_fingerprint(const MxPatterns *patterns);

/**
 * MxPatternFailure:
 * @where: `FILE:LINE`-like place: file, list and id of the pattern
 * @message: what did not hold: an example that no longer matches, a `not` that does
 */
typedef struct {
    char *where;
    char *message;
} MxPatternFailure;

/**
 * mx_patterns_check:
 * @n_examples: (out) (optional): number of examples run
 *
 * Runs the examples of every pattern in every pack: each of `examples` must be claimed by the
 * pattern it stands with (and, in lists where the first match wins, by none before it), none of
 * `not` may match it.
 *
 * Returns: (transfer full) (element-type MxPatternFailure): the failures, empty where all hold
 */
MX_API GPtrArray *mx_patterns_check(const MxPatterns *patterns, guint *n_examples);

G_END_DECLS

#endif
