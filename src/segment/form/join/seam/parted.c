/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels of forms that a page's end parted.
 *
 *   last row    │ 保证项目实施  │ 为方便群众出行，… │      labels nothing, but does with the rest,
 *   ─────────── page ──────────────────────────      which may be a label, too: 措施, 目标
 *   first row   │ 的制度、措施  │ 在此期间…         │
 *
 *   last row    │ 项目资金      │ 实施期资金总额： │      a label already, and the rest of its box
 *   ─────────── page ──────────────────────────
 *   first row   │ （元）        │ 其中：中央…      │
 */
#include "segment/form/join/seam/parted.h"

#include <string.h>

#include "base/text.h"

/* What no label begins with, and so goes on with one; nor does one end with the first of them. */
static bool is_within(const char *begun, const char *rest) {
    static const char *const NEVER_FIRST = "（、，）：";
    return g_str_has_suffix(begun, "（") || g_str_has_suffix(begun, "、") ||
           g_utf8_strchr(NEVER_FIRST, -1, g_utf8_get_char(rest)) != NULL;
}

bool mx_label_is_parted(const MxSheet *upper, const MxCell *above, const MxSheet *lower,
                        const MxCell *below) {
    if (mx_cell_is_blank(above) || mx_cell_is_blank(below))
        return false;
    g_autofree char *rest = mx_text_fold(below->text), *begun = mx_text_fold(above->text);
    g_autofree char *whole = g_strconcat(begun, rest, NULL);
    const char *id = mx_pack_field(upper->pack, whole, ""), *own = mx_sheet_id(upper, above);
    if (id == NULL || own == NULL)
        return id != NULL;
    return mx_sheet_id(lower, below) == NULL && strcmp(own, id) == 0 && is_within(begun, rest);
}
