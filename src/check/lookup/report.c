/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a government's report, and the others of it that they must agree with.
 *
 *   …执行情况   2023年全市一般公共预算收入400.88亿元，完成年初预算的97.22%，增长2.09%
 *   …草案       2024年全市一般公共预算收入412.89亿元，较上年预算执行数增长3%
 *                                         ^^^^^^^^                 ^^^^^^^^^^ grown   ^^ growth:
 * 412.89 / 400.88
 *
 * Such a figure says itself of which fund, place and year it is, so that its fellow may stand
 * anywhere in the report: one of the same name and place, of the year before. Where several
 * differ (a plan and what was done, a change of the plan), it is the one that agrees, else none.
 */
#include "check/lookup/report.h"

#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "pattern/pattern.h"

static const MxFact *fact_at(const MxCheck *check, guint i) {
    return check->d->facts->pdata[i];
}

static MxValue *value_of(MxCheck *check, const MxFact *fact) {
    MxPlace place = mx_place_fact(fact);
    return mx_value_of(check, &place);
}

/* ------------------------------------------------------------------------------ its growth -- */

/** Growth: a percentage that a figure grew by. @fallen: it fell; @since: the text says that it is
 * since last year's outcome, not only 增长, which may be since last year's plan */
typedef struct {
    const MxFact *percent;
    bool fallen, since;
} Growth;

/* The percentage behind the figure that its own clause says it grew by, before the next amount.
 * 完成预算的97.22% is none; 可比增长 is of a base that is not printed. */
static Growth find_growth(const MxCheck *check, const MxInstance *instance) {
    const MxFact *fact = instance->fact;
    g_autofree char *context = mx_text_fold(fact->context);
    g_autofree char *own = mx_text_fold(fact->text);
    const char *from = strstr(context, own);
    from = from != NULL ? from + strlen(own) : NULL;
    for (guint i = instance->fact_index + 1; from != NULL && i < check->d->facts->len; i++) {
        const MxFact *next = fact_at(check, i);
        g_autofree char *text = mx_text_fold(next->text);
        const char *at = strcmp(next->context, fact->context) == 0 ? strstr(from, text) : NULL;
        if (at == NULL || strcmp(next->unit, "yuan") == 0)
            break;
        g_autofree char *words = g_strndup(from, (gsize)(at - from));
        MxSpan span;
        if (strcmp(next->unit, "percent") == 0 &&
            mx_pack_phrase(check->pack, MX_PHRASE_GROWN, words, &span))
            return (Growth){ next, mx_pack_phrase(check->pack, MX_PHRASE_FALLEN, words, NULL),
                             span.start >= 0 };
        from = at + strlen(text);
    }
    return (Growth){ 0 };
}

static MxValue *value_of_growth(MxCheck *check, const Growth *growth) {
    g_autoptr(MxValue) value = growth->percent ? value_of(check, growth->percent) : NULL;
    if (value == NULL || value->figure == NULL)
        return NULL;
    if (growth->fallen) {
        g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
        MxFigure *negative = mx_figure_combine(zero, '-', value->figure);
        mx_figure_free(value->figure);
        value->figure = negative;
    }
    return g_steal_pointer(&value);
}

static MxValue *look_for_growth(MxCheck *check, const MxInstance *instance) {
    Growth growth = find_growth(check, instance);
    return value_of_growth(check, &growth);
}

/* By how many percent @now is more than @before. */
static MxFigure *compute_growth(const MxFigure *now, const MxFigure *before) {
    g_autoptr(MxFigure) ratio = mx_figure_combine(now, '/', before);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    g_autoptr(MxFigure) percent = ratio ? mx_figure_combine(ratio, '*', hundred) : NULL;
    return percent ? mx_figure_combine(percent, '-', hundred) : NULL;
}

static MxValue *grow(MxCheck *check, const MxFact *fact, const MxFact *before) {
    g_autoptr(MxValue) now = value_of(check, fact);
    g_autoptr(MxValue) then = value_of(check, before);
    if (now == NULL || then == NULL || now->figure == NULL || then->figure == NULL)
        return NULL;
    MxValue *value = mx_value_new();
    value->sum = false;
    value->figure = compute_growth(now->figure, then->figure);
    g_array_append_vals(value->places, now->places->data, 1);
    g_array_append_vals(value->places, then->places->data, 1);
    return value;
}

static bool is_same_but_year(const MxFact *a, const MxFact *b) {
    return a->id != NULL && b->id != NULL && strcmp(a->id, b->id) == 0 && a->scope != NULL &&
           g_strcmp0(a->scope, b->scope) == 0 && a->interim == b->interim;
}

static MxValue *look_for_grown(MxCheck *check, const MxInstance *instance) {
    Growth said = find_growth(check, instance);
    g_autoptr(MxValue) growth = value_of_growth(check, &said);
    g_autoptr(MxValue) found = NULL;
    bool several = false;
    const MxFact *first = NULL;
    for (guint i = 0; growth != NULL && i < check->d->facts->len; i++) {
        const MxFact *before = fact_at(check, i);
        if (!is_same_but_year(before, instance->fact) || before->year == 0 ||
            before->year != instance->fact->year - 1)
            continue;
        several = several || (first != NULL && first->value_e4 != before->value_e4);
        first = before;
        g_autoptr(MxValue) value = grow(check, instance->fact, before);
        if (value == NULL || value->figure == NULL)
            continue;
        if (mx_figures_meet(value->figure, growth->figure))
            return g_steal_pointer(&value);
        g_clear_pointer(&found, mx_value_free);
        found = g_steal_pointer(&value);
    }
    return several || !said.since ? NULL : g_steal_pointer(&found);
}

/* --------------------------------------------------------------------------- other figures -- */

/* The only value that figures @id of that place have in the year of @fact; NULL where it is none
 * or several. */
static const MxFact *find_only(const MxCheck *check, const char *id, const char *scope,
                               const MxFact *fact) {
    const MxFact *found = NULL;
    for (guint i = 0; i < check->d->facts->len; i++) {
        const MxFact *other = fact_at(check, i);
        if (g_strcmp0(other->id, id) != 0 || g_strcmp0(other->scope, scope) != 0 ||
            other->year != fact->year || other->interim != fact->interim)
            continue;
        if (found != NULL && found->value_e4 != other->value_e4)
            return NULL;
        found = other;
    }
    return found;
}

/* Debt of each kind is named in the clause of the whole, or right behind it. */
static MxValue *look_for_kinds(MxCheck *check, const MxFact *fact) {
    static const char *const FUNDS[] = { "general_debt", "special_debt" };
    const char *last = strrchr(fact->id, '.');
    g_autoptr(MxValue) sum = mx_value_new();
    for (gsize i = 0; i < G_N_ELEMENTS(FUNDS); i++) {
        g_autofree char *id = g_strconcat("government.", FUNDS[i], last, NULL);
        const MxFact *kind = find_only(check, id, fact->scope, fact);
        MxPlace place = kind ? mx_place_fact(kind) : (MxPlace){ 0 };
        if (kind == NULL || !mx_value_add_place(check, sum, &place))
            return NULL;
    }
    return g_steal_pointer(&sum);
}

static MxValue *look_for_limit(MxCheck *check, const MxFact *fact) {
    const char *last = strrchr(fact->id, '.');
    g_autofree char *id = g_strdup_printf("%.*s.limit", (int)(last - fact->id), fact->id);
    const MxFact *limit = find_only(check, id, fact->scope, fact);
    return limit != NULL ? value_of(check, limit) : NULL;
}

/* What the level itself has is within what the whole area has. */
static MxValue *look_for_wider(MxCheck *check, const MxFact *fact) {
    const MxFact *whole =
        strcmp(fact->scope, "whole") != 0 ? find_only(check, fact->id, "whole", fact) : NULL;
    return whole != NULL ? value_of(check, whole) : NULL;
}

MxValue *mx_look_in_report(MxCheck *check, const MxInstance *instance, const char *name) {
    const MxFact *fact = instance->fact;
    if (fact->scope == NULL || fact->year == 0)
        return NULL;
    return strcmp(name, "growth") == 0  ? look_for_growth(check, instance)
           : strcmp(name, "grown") == 0 ? look_for_grown(check, instance)
           : strcmp(name, "kinds") == 0 ? look_for_kinds(check, fact)
           : strcmp(name, "limit") == 0 ? look_for_limit(check, fact)
           : strcmp(name, "wider") == 0 ? look_for_wider(check, fact)
                                        : NULL;
}
