/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of a government's table → what it is, whose, of which year and phase. */
#ifndef MX_SEGMENT_IDENTITY_GOVERNMENT_TABLE_H
#define MX_SEGMENT_IDENTITY_GOVERNMENT_TABLE_H

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_government_scope_of_region: the scope of what is said to be @region's: `whole` of the
 * government's own name, `own` of 某市本级. NULL where it is no region's name: what else stands
 * before a fund is a verb, or another word of the title.
 *
 * @organization: (nullable): the government's place, folded
 */
char *mx_government_scope_of_region(const char *region, const char *organization);

/**
 * mx_government_name_table: sets id, scope, phase and year of @table by its title.
 * @organization: (nullable): the government's place, 某市: what is its own name's is of the whole
 */
void mx_government_name_table(MxTable *table, const MxPack *pack, const char *organization);

/** mx_government_settle_phase: where the title of @table does not say its phase, its columns do:
 * the last of the phases of its own year that it prints. */
void mx_government_settle_phase(MxTable *table);

/** mx_government_settle_facts: the same of the prose, where the tables tell. */
void mx_government_settle_facts(MxDisclosure *disclosure);

/** mx_government_settle_scopes: 市级 is the level itself (`own`) where no table says 市本级 beside
 * it; where one does, 市级 is more than that, and stays `level`. */
void mx_government_settle_scopes(MxDisclosure *disclosure);

#endif
