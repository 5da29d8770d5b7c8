/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rules of a pack to compiled ones, and which of them hold for a document. */
#include "pattern/rule/rules.h"

#include <mingxi/error.h>
#include <mingxi/rules.h>
#include <string.h>

#include "pattern/rule/names.h"

void mx_check_rule_free(MxCheckRule *rule) {
    if (rule == NULL)
        return;
    mx_scope_clear(&rule->scope);
    g_clear_pointer(&rule->when, g_ptr_array_unref);
    mx_relation_free(rule->assertion);
    g_clear_pointer(&rule->variants, g_ptr_array_unref);
    g_free(rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxCheckRule, mx_check_rule_free)

/* Rules stand under a key of their own; elsewhere an entry may have the same id. */
static const char *find_rule(const MxPackFile *file, const char *id) {
    return mx_pack_file_find(file, mx_pack_file_key(file, "rules"), "id", id);
}

static char *place_of_rule(const MxCheckRule *rule) {
    return mx_pack_file_place(rule->file, find_rule(rule->file, rule->source->id));
}

/* Where the rule has @key; the rule itself, where the text is folded over several lines. */
static char *place_of_key(const MxCheckRule *rule, const char *key) {
    const MxCheckSource *source = rule->source;
    const struct {
        const char *key, *value;
    } KEYS[] = { { "for", source->scope },
                 { "when", source->when },
                 { "assert", source->assertion },
                 { "zh", source->zh },
                 { "en", source->en } };
    const char *start = find_rule(rule->file, source->id);
    for (gsize i = 0; start != NULL && i < G_N_ELEMENTS(KEYS); i++) {
        if (strcmp(KEYS[i].key, key) != 0 || KEYS[i].value == NULL)
            continue;
        const char *place = mx_pack_file_find(rule->file, start, key, KEYS[i].value);
        if (place != NULL)
            return mx_pack_file_place(rule->file, place);
    }
    return place_of_rule(rule);
}

char *mx_pack_rule_place(const MxPack *pack, const MxCheckSource *rule) {
    for (guint i = 0; i < pack->rules->len; i++) {
        const MxCheckRule *compiled = pack->rules->pdata[i];
        if (compiled->source == rule)
            return place_of_rule(compiled);
    }
    return mx_pack_file_place(mx_pack_source_head(pack->source), NULL);
}

/* The assertion with every name of a column as @variant says: `previous_budget.*`, `*.actual`. */
static char *vary(const char *assertion, const char *variant) {
    g_auto(GStrv) around = g_strsplit(variant, "*", 2);
    GString *out = g_string_new(NULL);
    for (const char *p = assertion; *p != '\0';) {
        gsize n = strspn(p, "abcdefghijklmnopqrstuvwxyz_0123456789.");
        bool name = n > 0 && g_ascii_isalpha(*p) && strncmp(p, "in ", 3) != 0;
        n = MAX(n, 1);
        if (name)
            g_string_append(out, around[0]);
        g_string_append_len(out, p, (gssize)n);
        if (name && around[0] != NULL && around[1] != NULL)
            g_string_append(out, around[1]);
        p += n;
    }
    return g_string_free(out, FALSE);
}

static bool compile_variants(MxCheckRule *rule, const MxPatterns *patterns, GError **error) {
    const MxCheckSource *source = rule->source;
    rule->variants = g_ptr_array_new_with_free_func((GDestroyNotify)mx_relation_free);
    if (source->variants_count > 0 && rule->scope.kind != MX_SCOPE_ROWS) {
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "only rules of rows have variants");
        return false;
    }
    for (unsigned i = 0; i < source->variants_count; i++) {
        g_autofree char *text = vary(source->assertion, source->variants[i]);
        MxRelation *relation =
            strchr(source->variants[i], '*') ? mx_relation_parse(text, error) : NULL;
        if (relation == NULL) {
            if (error != NULL && *error == NULL)
                g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no `*` in “%s”",
                            source->variants[i]);
            return false;
        }
        g_ptr_array_add(rule->variants, relation);
        if (!mx_names_check_relation(relation, rule->scope.kind, patterns, error))
            return false;
    }
    return true;
}

static bool compile_parts(MxCheckRule *rule, const MxPatterns *patterns, const char **key,
                          GError **error) {
    const MxCheckSource *source = rule->source;
    rule->scope.documents = source->documents ? *source->documents : MX_DOCUMENTS_BODIES;
    *key = "for";
    if (!mx_scope_parse(source->scope, &rule->scope, patterns, error))
        return false;
    MxScopeKind scope = rule->scope.kind;
    *key = "assert";
    rule->assertion = mx_relation_parse(source->assertion, error);
    if (rule->assertion == NULL ||
        !mx_names_check_relation(rule->assertion, scope, patterns, error))
        return false;
    *key = "variants";
    if (!compile_variants(rule, patterns, error))
        return false;
    *key = "when";
    rule->when = source->when ? mx_condition_parse(source->when, error) : g_ptr_array_new();
    for (guint i = 0; rule->when != NULL && i < rule->when->len; i++)
        if (!mx_names_check_relation(rule->when->pdata[i], scope, patterns, error))
            return false;
    if (rule->when == NULL)
        return false;
    *key = "zh";
    if (!mx_names_check_statement(source->zh, error))
        return false;
    *key = "en";
    return mx_names_check_statement(source->en, error);
}

static MxCheckRule *compile_rule(const MxPackFile *file, const MxCheckSource *source,
                                 const MxPatterns *patterns, GError **error) {
    g_autoptr(MxCheckRule) rule = g_new0(MxCheckRule, 1);
    rule->file = file;
    rule->source = source;
    const char *key = NULL;
    if (compile_parts(rule, patterns, &key, error))
        return g_steal_pointer(&rule);
    g_autofree char *place = place_of_key(rule, key);
    g_prefix_error(error, "%s: %s: %s: ", place, source->id, key);
    return NULL;
}

/* In one pack an id names one rule; a profile's may take the place of another pack's. */
static bool check_id(const MxPack *pack, const MxPackFile *file, const char *id, GError **error) {
    for (guint i = 0; i < pack->rules->len; i++) {
        const MxCheckRule *other = pack->rules->pdata[i];
        if (strcmp(other->source->id, id) != 0)
            continue;
        const char *place = find_rule(file, id);
        if (other->file == file && place != NULL) /* escaped, an id is not found */
            place = mx_pack_file_find(file, place + 1, "id", id);
        mx_pack_file_refuse(file, place, error, "id: a second rule “%s”", id);
        return false;
    }
    return true;
}

static bool compile_file(MxPack *pack, const MxPackFile *file, const MxPatterns *patterns,
                         GError **error) {
    for (unsigned i = 0; i < file->tree->checks_count; i++) {
        const MxCheckSource *source = &file->tree->checks[i];
        bool valid = check_id(pack, file, source->id, error);
        MxCheckRule *rule = valid ? compile_rule(file, source, patterns, error) : NULL;
        if (rule == NULL)
            return false;
        g_ptr_array_add(pack->rules, rule);
    }
    return true;
}

bool mx_pack_compile_rules(MxPack *pack, const MxPatterns *patterns, GError **error) {
    const GPtrArray *files = pack->source->files;
    pack->rules = g_ptr_array_new_with_free_func((GDestroyNotify)mx_check_rule_free);
    for (guint i = 0; i < files->len; i++)
        if (!compile_file(pack, files->pdata[i], patterns, error))
            return false;
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

/* Whether the parts of @id begin with those of @family: `prose` holds `prose.revenue`. */
static bool is_of(const char *id, const char *family) {
    gsize n = strlen(family);
    return g_str_has_prefix(id, family) && (id[n] == '\0' || id[n] == '.');
}

static const MxFamilySource *better_family(const MxPackTree *tree, const char *id,
                                           const MxFamilySource *best) {
    for (unsigned k = 0; k < tree->families_count; k++) {
        const MxFamilySource *family = &tree->families[k];
        if (is_of(id, family->id) && (best == NULL || strlen(family->id) > strlen(best->id)))
            best = family;
    }
    return best;
}

/* The family with the longest id, of any pack; NULL where none holds the rule. */
static const MxFamilySource *find_family(const MxPatterns *patterns, const char *id) {
    const MxFamilySource *best = NULL;
    for (guint p = 0; p < patterns->packs->len; p++) {
        const GPtrArray *files = ((const MxPack *)patterns->packs->pdata[p])->source->files;
        for (guint i = 0; i < files->len; i++)
            best = better_family(((const MxPackFile *)files->pdata[i])->tree, id, best);
    }
    return best;
}

static MxRuleInfo *describe(const MxPatterns *patterns, const MxPack *pack,
                            const MxCheckSource *check) {
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
    const MxFamilySource *family = find_family(patterns, check->id);
    if (family != NULL) {
        info->name_zh = family->name_zh;
        info->name_en = family->name_en;
        info->about_zh = family->zh;
        info->about_en = family->en;
        info->law = family->law;
    }
    return info;
}

GPtrArray *mx_patterns_rules(const MxPatterns *patterns) {
    GPtrArray *rules = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        for (guint k = 0; k < pack->rules->len; k++)
            g_ptr_array_add(
                rules, describe(patterns, pack, ((MxCheckRule *)pack->rules->pdata[k])->source));
    }
    return rules;
}
