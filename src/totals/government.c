/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A government's table prints more than one total:
 *
 *   全市收入            900   ← revenue: what 税收收入 and 非税收入 come to
 *     税收收入          700
 *     非税收入          200
 *   转移性收入          100   from elsewhere
 *   收入合计           1000   ← revenue_total
 *
 * Revenue and expenditure are before what comes from and goes to other governments, funds and
 * years. A total is theirs where its row says so (本年收入合计), where taxes and the rest add up to
 * it, or where no row of the table is from elsewhere; else it is the other one.
 *
 * What the prose states counts where no table has the figure. The same figure is printed in many
 * places, in 万元 and in 亿元: where two of them differ by more than rounding, there is none.
 */
#include "totals/government.h"

#include <string.h>

#include "base/text.h"
#include "model/prose.h"

/* 0.1亿元: figures in 亿元 with one place are off by half of that, and there are two of them. */
#define SAME_E4 ((gint64)10000000 * 10000)

static const char *const FUNDS[] = { "general", "managed_fund", "state_capital",
                                     "social_insurance" };
static const char *const SIDES[] = { "revenue", "expenditure" };
static const char *const PHASES[] = { "budget", "adjusted_budget", "execution", "actual", NULL };

/** Finding: @list (element-type MxGovernmentTotal) */
typedef struct {
    const MxPlaces *places;
    GPtrArray *list;
} Finding;

/** Key: what a figure is. */
typedef struct {
    const char *fund, *name, *scope, *phase;
    int year;
} Key;

static void total_free(gpointer data) {
    MxGovernmentTotal *total = data;
    g_free(total->fund);
    g_free(total->name);
    g_free(total->scope);
    g_free(total->phase);
    g_free(total);
}

static MxGovernmentTotal *find_total(const Finding *f, const Key *key) {
    for (guint i = 0; i < f->list->len; i++) {
        MxGovernmentTotal *total = f->list->pdata[i];
        if (total->year == key->year && strcmp(total->fund, key->fund) == 0 &&
            strcmp(total->name, key->name) == 0 && strcmp(total->scope, key->scope) == 0 &&
            strcmp(total->phase, key->phase) == 0)
            return total;
    }
    MxGovernmentTotal *total = g_new0(MxGovernmentTotal, 1);
    total->fund = g_strdup(key->fund);
    total->name = g_strdup(key->name);
    total->scope = g_strdup(key->scope);
    total->phase = g_strdup(key->phase);
    total->year = key->year;
    total->total = MX_TOTAL_MISSING(MX_MISSING_TABLE);
    g_ptr_array_add(f->list, total);
    return total;
}

/* @offered: a figure that is printed; the first is kept, and none where another contradicts it. */
static void offer(const Finding *f, const Key *key, const MxTotal *offered) {
    MxTotal *total = &find_total(f, key)->total;
    if (total->missing == MX_MISSING_SEVERAL)
        return;
    if (total->missing != MX_MISSING_NOTHING)
        *total = *offered;
    else if (ABS(total->amount_e4 - offered->amount_e4) >= SAME_E4)
        *total = MX_TOTAL_MISSING(MX_MISSING_SEVERAL);
}

static void offer_cell(const Finding *f, const Key *key, int table, int row, int column) {
    const MxTable *of = f->places->d->tables->pdata[table];
    MxMissing missing;
    gint64 amount = mx_places_amount(of->rows->pdata[row], column, &missing);
    if (missing != MX_MISSING_NOTHING) {
        mx_total_miss(&find_total(f, key)->total, missing);
        return;
    }
    const MxTotal cell = { .amount_e4 = amount,
                           .table = table,
                           .row = row,
                           .column = column,
                           .fact = -1,
                           .how = MX_TOTAL_OF_CELL };
    offer(f, key, &cell);
}

/* ---------------------------------------------------------------------------------- columns -- */

/* The budget of an interim table is that of its year; what is done of it is no year's. */
static const char *phase_of_table(const MxTable *table) {
    if (g_strcmp0(table->phase, "account") == 0)
        return "actual";
    return g_strcmp0(table->phase, "interim") == 0 ? NULL : table->phase;
}

/* `own.actual`, `budget`, `whole`: whose and of which phase; FALSE where it is of another year or
 * of none that counts. */
static bool read_column(const MxTable *table, const MxColumn *column, const char **scope,
                        const char **phase) {
    static const char *const SCOPES[] = { "whole", "own", "level", NULL };
    const char *id = column->id;
    *scope = table->scope;
    for (gsize i = 0; SCOPES[i] != NULL; i++) {
        gsize n = strlen(SCOPES[i]);
        if (strncmp(id, SCOPES[i], n) != 0 || (id[n] != '\0' && id[n] != '.'))
            continue;
        *scope = SCOPES[i];
        id += n + (id[n] == '.');
        break;
    }
    bool plain = *id == '\0' || strcmp(id, "amount") == 0 || strcmp(id, "total") == 0;
    *phase = plain ? phase_of_table(table) : NULL;
    for (gsize i = 0; PHASES[i] != NULL; i++)
        if (strcmp(id, PHASES[i]) == 0)
            *phase = PHASES[i];
    bool interim = g_strcmp0(table->phase, "interim") == 0;
    return column->type == MX_COLUMN_AMOUNT && *scope != NULL && *phase != NULL && !interim;
}

static int year_of(const MxPlaces *places, const MxTable *table) {
    bool single = places->d->document.execution_year == 0;
    return table->year != 0 ? table->year : single ? places->d->document.year : 0;
}

static void offer_row(const Finding *f, const char *fund, const char *name, int t, int row) {
    const MxTable *table = f->places->d->tables->pdata[t];
    MxSide side = ((const MxRow *)table->rows->pdata[row])->side;
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        Key key = { .fund = fund, .name = name, .year = year_of(f->places, table) };
        if (column->side == side && key.year != 0 &&
            read_column(table, column, &key.scope, &key.phase))
            offer_cell(f, &key, t, row, (int)i);
    }
}

/* ------------------------------------------------------------------------------------- rows -- */

/* What is from elsewhere or goes there, by the roles of the packs. */
static const char *const ELSEWHERE[] = {
    "superior_subsidy", "lower_remittance", "remitted_to_superior", "transfers_paid",
    "transferred_in",   "transferred_out",  "stabilisation_used",   "stabilisation_added",
    "debt_revenue",     "debt_principal",   "debt_onlent",          "carryover",
    "closing",
};

/** Side: the rows of one side of a table, as far as they matter; -1 where there is none. */
typedef struct {
    int current, everything, named, top, tax, nontax;
    guint n_tops;
    bool elsewhere;
} Side;

static bool has_figure(const MxTable *table, const MxRow *row) {
    for (guint i = 0; i < row->n_fields; i++) {
        MxMissing missing;
        const MxColumn *column = table->columns->pdata[i];
        if (column->type == MX_COLUMN_AMOUNT && mx_places_amount(row, (int)i, &missing) != 0)
            return true;
    }
    return false;
}

static bool is_elsewhere(const Finding *f, const MxTable *table, const MxRow *row) {
    const char *name = mx_places_name(table, row);
    if (name == NULL || !has_figure(table, row))
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(ELSEWHERE); i++)
        if (mx_places_has_role(f->places, table, row, ELSEWHERE[i]))
            return true;
    g_autofree char *folded = mx_text_fold(name);
    return strstr(folded, "转移性") != NULL;
}

/* 国有资本经营预算收入, printed as a total: the fund's own, before what is carried over. */
static const char *role_of_fund(const char *fund) {
    static const char *const ROLES[][2] = { { "general", "general_public" },
                                            { "managed_fund", "government_fund" },
                                            { "state_capital", "state_capital" } };
    for (gsize i = 0; i < G_N_ELEMENTS(ROLES); i++)
        if (strcmp(ROLES[i][0], fund) == 0)
            return ROLES[i][1];
    return "";
}

static void note_row(const Finding *f, const char *fund, const MxTable *table, int i, Side *side) {
    const MxRow *row = table->rows->pdata[i];
    const char *const ROLES[] = { "current", "everything", "tax", "nontax", role_of_fund(fund) };
    int *const to[] = { &side->current, &side->everything, &side->tax, &side->nontax,
                        &side->named };
    bool known = false;
    for (gsize k = 0; k < G_N_ELEMENTS(ROLES); k++)
        if (mx_places_has_role(f->places, table, row, ROLES[k]) &&
            (to[k] != &side->named || row->kind == MX_ROW_TOTAL)) {
            *to[k] = *to[k] == -1 ? i : -2;
            known = true;
        }
    if (!known &&
        (row->kind == MX_ROW_TOTAL || mx_places_has_role(f->places, table, row, "grand") ||
         mx_places_has_role(f->places, table, row, "total"))) {
        side->top = i;
        side->n_tops++;
    }
    side->elsewhere = side->elsewhere || is_elsewhere(f, table, row);
}

/* Whether the row's figures are those of the two others together, in every column that has all
 * three, and in one at least. */
static bool adds_up(const MxTable *table, int row, const Side *side) {
    const MxRow *whole = table->rows->pdata[row], *tax = table->rows->pdata[side->tax],
                *rest = table->rows->pdata[side->nontax];
    guint n = 0;
    for (guint i = 0; i < table->columns->len; i++) {
        MxMissing no_whole, no_tax, no_rest;
        const MxColumn *column = table->columns->pdata[i];
        if (column->type != MX_COLUMN_AMOUNT || column->side != whole->side)
            continue;
        gint64 printed = mx_places_amount(whole, (int)i, &no_whole);
        gint64 sum =
            mx_places_amount(tax, (int)i, &no_tax) + mx_places_amount(rest, (int)i, &no_rest);
        if (no_whole != MX_MISSING_NOTHING || no_tax != MX_MISSING_NOTHING ||
            no_rest != MX_MISSING_NOTHING)
            continue;
        if (!mx_places_add_up(sum, printed, 2))
            return false;
        n++;
    }
    return n > 0;
}

/* The row that taxes and the rest add up to. */
static int find_taxes(const MxTable *table, MxSide of, const Side *side) {
    for (guint i = 0; side->tax >= 0 && side->nontax >= 0 && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->side == of && row->block == 0 && (int)i != side->tax && (int)i != side->nontax &&
            adds_up(table, (int)i, side))
            return (int)i;
    }
    return -1;
}

static void miss(const Finding *f, const char *fund, const char *name, int t, MxSide side,
                 MxMissing missing) {
    const MxTable *table = f->places->d->tables->pdata[t];
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        Key key = { .fund = fund, .name = name, .year = year_of(f->places, table) };
        if (column->side == side && key.year != 0 &&
            read_column(table, column, &key.scope, &key.phase))
            mx_total_miss(&find_total(f, &key)->total, missing);
    }
}

/* What an insurance gets from a budget is its revenue. */
static void offer_side(const Finding *f, const char *fund, MxSide of, const char *name, int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    Side side = { -1, -1, -1, -1, -1, -1, 0, false };
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind != MX_ROW_NOTE && row->side == of && row->block == 0)
            note_row(f, fund, table, (int)i, &side);
    }
    bool elsewhere = side.elsewhere && strcmp(fund, "social_insurance") != 0;
    int top = side.n_tops == 1 ? side.top : -1;
    int taxes = find_taxes(table, of, &side);
    int own = side.current >= 0 ? side.current
              : taxes >= 0      ? taxes
              : side.named >= 0 ? side.named
              : elsewhere       ? -1
                                : top;
    int all = side.everything >= 0 ? side.everything : elsewhere && top != own ? top : -1;
    g_autofree char *total_name = g_strconcat(name, "_total", NULL);
    if (own >= 0)
        offer_row(f, fund, name, t, own);
    else
        miss(f, fund, name, t, of,
             side.n_tops > 1 ? MX_MISSING_SEVERAL
             : elsewhere     ? MX_MISSING_MIXED
                             : MX_MISSING_TOTAL);
    if (all >= 0)
        offer_row(f, fund, total_name, t, all);
}

static void offer_fund(const Finding *f, const char *fund, int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    static const MxSide OF[] = { MX_SIDE_REVENUE, MX_SIDE_EXPENDITURE };
    for (gsize i = 0; i < G_N_ELEMENTS(SIDES); i++) {
        g_autofree char *id = g_strdup_printf("government_%s_%s", fund, SIDES[i]);
        if (strcmp(table->id, id) == 0)
            offer_side(f, fund, MX_SIDE_NONE, SIDES[i], t);
    }
    g_autofree char *balance = g_strdup_printf("government_%s_balance", fund);
    for (gsize i = 0; strcmp(table->id, balance) == 0 && i < G_N_ELEMENTS(SIDES); i++)
        offer_side(f, fund, OF[i], SIDES[i], t);
}

/* ------------------------------------------------------------------------------------- debt -- */

/* 济南市, 全市合计: whole; 市本级: own; 市级: level; 历下区: itself. NULL of sums of several. */
static char *scope_of_row(const Finding *f, const MxTable *table, const MxRow *row) {
    const char *name = mx_places_name(table, row);
    g_autofree char *folded = mx_text_fold(name != NULL ? name : "");
    const char *of = f->places->d->document.organization;
    g_autofree char *whole = mx_text_fold(of != NULL ? of : "");
    if (g_str_has_prefix(folded, "全") || strcmp(folded, whole) == 0)
        return g_strdup("whole");
    if (g_str_has_suffix(folded, "本级"))
        return g_strdup("own");
    if (g_str_has_suffix(folded, "级") && g_utf8_strlen(folded, -1) == 2)
        return g_strdup("level");
    static const char *const PLACES[] = { "区", "县", "市", "旗", "镇", "乡", "街道" };
    for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++)
        if (g_str_has_suffix(folded, PLACES[i]) && g_utf8_strlen(folded, -1) > 1)
            return g_strdup(folded);
    return NULL;
}

/* A report on an account is prose alone, too; beside it may stand the first months of the next. */
static bool is_final(const MxPlaces *places) {
    const char *title = places->d->document.title;
    return g_str_has_suffix(places->d->document.kind, "final_account") ||
           (title != NULL && strstr(title, "决算") != NULL);
}

/* What a budget says of the debt at the end of the year before it, the account may say otherwise.
 */
static const char *phase_of_debt(const MxPlaces *places) {
    return is_final(places) ? "actual" : "execution";
}

static void offer_debt_row(const Finding *f, int t, int r) {
    static const struct {
        const char *column, *fund, *name;
    } COLUMNS[] = {
        { "debt_limit", "debt", "limit" },
        { "debt_limit.general", "general_debt", "limit" },
        { "debt_limit.special", "special_debt", "limit" },
        { "debt_balance", "debt", "balance" },
        { "debt_balance.general", "general_debt", "balance" },
        { "debt_balance.special", "special_debt", "balance" },
    };
    const MxTable *table = f->places->d->tables->pdata[t];
    g_autofree char *scope = scope_of_row(f, table, table->rows->pdata[r]);
    const char *phase = phase_of_table(table);
    for (gsize i = 0; scope != NULL && i < G_N_ELEMENTS(COLUMNS); i++) {
        const char *ids[] = { COLUMNS[i].column, NULL };
        int column = mx_places_column(table, ids, MX_SIDE_NONE);
        const Key key = { COLUMNS[i].fund, COLUMNS[i].name, scope,
                          phase != NULL ? phase : phase_of_debt(f->places),
                          year_of(f->places, table) };
        if (column >= 0 && key.year != 0)
            offer_cell(f, &key, t, r, column);
    }
}

static void offer_debt(const Finding *f, int t) {
    const MxTable *table = f->places->d->tables->pdata[t];
    if (!g_str_has_suffix(table->id, "debt_limit"))
        return;
    for (guint i = 0; i < table->rows->len; i++)
        if (((const MxRow *)table->rows->pdata[i])->kind != MX_ROW_NOTE)
            offer_debt_row(f, t, (int)i);
}

/* ------------------------------------------------------------------------------------ prose -- */

/** Words: those between what a figure is of and the figure, as far as they matter. */
typedef struct {
    bool plan, adjusted, everything;
} Words;

static bool has_any(const char *text, const char *const *words) {
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return true;
    return false;
}

/* 一般公共预算支出 [安排] 535亿元; 国有资本经营预算支出 [总计] 2.2亿元 */
static Words read_words(const MxFact *fact) {
    static const char *const NOUNS[] = { "收入", "支出", "余额", "限额" };
    static const char *const PLANS[] = { "预算", "安排", "计划", "预期", NULL };
    static const char *const ADJUSTED[] = { "调整", NULL };
    static const char *const ALL[] = { "总计", "合计", "总额", NULL };
    const char *figure = strstr(fact->context, fact->text), *after = NULL;
    gsize n = figure != NULL ? (gsize)(figure - fact->context) : strlen(fact->context);
    g_autofree char *before = g_strndup(fact->context, n);
    for (gsize i = 0; i < G_N_ELEMENTS(NOUNS); i++) {
        const char *last = g_strrstr(before, NOUNS[i]);
        after = last != NULL && last > after ? last : after;
    }
    after = after != NULL ? after : before;
    return (Words){ has_any(after, PLANS), has_any(after, ADJUSTED), has_any(after, ALL) };
}

/* The debt that a document speaks of is that of its own year's end, of a budget that of the year
 * before. 比2020年底增加 … 债务限额 is not 2020's: of another year nothing is taken. */
static const char *phase_of_stated_debt(const MxPlaces *places, const MxFact *fact) {
    bool final = is_final(places);
    int year = final ? places->d->document.year : places->d->document.execution_year;
    return year != 0 && fact->year == year ? phase_of_debt(places) : NULL;
}

/* What a figure of its year is, by what the document is of. A plan of another year than the
 * document's is that year's in its own document; here it may be this year's, whose number the
 * sentence leaves out. */
static const char *phase_of_fact(const MxPlaces *places, const MxFact *fact, const Words *words) {
    bool own = fact->year == places->d->document.year;
    bool executed = fact->year == places->d->document.execution_year;
    if (words->adjusted)
        return NULL;
    if (is_final(places))
        return own && !words->plan ? "actual" : NULL;
    return own ? "budget" : executed && !words->plan ? "execution" : NULL;
}

/* What the prose calls 总收入 of the insurances is their revenue: nothing comes from elsewhere. */
static char *name_of_fact(char **parts) {
    static const char TOTAL[] = "_total";
    bool insurance = strcmp(parts[1], "social_insurance") == 0;
    return insurance && g_str_has_suffix(parts[2], TOTAL)
               ? g_strndup(parts[2], strlen(parts[2]) - strlen(TOTAL))
               : g_strdup(parts[2]);
}

/* 我市 may be all of it or the level itself. */
static bool says_us(const char *scope) {
    return strstr(scope, "我") != NULL;
}

static void offer_fact(const Finding *f, int i) {
    const MxFact *fact = f->places->d->facts->pdata[i];
    g_auto(GStrv) parts = g_strsplit(fact->id != NULL ? fact->id : "", ".", -1);
    if (g_strv_length(parts) != 3 || strcmp(parts[0], "government") != 0 || fact->doubtful ||
        fact->interim || fact->year == 0 || fact->scope == NULL || says_us(fact->scope) ||
        fact->number != NULL || strcmp(fact->unit, "yuan") != 0)
        return;
    bool debt = strcmp(parts[2], "balance") == 0 || strcmp(parts[2], "limit") == 0;
    Words words = read_words(fact);
    g_autofree char *name = name_of_fact(parts);
    const Key key = { parts[1], name, fact->scope,
                      debt ? phase_of_stated_debt(f->places, fact)
                           : phase_of_fact(f->places, fact, &words),
                      fact->year };
    bool other = !debt && words.everything && !g_str_has_suffix(key.name, "_total");
    if (key.phase == NULL || other)
        return;
    MxTotal *total = &find_total(f, &key)->total;
    if (total->missing == MX_MISSING_NOTHING && total->how == MX_TOTAL_OF_CELL)
        return;
    const MxTotal stated = mx_total_of_fact(f->places, i);
    offer(f, &key, &stated);
}

/* -------------------------------------------------------------------------------- all of it -- */

/* What a reader asks for first has a line, with the reason why it has no figure. */
static void expect(const Finding *f) {
    const char *phase = is_final(f->places) ? "actual" : "budget";
    static const char *const SCOPES[] = { "whole", "own" };
    for (gsize i = 0; i < G_N_ELEMENTS(FUNDS); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(SIDES); k++)
            for (gsize s = 0; s < G_N_ELEMENTS(SCOPES); s++) {
                const Key key = { FUNDS[i], SIDES[k], SCOPES[s], phase,
                                  f->places->d->document.year };
                find_total(f, &key);
            }
}

GPtrArray *mx_government_totals_find(const MxPlaces *places) {
    Finding f = { places, g_ptr_array_new_with_free_func(total_free) };
    if (!g_str_has_prefix(places->d->document.kind, "government") || places->d->document.year == 0)
        return f.list;
    expect(&f);
    for (guint t = 0; t < places->d->tables->len; t++) {
        for (gsize i = 0; i < G_N_ELEMENTS(FUNDS); i++)
            offer_fund(&f, FUNDS[i], (int)t);
        offer_debt(&f, (int)t);
    }
    for (guint i = 0; i < places->d->facts->len; i++)
        offer_fact(&f, (int)i);
    return f.list;
}
