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
#include <stdlib.h>

#include "layout/stream/columns.h"
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

/* How far, in ems, a word must reach over a boundary on both sides to run over it. */
#define DEEP_EM 0.6

/* Lines of one heading are set alike to this, in ems: centring rounds to a tenth. */
#define ALIGNED_EM 0.25

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
        if (t->box.x0 - to > MIN_STRIP_EM * t->em) {
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

/* ------------------------------------------------------------------------- columns of signs -- */

static bool is_currency(const MxToken *t) {
    return t->n_chars == 1 && g_unichar_type(t->first) == G_UNICODE_CURRENCY_SYMBOL;
}

/* Signs that stand beside a figure; dashes and dots stand for one. */
static bool is_sign(const MxToken *t) {
    return t->n_chars == 1 && (is_currency(t) || t->first == '%' || t->first == '*' ||
                               t->first == 0x2020 || t->first == 0x2021 || t->first == '#');
}

typedef struct {
    guint texts, signs, currency;
} SignCount;

static SignCount count_signs(const GPtrArray *lines, double x0, double x1) {
    SignCount n = { 0 };
    for (guint i = 0; i < lines->len; i++) {
        const MxStreamLine *line = lines->pdata[i];
        for (guint k = 0; k < line->tokens->len; k++) {
            const MxToken *t = mx_token_at(line->tokens, k);
            double middle = mx_box_middle_x(t->box);
            if (middle <= x0 || middle >= x1)
                continue;
            n.texts++;
            n.signs += is_sign(t);
            n.currency += is_currency(t);
        }
    }
    return n;
}

/* Joins columns of nothing but signs to the figures: currency to the right, else to the left. */
static void join_signs(MxRegion *region, const GPtrArray *lines) {
    for (guint c = 1; c + 1 < region->xs->len && region->xs->len > 3;) {
        SignCount n = count_signs(lines, mx_region_x(region, c), mx_region_x(region, c + 1));
        if (n.texts > n.signs || n.texts == 0)
            c++;
        else
            g_array_remove_index(region->xs, n.currency > 0 && c + 2 < region->xs->len ? c + 1 : c);
    }
}

/* Lines of data, and header lines with a chunk for nearly every column; the others span. */
static bool keeps_to_columns(const MxRegion *region, guint i) {
    guint n = mx_region_line(region, i)->chunks->len;
    return (n >= 2 && n + 1 >= mx_region_n_cols(region)) || mx_region_is_data(region, i);
}

/* The middle of the widest stretch of @from .. @to that no line that keeps to its columns covers;
 * NAN where it is too narrow. */
static double find_white(const MxRegion *region, double from, double to, double least) {
    double best = NAN, widest = least, x = from;
    while (x < to) {
        double next = to, end = x;
        for (guint i = 0; i < region->lines->len; i++) {
            const MxStreamLine *line = mx_region_line(region, i);
            for (guint k = 0; keeps_to_columns(region, i) && k < line->chunks->len; k++) {
                MxBox b = mx_chunk_at(line, k)->box;
                end = b.x0 <= x && b.x1 > end ? b.x1 : end;
                next = b.x0 > x && b.x0 < next ? b.x0 : next;
            }
        }
        if (end == x && next - x > widest) {
            widest = next - x;
            best = (x + next) / 2;
        }
        x = end > x ? end : next;
    }
    return best;
}

/* ------------------------------------------------------------------- figures side by side -- */

/* Whether a chunk begins with a digit or its sign: dashes and marks stand for figures, or beside
 * them. */
static bool is_value(const MxStreamLine *line, const MxChunk *c) {
    return mx_token_at(line->tokens, c->first)->n_digits > 0;
}

/* Two figures of a line are two values, however few lines have the second: parts the column that
 * holds both where the lines of data leave white between them. */
static void part_figures(MxRegion *region) {
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k + 1 < line->chunks->len; k++) {
            const MxChunk *a = mx_chunk_at(line, k), *b = a + 1;
            guint col = mx_region_col_at(region, mx_box_middle_x(a->box));
            if (!a->figure || !b->figure || !is_value(line, a) || !is_value(line, b) ||
                col != mx_region_col_at(region, mx_box_middle_x(b->box)))
                continue;
            double x = find_white(region, a->box.x1, b->box.x0, 0);
            if (!isnan(x))
                g_array_insert_val(region->xs, col + 1, x);
        }
    }
}

/* --------------------------------------------------------------------------- idle columns -- */

/* What lies between two boundaries: texts of its own, those of lines of data among them. */
typedef struct {
    guint texts, data;
} Own;

static Own count_own(const MxRegion *region, guint col) {
    Own n = { 0 };
    double x0 = mx_region_x(region, col), x1 = mx_region_x(region, col + 1);
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        double slack = DEEP_EM * line->em;
        for (guint k = 0; k < line->chunks->len; k++) {
            MxBox box = mx_chunk_at(line, k)->box;
            double middle = mx_box_middle_x(box);
            if (middle <= x0 || middle >= x1 || box.x0 < x0 - slack || box.x1 > x1 + slack)
                continue;
            n.texts++;
            n.data += mx_region_is_data(region, i);
        }
    }
    return n;
}

/* Whether a text runs well over boundary @b, with no more than a space there. */
static bool is_run_over(const MxRegion *region, guint b) {
    double x = mx_region_x(region, b);
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        double deep = DEEP_EM * line->em;
        for (guint k = 0; k < line->chunks->len; k++) {
            const MxChunk *c = mx_chunk_at(line, k);
            if (c->box.x0 > x - deep || c->box.x1 < x + deep)
                continue;
            bool apart = false;
            for (guint t = c->first + 1; t < c->first + c->n; t++) {
                const MxToken *token = mx_token_at(line->tokens, t);
                apart = apart || ((token - 1)->box.x1 < x && token->box.x0 > x &&
                                  token->box.x0 - (token - 1)->box.x1 > MIN_STRIP_EM * line->em);
            }
            if (!apart)
                return true;
        }
    }
    return false;
}

/* Joins what no text shows to be a column: white on both sides of the heading of one, that its
 * figures leave. */
static void join_idle(MxRegion *region) {
    bool data = false;
    for (guint i = 0; i < region->lines->len; i++)
        data = data || mx_region_is_data(region, i);
    for (guint c = 1; data && c + 1 < region->xs->len && region->xs->len > 3;) {
        Own n = count_own(region, c);
        bool left = is_run_over(region, c);
        bool right = c + 2 < region->xs->len && is_run_over(region, c + 1);
        if (n.texts == 0 || (n.data == 0 && (left || right)))
            g_array_remove_index(region->xs, right && !left ? c + 1 : c);
        else
            c++;
    }
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
    join_signs(region, witnesses);
    part_figures(region);
    join_idle(region);
    return region->xs->len >= 3;
}

/* How far boundary @b may move before it meets text of the lines of data. */
static void find_room(const MxRegion *region, guint b, double *from, double *to) {
    double x = mx_region_x(region, b);
    *from = mx_region_x(region, b - 1);
    *to = mx_region_x(region, b + 1);
    for (guint i = 0; i < region->lines->len; i++)
        for (guint k = 0;
             mx_region_is_data(region, i) && k < mx_region_line(region, i)->chunks->len; k++) {
            MxBox c = mx_chunk_at(mx_region_line(region, i), k)->box;
            if (c.x1 <= x)
                *from = fmax(*from, c.x1);
            else if (c.x0 >= x)
                *to = fmin(*to, c.x0);
        }
}

/* Moves the boundaries to where the header leaves its widest white, too: headers set right over
 * figures reach farther left than they do. */
static void settle_boundaries(MxRegion *region) {
    bool has_data = false;
    for (guint i = 0; i < region->lines->len; i++)
        has_data = has_data || mx_region_is_data(region, i);
    for (guint b = 1; has_data && b + 1 < region->xs->len; b++) {
        double from, to;
        find_room(region, b, &from, &to);
        double x = find_white(region, from, to, 0);
        if (!isnan(x))
            g_array_index(region->xs, double, b) = x;
    }
}

/* -------------------------------------------------------------------- a heading a column -- */

/* Takes the chunks of a line of the header into @headings: those below or above none as headings of
 * their own, the others as a line of the one that they meet. What meets several, or one that it is
 * not set like, heads several columns. */
static void take_headings(GArray *headings, const MxStreamLine *line) {
    guint n = headings->len;
    for (guint k = 0; k < line->chunks->len; k++) {
        MxBox b = mx_chunk_at(line, k)->box;
        MxBox *met = NULL;
        guint n_met = 0;
        for (guint i = 0; i < n; i++)
            if (mx_box_shares_x(g_array_index(headings, MxBox, i), b)) {
                met = &g_array_index(headings, MxBox, i);
                n_met++;
            }
        if (n_met == 1 && mx_box_is_aligned(*met, b, ALIGNED_EM * line->em))
            *met = mx_box_union(*met, b);
        else if (n_met == 0)
            g_array_append_val(headings, b);
    }
}

static int compare_left(const void *a, const void *b) {
    const MxBox *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* The headings of the columns: the lowest lines of the header, upwards until there is one for each.
 * What stands above heads several. */
static GArray *find_headings(const MxRegion *region) {
    GArray *headings = g_array_new(FALSE, FALSE, sizeof(MxBox));
    guint n = 0;
    while (n < region->lines->len && !mx_region_is_data(region, n))
        n++;
    for (guint i = n < region->lines->len ? n : 0; i-- > 0;) {
        if (headings->len >= mx_region_n_cols(region))
            break;
        take_headings(headings, mx_region_line(region, i));
    }
    g_array_sort(headings, compare_left);
    return headings;
}

/* Where there is a heading for each column, boundaries part both the headings and what stands below
 * them: headings set left over figures set right reach into the white before the figures. */
static bool match_headings(MxRegion *region) {
    g_autoptr(GArray) headings = find_headings(region);
    bool matched = headings->len == mx_region_n_cols(region);
    for (guint b = 1; matched && b + 1 < region->xs->len; b++) {
        double from, to;
        find_room(region, b, &from, &to);
        from = fmax(from, g_array_index(headings, MxBox, b - 1).x1);
        to = fmin(to, g_array_index(headings, MxBox, b).x0);
        if (from <= to)
            g_array_index(region->xs, double, b) = (from + to) / 2;
        else
            matched = false;
    }
    return matched;
}

void mx_region_add_header_columns(MxRegion *region) {
    if (match_headings(region))
        return;
    settle_boundaries(region);
    for (guint i = 0; i < region->lines->len && !mx_region_is_data(region, i); i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k + 1 < line->chunks->len; k++) {
            MxBox a = mx_chunk_at(line, k)->box, b = mx_chunk_at(line, k + 1)->box;
            guint col = mx_region_col_at(region, mx_box_middle_x(a));
            double x = find_white(region, a.x1, b.x0, MIN_STRIP_EM * line->em);
            if (col == mx_region_col_at(region, mx_box_middle_x(b)) && !isnan(x))
                g_array_insert_val(region->xs, col + 1, x);
        }
    }
}
