/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 福州市公安局巡特警支队 is a part of 福州市公安局, that of the city's government. */
#include "archive/organizations/body.h"

#include <string.h>

/* A body that is the beginning of another's name: 委 and 政协 begin many that are none of theirs.
 */
#define LEAST_PARENT_CHARS 3

static guint count_named(const MxBody *body, const char *name) {
    guint n = 0;
    for (guint i = 0; i < body->documents->len; i++)
        n += strcmp(((const MxBodyDocument *)body->documents->pdata[i])->name, name) == 0;
    return n;
}

void mx_body_choose_name(MxBody *body) {
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; body->name == NULL && i < body->documents->len; i++) {
        const char *name = ((const MxBodyDocument *)body->documents->pdata[i])->name;
        guint n = count_named(body, name);
        if (n < most || (n == most && strcmp(name, best) <= 0))
            continue;
        most = n;
        best = name;
    }
    if (body->name == NULL)
        body->name = g_strdup(best);
}

/* A unit publishes nothing but its own budget. */
static bool is_unit(const MxBody *body) {
    for (guint i = 0; i < body->documents->len; i++)
        if (g_strcmp0(((const MxBodyDocument *)body->documents->pdata[i])->level, "unit") != 0)
            return false;
    return true;
}

const char *mx_body_type(const MxBody *body, const MxWords *words) {
    if (body->type != NULL)
        return body->type;
    const char *type = body->region != NULL || *body->rest != '\0'
                           ? mx_words_meaning(words, "type", body->rest)
                           : NULL;
    bool whole = body->government || g_strcmp0(type, "government") == 0;
    if (whole && body->region != NULL && body->region->level == MX_REGION_TOWNSHIP)
        return g_str_has_suffix(body->region->name, "街道") ? "street" : "township";
    return whole ? "government" : type != NULL ? type : is_unit(body) ? "unit" : "department";
}

static const MxBody *find_named(const GPtrArray *bodies, const char *name) {
    for (guint i = 0; i < bodies->len; i++)
        if (strcmp(((const MxBody *)bodies->pdata[i])->name, name) == 0)
            return bodies->pdata[i];
    return NULL;
}

/* Of the same place that whose name this one goes on, the nearest; else the place's government. */
const MxBody *mx_body_find_parent(const GPtrArray *bodies, const MxBody *body) {
    if (body->parent != NULL)
        return find_named(bodies, body->parent);
    const MxBody *parent = NULL;
    for (guint i = 0; body->region != NULL && *body->rest != '\0' && i < bodies->len; i++) {
        const MxBody *other = bodies->pdata[i];
        gsize n = strlen(other->rest);
        if (other == body || other->region != body->region ||
            (n > 0 && g_utf8_strlen(other->rest, -1) < LEAST_PARENT_CHARS) ||
            !g_str_has_prefix(body->rest, other->rest))
            continue;
        parent = parent == NULL || n > strlen(parent->rest) ? other : parent;
    }
    return parent;
}
