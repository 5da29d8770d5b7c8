/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The likeliest way through two things at once (Viterbi): the recogniser's steps, and the grammar
 * of figures
 *
 *     figure = [-] digits [. digits] [%]       digits = d…d | d(d)(d),ddd,ddd
 *
 *     begin ─-→ sign ─d→ one ─d→ two ─d→ three ─d→ many       one, two, three ─,→ group
 *       └──────d────────→┘  any of these ─.→ point ─d→ decimals ─%→ percent
 *                           group ─d→ group1 ─d→ group2 ─d→ group3 ─,→ group
 *
 * Where each step goes on in one of: nothing (blank), the character that stands, the next one.
 * Without the grammar one step in a few hundred is a 。 for a . or an O for a 0.
 */
#include "ocr/figure/figures.h"

#include <math.h>

#define N_SYMBOLS MX_FIGURE_SYMBOLS

enum { COMMA = 10, POINT = 11, MINUS = 12, PERCENT = 13 };

enum {
    BEGIN,
    SIGN,
    ONE,
    TWO,
    THREE,
    MANY,
    GROUP,
    GROUP1,
    GROUP2,
    GROUP3,
    DOT,
    DECIMALS,
    PER,
    N_STATES
};

static const signed char NEXT[N_STATES][5] = {
    /* digit, comma, point, minus, percent */
    [BEGIN] = { ONE, -1, -1, SIGN, -1 },     [SIGN] = { ONE, -1, -1, -1, -1 },
    [ONE] = { TWO, GROUP, DOT, -1, PER },    [TWO] = { THREE, GROUP, DOT, -1, PER },
    [THREE] = { MANY, GROUP, DOT, -1, PER }, [MANY] = { MANY, -1, DOT, -1, PER },
    [GROUP] = { GROUP1, -1, -1, -1, -1 },    [GROUP1] = { GROUP2, -1, -1, -1, -1 },
    [GROUP2] = { GROUP3, -1, -1, -1, -1 },   [GROUP3] = { -1, GROUP, DOT, -1, PER },
    [DOT] = { DECIMALS, -1, -1, -1, -1 },    [DECIMALS] = { DECIMALS, -1, -1, -1, PER },
    [PER] = { -1, -1, -1, -1, -1 },
};

static bool is_end(int state) {
    return state == ONE || state == TWO || state == THREE || state == MANY || state == GROUP3 ||
           state == DECIMALS || state == PER;
}

static int follow(int state, int symbol) {
    return NEXT[state][symbol < COMMA ? 0 : symbol - COMMA + 1];
}

/* A place in both: the state, and the symbol that stands there, or N_SYMBOLS for nothing. */
#define N_NODES (N_STATES * (N_SYMBOLS + 1))

static int node_of(int state, int symbol) {
    return state * (N_SYMBOLS + 1) + symbol;
}

/* Characters in a figure besides SYMBOLS that are digits misread. */
static const char LOOK_ALIKES[] = "OoQDlI|iZzSsBgqbT丨工口日‘’'`:;*~一";

bool mx_is_figure(const GArray *signs) {
    guint digits = 0;
    for (guint i = 0; i < signs->len; i++) {
        gunichar ch = g_array_index(signs, MxSign, i).ch;
        bool known = false;
        for (guint s = 10; s < N_SYMBOLS; s++)
            known |= g_utf8_strchr(mx_figure_symbols[s], -1, ch) != NULL;
        if (g_unichar_isdigit(ch))
            digits++;
        else if (!known && g_utf8_strchr(LOOK_ALIKES, -1, ch) == NULL)
            return false;
    }
    return digits > 0 && 2 * digits >= signs->len;
}

/* For each step the log-probability of each symbol, and of nothing (the last). */
static double *read_symbols(MxSteps steps, const MxAlphabet *alphabet) {
    double *at = g_new(double, steps.n *(N_SYMBOLS + 1));
    for (gsize t = 0; t < steps.n; t++) {
        const float *in = steps.at + t * MX_RECOGNISER_CLASSES;
        double *out = at + t * (N_SYMBOLS + 1);
        for (guint s = 0; s < N_SYMBOLS; s++)
            out[s] = -1e3;
        for (guint i = 0; i < alphabet->n_figure_classes; i++) {
            MxFigureClass of = alphabet->figure_classes[i];
            out[of.symbol] = fmax(out[of.symbol], (double)in[of.class]);
        }
        out[N_SYMBOLS] = (double)in[0];
    }
    return at;
}

typedef struct {
    double score[N_NODES];
    short from[N_NODES];
} Column;

static void reach(Column *column, int node, double score, int from) {
    if (score > column->score[node]) {
        column->score[node] = score;
        column->from[node] = (short)from;
    }
}

static void advance(const Column *before, Column *now, const double *step) {
    for (int n = 0; n < N_NODES; n++)
        now->score[n] = -G_MAXDOUBLE;
    for (int state = 0; state < N_STATES; state++)
        for (int stands = 0; stands <= N_SYMBOLS; stands++) {
            int node = node_of(state, stands);
            double score = before->score[node];
            if (score == -G_MAXDOUBLE)
                continue;
            reach(now, node_of(state, N_SYMBOLS), score + step[N_SYMBOLS], node);
            if (stands < N_SYMBOLS)
                reach(now, node, score + step[stands], node);
            for (int s = 0; s < N_SYMBOLS; s++) {
                int to = s != stands ? follow(state, s) : -1;
                if (to >= 0)
                    reach(now, node_of(to, s), score + step[s], node);
            }
        }
}

static int best_end(const Column *column) {
    int best = -1;
    for (int n = 0; n < N_NODES; n++)
        if (is_end(n / (N_SYMBOLS + 1)) && column->score[n] > -1e30 &&
            (best < 0 || column->score[n] > column->score[best]))
            best = n;
    return best;
}

/* The way back from @node, as signs. */
static void trace(const Column *columns, gsize n, int node, const double *at, GArray *signs) {
    int last = N_SYMBOLS;
    gsize end = n;
    for (gsize t = n; t-- > 0; node = columns[t + 1].from[node]) {
        int symbol = node % (N_SYMBOLS + 1);
        if (symbol < N_SYMBOLS) {
            if (symbol != last) {
                MxSign sign = { .ch = (gunichar)mx_figure_symbols[symbol][0] };
                g_array_prepend_val(signs, sign);
                end = t + 1;
            }
            MxSign *first = &g_array_index(signs, MxSign, 0);
            first->sure = fmax(first->sure, exp(at[t * (N_SYMBOLS + 1) + (gsize)symbol]));
            first->at = (double)(t + end) / 2;
        }
        last = symbol;
    }
}

GArray *mx_decode_figure(MxSteps steps, const MxAlphabet *alphabet) {
    GArray *signs = g_array_new(FALSE, FALSE, sizeof(MxSign));
    g_autofree double *at = read_symbols(steps, alphabet);
    g_autofree Column *columns = g_new(Column, steps.n + 1);
    for (int n = 0; n < N_NODES; n++)
        columns[0].score[n] = -G_MAXDOUBLE;
    columns[0].score[node_of(BEGIN, N_SYMBOLS)] = 0;
    for (gsize t = 0; t < steps.n; t++)
        advance(&columns[t], &columns[t + 1], at + t * (N_SYMBOLS + 1));
    int end = best_end(&columns[steps.n]);
    if (end >= 0)
        trace(columns, steps.n, end, at, signs);
    return signs;
}

bool mx_figures_equal(const GArray *a, const GArray *b) {
    if (a->len != b->len)
        return false;
    for (guint i = 0; i < a->len; i++)
        if (g_array_index(a, MxSign, i).ch != g_array_index(b, MxSign, i).ch)
            return false;
    return true;
}
