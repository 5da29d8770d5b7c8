/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose the documents of a database are: takes `documents`, fills `organizations` and what belongs
 * to it (docs/database.md). place.h says where a name is, collect.h which documents are one body's.
 */
#ifndef MX_ARCHIVE_ORGANIZATIONS_ASSIGN_H
#define MX_ARCHIVE_ORGANIZATIONS_ASSIGN_H

#include "archive/database/database.h"

/** mx_organizations_assign: anew, from all documents, in one transaction; where every document has
 * its organization already, nothing is written. */
bool mx_organizations_assign(MxDatabase *database, GError **error);

#endif
