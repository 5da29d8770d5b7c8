/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/lattice/implied/evidence.h"

guint mx_stacks_first_figure(const GArray *stacks, guint n_lines) {
    for (guint i = 0; i < n_lines; i++)
        for (guint k = 0; k < stacks->len; k++) {
            const MxStack *s = mx_stack_at(stacks, k);
            if (s->figures && s->has[i] && i >= s->head)
                return i;
        }
    return n_lines;
}

guint mx_stacks_heading_end(const GArray *stacks, guint n_lines) {
    guint end = 0, first = mx_stacks_first_figure(stacks, n_lines);
    for (guint i = 0; i < first; i++)
        for (guint k = 0; k < stacks->len; k++) {
            const MxStack *s = mx_stack_at(stacks, k);
            if (s->figures && s->head > 0 && s->has[i])
                end = i + 1;
        }
    return end;
}

/* How many lines have figures of two stacks or more. Two figures below each other are not one
 * value: where two columns say so and share a line, any number of others may have none. */
static guint count_figure_lines(const GArray *stacks, guint n_lines) {
    guint together = 0;
    for (guint i = 0; i < n_lines; i++) {
        guint figures = 0;
        for (guint k = 0; k < stacks->len; k++) {
            const MxStack *s = mx_stack_at(stacks, k);
            figures += s->figures && s->n_figures >= 2 && i >= s->head && s->has[i];
        }
        together += figures >= 2;
    }
    return together;
}

bool mx_stacks_are_figure_rows(const GArray *stacks, guint n_lines) {
    guint columns = 0, most = 0, with_figure = 0, first = mx_stacks_first_figure(stacks, n_lines);
    for (guint i = first; i < n_lines; i++) {
        bool any = false;
        for (guint k = 0; k < stacks->len; k++)
            any = any || (mx_stack_at(stacks, k)->has[i] && mx_stack_at(stacks, k)->figures);
        with_figure += any;
    }
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->figures && s->n_figures >= 2) {
            columns++;
            most = MAX(most, s->n_figures);
        }
    }
    bool enough = columns >= 2 || (columns == 1 && most >= 3);
    guint lines = mx_stacks_heading_end(stacks, n_lines) > 0 ? n_lines - first : n_lines;
    return stacks->len >= 2 && enough &&
           (3 * with_figure >= 2 * lines || count_figure_lines(stacks, n_lines) >= 1);
}

/* Whether the lines of a stack are entries: most of them ended before their cell was full. An entry
 * of two lines, each, ends in a hard break after a soft one. */
static bool has_entries(const MxStack *s) {
    return s->n_hard >= 2 && 2 * s->n_hard >= s->n_soft && !s->letters;
}

const MxStack *mx_stacks_find_key(const GArray *stacks) {
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        if (s->n_lines > 0)
            return has_entries(s) ? s : NULL;
    }
    return NULL;
}

/* Whether a line of @key that is not the rest of the line above begins at @i. */
static bool begins(const MxStack *s, guint i) {
    return s->has[i] && (i == 0 || !s->soft[i - 1]);
}

/* How many lines begin in @key and in another column of entries. */
static guint count_together(const GArray *stacks, const MxStack *key, guint n_lines) {
    guint together = 0;
    for (guint i = 0; i < n_lines; i++) {
        bool other = false;
        for (guint k = 0; k < stacks->len; k++) {
            const MxStack *s = mx_stack_at(stacks, k);
            other = other || (s != key && has_entries(s) && begins(s, i));
        }
        together += other && begins(key, i);
    }
    return together;
}

bool mx_stacks_are_text_rows(const GArray *stacks, guint n_lines, guint least) {
    const MxStack *key = mx_stacks_find_key(stacks);
    return key != NULL && count_together(stacks, key, n_lines) >= least;
}
