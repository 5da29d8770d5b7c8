/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to figures of the prose and of what a text computes. */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/figure/tokens.h"
#include "check/figure/value.h"
#include "check/lookup/prose.h"
#include "check/lookup/report.h"
#include "check/prose/computation.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "pattern/pattern.h"

static const MxFact *fact_at(const MxDisclosure *d, guint index) {
    return d->facts->pdata[index];
}

guint mx_prose_index(const MxDisclosure *d, const MxFact *fact) {
    guint index = 0;
    g_ptr_array_find(d->facts, fact, &index);
    return index;
}

static bool is_fact(const MxFact *fact, const char *id) {
    return fact->id != NULL && strcmp(fact->id, id) == 0;
}

/* The nearest fact of that id in the section of @instance: before it, else after it. */
static const MxFact *find_near(const MxDisclosure *d, const MxInstance *instance, const char *id) {
    int section = instance->fact->section;
    for (guint i = instance->fact_index; i-- > 0 && fact_at(d, i)->section == section;)
        if (is_fact(fact_at(d, i), id))
            return fact_at(d, i);
    for (guint i = instance->fact_index + 1; i < d->facts->len && fact_at(d, i)->section == section;
         i++)
        if (is_fact(fact_at(d, i), id))
            return fact_at(d, i);
    return NULL;
}

/* Where every fact of that id says the same, the first; else it is not clear which is meant. */
static const MxFact *find_only(const MxDisclosure *d, const char *id) {
    const MxFact *found = NULL;
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = fact_at(d, i);
        if (!is_fact(fact, id))
            continue;
        if (found != NULL && found->value_e4 != fact->value_e4)
            return NULL;
        found = found ? found : fact;
    }
    return found;
}

MxValue *mx_look_for_fact(MxCheck *check, const MxInstance *instance, char **names) {
    for (; *names != NULL; names++) {
        const MxFact *fact = instance->fact ? find_near(check->d, instance, *names) : NULL;
        if (fact == NULL)
            fact = find_only(check->d, *names);
        if (fact == NULL)
            continue;
        MxPlace place = mx_place_fact(fact);
        return mx_value_of(check, &place);
    }
    return NULL;
}

/* `carried`: the section speaks of money that is left over, or was. */
static MxValue *look_for_carried(MxCheck *check, const MxFact *fact) {
    if (fact->section < 0 || (guint)fact->section >= check->d->sections->len)
        return NULL;
    const MxSection *section = check->d->sections->pdata[fact->section];
    g_autofree char *folded = mx_text_fold(section->text ? section->text : "");
    return mx_pack_phrase(check->pack, MX_PHRASE_CARRIED, folded, NULL) ? mx_value_of_integer(1)
                                                                        : NULL;
}

/* ------------------------------------------------------------------ a government's totals -- */

/* Whether @table prints what @fact, a government's figure, is of: `government.FUND.SIDE`, for the
 * same place and for @year. */
static bool is_table_of(const MxTable *table, const MxFact *fact, int year) {
    g_auto(GStrv) parts = g_strsplit(fact->id, ".", -1);
    if (g_strv_length(parts) != 3 || fact->scope == NULL || fact->year == 0)
        return false;
    if (strcmp(parts[2], "expenditure_total") == 0) /* with what is carried over, or without it */
        return false;
    gsize n = strcspn(parts[2], "_");
    g_autofree char *id = g_strdup_printf("government_%s_%.*s", parts[1], (int)n, parts[2]);
    bool interim = g_strcmp0(table->phase, "interim") == 0;
    return strcmp(table->id, id) == 0 && table->year == year && interim == fact->interim &&
           g_strcmp0(table->scope, fact->scope) == 0;
}

/* Whether @column has amounts of its table's own year, or of the one @before it. */
static bool is_amount_of_year(const MxColumn *column, bool before) {
    static const char *const OWN[] = { "budget", "adjusted_budget", "execution", "actual", NULL };
    static const char *const BEFORE[] = { "previous_budget",    "previous_adjusted_budget",
                                          "previous_execution", "previous_actual",
                                          "previous",           NULL };
    return column->type == MX_COLUMN_AMOUNT && g_strv_contains(before ? BEFORE : OWN, column->id);
}

/* Digits from which on a figure is hardly that of another total but for one digit. */
#define TELLING_DIGITS 5u

/** Stated: a figure of the prose while what tables print of it is looked for. @slips: it has digits
 * enough to tell of what it may be a misprint */
typedef struct {
    MxValue *value;
    bool slips;
} Stated;

/* How well @value goes with what is stated: 2 where they agree, 1 where a misprint of a total makes
 * it the other. */
static int fit(MxCheck *check, const MxValue *value, const Stated *stated, bool total) {
    return mx_figures_meet(value->figure, stated->value->figure)                   ? 2
           : total && stated->slips && mx_is_misprint(check, stated->value, value) ? 1
                                                                                   : 0;
}

/** Best: the figure of the tables that goes best with what is stated, and how well. */
typedef struct {
    MxValue *value;
    int fit;
} Best;

/* Takes the figure at @place, of a row that is a @total or is none, where it goes better with what
 * is stated, or is nearer. */
static void take_nearer(MxCheck *check, Best *best, const MxPlace *place, bool total,
                        const Stated *stated) {
    MxValue *value = mx_value_of(check, place);
    int found = value != NULL && value->figure != NULL ? fit(check, value, stated, total) : -1;
    if (found < 0 ||
        (best->value != NULL &&
         (found < best->fit ||
          (found == best->fit &&
           !mx_figure_is_nearer(value->figure, best->value->figure, stated->value->figure))))) {
        mx_value_free(value);
        return;
    }
    mx_value_free(best->value);
    *best = (Best){ value, found };
}

/* The total or the row of the first order that is nearest to @stated, in the tables of its own
 * year, or in what those of the next one print of the year @before them. */
static MxValue *find_nearest(MxCheck *check, const MxFact *fact, const Stated *stated,
                             bool before) {
    Best best = { 0 };
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        if (!is_table_of(table, fact, before ? fact->year + 1 : fact->year))
            continue;
        for (guint r = 0; r < table->rows->len; r++) {
            const MxRow *row = table->rows->pdata[r];
            bool whole = row->kind == MX_ROW_TOTAL || (row->kind == MX_ROW_ITEM && row->level == 0);
            for (guint c = 0; whole && c < table->columns->len; c++) {
                MxPlace place;
                if (is_amount_of_year(table->columns->pdata[c], before) &&
                    mx_place_cell(table, row, c, &place))
                    take_nearer(check, &best, &place, row->kind == MX_ROW_TOTAL, stated);
            }
        }
    }
    return best.value;
}

/* `printed`: the total, or the row of the first order, of the tables of its fund that agrees with a
 * government's figure, or comes nearest; NULL where no table is of it. */
static MxValue *look_for_printed(MxCheck *check, const MxFact *fact) {
    MxPlace own = mx_place_fact(fact);
    g_autoptr(MxValue) value = mx_value_of(check, &own);
    if (value == NULL || value->figure == NULL)
        return NULL;
    Stated stated = { value, mx_text_count_digits(fact->text) >= TELLING_DIGITS };
    MxValue *found = find_nearest(check, fact, &stated, false);
    return found != NULL ? found : find_nearest(check, fact, &stated, true);
}

/* `base`, `change`, `previous`: the facts beside one whose id ends in .change, .growth, … */
MxValue *mx_look_beside_fact(MxCheck *check, const MxInstance *instance, const char *name) {
    if (strcmp(name, "value") == 0) {
        MxPlace place = mx_place_fact(instance->fact);
        return mx_value_of(check, &place);
    }
    if (strcmp(name, "printed") == 0)
        return look_for_printed(check, instance->fact);
    if (strcmp(name, "carried") == 0)
        return look_for_carried(check, instance->fact);
    MxValue *reported = mx_look_in_report(check, instance, name);
    if (reported != NULL)
        return reported;
    const char *dot = strrchr(instance->fact->id, '.');
    g_autofree char *base = g_strndup(instance->fact->id, (gsize)(dot - instance->fact->id));
    g_autofree char *id =
        strcmp(name, "base") == 0 ? g_strdup(base) : g_strconcat(base, ".", name, NULL);
    const MxFact *fact = find_near(check->d, instance, id);
    if (fact == NULL)
        return NULL;
    MxPlace place = mx_place_fact(fact);
    return mx_value_of(check, &place);
}

/* ----------------------------------------------------------------------------- computations -- */

static MxValue *value_at(const MxCheck *check, const char *text, const MxFigure *figure,
                         const MxPlace *where) {
    MxValue *value = mx_value_new();
    MxPlace place = *where;
    place.text = text;
    value->figure = mx_figure_dup(figure);
    mx_figure_widen(value->figure, check->halves);
    g_array_append_val(value->places, place);
    return value;
}

/* `asked`: what the form asks for; `named`: the same, where its text states that amount too. */
static MxValue *look_for_asked(MxCheck *check, const MxComputation *computation, bool named) {
    const MxPlace *where = &computation->where;
    const MxFund *fund = where->form ? mx_form_find_fund(where->form, "annual", "total") : NULL;
    if (fund == NULL)
        return NULL;
    MxPlace place = mx_place_field(where->form, "annual.total", fund->field);
    g_autoptr(MxValue) value = mx_value_of(check, &place);
    bool there = value != NULL && value->figure != NULL &&
                 (!named || mx_text_names(check->pack, where->text, value->figure));
    return there ? g_steal_pointer(&value) : NULL;
}

static MxValue *look_at_parts(MxCheck *check, const MxComputation *computation) {
    MxValue *value =
        value_at(check, computation->parts_text, computation->parts, &computation->where);
    value->sum = computation->kind != MX_COMPUTATION_SHARE &&
                 computation->kind != MX_COMPUTATION_LONE_SHARE &&
                 computation->kind != MX_COMPUTATION_GROWTH &&
                 computation->kind != MX_COMPUTATION_TREND;
    if (computation->places->len > 0) {
        g_array_set_size(value->places, 0);
        g_array_append_vals(value->places, computation->places->data, computation->places->len);
    }
    return value;
}

MxValue *mx_look_at_computation(MxCheck *check, const MxComputation *computation,
                                const char *name) {
    if (strcmp(name, "stated") == 0)
        return value_at(check, computation->stated_text, computation->stated, &computation->where);
    if (strcmp(name, "parts") == 0)
        return look_at_parts(check, computation);
    if (strcmp(name, "rated") == 0)
        return computation->rated ? mx_value_of_integer(1) : NULL;
    if (strcmp(name, "slip") == 0)
        return computation->slip ? mx_value_of_integer(1) : NULL;
    static const char *const DIRECTIONS[] = { "less", "same", "more" };
    if (computation->kind == MX_COMPUTATION_COMPARISON)
        return strcmp(name, DIRECTIONS[computation->direction + 1]) == 0 ? mx_value_of_integer(1)
                                                                         : NULL;
    return look_for_asked(check, computation, strcmp(name, "named") == 0);
}
