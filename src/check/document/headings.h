/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of a document → where their numbers skip one or print one twice. */
#ifndef MX_CHECK_DOCUMENT_HEADINGS_H
#define MX_CHECK_DOCUMENT_HEADINGS_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_headings_skipped: `headings.skipped` (transfer full) (nullable): how many places there are,
 * each with the headings before and after; NULL where there is none. */
MxValue *mx_headings_skipped(MxCheck *check);

#endif
