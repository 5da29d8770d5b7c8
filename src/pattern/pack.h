/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled pack: the rules of one file, and the lists that hold with everything it extends. */
#ifndef MX_PATTERN_PACK_H
#define MX_PATTERN_PACK_H

#include "pattern/codes.h"
#include "pattern/regex.h"
#include "pattern/source.h"

/** MxRule: one compiled entry. Borrows its texts from the pack's source. */
typedef struct {
    const MxRuleSource *source;
    MxRegex *parts[MX_N_PARTS]; /* NULL where the entry has no such key */
} MxRule;

struct MxPack {
    char *name;
    MxPackSource *source;
    GPtrArray *own[MX_N_LISTS]; /* (element-type MxRule), owned, in file order */
    GPtrArray *detect;          /* (element-type MxRegex), owned */
    GPtrArray *rules;           /* (element-type MxCheckRule), owned; by mx_pack_compile_rules() */

    /* Filled by mx_pack_link(), borrowed: own entries first, then those of what it extends. */
    GPtrArray *columns;
    GPtrArray *tables;
    GPtrArray *forms;
    GPtrArray *fields;
    GPtrArray *units;
    GPtrArray *rows;
    GPtrArray *facts;
    GPtrArray *phrases[MX_N_PHRASES];
    const MxCodes *codes;
    pcre2_match_context *limits;
};

struct MxPatterns {
    GPtrArray *packs; /* (element-type MxPack), owned, sorted by name */
    MxCodes *codes;   /* of all packs: the classification is the nation's */
    pcre2_match_context *limits;
};

/** mx_pack_new: compiles @source. Takes @source, also on failure. NULL with %MX_ERROR_PATTERN. */
MxPack *mx_pack_new(const char *name, MxPackSource *source, GError **error);

void mx_pack_free(MxPack *pack);

/** mx_pack_rule_line: where @rule stands in the pack's file; 0 where it is another pack's. */
guint mx_pack_rule_line(const MxPack *pack, MxListKind list, const MxRule *rule);

/**
 * mx_pack_link:
 * @chain: the pack itself, what it extends, what that extends, …
 *
 * Fails with %MX_ERROR_PATTERN where a phrase has no pattern in the whole chain.
 */
bool mx_pack_link(MxPack *pack, const GPtrArray *chain, GError **error);

/** mx_phrase_name: the phrase's id in a pack. */
const char *mx_phrase_name(MxPhrase phrase);

/** mx_phrase_lookup: the phrase of an id; %MX_N_PHRASES where there is none. */
MxPhrase mx_phrase_lookup(const char *name);

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

/* ---- facts.c */

/** mx_fact_expand: (transfer full): @expression with `{id}` replaced by @pack's shorthands. */
char *mx_fact_expand(const MxPackSource *source, const char *expression, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPack, mx_pack_free)

#endif
