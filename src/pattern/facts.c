/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that recognise what a figure of the prose is. A rule of `facts` is searched for
 * throughout a paragraph, as often as it occurs. */
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* How often one rule may hold in one paragraph: prose that lists every item of the budget has some
 * dozens; a file made to exhaust memory has millions. */
#define MAX_HITS 1000u

struct MxFactRules {
    GPtrArray *rules; /* of MxRule, borrowed */
    pcre2_match_context *limits;
    pcre2_match_data *data;
};

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
        MxFactHit hit = { rule->source->id, unit, value, g.less, g.zero, g.whole };
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
