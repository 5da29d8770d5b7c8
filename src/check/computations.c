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
 * Known failure: a total that does not say of how many parts it is made is not looked at, since
 * which figures before it belong to it cannot be told.
 */
#include <string.h>

#include "base/text.h"
#include "check/check_private.h"
#include "normalize/amount.h"

/* Figures of one text: the longest seen has forty; a text beyond the limit is no running text. */
#define MAX_FIGURES 400u

/* Parts of one total. */
#define MAX_PARTS 20

/* Bytes of words before a figure: a clause. */
#define MAX_WORDS 200u

/* Characters in which the words before all parts end alike: one (费, 金) would join anything. */
#define MIN_ALIKE 2

typedef struct {
    char *words; /* between the figure before and this one, folded */
    char *text;  /* the figure as it stands in the folded text */
    MxFigure *figure;
    bool yuan, rate;
} Token;

static void clear_token(gpointer data) {
    Token *token = data;
    g_free(token->words);
    g_free(token->text);
    mx_figure_free(token->figure);
}

static void computation_free(gpointer data) {
    MxComputation *computation = data;
    mx_figure_free(computation->stated);
    mx_figure_free(computation->parts);
    g_free(computation->stated_text);
    g_free(computation->parts_text);
    g_free(computation);
}

/* ---------------------------------------------------------------------------------- figures -- */

static const char *skip_number(const char *p) {
    while (g_ascii_isdigit(*p) || (*p == ',' && g_ascii_isdigit(p[1])) ||
           (*p == '.' && g_ascii_isdigit(p[1])))
        p++;
    return p;
}

/* Reads the figure at @p: an amount with its unit, or a bare count; sets @end behind it. */
static Token read_token(const MxPack *pack, const char *from, const char *p, const char **end) {
    const char *number_end = skip_number(p);
    g_autofree char *digits = g_strndup(p, (gsize)(number_end - p));
    MxSpan span;
    const char *unit = mx_pack_unit(pack, number_end, &span);
    Token token = { .figure = mx_figure_new_decimal(digits) };
    token.yuan = unit != NULL && strcmp(unit, "yuan") == 0;
    *end = number_end;
    if (token.yuan) {
        *end = number_end + span.end;
        g_autofree char *name = g_strndup(number_end + span.start, (gsize)(span.end - span.start));
        gint64 unit_e4 = mx_unit_parse(name);
        g_autoptr(MxFigure) factor = mx_figure_new_e4(unit_e4 > 0 ? unit_e4 : MX_YUAN_E4);
        MxFigure *amount = mx_figure_combine(token.figure, '*', factor);
        mx_figure_free(token.figure);
        token.figure = amount;
        mx_figure_set_step(amount, unit_e4 > 0 ? unit_e4 : MX_YUAN_E4, mx_printed_decimals(digits),
                           1);
    }
    token.text = g_strndup(p, (gsize)(*end - p));
    const char *start = (gsize)(p - from) > MAX_WORDS ? p - MAX_WORDS : from;
    while ((*start & 0xC0) == 0x80)
        start++;
    token.words = g_strndup(start, (gsize)(p - start));
    token.rate = token.yuan && strstr(token.words, "每") != NULL;
    return token;
}

static GArray *cut(const MxPack *pack, const char *folded) {
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    g_array_set_clear_func(tokens, clear_token);
    const char *from = folded;
    for (const char *p = folded; *p && tokens->len < MAX_FIGURES;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        Token token = read_token(pack, from, p, &from);
        g_array_append_val(tokens, token);
        p = from;
    }
    return tokens;
}

/* ------------------------------------------------------------------------------------ parts -- */

static const Token *token_at(const GArray *tokens, guint i) {
    return &g_array_index(tokens, Token, i);
}

/* The number of parts that the words before a total name; 0 where they name none. */
static int count_parts(const MxPack *pack, const Token *token) {
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
    const char *ending = last_chars(token_at(tokens, first)->words, MIN_ALIKE);
    for (guint i = first + 1; i < first + n; i++)
        if (strcmp(ending, last_chars(token_at(tokens, i)->words, MIN_ALIKE)) != 0)
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
        if (token_at(tokens, i)->yuan != yuan)
            return false;
    *first = at - n;
    return true;
}

static MxFigure *multiply(const GArray *tokens, guint counts, guint rates, guint n, GString *text) {
    MxFigure *sum = NULL;
    for (guint i = 0; i < n; i++) {
        const Token *count = token_at(tokens, counts + i), *rate = token_at(tokens, rates + i);
        add_up(&sum, mx_figure_combine(count->figure, '*', rate->figure));
        g_string_append_printf(text, "%s%s × %s", i ? " + " : "", count->text, rate->text);
    }
    return sum;
}

static MxFigure *add_amounts(const GArray *tokens, guint first, guint n, GString *text) {
    MxFigure *sum = NULL;
    g_autoptr(MxFigure) one = mx_figure_new_integer(1);
    for (guint i = first; i < first + n; i++) {
        add_up(&sum, mx_figure_combine(token_at(tokens, i)->figure, '*', one));
        g_string_append_printf(text, "%s%s", i > first ? " + " : "", token_at(tokens, i)->text);
    }
    return sum;
}

/* Counts are parted from their rates by the words between them only; a number of something else
 * (占地28000平方米) between a part and the next is skipped. */
static GArray *drop_others(const GArray *tokens, guint at, bool yuan_only) {
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(Token));
    for (guint i = 0; i < at; i++)
        if (!yuan_only || token_at(tokens, i)->yuan)
            g_array_append_val(kept, *token_at(tokens, i));
    return kept;
}

static MxFigure *make_parts(const GArray *tokens, guint at, guint n, GString *text) {
    g_autoptr(GArray) amounts = drop_others(tokens, at, true);
    guint first, counts;
    if (!find_before(amounts, amounts->len, n, true, &first))
        return NULL;
    bool rates = true;
    for (guint i = first; i < first + n; i++)
        rates = rates && token_at(amounts, i)->rate;
    if (!rates)
        return end_alike(amounts, first, n) ? add_amounts(amounts, first, n, text) : NULL;
    g_autoptr(GArray) all = drop_others(tokens, at, false);
    return find_before(all, at, n, true, &first) && find_before(all, first, n, false, &counts)
               ? multiply(all, counts, first, n, text)
               : NULL;
}

/* ------------------------------------------------------------------------------------ texts -- */

static void scan_text(const MxPack *pack, const char *text, const MxPlace *where, GPtrArray *list) {
    g_autofree char *folded = mx_text_fold(text);
    g_autoptr(GArray) tokens = cut(pack, folded);
    for (guint i = 0; i < tokens->len; i++) {
        const Token *token = token_at(tokens, i);
        int n = count_parts(pack, token);
        GString *parts_text = g_string_new(NULL);
        MxFigure *parts = n > 0 ? make_parts(tokens, i, (guint)n, parts_text) : NULL;
        if (parts == NULL) {
            g_string_free(parts_text, TRUE);
            continue;
        }
        MxComputation *computation = g_new0(MxComputation, 1);
        g_autoptr(MxFigure) one = mx_figure_new_integer(1);
        *computation = (MxComputation){ .where = *where,
                                        .parts = parts,
                                        .stated = mx_figure_combine(token->figure, '*', one),
                                        .stated_text = g_strdup(token->text),
                                        .parts_text = g_string_free(parts_text, FALSE) };
        g_ptr_array_add(list, computation);
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
        MxPlace where = mx_place_field(form, MX_FORM_TEXTS[i], field);
        scan_text(pack, field->text, &where, list);
    }
}

static void scan_section(const MxPack *pack, const MxSection *section, GPtrArray *list) {
    g_auto(GStrv) paragraphs = g_strsplit(section->text, "\n", -1);
    for (char **p = paragraphs; *p != NULL; p++) {
        MxPlace where = { .what = MX_PLACE_SECTION, .page = section->first_page };
        scan_text(pack, *p, &where, list);
    }
}

GPtrArray *mx_computations_list(const MxDisclosure *d, const MxPack *pack) {
    GPtrArray *list = g_ptr_array_new_with_free_func(computation_free);
    for (guint i = 0; i < d->forms->len; i++)
        scan_form(pack, d->forms->pdata[i], list);
    for (guint i = 0; i < d->sections->len; i++)
        scan_section(pack, d->sections->pdata[i], list);
    return list;
}

bool mx_text_names(const MxPack *pack, const char *text, const MxFigure *amount) {
    g_autofree char *folded = mx_text_fold(text);
    g_autoptr(GArray) tokens = cut(pack, folded);
    for (guint i = 0; i < tokens->len; i++)
        if (token_at(tokens, i)->yuan && mx_figures_meet(token_at(tokens, i)->figure, amount))
            return true;
    return false;
}
