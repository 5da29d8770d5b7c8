/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys are called in the file. */
#include "pattern/source/tree.h"

const char *mx_list_name(MxListKind list) {
    static const char *const NAMES[MX_N_LISTS] = {
        "phrases", "columns", "tables", "titles",     "forms",
        "fields",  "units",   "rows",   "shorthands", "facts",
    };
    return NAMES[list];
}

const char *mx_part_key(MxListKind list, MxPart part) {
    static const char *const MAIN[MX_N_LISTS] = {
        "match", "header", "title", "match", "title", "label", "match", "label", "match", "match",
    };
    static const char *const OTHERS[MX_N_PARTS] = { NULL,     "unless",     "under",
                                                    "header", "not_header", "codes" };
    return part == MX_PART_MAIN ? MAIN[list] : OTHERS[part];
}
