/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One compiled entry of a pack, and the texts it is held against. */
#ifndef MX_PATTERN_MATCH_H
#define MX_PATTERN_MATCH_H

#include "pattern/regex/regex.h"
#include "pattern/source/source.h"

/** MxRule: one compiled entry. Borrows its texts from the pack's source. */
typedef struct {
    const MxPackFile *file; /* that it stands in */
    const MxRuleSource *source;
    MxRegex *parts[MX_N_PARTS]; /* NULL where the entry has no such key */
} MxRule;

/**
 * MxSubject: what a rule is held against, by part; never NULL. UNLESS repeats MAIN, NOT_HEADER
 * repeats HEADER.
 */
typedef struct {
    const char *parts[MX_N_PARTS];
} MxSubject;

/** mx_rule_matches: every part the rule has matches; `unless` and `not_header` do not. */
bool mx_rule_matches(const MxRule *rule, const MxSubject *subject, pcre2_match_context *limits,
                     pcre2_match_data *data, MxSpan *value);

/** mx_rules_first: (nullable) the first of @rules that matches. */
const MxRule *mx_rules_first(const GPtrArray *rules, const MxSubject *subject,
                             pcre2_match_context *limits, MxSpan *value);

MxSubject mx_subject_phrase(const char *text);
MxSubject mx_subject_column(const char *label, const char *under);
MxSubject mx_subject_table(const MxTableTraits *traits);
MxSubject mx_subject_form(const char *title, const char *texts);

#endif
