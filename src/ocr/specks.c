/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was stapled leaves four holes beside the text, and the recogniser reads them:
 *
 *          │  全市实现社会消费品零售总额6598.5│
 *     ·    │  亿元，增长5.2%；网络零售额2697.9│         the margin would be at the mark, and no
 *     '    │  亿元，增长4.6%。               │         line full: 6598.5亿元 would be two texts
 *
 * A number or a sign that is printed there is read surely, and stays.
 */
#include "ocr/specks.h"

#include <math.h>

/* How surely it is read at most, in 0 to 1: of 75 marks of 57 pages of real scans letters and
 * ideographs had 0.77 at most, dots and quotation marks 0.90; what is printed has 0.97 and more. */
#define UNSURE 0.8
#define UNSURE_SIGN 0.93

/* How far from the text it stands at least, in em of itself. */
#define AWAY_EM 0.5

typedef struct {
    double left, right; /* pixels */
} Reach;

static void extend(Reach *reach, double left, double right) {
    reach->left = fmin(reach->left, left);
    reach->right = fmax(reach->right, right);
}

static Reach find_reach(const GPtrArray *lines, const GArray *spans, const MxRules *rules) {
    Reach reach = { INFINITY, -INFINITY };
    for (guint i = 0; i < lines->len; i++) {
        const MxInkLine *line = lines->pdata[i];
        if (g_array_index(spans, MxSpan, i).n > MX_SPECKS_MOST_SIGNS)
            extend(&reach, line->x0, line->x1);
    }
    for (guint i = 0; i < rules->levels->len; i++) {
        const MxRuling *r = &g_array_index(rules->levels, MxRuling, i);
        extend(&reach, r->from, r->to);
    }
    for (guint i = 0; i < rules->uprights->len; i++) {
        const MxRuling *r = &g_array_index(rules->uprights, MxRuling, i);
        extend(&reach, r->at, r->at);
    }
    return reach;
}

static bool is_unsure(const MxPage *page, MxSpan span) {
    for (guint i = span.first; i < span.first + span.n; i++) {
        gunichar ch = g_array_index(page->glyphs, MxGlyph, i).ch;
        double most = g_unichar_isalnum(ch) ? UNSURE : UNSURE_SIGN;
        if (g_array_index(page->readings, MxReading, i).sure < most)
            return true;
    }
    return false;
}

static bool is_beside(const MxInkLine *line, Reach reach) {
    return line->x1 + AWAY_EM * line->em < reach.left ||
           line->x0 - AWAY_EM * line->em > reach.right;
}

void mx_specks_drop(const GPtrArray *lines, const GArray *spans, const MxRules *rules,
                    MxPage *page) {
    const Reach reach = find_reach(lines, spans, rules);
    if (reach.left > reach.right)
        return;
    for (guint i = lines->len; i-- > 0;) {
        MxSpan span = g_array_index(spans, MxSpan, i);
        if (span.n == 0 || span.n > MX_SPECKS_MOST_SIGNS || !is_beside(lines->pdata[i], reach) ||
            !is_unsure(page, span))
            continue;
        g_array_remove_range(page->glyphs, span.first, span.n);
        g_array_remove_range(page->readings, span.first, span.n);
        page->n_specks++;
    }
}
