/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of the prose that stand nowhere else, one slip from one that stands everywhere.
 *
 *   本部门当年财政拨款收入4,005.29万元 …
 *   一般公共预算拨款收入4,075.29万元，较上年减少28.10万元，下降0.70%
 *                       ^^^^^^^^^^^^    nowhere else; one other digit gives what is
 *   收入总计 4,005.29 | 支出总计 4,005.29             printed in many places
 *
 * A document says its main amounts again and again: in tables, in forms, in the prose. No words are
 * needed to see that one of them is misprinted:
 *
 * 1. The amount has five digits, is no change, and no table, form or other sentence prints it.
 * 2. One other digit, or two neighbours the other way round, make it an amount that stands in the
 *    total of a table, in two rows, forms or sentences, or in another passage as the same thing's.
 * 3. With that amount in its place everything that came out in its paragraph (sums, shares,
 *    growths) still does, and it is no part of a sum that is right.
 *
 * Of 783 amounts of five digits in 83 documents one in seven stands nowhere else and is part of
 * nothing; each has sixty misprints, of which one in some hundred amounts is printed twice by
 * chance.
 *
 * Known failure: a part that differs from the whole by a round figure, which a single digit is. So
 * what the prose says of the projects with targets, of which small ones may have none, is left to
 * the rules on them.
 */
#include "check/prose/strays.h"

#include <string.h>

#include "check/earn/printed.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/structure/amounts.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "pattern/pattern.h"

/* Digits of an amount, zeros at its ends not counted. With four, one stray amount in six is a
 * misprint of another one by chance; with six, half of the misprints are not seen. */
#define MIN_DIGITS 5u

/* Rows, forms and sentences that print an amount for it to be known. */
#define MIN_PRINTED 2u

/* Steps in the last place by which rounding and adding up may be off: a sum of eight bodies was by
 * two.
 */
#define MAX_ROUNDING 2

/* Amounts of a document that are looked at; the longest seen has 60,000. */
#define MAX_PRINTED 200000u

/* An amount where it is printed. @row: its number among all rows, forms and sentences */
typedef struct {
    gint64 value_e4;
    guint row;
    bool total;
    MxPlace place;
} Printed;

/* All places that print one amount, rounded to some step. */
typedef struct {
    gint64 steps;
    guint rows, last_row;
    bool total;
    MxPlace place;
} Spot;

/* An amount that may stray, and what it was meant to be. @shown: its paragraph shows that it is
 * right
 */
typedef struct {
    bool shown;
    MxToken stated;
    gint64 meant_e4;
    Spot spot;
} Stray;

struct MxStrays {
    MxCheck *check;
    GArray *printed;     /* of Printed */
    GHashTable *by_step; /* step in 1/10,000 yuan → (number of steps → Spot) */
    GArray *found;       /* of Stray */
};

/* --------------------------------------------------------------------------- what is printed -- */

static void add_printed(MxStrays *strays, gint64 value_e4, guint row, bool total,
                        const MxPlace *place) {
    Printed printed = { mx_amount_size(value_e4), row, total, *place };
    if (value_e4 != 0 && strays->printed->len < MAX_PRINTED)
        g_array_append_val(strays->printed, printed);
}

static void add_table(MxStrays *strays, const MxTable *table, guint *row) {
    for (guint r = 0; r < table->rows->len; r++, ++*row) {
        const MxRow *own = table->rows->pdata[r];
        for (guint c = 0; c < table->columns->len; c++) {
            const MxColumn *column = table->columns->pdata[c];
            gint64 amount_e4;
            MxPlace place;
            if (column->type == MX_COLUMN_AMOUNT && mx_amount_at(own, c, &amount_e4) &&
                mx_place_cell(table, own, c, &place))
                add_printed(strays, amount_e4, *row, own->kind == MX_ROW_TOTAL, &place);
        }
    }
}

static void add_form(MxStrays *strays, const MxForm *form, guint row) {
    for (guint i = 0; i < form->funds->len; i++) {
        const MxFund *fund = form->funds->pdata[i];
        MxPlace place = mx_place_field(form, "funds", fund->field);
        if (fund->field->state == MX_STATE_VALUE)
            add_printed(strays, fund->field->amount_e4, row, false, &place);
    }
}

static bool is_yuan(const MxFact *fact) {
    return strcmp(fact->unit, "yuan") == 0;
}

MxStrays *mx_strays_new(MxCheck *check) {
    const MxDisclosure *d = check->d;
    MxStrays *strays = g_new0(MxStrays, 1);
    guint row = 1;
    strays->check = check;
    strays->printed = g_array_new(FALSE, FALSE, sizeof(Printed));
    strays->found = g_array_new(FALSE, FALSE, sizeof(Stray));
    strays->by_step = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
                                            (GDestroyNotify)g_hash_table_unref);
    for (guint i = 0; i < d->tables->len; i++)
        add_table(strays, d->tables->pdata[i], &row);
    for (guint i = 0; i < d->forms->len; i++)
        add_form(strays, d->forms->pdata[i], row++);
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        MxPlace place = mx_place_fact(fact);
        if (is_yuan(fact))
            add_printed(strays, fact->value_e4, row++, false, &place);
    }
    return strays;
}

void mx_strays_free(MxStrays *strays) {
    if (strays == NULL)
        return;
    for (guint i = 0; i < strays->found->len; i++) {
        Stray *stray = &g_array_index(strays->found, Stray, i);
        g_free(stray->stated.text);
        mx_figure_free(stray->stated.figure);
    }
    g_array_unref(strays->printed);
    g_array_unref(strays->found);
    g_hash_table_unref(strays->by_step);
    g_free(strays);
}

static void enter_spot(GHashTable *spots, const Printed *printed, gint64 step_e4) {
    gint64 steps = (printed->value_e4 + step_e4 / 2) / step_e4;
    Spot *spot = g_hash_table_lookup(spots, &steps);
    if (spot == NULL) {
        spot = g_new0(Spot, 1);
        *spot = (Spot){ .steps = steps, .place = printed->place };
        g_hash_table_insert(spots, &spot->steps, spot);
    }
    spot->rows += spot->last_row != printed->row;
    spot->last_row = printed->row;
    spot->total |= printed->total;
}

/* Where an amount of @steps times @step_e4 is printed, to that step; NULL where it is not. */
static const Spot *find_spot(const MxStrays *strays, gint64 step_e4, gint64 steps) {
    GHashTable *spots = g_hash_table_lookup(strays->by_step, &step_e4);
    if (spots == NULL) {
        gint64 *key = g_new(gint64, 1);
        *key = step_e4;
        spots = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
        for (guint i = 0; i < strays->printed->len; i++) {
            const Printed *printed = &g_array_index(strays->printed, Printed, i);
            if (printed->value_e4 < G_MAXINT64 - step_e4)
                enter_spot(spots, printed, step_e4);
        }
        g_hash_table_insert(strays->by_step, key, spots);
    }
    return g_hash_table_lookup(spots, &steps);
}

/* ------------------------------------------------------------------------------- what strays -- */

typedef struct {
    const MxStrays *strays;
    const MxFact *fact; /* nullable */
    gint64 steps, step_e4;
    const Spot *best;
} Search;

/* Whether the amount is known: a total, in several places, or the figure of the same thing in
 * another passage. */
static bool is_known(const Spot *spot, const MxFact *fact) {
    const MxFact *other = spot->place.fact;
    bool same =
        fact != NULL && other != NULL && fact->id != NULL && g_strcmp0(fact->id, other->id) == 0;
    return spot->total || spot->rows >= MIN_PRINTED || same;
}

/* The best known of what it may be a misprint of. */
static bool offer_number(gint64 number, gpointer data) {
    Search *search = data;
    gint64 gap = number - search->steps;
    const Spot *spot = number > 0 && ABS(gap) > MAX_ROUNDING
                           ? find_spot(search->strays, search->step_e4, number)
                           : NULL;
    if (spot != NULL && is_known(spot, search->fact) &&
        (search->best == NULL || spot->rows > search->best->rows))
        search->best = spot;
    return false;
}

/* The digits of a folded figure without the point. */
static gint64 read_steps(const char *text) {
    gint64 steps = 0;
    for (const char *p = text; *p != '\0' && strchr("-0123456789.,", *p) != NULL; p++)
        if (g_ascii_isdigit(*p) && steps < G_MAXINT64 / 100)
            steps = 10 * steps + (*p - '0');
    return steps;
}

/* What 1 in the last place of a folded figure is worth; 0 where that is finer than amounts are. */
static gint64 find_step(const char *text) {
    gint64 unit_e4 = mx_unit_parse(text + strspn(text, "-0123456789.,"));
    gint64 step_e4 = unit_e4 > 0 ? unit_e4 : MX_YUAN_E4;
    for (guint i = mx_printed_decimals(text); i > 0 && step_e4 > 0; i--)
        step_e4 = step_e4 % 10 == 0 ? step_e4 / 10 : 0;
    return step_e4;
}

static bool find_meant(const MxStrays *strays, const MxToken *token, Stray *stray) {
    gint64 steps = read_steps(token->text), step_e4 = find_step(token->text);
    if (step_e4 == 0 || steps > G_MAXINT64 / 10 / step_e4)
        return false;
    Search search = { strays, token->fact, steps, step_e4, NULL };
    const Spot *own = find_spot(strays, search.step_e4, steps);
    if (own != NULL && own->rows > 1)
        return false;
    mx_misprints_try(token->text, offer_number, &search);
    if (search.best == NULL)
        return false;
    stray->meant_e4 = search.best->steps * step_e4;
    stray->spot = *search.best;
    return true;
}

/* @folded with the digits of @steps in the place of those of @token; NULL where they are fewer. */
static char *exchange(const char *folded, const MxToken *token, gint64 steps) {
    char *text = g_strdup(folded);
    for (gsize i = token->end; i-- > token->start;) {
        if (!g_ascii_isdigit(text[i]))
            continue;
        text[i] = (char)('0' + steps % 10);
        steps /= 10;
    }
    return text;
}

static bool is_of_targets(const MxFact *fact) {
    return fact != NULL && fact->id != NULL && g_str_has_prefix(fact->id, "narrative.performance.");
}

static bool may_stray(const MxStrays *strays, const MxToken *token) {
    return token->yuan && !token->rate && !is_of_targets(token->fact) &&
           mx_printed_digits(token->text) >= MIN_DIGITS &&
           !mx_token_is_change(strays->check->pack, token);
}

void mx_strays_read(MxStrays *strays, const GArray *tokens, const char *folded, MxHeldFunc held,
                    gpointer data) {
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        Stray stray = { .stated = { .fact = token->fact } };
        if (!may_stray(strays, token) || !find_meant(strays, token, &stray))
            continue;
        g_autofree char *meant = exchange(folded, token, stray.spot.steps);
        stray.shown = held(meant, data) < held(folded, data);
        stray.stated.text = g_strdup(token->text);
        stray.stated.figure = mx_figure_dup(token->figure);
        g_array_append_val(strays->found, stray);
    }
}

/* ----------------------------------------------------------------------- what is shown right -- */

static bool involves(const MxComputation *computation, const MxFact *fact) {
    bool found = computation->where.fact == fact;
    for (guint i = 0; i < computation->places->len && !found; i++)
        found = g_array_index(computation->places, MxPlace, i).fact == fact;
    return found;
}

/* Whether the computation comes out as it is, and would not with what the amount may have been
 * meant to be: of figures without a point both may do. @gap: what that is more */
static bool shows(const MxComputation *computation, const MxFact *fact, const MxFigure *gap) {
    const MxFigure *stated = computation->stated, *parts = computation->parts;
    g_autoptr(MxFigure) moved =
        mx_figure_combine(computation->where.fact == fact ? stated : parts, '+', gap);
    return mx_figures_meet(stated, parts) &&
           !mx_figures_meet(moved, computation->where.fact == fact ? parts : stated);
}

static bool is_sum(const MxComputation *computation) {
    return computation->kind == MX_COMPUTATION_LIST || computation->kind == MX_COMPUTATION_SUM ||
           computation->kind == MX_COMPUTATION_STEP || computation->kind == MX_COMPUTATION_AGAIN ||
           computation->kind == MX_COMPUTATION_NAMED;
}

/* Whether a sum that is right has the amount in it: those over several paragraphs were not tried.
 */
static bool is_explained(const GPtrArray *list, const Stray *stray, const MxFigure *meant) {
    const MxFact *fact = stray->stated.fact;
    g_autoptr(MxFigure) exact = mx_figure_dup(stray->stated.figure);
    mx_figure_widen(exact, 0);
    g_autoptr(MxFigure) gap = mx_figure_combine(meant, '-', exact);
    for (guint i = 0; i < list->len; i++) {
        const MxComputation *computation = list->pdata[i];
        if (fact != NULL && is_sum(computation) && involves(computation, fact) &&
            shows(computation, fact, gap))
            return true;
    }
    return false;
}

void mx_strays_settle(const MxStrays *strays, MxComputationList *list) {
    guint n = list->found->len;
    g_autoptr(GPtrArray) known = g_ptr_array_sized_new(n);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(known, list->found->pdata[i]);
    for (guint i = 0; i < strays->found->len; i++) {
        const Stray *stray = &g_array_index(strays->found, Stray, i);
        g_autoptr(MxFigure) meant = mx_figure_new_e4(stray->meant_e4);
        bool shown = stray->shown || is_explained(known, stray, meant);
        MxComputation *added =
            mx_computation_add(list, MX_COMPUTATION_STRAY, &stray->stated,
                               mx_figure_dup(shown ? stray->stated.figure : meant),
                               g_strdup(shown ? stray->stated.text : stray->spot.place.text));
        if (!shown)
            g_array_append_val(added->places, stray->spot.place);
    }
}
