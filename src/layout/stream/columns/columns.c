/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns of a region: white strips.
 *
 *              1990 to 1999                  crosses the strip between the figures: one of six
 *   Country    Births   Deaths
 *   Malta       4,100    3,200               each line covers x where a chunk of it lies;
 *   Italy     520,000  560,000               a strip is where hardly any line covers
 *   Norway              41,000               an empty cell leaves a strip wider, never narrower
 *   Total     524,100  604,200
 *   ████████  ███████  ███████
 *           ↑        ↑                       boundaries: the middle of each strip
 *
 * 1. Take the lines with figures; of a table of text, all lines. Count, for every x at which
 * coverage changes, the lines that cover it.
 * 2. Stretches that at most a few lines cover are strips, if wide enough and with text on both
 *    sides in enough lines.
 * 3. With the header in, boundaries move to where its text leaves them room, too, and two of its
 * chunks over one column show a column that is otherwise blank.
 * 4. A column of currency signs, or of footnote marks, belongs to the figures beside it.
 *
 * Known failures: two columns of which one is ragged and reaches into the other in more lines than
 * are forgiven.
 */
#include <math.h>

#include "base/order.h"
#include "layout/stream/columns/columns.h"
#include "layout/stream/columns/repair.h"
#include "page/page.h"

/* Share of the lines that may cross a strip: spanning headers, group headings and totals are an
 * eighth of the lines of a short table and less of a long one. At a quarter, prose with a chance
 * gap under a table opens strips of its own. */
#define MAX_CROSSING 0.15

/* One line may cross in tables this short already: the total, or the one spanning header. */
#define FORGIVEN_FROM 4u

/* Width of a strip in ems, with many lines and with few. Two cells set close are half an em apart
 * in their widest lines; with fewer than MANY_LINES lines, the spaces of prose may fall together.
 */
#define MIN_STRIP_EM 0.45
#define MIN_STRIP_FEW_EM 0.8
#define MANY_LINES 5u

/* So many lines with figures show the columns better than all lines do: headers and headings span
 * columns. Of fewer, one may be a chance. */
#define MIN_WITNESSES 3u

/* Spaces between words, with letters spaced, are up to 0.75 ems wide; of a column's texts, this
 * share stands farther from the column before, however full that is. */
#define WORD_GAP_EM 0.75
#define APART 0.25

/* So many spaces between words show how wide they are. */
#define MIN_SPACES 4u

/* Lines with text right and left of a strip: below, the strip is the edge of one odd line. */
#define MIN_SUPPORT 2u

typedef struct {
    double x;
    int step;
} Change;

static int compare_changes(const void *a, const void *b) {
    const Change *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return p->step - q->step;
}

static bool has_figure(const MxStreamLine *line) {
    for (guint k = 0; k < line->chunks->len; k++)
        if (line->chunks->len >= 2 && mx_chunk_at(line, k)->figure)
            return true;
    return false;
}

/* The lines that show the columns: with figures if there are enough of them, else all. */
static GPtrArray *find_witnesses(const MxRegion *region) {
    GPtrArray *with_figure = g_ptr_array_new();
    for (guint i = 0; i < region->lines->len; i++)
        if (has_figure(mx_region_line(region, i)))
            g_ptr_array_add(with_figure, mx_region_line(region, i));
    if (with_figure->len >= MIN_WITNESSES)
        return with_figure;
    g_ptr_array_unref(with_figure);
    return g_ptr_array_ref(region->lines);
}

static void add_change(GArray *changes, double from, double to) {
    Change on = { from, 1 }, off = { to, -1 };
    g_array_append_val(changes, on);
    g_array_append_val(changes, off);
}

/* The stretches of a line without a gap that may be a strip: narrower ones than part chunks. */
static void add_stretches(GArray *changes, const MxStreamLine *line) {
    double from = mx_token_at(line->tokens, 0)->box.x0, to = from;
    for (guint i = 0; i < line->tokens->len; i++) {
        const MxToken *t = mx_token_at(line->tokens, i);
        bool apart = t->box.x0 - to > MIN_STRIP_EM * t->em;
        if (apart && !(i > 0 && mx_token_is_currency(t - 1) && t->n_digits > 0)) {
            add_change(changes, from, to);
            from = t->box.x0;
        }
        to = fmax(to, t->box.x1);
    }
    add_change(changes, from, to);
}

static GArray *find_changes(const GPtrArray *lines, guint *n_lines) {
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(Change));
    *n_lines = 0;
    for (guint i = 0; i < lines->len; i++) {
        const MxStreamLine *line = lines->pdata[i];
        *n_lines += line->chunks->len >= 2;
        add_stretches(changes, line);
    }
    g_array_sort(changes, compare_changes);
    return changes;
}

/* A strip and the least-covered stretch in it, where its boundary goes. */
typedef struct {
    double from, to, best_from, best_to;
    int least;
} Strip;

static void widen(Strip *s, double from, double to, int covered) {
    if (covered < s->least || (covered == s->least && to - from > s->best_to - s->best_from)) {
        s->least = covered;
        s->best_from = from;
        s->best_to = to;
    }
    s->to = to;
}

static GArray *find_strips(const GArray *changes, int allowed) {
    GArray *strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    Strip open = { 0 };
    bool is_open = false;
    int covered = 0;
    for (guint i = 0; i + 1 < changes->len; i++) {
        const Change *c = &g_array_index(changes, Change, i);
        double to = g_array_index(changes, Change, i + 1).x;
        covered += c->step;
        if (covered > allowed && is_open) {
            g_array_append_val(strips, open);
            is_open = false;
        }
        if (covered > allowed || to <= c->x)
            continue;
        if (!is_open)
            open = (Strip){ c->x, to, c->x, to, covered };
        is_open = true;
        widen(&open, c->x, to, covered);
    }
    return strips;
}

/* Lines that have text on both sides of @x, and a gap there. */
static guint count_support(const MxRegion *region, double x) {
    guint n = 0;
    for (guint i = 0; i < region->lines->len; i++) {
        const GArray *tokens = mx_region_line(region, i)->tokens;
        for (guint k = 0; k + 1 < tokens->len; k++) {
            const MxToken *a = mx_token_at(tokens, k), *b = a + 1;
            n += a->box.x1 <= x && b->box.x0 >= x &&
                 b->box.x0 - a->box.x1 > MIN_STRIP_EM * fmax(a->em, b->em);
        }
    }
    return n;
}

/* Whether what lies between @x and @next, where the next column begins, stands apart from what is
 * left of @x: spaces between words, where they fall together, part words and not columns. */
static bool begins_column(const MxRegion *region, double x, double next) {
    guint texts = 0, apart = 0;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k < line->tokens->len; k++) {
            const MxToken *t = mx_token_at(line->tokens, k);
            if (t->box.x0 < x || t->box.x0 > next)
                continue;
            texts++;
            apart += k == 0 || t->box.x0 - (t - 1)->box.x1 > WORD_GAP_EM * t->em;
            break;
        }
    }
    return apart >= APART * texts;
}

static double region_em(const MxRegion *region) {
    double sum = 0;
    for (guint i = 0; i < region->lines->len; i++)
        sum += mx_region_line(region, i)->em;
    return sum / region->lines->len;
}

/* The middle white between two words of a chunk, in ems; 0 where there are too few to tell. */
static double find_space(const MxRegion *region) {
    g_autoptr(GArray) spaces = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k < line->chunks->len; k++)
            for (guint t = 1; t < mx_chunk_at(line, k)->n; t++) {
                const MxToken *b = mx_token_at(line->tokens, mx_chunk_at(line, k)->first + t);
                double space = (b->box.x0 - (b - 1)->box.x1) / b->em;
                g_array_append_val(spaces, space);
            }
    }
    g_array_sort(spaces, mx_compare_doubles);
    return spaces->len < MIN_SPACES ? 0 : g_array_index(spaces, double, spaces->len / 2);
}

bool mx_region_find_columns(MxRegion *region) {
    guint n_lines = 0;
    g_autoptr(GPtrArray) witnesses = find_witnesses(region);
    g_autoptr(GArray) changes = find_changes(witnesses, &n_lines);
    int allowed = (int)(MAX_CROSSING * n_lines);
    if (allowed == 0 && n_lines >= FORGIVEN_FROM)
        allowed = 1;
    g_autoptr(GArray) strips = find_strips(changes, allowed);
    double em = region_em(region);
    region->space_em = find_space(region);
    guint need = region->between_rules || region->lines->len == 1 ? 1 : MIN_SUPPORT;
    double width = em * (n_lines >= MANY_LINES ? MIN_STRIP_EM : MIN_STRIP_FEW_EM);
    if (region->xs != NULL)
        g_array_unref(region->xs);
    region->xs = g_array_new(FALSE, FALSE, sizeof(double));
    g_array_append_val(region->xs, region->box.x0);
    for (guint i = 0; i < strips->len; i++) {
        const Strip *s = &g_array_index(strips, Strip, i);
        double x = (s->best_from + s->best_to) / 2;
        const Strip *after = i + 1 < strips->len ? s + 1 : NULL;
        double next = after ? (after->best_from + after->best_to) / 2 : region->box.x1;
        if (s->to - s->from >= width && count_support(region, x) >= need &&
            begins_column(region, x, next))
            g_array_append_val(region->xs, x);
    }
    g_array_append_val(region->xs, region->box.x1);
    mx_region_repair_columns(region, witnesses);
    return region->xs->len >= 3;
}
