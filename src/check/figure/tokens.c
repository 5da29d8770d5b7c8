/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check/figure/tokens.h"

#include <string.h>

#include "base/text.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Figures of one text: the longest seen has forty; a text beyond the limit is no running text. */
#define MAX_FIGURES 400u

/* Bytes of words before a figure: a clause. */
#define MAX_WORDS 200u

static void clear_token(gpointer data) {
    MxToken *token = data;
    g_free(token->words);
    g_free(token->text);
    g_free(token->counted);
    mx_figure_free(token->figure);
}

static const char *skip_number(const char *p) {
    while (g_ascii_isdigit(*p) || (*p == ',' && g_ascii_isdigit(p[1])) ||
           (*p == '.' && g_ascii_isdigit(p[1])))
        p++;
    return p;
}

/* 3.5 of 3.5万元 to 35,000, with the width of its rounding. */
static MxFigure *read_amount(const char *digits, const char *unit) {
    gint64 parsed_e4 = mx_unit_parse(unit);
    gint64 unit_e4 = parsed_e4 > 0 ? parsed_e4 : MX_YUAN_E4;
    g_autoptr(MxFigure) number = mx_figure_new_decimal(digits);
    g_autoptr(MxFigure) factor = mx_figure_new_e4(unit_e4);
    MxFigure *amount = mx_figure_combine(number, '*', factor);
    mx_figure_set_step(amount, unit_e4, mx_printed_decimals(digits), 1);
    return amount;
}

static MxFigure *read_number(const char *digits, bool percent) {
    MxFigure *number = mx_figure_new_decimal(digits);
    if (percent)
        mx_figure_set_step(number, MX_YUAN_E4, mx_printed_decimals(digits), 1);
    return number;
}

static char *take_words(const char *from, const char *p) {
    const char *start = (gsize)(p - from) > MAX_WORDS ? p - MAX_WORDS : from;
    while ((*start & 0xC0) == 0x80) /* not from the middle of a character */
        start++;
    return g_strndup(start, (gsize)(p - start));
}

/* 5-10 is no minus, and neither is the dash of 2024-2026. */
static bool has_minus(const char *from, const char *p) {
    return p > from && p[-1] == '-' && (p - from < 2 || (!g_ascii_isalnum(p[-2]) && p[-2] != '%'));
}

/* Reads the figure at @p; sets @end behind it. */
static MxToken read_token(const MxPack *pack, const char *from, const char *p, const char **end) {
    const char *number_end = skip_number(p);
    p -= has_minus(from, p);
    g_autofree char *digits = g_strndup(p, (gsize)(number_end - p));
    MxSpan span = { 0, 0 };
    const char *unit = mx_pack_unit(pack, number_end, &span);
    MxToken token = { .yuan = unit != NULL && strcmp(unit, "yuan") == 0,
                      .percent = unit != NULL && strcmp(unit, "percent") == 0 };
    g_autofree char *name = g_strndup(number_end + span.start, (gsize)(span.end - span.start));
    token.figure = token.yuan ? read_amount(digits, name) : read_number(digits, token.percent);
    *end = number_end + (token.yuan || token.percent ? span.end : 0);
    token.text = g_strndup(p, (gsize)(*end - p));
    token.words = take_words(from, p);
    if (unit != NULL && strcmp(unit, "count") == 0)
        token.counted = g_steal_pointer(&name);
    token.rate = token.yuan && strstr(token.words, "每") != NULL;
    return token;
}

GArray *mx_tokens_cut(const MxPack *pack, const char *folded) {
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(MxToken));
    g_array_set_clear_func(tokens, clear_token);
    const char *from = folded;
    for (const char *p = folded; *p && tokens->len < MAX_FIGURES;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        MxToken token = read_token(pack, from, p, &from);
        token.start = (gsize)(p - folded) - (*token.text == '-');
        token.end = (gsize)(from - folded);
        g_array_append_val(tokens, token);
        p = from;
    }
    return tokens;
}

const MxToken *mx_tokens_get(const GArray *tokens, guint index) {
    return &g_array_index(tokens, MxToken, index);
}

bool mx_token_is_change(const MxPack *pack, const MxToken *token) {
    return mx_pack_phrase(pack, MX_PHRASE_CHANGED, token->words, NULL);
}

bool mx_tokens_share_sentence(const char *folded, const MxToken *a, const MxToken *b) {
    g_autofree char *between = g_strndup(folded + a->end, b->start - a->end);
    return strstr(between, "。") == NULL && strstr(between, "；") == NULL;
}

/* ------------------------------------------------------------------------------------ facts -- */

/* Facts that no token is: those said in words (持平, 五个). More in a row are not seen, so a token
 * that is no fact does not lead away from where it stands. */
#define MAX_SKIPPED 4u

static bool prints(const MxFact *fact, const char *figure) {
    g_autofree char *folded = mx_text_fold(fact->text);
    const char *at = strstr(folded, figure);
    if (at == NULL)
        return false;
    const char *end = at + strlen(figure);
    bool cut = at > folded && (g_ascii_isdigit(at[-1]) || at[-1] == '.' || at[-1] == ',');
    bool goes_on = (*end == '.' || *end == ',') && g_ascii_isdigit(end[1]);
    return !cut && !goes_on && !g_ascii_isdigit(*end);
}

/* Whether both have the same kind of unit: the 7 of 7月 is not that of 7辆. */
static bool same_kind(const MxFact *fact, const MxToken *token) {
    const char *unit = token->yuan ? "yuan" : token->percent ? "percent" : "count";
    return (token->yuan || token->percent || token->counted != NULL) &&
           g_strcmp0(fact->unit, unit) == 0;
}

void mx_tokens_find_facts(GArray *tokens, const MxDisclosure *d, int section, guint *next) {
    for (guint i = 0; i < tokens->len; i++) {
        MxToken *token = &g_array_index(tokens, MxToken, i);
        for (guint k = *next; k < d->facts->len && k <= *next + MAX_SKIPPED; k++) {
            const MxFact *fact = d->facts->pdata[k];
            if (fact->section != section)
                break;
            if (!same_kind(fact, token) || !prints(fact, token->text))
                continue;
            token->fact = fact;
            *next = k + 1;
            break;
        }
    }
}

int mx_text_depth(const char *folded, gsize at) {
    int depth = 0;
    for (const char *p = folded; p < folded + at; p = g_utf8_next_char(p)) {
        depth += g_str_has_prefix(p, "（");
        depth -= depth > 0 && g_str_has_prefix(p, "）");
        depth = g_str_has_prefix(p, "。") ? 0 : depth;
    }
    return depth;
}

bool mx_text_names(const MxPack *pack, const char *text, const MxFigure *amount) {
    g_autofree char *folded = mx_text_fold(text);
    g_autoptr(GArray) tokens = mx_tokens_cut(pack, folded);
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (token->yuan && mx_figures_meet(token->figure, amount))
            return true;
    }
    return false;
}
