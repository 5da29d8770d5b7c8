/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids that the packs give, which rules may name. */
#ifndef MX_PATTERN_RULE_KNOWN_H
#define MX_PATTERN_RULE_KNOWN_H

#include <stdbool.h>

#include "pattern/pack.h"

bool mx_known_table(const MxPatterns *patterns, const char *id);

/** mx_known_column: @id: may stand under a group: `revenue.general_public`. */
bool mx_known_column(const MxPatterns *patterns, const char *id);

/** mx_known_field: @id: of a form; funds by group and source: `annual.total`. */
bool mx_known_field(const MxPatterns *patterns, const char *id);

/** mx_known_fact: @glob: with `*` for any text. */
bool mx_known_fact(const MxPatterns *patterns, const char *glob);

/** mx_known_row: @row: an id of `rows`, a code, `total` or `same`. */
bool mx_known_row(const MxPatterns *patterns, const char *row);

#endif
