/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printed rows to the rows of a table.
 *
 *   类  │ 款 │ 项 │ 科目名称 │ 合计         code     name      total
 *   201│    │    │ 一般公共… │ 12.00        201      一般公共…  12.00     level 0
 *      │ 03 │    │ 政府办公… │ 12.00   →    20103    政府办公…  12.00     level 1
 *          合计             │ 12.00                 合计       12.00     total
 *
 * 1. Sides and panels, beside each other in print, are put one below the other.
 * 2. Parts of a code become one; a part left blank repeats the row above.
 * 3. Values are read by the column's type, in the unit of the column or the table.
 * 4. A row is a total by its label; its depth is the length of its code, else its indent.
 */

#include "segment/table/rows.h"
#include "base/order.h"
#include "base/text.h"
#include "normalize/amount.h"
#include "normalize/cell.h"
#include "normalize/numbering.h"
#include "segment/table/body.h"
#include "segment/table/columns/columns.h"
#include "segment/table/columns/types.h"
#include "segment/table/leaf.h"
#include "segment/table/levels.h"
#include "segment/table/pages/split.h"

#define N_PARTS 3

/* What is carried along while the rows of one group are made. */
typedef struct {
    MxDraft *draft;
    const MxPack *pack;
    MxDisclosure *disclosure;
    guint group;
    MxSide side;
    int code, name, item, number; /* columns; -1 where there is none */
    char *parts[N_PARTS + 1];     /* of the code of the row above; NULL-terminated */
    GArray *indents;              /* one double a row made: its label's indent, in ems */
    guint n_labels, n_centred;    /* labels of the group, and those of them that are centred */
} Maker;

/* ----------------------------------------------------------------------------------- codes -- */

static bool is_code(const char *folded) {
    return *folded != '\0' && strspn(folded, "0123456789") == strlen(folded);
}

/* 类 │ 款 │ 项 │ 合计 │ 12.00: the last row of headers is the first of figures. */
static bool is_part_header(const Maker *m, const char *folded) {
    const char *id = mx_pack_column(m->pack, folded, "", NULL);
    return id != NULL && g_str_has_prefix(id, "code.");
}

/* The parts printed in this row, with those of the row above in front where they are left blank. */
static char *join_parts(Maker *m, char **parts) {
    int deepest = -1;
    for (int i = 0; i < N_PARTS; i++) {
        if (*parts[i] == '\0')
            continue;
        if (!is_code(parts[i])) /* a label in the code's boxes, or their headers again */
            return is_part_header(m, parts[i]) ? g_strdup("") : g_strjoinv("", parts);
        deepest = i;
    }
    if (deepest < 0)
        return g_strdup("");
    if (strlen(parts[deepest]) > 3)
        return g_strdup(parts[deepest]); /* every box prints the whole code */
    for (int i = 0; i < N_PARTS; i++) {
        bool inherited = i < deepest && *parts[i] == '\0';
        if (!inherited) {
            g_free(m->parts[i]);
            m->parts[i] = g_strdup(i <= deepest ? parts[i] : "");
        }
    }
    return g_strjoinv("", m->parts);
}

/* One field for the boxes of a code in parts. */
static MxField *join_code(Maker *m, MxRawRow *raw) {
    char *parts[N_PARTS + 1] = { g_strdup(""), g_strdup(""), g_strdup(""), NULL };
    MxField *joined = NULL;
    for (guint i = 0; i < raw->n; i++) {
        const MxLeaf *leaf = m->draft->header->leaves->pdata[i];
        if (leaf->group != m->group || leaf->part == 0 || raw->fields[i] == NULL)
            continue;
        MxField *field = g_steal_pointer(&raw->fields[i]);
        g_free(parts[leaf->part - 1]);
        parts[leaf->part - 1] = mx_text_fold(field->text);
        if (joined == NULL) {
            joined = field;
        } else {
            joined->box = mx_box_union(joined->box, field->box);
            mx_field_free(field);
        }
    }
    if (joined != NULL) {
        g_free(joined->text);
        joined->text = join_parts(m, parts);
        joined->state = *joined->text ? MX_STATE_VALUE : MX_STATE_BLANK;
    }
    for (int i = 0; i < N_PARTS; i++)
        g_free(parts[i]);
    return joined;
}

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

static void take_label(MxField **from, MxField **name) {
    if (*from == NULL || *(*from)->text == '\0' || has_digit((*from)->text) ||
        (*name != NULL && *(*name)->text != '\0'))
        return;
    mx_field_free(*name);
    *name = g_steal_pointer(from);
}

/* 合计 printed in the box of the code, or of the row's number, names the row. */
static void move_label(Maker *m, MxRow *row) {
    int label = m->name >= 0 ? m->name : m->item;
    if (m->code >= 0 && m->name >= 0)
        take_label(&row->fields[m->code], &row->fields[m->name]);
    if (m->number >= 0 && label >= 0)
        take_label(&row->fields[m->number], &row->fields[label]);
}

/* [20103]政府办公厅事务: the code, printed in the name's box, is a cell of its own too. */
static void split_code(Maker *m, MxRow *row) {
    int label = m->name >= 0 ? m->name : m->item;
    if (m->code < 0 || label < 0 || row->fields[m->code] != NULL || row->fields[label] == NULL)
        return;
    const MxField *field = row->fields[label];
    g_autofree char *folded = mx_text_fold(field->text);
    MxSpan span;
    if (!mx_pack_phrase(m->pack, MX_PHRASE_CODED, folded, &span))
        return;
    g_autofree char *code = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    row->fields[m->code] = mx_field_new(code, field->box, field->page);
}

/* ---------------------------------------------------------------------------------- values -- */

static bool says_nothing(const MxPack *pack, const char *folded) {
    return mx_pack_phrase(pack, MX_PHRASE_NOTHING, folded, NULL);
}

/* The unit that a column's own header states, else the table's. 0 where neither does. */
static gint64 unit_of(const MxPack *pack, const MxTable *table, const MxColumn *column) {
    g_autofree char *folded = mx_text_fold(column->label);
    MxSpan span;
    if (mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, &span)) {
        g_autofree char *unit = g_strndup(folded + span.start, (gsize)(span.end - span.start));
        gint64 e4 = mx_unit_parse(unit);
        if (e4 > 0)
            return e4;
    }
    return table->unit ? mx_unit_parse(table->unit) : 0;
}

static bool read_typed(MxField *field, const char *folded, MxColumnType type, gint64 unit_e4) {
    if (mx_figure_spaces(field->text) == MX_SPACES_PART)
        return false;
    if (type == MX_COLUMN_AMOUNT)
        return mx_cell_amount_parse(folded, unit_e4, &field->amount_e4);
    field->number = mx_cell_number_parse(folded);
    int ordinal =
        field->number == NULL && type == MX_COLUMN_NUMBER ? mx_numbering_value(folded) : 0;
    if (ordinal > 0)
        field->number = g_strdup_printf("%d", ordinal);
    return field->number != NULL;
}

static void read_value(MxField *field, const MxPack *pack, MxColumnType type, gint64 unit_e4) {
    g_autofree char *folded = mx_text_fold(field->text);
    if (*folded == '\0')
        field->state = MX_STATE_BLANK;
    else if (says_nothing(pack, folded))
        field->state = MX_STATE_NONE;
    else if (type == MX_COLUMN_TEXT || type == MX_COLUMN_CODE ||
             read_typed(field, folded, type, unit_e4))
        field->state = MX_STATE_VALUE;
    else
        field->state = MX_STATE_UNREADABLE;
}

static void read_column(MxTable *table, guint i, const MxPack *pack, MxDisclosure *disclosure) {
    const MxColumn *column = table->columns->pdata[i];
    gint64 unit_e4 = unit_of(pack, table, column);
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        MxField *field = row->fields[i];
        if (field == NULL)
            continue;
        read_value(field, pack, column->type, unit_e4);
        if (field->state == MX_STATE_UNREADABLE && row->kind != MX_ROW_NOTE && unit_e4 > 0)
            mx_disclosure_note(disclosure, MX_SEVERITY_WARNING, "unreadable-amount", field->page,
                               "%s: %s: no figure can be read from '%s'", table->id, column->label,
                               field->text);
        else if (field->state == MX_STATE_VALUE && column->type != MX_COLUMN_TEXT &&
                 column->type != MX_COLUMN_CODE)
            mx_disclosure_note_figure(disclosure, field);
    }
}

/* ------------------------------------------------------------------------- kinds -- */

static bool has_text(const MxField *field) {
    return field != NULL && *field->text != '\0';
}

/* What a row is called: its name, where it has none its first text (合计 stands in whichever column
 * is the leftmost). */
static MxField *label_of(const Maker *m, const MxRow *row) {
    const int order[] = { m->name, m->item, m->code };
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
        if (order[i] >= 0 && has_text(row->fields[order[i]]))
            return row->fields[order[i]];
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = m->draft->table->columns->pdata[i];
        if (column->type == MX_COLUMN_TEXT && has_text(row->fields[i]))
            return row->fields[i];
    }
    return NULL;
}

static bool is_only_text(const MxRow *row, const MxField *label) {
    for (guint i = 0; i < row->n_fields; i++)
        if (row->fields[i] != NULL && row->fields[i] != label && *row->fields[i]->text != '\0')
            return false;
    return true;
}

static void set_kind(Maker *m, MxRow *row) {
    const MxField *label = label_of(m, row);
    if (label == NULL)
        return;
    g_autofree char *folded = mx_text_fold(label->text);
    if (mx_pack_phrase(m->pack, MX_PHRASE_TOTAL, folded, NULL)) {
        row->kind = MX_ROW_TOTAL;
    } else if (mx_pack_phrase(m->pack, MX_PHRASE_NOTE, folded, NULL) && is_only_text(row, label)) {
        row->kind = MX_ROW_NOTE;
        if (m->draft->table->note == NULL)
            m->draft->table->note = g_strdup(label->text);
    }
}

/* ------------------------------------------------------------------------------------ rows -- */

/* The label's indent; -1 where the row has none. */
static double read_indent(Maker *m, const MxRawRow *raw) {
    const char *label = m->name >= 0 ? "name" : "item";
    for (guint i = 0; i < raw->n; i++) {
        const MxLeaf *leaf = m->draft->header->leaves->pdata[i];
        if (leaf->group != m->group || strcmp(leaf->id, label) != 0 || raw->fields[i] == NULL ||
            *raw->fields[i]->text == '\0')
            continue;
        m->n_labels++;
        m->n_centred += raw->centred[i];
        return raw->indents[i];
    }
    return -1;
}

/* Whether anything of the group begins in this row: a box that reaches down is not a row. */
static bool has_own_text(const Maker *m, const MxRawRow *raw) {
    for (guint i = 0; i < raw->n; i++) {
        const MxLeaf *leaf = m->draft->header->leaves->pdata[i];
        if (leaf->group == m->group && raw->own[i] && raw->fields[i] != NULL &&
            *raw->fields[i]->text != '\0')
            return true;
    }
    return false;
}

static void make_row(Maker *m, MxRawRow *raw, bool keep_blank) {
    if (!keep_blank && !has_own_text(m, raw))
        return;
    double indent = read_indent(m, raw);
    MxTable *table = m->draft->table;
    MxRow *row = mx_row_new(table->columns->len, raw->page, m->side);
    row->block = m->draft->header->blocks[m->group];
    MxField *code = join_code(m, raw);
    for (guint i = 0; i < raw->n; i++) {
        const MxLeaf *leaf = m->draft->header->leaves->pdata[i];
        if (leaf->group == m->group && raw->fields[i] != NULL && row->fields[leaf->column] == NULL)
            row->fields[leaf->column] = g_steal_pointer(&raw->fields[i]);
    }
    if (code != NULL) {
        mx_field_free(row->fields[m->code]); /* a box with the whole code beside its parts */
        row->fields[m->code] = code;
    }
    move_label(m, row);
    split_code(m, row);
    set_kind(m, row);
    g_array_append_val(m->indents, indent);
    g_ptr_array_add(table->rows, row);
}

static const char *text_or_none(const MxField *field) {
    return field ? field->text : "";
}

static void set_levels(const Maker *m, guint first) {
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(MxOutlineRow));
    for (guint i = 0; i < m->indents->len; i++) {
        MxRow *row = m->draft->table->rows->pdata[first + i];
        MxOutlineRow line = { row, text_or_none(label_of(m, row)),
                              m->code >= 0 ? text_or_none(row->fields[m->code]) : NULL,
                              g_array_index(m->indents, double, i) };
        g_array_append_val(rows, line);
    }
    mx_levels_set(m->pack, rows, 2 * m->n_centred > m->n_labels);
}

static void make_group(Maker *m, guint group, bool keep_blank) {
    MxTable *table = m->draft->table;
    guint first = table->rows->len;
    m->group = group;
    m->side = m->draft->header->sides[group];
    m->code = mx_table_find_column(table, "code", m->side);
    m->name = mx_table_find_column(table, "name", m->side);
    m->item = mx_table_find_column(table, "item", m->side);
    m->number = mx_table_find_column(table, "number", m->side);
    m->indents = g_array_new(FALSE, FALSE, sizeof(double));
    m->n_labels = m->n_centred = 0;
    for (int i = 0; i < N_PARTS; i++)
        m->parts[i] = g_strdup("");
    for (guint r = 0; r < m->draft->raw->len; r++)
        make_row(m, m->draft->raw->pdata[r], keep_blank);
    set_levels(m, first);
    for (int i = 0; i < N_PARTS; i++)
        g_free(m->parts[i]);
    g_array_unref(m->indents);
}

/* First every revenue row, then every expenditure row; panels from the left. */
static void make_rows(Maker *m, bool keep_blank) {
    const MxHeader *header = m->draft->header;
    for (guint group = 0; group < header->n_groups; group++)
        if (header->sides[group] != MX_SIDE_EXPENDITURE)
            make_group(m, group, keep_blank);
    for (guint group = 0; group < header->n_groups; group++)
        if (header->sides[group] == MX_SIDE_EXPENDITURE)
            make_group(m, group, keep_blank);
}

/* Whether codes are printed in the boxes of names; then the table has a column of codes too. Where
 * two classifications stand side by side (2010301-行政运行 │ 30101-基本工资), neither code is the
 * row's alone, and there is none. */
static bool has_coded_names(const MxDraft *draft, const MxPack *pack) {
    guint coded = 0, labels = 0;
    for (guint r = 0; r < draft->raw->len; r++) {
        const MxRawRow *raw = draft->raw->pdata[r];
        guint texts = 0, codes = 0;
        for (guint i = 0; i < raw->n; i++) {
            const MxLeaf *leaf = draft->header->leaves->pdata[i];
            if (leaf->type != MX_COLUMN_TEXT || raw->fields[i] == NULL)
                continue;
            g_autofree char *folded = mx_text_fold(raw->fields[i]->text);
            bool is_coded = mx_pack_phrase(pack, MX_PHRASE_CODED, folded, NULL);
            labels += texts == 0 && *folded != '\0';
            coded += texts == 0 && is_coded;
            codes += is_coded;
            texts++;
        }
        if (codes > 1)
            return false;
    }
    return coded > 0 && 2 * coded >= labels;
}

/* MxBoxes: what all pages together say of columns that no pattern knows. */
static const char *text_in_draft(const void *body, guint row, guint leaf) {
    const MxRawRow *raw = ((const MxDraft *)body)->raw->pdata[row];
    return raw->own[leaf] ? raw->fields[leaf]->text : NULL;
}

void mx_draft_finish(MxDraft *draft, const MxPack *pack, MxDisclosure *disclosure) {
    MxTable *table = draft->table;
    Maker m = { .draft = draft, .pack = pack, .disclosure = disclosure };
    mx_header_judge_types(draft->header, pack, text_in_draft, draft, draft->raw->len);
    mx_header_add_columns(draft->header, table);
    mx_draft_join_split_rows(draft, pack);
    if (draft->header->n_groups == 1 && mx_table_find_column(table, "code", MX_SIDE_NONE) < 0 &&
        has_coded_names(draft, pack))
        mx_table_add_column(table, "code", "", MX_COLUMN_CODE, MX_SIDE_NONE);
    make_rows(&m, false);
    if (table->rows->len == 0)
        make_rows(&m, true); /* an empty table is kept as printed */
    for (guint i = 0; i < table->columns->len; i++)
        read_column(table, i, pack, disclosure);
}
