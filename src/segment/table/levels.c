/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How deep each row of a table stands: by the length of its code, else by where its label begins.
 *
 *   一、城乡社区支出             0
 *     其中：1．土地出让收入      1     its 其中： pushes it aside: it stands with 2．
 *       2．农业土地开发资金      1
 *   二、农林水支出               0
 *
 * 1. Indents that are near one another are one depth; the depths that occur are counted from 0.
 * 2. An item with 其中： before it is taken to where the items beside it begin.
 * 3. Items numbered 一、 二、 are of one depth, whatever their indent.
 *
 * Known failure: a depth is one of the whole table, so items that are set further in than those of
 * another part are deeper, though both are the first below their heading.
 */
#include "segment/table/levels.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "normalize/numbering.h"

/* Indents nearer than this many ems are one depth: outlines step by a half-width blank, 0.5, or
 * more. */
#define SAME_INDENT 0.35
/* More depths than this are centred text, not an outline. The deepest real outline has 5. */
#define MAX_LEVELS 6u
/* Ems from the beginning of 其中：甲 to that of 甲, with a wide colon; a narrow one takes half
 * less.
 */
#define OF_WHICH_EMS 3.0
#define NARROW_COLON 0.5

static MxOutlineRow *row_at(const GArray *rows, guint i) {
    return &g_array_index(rows, MxOutlineRow, i);
}

/* The least deep of the rows that follow row @i and are deeper than it, up to the first that is
 * not: its items, or, where its 其中： hides that, the items beside it. -1 where none is deeper. */
static double find_next_indent(const GArray *rows, guint i) {
    double own = row_at(rows, i)->indent, least = -1;
    for (guint k = i + 1; k < rows->len && row_at(rows, k)->indent > own + SAME_INDENT; k++)
        least = least < 0 ? row_at(rows, k)->indent : MIN(least, row_at(rows, k)->indent);
    return least;
}

/* Whether 其中：1． is followed by 2．, wherever the two begin. */
static bool is_numbered_on(const char *folded, const char *next) {
    static const char COLON[] = "：";
    const char *rest = strstr(folded, COLON);
    guint kind = rest ? mx_numbering_kind(rest + sizeof COLON - 1, NULL) : 0;
    g_autofree char *below = mx_text_fold(next);
    return kind > 0 && mx_numbering_kind(below, NULL) == kind;
}

/* Of several items that are part of the one above, the first has 其中： before it, and stands where
 * the others do without, or a little off:
 *
 *     其中：1．甲            其中：甲
 *       2．乙                      乙
 */
static void align_of_which(const MxPack *pack, GArray *rows) {
    for (guint i = 0; i < rows->len; i++) {
        MxOutlineRow *row = row_at(rows, i);
        g_autofree char *folded = mx_text_fold(row->label);
        if (row->indent < 0 || !mx_pack_phrase(pack, MX_PHRASE_OF_WHICH_ROW, folded, NULL))
            continue;
        double next = find_next_indent(rows, i), off = next - row->indent - OF_WHICH_EMS;
        bool beside = fabs(off) <= SAME_INDENT || fabs(off + NARROW_COLON) <= SAME_INDENT;
        if (next >= 0 && (beside || is_numbered_on(folded, row_at(rows, i + 1)->label)))
            row->indent = next;
    }
}

/* The depths that occur: indents of the items, like ones merged. */
static GArray *find_depths(const GArray *rows) {
    GArray *sorted = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < rows->len; i++)
        if (row_at(rows, i)->row->kind == MX_ROW_ITEM && row_at(rows, i)->indent >= 0)
            g_array_append_val(sorted, row_at(rows, i)->indent);
    g_array_sort(sorted, mx_compare_doubles);
    guint n = 0;
    for (guint i = 0; i < sorted->len; i++)
        if (n == 0 ||
            g_array_index(sorted, double, i) - g_array_index(sorted, double, n - 1) > SAME_INDENT)
            g_array_index(sorted, double, n++) = g_array_index(sorted, double, i);
    g_array_set_size(sorted, n);
    return sorted;
}

static guint depth_of(const GArray *depths, double indent) {
    guint level = 0;
    while (level + 1 < depths->len && g_array_index(depths, double, level + 1) <= indent)
        level++;
    return level;
}

static bool is_code(const char *text) {
    return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

static guint level_of_code(const char *code) {
    gsize n = strspn(code, "0123456789");
    return n >= 7 ? 2 : n >= 4 ? 1 : 0; /* 3012: a 02 printed as 2 */
}

/* 一、 二、 … 十二、: an outline's first order, whatever its indent. */
static bool is_first_order(const char *label) {
    static const char *const NUMERALS = "一二三四五六七八九十";
    const char *end = label;
    while (*end != '\0' && g_utf8_strchr(NUMERALS, -1, g_utf8_get_char(end)) != NULL)
        end = g_utf8_next_char(end);
    return end > label && g_str_has_prefix(end, "、");
}

/* Items numbered alike stand at one depth: some producers set the first of them half an em off. */
static void level_first_order(GArray *rows) {
    guint lowest = MAX_LEVELS;
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < rows->len; i++) {
            MxRow *row = row_at(rows, i)->row;
            if (row->kind != MX_ROW_ITEM || !is_first_order(row_at(rows, i)->label))
                continue;
            if (pass == 0)
                lowest = MIN(lowest, row->level);
            else
                row->level = lowest;
        }
}

void mx_levels_set(const MxPack *pack, GArray *rows, bool centred) {
    align_of_which(pack, rows);
    g_autoptr(GArray) depths = find_depths(rows);
    bool outline = depths->len <= MAX_LEVELS && !centred, coded = false;
    for (guint i = 0; i < rows->len; i++) {
        const MxOutlineRow *line = row_at(rows, i);
        coded |= line->code != NULL;
        if (line->code != NULL && is_code(line->code))
            line->row->level = level_of_code(line->code);
        else if (line->row->kind == MX_ROW_ITEM && outline)
            line->row->level = depth_of(depths, line->indent);
    }
    if (!coded)
        level_first_order(rows);
}
