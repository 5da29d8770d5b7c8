/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount, and those that follow it as its parts.
 *
 *   支出200.00万元，比上年增加5.00万元。其中：教育支出100.00万元；卫生支出60.00万元；住房支出40.00万元。
 *       ^^^^^^^^^^            ^^^^^^^^   ^^^^  ^^^^^^^^^^^^            ^^^^^^^^^^^ ^^^^^^^^^^^
 *       stated                a change         parts, to the end of a sentence or of the paragraph
 *
 * Words such as 其中 before the first part say that a list begins (the packs' phrase `parts`). It
 * need not be whole; where no sentence's end closes a list that adds up, each of them is added, and
 * the rule says which of them a misprint explains.
 *
 *   收入减少5.00万元，其中财政拨款收入减少7.00万元，其他收入增加2.00万元
 *
 * Where a list does not add up, it may be another list than it seems. So it is none to accuse where
 * a list within it does not add up either (its end is not known), where it goes on over the end of
 * a sentence, where budgets stand among what was spent, and where it adds up without one of its
 * parts.
 *
 *   综合管理367.65万元，主要包括：服务21.60万元，用于…；行政运行85.04万元；…
 *
 * Such a list (`main_parts`) tells of the main items, so it need not come to its amount at all. But
 * where the document's lists of that kind do, but for one, that one is looked at like the others;
 * and so is one whose parts are more than the whole.
 *
 * What something changed by is the sum of changes, each with its sign. An amount among them that is
 * none shows that the list tells more than those.
 */
#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/tokens.h"
#include "check/prose/computation.h"
#include "check/prose/lists/enumerations.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Parts of one amount: the functional classes are 27. */
#define MIN_PARTS 2u
#define MAX_PARTS 30u

/* How fine the finest figure must be, of the step of the coarsest: two places more. With one, the
 * places behind the point agree by chance once in ten times. */
#define EXACT_PERCENT 1

/* Digits other than 0 that a stated amount must have for a list that does not come to it. */
#define MIN_DIGITS 3u

/* Ends at which a list may have to come to its amount, besides those of a sentence: a list within a
 * list has two. */
#define MAX_ENDS 3u

/* Lists of the main items that must come to their amounts for each that does not. With two, a
 * document that lists main items only would be full of findings. */
#define AGREEING 4u

/* @tentative: see MxComputation; @least: parts that make a list
 * @changes: of changes; @opposed: of the parts, those in the other direction; @mixed: with amounts
 * that are none; @open: parts before a list within it that
 * has no end, 0 where there is none; @n_first: parts in the first sentence; @rated: parts before
 * the first percentage behind one of them, 0 where there is none */
typedef struct {
    bool changes, mixed, tentative;
    guint n_first, open, rated;
    const MxToken *parts[MAX_PARTS];
    bool opposed[MAX_PARTS];
    guint n, least;
    guint ends[MAX_PARTS]; /* numbers of parts before the end of a sentence or of a clause */
    guint n_ends;
} List;

static void add_end(List *found) {
    bool known = found->n_ends > 0 && found->ends[found->n_ends - 1] == found->n;
    if (found->n >= found->least && found->n_ends < MAX_PARTS && !known)
        found->ends[found->n_ends++] = found->n;
}

static bool ends_sentence(const char *words) {
    return strstr(words, "。") != NULL || strstr(words, "；") != NULL;
}

static bool is_part(const MxPack *pack, const MxToken *token, bool changes) {
    return token->yuan && mx_token_is_change(pack, token) == changes;
}

static bool is_fall(const MxPack *pack, const MxToken *token) {
    return mx_pack_phrase(pack, MX_PHRASE_FALLEN, token->words, NULL);
}

/* The last token of the list that stands within this one from @at on, as the parts of @whole: as
 * many as add up to it. 0 where none do. */
static guint skip_inner(const MxPack *pack, const GArray *tokens, guint at, const MxToken *whole) {
    g_autoptr(MxFigure) sum = mx_figure_new_integer(0);
    for (guint i = at; i < tokens->len && i < at + MAX_PARTS; i++) {
        if (!is_part(pack, mx_tokens_get(tokens, i), false))
            continue;
        MxFigure *more = mx_figure_combine(sum, '+', mx_tokens_get(tokens, i)->figure);
        mx_figure_free(sum);
        sum = more;
        if (i > at && mx_figures_meet(sum, whole->figure))
            return i;
    }
    return 0;
}

/* Words that open a list within a list: a bracket, or 其中. */
static bool is_inner(const MxPack *pack, const MxToken *token) {
    return strstr(token->words, "（") != NULL ||
           mx_pack_phrase(pack, MX_PHRASE_OF_WHICH, token->words, NULL);
}

/* 加上上级补助0.3亿元后，总收入38.7亿元: what is added to an amount, and what that makes, are none
 * of its parts. */
static bool builds_total(const MxPack *pack, const MxToken *token) {
    return mx_pack_phrase(pack, MX_PHRASE_ADDED, token->words, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_SUMMED, token->words, NULL);
}

/* @loose: a list within the list needs no word that opens it:
 * 运行费12.88万元（购置0万元，维护12.88万元） */
static void collect(const MxPack *pack, const GArray *tokens, guint at, bool loose, List *found) {
    for (guint i = at + 1; i < tokens->len && found->n < MAX_PARTS; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (ends_sentence(token->words))
            add_end(found);
        if (found->n > 0 && found->n_first == 0 && strstr(token->words, "。") != NULL)
            found->n_first = found->n;
        if (token->rate || builds_total(pack, token))
            return;
        if (!is_part(pack, token, found->changes)) {
            if (token->percent && found->rated == 0 && strstr(token->words, "。") == NULL)
                found->rated = found->n;
            found->mixed |= token->yuan;
            continue;
        }
        bool opens = found->n > 0 && !found->changes &&
                     (loose || mx_pack_phrase(pack, MX_PHRASE_PARTS, token->words, NULL));
        guint last = opens ? skip_inner(pack, tokens, i, found->parts[found->n - 1]) : 0;
        if (last == 0 && found->open == 0 && is_inner(pack, token))
            found->open = found->n;
        if (last == 0) {
            found->opposed[found->n] =
                found->changes && is_fall(pack, token) != is_fall(pack, mx_tokens_get(tokens, at));
            found->parts[found->n++] = token;
        } else {
            i = last;
        }
    }
    if (found->n < MAX_PARTS)
        add_end(found);
}

/* Some print 314万元 beside 338.29万元, and mean 314.00. Where the list comes to its amount by what
 * the figures may stand for, that is enough, unless it shows that they are exact (is_off); where a
 * misprint is looked for, the finest tells. @coarsest: the widest instead */
static MxFigure *find_width(const MxToken *stated, const List *found, guint n, bool coarsest) {
    MxFigure *best = mx_figure_width(stated->figure);
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    for (guint i = 0; i < n; i++) {
        MxFigure *width = mx_figure_width(found->parts[i]->figure);
        bool better = coarsest ? mx_figure_is_nearer(best, width, zero)
                               : mx_figure_is_nearer(width, best, zero);
        mx_figure_free(better ? best : width);
        best = better ? width : best;
    }
    return best;
}

static MxFigure *add_up(const MxToken *stated, const List *found, guint n, bool finest) {
    g_autoptr(MxFigure) width = find_width(stated, found, n, false);
    MxFigure *sum = mx_figure_new_integer(0);
    for (guint i = 0; i < n; i++) {
        g_autoptr(MxFigure) part = mx_figure_dup(found->parts[i]->figure);
        if (finest)
            mx_figure_set_width(part, width);
        MxFigure *more = mx_figure_combine(sum, found->opposed[i] ? '-' : '+', part);
        mx_figure_free(sum);
        sum = more;
    }
    return sum;
}

/* Whether @figure is a number of steps other than 0. */
static bool is_whole_number(const MxFigure *figure, const MxFigure *step) {
    g_autoptr(MxFigure) value = mx_figure_dup(figure);
    gint64 least, most;
    mx_figure_widen(value, 0);
    return mx_figure_count_steps(value, step, &least, &most) && least <= most &&
           (least > 0 || most < 0);
}

/* 474.56 = 116 + 30 + 312 + 15.56: the figures behind the point agree, so those without were not
 * rounded, and the list is off by 1. Were they, the last two places would agree once in a hundred
 * times. */
static bool is_off(const MxToken *stated, const List *found, guint n) {
    g_autoptr(MxFigure) fine = find_width(stated, found, n, false);
    g_autoptr(MxFigure) coarse = find_width(stated, found, n, true);
    g_autoptr(MxFigure) sum = add_up(stated, found, n, true);
    g_autoptr(MxFigure) gap = mx_figure_combine(stated->figure, '-', sum);
    return mx_figure_is_within(fine, coarse, EXACT_PERCENT) && is_whole_number(gap, coarse) &&
           !is_whole_number(stated->figure, coarse);
}

/* Whether the list comes to its amount by what the figures may stand for. */
static bool is_whole(const MxToken *stated, const List *found, guint n) {
    g_autoptr(MxFigure) sum = add_up(stated, found, n, false);
    return mx_figures_meet(sum, stated->figure) && !is_off(stated, found, n);
}

/* A list that names the whole once more is none of its parts. */
static bool repeats(const MxToken *stated, const List *found, guint n) {
    for (guint i = 0; i < n; i++)
        if (mx_figures_meet(stated->figure, found->parts[i]->figure))
            return true;
    return false;
}

/* 530万元，其中：500万元，300万元: figures of one digit are a misprint of anything. */
static bool is_telling(const MxToken *token) {
    guint n = 0;
    for (const char *p = token->text; *p; p++)
        n += *p >= '1' && *p <= '9';
    return n >= MIN_DIGITS;
}

/* Items that were left out leave less than the whole, never more. @sum: of the first @n parts */
static bool exceeds(const MxToken *stated, const List *found, guint n, const MxFigure *sum) {
    g_autoptr(MxFigure) more = mx_figure_combine(sum, '-', stated->figure);
    return !found->changes && n >= MIN_PARTS && mx_figure_sign(more) > 0;
}

static void add_list(const MxToken *stated, const List *found, guint n, MxComputationList *list) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s%s",
                               found->opposed[i] ? " - "
                               : i > 0           ? " + "
                                                 : "",
                               found->parts[i]->text);
    bool whole = is_whole(stated, found, n);
    MxComputation *added =
        mx_computation_add(list, MX_COMPUTATION_LIST, stated, add_up(stated, found, n, !whole),
                           g_string_free(text, FALSE));
    added->tentative = found->tentative && (whole || !exceeds(stated, found, n, added->parts));
    added->rated = found->rated > 0 && found->rated <= n;
    for (guint i = 0; i < n; i++)
        mx_computation_enter(added, found->parts[i]);
}

/* A list of main items that does not come to its amount and accuses nobody: it shows that such
 * lists of the document need not. */
static void add_unsaid(const MxToken *stated, const List *found, MxComputationList *list) {
    add_list(stated, found, found->n, list);
    MxComputation *added = list->found->pdata[list->found->len - 1];
    added->tentative = added->unsaid = true;
}

static bool add_if_whole(const MxToken *stated, const List *found, MxComputationList *list) {
    for (guint i = 0; i < found->n_ends; i++) {
        if (!is_whole(stated, found, found->ends[i]))
            continue;
        add_list(stated, found, found->ends[i], list);
        return true;
    }
    return false;
}

/* One of the parts may be none: 疫情防控 before the six that the amount is of. */
static bool fits_without_one(const MxToken *stated, const List *found, guint n) {
    g_autoptr(MxFigure) sum = add_up(stated, found, n, false);
    for (guint i = 0; i < n; i++) {
        g_autoptr(MxFigure) rest =
            mx_figure_combine(sum, found->opposed[i] ? '+' : '-', found->parts[i]->figure);
        if (mx_figures_meet(rest, stated->figure))
            return true;
    }
    return false;
}

static bool is_budget(const MxPack *pack, const MxToken *token) {
    return mx_pack_phrase(pack, MX_PHRASE_BUDGETED, token->words, NULL);
}

/* Whether all are budgets, or none is. */
static bool is_of_one_kind(const MxPack *pack, const List *found, guint n) {
    for (guint i = 1; i < n; i++)
        if (is_budget(pack, found->parts[i]) != is_budget(pack, found->parts[0]))
            return false;
    return true;
}

/* Whether the list is one that should come to @stated, by all that it shows. */
static bool is_accusable(const MxPack *pack, const MxToken *stated, const List *found, guint n) {
    bool within =
        (found->n_first == 0 || n <= found->n_first) && (found->open == 0 || n <= found->open);
    return is_telling(stated) && within && !repeats(stated, found, n) &&
           !(found->changes && found->mixed) && is_of_one_kind(pack, found, n) &&
           !fits_without_one(stated, found, n);
}

/* Whether the list may be accused of its @i-th end: one of the first, or one of a sentence. */
static bool is_end(const List *found, guint i) {
    return i < MAX_ENDS || i + 1 == found->n_ends || found->ends[i] == found->n_first;
}

/* @tentative: of the main items only, as far as its words tell */
static void scan_amounts(const MxPack *pack, const GArray *tokens, guint at, bool tentative,
                         MxComputationList *list) {
    const MxToken *stated = mx_tokens_get(tokens, at);
    bool changes = mx_token_is_change(pack, stated);
    List strict = { .changes = changes,
                    .tentative = tentative,
                    .least = tentative ? 1 : MIN_PARTS };
    List loose = strict;
    collect(pack, tokens, at, false, &strict);
    collect(pack, tokens, at, true, &loose);
    if (add_if_whole(stated, &strict, list) || add_if_whole(stated, &loose, list))
        return;
    guint n = list->found->len;
    for (guint i = 0; i < loose.n_ends; i++)
        if (is_end(&loose, i) && is_accusable(pack, stated, &loose, loose.ends[i]))
            add_list(stated, &loose, loose.ends[i], list);
    if (tentative && list->found->len == n && loose.n >= MIN_PARTS)
        add_unsaid(stated, &loose, list);
}

void mx_list_offer(const MxPack *pack, const MxToken *stated, const GPtrArray *parts,
                   MxComputationList *list) {
    List found = { .least = MIN_PARTS };
    for (guint i = 0; i < parts->len && i < MAX_PARTS; i++)
        found.parts[found.n++] = parts->pdata[i];
    if (parts->len < MIN_PARTS || parts->len > MAX_PARTS)
        return;
    add_end(&found);
    if (!add_if_whole(stated, &found, list) && is_accusable(pack, stated, &found, found.n))
        add_list(stated, &found, found.n, list);
}

/* Whether the first amount behind @at stands behind a word that opens a list (@phrase). */
static bool opens_list(const MxPack *pack, MxPhrase phrase, const GArray *tokens, guint at) {
    bool changes = mx_token_is_change(pack, mx_tokens_get(tokens, at));
    for (guint i = at + 1; i < tokens->len; i++) {
        const MxToken *next = mx_tokens_get(tokens, i);
        if (mx_pack_phrase(pack, phrase, next->words, NULL))
            return true;
        if (is_part(pack, next, changes))
            return false;
    }
    return false;
}

void mx_enumerations_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list) {
    for (guint i = 0; i + 1 < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (!token->yuan || token->rate)
            continue;
        if (opens_list(pack, MX_PHRASE_PARTS, tokens, i))
            scan_amounts(pack, tokens, i, false, list);
        else if (opens_list(pack, MX_PHRASE_MAIN_PARTS, tokens, i))
            scan_amounts(pack, tokens, i, true, list);
    }
}

static bool is_tentative(const MxComputation *computation) {
    return computation->kind == MX_COMPUTATION_LIST && computation->tentative;
}

/* Whether @i is the list of the amount before it in @list, to another end. */
static bool is_same_list(const GPtrArray *list, guint i) {
    const MxComputation *own = list->pdata[i], *before = i > 0 ? list->pdata[i - 1] : NULL;
    return before != NULL && is_tentative(before) && own->where.fact == before->where.fact &&
           strcmp(own->stated_text, before->stated_text) == 0;
}

void mx_enumerations_settle(GPtrArray *list) {
    guint held = 0, failed = 0;
    for (guint i = 0; i < list->len; i++) {
        const MxComputation *computation = list->pdata[i];
        if (!is_tentative(computation) || is_same_list(list, i))
            continue;
        bool agrees = mx_figures_meet(computation->stated, computation->parts);
        held += agrees;
        failed += !agrees;
    }
    bool whole = failed <= 1 && held >= AGREEING * failed;
    for (guint i = list->len; i-- > 0;) {
        const MxComputation *computation = list->pdata[i];
        if (computation->unsaid || (!whole && is_tentative(computation)))
            g_ptr_array_remove_index(list, i);
    }
}
