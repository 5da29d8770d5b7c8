/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that white strips alone do not tell.
 *
 *   Malta   $ 4,100    3,200     a column of currency signs, or of footnote marks, belongs to the
 *   Italy   $   520      560     figures beside it
 */
#include <math.h>

#include "layout/stream/columns/repair.h"
#include "layout/stream/columns/white.h"

/* Width of a strip in ems, at least: two cells set close are half an em apart in their widest
 * lines.
 */
#define MIN_STRIP_EM 0.45

/* Texts begin at one place within so many ems, and so many lines show that names do. */
#define ALIGNED_EM 0.25
#define MIN_BEGUN 3u

/* Rules end at one place within so many points, as borders drawn cell by cell do; one that parts
 * rows covers this share of the table's width, and two that end alike are no chance. */
#define SAME_END_PT 3.0
#define MOSTLY 0.5
#define MIN_ENDS 2u

/* How far, in ems, text may reach over a boundary: an italic, a mark. */
#define OVERHANG_EM 0.1

/* How far, in ems, a word must reach over a boundary on both sides to run over it. */
#define DEEP_EM 0.6

/* ------------------------------------------------------------------------- columns of signs -- */

/* Signs that stand beside a figure; dashes and dots stand for one. */
static bool is_sign(const MxToken *t) {
    return t->n_chars == 1 && (mx_token_is_currency(t) || t->first == '%' || t->first == '*' ||
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
            n.currency += mx_token_is_currency(t);
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

/* Whether boundary @b parts a sign of currency from its figure in line @line; @x: where the sign
 * begins. */
static bool parts_currency(const MxRegion *region, const MxStreamLine *line, guint b, double *x) {
    for (guint k = 1; k < line->tokens->len; k++) {
        const MxToken *sign = mx_token_at(line->tokens, k - 1), *figure = sign + 1;
        *x = sign->box.x0;
        if (mx_token_is_currency(sign) && figure->n_digits > 0 &&
            mx_box_middle_x(sign->box) < mx_region_x(region, b) &&
            mx_box_middle_x(figure->box) > mx_region_x(region, b))
            return true;
    }
    return false;
}

/* Signs of currency stand at the left edge of their column, away from their figures: boundaries lie
 * left of them. */
static void clear_currency(MxRegion *region) {
    for (guint b = 1; b + 1 < region->xs->len; b++)
        for (guint i = 0; i < region->lines->len; i++) {
            double x;
            if (parts_currency(region, mx_region_line(region, i), b, &x) &&
                x > mx_region_x(region, b - 1))
                g_array_index(region->xs, double, b) = x;
        }
    for (guint b = region->xs->len - 2; b > 1; b--)
        if (!(mx_region_x(region, b) > mx_region_x(region, b - 1)))
            g_array_remove_index(region->xs, b);
}

/* ------------------------------------------------------------------- figures side by side -- */

/* Whether a chunk begins with a digit or its sign: dashes and marks stand for figures, or beside
 * them. */
static bool is_value(const MxStreamLine *line, const MxChunk *c) {
    return mx_token_at(line->tokens, c->first)->n_digits > 0;
}

/* Two figures of a line are two values, and a text behind a figure is no part of it, however few
 * lines have the second: parts the column that holds both where the lines of data leave white
 * between them. */
static void part_figures(MxRegion *region) {
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        for (guint k = 0; k + 1 < line->chunks->len; k++) {
            const MxChunk *a = mx_chunk_at(line, k), *b = a + 1;
            guint col = mx_region_col_at(region, mx_box_middle_x(a->box));
            bool values = b->figure ? is_value(line, b) : col > 0;
            if (!a->figure || !is_value(line, a) || !values ||
                col != mx_region_col_at(region, mx_box_middle_x(b->box)))
                continue;
            double x = mx_region_find_white(region, a->box.x1, b->box.x0, 0);
            if (!isnan(x))
                g_array_insert_val(region->xs, col + 1, x);
        }
    }
}

/* ------------------------------------------------------------------------ codes before names -- */

/* How many lines begin where the chunk @name does. */
static guint count_begun(const MxRegion *region, const MxChunk *name) {
    guint n = 0;
    for (guint i = 0; i < region->lines->len; i++)
        n += fabs(mx_chunk_at(mx_region_line(region, i), 0)->box.x0 - name->box.x0) <
             ALIGNED_EM * name->em;
    return n;
}

/* A code before a name, apart from it, is a column of its own, however few rows have one: the
 * others begin where the name does. */
static void part_codes(MxRegion *region) {
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *line = mx_region_line(region, i);
        const MxChunk *code = mx_chunk_at(line, 0), *name = code + 1;
        if (line->chunks->len < 2 || !code->figure || !is_value(line, code) || name->figure ||
            mx_region_col_at(region, mx_box_middle_x(name->box)) > 0 ||
            count_begun(region, name) < MIN_BEGUN)
            continue;
        double x = mx_region_find_white(region, code->box.x1, name->box.x0, 0);
        if (!isnan(x)) {
            g_array_insert_val(region->xs, 1, x);
            return;
        }
    }
}

/* ----------------------------------------------------------------------------- ends of rules -- */

static bool crosses(const MxStreamLine *line, double x) {
    for (guint k = 0; k < line->tokens->len; k++) {
        const MxToken *t = mx_token_at(line->tokens, k);
        double slack = OVERHANG_EM * t->em;
        if (t->box.x0 < x - slack && t->box.x1 > x + slack)
            return true;
    }
    return false;
}

/* Whether text stands between the heights of the region's first and last lines, @from right and @to
 * left of it. */
static bool holds_text(const MxRegion *region, double from, double to) {
    for (guint i = 0; i < region->lines->len; i++) {
        const GArray *tokens = mx_region_line(region, i)->tokens;
        for (guint k = 0; k < tokens->len; k++) {
            double middle = mx_box_middle_x(mx_token_at(tokens, k)->box);
            if (middle > from && middle < to)
                return true;
        }
    }
    return false;
}

/* How many rules of the region end at @x, on the side that @from tells. */
static guint count_ends(const MxRegion *region, double x, bool from) {
    guint n = 0;
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        n += r->at > region->box.y0 && r->at < region->box.y1 &&
             fabs((from ? r->from : r->to) - x) < SAME_END_PT;
    }
    return n;
}

/* Puts a boundary at @x: in the place of one that no text parts from it, or a new one. */
static void put_boundary(MxRegion *region, double x) {
    guint col = mx_region_col_at(region, x);
    bool left = col > 0 && !holds_text(region, mx_region_x(region, col), x);
    bool right = col + 2 < region->xs->len && !holds_text(region, x, mx_region_x(region, col + 1));
    if (left || right)
        g_array_index(region->xs, double, left ? col : col + 1) = x;
    else if (holds_text(region, mx_region_x(region, col), x) &&
             holds_text(region, x, mx_region_x(region, col + 1)))
        g_array_insert_val(region->xs, col + 1, x);
}

/* Rules between rows that end within the table, again and again at one place, part columns there:
 * beyond, a cell lies over rows. */
static void part_at_rules(MxRegion *region) {
    for (guint i = 0; region->rules != NULL && i < 2 * region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i / 2);
        double x = i % 2 ? r->from : r->to;
        bool within = r->at > region->box.y0 && r->at < region->box.y1 && x > region->box.x0 &&
                      x < region->box.x1;
        bool wide = fmin(r->to, region->box.x1) - fmax(r->from, region->box.x0) >
                    MOSTLY * mx_box_width(region->box);
        bool free = within && wide && count_ends(region, x, i % 2) >= MIN_ENDS;
        for (guint k = 0; free && k < region->lines->len; k++)
            free = !crosses(mx_region_line(region, k), x);
        if (free)
            put_boundary(region, x);
    }
}

/* --------------------------------------------------------------------------- idle columns -- */

/* What lies between two boundaries: texts of its own, those of the body among them. */
typedef struct {
    guint texts, body;
} Own;

/* @data: whether the body is told by its figures; else all is, but for the first line. */
static Own count_own(const MxRegion *region, guint col, bool data) {
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
            n.body += data ? mx_region_is_data(region, i) : i > 0;
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
 * figures leave, or its short texts but for one that runs over. */
static void join_idle(MxRegion *region) {
    bool data = false;
    for (guint i = 0; i < region->lines->len; i++)
        data = data || mx_region_is_data(region, i);
    for (guint c = 1; c + 1 < region->xs->len && region->xs->len > 3;) {
        Own n = count_own(region, c, data);
        bool left = is_run_over(region, c);
        bool right = c + 2 < region->xs->len && is_run_over(region, c + 1);
        if (n.texts == 0 || (n.body == 0 && (left || right)))
            g_array_remove_index(region->xs, right && !left ? c + 1 : c);
        else
            c++;
    }
}

void mx_region_repair_columns(MxRegion *region, const GPtrArray *witnesses) {
    join_signs(region, witnesses);
    part_figures(region);
    part_codes(region);
    join_idle(region);
    part_at_rules(region);
    clear_currency(region);
}
