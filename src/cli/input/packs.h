/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pattern packs that a command works with. */
#ifndef MX_CLI_INPUT_PACKS_H
#define MX_CLI_INPUT_PACKS_H

#include <mingxi/patterns.h>

/** mx_packs_load: (transfer full): those of @dir (nullable: those in use); NULL, which is said,
 * where they do not load: the command ends with %MX_EXIT_PATTERNS. */
MxPatterns *mx_packs_load(const char *dir);

/** mx_packs_find: (transfer full) (nullable): the folder that @dir (nullable) stands for. */
char *mx_packs_find(const char *dir);

/** MxPacks: packs of @dir (nullable) that are loaded in a thread of their own: that takes as long
 * as the pages of a short document. @patterns may be set before, and are borrowed then. */
typedef struct {
    const char *dir;
    const MxPatterns *patterns;
    GThread *thread;
    GError *error;
} MxPacks;

/** mx_packs_begin: @packs: MxPacks: begins to load them, unless they are there. */
void mx_packs_begin(gpointer packs);

/** mx_packs_get: MxPatternsGet for MxPacks; errors are %MX_ERROR_PATTERN, whatever the cause. */
const MxPatterns *mx_packs_get(gpointer packs, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

#endif
