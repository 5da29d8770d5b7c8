/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_RULES_H
#define MINGXI_RULES_H

#include <glib.h>

#include <mingxi/export.h>
#include <mingxi/patterns.h>

G_BEGIN_DECLS

/**
 * MxRuleInfo: a consistency rule as its author wrote it (docs/rules.md).
 * @profile: the pack it stands in; @severity: `error`, `warning` or `info`
 * @scope: what it ranges over; @condition: (nullable): what must hold for it to apply;
 *     @assertion: what must hold; @zh, @en: its statement, with names of what is filled in, in
 *     braces
 * @name_zh, @name_en: (nullable): what rules of its family are called; @about_zh, @about_en:
 *     (nullable): a paragraph on them; @law: (nullable): the regulation that they rest on
 *
 * Every text is borrowed from the patterns.
 */
typedef struct {
    const char *id, *profile, *severity;
    const char *scope, *condition, *assertion;
    const char *zh, *en;
    const char *name_zh, *name_en, *about_zh, *about_en, *law;
} MxRuleInfo;

/**
 * mx_patterns_rules:
 *
 * Returns: (transfer full) (element-type MxRuleInfo): every rule of every pack, in the packs' order
 */
MX_API GPtrArray *mx_patterns_rules(const MxPatterns *patterns);

/**
 * mx_rules_check:
 * @n_examples: (out) (optional): number of examples run
 *
 * Runs the examples of every rule: on each of `holds` the rule must apply and find nothing, on each
 * of `breaks` it must find something.
 *
 * Returns: (transfer full) (element-type MxPatternFailure): the failures, empty where all hold
 */
MX_API GPtrArray *mx_rules_check(const MxPatterns *patterns, guint *n_examples);

G_END_DECLS

#endif
