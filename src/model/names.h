/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the enumerations of the model are called in every output. */
#ifndef MX_MODEL_NAMES_H
#define MX_MODEL_NAMES_H

#include "model/disclosure.h"

/** text, code, amount, number, percent */
const char *mx_column_type_name(MxColumnType type);

/** item, total, note */
const char *mx_row_kind_name(MxRowKind kind);

/** (nullable): revenue, expenditure; NULL for none */
const char *mx_side_name(MxSide side);

/** table, project, overall, fact, section */
const char *mx_place_name(MxPlaceKind kind);

#endif
