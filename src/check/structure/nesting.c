/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows make up a total.
 *
 *   合计                  557,259.13       a total
 *   105236  某大学        557,259.13       rows of six digits: they make it up …
 *   205     教育支出      522,815.05   ┐   … and so do those of three: each shape is a level,
 *   208     社会保障和…    34,444.08   ┘   and both together are twice the total
 *
 * A rule names the rows that should add up. Where they do not, what is printed may still be right
 * and the rule be wrong about the rows: so every level that the shapes of rows show is tried.
 *
 * Known failure: rows of two levels that are printed alike; there the dozen decides, or nothing.
 */
#include "check/structure/nesting.h"

#include <string.h>

#include "check/structure/amounts.h"
#include "check/structure/levels.h"
#include "check/structure/row_shape.h"

/* Times that a table may count what it has: bodies, classes, groups, items, each with a level of
 * its own. More is chance. */
#define MAX_TIMES 9

/* Levels of a table that are told apart by their shapes; the deepest seen have six. */
#define MAX_SHAPES 16u

/* Digits of the codes of functions (类, 款, 项) and of economic classes. */
#define N_CODE_LENGTHS 3u

typedef struct {
    gint64 amount_e4;
    MxRowShape shape;
    bool total;
} Line;

static const MxRow *row_at(const MxInstance *instance, guint i) {
    return instance->table->rows->pdata[i];
}

static bool in_block(const MxInstance *instance, guint i) {
    const MxRow *row = row_at(instance, i);
    return i != instance->row_index && row->kind != MX_ROW_NOTE &&
           mx_row_same_block(row, instance->row);
}

static Line line_at(const MxCheck *check, const MxInstance *instance, guint i) {
    const MxRow *row = row_at(instance, i);
    Line line = { .shape = mx_row_shape(check, instance->table, row),
                  .total = row->kind == MX_ROW_TOTAL };
    mx_amount_at(row, instance->column, &line.amount_e4);
    return line;
}

/* -------------------------------------------------------------------------------- stretches -- */

/* The lines of the block in rows [from, to) that have something. */
static GArray *take_stretch(const MxCheck *check, const MxInstance *instance, guint from,
                            guint to) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    for (guint i = from; i < to; i++) {
        if (!in_block(instance, i))
            continue;
        Line line = line_at(check, instance, i);
        if (line.amount_e4 != 0)
            g_array_append_val(lines, line);
    }
    return lines;
}

/* The first row after (@step 1) or before (-1) the cell's that ends what may belong to it: of its
 * own shape, or a total. */
static guint find_end(const MxCheck *check, const MxInstance *instance, int step) {
    MxRowShape own = mx_row_shape(check, instance->table, instance->row);
    bool total = instance->row->kind == MX_ROW_TOTAL;
    guint i = instance->row_index;
    for (i += (guint)step; i < instance->table->rows->len; i += (guint)step) {
        const MxRow *row = row_at(instance, i);
        bool ends = row->kind == MX_ROW_TOTAL || (!total && row->kind == MX_ROW_ITEM &&
                                                  mx_row_shape(check, instance->table, row) == own);
        if (mx_row_same_block(row, instance->row) && ends)
            break;
    }
    return i;
}

/* ------------------------------------------------------------------------------ what adds up -- */

/* The lines of the shapes @a and @b (or 0); FALSE where that is too much to count. */
static bool add_shapes(const GArray *lines, MxRowShape a, MxRowShape b, gint64 *sum_e4, guint *n) {
    *sum_e4 = 0;
    *n = 0;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        if (line->total || (line->shape != a && line->shape != b))
            continue;
        if (__builtin_add_overflow(*sum_e4, line->amount_e4, sum_e4))
            return false;
        (*n)++;
    }
    return true;
}

static guint list_shapes(const GArray *lines, MxRowShape *shapes) {
    guint n = 0;
    for (guint i = 0; i < lines->len; i++) {
        MxRowShape shape = g_array_index(lines, Line, i).shape;
        bool known = g_array_index(lines, Line, i).total;
        for (guint k = 0; k < n; k++)
            known = known || shapes[k] == shape;
        if (!known && n < MAX_SHAPES)
            shapes[n++] = shape;
    }
    return n;
}

static bool is_level(const GArray *lines, gint64 whole_e4, gint64 step_e4) {
    MxRowShape shapes[MAX_SHAPES];
    guint n_shapes = list_shapes(lines, shapes), n;
    gint64 sum_e4;
    for (guint i = 0; i < n_shapes; i++)
        for (guint k = i; k < n_shapes; k++)
            if (add_shapes(lines, shapes[i], shapes[k], &sum_e4, &n) &&
                mx_amounts_meet(whole_e4, sum_e4, n, step_e4))
                return true;
    return false;
}

/* The lines that are no total, and not of which where @plain; FALSE where that is too much to
 * count. */
static bool add_lines(const GArray *lines, bool plain, gint64 *sum_e4, guint *n) {
    *sum_e4 = 0;
    *n = 0;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        if (line->total || (plain && mx_row_is_of_which(line->shape)))
            continue;
        if (__builtin_add_overflow(*sum_e4, line->amount_e4, sum_e4))
            return false;
        (*n)++;
    }
    return true;
}

static bool is_all(const GArray *lines, gint64 whole_e4, gint64 step_e4) {
    gint64 sum_e4;
    guint n;
    return add_lines(lines, true, &sum_e4, &n) && mx_amounts_meet(whole_e4, sum_e4, n, step_e4);
}

/* Whether all lines together are a whole number of times the cell. */
static bool is_counted_again(const GArray *lines, gint64 whole_e4, gint64 step_e4) {
    gint64 sum_e4;
    guint n;
    bool again = false;
    if (!add_lines(lines, false, &sum_e4, &n) || n < 2)
        return false;
    for (gint64 times = 2; times <= MAX_TIMES; times++)
        again = again || mx_amounts_meet(whole_e4, sum_e4 / times, n / (guint)times, step_e4);
    return again;
}

/* A dozen lines of unlike shapes, totals among them: whether some of them are just the whole. */
static bool is_selection(const GArray *lines, gint64 whole_e4) {
    gint64 amounts_e4[MX_MAX_TRIED];
    guint bits;
    MxRowShape shapes[MAX_SHAPES];
    if (lines->len > MX_MAX_TRIED || list_shapes(lines, shapes) < 2)
        return false;
    for (guint i = 0; i < lines->len; i++)
        amounts_e4[i] = g_array_index(lines, Line, i).amount_e4;
    return mx_amounts_select(amounts_e4, lines->len, 0, whole_e4, 0, &bits);
}

/* Ways in which lines may make up the cell. */
typedef bool (*Explanation)(const GArray *lines, gint64 whole_e4, gint64 step_e4);

static bool is_made_up(const GArray *lines, gint64 whole_e4, gint64 step_e4) {
    return is_level(lines, whole_e4, step_e4) || is_selection(lines, whole_e4);
}

static bool explains(const MxCheck *check, const MxInstance *instance, guint from, guint to,
                     Explanation explanation) {
    gint64 whole_e4, step_e4 = mx_column_step(instance->table, instance->column);
    g_autoptr(GArray) lines = take_stretch(check, instance, from, to);
    return mx_amount_at(instance->row, instance->column, &whole_e4) && lines->len > 0 &&
           explanation(lines, whole_e4, step_e4);
}

/* Below the cell; of a total also above, as far as the next, and in the whole block. */
static bool explains_anywhere(const MxCheck *check, const MxInstance *instance,
                              Explanation explanation) {
    guint row = instance->row_index, n = instance->table->rows->len;
    guint above = find_end(check, instance, -1), below = find_end(check, instance, 1);
    above = above >= n ? 0 : above; /* it ran out at the top */
    bool total = instance->row->kind == MX_ROW_TOTAL;
    return explains(check, instance, row + 1, below, explanation) ||
           (total && (explains(check, instance, above, row, explanation) ||
                      explains(check, instance, 0, row, explanation) ||
                      explains(check, instance, 0, n, explanation)));
}

/* Whether two rows print the same amounts, and two or more of them. */
static bool prints_same(const MxTable *table, const MxRow *a, const MxRow *b) {
    guint n = 0;
    for (guint c = 0; c < table->columns->len; c++) {
        gint64 one_e4 = 0, other_e4 = 0;
        if (((const MxColumn *)table->columns->pdata[c])->type != MX_COLUMN_AMOUNT)
            continue;
        bool one = mx_amount_at(a, c, &one_e4), other = mx_amount_at(b, c, &other_e4);
        if (one != other || one_e4 != other_e4)
            return false;
        n += one;
    }
    return n > 1;
}

/* 合计, then the department with the same figures, then its units, of which not all need be listed:
 * the department's row is all of the total. */
static bool is_said_again(const MxInstance *instance) {
    for (guint i = 0; instance->row->kind == MX_ROW_TOTAL && i < instance->table->rows->len; i++) {
        const MxRow *row = row_at(instance, i);
        if (row->kind == MX_ROW_ITEM && in_block(instance, i) &&
            prints_same(instance->table, instance->row, row))
            return true;
    }
    return false;
}

/* One of several totals that is 0: of a part that has nothing. */
static bool is_empty_part(const MxInstance *instance) {
    gint64 whole_e4;
    if (!mx_amount_at(instance->row, instance->column, &whole_e4) || whole_e4 != 0)
        return false;
    for (guint i = 0; i < instance->table->rows->len; i++)
        if (in_block(instance, i) && row_at(instance, i)->kind == MX_ROW_TOTAL)
            return true;
    return false;
}

bool mx_nesting_explains(const MxCheck *check, const MxInstance *instance) {
    return is_said_again(instance) || is_empty_part(instance) ||
           explains_anywhere(check, instance, is_counted_again) ||
           explains_anywhere(check, instance, is_all) ||
           (!mx_nesting_is_clear(check, instance) &&
            explains_anywhere(check, instance, is_made_up));
}

bool mx_nesting_has_holes(const MxInstance *instance) {
    const MxTable *table = instance->table;
    bool total = instance->row->kind == MX_ROW_TOTAL, coded = false, hole = false;
    g_autofree char *own = total ? g_strdup("") : mx_row_code(table, instance->row);
    for (guint i = total ? 0 : instance->row_index + 1; i < table->rows->len; i++) {
        const MxRow *row = row_at(instance, i);
        gint64 amount_e4 = 0;
        if (row->kind != MX_ROW_ITEM || !in_block(instance, i))
            continue;
        g_autofree char *code = mx_row_code(table, row);
        if (*code != '\0' && !g_str_has_prefix(code, own))
            break;
        coded = coded || *code != '\0';
        hole = hole ||
               (*code == '\0' && mx_amount_at(row, instance->column, &amount_e4) && amount_e4 != 0);
    }
    return (coded || *own != '\0') && hole;
}

/* ----------------------------------------------------------------------------------- clarity -- */

/* Whether codes are of one classification: 3, 5, 7 digits for 类, 款, 项, or all of one length; and
 * a longer one stands below a row that it begins with. */
static bool is_coded_well(const char *code, const GPtrArray *before) {
    static const gsize LENGTHS[N_CODE_LENGTHS] = { 3, 5, 7 };
    gsize length = strlen(code);
    if (length == LENGTHS[0])
        return true;
    bool known = length == LENGTHS[1] || length == LENGTHS[2];
    for (guint i = before->len; known && i-- > 0;) {
        const char *other = before->pdata[i];
        if (strlen(other) < length)
            return g_str_has_prefix(code, other);
    }
    return false;
}

static bool is_tree(const MxInstance *instance) {
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < instance->table->rows->len; i++) {
        const MxRow *row = row_at(instance, i);
        if (row->kind != MX_ROW_ITEM || !mx_row_same_block(row, instance->row))
            continue;
        char *code = mx_row_code(instance->table, row);
        bool well = is_coded_well(code, codes);
        g_ptr_array_add(codes, code);
        if (!well)
            return false;
    }
    return codes->len > 0;
}

/* Whether the rows of the block in [from, to), two or more, are all printed alike. */
static bool is_flat(const MxCheck *check, const MxInstance *instance, guint from, guint to) {
    MxRowShape shape = 0;
    guint n = 0;
    for (guint i = from; i < to; i++) {
        const MxRow *row = row_at(instance, i);
        if (!in_block(instance, i) || row->kind == MX_ROW_TOTAL)
            continue;
        MxRowShape own = mx_row_shape(check, instance->table, row);
        if ((n > 0 && own != shape) || mx_row_is_of_which(own))
            return false;
        shape = own;
        n++;
    }
    return n > 1;
}

bool mx_nesting_is_clear(const MxCheck *check, const MxInstance *instance) {
    guint row = instance->row_index, n = instance->table->rows->len;
    guint above = find_end(check, instance, -1), below = find_end(check, instance, 1);
    /* what stands between two totals may be added to the upper one: 本年收入合计, 上年结转, 总计 */
    bool first = above >= n || row_at(instance, above)->kind != MX_ROW_TOTAL;
    return is_tree(instance) || mx_levels_are_indented(check, instance) ||
           (first && is_flat(check, instance, above >= n ? 0 : above, row)) ||
           is_flat(check, instance, row + 1, below);
}
