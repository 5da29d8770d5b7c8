/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of figures, and the rules that recognise what a figure of the prose is.
 *
 * A rule of `facts` is searched for throughout a paragraph, as often as it occurs. What many rules
 * have in common (a figure in yuan, a change against last year) stands once, under `shorthands`,
 * and is named in braces: `支出预算{yuan}`.
 */
#include <mingxi/error.h>
#include <string.h>

#include "pattern/pack.h"

/* How often one rule may hold in one paragraph: prose that lists every item of the budget has some
 * dozens; a file made to exhaust memory has millions. */
#define MAX_HITS 1000u

struct MxFactRules {
    GPtrArray *rules; /* of MxRule, borrowed */
    pcre2_match_context *limits;
    pcre2_match_data *data;
};

static const char *find_shorthand(const MxPackSource *source, const char *name, gsize length) {
    const MxListSource *list = &source->tree->lists[MX_LIST_SHORTHANDS];
    for (unsigned i = 0; i < list->rules_count; i++)
        if (strlen(list->rules[i].id) == length && memcmp(list->rules[i].id, name, length) == 0)
            return list->rules[i].parts[MX_PART_MAIN];
    return NULL;
}

/* A brace before a letter is no repetition count. */
static gsize shorthand_length(const char *brace) {
    gsize n = 0;
    while (g_ascii_islower(brace[1 + n]) || (n > 0 && brace[1 + n] == '_'))
        n++;
    return n > 0 && brace[1 + n] == '}' ? n : 0;
}

char *mx_fact_expand(const MxPackSource *source, const char *expression, GError **error) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = expression; *p; p++) {
        gsize n = *p == '{' ? shorthand_length(p) : 0;
        if (n == 0) {
            g_string_append_c(out, *p);
            continue;
        }
        const char *meaning = find_shorthand(source, p + 1, n);
        if (meaning == NULL) {
            g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "no shorthand “%.*s” in this file",
                        (int)n, p + 1);
            return NULL;
        }
        g_string_append(out, meaning);
        p += n + 1;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

const char *mx_pack_unit(const MxPack *pack, const char *after, MxSpan *span) {
    MxSubject subject = mx_subject_phrase(after);
    const MxRule *rule = mx_rules_first(pack->units, &subject, pack->limits, span);
    return rule ? rule->source->id : NULL;
}

MxFactRules *mx_pack_fact_rules(const MxPack *pack, const char *under) {
    MxFactRules *rules = g_new0(MxFactRules, 1);
    rules->rules = g_ptr_array_new();
    rules->limits = pack->limits;
    rules->data = mx_regex_data_new();
    for (guint i = 0; i < pack->facts->len; i++) {
        const MxRule *rule = pack->facts->pdata[i];
        const MxRegex *regex = rule->parts[MX_PART_UNDER];
        if (regex == NULL || mx_regex_matches(regex, under, rules->limits, rules->data, NULL))
            g_ptr_array_add(rules->rules, (gpointer)rule);
    }
    return rules;
}

void mx_fact_rules_free(MxFactRules *rules) {
    if (rules == NULL)
        return;
    g_ptr_array_unref(rules->rules);
    pcre2_match_data_free(rules->data);
    g_free(rules);
}

static void find_rule(const MxFactRules *rules, const MxRule *rule, const char *text,
                      GArray *hits) {
    const char *unit = rule->source->unit ? rule->source->unit : "yuan";
    MxGroups g;
    gsize from = 0;
    for (guint n = 0; n < MAX_HITS && mx_regex_find(rule->parts[MX_PART_MAIN], text, from,
                                                    rules->limits, rules->data, &g);
         n++) {
        MxSpan value = g.value.start < 0 ? g.zero : g.value;
        if (value.start < 0 || value.end <= (int)from)
            return;
        MxFactHit hit = { rule->source->id, unit, value, g.less, g.zero };
        g_array_append_val(hits, hit);
        from = (gsize)value.end;
    }
}

GArray *mx_fact_rules_find(const MxFactRules *rules, const char *text) {
    GArray *hits = g_array_new(FALSE, FALSE, sizeof(MxFactHit));
    for (guint i = 0; i < rules->rules->len; i++)
        find_rule(rules, rules->rules->pdata[i], text, hits);
    return hits;
}
