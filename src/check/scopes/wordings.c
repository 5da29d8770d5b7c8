/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that are looked for by their wording: dates of completion, years of headings. */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/provenance.h"
#include "check/scopes/instance.h"
#include "check/scopes/wordings.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

const char *const MX_FORM_TEXTS[MX_N_FORM_TEXTS] = { "overview",    "basis", "necessity",
                                                     "measures",    "plan",  "goals.period",
                                                     "goals.annual" };

static glong read_year(const char *folded, MxSpan span) {
    g_autofree char *digits = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return strtol(digits, NULL, 10);
}

static void list_dates(MxCheck *check, const MxForm *form, GArray *list) {
    static const char *const FIELDS[] = { "plan", "goals.annual" };
    for (gsize i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        const MxField *field = mx_form_get(form, FIELDS[i]);
        g_autofree char *folded = mx_text_fold(field ? field->text : "");
        MxSpan span;
        if (!mx_pack_phrase(check->pack, MX_PHRASE_DUE, folded, &span) || span.start < 0)
            continue;
        MxInstance instance = { .form = form, .number = read_year(folded, span) };
        instance.mark = mx_place_field(form, FIELDS[i], field);
        g_array_append_val(list, instance);
    }
}

static void list_headings(MxCheck *check, GArray *list) {
    for (guint i = 0; i < check->d->sections->len; i++) {
        const MxSection *section = check->d->sections->pdata[i];
        g_autofree char *folded = mx_text_fold(section->title ? section->title : "");
        MxSpan span;
        if (!mx_pack_phrase(check->pack, MX_PHRASE_HEADING_YEAR, folded, &span) || span.start < 0)
            continue;
        MxInstance instance = { .number = read_year(folded, span) };
        instance.mark = (MxPlace){ .what = MX_PLACE_SECTION,
                                   .text = section->title,
                                   .page = section->first_page };
        g_array_append_val(list, instance);
    }
}

/* What a body holds: debts and funds have days of their own. */
static bool is_asset(const MxFact *fact) {
    static const char *const ASSETS[] = { "narrative.vehicles.", "narrative.buildings.",
                                          "narrative.equipment." };
    for (gsize i = 0; fact->id != NULL && i < G_N_ELEMENTS(ASSETS); i++)
        if (g_str_has_prefix(fact->id, ASSETS[i]))
            return true;
    return false;
}

/* The clause that gives the day has a figure of what was held then; the first of them is enough. */
static void list_days(MxCheck *check, GArray *list) {
    const char *previous = NULL;
    for (guint i = 0; i < check->d->facts->len; i++) {
        const MxFact *fact = check->d->facts->pdata[i];
        g_autofree char *folded = mx_text_fold(fact->context);
        MxSpan span;
        if (!is_asset(fact) || g_strcmp0(previous, fact->context) == 0 ||
            !mx_pack_phrase(check->pack, MX_PHRASE_AS_OF, folded, &span) || span.start < 0)
            continue;
        MxInstance instance = { .number = read_year(folded, span), .mark = mx_place_fact(fact) };
        instance.mark.text = previous = fact->context;
        g_array_append_val(list, instance);
    }
}

/* ----------------------------------------------------------------------------------- units -- */

/* Amounts on either side that are looked at, and how many of them must be of a multiple: an amount
 * that stands alone has no unit to lose. */
#define NEIGHBOURS 2u
#define MIN_MULTIPLES 3u

static bool is_multiple(const MxFact *fact) {
    g_autofree char *folded = mx_text_fold(fact->text);
    return strstr(folded, "万") != NULL || strstr(folded, "亿") != NULL;
}

/* How many amounts on one side of fact @i, in its section, are of a multiple; -1 where one is not.
 */
static int count_multiples(const MxDisclosure *d, guint i, int step) {
    const MxFact *fact = d->facts->pdata[i];
    guint n = 0;
    for (guint k = i + (guint)step; k < d->facts->len && n < NEIGHBOURS; k += (guint)step) {
        const MxFact *other = d->facts->pdata[k]; /* k wraps below 0 */
        if (other->section != fact->section)
            break;
        if (strcmp(other->unit, "yuan") != 0)
            continue;
        if (!is_multiple(other))
            return -1;
        n++;
    }
    return (int)n;
}

/* 0.40元 among 43.20亿元, 5.61亿元: the unit may have lost its 亿. A price is in yuan by right. */
static void list_units(MxCheck *check, GArray *list) {
    for (guint i = 0; i < check->d->facts->len; i++) {
        const MxFact *fact = check->d->facts->pdata[i];
        g_autofree char *text = mx_text_fold(fact->text);
        g_autofree char *context = mx_text_fold(fact->context);
        if (strcmp(fact->unit, "yuan") != 0 || strchr(text, '.') == NULL || is_multiple(fact) ||
            mx_pack_phrase(check->pack, MX_PHRASE_PER_UNIT, context, NULL))
            continue;
        int before = count_multiples(check->d, i, -1), after = count_multiples(check->d, i, 1);
        MxInstance instance = { .fact = fact, .fact_index = i };
        if (before >= 0 && after >= 0 && before + after >= (int)MIN_MULTIPLES)
            g_array_append_val(list, instance);
    }
}

void mx_wordings_list(MxCheck *check, MxScopeKind kind, GArray *list) {
    if (kind == MX_SCOPE_HEADINGS)
        list_headings(check, list);
    if (kind == MX_SCOPE_AS_OF)
        list_days(check, list);
    if (kind == MX_SCOPE_UNITS)
        list_units(check, list);
    for (guint i = 0; i < check->d->forms->len; i++) {
        const MxForm *form = check->d->forms->pdata[i];
        if (kind == MX_SCOPE_DATES)
            list_dates(check, form, list);
    }
}
