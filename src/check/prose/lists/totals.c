/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of a budget that a report builds up, takes apart and sets off against each other.
 *
 *   一般公共预算收入247.67亿元，完成预算的104.03%；            a base
 *   加上转移支付及上年结转收入等564.66亿元，                   what is added
 *   总收入累计812.33亿元                                       the total of both: `summed`
 *
 *   总收入490.17亿元。其中，                                   a total, and its parts:
 *   当年收入207.51亿元，下降11.35%；上级补助收入6.91亿元；…    the first amount of each piece
 *
 *   总收入累计1372.82亿元。…总支出累计1298.82亿元，            two totals,
 *   收支相抵，结转下年支出74亿元                               and what they leave: `left_over`
 *
 * 1. A total says so (the packs' phrase `summed`). What was added is from the word that says so
 *    (`added`) on; its base is an amount before that, or two that stand side by side. Without such
 *    a word all amounts behind some place are the total.
 * 2. Where 其中 follows a total, its parts are the first amounts of the pieces that ； makes; or
 *    all amounts of the sentence; or its first one and those of the sentence that 此外 opens.
 * 3. Two totals of one section, of revenue and of expenditure, are equal where the text says that
 *    they balance (`balanced`), and leave what is said to be left over. Of the insurances, nothing
 *    comes from elsewhere: there it may be what the year's own revenue and expenditure leave.
 *
 * One reading that comes out is enough. Where none does, the first is shown if the words leave no
 * other: it has an `added`, or both totals say that they are; else only where a misprint explains
 * the difference.
 *
 * What was taken away (`deducted`) is subtracted. Amounts in brackets, changes and what something
 * is for each are no parts.
 *
 * Known failure: a total whose base stands in another paragraph is not looked at.
 */
#include "check/prose/lists/totals.h"

#include <string.h>

#include "check/figure/figure.h"
#include "pattern/pattern.h"

/* Amounts between a base and what is added to it: a report names a dozen taxes there. */
#define MAX_BETWEEN 24u

/* Parts of one total. */
#define MAX_PARTS 30u

enum { REVENUE, EXPENDITURE, N_SIDES };

/** Amount: one that may be a part. @words: all that stands between the one before and it: a year
 * (，加上2024年举借债务) is a figure, too, which cuts the token's own words. */
typedef struct {
    const MxToken *token;
    char *words;
} Amount;

/** Sum: a total and one reading of what it is made of. */
typedef struct {
    const MxToken *stated;
    const MxToken *parts[MAX_PARTS];
    bool minus[MAX_PARTS];
    guint n;
} Sum;

/** Scan: a paragraph. @plain: (element-type Amount): its amounts that may be parts */
typedef struct {
    const MxPack *pack;
    const GArray *tokens;
    const char *folded;
    GArray *plain;
    MxComputationList *list;
} Scan;

/* ------------------------------------------------------------------------------------- words -- */

static const Amount *plain_at(const Scan *scan, guint i) {
    return &g_array_index(scan->plain, Amount, i);
}

static bool says(const Scan *scan, MxPhrase phrase, const Amount *amount) {
    return mx_pack_phrase(scan->pack, phrase, amount->words, NULL);
}

static void clear_amount(gpointer data) {
    g_free(((Amount *)data)->words);
}

static GArray *list_plain(const Scan *scan) {
    GArray *plain = g_array_new(FALSE, FALSE, sizeof(Amount));
    gsize from = 0;
    g_array_set_clear_func(plain, clear_amount);
    for (guint i = 0; i < scan->tokens->len; i++) {
        const MxToken *token = mx_tokens_get(scan->tokens, i);
        if (!token->yuan || token->rate || mx_token_is_change(scan->pack, token) ||
            mx_text_depth(scan->folded, token->start) > 0)
            continue;
        Amount amount = { token, g_strndup(scan->folded + from, token->start - from) };
        g_array_append_val(plain, amount);
        from = token->end;
    }
    return plain;
}

/* Which side of a budget the words before a figure name last; N_SIDES for none. */
static int side_of(const Amount *amount) {
    const char *in = g_strrstr(amount->words, "收入"), *out = g_strrstr(amount->words, "支出");
    return in == NULL && out == NULL ? N_SIDES : out == NULL || in > out ? REVENUE : EXPENDITURE;
}

/* ----------------------------------------------------------------------------- one reading -- */

static void take(Sum *sum, const MxToken *part, bool minus) {
    if (sum->n == MAX_PARTS)
        return;
    sum->minus[sum->n] = minus;
    sum->parts[sum->n++] = part;
}

static MxFigure *add_up(const Sum *sum) {
    MxFigure *total = mx_figure_new_integer(0);
    for (guint i = 0; i < sum->n; i++) {
        MxFigure *more = mx_figure_combine(total, sum->minus[i] ? '-' : '+', sum->parts[i]->figure);
        mx_figure_free(total);
        total = more;
    }
    return total;
}

static bool comes_out(const Sum *sum) {
    g_autoptr(MxFigure) total = add_up(sum);
    return sum->n > 0 && sum->n < MAX_PARTS && mx_figures_meet(total, sum->stated->figure);
}

static bool is_slip(const Sum *sum) {
    g_autoptr(MxFigure) total = add_up(sum);
    return sum->n > 1 && sum->n < MAX_PARTS && mx_token_is_slip(sum->stated, total);
}

static void add(const Scan *scan, const Sum *sum) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sum->n; i++)
        g_string_append_printf(text, "%s%s",
                               sum->minus[i] ? " - "
                               : i > 0       ? " + "
                                             : "",
                               sum->parts[i]->text);
    MxComputation *added = mx_computation_add(scan->list, MX_COMPUTATION_TOTAL, sum->stated,
                                              add_up(sum), g_string_free(text, FALSE));
    for (guint i = 0; i < sum->n; i++)
        mx_computation_enter(added, sum->parts[i]);
}

/* -------------------------------------------------------------------------- what builds up -- */

/* The total before amount @at, in its paragraph; -1 where there is none. */
static int find_total_before(const Scan *scan, guint at) {
    int i = (int)at - 1;
    while (i >= 0 && !says(scan, MX_PHRASE_SUMMED, plain_at(scan, (guint)i)))
        i--;
    return i;
}

/* Where what is added to the total at @at begins, in its sentence; 0 where nothing is, since a base
 * stands before. */
static guint find_added(const Scan *scan, guint at, guint first) {
    for (guint i = at; i-- > first;) {
        if (!mx_tokens_share_sentence(scan->folded, plain_at(scan, i)->token,
                                      plain_at(scan, at)->token))
            return 0;
        if (says(scan, MX_PHRASE_ADDED, plain_at(scan, i)))
            return i > first ? i : 0;
    }
    return 0;
}

/* The last of the parts of amount @i that stand behind it before @to, 补助1884万元，其中：一般1478
 * 万元，专项406万元，上年结余60万元; @i where it has none there, or its parts do not come out. */
static guint last_part(const Scan *scan, guint i, guint to) {
    if (i + 1 >= to || !says(scan, MX_PHRASE_PARTS, plain_at(scan, i + 1)))
        return i;
    Sum parts = { .stated = plain_at(scan, i)->token };
    for (guint k = i + 1; k < to; k++) {
        take(&parts, plain_at(scan, k)->token, false);
        if (comes_out(&parts))
            return k;
    }
    return i;
}

static void take_run(const Scan *scan, Sum *sum, guint from, guint to) {
    for (guint i = from; i < to; i = last_part(scan, i, to) + 1)
        take(sum, plain_at(scan, i)->token, says(scan, MX_PHRASE_DEDUCTED, plain_at(scan, i)));
}

/* A base, or two that stand side by side, and what is added. */
static bool find_base(const Scan *scan, guint first, guint added, guint at, Sum *found) {
    for (guint i = added; i-- > first && i + MAX_BETWEEN > added;)
        for (guint n = 1; n <= 2 && i + n <= added; n++) {
            *found = (Sum){ .stated = plain_at(scan, at)->token };
            take_run(scan, found, i, i + n);
            take_run(scan, found, added, at);
            if (comes_out(found))
                return true;
        }
    *found = (Sum){ .stated = plain_at(scan, at)->token };
    take(found, plain_at(scan, first)->token, false);
    take_run(scan, found, added, at);
    return false;
}

/* All amounts of the sentence behind some place; at last, all of them. */
static bool find_run(const Scan *scan, guint first, guint at, Sum *found) {
    const MxToken *stated = plain_at(scan, at)->token;
    *found = (Sum){ .stated = stated };
    for (guint i = at; i-- > first;) {
        if (!mx_tokens_share_sentence(scan->folded, plain_at(scan, i)->token, stated))
            return false;
        *found = (Sum){ .stated = stated };
        take_run(scan, found, i, at);
        if (found->n > 1 && comes_out(found))
            return true;
    }
    return false;
}

/* Whether one of the amounts between @from and @to opens a list whose end is not known. */
static bool has_open_parts(const Scan *scan, guint from, guint to) {
    for (guint i = from; i + 1 < to; i = last_part(scan, i, to) + 1)
        if (says(scan, MX_PHRASE_PARTS, plain_at(scan, i + 1)) && last_part(scan, i, to) == i)
            return true;
    return false;
}

/* Whether the words leave no doubt of what the base is: it is what a fund got or spent, on the
 * total's side, no other amount stands between, and what is added is no list with lists in it. Of
 * an amount that bears no fund's name the paragraph before may have the greater part:
 * 支出888.84亿元 | 专项债券支出118.94亿元，加上… */
static bool is_clear(const Scan *scan, guint first, guint added, guint at) {
    const MxFact *fact = plain_at(scan, first)->token->fact;
    int side = side_of(plain_at(scan, at));
    return added == first + 1 && side != N_SIDES && side_of(plain_at(scan, first)) == side &&
           fact != NULL && fact->id != NULL && !has_open_parts(scan, added, at);
}

static void scan_built(const Scan *scan, guint at) {
    guint first = (guint)(find_total_before(scan, at) + 1), added = find_added(scan, at, first);
    Sum found = { .stated = plain_at(scan, at)->token };
    if (added == 0) {
        bool summed = says(scan, MX_PHRASE_SUMMED, plain_at(scan, at));
        if (summed && (find_run(scan, first, at, &found) || is_slip(&found)))
            add(scan, &found);
        return;
    }
    if (find_base(scan, first, added, at, &found) || is_clear(scan, first, added, at) ||
        is_slip(&found))
        add(scan, &found);
}

/* --------------------------------------------------------------------- what is taken apart -- */

/* The amounts behind that at @at: all of its list's first sentence, the first of each piece of it,
 * and its first with those of the sentence that 此外 opens. */
static void read_parts(const Scan *scan, guint at, Sum *all, Sum *firsts, Sum *besides) {
    bool sentence = true, beside = false;
    for (guint i = at + 1; i < scan->plain->len; i++) {
        const Amount *amount = plain_at(scan, i);
        const MxToken *token = amount->token;
        const char *end = i > at + 1 ? strstr(amount->words, "。") : NULL;
        if (says(scan, MX_PHRASE_SUMMED, amount) || (beside && end != NULL))
            return;
        beside = beside || (end != NULL && strstr(end, "此外") != NULL);
        sentence = sentence && end == NULL;
        if (sentence)
            take(all, token, false);
        if (sentence && (i == at + 1 || strstr(amount->words, "；") != NULL))
            take(firsts, token, false);
        if (i == at + 1 || beside)
            take(besides, token, false);
    }
}

static bool opens_parts(const Scan *scan, guint at) {
    return at + 1 < scan->plain->len && says(scan, MX_PHRASE_PARTS, plain_at(scan, at + 1)) &&
           !says(scan, MX_PHRASE_ADDED, plain_at(scan, at + 1));
}

static void scan_apart(const Scan *scan, guint at) {
    Sum readings[3] = { { 0 }, { 0 }, { 0 } };
    if (!opens_parts(scan, at))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(readings); i++)
        readings[i].stated = plain_at(scan, at)->token;
    read_parts(scan, at, &readings[0], &readings[1], &readings[2]);
    for (gsize i = 0; i < G_N_ELEMENTS(readings); i++)
        if (readings[i].n > 1 && comes_out(&readings[i])) {
            add(scan, &readings[i]);
            return;
        }
    for (gsize i = 0; i < G_N_ELEMENTS(readings); i++)
        if (is_slip(&readings[i])) {
            add(scan, &readings[i]);
            return;
        }
}

/* --------------------------------------------------------------------------- what is set off -- */

static bool sets_off(const MxToken *stated, const MxToken *more, const MxToken *less, Sum *found) {
    if (more == NULL || less == NULL)
        return false;
    *found = (Sum){ .stated = stated };
    take(found, more, false);
    take(found, less, true);
    return comes_out(found);
}

/* What the two sides leave, whichever of them is more. */
static bool leaves(const MxToken *stated, const MxToken *in, const MxToken *out, Sum *found) {
    return sets_off(stated, out, in, found) || sets_off(stated, in, out, found);
}

/* Whether the two sides are what one fund got and what it spent, by name: government.F.revenue. */
static bool are_of_one_fund(const MxToken *const *current) {
    const MxFact *in = current[REVENUE] ? current[REVENUE]->fact : NULL;
    const MxFact *out = current[EXPENDITURE] ? current[EXPENDITURE]->fact : NULL;
    if (in == NULL || out == NULL || in->id == NULL || out->id == NULL)
        return false;
    const char *end = strrchr(in->id, '.');
    return end != NULL && strncmp(in->id, out->id, (gsize)(end - in->id) + 1) == 0;
}

/* Where they leave another figure: whether a misprint explains it. */
static bool find_slip(const MxToken *stated, const MxToken *const *current, Sum *found) {
    for (int more = REVENUE; more < N_SIDES; more++) {
        sets_off(stated, current[more], current[N_SIDES - 1 - more], found);
        if (is_slip(found))
            return true;
    }
    return false;
}

/* What follows is of another fund or place. */
static void scan_left(const Scan *scan, const MxToken *stated, bool set_off, MxTotalsSeen *seen) {
    Sum found;
    const MxToken *const *all = seen->all, *const *current = seen->current;
    bool left = leaves(stated, current[REVENUE], current[EXPENDITURE], &found) ||
                leaves(stated, all[REVENUE], current[EXPENDITURE], &found) ||
                leaves(stated, all[REVENUE], all[EXPENDITURE], &found);
    if (left || (set_off && all[REVENUE] != NULL && all[EXPENDITURE] != NULL))
        add(scan, &found);
    else if (set_off && are_of_one_fund(current) && find_slip(stated, current, &found))
        add(scan, &found);
    if (left || set_off)
        *seen = (MxTotalsSeen){ 0 };
}

/* Behind amount @i, up to the next one. */
static bool balances(const Scan *scan, guint i) {
    const Amount *next = i + 1 < scan->plain->len ? plain_at(scan, i + 1) : NULL;
    const char *behind = next ? next->words : scan->folded + plain_at(scan, i)->token->end;
    return !(next != NULL && says(scan, MX_PHRASE_SET_OFF, next)) &&
           mx_pack_phrase(scan->pack, MX_PHRASE_BALANCED, behind, NULL);
}

/* What is carried over may stand between expenditure and the words that it balances. @i: the last
 * amount before them. Where neither comes out, what stands between may be anything. */
static void scan_balance(const Scan *scan, guint i, MxTotalsSeen *seen) {
    const MxToken *out = seen->all[EXPENDITURE];
    if (seen->all[REVENUE] == NULL || out == NULL)
        return;
    Sum equal = { .stated = out }, with_rest = { .stated = seen->all[REVENUE] };
    take(&equal, seen->all[REVENUE], false);
    take(&with_rest, out, false);
    guint from = 0; /* of this paragraph, what stands behind it */
    for (guint k = 0; k <= i; k++)
        from = plain_at(scan, k)->token == out ? k + 1 : from;
    for (guint k = from; k <= i; k++)
        take(&with_rest, plain_at(scan, k)->token, false);
    if (comes_out(&equal) || plain_at(scan, i)->token == out)
        add(scan, &equal);
    else if (comes_out(&with_rest))
        add(scan, &with_rest);
    *seen = (MxTotalsSeen){ 0 };
}

static void note(const Scan *scan, const Amount *amount, MxTotalsSeen *seen) {
    int side = side_of(amount);
    if (side == N_SIDES)
        return;
    if (says(scan, MX_PHRASE_SUMMED, amount))
        seen->all[side] = amount->token;
    else if (seen->current[side] == NULL)
        seen->current[side] = amount->token;
}

static void scan_set_off(const Scan *scan, MxTotalsSeen *seen) {
    for (guint i = 0; i < scan->plain->len; i++) {
        const Amount *amount = plain_at(scan, i);
        bool set_off = says(scan, MX_PHRASE_SET_OFF, amount);
        if (set_off || says(scan, MX_PHRASE_LEFT_OVER, amount))
            scan_left(scan, amount->token, set_off, seen);
        else
            note(scan, amount, seen);
        if (balances(scan, i))
            scan_balance(scan, i, seen);
    }
}

void mx_totals_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                    MxTotalsSeen *seen, MxComputationList *list) {
    Scan scan = { pack, tokens, folded, NULL, list };
    g_autoptr(GArray) plain = scan.plain = list_plain(&scan);
    for (guint i = 0; i < plain->len; i++) {
        bool summed = says(&scan, MX_PHRASE_SUMMED, plain_at(&scan, i));
        if (summed)
            scan_apart(&scan, i);
        if (i > 0 && (summed || says(&scan, MX_PHRASE_BROUGHT_TO, plain_at(&scan, i))))
            scan_built(&scan, i);
    }
    scan_set_off(&scan, seen);
}
