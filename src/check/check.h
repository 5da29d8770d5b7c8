/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report: rules over a disclosure give findings. */
#ifndef MX_CHECK_CHECK_H
#define MX_CHECK_CHECK_H

#include "model/disclosure.h"

/** mx_check: evaluates every rule that holds for the document's profile; sets its `report`. */
void mx_check(MxDisclosure *disclosure, const MxPatterns *patterns);

#endif
