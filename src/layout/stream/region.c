/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines as chunks, and what is measured on them. */
#include <math.h>

#include "layout/stream/region.h"
#include "layout/stream/weave.h"
#include "page/page.h"

/* A rule belongs to a run when it covers this share of its width. A rule below a header that spans
 * all columns but the first covers up to 0.85; rules of the table itself are as wide as its text,
 * or wider, where no caption in the run is wider still. */
#define RULE_COVER 0.9

/* Rulings end at one place within so many points: antialiasing moves them by one, borders by a
 * line's thickness. */
#define SAME_END_PT 3.0

/* So many codes below one another are a column of them; two may be numbers of headings. */
#define MIN_CODES 3u

/* Gap within a chunk, at most, in ems. A space is 0.25 to 0.35, of justified text up to 0.7; cells
 * of set tables stand 0.9 apart and more in most of their lines. */
#define CHUNK_GAP_EM 0.75

/* ------------------------------------------------------------------------------------ lines -- */

static void stream_line_free(MxStreamLine *line) {
    g_array_unref(line->tokens);
    g_array_unref(line->chunks);
    g_free(line);
}

/* White from @x, where the tokens before @b end, to @b, in ems. */
static double gap_before(double x, const MxToken *b) {
    return (b->box.x0 - x) / fmax(fmax((b - 1)->em, b->em), 1);
}

static MxStreamLine *chunk_line(const MxTokenLine *from) {
    MxStreamLine *line = g_new0(MxStreamLine, 1);
    line->box = from->box;
    line->em = fmax(from->em, 1);
    line->first_y = from->first_y;
    line->last_y = from->last_y;
    line->leaders = from->leaders;
    line->tokens = g_array_ref(from->tokens);
    line->chunks = g_array_new(FALSE, FALSE, sizeof(MxChunk));
    MxChunk chunk = { 0 };
    for (guint i = 0; i < from->tokens->len; i++) {
        const MxToken *t = mx_token_at(from->tokens, i);
        bool of_figure = i > 0 && mx_token_is_currency(t - 1) && t->n_digits > 0;
        if (i > 0 && !of_figure && gap_before(chunk.box.x1, t) > CHUNK_GAP_EM) {
            g_array_append_val(line->chunks, chunk);
            chunk.n = 0;
        }
        if (chunk.n == 0)
            chunk = (MxChunk){ .box = t->box, .first = i, .figure = true };
        chunk.box = mx_box_union(chunk.box, t->box);
        chunk.em = fmax(chunk.em, t->em);
        chunk.figure = chunk.figure && t->figure;
        chunk.n++;
    }
    g_array_append_val(line->chunks, chunk);
    return line;
}

GPtrArray *mx_stream_lines_find(const GArray *tokens, const GArray *leaders, const GArray *rules) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)stream_line_free);
    g_autoptr(GPtrArray) plain = mx_token_lines_find(tokens, leaders);
    if (rules != NULL)
        mx_lines_weave(plain, rules);
    for (guint i = 0; i < plain->len; i++)
        g_ptr_array_add(lines, chunk_line(plain->pdata[i]));
    return lines;
}

double mx_line_distance(const MxStreamLine *above, const MxStreamLine *line) {
    return line->first_y - above->last_y;
}

double mx_line_pitch(const MxStreamLine *above, const MxStreamLine *line) {
    return mx_line_distance(above, line) / fmax(above->em, line->em);
}

/* ---------------------------------------------------------------------------------- regions -- */

void mx_region_free(MxRegion *region) {
    if (region == NULL)
        return;
    g_ptr_array_unref(region->lines);
    if (region->xs != NULL)
        g_array_unref(region->xs);
    g_free(region);
}

void mx_region_measure(MxRegion *region) {
    region->box = mx_region_line(region, 0)->box;
    for (guint i = 1; i < region->lines->len; i++)
        region->box = mx_box_union(region->box, mx_region_line(region, i)->box);
}

MxRegion *mx_region_new(const GPtrArray *lines, guint from, guint to, const GArray *rules,
                        const GArray *upright) {
    MxRegion *region = g_new0(MxRegion, 1);
    region->rules = rules;
    region->upright = upright;
    region->lines = g_ptr_array_new();
    for (guint i = from; i < to; i++)
        g_ptr_array_add(region->lines, lines->pdata[i]);
    mx_region_measure(region);
    return region;
}

guint mx_region_col_at(const MxRegion *region, double x) {
    guint c = 0;
    while (c + 2 < region->xs->len && mx_region_x(region, c + 1) <= x)
        c++;
    return c;
}

/* Years head columns as often as they fill them. */
static bool is_year(const MxStreamLine *line, const MxChunk *chunk) {
    const MxToken *t = mx_token_at(line->tokens, chunk->first);
    return chunk->n == 1 && t->n_digits == 4 && t->n_chars <= 6 && !t->parted &&
           (t->value == 0 || (t->value >= 1900 && t->value <= 2100));
}

/* Whether @upright ends at (@x, @y). */
static bool ends_at(const MxRuling *upright, double x, double y) {
    return fabs(upright->at - x) <= SAME_END_PT &&
           (fabs(upright->from - y) <= SAME_END_PT || fabs(upright->to - y) <= SAME_END_PT);
}

bool mx_rule_is_edge(const MxRuling *rule, const GArray *upright) {
    bool left = false, right = false;
    if (rule->kind == MX_RULING_LINE)
        return false;
    for (guint i = 0; i < upright->len; i++) {
        const MxRuling *u = &g_array_index(upright, MxRuling, i);
        left = left || ends_at(u, rule->from, rule->at);
        right = right || ends_at(u, rule->to, rule->at);
    }
    return left && right;
}

bool mx_region_is_shaded_below(const MxRegion *region, guint line) {
    double from = mx_box_middle_y(mx_region_line(region, line)->box);
    double to = mx_box_middle_y(mx_region_line(region, line + 1)->box);
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        if (r->at > from && r->at < to && !mx_rule_is_edge(r, region->upright))
            return false;
    }
    return true;
}

bool mx_region_rule(const MxRegion *region, double from, double to) {
    for (guint i = 0; i < region->rules->len; i++) {
        const MxRuling *r = &g_array_index(region->rules, MxRuling, i);
        double common = fmin(r->to, region->box.x1) - fmax(r->from, region->box.x0);
        if (r->at > from && r->at < to && common >= RULE_COVER * mx_box_width(region->box))
            return true;
    }
    return false;
}

/* The code that begins @line in the first column; NULL where it begins with something else. */
static const MxChunk *code_of(const MxRegion *region, const MxStreamLine *line) {
    const MxChunk *c = mx_chunk_at(line, 0);
    bool first = mx_region_col_at(region, mx_box_middle_x(c->box)) == 0;
    return first && c->figure && c->n == 1 && !is_year(line, c) ? c : NULL;
}

/* Whether @line begins with a code, as most lines that begin in the first column do: headings are
 * words. */
static bool has_code(const MxRegion *region, const MxStreamLine *line) {
    if (code_of(region, line) == NULL || line->chunks->len < 2)
        return false;
    guint codes = 0, words = 0;
    for (guint i = 0; i < region->lines->len; i++) {
        const MxStreamLine *other = mx_region_line(region, i);
        bool is_code = code_of(region, other) != NULL;
        MxBox b = mx_chunk_at(other, 0)->box;
        codes += is_code;
        words += !is_code && mx_region_col_at(region, mx_box_middle_x(b)) == 0;
    }
    return codes >= MIN_CODES && codes > 2 * words;
}

bool mx_region_is_data_line(const MxRegion *region, const MxStreamLine *line) {
    bool label = false;
    guint figures = 0;
    for (guint k = 0; k < line->chunks->len; k++) {
        const MxChunk *c = mx_chunk_at(line, k);
        if (mx_region_col_at(region, mx_box_middle_x(c->box)) == 0 || (!c->figure && figures == 0))
            label = true;
        else
            figures += c->figure && !is_year(line, c);
    }
    return figures >= 2 || (label && figures == 1) || has_code(region, line);
}

bool mx_region_is_data(const MxRegion *region, guint line) {
    return mx_region_is_data_line(region, mx_region_line(region, line));
}
