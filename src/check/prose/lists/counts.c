/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count, and those that follow it as its parts.
 *
 *   共有车辆15辆，其中，机要通信用车2辆、应急保障用车3辆、其他用车10辆
 *
 * Where the last one is of the rest (the packs' phrase `rest`), the list is whole.
 *
 *   编制339名，其中行政编制199名、行政附属编制104名、事业编制36名
 *
 * Kinds that exclude one another (`kinds_of_posts`, `kinds_of_staff`, `kinds_of_retired`,
 * `kinds_of_vehicles`) cannot be more than the whole. The list may leave some of them out, so that
 * they are fewer is another question. Other words (本科专业106个，其中国家级62个、市级81个) may
 * count one thing twice.
 *
 *   设备8台（套），其中100万元以上15台
 *
 * The first count behind 其中 is of some of those counted, and cannot be more.
 *
 *   编制50名（行政20名、事业30名），实有…
 *
 *   购置车辆3辆，局本级更新公务车辆1辆、某中心购置应急保障用车2辆
 *
 * What is bought (`purchase`, each `bought`) needs no word that opens its list.
 *
 * A list in brackets ends with them; what stands in brackets within a list is none of its parts.
 */
#include "check/prose/lists/counts.h"

#include <string.h>

#include "check/figure/figure.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Parts of one count: kinds of vehicles are a dozen. */
#define MAX_PARTS 30u

/* Ends that are tried: a list with two kinds of others has two. */
#define MAX_ENDS 3u

/* @ends: numbers of parts where the list may end */
typedef struct {
    const MxToken *parts[MAX_PARTS];
    guint n;
    guint ends[MAX_ENDS];
    guint n_ends;
} Counts;

static bool ends_sentence(const char *words) {
    return strstr(words, "。") != NULL || strstr(words, "；") != NULL;
}

/* 台（套） and 台/套 are 台; 人次 is not 人. */
static bool is_same_measure(const char *a, const char *b) {
    gsize n = strcspn(a, "/"), m = strcspn(b, "/");
    const char *bracket_a = strstr(a, "（"), *bracket_b = strstr(b, "（");
    n = bracket_a ? (gsize)(bracket_a - a) : n;
    m = bracket_b ? (gsize)(bracket_b - b) : m;
    return n == m && strncmp(a, b, n) == 0;
}

static MxFigure *add_up(const Counts *found, guint n) {
    MxFigure *sum = mx_figure_new_integer(0);
    for (guint i = 0; i < n; i++) {
        MxFigure *more = mx_figure_combine(sum, '+', found->parts[i]->figure);
        mx_figure_free(sum);
        sum = more;
    }
    return sum;
}

static void add_counts(const MxToken *stated, const Counts *found, guint n, MxComputationKind kind,
                       MxComputationList *list) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " + " : "", found->parts[i]->text);
    MxComputation *added =
        mx_computation_add(list, kind, stated, add_up(found, n), g_string_free(text, FALSE));
    for (guint i = 0; i < n; i++)
        mx_computation_enter(added, found->parts[i]);
}

/* --------------------------------------------------------------------------------- the rest -- */

static void add_end(Counts *found) {
    if (found->n_ends < MAX_ENDS)
        found->ends[found->n_ends++] = found->n;
}

/* The counts that follow, to the end of a sentence or another measure; ends are where the rest is.
 */
static bool collect_to_rest(const MxPack *pack, const GArray *tokens, guint at, Counts *found) {
    const char *counted = mx_tokens_get(tokens, at)->counted;
    bool rest = false;
    for (guint i = at + 1; i < tokens->len && found->n < MAX_PARTS; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (found->n > 0 && strstr(token->words, "。") != NULL)
            break;
        if (token->yuan || token->percent)
            continue;
        if (g_strcmp0(token->counted, counted) != 0)
            break;
        found->parts[found->n++] = token;
        bool other = mx_pack_phrase(pack, MX_PHRASE_REST, token->words, NULL);
        rest |= other;
        if (other)
            add_end(found);
    }
    if (rest)
        add_end(found);
    return rest;
}

/* The kinds up to the rest; where several ends are possible, up to the one that adds up. */
static bool scan_rest(const MxPack *pack, const GArray *tokens, guint at, MxComputationList *list) {
    const MxToken *stated = mx_tokens_get(tokens, at);
    Counts found = { .n = 0 };
    if (!collect_to_rest(pack, tokens, at, &found))
        return false;
    guint end = found.ends[0];
    for (guint i = 0; i < found.n_ends; i++) {
        g_autoptr(MxFigure) sum = add_up(&found, found.ends[i]);
        if (mx_figures_meet(sum, stated->figure))
            end = found.ends[i];
    }
    add_counts(stated, &found, end, MX_COMPUTATION_COUNT, list);
    return true;
}

/* -------------------------------------------------------------------------------- the kinds -- */

/* The words of the figure @i behind the count @at, whose measure is none of them. */
static const char *words_at(const GArray *tokens, guint at, guint i) {
    const char *words = mx_tokens_get(tokens, i)->words,
               *counted = mx_tokens_get(tokens, at)->counted;
    return i == at + 1 && g_str_has_prefix(words, counted) ? words + strlen(counted) : words;
}

/* What brackets in @words open (1) or close (-1), on the whole. */
static int count_brackets(const char *words) {
    int depth = 0;
    for (const char *p = words; *p; p = g_utf8_next_char(p))
        depth += g_str_has_prefix(p, "（") - g_str_has_prefix(p, "）");
    return depth;
}

static bool is_opening(const MxPack *pack, const char *words) {
    return g_str_has_prefix(words, "（") || mx_pack_phrase(pack, MX_PHRASE_PARTS, words, NULL);
}

/* The counts behind @at that are of @kind, as far as nothing else of their measure stands between
 * them. */
static void collect_kinds(const MxPack *pack, const GArray *tokens, guint at, MxPhrase kind,
                          Counts *found) {
    const char *counted = mx_tokens_get(tokens, at)->counted;
    int depth = 0;
    bool bracket = false;
    for (guint i = at + 1; i < tokens->len && found->n < MAX_PARTS; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        const char *words = words_at(tokens, at, i);
        bool opens = found->n > 0 && mx_pack_phrase(pack, MX_PHRASE_OF_WHICH, words, NULL);
        depth += count_brackets(words);
        if (found->n == 0)
            bracket = depth > 0;
        if ((found->n > 0 && (ends_sentence(words) || opens)) || depth < (bracket ? 1 : 0))
            return;
        bool bare = token->counted == NULL && !token->yuan && !token->percent; /* a year */
        if (depth > (bracket ? 1 : 0) || bare)
            continue;
        if (token->counted == NULL || !is_same_measure(token->counted, counted) ||
            !mx_pack_phrase(pack, kind, words, NULL))
            return;
        found->parts[found->n++] = token;
    }
}

static void scan_kinds(const MxPack *pack, const GArray *tokens, guint at,
                       MxComputationList *list) {
    static const MxPhrase KINDS[] = { MX_PHRASE_KINDS_OF_POSTS, MX_PHRASE_KINDS_OF_STAFF,
                                      MX_PHRASE_KINDS_OF_RETIRED, MX_PHRASE_KINDS_OF_VEHICLES };
    Counts best = { .n = 0 };
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        Counts found = { .n = 0 };
        collect_kinds(pack, tokens, at, KINDS[i], &found);
        if (found.n > best.n)
            best = found;
    }
    if (best.n >= 2)
        add_counts(mx_tokens_get(tokens, at), &best, best.n, MX_COMPUTATION_KINDS, list);
}

/* -------------------------------------------------------------------------------- purchases -- */

/* 购置车辆7辆、153.00万元，本级更新公务车辆1辆、仲裁院更新公务车辆1辆，…: what is bought needs no
 * word that opens the list, where nothing but purchases of the measure stands up to the end of the
 * sentence. */
static void scan_purchases(const MxPack *pack, const GArray *tokens, guint at,
                           MxComputationList *list) {
    const MxToken *stated = mx_tokens_get(tokens, at);
    Counts found = { .n = 0 };
    int depth = 0;
    if (!mx_pack_phrase(pack, MX_PHRASE_PURCHASE, stated->words, NULL))
        return;
    for (guint i = at + 1; i < tokens->len && found.n < MAX_PARTS; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        const char *words = words_at(tokens, at, i);
        if (ends_sentence(words))
            break;
        depth += count_brackets(words);
        if (token->percent || depth < 0)
            return;
        if (token->counted == NULL || depth > 0)
            continue;
        if (!is_same_measure(token->counted, stated->counted) ||
            !mx_pack_phrase(pack, MX_PHRASE_BOUGHT, words, NULL))
            return;
        found.parts[found.n++] = token;
    }
    if (found.n >= 2)
        add_counts(stated, &found, found.n, MX_COMPUTATION_KINDS, list);
}

/* ------------------------------------------------------------------------------- of which -- */

/* 8台（套），其中100万元以上15台: the next count, where 其中 opens it in the same clause. What
 * follows it may be counted of anything. */
static void scan_subset(const MxPack *pack, const GArray *tokens, guint at,
                        MxComputationList *list) {
    const MxToken *stated = mx_tokens_get(tokens, at);
    bool opened = false;
    for (guint i = at + 1; i < tokens->len && stated->counted != NULL; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        opened |= mx_pack_phrase(pack, MX_PHRASE_OF_WHICH, token->words, NULL);
        if (ends_sentence(token->words) || token->percent)
            return;
        if (token->counted == NULL)
            continue;
        if (!opened || !is_same_measure(stated->counted, token->counted))
            return;
        MxComputation *added =
            mx_computation_add(list, MX_COMPUTATION_SUBSET, stated, mx_figure_dup(token->figure),
                               g_strdup(token->text));
        mx_computation_enter(added, token);
        return;
    }
}

/* Whether the first count behind @at stands behind what opens a list. */
static bool opens_list(const MxPack *pack, const GArray *tokens, guint at) {
    for (guint i = at + 1; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (is_opening(pack, words_at(tokens, at, i)))
            return true;
        if (!token->yuan && !token->percent)
            return false;
    }
    return false;
}

void mx_counts_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list) {
    for (guint i = 0; i + 1 < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (token->counted == NULL)
            continue;
        scan_subset(pack, tokens, i, list);
        if (!opens_list(pack, tokens, i))
            scan_purchases(pack, tokens, i, list);
        else if (!scan_rest(pack, tokens, i, list))
            scan_kinds(pack, tokens, i, list);
    }
}
