/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document states beside one amount more than once.
 *
 *   编报绩效目标的项目4个，涉及预算金额598.42万元；绩效跟踪评价的项目4个，涉及预算金额598.42万元
 *                   ^                 ^^^^^^^^^^^^                  ^                 ^^^^^^^^^^^^
 *   收入1,234.56万元，比上年增加12.30万元 … 支出1,234.56万元，比上年增加12.30万元
 *       ^^^^^^^^^^^^            ^^^^^^^^^       ^^^^^^^^^^^^            ^^^^^^^^^
 *
 * 1. A count of something right before an amount, and a change right behind one that is compared
 *    with the same (比上年, 比上年执行数), belong to it.
 * 2. Amounts of four digits that are printed alike are taken for one; what belongs to them is held
 *    against what stood beside the first of them.
 *
 * One amount may be that of two things (of all projects, and of those of one fund), so what differs
 * is found only where a misprint explains it; that is the rule's.
 *
 * Known failure: two kinds of one thing that have the same amount and nearly the same number.
 */
#include "check/prose/repeats.h"

#include <string.h>

#include "check/earn/printed.h"
#include "check/figure/figure.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Digits of an amount, zeros at its ends not counted, that make it the same amount. With three, two
 * amounts of a document agree by chance. */
#define MIN_DIGITS 4u

/* Characters that say what is counted: 项目, 单位. With one, 人 of 工人 and of 人次 would be alike.
 */
#define NOUN_CHARS 2

/* @of: what it says: what is counted, or what a change is compared with */
typedef struct {
    char *amount, *of, *text;
    MxFigure *figure;
    const MxFact *fact; /* nullable */
    MxPlace where;
} Beside;

struct MxRepeats {
    const MxPack *pack;
    MxPlace where;    /* of the paragraph that is read */
    GPtrArray *found; /* of Beside */
};

static void beside_free(gpointer data) {
    Beside *beside = data;
    g_free(beside->amount);
    g_free(beside->of);
    g_free(beside->text);
    mx_figure_free(beside->figure);
    g_free(beside);
}

MxRepeats *mx_repeats_new(const MxPack *pack) {
    MxRepeats *repeats = g_new0(MxRepeats, 1);
    repeats->pack = pack;
    repeats->found = g_ptr_array_new_with_free_func(beside_free);
    return repeats;
}

void mx_repeats_free(MxRepeats *repeats) {
    if (repeats == NULL)
        return;
    g_ptr_array_unref(repeats->found);
    g_free(repeats);
}

/* Takes @of. */
static void add(MxRepeats *repeats, const MxToken *amount, const MxToken *beside, char *of) {
    if (of == NULL || mx_printed_digits(amount->text) < MIN_DIGITS) {
        g_free(of);
        return;
    }
    Beside *added = g_new0(Beside, 1);
    *added = (Beside){ .amount = g_strdup(amount->text),
                       .of = of,
                       .text = g_strdup(beside->text),
                       .figure = mx_figure_dup(beside->figure),
                       .fact = beside->fact,
                       .where = repeats->where };
    g_ptr_array_add(repeats->found, added);
}

static bool has_brackets(const char *words) {
    return strstr(words, "（") != NULL || strstr(words, "）") != NULL;
}

static bool is_one_sentence(const char *words) {
    return strstr(words, "。") == NULL && strstr(words, "；") == NULL;
}

/* What @token counts: 8个项目 or 项目8个; NULL where no word says it. */
static char *take_noun(const MxToken *token, const char *folded) {
    const char *behind = folded + token->end + strlen(token->counted);
    const char *p = behind;
    for (int i = 0; i < NOUN_CHARS && *p && g_unichar_isalpha(g_utf8_get_char(p)); i++)
        p = g_utf8_next_char(p);
    if (p > behind) {
        g_autofree char *noun = g_strndup(behind, (gsize)(p - behind));
        return g_strconcat(token->counted, noun, NULL);
    }
    if (g_utf8_strlen(token->words, -1) < NOUN_CHARS)
        return NULL;
    const char *end = token->words + strlen(token->words);
    const char *start = g_utf8_offset_to_pointer(end, -NOUN_CHARS);
    return g_strconcat(token->counted, start, NULL);
}

/* What a change is compared with, as it is written: 比上年执行数增加 */
static char *take_base(const MxPack *pack, const MxToken *change) {
    MxSpan span;
    bool named = mx_pack_phrase(pack, MX_PHRASE_THAN, change->words, &span) && span.start >= 0;
    bool fallen = mx_pack_phrase(pack, MX_PHRASE_FALLEN, change->words, NULL);
    g_autofree char *base =
        named ? g_strndup(change->words + span.start, (gsize)(span.end - span.start))
              : g_strdup("");
    return g_strconcat(fallen ? "-" : "+", base, NULL);
}

void mx_repeats_read(MxRepeats *repeats, const GArray *tokens, const char *folded,
                     const MxPlace *where) {
    repeats->where = *where;
    for (guint i = 0; i + 1 < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i), *next = mx_tokens_get(tokens, i + 1);
        if (!next->yuan || next->rate || has_brackets(next->words))
            continue;
        if (token->counted != NULL && is_one_sentence(next->words) &&
            !mx_token_is_change(repeats->pack, next))
            add(repeats, next, token, take_noun(token, folded));
        else if (token->yuan && mx_token_is_change(repeats->pack, next) &&
                 !mx_token_is_change(repeats->pack, token))
            add(repeats, token, next, take_base(repeats->pack, next));
    }
}

static void add_pair(const Beside *first, const Beside *again, MxComputationList *list) {
    MxToken stated = { .figure = again->figure, .text = again->text, .fact = again->fact };
    MxToken part = { .fact = first->fact };
    list->where = again->where;
    MxComputation *added = mx_computation_add(list, MX_COMPUTATION_PAIRED, &stated,
                                              mx_figure_dup(first->figure), g_strdup(first->text));
    mx_computation_enter(added, &part);
}

void mx_repeats_settle(const MxRepeats *repeats, MxComputationList *list) {
    for (guint i = 1; i < repeats->found->len; i++) {
        const Beside *again = repeats->found->pdata[i];
        for (guint k = 0; k < i; k++) {
            const Beside *first = repeats->found->pdata[k];
            if (strcmp(first->amount, again->amount) != 0 || strcmp(first->of, again->of) != 0)
                continue;
            add_pair(first, again, list);
            break;
        }
    }
}
