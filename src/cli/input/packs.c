/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack that does not load is named by the message itself. */
#include "cli/input/packs.h"

#include <mingxi/error.h>

#include "cli/terminal/message.h"

MxPatterns *mx_packs_load(const char *dir) {
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(dir, &error);
    if (patterns == NULL)
        mx_message(NULL, "%s", error->message);
    return patterns;
}

char *mx_packs_find(const char *dir) {
    return dir != NULL ? g_strdup(dir) : mx_patterns_default_dir();
}

static gpointer load(gpointer data) {
    MxPacks *packs = data;
    return mx_patterns_load(packs->dir, &packs->error);
}

void mx_packs_begin(gpointer data) {
    MxPacks *packs = data;
    if (packs->patterns == NULL && packs->thread == NULL)
        packs->thread = g_thread_new("packs", load, packs);
}

const MxPatterns *mx_packs_get(gpointer data, GError **error) {
    MxPacks *packs = data;
    if (packs->thread != NULL)
        packs->patterns = g_thread_join(g_steal_pointer(&packs->thread));
    if (packs->patterns == NULL)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_PATTERN,
                            packs->error != NULL ? packs->error->message : "no pattern packs");
    return packs->patterns;
}
