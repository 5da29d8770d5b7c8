/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Document → whether it says that some of what it should list is left out, for secrecy. */
#ifndef MX_CHECK_DOCUMENT_WITHHELD_H
#define MX_CHECK_DOCUMENT_WITHHELD_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_withheld_find: `document.secrecy` (transfer full) (nullable): the notes that say so; NULL
 * where there is none. */
MxValue *mx_withheld_find(MxCheck *check);

/** mx_masked_find: `projects.masked` (transfer full) (nullable): rows and forms whose names are
 * masked; NULL where there is none. */
MxValue *mx_masked_find(MxCheck *check);

/** mx_document_withholds: whether the document has such a note. */
bool mx_document_withholds(MxCheck *check);

#endif
