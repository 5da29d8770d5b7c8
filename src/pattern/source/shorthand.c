/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorthands: what many facts have in common (a figure in yuan, a change against last year) stands
 * once, under `shorthands`, and is named in braces: `支出预算{yuan}`. */
#include "pattern/source/shorthand.h"

#include <mingxi/error.h>
#include <string.h>

static const char *find_in_file(const MxPackFile *file, const char *name, gsize length) {
    const MxListSource *list = &file->tree->lists[MX_LIST_SHORTHANDS];
    for (unsigned i = 0; i < list->rules_count; i++)
        if (strlen(list->rules[i].id) == length && memcmp(list->rules[i].id, name, length) == 0)
            return list->rules[i].parts[MX_PART_MAIN];
    return NULL;
}

static const char *find_shorthand(const MxPackSource *source, const char *name, gsize length) {
    const char *meaning = NULL;
    for (guint i = 0; meaning == NULL && i < source->files->len; i++)
        meaning = find_in_file(source->files->pdata[i], name, length);
    return meaning;
}

/* A brace before a letter is no repetition count. */
static gsize shorthand_length(const char *brace) {
    gsize n = 0;
    while (g_ascii_islower(brace[1 + n]) || (n > 0 && brace[1 + n] == '_'))
        n++;
    return n > 0 && brace[1 + n] == '}' ? n : 0;
}

char *mx_shorthand_expand(const MxPackSource *source, const char *expression, GError **error) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = expression; *p; p++) {
        gsize n = *p == '{' ? shorthand_length(p) : 0;
        if (n == 0) {
            g_string_append_c(out, *p);
            continue;
        }
        const char *meaning = find_shorthand(source, p + 1, n);
        if (meaning == NULL) {
            g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no shorthand “%.*s” in this pack",
                        (int)n, p + 1);
            return NULL;
        }
        g_string_append(out, meaning);
        p += n + 1;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}
