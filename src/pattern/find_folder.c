/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the packs are when nobody says. */
#include <glib.h>
#include <mingxi/patterns.h>

#include "base/installed/folder.h"

/* In the build tree the sources' packs are read. */
#ifndef MX_BUILD_PATTERNS_DIR
#define MX_BUILD_PATTERNS_DIR ""
#endif

char *mx_patterns_default_dir(void) {
    char *dir = mx_installed_take(g_strdup(g_getenv("MINGXI_PATTERNS")), NULL);
    return dir ? dir : mx_installed_folder("patterns", MX_BUILD_PATTERNS_DIR, NULL);
}
