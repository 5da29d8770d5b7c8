/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Document → tables that are printed empty, and whether anything in the document says that there is
 * nothing. */
#ifndef MX_CHECK_DOCUMENT_EMPTY_H
#define MX_CHECK_DOCUMENT_EMPTY_H

#include "check/context.h"
#include "check/figure/value.h"
#include "pattern/phrase.h"

/** mx_empty_find: `tables.unexplained` (transfer full) (nullable): how many tables are empty
 * without a word that says so, each with its place; NULL where there is none. */
MxValue *mx_empty_find(MxCheck *check);

/** mx_empty_note: (transfer full) (nullable): 1, at the note of the table, or the row that is one,
 * in which @phrase occurs; NULL where there is none. */
MxValue *mx_empty_note(MxCheck *check, const MxTable *table, MxPhrase phrase);

#endif
