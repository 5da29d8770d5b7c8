/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what a rule names exists. */
#ifndef MX_PATTERN_RULE_NAMES_H
#define MX_PATTERN_RULE_NAMES_H

#include "pattern/rule/expression.h"
#include "pattern/rule/scope.h"

/**
 * mx_names_check_relation:
 * @scope: of the rule: what its words are
 *
 * Fails with %MX_ERROR_PATTERN where @relation names a table, row, column, field, fact or word that
 * is none, without a place in a file.
 */
bool mx_names_check_relation(const MxRelation *relation, MxScopeKind scope,
                             const MxPatterns *patterns, GError **error);

/** mx_names_check_statement: fails with %MX_ERROR_PATTERN where @statement has a `{blank}` that
 * nothing fills. */
bool mx_names_check_statement(const char *statement, GError **error);

#endif
