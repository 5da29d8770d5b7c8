/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines to paragraphs.
 *
 *       ████████████████      a first line is indented …
 *   ████████████████████      … its paragraph goes on as long as lines are full,
 *   ███████                   and ends with a line that stops short.
 *
 * A line starts a new block where it is indented, where the line before it stopped short, where the
 * distance to it is wider than the paragraph's own, or where the size of type changes.
 */
#include <math.h>

#include "layout/block.h"

/* In ems. Paragraphs are indented by two; an indent of less than one is ragged setting. */
#define INDENT 1.0
/* A line that ends this many ems before the right margin has ended its paragraph. */
#define SHORT_BY 2.0
/* Lines of one paragraph are at most this many times the type size apart (double spacing is 2). */
#define LEADING 2.6
/* Sizes within a fifth are one size: digits and Chinese of one line differ by a tenth. */
#define SIZE_CHANGE 0.2

static void block_free(MxBlock *block) {
    g_free(block->text);
    g_free(block);
}

typedef struct {
    double left, right;
} Margins;

static Margins find_margins(const GPtrArray *lines) {
    Margins m = { INFINITY, 0 };
    for (guint i = 0; i < lines->len; i++) {
        const MxLine *line = lines->pdata[i];
        m.left = fmin(m.left, line->box.x0);
        m.right = fmax(m.right, line->box.x1);
    }
    return m;
}

static bool starts_block(const MxLine *before, const MxLine *line, Margins m) {
    double em = fmax(line->size_pt, 1);
    return line->box.x0 - m.left > INDENT * em || m.right - before->box.x1 > SHORT_BY * em ||
           line->box.y0 - before->box.y0 > LEADING * em ||
           fabs(line->size_pt - before->size_pt) > SIZE_CHANGE * em;
}

static MxBlock *build_block(const GPtrArray *lines, guint first, guint n) {
    MxBlock *block = g_new0(MxBlock, 1);
    block->first_line = first;
    block->n_lines = n;
    block->box = ((const MxLine *)lines->pdata[first])->box;
    for (guint i = first; i < first + n; i++)
        block->box = mx_box_union(block->box, ((const MxLine *)lines->pdata[i])->box);
    block->text = mx_lines_join(lines, first, n);
    return block;
}

GPtrArray *mx_blocks_find(const GPtrArray *lines) {
    GPtrArray *blocks = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    Margins m = find_margins(lines);
    for (guint first = 0, i = 1; i <= lines->len; i++)
        if (i == lines->len || starts_block(lines->pdata[i - 1], lines->pdata[i], m)) {
            g_ptr_array_add(blocks, build_block(lines, first, i - first));
            first = i;
        }
    return blocks;
}
