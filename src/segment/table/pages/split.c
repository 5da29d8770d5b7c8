/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that a page's end cut in two.
 *
 *   page 1  │ 某某市综合交通运输研究 │ 5,290.70 │      the label wraps, and its last line
 *           └────────────────────┴──────────┘      found no room on the page
 *   page 2  ┌────────────────────┬──────────┐
 *           │ 中心                │          │      joined: 某某市综合交通运输研究中心 │ 5,290.70
 *           │ 某某市某某中心        │   286.81 │
 *
 * A row at the head of a page is such a rest where it has texts but no figure and no code, each
 * text goes on with one of the row before, and every other row of the table has figures. The last
 * digits of a figure are none: 12,437.3 and 6 below it, where other figures print two digits behind
 * the point.
 *
 * In a balance, where items without money are listed, it is such a rest where the items are
 * numbered and it is not, stands no further in, and the line before left no room for it:
 *
 *   page 1  │ 二十九、债务发行费用 │
 *   page 2  │ 支出               │
 *
 * In any table the label of a sum may be parted: 当年收入 and 小计.
 *
 * Known failure: where the figures stand in the rest, and only texts before the break, there are
 * two rows.
 */
#include "segment/table/pages/split.h"
#include "base/text.h"
#include "normalize/numbering.h"
#include "segment/table/body.h"
#include "segment/table/leaf.h"

/* Lines of one label begin at one place, to this much, in ems; what is of another begins an em
 * further in. */
#define SAME_INDENT_EM 0.5

static const MxLeaf *leaf_at(const MxDraft *draft, guint i) {
    return draft->header->leaves->pdata[i];
}

static bool has_text(const MxRawRow *raw, guint i) {
    return raw->own[i] && raw->fields[i] != NULL && *raw->fields[i]->text != '\0';
}

static bool has_type(const MxDraft *draft, const MxRawRow *raw, MxColumnType type) {
    for (guint i = 0; i < raw->n; i++)
        if (leaf_at(draft, i)->type == type && has_text(raw, i))
            return true;
    return false;
}

static gsize count_decimals(const char *text) {
    const char *point = strrchr(text, '.');
    return point ? strspn(point + 1, "0123456789") : 0;
}

/* The digits behind the point that the column prints elsewhere. */
static gsize usual_decimals(const MxDraft *draft, const MxRawRow *but, guint column) {
    gsize most = 0;
    for (guint r = 0; r < draft->raw->len; r++) {
        const MxRawRow *raw = draft->raw->pdata[r];
        if (raw != but && has_text(raw, column))
            most = MAX(most, count_decimals(raw->fields[column]->text));
    }
    return most;
}

/* The last digits of the figure in the row before, from which its box's width and the page's end
 * parted them. */
static bool is_last_digits(const MxDraft *draft, guint r, guint column) {
    const MxRawRow *raw = draft->raw->pdata[r], *before = r > 0 ? draft->raw->pdata[r - 1] : NULL;
    const char *text = raw->fields[column]->text;
    if (before == NULL || before->page == raw->page || !has_text(before, column) ||
        strspn(text, "0123456789") != strlen(text))
        return false;
    const char *begun = before->fields[column]->text;
    return strchr(begun, '.') != NULL &&
           count_decimals(begun) + strlen(text) == usual_decimals(draft, before, column);
}

static bool has_figure(const MxDraft *draft, guint r) {
    const MxRawRow *raw = draft->raw->pdata[r];
    for (guint i = 0; i < raw->n; i++) {
        MxColumnType type = leaf_at(draft, i)->type;
        bool figure =
            type == MX_COLUMN_AMOUNT || type == MX_COLUMN_PERCENT || type == MX_COLUMN_NUMBER;
        if (figure && has_text(raw, i) && !is_last_digits(draft, r, i))
            return true;
    }
    return false;
}

static bool is_blank(const MxRawRow *raw) {
    for (guint i = 0; i < raw->n; i++)
        if (has_text(raw, i))
            return false;
    return true;
}

/* Whether @text is a label of its own, that goes on with nothing. */
static bool is_label(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_ITEM, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_TOTAL, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_NOTE, folded, NULL);
}

static bool is_rest(const MxDraft *draft, const MxPack *pack, guint r) {
    if (r == 0)
        return false;
    const MxRawRow *raw = draft->raw->pdata[r], *before = draft->raw->pdata[r - 1];
    if (raw->page == before->page || is_blank(raw) || has_figure(draft, r) ||
        has_type(draft, raw, MX_COLUMN_CODE) || !has_figure(draft, r - 1))
        return false;
    for (guint i = 0; i < raw->n; i++)
        if (has_text(raw, i) && (before->fields[i] == NULL || *before->fields[i]->text == '\0' ||
                                 is_label(pack, raw->fields[i]->text)))
            return false;
    return true;
}

/* 二十九、 but no 支出. */
static bool is_numbered(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_numbering_kind(folded, NULL) != 0;
}

/* Whether most labels of the column are numbered. */
static bool has_numbers(const MxDraft *draft, guint column) {
    guint n = 0, numbered = 0;
    for (guint r = 0; r < draft->raw->len; r++) {
        const MxRawRow *raw = draft->raw->pdata[r];
        n += has_text(raw, column);
        numbered += has_text(raw, column) && is_numbered(raw->fields[column]->text);
    }
    return 2 * numbered > n;
}

/* Whether the text of row @r in @column goes on with the numbered label before it, whose line is
 * full. */
static bool goes_on(const MxDraft *draft, const MxPack *pack, guint r, guint column) {
    const MxRawRow *raw = draft->raw->pdata[r], *before = draft->raw->pdata[r - 1];
    return has_text(before, column) && before->full[column] &&
           is_numbered(before->fields[column]->text) && !is_numbered(raw->fields[column]->text) &&
           raw->indents[column] <= before->indents[column] + SAME_INDENT_EM &&
           !is_label(pack, raw->fields[column]->text) && has_numbers(draft, column);
}

/* Whether row @r is nothing but rests of the items that the page before ends with. */
static bool is_rest_of_items(const MxDraft *draft, const MxPack *pack, guint r) {
    const MxRawRow *raw = draft->raw->pdata[r], *before = draft->raw->pdata[r - 1];
    if (raw->page == before->page || is_blank(raw))
        return false;
    for (guint i = 0; i < raw->n; i++)
        if (has_text(raw, i) && !goes_on(draft, pack, r, i))
            return false;
    return true;
}

static void append_text(MxField *field, const char *rest) {
    gsize n = strlen(field->text);
    bool figure = strspn(rest, "0123456789") == strlen(rest);
    bool words = n > 0 && !figure && g_ascii_isalnum(field->text[n - 1]) && g_ascii_isalnum(*rest);
    char *whole = g_strconcat(field->text, words ? " " : "", rest, NULL);
    g_free(field->text);
    field->text = whole;
}

/* The only text of a row; NULL where there are none or several. */
static MxField *only_text(const MxRawRow *raw) {
    MxField *only = NULL;
    for (guint i = 0; i < raw->n; i++) {
        if (!has_text(raw, i))
            continue;
        if (only != NULL)
            return NULL;
        only = raw->fields[i];
    }
    return only;
}

/* 当年收入 and, on the next page, 小计: together the label of a sum, which neither is alone. */
static bool is_rest_of_sum(const MxPack *pack, const char *begun, const char *rest) {
    g_autofree char *a = mx_text_fold(begun), *b = mx_text_fold(rest);
    g_autofree char *whole = g_strconcat(a, b, NULL);
    return *a != '\0' && mx_pack_phrase(pack, MX_PHRASE_TOTAL, whole, NULL) &&
           !mx_pack_phrase(pack, MX_PHRASE_TOTAL, a, NULL) &&
           !mx_pack_phrase(pack, MX_PHRASE_TOTAL, b, NULL);
}

static void join_labels_of_sums(MxDraft *draft, const MxPack *pack) {
    for (guint r = draft->raw->len; r-- > 1;) {
        const MxRawRow *raw = draft->raw->pdata[r], *before = draft->raw->pdata[r - 1];
        const MxField *rest = raw->page != before->page ? only_text(raw) : NULL;
        for (guint i = 0; rest != NULL && i < raw->n; i++) {
            if (raw->fields[i] != rest || before->fields[i] == NULL ||
                !is_rest_of_sum(pack, before->fields[i]->text, rest->text))
                continue;
            append_text(before->fields[i], rest->text);
            g_ptr_array_remove_index(draft->raw, r);
            break;
        }
    }
}

/* Row @r as a part of the row before it. */
static void join_row(MxDraft *draft, guint r) {
    const MxRawRow *raw = draft->raw->pdata[r], *before = draft->raw->pdata[r - 1];
    for (guint i = 0; i < raw->n; i++)
        if (has_text(raw, i))
            append_text(before->fields[i], raw->fields[i]->text);
    g_ptr_array_remove_index(draft->raw, r);
}

void mx_draft_join_split_rows(MxDraft *draft, const MxPack *pack) {
    join_labels_of_sums(draft, pack);
    for (guint r = draft->raw->len; r-- > 1;)
        if (is_rest_of_items(draft, pack, r))
            join_row(draft, r);
    if (draft->header->n_groups > 1)
        return;
    for (guint r = 0; r < draft->raw->len; r++) {
        const MxRawRow *raw = draft->raw->pdata[r];
        if (!is_blank(raw) && !has_figure(draft, r) && !is_rest(draft, pack, r))
            return;
    }
    for (guint r = draft->raw->len; r-- > 1;)
        if (is_rest(draft, pack, r))
            join_row(draft, r);
}
