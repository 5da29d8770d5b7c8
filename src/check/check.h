/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report: rules over a disclosure give findings. */
#ifndef MX_CHECK_CHECK_H
#define MX_CHECK_CHECK_H

#include "model/disclosure.h"
#include "pattern/pattern.h"

/** mx_check: evaluates every rule that holds for the document's profile; sets its `report`. */
void mx_check(MxDisclosure *disclosure, const MxPatterns *patterns);

/** mx_check_rules: mx_check() with only these rules (element-type MxCheckRule). */
void mx_check_rules(MxDisclosure *disclosure, const MxPack *pack, const GPtrArray *rules);

#endif
