/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a pack's source to compiled entries, and to the lists that hold with all it extends. */
#include "pattern/pack.h"

#include <string.h>

#include "pattern/source/shorthand.h"
#include "pattern/title/parts.h"

static void free_rule(MxRule *rule) {
    for (guint i = 0; i < MX_N_PARTS; i++)
        mx_regex_free(rule->parts[i]);
    g_free(rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRule, free_rule)

void mx_pack_free(MxPack *pack) {
    if (!pack)
        return;
    for (guint i = 0; i < MX_N_LISTS; i++)
        g_clear_pointer(&pack->own[i], g_ptr_array_unref);
    for (guint i = 0; i < MX_N_PHRASES; i++)
        g_clear_pointer(&pack->phrases[i], g_ptr_array_unref);
    g_clear_pointer(&pack->detect, g_ptr_array_unref);
    g_clear_pointer(&pack->rules, g_ptr_array_unref);
    g_clear_pointer(&pack->columns, g_ptr_array_unref);
    g_clear_pointer(&pack->tables, g_ptr_array_unref);
    g_clear_pointer(&pack->titles, g_ptr_array_unref);
    g_clear_pointer(&pack->forms, g_ptr_array_unref);
    g_clear_pointer(&pack->fields, g_ptr_array_unref);
    g_clear_pointer(&pack->units, g_ptr_array_unref);
    g_clear_pointer(&pack->rows, g_ptr_array_unref);
    g_clear_pointer(&pack->facts, g_ptr_array_unref);
    mx_pack_source_free(pack->source);
    g_free(pack->name);
    g_free(pack);
}

/* The place of an entry: of its main expression, else of its id. @from is the end of the one before
 * it, so that entries that share an expression are told apart. */
static const char *find_rule(const MxPackFile *file, const char *from, MxListKind list,
                             const MxRuleSource *rule) {
    const char *place =
        mx_pack_file_find(file, from, mx_part_key(list, MX_PART_MAIN), rule->parts[MX_PART_MAIN]);
    return place ? place : mx_pack_file_find(file, from, "id", rule->id);
}

/* The place of an entry of @list. Looked for only where something is to be said of it: searching
 * for all of them takes longer than compiling them. */
static const char *find_entry(const MxRule *rule, MxListKind list, const char **from) {
    const MxPackFile *file = rule->file;
    const MxRuleSource *entry = file->tree->lists[list].rules;
    *from = mx_pack_file_key(file, mx_list_name(list));
    const char *place = find_rule(file, *from, list, entry);
    while (entry++ != rule->source) {
        *from = place ? place + 1 : *from;
        place = find_rule(file, *from, list, entry);
    }
    return place;
}

char *mx_pack_entry_place(MxListKind list, const MxRule *rule) {
    const char *from;
    return mx_pack_file_place(rule->file, find_entry(rule, list, &from));
}

/* Entries side by side often stand under the same headings: compiling takes longer than looking. */
static MxRegex *find_compiled(const GPtrArray *rules, MxPart part, const char *expression) {
    for (guint i = rules->len; i-- > 0;) {
        const MxRule *rule = g_ptr_array_index(rules, i);
        if (g_strcmp0(rule->source->parts[part], expression) == 0)
            return mx_regex_ref(rule->parts[part]);
    }
    return NULL;
}

/* Only the facts use shorthands: a shorthand within another would hide a cycle. */
static MxRegex *compile_expression(const MxPack *pack, MxListKind list, MxPart part,
                                   const char *expression, GError **error) {
    MxRegex *compiled = find_compiled(pack->own[list], part, expression);
    if (compiled || list != MX_LIST_FACTS)
        return compiled ? compiled : mx_regex_new(expression, error);
    g_autofree char *expanded = mx_shorthand_expand(pack->source, expression, error);
    return expanded ? mx_regex_new(expanded, error) : NULL;
}

/* Puts `FILE:LINE: KEY: ` before what mx_regex_new() said of @part. */
static void prefix_place(const MxRule *rule, MxListKind list, MxPart part, GError **error) {
    const char *key = mx_part_key(list, part), *from;
    const char *entry = find_entry(rule, list, &from);
    const char *place = mx_pack_file_find(rule->file, from, key, rule->source->parts[part]);
    g_autofree char *where = mx_pack_file_place(rule->file, place ? place : entry);
    g_prefix_error(error, "%s: %s: ", where, key);
}

static MxRule *compile_rule(const MxPack *pack, const MxPackFile *file, MxListKind list,
                            const MxRuleSource *source, GError **error) {
    g_autoptr(MxRule) rule = g_new0(MxRule, 1);
    rule->file = file;
    rule->source = source;
    for (MxPart part = 0; part < MX_N_PARTS; part++) {
        if (!source->parts[part])
            continue;
        rule->parts[part] = compile_expression(pack, list, part, source->parts[part], error);
        if (!rule->parts[part]) {
            prefix_place(rule, list, part, error);
            return NULL;
        }
    }
    return g_steal_pointer(&rule);
}

static bool check_phrase_id(const MxPackFile *file, const char *id, GError **error) {
    if (mx_phrase_lookup(id) != MX_N_PHRASES)
        return true;
    mx_pack_file_refuse(file, mx_pack_file_find(file, NULL, "id", id), error,
                        "id: unknown phrase “%s”", id);
    return false;
}

static bool check_part_id(const MxPackFile *file, const char *id, GError **error) {
    if (mx_title_part_of(id) != MX_N_TITLE_PARTS)
        return true;
    mx_pack_file_refuse(file, mx_pack_file_find(file, NULL, "id", id), error,
                        "id: no part of a title: “%s”", id);
    return false;
}

static bool compile_list(MxPack *pack, const MxPackFile *file, MxListKind list, GError **error) {
    const MxListSource *rules = &file->tree->lists[list];
    for (guint i = 0; i < rules->rules_count; i++) {
        const MxRuleSource *source = &rules->rules[i];
        if (list == MX_LIST_PHRASES && !check_phrase_id(file, source->id, error))
            return false;
        if (list == MX_LIST_TITLES && !check_part_id(file, source->id, error))
            return false;
        MxRule *rule = compile_rule(pack, file, list, source, error);
        if (!rule)
            return false;
        g_ptr_array_add(pack->own[list], rule);
    }
    return true;
}

/* The expressions of `detect` stand in a list, without a key of their own before them. */
static bool compile_detect(MxPack *pack, GError **error) {
    const MxPackFile *head = mx_pack_source_head(pack->source);
    const MxDetectSource *detect = &head->tree->detect;
    for (unsigned i = 0; i < detect->any_count; i++) {
        MxRegex *regex = mx_regex_new(detect->any[i], error);
        if (!regex) {
            g_autofree char *where = mx_pack_file_place(head, strstr(head->text, detect->any[i]));
            g_prefix_error(error, "%s: detect: ", where);
            return false;
        }
        g_ptr_array_add(pack->detect, regex);
    }
    return true;
}

static bool compile_all(MxPack *pack, GError **error) {
    const GPtrArray *files = pack->source->files;
    for (MxListKind list = 0; list < MX_N_LISTS; list++)
        for (guint i = 0; i < files->len; i++)
            if (!compile_list(pack, files->pdata[i], list, error))
                return false;
    return compile_detect(pack, error);
}

MxPack *mx_pack_new(const char *name, MxPackSource *source, GError **error) {
    g_autoptr(MxPack) pack = g_new0(MxPack, 1);
    pack->name = g_strdup(name);
    pack->source = source;
    pack->detect = g_ptr_array_new_with_free_func((GDestroyNotify)mx_regex_free);
    for (MxListKind list = 0; list < MX_N_LISTS; list++)
        pack->own[list] = g_ptr_array_new_with_free_func((GDestroyNotify)free_rule);
    if (compile_all(pack, error))
        return g_steal_pointer(&pack);
    mx_pack_error_join_lines(error);
    return NULL;
}

static void append_phrases(MxPack *pack, const GPtrArray *rules) {
    for (guint i = 0; i < rules->len; i++) {
        MxRule *rule = g_ptr_array_index(rules, i);
        g_ptr_array_add(pack->phrases[mx_phrase_lookup(rule->source->id)], rule);
    }
}

/* The file with the pack's phrases; its first where it has none. */
static const MxPackFile *find_phrases(const MxPack *pack) {
    const GPtrArray *files = pack->source->files;
    for (guint i = 0; i < files->len; i++) {
        const MxPackFile *file = files->pdata[i];
        if (file->tree->lists[MX_LIST_PHRASES].rules_count > 0)
            return file;
    }
    return mx_pack_source_head(pack->source);
}

static bool require_phrases(const MxPack *pack, GError **error) {
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++) {
        if (pack->phrases[phrase]->len)
            continue;
        const MxPackFile *file = find_phrases(pack);
        mx_pack_file_refuse(file, mx_pack_file_key(file, mx_list_name(MX_LIST_PHRASES)), error,
                            "phrases: no pattern for “%s”", mx_phrase_name(phrase));
        return false;
    }
    return true;
}

/* A list that stands alone ends with the pack's own entries. */
static bool stands_alone(const MxPack *pack, MxListKind list) {
    const MxPackTree *tree = mx_pack_source_head(pack->source)->tree;
    for (unsigned i = 0; i < tree->alone_count; i++)
        if (strcmp(tree->alone[i], mx_list_name(list)) == 0)
            return true;
    return false;
}

static bool check_alone(const MxPack *pack, GError **error) {
    const MxPackFile *head = mx_pack_source_head(pack->source);
    for (unsigned i = 0; i < head->tree->alone_count; i++) {
        const char *name = head->tree->alone[i];
        bool known = false;
        for (MxListKind list = 0; list < MX_N_LISTS; list++)
            known |= strcmp(mx_list_name(list), name) == 0;
        if (known)
            continue;
        mx_pack_file_refuse(head, mx_pack_file_key(head, "alone"), error, "alone: no list “%s”",
                            name);
        return false;
    }
    return true;
}

static GPtrArray *link_list(const MxPack *pack, const GPtrArray *chain, MxListKind list) {
    GPtrArray *linked = g_ptr_array_new();
    guint end = stands_alone(pack, list) ? 1 : chain->len;
    for (guint i = 0; i < end; i++)
        g_ptr_array_extend(linked, ((const MxPack *)chain->pdata[i])->own[list], NULL, NULL);
    return linked;
}

bool mx_pack_link(MxPack *pack, const GPtrArray *chain, GError **error) {
    pack->columns = link_list(pack, chain, MX_LIST_COLUMNS);
    pack->tables = link_list(pack, chain, MX_LIST_TABLES);
    pack->titles = link_list(pack, chain, MX_LIST_TITLES);
    pack->forms = link_list(pack, chain, MX_LIST_FORMS);
    pack->fields = link_list(pack, chain, MX_LIST_FIELDS);
    pack->units = link_list(pack, chain, MX_LIST_UNITS);
    pack->rows = link_list(pack, chain, MX_LIST_ROWS);
    pack->facts = link_list(pack, chain, MX_LIST_FACTS);
    for (guint i = 0; i < MX_N_PHRASES; i++)
        pack->phrases[i] = g_ptr_array_new();
    for (guint i = 0; i < chain->len; i++)
        append_phrases(pack, ((const MxPack *)chain->pdata[i])->own[MX_LIST_PHRASES]);
    return check_alone(pack, error) && require_phrases(pack, error);
}
