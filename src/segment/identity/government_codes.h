/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of a government's rows → codes of the classification. */
#ifndef MX_SEGMENT_IDENTITY_GOVERNMENT_CODES_H
#define MX_SEGMENT_IDENTITY_GOVERNMENT_CODES_H

#include "model/table.h"
#include "pattern/pattern.h"

/** mx_government_derive_codes: sets `derived_code` of the rows of @table, one of expenditure, that
 * print no code and whose name is one code's in the classification of @year. */
void mx_government_derive_codes(MxTable *table, const MxPack *pack, int year);

#endif
