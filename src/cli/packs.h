/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pattern packs that a command works with. */
#ifndef MX_CLI_PACKS_H
#define MX_CLI_PACKS_H

#include <mingxi/patterns.h>

/** mx_packs_load: (transfer full): those of @dir (nullable: those in use); NULL, which is said,
 * where they do not load: the command ends with %MX_EXIT_PATTERNS. */
MxPatterns *mx_packs_load(const char *dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

#endif
