/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages call the rules. */
#ifndef MX_SITE_RULE_NAMES_H
#define MX_SITE_RULE_NAMES_H

#include "site/output.h"

/** mx_site_write_rule_names: the statements of the packs' rules, in both languages; what is filled
 * in stays in braces. Without packs there are none, and a rule is called by its id. */
bool mx_site_write_rule_names(const MxSite *site, GError **error);

#endif
