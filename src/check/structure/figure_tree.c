/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels that only the figures show.
 *
 *   社会保障和就业支出      900.00   ┐ is made up of the two that follow, …
 *   行政事业单位养老支出    600.00   │ ┐ … of which the first is made up of the one below it
 *   机关养老保险缴费        600.00   │ ┘
 *   抚恤                    300.00   ┘
 *   卫生健康支出            120.00     what follows is not part of it: the next of the highest
 *
 * A row takes the rows that follow it for its own as far as they come to just its amount, each with
 * its own below it. A row that they never come to has none.
 */
#include "check/structure/figure_tree.h"

#include "check/structure/amounts.h"

/* Rows that must be made up of others for the figures to be a tree: fewer are chance, for a row
 * that repeats the amount above it is made up of it. */
#define MIN_PARENTS 3u

/* Rows of one list; each may be asked for what follows it. */
#define MAX_ROWS 400u

typedef struct {
    const gint64 *amounts_e4;
    guint n;
    gint64 step_e4;
    guint *end; /* by row: the row after what is below it; 0: not known yet */
} Tree;

/* The row after @at and all that it is made up of. */
static guint find_end(Tree *tree, guint at) {
    if (tree->end[at] > 0)
        return tree->end[at];
    gint64 sum_e4 = 0, whole_e4 = tree->amounts_e4[at];
    guint next = at + 1, n = 0, end = at + 1;
    tree->end[at] = at + 1; /* no row is its own part */
    while (next < tree->n && mx_amount_size(sum_e4) < mx_amount_size(whole_e4)) {
        guint after = find_end(tree, next);
        if (__builtin_add_overflow(sum_e4, tree->amounts_e4[next], &sum_e4))
            break;
        next = after;
        n++;
        if (mx_amounts_meet(whole_e4, sum_e4, n, tree->step_e4)) {
            end = next;
            break;
        }
    }
    return tree->end[at] = end;
}

/* Finds where each row's own end: how many are made up of others. */
static guint find_parents(Tree *tree) {
    guint parents = 0;
    for (guint i = 0; i < tree->n; i = find_end(tree, i))
        ;
    for (guint i = 0; i < tree->n; i++)
        parents += tree->end[i] > i + 1;
    return parents;
}

bool mx_figure_tree_mark_parents(const gint64 *amounts_e4, guint n, gint64 whole_e4, gint64 step_e4,
                                 bool *parents) {
    if (n == 0 || n > MAX_ROWS)
        return false;
    g_autofree guint *end = g_new0(guint, n);
    Tree tree = { amounts_e4, n, step_e4, end };
    bool known = find_parents(&tree) >= MIN_PARENTS;
    gint64 sum_e4 = 0;
    guint n_top = 0;
    for (guint i = 0; i < n && known; i = end[i], n_top++)
        known = !__builtin_add_overflow(sum_e4, amounts_e4[i], &sum_e4);
    known = known && mx_amounts_meet(whole_e4, sum_e4, n_top, step_e4);
    for (guint i = 0; i < n; i++)
        parents[i] = known && end[i] > i + 1;
    return known;
}

void mx_figure_tree_keep_top(const MxTable *table, guint column, GArray *rows) {
    if (rows->len == 0 || rows->len > MAX_ROWS)
        return;
    g_autofree gint64 *amounts_e4 = g_new0(gint64, rows->len);
    g_autofree guint *index = g_new0(guint, rows->len), *end = g_new0(guint, rows->len);
    guint n = 0, n_top = 0;
    for (guint i = 0; i < rows->len; i++) {
        index[n] = g_array_index(rows, guint, i);
        mx_amount_at(table->rows->pdata[index[n]], column, &amounts_e4[n]);
        n += amounts_e4[n] != 0;
    }
    Tree tree = { amounts_e4, n, mx_column_step(table, column), end };
    guint parents = find_parents(&tree);
    g_autoptr(GArray) top = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < n; i = end[i], n_top++)
        g_array_append_val(top, index[i]);
    if (parents < MIN_PARENTS || 2 * n_top > n)
        return;
    g_array_set_size(rows, 0);
    g_array_append_vals(rows, top->data, top->len);
}
