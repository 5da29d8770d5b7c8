/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check/tokens.h"

#include <string.h>

#include "check/check_private.h"
#include "normalize/amount.h"

/* Figures of one text: the longest seen has forty; a text beyond the limit is no running text. */
#define MAX_FIGURES 400u

/* Bytes of words before a figure: a clause. */
#define MAX_WORDS 200u

static void clear_token(gpointer data) {
    MxToken *token = data;
    g_free(token->words);
    g_free(token->text);
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

/* Reads the figure at @p; sets @end behind it. */
static MxToken read_token(const MxPack *pack, const char *from, const char *p, const char **end) {
    const char *number_end = skip_number(p);
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
        token.start = (gsize)(p - folded);
        token.end = (gsize)(from - folded);
        g_array_append_val(tokens, token);
        p = from;
    }
    return tokens;
}

const MxToken *mx_tokens_get(const GArray *tokens, guint index) {
    return &g_array_index(tokens, MxToken, index);
}
