/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of tables are words for people, and so stand in the catalogue (po/more.h), each in a
 * context of its own, since `balance` of a debt is another word. A government's are composed as
 * their ids are, of a fund and what it shows:
 *
 *     government_general_revenue    一般公共预算 + 收入表
 */
#include "base/language/table_name.h"

#include <string.h>

/* What gettext puts between a context and a message. */
#define CONTEXT_END "\004"

#define OF_GOVERNMENT "government_"

/* NULL where there is none. */
static const char *find(MxLanguage language, const char *context, const char *id) {
    g_autofree char *key = g_strconcat(context, CONTEXT_END, id, NULL);
    const char *name = mx_translate(language, key);
    return name != key ? name : NULL;
}

/* A fund's id may hold `_` as what it shows may: the cut that gives two names counts. */
static char *compose(MxLanguage language, const char *id) {
    for (const char *cut = strchr(id, '_'); cut != NULL; cut = strchr(cut + 1, '_')) {
        g_autofree char *fund_id = g_strndup(id, (gsize)(cut - id));
        const char *fund = find(language, "fund", fund_id);
        const char *subject = find(language, "subject", cut + 1);
        if (fund != NULL && subject != NULL)
            return g_strconcat(fund, subject, NULL);
    }
    return NULL;
}

char *mx_table_name(MxLanguage language, const char *id) {
    const char *name = find(language, "table", id);
    if (name != NULL)
        return g_strdup(name);
    char *composed = NULL;
    if (g_str_has_prefix(id, OF_GOVERNMENT)) {
        const char *rest = id + strlen(OF_GOVERNMENT);
        const char *alone = find(language, "subject", rest);
        composed = alone != NULL ? g_strdup(alone) : compose(language, rest);
    }
    return composed != NULL ? composed : g_strdup(id);
}
