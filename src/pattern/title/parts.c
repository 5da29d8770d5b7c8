/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids of the entries of `titles`: `fund.general`, `scope.region`. */
#include "pattern/title/parts.h"

#include <glib.h>
#include <string.h>

static const char *const PARTS[MX_N_TITLE_PARTS] = {
    [MX_TITLE_FUND] = "fund.",
    [MX_TITLE_SUBJECT] = "subject.",
    [MX_TITLE_PHASE] = "phase.",
    [MX_TITLE_SCOPE] = "scope.",
};

MxTitlePart mx_title_part_of(const char *id) {
    MxTitlePart part = 0;
    while (part < MX_N_TITLE_PARTS && !g_str_has_prefix(id, PARTS[part]))
        part++;
    return part;
}

const char *mx_title_part_name(const char *id) {
    const char *dot = strchr(id, '.');
    return dot ? dot + 1 : id;
}
