/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals that free text states together with what they are made of.
 *
 *   郭村…工程总投资423.86万元；西街…工程总投资681.25万元；东盛…工程总投资681.3万元。三个农贸市场总投资1789.21万元
 *          ^^^^^^^^^^^^^^^^         ^^^^^^^^^^^^^^^^           ^^^^^^^^^^^^^^^  ^^ ^^^^^^^^^^^^
 *          part 1                  part 2                     part 3        as many parts  stated
 *
 *   水暖对接393户、拆除锅炉132户。…每户补助400元、拆除锅炉每个补助150元两项共计177000元
 *             ^^^           ^^^      ^^^       400         ^^      150   ^^
 *             counts                 rates: 每                          as many rates and counts
 *
 * 1. The text is cut into figures, each with the words before it.
 * 2. A figure whose words say "N of them, in all" (the packs' phrase `sum_of`) is a total of N.
 * 3. Its parts are the N amounts before it, where their words end alike (总投资, 支出); or, where
 *    those are rates (每户, 每个), N counts before them times the rates.
 *
 * Shares (shares.c), comparisons (comparisons.c), growths (growths.c, trends.c), enumerations
 * (enumerations.c, numbered_lists.c) and figures behind the name of a row (row_figures.c) are found
 * in the same texts.
 *
 * Known failure: a total that does not say of how many parts it is made is not looked at, since
 * which figures before it belong to it cannot be told.
 */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/tokens.h"
#include "check/prose/changes/comparisons.h"
#include "check/prose/changes/growths.h"
#include "check/prose/changes/steps.h"
#include "check/prose/changes/trends.h"
#include "check/prose/computation.h"
#include "check/prose/computations.h"
#include "check/prose/lists/counts.h"
#include "check/prose/lists/enumerations.h"
#include "check/prose/lists/name_lists.h"
#include "check/prose/lists/numbered_lists.h"
#include "check/prose/lists/points.h"
#include "check/prose/lists/portions.h"
#include "check/prose/lists/totals.h"
#include "check/prose/repeats.h"
#include "check/prose/row_figures.h"
#include "check/prose/shares.h"
#include "check/prose/strays.h"
#include "check/scopes/wordings.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Parts of one total. */
#define MAX_PARTS 20

/* Characters in which the words before all parts end alike: one (费, 金) would join anything. */
#define MIN_ALIKE 2

/* ------------------------------------------------------------------------------------ parts -- */

/* The number of parts that the words before a total name; 0 where they name none. */
static int count_parts(const MxPack *pack, const MxToken *token) {
    MxSpan span;
    if (!token->yuan || !mx_pack_phrase(pack, MX_PHRASE_SUM_OF, token->words, &span) ||
        span.start < 0)
        return 0;
    g_autofree char *numeral = g_strndup(token->words + span.start, (gsize)(span.end - span.start));
    int n = mx_numeral_parse(numeral);
    return n >= 2 && n <= MAX_PARTS ? n : 0;
}

static const char *last_chars(const char *words, int n) {
    const char *p = words + strlen(words);
    while (n-- > 0 && p > words)
        p = g_utf8_prev_char(p);
    return p;
}

static bool end_alike(const GArray *tokens, guint first, guint n) {
    const char *ending = last_chars(mx_tokens_get(tokens, first)->words, MIN_ALIKE);
    for (guint i = first + 1; i < first + n; i++)
        if (strcmp(ending, last_chars(mx_tokens_get(tokens, i)->words, MIN_ALIKE)) != 0)
            return false;
    return g_utf8_strlen(ending, -1) == MIN_ALIKE;
}

/* Moves @sum on by @figure, which is consumed. */
static void add_up(MxFigure **sum, MxFigure *figure) {
    MxFigure *total = *sum ? mx_figure_combine(*sum, '+', figure) : NULL;
    if (total == NULL) {
        *sum = figure;
        return;
    }
    mx_figure_free(*sum);
    mx_figure_free(figure);
    *sum = total;
}

/* The @n figures before @at that are amounts, or rates. Fills @found from the last. */
static bool find_before(const GArray *tokens, guint at, guint n, bool yuan, guint *first) {
    if (at < n)
        return false;
    for (guint i = at - n; i < at; i++)
        if (mx_tokens_get(tokens, i)->yuan != yuan)
            return false;
    *first = at - n;
    return true;
}

static MxFigure *multiply(const GArray *tokens, guint counts, guint rates, guint n, GString *text) {
    MxFigure *sum = NULL;
    for (guint i = 0; i < n; i++) {
        const MxToken *count = mx_tokens_get(tokens, counts + i),
                      *rate = mx_tokens_get(tokens, rates + i);
        add_up(&sum, mx_figure_combine(count->figure, '*', rate->figure));
        g_string_append_printf(text, "%s%s × %s", i ? " + " : "", count->text, rate->text);
    }
    return sum;
}

static MxFigure *add_amounts(const GArray *tokens, guint first, guint n, GString *text) {
    MxFigure *sum = NULL;
    for (guint i = first; i < first + n; i++) {
        add_up(&sum, mx_figure_dup(mx_tokens_get(tokens, i)->figure));
        g_string_append_printf(text, "%s%s", i > first ? " + " : "",
                               mx_tokens_get(tokens, i)->text);
    }
    return sum;
}

/* Counts are parted from their rates by the words between them only; a number of something else
 * (占地28000平方米) between a part and the next is skipped. */
static GArray *drop_others(const GArray *tokens, guint at, bool yuan_only) {
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(MxToken));
    for (guint i = 0; i < at; i++)
        if (!yuan_only || mx_tokens_get(tokens, i)->yuan)
            g_array_append_val(kept, *mx_tokens_get(tokens, i));
    return kept;
}

static MxFigure *make_parts(const GArray *tokens, guint at, guint n, GString *text) {
    g_autoptr(GArray) amounts = drop_others(tokens, at, true);
    guint first, counts;
    if (!find_before(amounts, amounts->len, n, true, &first))
        return NULL;
    bool rates = true;
    for (guint i = first; i < first + n; i++)
        rates = rates && mx_tokens_get(amounts, i)->rate;
    if (!rates)
        return end_alike(amounts, first, n) ? add_amounts(amounts, first, n, text) : NULL;
    g_autoptr(GArray) all = drop_others(tokens, at, false);
    return find_before(all, at, n, true, &first) && find_before(all, first, n, false, &counts)
               ? multiply(all, counts, first, n, text)
               : NULL;
}

/* ------------------------------------------------------------------------------------ texts -- */

static void scan_sums(const MxPack *pack, const GArray *tokens, MxComputationList *list) {
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        int n = count_parts(pack, token);
        GString *text = g_string_new(NULL);
        MxFigure *parts = n > 0 ? make_parts(tokens, i, (guint)n, text) : NULL;
        char *parts_text = g_string_free(text, parts == NULL);
        if (parts == NULL)
            continue;
        MxComputation *sum = mx_computation_add(list, MX_COMPUTATION_SUM, token, parts, parts_text);
        for (guint k = i - MIN(i, (guint)n); k < i; k++)
            mx_computation_enter(sum, mx_tokens_get(tokens, k));
    }
}

/* A text that several boxes of a form repeat is one text. */
static bool is_repeated(const MxForm *form, gsize index, const char *text) {
    for (gsize i = 0; i < index; i++) {
        const MxField *field = mx_form_get(form, MX_FORM_TEXTS[i]);
        if (field != NULL && strcmp(field->text, text) == 0)
            return true;
    }
    return false;
}

static void scan_form(const MxPack *pack, const MxForm *form, GPtrArray *list) {
    for (gsize i = 0; i < MX_N_FORM_TEXTS; i++) {
        const MxField *field = mx_form_get(form, MX_FORM_TEXTS[i]);
        if (field == NULL || is_repeated(form, i, field->text))
            continue;
        g_autofree char *folded = mx_text_fold(field->text);
        g_autoptr(GArray) tokens = mx_tokens_cut(pack, folded);
        MxComputationList texts = { list, mx_place_field(form, MX_FORM_TEXTS[i], field) };
        scan_sums(pack, tokens, &texts);
    }
}

/* The first fact of a section; they stand in printed order. */
static guint find_first_fact(const MxDisclosure *d, int section) {
    guint i = 0;
    while (i < d->facts->len && ((const MxFact *)d->facts->pdata[i])->section != section)
        i++;
    return i;
}

static void free_tokens(gpointer tokens) {
    g_array_unref(tokens);
}

static bool ends_in(const char *folded, const char *const *marks) {
    for (; *marks != NULL; marks++)
        if (g_str_has_suffix(folded, *marks))
            return true;
    return false;
}

/* Whether the sentence of one paragraph goes on in the next. Behind a colon, numbered paragraphs
 * are an outline of their own. */
static bool goes_on(const MxPack *pack, const char *folded, const char *next) {
    static const char *const OPEN[] = { "；", "，", "、", NULL }, *const COLON[] = { "：", NULL };
    return ends_in(folded, OPEN) ||
           (ends_in(folded, COLON) && !mx_pack_phrase(pack, MX_PHRASE_NUMBERED, next, NULL));
}

/* 1.教育支出（205）862.30万元，占80.06%。: an amount with its share, and no other of either. */
static bool is_item_with_share(const MxPack *pack, const char *folded) {
    if (strstr(folded, "占") == NULL) /* most have none: to cut each again takes time */
        return false;
    g_autoptr(GArray) tokens = mx_tokens_cut(pack, folded);
    guint amounts = 0, shares = 0;
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        amounts += token->yuan;
        shares += token->percent && amounts == 1 && strstr(token->words, "占") != NULL;
        if (token->counted != NULL || (token->percent && shares != 1))
            return false;
    }
    return amounts == 1 && shares == 1;
}

/* A section while it is scanned. @runs, @slices: (element-type GArray of MxToken): of the
 * paragraphs that are one sentence, and of each paragraph */
typedef struct {
    const MxPack *pack;
    const MxRowNames *names;
    MxRepeats *repeats;
    MxStrays *strays;
    const MxDisclosure *d;
    int index;
    guint next; /* fact */
    MxTotalsSeen totals;
    GPtrArray *runs, *slices;
    MxComputationList found;
} Section;

static GArray *slice(const GArray *tokens, gsize start, gsize end) {
    GArray *part = g_array_new(FALSE, FALSE, sizeof(MxToken));
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (token->start >= start && token->start < end)
            g_array_append_val(part, *token);
    }
    return part;
}

/* What one paragraph computes of amounts. */
static void scan_amounts(const Section *section, const GArray *tokens, const char *folded,
                         MxComputationList *list) {
    scan_sums(section->pack, tokens, list);
    mx_shares_scan(tokens, section->runs, list);
    mx_comparisons_scan(section->pack, tokens, folded, list);
    mx_growths_scan(section->pack, tokens, folded, list);
    mx_trends_scan(section->pack, tokens, folded, list);
    mx_steps_scan(section->pack, tokens, folded, list);
    mx_portions_scan(section->pack, tokens, folded, list);
    mx_enumerations_scan(section->pack, tokens, list);
}

/* Whether it is what the text states; where it need only be within it, whether it is. */
static bool comes_out(const MxComputation *computation) {
    return computation->kind == MX_COMPUTATION_PORTION
               ? mx_figure_may_exceed(computation->stated, computation->parts)
               : computation->kind != MX_COMPUTATION_COMPARISON &&
                     mx_figures_meet(computation->stated, computation->parts);
}

/* How many of them come out. */
static guint count_held(const char *folded, gpointer data) {
    const Section *section = data;
    g_autoptr(GArray) tokens = mx_tokens_cut(section->pack, folded);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)mx_computation_free);
    MxComputationList found = { list, section->found.where };
    guint held = 0;
    scan_amounts(section, tokens, folded, &found);
    for (guint i = 0; i < list->len; i++)
        held += comes_out(list->pdata[i]);
    return held;
}

/* (transfer full): the heading of the section, for its @first paragraphs. */
static char *fold_heading(const Section *section, bool first) {
    const MxSection *s =
        first && section->index >= 0 ? section->d->sections->pdata[section->index] : NULL;
    return s != NULL && s->title != NULL ? mx_text_fold(s->title) : g_strdup("");
}

/* @ends: of gsize: where each paragraph of the run ends; @first: it is the section's first. */
static void scan_run(Section *section, const char *folded, const GArray *ends, bool first) {
    GArray *tokens = mx_tokens_cut(section->pack, folded);
    mx_tokens_find_facts(tokens, section->d, section->index, &section->next);
    scan_amounts(section, tokens, folded, &section->found);
    mx_totals_scan(section->pack, tokens, folded, &section->totals, &section->found);
    mx_points_scan(section->pack, tokens, folded, &section->found);
    mx_counts_scan(section->pack, tokens, &section->found);
    mx_name_lists_scan(section->pack, tokens, folded, &section->found);
    g_autofree char *heading = fold_heading(section, first);
    mx_named_scan(section->names, heading, folded, tokens, &section->found);
    mx_repeats_read(section->repeats, tokens, folded, &section->found.where);
    mx_strays_read(section->strays, tokens, folded, count_held, section);
    gsize start = 0;
    for (guint i = 0; i < ends->len; i++) {
        gsize end = g_array_index(ends, gsize, i);
        g_ptr_array_add(section->slices, slice(tokens, start, end));
        start = end;
    }
    g_ptr_array_add(section->runs, tokens);
}

static void scan_paragraphs(Section *section, char *const *folded) {
    g_autoptr(GString) run = g_string_new(NULL);
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(gsize));
    for (guint i = 0; folded[i] != NULL; i++) {
        const char *next = folded[i + 1];
        g_string_append(run, folded[i]);
        g_array_append_val(ends, run->len);
        if (next != NULL && goes_on(section->pack, folded[i], next))
            continue;
        /* a list of such paragraphs, whether 其中： has opened it or a heading */
        if (next != NULL && is_item_with_share(section->pack, folded[i]) &&
            is_item_with_share(section->pack, next))
            continue;
        scan_run(section, run->str, ends, i + 1 == ends->len);
        g_string_truncate(run, 0);
        g_array_set_size(ends, 0);
    }
    mx_outline_scan(section->pack, folded, section->slices, &section->found);
}

static void scan_section(MxCheck *check, const MxRowNames *names, MxRepeats *repeats,
                         MxStrays *strays, guint index, GPtrArray *list) {
    const MxSection *section = check->d->sections->pdata[index];
    g_auto(GStrv) paragraphs = g_strsplit(section->text, "\n", -1);
    for (char **p = paragraphs; *p != NULL; p++) {
        char *folded = mx_text_fold(*p);
        g_free(*p);
        *p = folded;
    }
    g_autoptr(GPtrArray) runs = g_ptr_array_new_with_free_func(free_tokens);
    g_autoptr(GPtrArray) slices = g_ptr_array_new_with_free_func(free_tokens);
    Section scanned = { .pack = check->pack,
                        .names = names,
                        .repeats = repeats,
                        .strays = strays,
                        .d = check->d,
                        .index = (int)index,
                        .next = find_first_fact(check->d, (int)index),
                        .runs = runs,
                        .slices = slices,
                        .found = { list,
                                   { .what = MX_PLACE_SECTION, .page = section->first_page } } };
    scan_paragraphs(&scanned, paragraphs);
}

GPtrArray *mx_computations_list(MxCheck *check) {
    const MxDisclosure *d = check->d;
    const MxPack *pack = check->pack;
    GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)mx_computation_free);
    g_autoptr(MxRowNames) names = mx_row_names_new(check);
    g_autoptr(MxRepeats) repeats = mx_repeats_new(pack);
    g_autoptr(MxStrays) strays = mx_strays_new(check);
    for (guint i = 0; i < d->forms->len; i++)
        scan_form(pack, d->forms->pdata[i], list);
    for (guint i = 0; i < d->sections->len; i++)
        scan_section(check, names, repeats, strays, i, list);
    MxComputationList again = { .found = list };
    mx_repeats_settle(repeats, &again);
    mx_named_settle(list);
    mx_enumerations_settle(list);
    mx_strays_settle(strays, &again);
    return list;
}
