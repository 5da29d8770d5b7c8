/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consistency rules, compiled: what each ranges over and what must hold there. */
#ifndef MX_PATTERN_RULE_RULES_H
#define MX_PATTERN_RULE_RULES_H

#include "pattern/pack.h"
#include "pattern/rule/expression.h"
#include "pattern/rule/scope.h"

/** MxCheckRule: @when: (element-type MxRelation), see mx_condition_parse(); empty where none need
 * hold. */
typedef struct {
    const MxPackFile *file;      /* that it stands in */
    const MxCheckSource *source; /* borrowed from the pack */
    MxScope scope;
    GPtrArray *when;
    MxRelation *assertion;
    GPtrArray *variants; /* of MxRelation: the assertion of the columns of other variants */
} MxCheckRule;

/** mx_check_rule_free: accepts NULL. */
void mx_check_rule_free(MxCheckRule *rule);

/**
 * mx_pack_compile_rules: compiles the rules of @pack into its `rules`.
 * @patterns: whose ids a rule may name
 *
 * Fails with %MX_ERROR_PATTERN, `FILE:LINE: KEY: what`.
 */
bool mx_pack_compile_rules(MxPack *pack, const MxPatterns *patterns, GError **error);

/**
 * mx_patterns_collect_rules: those that hold for documents of @profile: the profile's own and those
 * of packs that are no profile. Of several with one id the profile's counts.
 *
 * Returns: (transfer container) (element-type MxCheckRule)
 */
GPtrArray *mx_patterns_collect_rules(const MxPatterns *patterns, const MxPack *profile);

/** mx_pack_rule_place: `FILE:LINE` of a consistency rule of @pack. */
char *mx_pack_rule_place(const MxPack *pack, const MxCheckSource *rule);

#endif
