/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several entries a text matches: the first whose every part holds. */
#include "pattern/match.h"

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
