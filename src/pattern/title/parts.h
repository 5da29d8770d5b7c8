/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a title: what the ids of the entries of `titles` begin with. */
#ifndef MX_PATTERN_TITLE_PARTS_H
#define MX_PATTERN_TITLE_PARTS_H

#include "pattern/types.h"

/** mx_title_part_of: of an id, `fund.general` → %MX_TITLE_FUND; %MX_N_TITLE_PARTS where it begins
 * with none. */
MxTitlePart mx_title_part_of(const char *id);

/** mx_title_part_name: (transfer none): the rest of the id, `general`. */
const char *mx_title_part_name(const char *id);

/** MX_TITLE_PREFIX: what the ids of composed tables begin with. */
#define MX_TITLE_PREFIX "government_"

/** MX_TITLE_SAME: what stands in a rule for government and fund: those of the table in scope. */
#define MX_TITLE_SAME "same_"

/** MX_TITLE_EARLIER: the table in scope, as it was printed for the year before. */
#define MX_TITLE_EARLIER "earlier"

#endif
