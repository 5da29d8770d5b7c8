/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a pack's source to compiled rules, and the lookups in them. */
#include "pattern/pack.h"

#include <mingxi/error.h>
#include <string.h>

const char *mx_phrase_name(MxPhrase phrase) {
    static const char *const NAMES[MX_N_PHRASES] = {
        [MX_PHRASE_UNIT] = "unit",
        [MX_PHRASE_NUMBER] = "number",
        [MX_PHRASE_TITLE] = "title",
        [MX_PHRASE_OWNER] = "owner",
        [MX_PHRASE_NOTE] = "note",
        [MX_PHRASE_TOTAL] = "total",
        [MX_PHRASE_ITEM] = "item",
        [MX_PHRASE_CODED] = "coded",
        [MX_PHRASE_INDEX] = "index",
        [MX_PHRASE_REVENUE] = "revenue",
        [MX_PHRASE_EXPENDITURE] = "expenditure",
        [MX_PHRASE_PAGE] = "page",
        [MX_PHRASE_CONTINUED] = "continued",
        [MX_PHRASE_NOTHING] = "nothing",
        [MX_PHRASE_YEAR] = "year",
        [MX_PHRASE_BUDGET] = "budget",
        [MX_PHRASE_FINAL_ACCOUNT] = "final_account",
        [MX_PHRASE_PERFORMANCE] = "performance",
        [MX_PHRASE_DEPARTMENT] = "department",
        [MX_PHRASE_UNIT_LEVEL] = "unit_level",
        [MX_PHRASE_ORGANIZATION] = "organization",
        [MX_PHRASE_PART] = "part",
        [MX_PHRASE_CHAPTER] = "chapter",
        [MX_PHRASE_SECTION] = "section",
        [MX_PHRASE_POINT] = "point",
        [MX_PHRASE_CONTENTS] = "contents",
        [MX_PHRASE_ENTRY] = "entry",
        [MX_PHRASE_GLOSSARY] = "glossary",
        [MX_PHRASE_TERM] = "term",
        [MX_PHRASE_BODY] = "body",
        [MX_PHRASE_STATED] = "stated",
        [MX_PHRASE_INDICATOR_ITEM] = "indicator_item",
        [MX_PHRASE_INDICATOR_LEVEL1] = "indicator_level1",
        [MX_PHRASE_INDICATOR_LEVEL2] = "indicator_level2",
        [MX_PHRASE_INDICATOR_NAME] = "indicator_name",
        [MX_PHRASE_INDICATOR_PERIOD] = "indicator_period",
        [MX_PHRASE_INDICATOR_ANNUAL] = "indicator_annual",
        [MX_PHRASE_SUM_OF] = "sum_of",
        [MX_PHRASE_DUE] = "due",
        [MX_PHRASE_EMPTY] = "empty",
        [MX_PHRASE_UNUSED] = "unused",
        [MX_PHRASE_RESIDUE] = "residue",
        [MX_PHRASE_OUTCOME] = "outcome",
        [MX_PHRASE_BUDGETED] = "budgeted",
        [MX_PHRASE_COMPLETED] = "completed",
        [MX_PHRASE_OUTCOME_MORE] = "outcome_more",
        [MX_PHRASE_OUTCOME_LESS] = "outcome_less",
        [MX_PHRASE_OUTCOME_SAME] = "outcome_same",
        [MX_PHRASE_CHANGED] = "changed",
        [MX_PHRASE_FALLEN] = "fallen",
        [MX_PHRASE_PARTS] = "parts",
        [MX_PHRASE_REST] = "rest",
        [MX_PHRASE_NAMED] = "named",
        [MX_PHRASE_NUMBERED] = "numbered",
        [MX_PHRASE_HEADING_YEAR] = "heading_year",
        [MX_PHRASE_AS_OF] = "as_of",
    };
    return NAMES[phrase];
}

MxPhrase mx_phrase_lookup(const char *name) {
    MxPhrase phrase = 0;
    while (phrase < MX_N_PHRASES && !g_str_equal(mx_phrase_name(phrase), name))
        phrase++;
    return phrase;
}

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
    g_clear_pointer(&pack->forms, g_ptr_array_unref);
    g_clear_pointer(&pack->fields, g_ptr_array_unref);
    g_clear_pointer(&pack->units, g_ptr_array_unref);
    g_clear_pointer(&pack->rows, g_ptr_array_unref);
    g_clear_pointer(&pack->facts, g_ptr_array_unref);
    mx_pack_source_free(pack->source);
    g_free(pack->name);
    g_free(pack);
}

/* Puts `FILE:LINE: KEY: ` before what mx_regex_new() said. */
static void prefix_place(const MxPackSource *source, const char *place, const char *key,
                         GError **error) {
    g_prefix_error(error, "%s:%u: %s: ", source->path, mx_pack_source_line(source, place), key);
}

static const char *list_start(const MxPackSource *source, MxListKind list) {
    g_autofree char *key = g_strdup_printf("\n%s:", mx_list_name(list));
    const char *place = strstr(source->text, key);
    return place ? place + 1 : source->text;
}

/* The place of an entry: of its main expression, else of its id. @from is the end of the one before
 * it, so that entries that share an expression are told apart. */
static const char *find_rule(const MxPackSource *source, const char *from, MxListKind list,
                             const MxRuleSource *rule) {
    const char *place = mx_pack_source_find(source, from, mx_part_key(list, MX_PART_MAIN),
                                            rule->parts[MX_PART_MAIN]);
    return place ? place : mx_pack_source_find(source, from, "id", rule->id);
}

/* The place of the entry @index of @list. Looked for only where something is to be said of it:
 * searching for all of them takes longer than compiling them. */
static const char *find_entry(const MxPackSource *source, MxListKind list, guint index,
                              const char **from) {
    const char *place = NULL;
    *from = list_start(source, list);
    for (guint i = 0; i <= index; i++) {
        *from = place ? place + 1 : *from;
        place = find_rule(source, *from, list, &source->tree->lists[list].rules[i]);
    }
    return place;
}

guint mx_pack_rule_line(const MxPack *pack, MxListKind list, const MxRule *rule) {
    guint index;
    const char *from;
    return g_ptr_array_find(pack->own[list], rule, &index)
               ? mx_pack_source_line(pack->source, find_entry(pack->source, list, index, &from))
               : 0;
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
    g_autofree char *expanded = mx_fact_expand(pack->source, expression, error);
    return expanded ? mx_regex_new(expanded, error) : NULL;
}

static MxRule *compile_rule(const MxPack *pack, MxListKind list, guint index, GError **error) {
    const MxPackSource *source = pack->source;
    g_autoptr(MxRule) rule = g_new0(MxRule, 1);
    rule->source = &source->tree->lists[list].rules[index];
    for (MxPart part = 0; part < MX_N_PARTS; part++) {
        const char *expression = rule->source->parts[part];
        if (!expression)
            continue;
        rule->parts[part] = compile_expression(pack, list, part, expression, error);
        if (!rule->parts[part]) {
            const char *key = mx_part_key(list, part), *from;
            const char *place = find_entry(source, list, index, &from);
            const char *key_place = mx_pack_source_find(source, from, key, expression);
            prefix_place(source, key_place ? key_place : place, key, error);
            return NULL;
        }
    }
    return g_steal_pointer(&rule);
}

static bool check_phrase_id(const MxPackSource *source, const char *id, GError **error) {
    if (mx_phrase_lookup(id) != MX_N_PHRASES)
        return true;
    const char *place = mx_pack_source_find(source, NULL, "id", id);
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: id: unknown phrase “%s”", source->path,
                mx_pack_source_line(source, place), id);
    return false;
}

static bool compile_list(MxPack *pack, MxListKind list, GError **error) {
    const MxPackSource *source = pack->source;
    const MxListSource *rules = &source->tree->lists[list];
    for (guint i = 0; i < rules->rules_count; i++) {
        if (list == MX_LIST_PHRASES && !check_phrase_id(source, rules->rules[i].id, error))
            return false;
        MxRule *rule = compile_rule(pack, list, i, error);
        if (!rule)
            return false;
        g_ptr_array_add(pack->own[list], rule);
    }
    return true;
}

/* The expressions of `detect` stand in a list, without a key of their own before them. */
static bool compile_detect(MxPack *pack, GError **error) {
    const MxPackSource *source = pack->source;
    const MxDetectSource *detect = &source->tree->detect;
    for (unsigned i = 0; i < detect->any_count; i++) {
        MxRegex *regex = mx_regex_new(detect->any[i], error);
        if (!regex) {
            prefix_place(source, strstr(source->text, detect->any[i]), "detect", error);
            return false;
        }
        g_ptr_array_add(pack->detect, regex);
    }
    return true;
}

static bool compile_all(MxPack *pack, GError **error) {
    for (MxListKind list = 0; list < MX_N_LISTS; list++)
        if (!compile_list(pack, list, error))
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

static bool require_phrases(const MxPack *pack, GError **error) {
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++) {
        if (pack->phrases[phrase]->len)
            continue;
        const char *place = list_start(pack->source, MX_LIST_PHRASES);
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: phrases: no pattern for “%s”",
                    pack->source->path, mx_pack_source_line(pack->source, place),
                    mx_phrase_name(phrase));
        return false;
    }
    return true;
}

bool mx_pack_link(MxPack *pack, const GPtrArray *chain, GError **error) {
    pack->columns = g_ptr_array_new();
    pack->tables = g_ptr_array_new();
    pack->forms = g_ptr_array_new();
    pack->fields = g_ptr_array_new();
    pack->units = g_ptr_array_new();
    pack->rows = g_ptr_array_new();
    pack->facts = g_ptr_array_new();
    for (guint i = 0; i < MX_N_PHRASES; i++)
        pack->phrases[i] = g_ptr_array_new();
    for (guint i = 0; i < chain->len; i++) {
        const MxPack *from = g_ptr_array_index(chain, i);
        g_ptr_array_extend(pack->columns, from->own[MX_LIST_COLUMNS], NULL, NULL);
        g_ptr_array_extend(pack->tables, from->own[MX_LIST_TABLES], NULL, NULL);
        g_ptr_array_extend(pack->forms, from->own[MX_LIST_FORMS], NULL, NULL);
        g_ptr_array_extend(pack->fields, from->own[MX_LIST_FIELDS], NULL, NULL);
        g_ptr_array_extend(pack->units, from->own[MX_LIST_UNITS], NULL, NULL);
        g_ptr_array_extend(pack->rows, from->own[MX_LIST_ROWS], NULL, NULL);
        g_ptr_array_extend(pack->facts, from->own[MX_LIST_FACTS], NULL, NULL);
        append_phrases(pack, from->own[MX_LIST_PHRASES]);
    }
    return require_phrases(pack, error);
}

MxSubject mx_subject_phrase(const char *text) {
    return (MxSubject){ { text, text, "", "", "", "" } };
}

MxSubject mx_subject_column(const char *label, const char *under) {
    return (MxSubject){ { label, label, under ? under : "", "", "", "" } };
}

MxSubject mx_subject_table(const MxTableTraits *traits) {
    const char *title = traits->title ? traits->title : "";
    const char *headers = traits->headers ? traits->headers : "";
    const char *code = traits->first_code ? traits->first_code : "";
    return (MxSubject){ { title, title, "", headers, headers, code } };
}

MxSubject mx_subject_form(const char *title, const char *texts) {
    return (MxSubject){ { title, title, "", texts, "", "" } };
}

bool mx_rule_matches(const MxRule *rule, const MxSubject *subject, pcre2_match_context *limits,
                     pcre2_match_data *data, MxSpan *value) {
    if (!mx_regex_matches(rule->parts[MX_PART_MAIN], subject->parts[MX_PART_MAIN], limits, data,
                          value))
        return false;
    for (MxPart part = MX_PART_MAIN + 1; part < MX_N_PARTS; part++) {
        const MxRegex *regex = rule->parts[part];
        bool wanted = part != MX_PART_UNLESS && part != MX_PART_NOT_HEADER;
        if (regex && mx_regex_matches(regex, subject->parts[part], limits, data, NULL) != wanted)
            return false;
    }
    return true;
}

const MxRule *mx_rules_first(const GPtrArray *rules, const MxSubject *subject,
                             pcre2_match_context *limits, MxSpan *value) {
    g_autoptr(pcre2_match_data) data = mx_regex_data_new();
    for (guint i = 0; i < rules->len; i++) {
        const MxRule *rule = g_ptr_array_index(rules, i);
        if (mx_rule_matches(rule, subject, limits, data, value))
            return rule;
    }
    return NULL;
}

const char *mx_pack_name(const MxPack *pack) {
    return pack->name;
}

bool mx_pack_phrase(const MxPack *pack, MxPhrase phrase, const char *text, MxSpan *value) {
    MxSubject subject = mx_subject_phrase(text);
    return mx_rules_first(pack->phrases[phrase], &subject, pack->limits, value) != NULL;
}

const char *mx_pack_column(const MxPack *pack, const char *label, const char *under,
                           MxColumnType *type) {
    MxSubject subject = mx_subject_column(label, under);
    const MxRule *rule = mx_rules_first(pack->columns, &subject, pack->limits, NULL);
    if (rule && type)
        *type = rule->source->type ? *rule->source->type : MX_COLUMN_AMOUNT;
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_form(const MxPack *pack, const char *title, const char *texts, MxSpan *name) {
    MxSubject subject = mx_subject_form(title, texts);
    const MxRule *rule = mx_rules_first(pack->forms, &subject, pack->limits, name);
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_field(const MxPack *pack, const char *label, const char *under) {
    MxSubject subject = mx_subject_column(label, under);
    const MxRule *rule = mx_rules_first(pack->fields, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}

MxCodeFit mx_pack_code(const MxPack *pack, const char *code, const char *name, int year,
                       const char **official) {
    return mx_codes_fit(pack->codes, code, name, year, official);
}

const char *mx_pack_row(const MxPack *pack, const char *label) {
    MxSubject subject = mx_subject_phrase(label);
    const MxRule *rule = mx_rules_first(pack->rows, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_table(const MxPack *pack, const MxTableTraits *traits) {
    MxSubject subject = mx_subject_table(traits);
    const MxRule *rule = mx_rules_first(pack->tables, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}
