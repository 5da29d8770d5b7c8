/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sides and panels.
 *
 *   收入         │ 支出              │           one group a side: the path above says which
 *   项目  │ 预算数 │ 功能分类 │ 预算数 │
 *
 *   科目  │ 金额  │ 科目     │ 金额  │           panels: the key that names the rows stands again
 *
 *   科目编码 │ 采购项目 │ 单价 │ 科目编码 │ 金额    none: what names the rows stands once
 *
 * A column that names rows begins a group where figures stand before it and behind it, and
 * 1. the side that its path names is another than that of the group before it,
 * 2. or the header of a key stands there again,
 * 3. or its boxes name rows, as only keys' do: sums (支出合计), ordered labels (一、…).
 * Codes and numbers before such a column belong to it. That texts or codes stand behind figures is
 * not enough: half of the columns of a list of purchases are neither.
 */
#include "segment/table/columns/groups.h"

#include <string.h>

bool mx_leaf_is_class(const MxLeaf *leaf) {
    static const char *const IDS[] = { "function_item", "economic_item", "government_item", NULL };
    return leaf->id != NULL && g_strv_contains(IDS, leaf->id);
}

/* What names a row, and is not said of it. */
static bool names_row(const MxLeaf *leaf) {
    static const char *const IDS[] = { "name", "unit_name", "item", NULL };
    return leaf->id != NULL && g_strv_contains(IDS, leaf->id);
}

/* What may stand before it. */
static bool numbers_row(const MxLeaf *leaf) {
    static const char *const IDS[] = { "number", "line", NULL };
    return leaf->type == MX_COLUMN_CODE || (leaf->id != NULL && g_strv_contains(IDS, leaf->id));
}

/* Whether figures stand in the leaves [from, to), or may: a column that nothing is known of, blank
 * as well, may be anything, and is mostly money. */
static bool has_amount(const GPtrArray *leaves, guint from, guint to) {
    for (guint i = from; i < to; i++) {
        const MxLeaf *leaf = leaves->pdata[i];
        if ((leaf->unnamed && leaf->is_blank) || leaf->type == MX_COLUMN_AMOUNT ||
            leaf->type == MX_COLUMN_PERCENT)
            return true;
    }
    return false;
}

static MxSide side_of_path(const MxPack *pack, const MxLeaf *leaf) {
    g_autofree char *path = g_strconcat(leaf->under, "/", leaf->leaf, NULL);
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (mx_pack_phrase(pack, MX_PHRASE_REVENUE, *part, NULL))
            return MX_SIDE_REVENUE;
        if (mx_pack_phrase(pack, MX_PHRASE_EXPENDITURE, *part, NULL))
            return MX_SIDE_EXPENDITURE;
    }
    return MX_SIDE_NONE;
}

/* ----------------------------------------------------------------------------------- groups -- */

/* 项目 and 项目（按功能分类）: the same header, but for what is remarked on it. */
static bool is_same_header(const MxLeaf *a, const MxLeaf *b) {
    static const char *const REMARK = "（";
    const char *in_a = strstr(a->leaf, REMARK), *in_b = strstr(b->leaf, REMARK);
    gsize n_a = in_a ? (gsize)(in_a - a->leaf) : strlen(a->leaf);
    gsize n_b = in_b ? (gsize)(in_b - b->leaf) : strlen(b->leaf);
    return n_a > 0 && n_a == n_b && strncmp(a->leaf, b->leaf, n_a) == 0;
}

/* Whether the key of a leaf of [from, to) stands again in leaf @at. */
static bool stands_again(const GPtrArray *leaves, guint from, guint to, guint at) {
    const MxLeaf *leaf = leaves->pdata[at];
    for (guint i = from; i < to; i++) {
        const MxLeaf *before = leaves->pdata[i];
        if (before->type == leaf->type && (before->unnamed || names_row(before)) &&
            is_same_header(before, leaf))
            return true;
    }
    return false;
}

/* Whether leaf @at, which names rows, begins a group after the one that began at @from. */
static bool begins_with_name(const MxHeader *header, const MxPack *pack, guint from, guint at) {
    const MxLeaf *leaf = header->leaves->pdata[at];
    MxSide side = side_of_path(pack, leaf),
           before = side_of_path(pack, header->leaves->pdata[from]);
    if (!names_row(leaf) && !mx_leaf_is_class(leaf) &&
        !(leaf->unnamed && leaf->type == MX_COLUMN_TEXT))
        return false;
    if (side != MX_SIDE_NONE && ((before != MX_SIDE_NONE && side != before) || !leaf->unnamed))
        return true;
    return leaf->names_rows || (!leaf->is_blank && stands_again(header->leaves, from, at, at)) ||
           (names_row(leaf) && stands_again(header->leaves, from, at, at));
}

/* The first leaf of [from, to) that names or numbers rows: what stands before it is no money of
 * theirs, but a number of rows under a header that nobody knows. */
static guint first_key(const GPtrArray *leaves, guint from, guint to) {
    guint i = from;
    while (i < to) {
        const MxLeaf *leaf = leaves->pdata[i];
        if (leaf->type == MX_COLUMN_CODE || (leaf->type == MX_COLUMN_TEXT && !leaf->is_blank) ||
            (!leaf->unnamed && leaf->type == MX_COLUMN_TEXT))
            break;
        i++;
    }
    return i;
}

/* Whether a group begins at leaf @i: with a name, or with codes and numbers before one. */
static bool begins_group(const MxHeader *header, const MxPack *pack, guint from, guint i) {
    const GPtrArray *leaves = header->leaves;
    if (!has_amount(leaves, first_key(leaves, from, i), i) || !has_amount(leaves, i, leaves->len))
        return false;
    guint name = i;
    while (name < leaves->len && numbers_row(leaves->pdata[name]))
        name++;
    if (name < leaves->len && begins_with_name(header, pack, from, name))
        return true;
    /* codes alone name the rows of both panels */
    return name > i && stands_again(leaves, from, i, i);
}

void mx_header_find_groups(MxHeader *header, const MxPack *pack) {
    guint group = 0, from = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        if (begins_group(header, pack, from, i)) {
            group++;
            from = i;
        }
        ((MxLeaf *)header->leaves->pdata[i])->group = group;
    }
    header->n_groups = group + 1;
}

/* ------------------------------------------------------------------------------------ sides -- */

/* Sides hold where both are there; one alone is a heading, not a side. */
static void set_sides(MxHeader *header, const MxPack *pack) {
    header->sides = g_new0(MxSide, header->n_groups);
    bool seen[3] = { false };
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        if (header->sides[leaf->group] == MX_SIDE_NONE)
            header->sides[leaf->group] = side_of_path(pack, leaf);
        seen[header->sides[leaf->group]] = true;
    }
    if (header->n_groups < 2 || !seen[MX_SIDE_REVENUE] || !seen[MX_SIDE_EXPENDITURE])
        memset(header->sides, 0, header->n_groups * sizeof *header->sides);
}

/* All headers of a group, folded: equal for panels, which go on with one list. */
static char *group_header(const MxHeader *header, guint group) {
    GString *labels = g_string_new(NULL);
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        if (leaf->group == group)
            g_string_append_printf(labels, "%s/%s|", leaf->under, leaf->leaf);
    }
    return g_string_free(labels, FALSE);
}

static void set_blocks(MxHeader *header) {
    header->blocks = g_new0(guint, header->n_groups);
    for (guint group = 1; group < header->n_groups; group++) {
        if (header->sides[group] == MX_SIDE_NONE ||
            header->sides[group] != header->sides[group - 1])
            continue;
        g_autofree char *before = group_header(header, group - 1);
        g_autofree char *here = group_header(header, group);
        header->blocks[group] = header->blocks[group - 1] + (strcmp(before, here) != 0);
    }
}

void mx_header_find_sides(MxHeader *header, const MxPack *pack) {
    set_sides(header, pack);
    set_blocks(header);
}
