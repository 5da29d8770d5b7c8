/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Header paths to columns.
 *
 *   收入/项目 │ 收入/预算数 │ 支出/项目 │ 支出/合计 │ 支出/其中/基本支出
 *   item      amount       item      total     basic
 *   └─ revenue ──────────┘ └─ expenditure ────────────────────────┘    two groups, here sides
 *
 * 1. The pack names a column by the last part of its path, seen with the others.
 * 2. What no pattern knows is judged by what stands in it (types.c).
 * 3. Sides and panels are parted where what names the rows stands again (groups.c).
 * 4. Within a group an id is used once (qualify.c); what is left without a name of its own is
 *    col_<n>.
 */
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/table/columns/columns.h"
#include "segment/table/columns/groups.h"
#include "segment/table/columns/phases.h"
#include "segment/table/columns/qualify.h"
#include "segment/table/columns/types.h"
#include "segment/table/leaf.h"

/* ----------------------------------------------------------------------------------- names -- */

static const char *const PARTS[] = { ".class", ".group", ".item" };

/* code.class is a part of the row's code, and so is economic_code.class, where the row has no
 * other. */
static guint part_of_code(const char *id) {
    if (id == NULL || !(g_str_has_prefix(id, "code.") || g_str_has_prefix(id, "economic_code.")))
        return 0;
    for (guint part = 0; part < G_N_ELEMENTS(PARTS); part++)
        if (g_str_has_suffix(id, PARTS[part]))
            return part + 1;
    return 0;
}

static void name_leaf(MxLeaf *leaf, const MxPack *pack) {
    const char *id = mx_pack_column(pack, leaf->leaf, leaf->under, &leaf->type);
    leaf->part = part_of_code(id);
    leaf->economic = id != NULL && g_str_has_prefix(id, "economic_code");
    leaf->id = g_strdup(leaf->part > 0 ? "code" : id);
    leaf->unnamed = id == NULL;
}

/* What names or numbers a row, and is not said of it. */
static bool is_key(const MxLeaf *leaf) {
    static const char *const IDS[] = { "name", "unit_name", "item", "number", "line", NULL };
    return leaf->id != NULL && (leaf->type == MX_COLUMN_CODE || g_strv_contains(IDS, leaf->id));
}

/* Whether the header of @b says no more than that of @a: the same box, or only the box above @a. */
static bool adds_nothing(const MxLeaf *a, const MxLeaf *b) {
    if (strcmp(a->label, b->label) == 0)
        return true;
    const char *last = strrchr(a->label, '/');
    gsize n = last ? (gsize)(last - a->label) : 0;
    return a->part > 0 && n > 0 && strlen(b->label) == n && strncmp(a->label, b->label, n) == 0;
}

static void set_id(MxLeaf *leaf, const char *id) {
    g_free(leaf->id);
    leaf->id = g_strdup(id);
    leaf->unnamed = id == NULL;
}

static bool has_id(const MxHeader *header, guint group, const char *id) {
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->group == group && g_strcmp0(leaf->id, id) == 0)
            return true;
    }
    return false;
}

/* 收入 │ 金额 │ 支出 │ 金额: a header that names money where it stands over money heads what the
 * rows are called where it stands over their names. */
static void settle_labels(MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->unnamed || leaf->type != MX_COLUMN_AMOUNT || !leaf->names_rows)
            continue;
        set_id(leaf, "item");
        leaf->type = MX_COLUMN_TEXT;
    }
}

/* Whether a column of the group, other than codes and numbers, has an id of its own. */
static bool has_named_text(const MxHeader *header, guint group) {
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->group == group && !leaf->unnamed && leaf->type == MX_COLUMN_TEXT)
            return true;
    }
    return false;
}

/* The column with which a side or a panel begins names its rows, whatever its header is; so does
 * the only one whose boxes are sums and ordered labels, or names with their codes. */
static void settle_group_keys(MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        bool first = i > 0 && leaf->group != ((const MxLeaf *)header->leaves->pdata[i - 1])->group;
        bool only = (leaf->names_rows || leaf->coded) && !has_named_text(header, leaf->group);
        if (leaf->unnamed && leaf->type == MX_COLUMN_TEXT && (first || only))
            set_id(leaf, has_id(header, leaf->group, "code") || leaf->coded ? "name" : "item");
    }
}

/* 功能科目 over codes alone, 名称 beside it: the first heads the code, the second its name. */
static void settle_codes(MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        MxLeaf *next = i + 1 < header->leaves->len ? header->leaves->pdata[i + 1] : NULL;
        bool named = g_strcmp0(leaf->id, "name") == 0 || mx_leaf_is_class(leaf);
        if (!named || !leaf->is_code || leaf->type != MX_COLUMN_TEXT || next == NULL ||
            next->type != MX_COLUMN_TEXT || has_id(header, leaf->group, "code"))
            continue;
        set_id(leaf, "code");
        leaf->type = MX_COLUMN_CODE;
        if (next->unnamed)
            set_id(next, "name");
    }
}

/* Columns that the body parts under one header, or under one that is left blank, without naming
 * them: parts of one code, or an item and what it is made of. */
static void settle_twins(MxHeader *header) {
    for (guint i = 1; i < header->leaves->len; i++) {
        MxLeaf *a = header->leaves->pdata[i - 1], *b = header->leaves->pdata[i];
        bool same = adds_nothing(a, b);
        if (!is_key(a) || a->type == MX_COLUMN_NUMBER || (!same && *b->label != '\0'))
            continue;
        b->type = a->type;
        if (a->type == MX_COLUMN_CODE && strcmp(a->id, "code") != 0) {
            g_autofree char *group = g_strconcat(a->id, ".group", NULL);
            set_id(b, group); /* only `code` is put together */
        } else if (a->type == MX_COLUMN_CODE) {
            a->part = MAX(a->part, 1);
            b->part = MIN(a->part + 1, 3);
            set_id(b, "code");
        } else {
            set_id(b, "subitem");
        }
    }
}

/* The end of the parts of one code that begin at leaf @from: 类, 款, 项. */
static guint code_end(const MxHeader *header, guint from) {
    guint i = from;
    for (; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        const MxLeaf *before = i > from ? header->leaves->pdata[i - 1] : NULL;
        if (leaf->part == 0 ||
            (before != NULL && (leaf->part <= before->part || leaf->group != before->group)))
            break;
    }
    return i;
}

/* The parts [from, end) of a code that is not the row's: columns of their own, named after the
 * items that stand right of them. */
static void part_code(MxHeader *header, guint from, guint end) {
    const MxLeaf *item = end < header->leaves->len ? header->leaves->pdata[end] : NULL;
    bool government = item != NULL && g_strcmp0(item->id, "government_item") == 0;
    for (guint i = from; i < end; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        g_free(leaf->id);
        leaf->id = government       ? g_strconcat("government_code", PARTS[leaf->part - 1], NULL)
                   : leaf->economic ? g_strconcat("economic_code", PARTS[leaf->part - 1], NULL)
                                    : NULL;
        leaf->part = 0;
    }
}

/* 类 款 名称 类 款 名称: two codes in a group, each in parts, must not become one. */
static void settle_second_codes(MxHeader *header) {
    int first = -1; /* the group whose code was met last */
    for (guint i = 0; i < header->leaves->len; i++) {
        guint end = code_end(header, i);
        if (end == i)
            continue;
        int group = (int)((const MxLeaf *)header->leaves->pdata[i])->group;
        if (group == first)
            part_code(header, i, end);
        first = group;
        i = end - 1;
    }
}

/* ----------------------------------------------------------------------------------- keys -- */

/* What a side's rows are is its item, however the header puts it: 项目, 经济分类科目, 科目名称. */
static bool is_item_of_side(const MxHeader *header, const MxLeaf *key) {
    return mx_leaf_is_class(key) ||
           (strcmp(key->id, "name") == 0 && !has_id(header, key->group, "code"));
}

/* The only column of a group with that type; of them all, or of those that have an id. */
static MxLeaf *find_only(const MxHeader *header, guint group, MxColumnType type, bool with_id) {
    MxLeaf *only = NULL;
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->group != group || leaf->type != type || (with_id && leaf->id == NULL))
            continue;
        if (only != NULL)
            return NULL;
        only = leaf;
    }
    return only;
}

static void settle_block_keys(MxHeader *header) {
    for (guint group = 0; group < header->n_groups; group++) {
        MxLeaf *only = find_only(header, group, MX_COLUMN_TEXT, true);
        if (only == NULL || header->sides[group] == MX_SIDE_NONE || !is_item_of_side(header, only))
            continue;
        g_free(only->id);
        only->id = g_strdup("item");
    }
}

/* What the id of a column is by what stands beside it. Code and name of bodies, and codes of
 * projects, are the rows' own where the table has no others; beside those of a classification they
 * only say whose the row is. A classification beside a code without a name is that code's name.
 * Second items are first where there is no other. */
static const char *id_beside(const MxHeader *header, const MxLeaf *leaf) {
    bool name = has_id(header, leaf->group, "name");
    if (g_strcmp0(leaf->id, "economic_code") == 0 && !has_id(header, leaf->group, "code"))
        return "code";
    if ((g_strcmp0(leaf->id, "project_code") == 0 || g_strcmp0(leaf->id, "unit_code") == 0) &&
        !has_id(header, leaf->group, "code"))
        return "code";
    if (g_strcmp0(leaf->id, "unit_name") == 0)
        return name ? "budget_unit" : "name";
    if (mx_leaf_is_class(leaf) && strcmp(leaf->id, "government_item") != 0 && !name &&
        has_id(header, leaf->group, "code") && !has_id(header, leaf->group, "item"))
        return "name";
    if (g_strcmp0(leaf->id, "subitem") == 0 && !has_id(header, leaf->group, "item"))
        return "item";
    return NULL;
}

static void settle_neighbours(MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        const char *id = id_beside(header, leaf);
        if (id != NULL)
            set_id(leaf, id);
    }
}

/* The only money of a side is its amount, whatever heads it: 合计, 财政拨款. */
static void settle_only_amounts(MxHeader *header) {
    static const char *const WHOLE[] = { "total", "appropriation", "revenue", "expenditure", NULL };
    for (guint group = 0; group < header->n_groups; group++) {
        MxLeaf *only = find_only(header, group, MX_COLUMN_AMOUNT, false);
        if (only != NULL && header->sides[group] != MX_SIDE_NONE && only->id != NULL &&
            g_strv_contains(WHOLE, only->id))
            set_id(only, "amount");
    }
}

/* Whether every amount of the group of @leaf stands under the header that @leaf stands under. */
static bool stands_under_all(const MxHeader *header, const MxLeaf *leaf) {
    guint others = 0;
    gsize n = strlen(leaf->under);
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *other = header->leaves->pdata[i];
        if (other == leaf || other->group != leaf->group || other->type != MX_COLUMN_AMOUNT)
            continue;
        if (!g_str_has_prefix(other->under, leaf->under) ||
            (other->under[n] != '\0' && other->under[n] != '/'))
            return false;
        others++;
    }
    return n > 0 && others > 0;
}

/* 基本支出 over 合计, 人员经费, 公用经费: where the header holds for all that the table says, its
 * 合计 is the table's total, not one of 基本支出 beside others. */
static void settle_totals(MxHeader *header, const MxPack *pack) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->id == NULL || !stands_under_all(header, leaf) ||
            g_strcmp0(mx_pack_column(pack, leaf->leaf, "", NULL), "total") != 0)
            continue;
        g_free(leaf->id);
        leaf->id = g_strdup("total");
    }
}

/* The first of several leaves with one id keeps it; the others, and those without, are col_<n>. */
static void number_rest(MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        bool taken = false;
        for (guint k = 0; k < i && leaf->id != NULL && leaf->part == 0; k++) {
            const MxLeaf *other = header->leaves->pdata[k];
            taken = taken || (other->group == leaf->group && strcmp(other->id, leaf->id) == 0);
        }
        if (leaf->id != NULL && !taken)
            continue;
        g_free(leaf->id);
        leaf->id = g_strdup_printf("col_%u", i + 1);
    }
}

void mx_header_name_columns(MxHeader *header, const MxPack *pack, const MxGrid *grid) {
    for (guint i = 0; i < header->leaves->len; i++)
        name_leaf(header->leaves->pdata[i], pack);
    mx_header_judge_grid(header, pack, grid);
    settle_labels(header);
    if (header->phased)
        mx_header_say_phases(header, pack);
    settle_twins(header);
    mx_header_find_groups(header, pack);
    settle_codes(header);
    settle_group_keys(header);
    settle_neighbours(header);
    settle_second_codes(header);
    mx_header_find_sides(header, pack);
    settle_block_keys(header);
    settle_totals(header, pack);
    settle_only_amounts(header);
    mx_header_qualify_ids(header, pack);
    number_rest(header);
}

void mx_header_name_again(MxHeader *header, const MxPack *pack, const MxGrid *grid, int year) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        g_clear_pointer(&leaf->id, g_free);
        leaf->type = MX_COLUMN_TEXT;
        leaf->part = leaf->group = 0;
    }
    g_clear_pointer(&header->sides, g_free);
    g_clear_pointer(&header->blocks, g_free);
    header->phased = true;
    header->phase_year = year;
    mx_header_name_columns(header, pack, grid);
}

/* -------------------------------------------------------------------------------- columns -- */

/* The label of a code in parts is what the parts have in common. */
static char *column_label(const MxLeaf *leaf) {
    const char *end = leaf->part > 0 ? strrchr(leaf->label, '/') : NULL;
    return end ? g_strndup(leaf->label, (gsize)(end - leaf->label)) : g_strdup(leaf->label);
}

void mx_header_add_columns(MxHeader *header, MxTable *table) {
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        MxSide side = header->sides[leaf->group];
        int found = mx_table_find_column(table, leaf->id, side);
        if (found < 0) {
            g_autofree char *label = column_label(leaf);
            found = (int)table->columns->len;
            mx_table_add_column(table, leaf->id, label, leaf->type, side);
        } else if (header->blocks[leaf->group] > 0 && leaf->part <= 1) {
            g_autofree char *label = column_label(leaf);
            mx_table_add_heading(table, header->blocks[leaf->group], (guint)found, label);
        }
        leaf->column = (guint)found;
    }
}
