/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rules of a pack to compiled ones. Whatever a rule names must be known to some pack, so a
 * slip of the pen is an error with its line, not a rule that never applies. */
#include "pattern/rule/rules.h"

#include <mingxi/error.h>
#include <mingxi/rules.h>
#include <string.h>

/* Stars in the name of facts. `facts narrative.*.growth` needs one; every further star multiplies
 * the places at which a name may be cut, so dozens of them would not come to an end. */
#define MAX_STARS 3u

/* The words that a scope gives beside columns and fields. */
static const char *const WORDS[MX_N_SCOPES][10] = {
    [MX_SCOPE_TABLES] = { "title.year", "said_empty", "said_unused", "figures" },
    [MX_SCOPE_CELLS] = { "this", "children", "top", "items", "items.highest", "above",
                         "above.highest", "since", "since.highest", "beside" },
    [MX_SCOPE_FACTS] = { "value", "base", "change", "previous" },
    [MX_SCOPE_PROJECTS] = { "form.year" },
    [MX_SCOPE_TWINS] = { "cut", "changed" },
    [MX_SCOPE_PAIRS] = { "left", "right", "alike" },
    [MX_SCOPE_COMPUTATIONS] = { "stated", "parts", "asked", "named" },
    [MX_SCOPE_SHARES] = { "stated", "parts" },
    [MX_SCOPE_GROWTHS] = { "stated", "parts" },
    [MX_SCOPE_LONE_SHARES] = { "stated", "parts" },
    [MX_SCOPE_LISTS] = { "stated", "parts" },
    [MX_SCOPE_COUNTS] = { "stated", "parts" },
    [MX_SCOPE_NAMED] = { "stated", "parts" },
    [MX_SCOPE_DATES] = { "year" },
    [MX_SCOPE_COMPARISONS] = { "stated", "parts", "more", "less", "same" },
    [MX_SCOPE_HEADINGS] = { "year" },
    [MX_SCOPE_AS_OF] = { "year" },
    [MX_SCOPE_CODES] = { "renamed", "unknown" },
};

static const char *const ANYWHERE[] = { "document.year",          "document.budget",
                                        "document.final_account", "projects",
                                        "projects.annual.total",  "projects.without_form",
                                        "projects.without_row" };

static const char *const BLANKS[] = { "table",   "row",  "column", "project", "field",
                                      "fact",    "left", "right",  "text",    "difference",
                                      "context", "side", "code",   "official" };

static const struct {
    const char *name;
    MxScopeKind kind;
} SCOPES[] = {
    { "document", MX_SCOPE_DOCUMENT },
    { "tables", MX_SCOPE_TABLES },
    { "tables.rows", MX_SCOPE_ROWS },
    { "tables.cells", MX_SCOPE_CELLS },
    { "projects", MX_SCOPE_PROJECTS },
    { "overall", MX_SCOPE_OVERALL },
    { "indicators", MX_SCOPE_TWINS },
    { "computations", MX_SCOPE_COMPUTATIONS },
    { "shares", MX_SCOPE_SHARES },
    { "dates", MX_SCOPE_DATES },
    { "lone_shares", MX_SCOPE_LONE_SHARES },
    { "growths", MX_SCOPE_GROWTHS },
    { "lists", MX_SCOPE_LISTS },
    { "counts", MX_SCOPE_COUNTS },
    { "named", MX_SCOPE_NAMED },
    { "residues", MX_SCOPE_RESIDUES },
    { "comparisons", MX_SCOPE_COMPARISONS },
    { "headings", MX_SCOPE_HEADINGS },
    { "as_of", MX_SCOPE_AS_OF },
    { "codes", MX_SCOPE_CODES },
};

void mx_check_rule_free(MxCheckRule *rule) {
    if (rule == NULL)
        return;
    g_strfreev(rule->scope.tables);
    g_free(rule->scope.facts);
    g_clear_pointer(&rule->when, g_ptr_array_unref);
    mx_relation_free(rule->assertion);
    g_free(rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxCheckRule, mx_check_rule_free)

/* ---------------------------------------------------------------------------- what is known -- */

static bool pack_names(const MxPack *pack, MxListKind list, const char *prefix, const char *id) {
    const MxListSource *rules = &pack->source->tree->lists[list];
    gsize n = strlen(prefix);
    for (unsigned i = 0; i < rules->rules_count; i++) {
        const char *known = rules->rules[i].id;
        if (strncmp(known, prefix, n) == 0 && strcmp(known + n, id) == 0)
            return true;
    }
    return false;
}

/* Whether any pack has an entry `prefix` + @id in @list. */
static bool is_known(const MxPatterns *patterns, MxListKind list, const char *prefix,
                     const char *id) {
    for (guint i = 0; i < patterns->packs->len; i++)
        if (pack_names(patterns->packs->pdata[i], list, prefix, id))
            return true;
    return false;
}

/* A column may stand under a group: `revenue.general_public`, `total.actual`. */
static bool is_column(const MxPatterns *patterns, const char *id) {
    if (is_known(patterns, MX_LIST_COLUMNS, "", id))
        return true;
    const char *dot = strchr(id, '.');
    g_autofree char *first = dot ? g_strndup(id, (gsize)(dot - id)) : NULL;
    return first != NULL && is_known(patterns, MX_LIST_COLUMNS, "", first) &&
           is_column(patterns, dot + 1);
}

/* A field of a form; funds are named by group and source: `annual.total`. */
static bool is_field(const MxPatterns *patterns, const char *id) {
    static const char *const GROUPS[] = { "period.", "annual.", "by_source.", "by_use." };
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++)
        if (g_str_has_prefix(id, GROUPS[i]))
            return is_known(patterns, MX_LIST_FIELDS, "funds.", id + strlen(GROUPS[i]));
    return is_known(patterns, MX_LIST_FIELDS, "", id);
}

static bool is_fact(const MxPatterns *patterns, const char *glob) {
    g_autoptr(GPatternSpec) spec = g_pattern_spec_new(glob);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        const MxListSource *facts = &pack->source->tree->lists[MX_LIST_FACTS];
        for (unsigned k = 0; k < facts->rules_count; k++)
            if (g_pattern_spec_match_string(spec, facts->rules[k].id))
                return true;
    }
    return false;
}

static bool is_word(MxScopeKind scope, const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS[scope]) && WORDS[scope][i] != NULL; i++)
        if (strcmp(WORDS[scope][i], name) == 0)
            return true;
    for (gsize i = 0; i < G_N_ELEMENTS(ANYWHERE); i++)
        if (strcmp(ANYWHERE[i], name) == 0)
            return true;
    return false;
}

static bool is_here(const MxPatterns *patterns, MxScopeKind scope, const char *name) {
    if (is_word(scope, name))
        return true;
    switch (scope) {
    case MX_SCOPE_ROWS:
        return is_column(patterns, name);
    case MX_SCOPE_PROJECTS:
    case MX_SCOPE_OVERALL:
    case MX_SCOPE_DATES:
    case MX_SCOPE_TWINS:
        return is_field(patterns, name);
    default:
        return is_known(patterns, MX_LIST_TABLES, "", name);
    }
}

static bool is_row(const MxPatterns *patterns, const char *row) {
    return strcmp(row, "total") == 0 || strcmp(row, "same") == 0 || g_ascii_isdigit(*row) ||
           is_known(patterns, MX_LIST_ROWS, "", row);
}

/* ------------------------------------------------------------------------------- validation -- */

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
    case MX_REF_LEFT:
        return is_column(v->patterns, name) || refuse(v, "column", name);
    case MX_REF_FACT:
        return is_fact(v->patterns, name) || refuse(v, "fact", name);
    case MX_REF_OVERALL:
    case MX_REF_RIGHT:
        return is_field(v->patterns, name) || refuse(v, "field", name);
    default:
        return is_here(v->patterns, v->scope, name) || refuse(v, "place", name);
    }
}

static bool check_place(const Validation *v, const MxReference *place) {
    if (place->table != NULL && !is_known(v->patterns, MX_LIST_TABLES, "", place->table))
        return refuse(v, "table", place->table);
    if (place->row != NULL && !is_row(v->patterns, place->row))
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

static bool check_relation(const Validation *v, const MxRelation *relation) {
    bool known = check_expr(v, relation->left);
    for (guint i = 0; known && i < relation->right->len; i++)
        known = check_expr(v, relation->right->pdata[i]);
    return known;
}

/* Every {blank} of a statement must be one that is filled. */
static bool check_statement(const char *statement, GError **error) {
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

/* -------------------------------------------------------------------------------- compiling -- */

/* `TABLE, TABLE.rows`, `TABLE.cells`: the tables without what follows them. */
static bool parse_tables(const char *text, MxScope *scope, const MxPatterns *patterns,
                         GError **error) {
    static const struct {
        const char *suffix;
        MxScopeKind kind;
    } KINDS[] = { { ".rows", MX_SCOPE_ROWS }, { ".cells", MX_SCOPE_CELLS } };
    g_autofree char *bare = g_strdup(text);
    if (scope->kind != MX_SCOPE_PAIRS)
        scope->kind = MX_SCOPE_TABLES;
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (g_str_has_suffix(bare, KINDS[i].suffix)) {
            bare[strlen(bare) - strlen(KINDS[i].suffix)] = '\0';
            scope->kind = KINDS[i].kind;
        }
    scope->tables = g_strsplit(bare, ",", -1);
    for (char **table = scope->tables; *table != NULL; table++) {
        g_strstrip(*table);
        if (is_known(patterns, MX_LIST_TABLES, "", *table))
            continue;
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no table or scope “%s”", *table);
        return false;
    }
    return true;
}

static guint count_stars(const char *glob) {
    guint n = 0;
    for (const char *p = glob; *p != '\0'; p++)
        n += *p == '*';
    return n;
}

static bool parse_facts(const char *glob, MxScope *scope, const MxPatterns *patterns,
                        GError **error) {
    if (count_stars(glob) > MAX_STARS) {
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "more than %u “*”", MAX_STARS);
        return false;
    }
    scope->kind = MX_SCOPE_FACTS;
    scope->facts = g_strdup(glob);
    if (is_fact(patterns, glob))
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no fact “%s”", glob);
    return false;
}

static bool parse_scope(const char *text, MxScope *scope, const MxPatterns *patterns,
                        GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS(SCOPES); i++)
        if (strcmp(SCOPES[i].name, text) == 0) {
            scope->kind = SCOPES[i].kind;
            return true;
        }
    if (g_str_has_prefix(text, "facts "))
        return parse_facts(text + strlen("facts "), scope, patterns, error);
    const char *pair = strstr(text, " ~ projects");
    if (pair == NULL)
        return parse_tables(text, scope, patterns, error);
    g_autofree char *table = g_strndup(text, (gsize)(pair - text));
    scope->kind = MX_SCOPE_PAIRS;
    return parse_tables(table, scope, patterns, error);
}

/* Rules stand under a key of their own; elsewhere an entry may have the same id. */
static const char *find_rule(const MxPack *pack, const char *id) {
    const char *rules = strstr(pack->source->text, "\nrules:");
    return mx_pack_source_find(pack->source, rules, "id", id);
}

char *mx_pack_rule_place(const MxPack *pack, const MxCheckSource *rule) {
    const char *place = find_rule(pack, rule->id);
    return g_strdup_printf("%s:%u", pack->source->path, mx_pack_source_line(pack->source, place));
}

/* Where the rule has @key; the rule itself, where the text is folded over several lines. */
static char *place_of_key(const MxPack *pack, const MxCheckSource *rule, const char *key) {
    const struct {
        const char *key, *value;
    } KEYS[] = { { "for", rule->scope },
                 { "when", rule->when },
                 { "assert", rule->assertion },
                 { "zh", rule->zh },
                 { "en", rule->en } };
    const char *start = find_rule(pack, rule->id);
    for (gsize i = 0; start != NULL && i < G_N_ELEMENTS(KEYS); i++) {
        if (strcmp(KEYS[i].key, key) != 0 || KEYS[i].value == NULL)
            continue;
        const char *place = mx_pack_source_find(pack->source, start, key, KEYS[i].value);
        if (place != NULL)
            return g_strdup_printf("%s:%u", pack->source->path,
                                   mx_pack_source_line(pack->source, place));
    }
    return mx_pack_rule_place(pack, rule);
}

static bool compile_parts(MxCheckRule *rule, const MxPatterns *patterns, const char **key,
                          GError **error) {
    const MxCheckSource *source = rule->source;
    *key = "for";
    if (!parse_scope(source->scope, &rule->scope, patterns, error))
        return false;
    Validation v = { patterns, rule->scope.kind, error };
    *key = "assert";
    rule->assertion = mx_relation_parse(source->assertion, error);
    if (rule->assertion == NULL || !check_relation(&v, rule->assertion))
        return false;
    *key = "when";
    rule->when = source->when ? mx_condition_parse(source->when, error) : g_ptr_array_new();
    for (guint i = 0; rule->when != NULL && i < rule->when->len; i++)
        if (!check_relation(&v, rule->when->pdata[i]))
            return false;
    if (rule->when == NULL)
        return false;
    *key = "zh";
    if (!check_statement(source->zh, error))
        return false;
    *key = "en";
    return check_statement(source->en, error);
}

static MxCheckRule *compile_rule(const MxPack *pack, const MxCheckSource *source,
                                 const MxPatterns *patterns, GError **error) {
    g_autoptr(MxCheckRule) rule = g_new0(MxCheckRule, 1);
    rule->source = source;
    const char *key = NULL;
    if (compile_parts(rule, patterns, &key, error))
        return g_steal_pointer(&rule);
    g_autofree char *place = place_of_key(pack, source, key);
    g_prefix_error(error, "%s: %s: %s: ", place, source->id, key);
    return NULL;
}

/* In one pack an id names one rule; a profile's may take the place of another pack's. */
static bool check_id(const MxPack *pack, const MxCheckSource *rule, GError **error) {
    for (guint i = 0; i < pack->rules->len; i++) {
        const MxCheckRule *other = pack->rules->pdata[i];
        if (strcmp(other->source->id, rule->id) != 0)
            continue;
        const char *first = find_rule(pack, rule->id);
        const char *second = mx_pack_source_find(pack->source, first + 1, "id", rule->id);
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: id: a second rule “%s”",
                    pack->source->path, mx_pack_source_line(pack->source, second), rule->id);
        return false;
    }
    return true;
}

bool mx_pack_compile_rules(MxPack *pack, const MxPatterns *patterns, GError **error) {
    const MxPackTree *tree = pack->source->tree;
    pack->rules = g_ptr_array_new_with_free_func((GDestroyNotify)mx_check_rule_free);
    for (unsigned i = 0; i < tree->checks_count; i++) {
        const MxCheckSource *source = &tree->checks[i];
        bool valid = check_id(pack, source, error);
        MxCheckRule *rule = valid ? compile_rule(pack, source, patterns, error) : NULL;
        if (rule == NULL) {
            mx_pack_error_join_lines(error);
            return false;
        }
        g_ptr_array_add(pack->rules, rule);
    }
    return true;
}

/* ------------------------------------------------------------------------------- collecting -- */

static bool has_rule(const GPtrArray *rules, const char *id) {
    for (guint i = 0; i < rules->len; i++)
        if (strcmp(((const MxCheckRule *)rules->pdata[i])->source->id, id) == 0)
            return true;
    return false;
}

GPtrArray *mx_patterns_collect_rules(const MxPatterns *patterns, const MxPack *profile) {
    GPtrArray *rules = g_ptr_array_new();
    g_ptr_array_extend(rules, profile->rules, NULL, NULL);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        if (pack == profile || pack->detect->len > 0)
            continue;
        for (guint k = 0; k < pack->rules->len; k++) {
            MxCheckRule *rule = pack->rules->pdata[k];
            if (!has_rule(rules, rule->source->id))
                g_ptr_array_add(rules, rule);
        }
    }
    return rules;
}

static MxRuleInfo *describe(const MxPack *pack, const MxCheckSource *check) {
    MxRuleInfo *info = g_new0(MxRuleInfo, 1);
    *info = (MxRuleInfo){
        .id = check->id,
        .profile = pack->name,
        .severity = mx_severity_name(*check->severity),
        .scope = check->scope,
        .condition = check->when,
        .assertion = check->assertion,
        .zh = check->zh,
        .en = check->en,
    };
    return info;
}

GPtrArray *mx_patterns_rules(const MxPatterns *patterns) {
    GPtrArray *rules = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        const MxPackTree *tree = pack->source->tree;
        for (unsigned k = 0; k < tree->checks_count; k++)
            g_ptr_array_add(rules, describe(pack, &tree->checks[k]));
    }
    return rules;
}
