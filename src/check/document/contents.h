/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the tables of the document → those that are only listed. */
#ifndef MX_CHECK_DOCUMENT_CONTENTS_H
#define MX_CHECK_DOCUMENT_CONTENTS_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_contents_unprinted: `tables.listed_only` (transfer full) (nullable): how many tables the
 * table of contents lists that the document does not print, each with its line; NULL where there is
 * none, or it cannot be known. */
MxValue *mx_contents_unprinted(MxCheck *check);

#endif
