/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a rule names must be known to some pack, so a slip of the pen is an error, not a rule
 * that never applies. */
#include "pattern/rule/names.h"

#include <mingxi/error.h>
#include <string.h>

#include "pattern/rule/known.h"

static const char *const BLANKS[] = { "table",   "label", "row",        "column",
                                      "project", "field", "fact",       "left",
                                      "right",   "text",  "difference", "context",
                                      "side",    "code",  "official",   "list" };

static bool is_here(const MxPatterns *patterns, MxScopeKind scope, const char *name) {
    if (mx_scope_has_word(scope, name))
        return true;
    switch (scope) {
    case MX_SCOPE_ROWS:
        return mx_known_column(patterns, name);
    case MX_SCOPE_PROJECTS:
    case MX_SCOPE_OVERALL:
    case MX_SCOPE_DATES:
    case MX_SCOPE_TWINS:
        return mx_known_field(patterns, name);
    default:
        return mx_known_table(patterns, name);
    }
}

typedef struct {
    const MxPatterns *patterns;
    MxScopeKind scope;
    GError **error;
} Validation;

static bool refuse(const Validation *v, const char *what, const char *name) {
    g_set_error(v->error, MX_ERROR, MX_ERROR_PATTERN, "no %s “%s”", what, name);
    return false;
}

static bool check_name(const Validation *v, MxReferenceKind kind, const char *name) {
    switch (kind) {
    case MX_REF_CELL:
        if (v->scope == MX_SCOPE_COLUMNS && strcmp(name, "this") == 0)
            return true;
        return mx_known_column(v->patterns, name) || refuse(v, "column", name);
    case MX_REF_LEFT:
        return mx_known_column(v->patterns, name) || refuse(v, "column", name);
    case MX_REF_FACT:
        return mx_known_fact(v->patterns, name) || refuse(v, "fact", name);
    case MX_REF_OVERALL:
    case MX_REF_RIGHT:
        return mx_known_field(v->patterns, name) || refuse(v, "field", name);
    default:
        return is_here(v->patterns, v->scope, name) || refuse(v, "place", name);
    }
}

static bool check_place(const Validation *v, const MxReference *place) {
    if (place->table != NULL && !mx_known_table(v->patterns, place->table))
        return refuse(v, "table", place->table);
    if (place->row != NULL && !mx_known_row(v->patterns, place->row))
        return refuse(v, "row", place->row);
    bool known = true;
    for (char **name = place->names; known && *name != NULL; name++)
        known = check_name(v, place->kind, *name);
    return known;
}

static bool check_expr(const Validation *v, const MxExpr *expr) {
    if (expr == NULL)
        return true;
    if (expr->place != NULL && !check_place(v, expr->place))
        return false;
    return check_expr(v, expr->left) && check_expr(v, expr->right);
}

bool mx_names_check_relation(const MxRelation *relation, MxScopeKind scope,
                             const MxPatterns *patterns, GError **error) {
    const Validation v = { patterns, scope, error };
    bool known = check_expr(&v, relation->left);
    for (guint i = 0; known && i < relation->right->len; i++)
        known = check_expr(&v, relation->right->pdata[i]);
    return known;
}

/* Every {blank} of a statement must be one that is filled. */
bool mx_names_check_statement(const char *statement, GError **error) {
    for (const char *open = strchr(statement, '{'); open; open = strchr(open + 1, '{')) {
        g_autofree char *blank = g_strndup(open + 1, strcspn(open + 1, "}"));
        bool known = false;
        for (gsize i = 0; i < G_N_ELEMENTS(BLANKS); i++)
            known |= strcmp(BLANKS[i], blank) == 0;
        if (known)
            continue;
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "nothing fills {%s}", blank);
        return false;
    }
    return true;
}
