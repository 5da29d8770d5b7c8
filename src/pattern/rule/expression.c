/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recursive descent over the language of the rules.
 *
 *     relation   := 'never' | ('exists'|'absent') '(' place ')'
 *                 | sum ('=' | '>=' | '<=') sum | sum 'in' '{' sum (',' sum)* '}'
 *     sum        := product (('+' | '-') product)*
 *     product    := atom (('*' | '/') atom)*
 *     atom       := number | '(' sum ')' | ('sum' | 'count') '(' place ')' | place '?'?
 *     place      := (name '.')* name ('[' row ']' '.' column)?
 *     column     := name ('|' name)*
 *
 * A name may hold dots, so `expenditure[total].project`, `balance.revenue[grand].amount` and
 * `narrative.revenue.total` are places. There are no loops and no recursion in the language: what a
 * rule costs is bounded by its length and by the document. The length is limited too.
 */
#include "pattern/rule/expression.h"

#include <mingxi/error.h>
#include <string.h>

/* Parentheses within parentheses: written by hand, three are many; a generated file must not
 * exhaust the stack. */
#define MAX_DEPTH 20u

/* Places and numbers in one text: the longest rule has about ten. Each is looked up for every row
 * that the rule ranges over, so a generated rule of thousands would take minutes. */
#define MAX_TERMS 100u

/* Digits of a number: an amount has 18 at most (int64). */
#define MAX_DIGITS 30u

/* Characters of the text that an error quotes: enough to find the place, on one line. */
#define MAX_QUOTE 40

typedef struct {
    const char *text, *at;
    guint depth, n_terms;
    GError **error;
} Parser;

static void expr_free(MxExpr *expr) {
    if (expr == NULL)
        return;
    g_free(expr->number);
    mx_reference_free(expr->place);
    expr_free(expr->left);
    expr_free(expr->right);
    g_free(expr);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxExpr, expr_free)

void mx_reference_free(MxReference *reference) {
    if (reference == NULL)
        return;
    g_free(reference->table);
    g_free(reference->side);
    g_free(reference->row);
    g_strfreev(reference->names);
    g_free(reference);
}

void mx_relation_free(MxRelation *relation) {
    if (relation == NULL)
        return;
    expr_free(relation->left);
    g_ptr_array_unref(relation->right);
    g_free(relation);
}

/* ----------------------------------------------------------------------------------- tokens -- */

static void skip_space(Parser *p) {
    while (g_ascii_isspace(*p->at))
        p->at++;
}

static void set_error(Parser *p, const char *expected) {
    glong n = g_utf8_strlen(p->at, -1);
    g_autofree char *rest = g_utf8_substring(p->at, 0, MIN(n, MAX_QUOTE));
    g_set_error(p->error, MX_ERROR, MX_ERROR_PATTERN, "%s expected at “%s%s”", expected,
                *rest ? rest : "the end", n > MAX_QUOTE ? "…" : "");
}

static void *fail(Parser *p, const char *expected) {
    if (p->error != NULL && *p->error == NULL)
        set_error(p, expected);
    return NULL;
}

static bool accept(Parser *p, const char *token) {
    skip_space(p);
    gsize n = strlen(token);
    bool word = g_ascii_isalpha(*token);
    if (strncmp(p->at, token, n) != 0 ||
        (word && (g_ascii_isalnum(p->at[n]) || strchr("_.[", p->at[n] ? p->at[n] : ' '))))
        return false;
    p->at += n;
    return true;
}

static bool require(Parser *p, const char *token) {
    if (accept(p, token))
        return true;
    g_autofree char *what = g_strdup_printf("“%s”", token);
    fail(p, what);
    return false;
}

static bool is_name_char(char c) {
    return g_ascii_isalnum(c) || c == '_' || c == '.';
}

/* A name with its dots; a last dot stays outside. */
static char *take_name(Parser *p) {
    skip_space(p);
    const char *start = p->at;
    while (is_name_char(*p->at))
        p->at++;
    if (p->at > start && p->at[-1] == '.')
        p->at--;
    return p->at > start && g_ascii_isalpha(*start) ? g_strndup(start, (gsize)(p->at - start))
                                                    : NULL;
}

/* ----------------------------------------------------------------------------------- places -- */

static GStrv take_names(Parser *p) {
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    do {
        char *name = take_name(p);
        if (name == NULL)
            return fail(p, "a name");
        g_ptr_array_add(names, name);
    } while (*p->at == '|' && p->at++);
    g_ptr_array_add(names, NULL);
    return (GStrv)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

/* The table's id, with its side behind a dot; `here` is the table in scope. */
static void set_table(MxReference *reference, const char *name) {
    static const char *const SIDES[] = { "revenue", "expenditure" };
    const char *dot = strrchr(name, '.');
    for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS(SIDES); i++)
        if (strcmp(dot + 1, SIDES[i]) == 0) {
            reference->table = g_strndup(name, (gsize)(dot - name));
            reference->side = g_strdup(SIDES[i]);
            break;
        }
    if (reference->table == NULL)
        reference->table = g_strdup(name);
    if (strcmp(reference->table, "here") == 0)
        g_clear_pointer(&reference->table, g_free);
}

static MxReference *take_cell(Parser *p, const char *table) {
    g_autoptr(MxReference) reference = g_new0(MxReference, 1);
    reference->kind = MX_REF_CELL;
    set_table(reference, table);
    const char *start = ++p->at, *end = strchr(start, ']');
    if (end == NULL)
        return fail(p, "“]”");
    reference->row = g_strndup(start, (gsize)(end - start));
    p->at = end + 1;
    if (*p->at != '.')
        return fail(p, "“.” and a column");
    p->at++;
    reference->names = take_names(p);
    return reference->names != NULL ? g_steal_pointer(&reference) : NULL;
}

static const struct {
    const char *prefix;
    gsize drop; /* bytes of the prefix that are not part of the name */
    MxReferenceKind kind;
} PREFIXES[] = {
    { "narrative.", 0, MX_REF_FACT },
    { "overall.", 8, MX_REF_OVERALL },
    { "left.", 5, MX_REF_LEFT },
    { "right.", 6, MX_REF_RIGHT },
};

static MxReference *make_named(const char *const *names) {
    MxReference *reference = g_new0(MxReference, 1);
    GPtrArray *kept = g_ptr_array_new();
    for (; *names != NULL; names++) {
        gsize drop = 0;
        for (gsize i = 0; i < G_N_ELEMENTS(PREFIXES); i++)
            if (g_str_has_prefix(*names, PREFIXES[i].prefix)) {
                reference->kind = PREFIXES[i].kind;
                drop = PREFIXES[i].drop;
            }
        g_ptr_array_add(kept, g_strdup(*names + drop));
    }
    g_ptr_array_add(kept, NULL);
    reference->names = (GStrv)g_ptr_array_free(kept, FALSE);
    return reference;
}

static MxReference *take_place(Parser *p) {
    g_auto(GStrv) names = take_names(p);
    if (names == NULL)
        return NULL;
    if (*p->at == '[' && names[1] == NULL)
        return take_cell(p, names[0]);
    return make_named((const char *const *)names);
}

/* ------------------------------------------------------------------------------ expressions -- */

static MxExpr *take_sum(Parser *p);

static MxExpr *new_place(Parser *p, MxExprKind kind) {
    MxReference *place = take_place(p);
    if (place == NULL)
        return NULL;
    MxExpr *expr = g_new0(MxExpr, 1);
    expr->kind = kind;
    expr->place = place;
    return expr;
}

static MxExpr *take_number(Parser *p) {
    const char *start = p->at;
    while (g_ascii_isdigit(*p->at))
        p->at++;
    if (*p->at == '.' && g_ascii_isdigit(p->at[1]))
        for (p->at++; g_ascii_isdigit(*p->at);)
            p->at++;
    gsize n = (gsize)(p->at - start);
    if (n > MAX_DIGITS) {
        p->at = start;
        return fail(p, "a number of at most 30 digits");
    }
    MxExpr *expr = g_new0(MxExpr, 1);
    expr->kind = MX_EXPR_NUMBER;
    expr->number = g_strndup(start, n);
    return expr;
}

static MxExpr *take_call(Parser *p, MxExprKind kind) {
    if (!require(p, "("))
        return NULL;
    g_autoptr(MxExpr) expr = new_place(p, kind);
    return expr != NULL && require(p, ")") ? g_steal_pointer(&expr) : NULL;
}

static MxExpr *take_group(Parser *p) {
    if (p->depth >= MAX_DEPTH)
        return fail(p, "fewer parentheses");
    p->depth++;
    g_autoptr(MxExpr) expr = take_sum(p);
    p->depth--;
    return expr != NULL && require(p, ")") ? g_steal_pointer(&expr) : NULL;
}

static MxExpr *take_atom(Parser *p) {
    skip_space(p);
    if (++p->n_terms > MAX_TERMS)
        return fail(p, "an end, as 100 places and numbers are too many,");
    if (g_ascii_isdigit(*p->at))
        return take_number(p);
    if (accept(p, "("))
        return take_group(p);
    if (accept(p, "sum"))
        return take_call(p, MX_EXPR_SUM);
    if (accept(p, "count"))
        return take_call(p, MX_EXPR_COUNT);
    MxExpr *expr = new_place(p, MX_EXPR_PLACE);
    if (expr != NULL)
        expr->optional = accept(p, "?");
    return expr;
}

typedef struct {
    const char *token;
    MxExprKind kind;
} Operator;

/* Operators of one strength, from the left. */
static MxExpr *take_chain(Parser *p, const Operator *operators, gsize n,
                          MxExpr *(*take)(Parser *)) {
    g_autoptr(MxExpr) expr = take(p);
    for (gsize i = 0; expr != NULL && i < n; i++) {
        if (!accept(p, operators[i].token))
            continue;
        MxExpr *right = take(p);
        if (right == NULL)
            return NULL;
        MxExpr *joined = g_new0(MxExpr, 1);
        *joined = (MxExpr){ .kind = operators[i].kind, .left = expr, .right = right };
        expr = joined;
        i = (gsize)-1;
    }
    return g_steal_pointer(&expr);
}

static MxExpr *take_product(Parser *p) {
    static const Operator PRODUCT[] = { { "*", MX_EXPR_MULTIPLY }, { "/", MX_EXPR_DIVIDE } };
    return take_chain(p, PRODUCT, G_N_ELEMENTS(PRODUCT), take_atom);
}

static MxExpr *take_sum(Parser *p) {
    static const Operator SUM[] = { { "+", MX_EXPR_ADD }, { "-", MX_EXPR_SUBTRACT } };
    return take_chain(p, SUM, G_N_ELEMENTS(SUM), take_product);
}

/* -------------------------------------------------------------------------------- relations -- */

static bool take_alternatives(Parser *p, GPtrArray *right) {
    if (!require(p, "{"))
        return false;
    do {
        MxExpr *expr = take_sum(p);
        if (expr == NULL)
            return false;
        g_ptr_array_add(right, expr);
    } while (accept(p, ","));
    return require(p, "}");
}

static bool take_comparison(Parser *p, MxRelation *relation) {
    static const struct {
        const char *token;
        MxRelationKind kind;
    } COMPARISONS[] = {
        { "=", MX_RELATION_EQUAL },
        { ">=", MX_RELATION_AT_LEAST },
        { "<=", MX_RELATION_AT_MOST },
    };
    relation->left = take_sum(p);
    if (relation->left == NULL)
        return false;
    if (accept(p, "in")) {
        relation->kind = MX_RELATION_ONE_OF;
        return take_alternatives(p, relation->right);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(COMPARISONS); i++) {
        if (!accept(p, COMPARISONS[i].token))
            continue;
        relation->kind = COMPARISONS[i].kind;
        MxExpr *right = take_sum(p);
        if (right != NULL)
            g_ptr_array_add(relation->right, right);
        return right != NULL;
    }
    fail(p, "“=”, “>=”, “<=” or “in”");
    return false;
}

static MxRelation *take_relation(Parser *p) {
    g_autoptr(MxRelation) relation = g_new0(MxRelation, 1);
    relation->right = g_ptr_array_new_with_free_func((GDestroyNotify)expr_free);
    relation->kind = MX_RELATION_NEVER;
    if (accept(p, "never"))
        return g_steal_pointer(&relation);
    bool exists = accept(p, "exists");
    if (!exists && !accept(p, "absent"))
        return take_comparison(p, relation) ? g_steal_pointer(&relation) : NULL;
    relation->kind = exists ? MX_RELATION_EXISTS : MX_RELATION_ABSENT;
    relation->left = take_call(p, MX_EXPR_PLACE);
    return relation->left != NULL ? g_steal_pointer(&relation) : NULL;
}

static bool at_end(Parser *p) {
    skip_space(p);
    if (*p->at == '\0')
        return true;
    fail(p, "an operator");
    return false;
}

MxRelation *mx_relation_parse(const char *text, GError **error) {
    Parser p = { .text = text, .at = text, .error = error };
    g_autoptr(MxRelation) relation = take_relation(&p);
    return relation != NULL && at_end(&p) ? g_steal_pointer(&relation) : NULL;
}

GPtrArray *mx_condition_parse(const char *text, GError **error) {
    Parser p = { .text = text, .at = text, .error = error };
    g_autoptr(GPtrArray) relations =
        g_ptr_array_new_with_free_func((GDestroyNotify)mx_relation_free);
    bool either = false;
    do {
        MxRelation *relation = take_relation(&p);
        if (relation == NULL)
            return NULL;
        relation->either = either;
        g_ptr_array_add(relations, relation);
        either = accept(&p, "or");
    } while (either || accept(&p, "and"));
    return at_end(&p) ? g_steal_pointer(&relations) : NULL;
}

MxReference *mx_reference_parse(const char *text, GError **error) {
    Parser p = { .text = text, .at = text, .error = error };
    g_autoptr(MxReference) reference = take_place(&p);
    return reference != NULL && at_end(&p) ? g_steal_pointer(&reference) : NULL;
}
