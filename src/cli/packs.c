/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack that does not load is named by the message itself. */
#include "cli/packs.h"

#include "cli/terminal/message.h"

MxPatterns *mx_packs_load(const char *dir) {
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(dir, &error);
    if (patterns == NULL)
        mx_message(NULL, "%s", error->message);
    return patterns;
}
