/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a document → what a template left in them to be filled in, chosen or deleted. */
#ifndef MX_CHECK_DOCUMENT_RESIDUES_H
#define MX_CHECK_DOCUMENT_RESIDUES_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_residues_find: (transfer full) (nullable): how many there are, each with its place; NULL
 * where there is none. */
MxValue *mx_residues_find(MxCheck *check);

#endif
