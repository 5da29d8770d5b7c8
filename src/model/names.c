/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/names.h"

const char *mx_column_type_name(MxColumnType type) {
    static const char *const NAMES[] = { "text", "code", "amount", "number", "percent" };
    return NAMES[type];
}

const char *mx_row_kind_name(MxRowKind kind) {
    static const char *const NAMES[] = { "item", "total", "note" };
    return NAMES[kind];
}

const char *mx_side_name(MxSide side) {
    static const char *const NAMES[] = { NULL, "revenue", "expenditure" };
    return NAMES[side];
}

const char *mx_place_name(MxPlaceKind kind) {
    static const char *const NAMES[] = { "table", "project", "overall", "fact", "section" };
    return NAMES[kind];
}
