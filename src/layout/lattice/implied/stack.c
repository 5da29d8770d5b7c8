/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as stacks of lines, and why each line ends.
 *
 *   │Disability, old │ 7.1 │    "Disability, old" fills its cell: the next word would not fit, so
 *   │age and survivors │ 3.2 │  the break is soft and the next line goes on with it. Figures end
 *   │Housing         │  0.1 │    because there is no more of them: hard.
 *
 * A cell between rulings is as wide as they are apart. One that white alone parts is no wider than
 * its longest line, and a line as long as that is soft only if the next one has text in few other
 * cells: of names that happen to be of one length, each has its figures beside it. Lines of one
 * text keep its leading, so a wider step is never soft; nor is a figure that is just the longest of
 * many.
 *
 * Known failures: a name that fills its cell, above another set at the leading of wrapped ones.
 */
#include <math.h>

#include "base/text.h"
#include "layout/lattice/implied/stack.h"
#include "layout/token.h"

/* What a line of text leaves free of its cell, in ems: the padding of both sides, of 2 to 5 pt
 * each. */
#define PADDING_EM 1.0

/* The same where designers set tables in wide boxes; and the most that lines of one text are apart
 * there: rows of a table without rules are set at 1.6 and more. */
#define WIDE_PADDING_EM 3.0
#define MAX_LEADING_EM 1.5

/* How far, in ems, a word must reach over both sides of a cell to be no text of it: a heading
 * across the columns. Half a character is text set too close to its ruling. */
#define DEEP_EM 0.6

/* A step between two lines this many times the narrowest of its cell is more than the leading of a
 * wrapped text. Rounding moves a line by a thirtieth; rows of names of two lines stand apart by a
 * seventh more than the lines. */
#define WIDER_STEP 1.08

/* Rows that are so many times farther apart than two lines tell these from rows of their own. */
#define WIDER_ROWS 1.25

/* A stack of figures in which so many times more lines end early than fill it was not broken. */
#define LONGEST_OF 2u

/* The place of a stack, and how wide a line of it can be. */
typedef struct {
    double x0, x1;
    bool open; /* a side of it is not ruled */
    double widest;
} Room;

static bool is_in(const MxToken *t, const Room *room) {
    double middle = mx_box_middle_x(t->box), deep = DEEP_EM * t->em;
    if (middle < room->x0 || middle > room->x1)
        return false;
    return t->figure || (t->box.x0 > room->x0 - deep && t->box.x1 < room->x1 + deep);
}

/* The box of a line's text in the room; x1 < x0 where there is none. */
static MxBox extent_of(const MxTokenLine *line, const Room *room) {
    MxBox all = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    for (guint k = 0; k < line->tokens->len; k++) {
        const MxToken *t = mx_token_at(line->tokens, k);
        if (is_in(t, room))
            all = mx_box_union(all, t->box);
    }
    return all;
}

static void measure_line(MxStack *s, Room *room, const MxTokenLine *line, guint i) {
    bool figure = true;
    guint chars = 0;
    for (guint k = 0; k < line->tokens->len; k++) {
        const MxToken *t = mx_token_at(line->tokens, k);
        if (!is_in(t, room))
            continue;
        s->has[i] = true;
        figure = figure && t->figure;
        chars += t->n_chars;
    }
    figure = figure && s->has[i];
    s->letters = s->letters && !figure && chars <= 1;
    s->n_lines += s->has[i];
    if (figure && s->n_figures++ == 0) {
        s->head = s->n_lines > 1 ? i : 0;
    }
    s->n_below += s->has[i] && s->n_figures > 0;
    if (s->has[i])
        room->widest = fmax(room->widest, mx_box_width(extent_of(line, room)));
}

/* The width that the first token of the next line needs. */
static double need_of(const MxTokenLine *next, const Room *room) {
    for (guint k = 0; k < next->tokens->len; k++) {
        const MxToken *t = mx_token_at(next->tokens, k);
        if (is_in(t, room))
            return mx_char_is_cjk(t->first) ? t->em : t->figure ? t->em / 2 : mx_box_width(t->box);
    }
    return 0;
}

/* How full a line is: whether what the next one begins with would not fit into the cell, or would
 * make it the longest line of a cell whose sides may be that far off. */
typedef enum { FITS, LONGEST, FULL } Fill;

static Fill fill_of(const MxTokenLine *line, const MxTokenLine *next, const Room *room) {
    double width = mx_box_width(extent_of(line, room)) + need_of(next, room);
    if (width + PADDING_EM * line->em > room->x1 - room->x0)
        return FULL;
    bool near = room->open || width + WIDE_PADDING_EM * line->em > room->x1 - room->x0;
    return near && width > room->widest ? LONGEST : FITS;
}

static MxStack measure(const MxFrame *f, const GPtrArray *lines, guint row, guint from, guint to,
                       Room *room) {
    *room = (Room){ mx_place_at(f->xs, from), mx_place_at(f->xs, to),
                    !mx_frame_is_ruled(f, from, row) || !mx_frame_is_ruled(f, to, row), 0 };
    MxStack s = { .from = from,
                  .to = to,
                  .has = g_new0(bool, lines->len),
                  .soft = g_new0(bool, lines->len),
                  .letters = true };
    for (guint i = 0; i < lines->len; i++)
        measure_line(&s, room, lines->pdata[i], i);
    return s;
}

static guint next_with_text(const MxStack *s, guint i, guint n) {
    for (i++; i < n && !s->has[i];)
        i++;
    return i;
}

/* Whether more than half of the cells that have several lines have text on line @i. */
static bool is_shared(const GArray *stacks, guint i) {
    guint several = 0, has = 0;
    for (guint k = 0; k < stacks->len; k++) {
        const MxStack *s = mx_stack_at(stacks, k);
        several += s->n_lines > 1;
        has += s->n_lines > 1 && s->has[i];
    }
    return 2 * has > several;
}

/* How far apart the text of two lines is, of this cell: other cells may be set a little higher. */
static double step_of(const GPtrArray *lines, const Room *room, guint i, guint next) {
    return mx_box_middle_y(extent_of(lines->pdata[next], room)) -
           mx_box_middle_y(extent_of(lines->pdata[i], room));
}

/* The narrowest and the widest step from one line of the stack to its next. */
typedef struct {
    double narrow, wide;
} Steps;

static Steps find_steps(const MxStack *s, const GPtrArray *lines, const Room *room) {
    Steps steps = { INFINITY, 0 };
    for (guint i = 0, next; i < lines->len; i = next) {
        next = next_with_text(s, i, lines->len);
        if (!s->has[i] || next >= lines->len)
            continue;
        double step = step_of(lines, room, i, next);
        steps.narrow = fmin(steps.narrow, step);
        steps.wide = fmax(steps.wide, step);
    }
    return steps;
}

/* Whether a line of this fill goes on after @step: it is the longest and stands alone, close, or
 * all rows stand farther apart than these two lines. */
static bool goes_on(Fill fill, double step, Steps steps, double em, bool shared) {
    if (fill == FITS || step > WIDER_STEP * steps.narrow)
        return false;
    bool closer = steps.wide > WIDER_ROWS * step;
    return fill == FULL || (step < MAX_LEADING_EM * em && (closer || !shared));
}

static void find_breaks(MxStack *s, const GPtrArray *lines, const Room *room,
                        const GArray *stacks) {
    s->figures = s->n_figures > 0 && s->n_figures == s->n_below;
    Steps steps = find_steps(s, lines, room);
    guint broken = 0;
    for (guint i = 0, next; i < lines->len; i = next) {
        next = next_with_text(s, i, lines->len);
        if (!s->has[i] || next == lines->len)
            continue;
        const MxTokenLine *line = lines->pdata[i];
        Fill fill = fill_of(line, lines->pdata[next], room);
        if (fill == LONGEST && s->figures)
            fill = FITS;
        bool soft =
            goes_on(fill, step_of(lines, room, i, next), steps, line->em, is_shared(stacks, next));
        for (guint k = i; k < next; k++)
            s->soft[k] = soft;
        s->n_soft += soft;
        s->n_hard += !soft;
        broken += soft && i >= s->head;
    }
    s->figures = s->figures && s->n_figures - 1 >= (LONGEST_OF + 1) * broken;
    for (guint i = s->head; s->figures && i < lines->len; i++)
        s->soft[i] = false;
}

static void stack_clear(MxStack *s) {
    g_free(s->has);
    g_free(s->soft);
}

GArray *mx_stacks_find(const MxFrame *f, const GPtrArray *lines, guint row) {
    GArray *stacks = g_array_new(FALSE, FALSE, sizeof(MxStack));
    g_array_set_clear_func(stacks, (GDestroyNotify)stack_clear);
    g_autoptr(GArray) rooms = g_array_new(FALSE, FALSE, sizeof(Room));
    for (guint from = 0, to; from + 1 < f->xs->len; from = to) {
        for (to = from + 1; to + 1 < f->xs->len && !mx_edges_drawn(&f->v, to, row);)
            to++;
        Room room;
        MxStack s = measure(f, lines, row, from, to, &room);
        g_array_append_val(stacks, s);
        g_array_append_val(rooms, room);
    }
    for (guint k = 0; k < stacks->len; k++)
        find_breaks(&g_array_index(stacks, MxStack, k), lines, &g_array_index(rooms, Room, k),
                    stacks);
    return stacks;
}
