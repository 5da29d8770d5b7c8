/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an instance that fails its rule: the statement filled in, the figures, and where
 * each of them stands. Amounts are shown in the unit in which the document prints them. */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/evaluate.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/finding.h"
#include "check/lookup/codes.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "model/report.h"
#include "normalize/amount.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

/* Characters of a clause in a statement; the evidence has all of it. */
#define MAX_QUOTE 60

/* MxUnit: @divisor: what a shown 1 is worth; @name: what stands behind the number; @decimals:
 * places to which a computed percentage is shown. */
typedef struct {
    glong divisor;
    const char *name;
    guint decimals;
} Unit;

static const Unit YUAN_UNITS[] = {
    { 100000000, "亿元", 0 }, { 10000, "万元", 0 }, { 1000, "千元", 0 }, { 1, "元", 0 }
};

static Unit unit_of_text(const char *text) {
    for (gsize i = 0; text != NULL && i < G_N_ELEMENTS(YUAN_UNITS); i++)
        if (strstr(text, YUAN_UNITS[i].name) != NULL)
            return YUAN_UNITS[i];
    return YUAN_UNITS[G_N_ELEMENTS(YUAN_UNITS) - 1];
}

static Unit unit_of_fact(const MxFact *fact) {
    if (strcmp(fact->unit, "yuan") == 0)
        return unit_of_text(fact->text);
    return (Unit){ 1, strcmp(fact->unit, "percent") == 0 ? "%" : "", 0 };
}

static Unit unit_of_form(const MxPlace *place) {
    for (guint i = 0; i < place->form->funds->len; i++) {
        const MxFund *fund = place->form->funds->pdata[i];
        if (fund->field->text == place->text)
            return fund->unit_e4 == MX_YUAN_E4 * 10000 ? YUAN_UNITS[1] : YUAN_UNITS[3];
    }
    return (Unit){ 1, "", 0 };
}

/* The unit in which the first figure of a value is printed. */
static Unit unit_of(const MxValue *value) {
    if (value == NULL || value->places->len == 0)
        return (Unit){ 1, "", 0 };
    const MxPlace *place = &g_array_index(value->places, MxPlace, 0);
    if (place->column != NULL)
        return place->column->type == MX_COLUMN_AMOUNT ? unit_of_text(place->table->unit)
                                                       : (Unit){ 1, "", 0 };
    if (place->fact != NULL)
        return unit_of_fact(place->fact);
    if (strstr(place->text, "元") != NULL)
        return unit_of_text(place->text);
    if (g_str_has_suffix(place->text, "%"))
        return (Unit){ 1, "%", 0 };
    return place->form != NULL ? unit_of_form(place) : (Unit){ 1, "", 0 };
}

/* A computed percentage is shown to the places of the stated one, or one more where they would look
 * alike. */
static guint count_shown(const MxOutcome *outcome) {
    const MxValue *left = outcome->left, *right = outcome->right;
    guint decimals = 0;
    for (guint i = 0; left != NULL && i < left->places->len; i++)
        decimals = MAX(decimals, mx_printed_decimals(g_array_index(left->places, MxPlace, i).text));
    if (left == NULL || right == NULL || left->figure == NULL || right->figure == NULL)
        return decimals;
    g_autofree char *stated = mx_figure_print_rounded(left->figure, decimals);
    g_autofree char *computed = mx_figure_print_rounded(right->figure, decimals);
    return decimals + (strcmp(stated, computed) == 0);
}

static Unit find_unit(const MxOutcome *outcome) {
    bool plain = outcome->left != NULL && outcome->left->plain;
    Unit unit = plain ? (Unit){ 1, "", 0 } : unit_of(outcome->left);
    unit.decimals = strcmp(unit.name, "%") == 0 ? count_shown(outcome) : 0;
    return unit;
}

/* 3302.76 to 3,302.76 */
static void append_grouped(GString *out, const char *number) {
    const char *p = number + (*number == '-');
    gsize whole = strcspn(p, ".");
    g_string_append_len(out, number, p - number);
    for (gsize i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, p[i]);
    }
    g_string_append(out, p + whole);
}

static void append_figure(GString *out, const MxFigure *figure, Unit unit) {
    g_autoptr(MxFigure) divisor = mx_figure_new_integer(unit.divisor);
    g_autoptr(MxFigure) shown = mx_figure_combine(figure, '/', divisor);
    bool rounded = strcmp(unit.name, "%") == 0;
    g_autofree char *number =
        rounded ? mx_figure_print_rounded(shown, unit.decimals) : mx_figure_print(shown);
    if (*unit.name != '\0')
        append_grouped(out, number);
    else
        g_string_append(out, number); /* a year, a count */
    if (*unit.name != '\0' && *unit.name != '%')
        g_string_append_c(out, ' ');
    g_string_append(out, unit.name);
}

/* ------------------------------------------------------------------------------- statements -- */

typedef struct {
    const MxInstance *instance;
    const MxOutcome *outcome;
    Unit unit;
    const char *missing; /* what stands in the place of a figure that is not there */
} Statement;

static void append_quote(GString *out, const char *text) {
    if (text == NULL)
        return;
    glong n = g_utf8_strlen(text, -1);
    const char *end = g_utf8_offset_to_pointer(text, MIN(n, MAX_QUOTE));
    for (const char *p = text; p < end; p++)
        g_string_append_c(out, *p == '\n' ? ' ' : *p);
    if (n > MAX_QUOTE)
        g_string_append(out, "…");
}

static void append_side(GString *out, const Statement *s, const MxValue *value) {
    if (value != NULL && value->figure != NULL)
        append_figure(out, value->figure, s->unit);
    else
        g_string_append(out, s->missing);
}

static void append_difference(GString *out, const Statement *s) {
    const MxValue *left = s->outcome->left, *right = s->outcome->right;
    if (left == NULL || right == NULL || left->figure == NULL || right->figure == NULL)
        return;
    g_autoptr(MxFigure) difference = mx_figure_combine(left->figure, '-', right->figure);
    append_figure(out, difference, s->unit);
}

static const char *first_text(const MxOutcome *outcome) {
    const MxValue *value = outcome->left;
    return value && value->places->len > 0 ? g_array_index(value->places, MxPlace, 0).text : NULL;
}

static const char *name_project(const MxInstance *instance) {
    if (instance->form != NULL)
        return mx_form_name(instance->form);
    const MxPair *pair = instance->pair;
    if (pair == NULL)
        return NULL;
    return pair->form ? mx_form_name(pair->form) : mx_row_project(pair->table, pair->row);
}

static const char *name_row(const MxInstance *instance) {
    if (instance->row != NULL)
        return mx_row_label(instance->table, instance->row);
    const MxPair *pair = instance->pair;
    return pair != NULL && pair->row != NULL ? mx_row_project(pair->table, pair->row) : NULL;
}

static const MxTable *find_table(const MxInstance *instance) {
    return instance->table ? instance->table : instance->pair ? instance->pair->table : NULL;
}

static const char *name_column(const MxInstance *instance) {
    if (instance->row == NULL)
        return NULL;
    return ((const MxColumn *)instance->table->columns->pdata[instance->column])->label;
}

/* Places that a statement lists; the evidence has all of them. */
#define MAX_LISTED 5u

static void append_list(GString *out, const MxValue *value) {
    for (guint i = 0; value != NULL && i < MIN(value->places->len, MAX_LISTED); i++) {
        g_string_append(out, i > 0 ? "、" : "");
        append_quote(out, g_array_index(value->places, MxPlace, i).text);
    }
    if (value != NULL && value->places->len > MAX_LISTED)
        g_string_append(out, "…");
}

/* The header of the figure that is too much or too little. */
static const char *name_left(const MxOutcome *outcome) {
    const MxValue *left = outcome->left;
    const MxPlace *place =
        left != NULL && left->places->len > 0 ? &g_array_index(left->places, MxPlace, 0) : NULL;
    return place != NULL && place->column != NULL ? place->column->label : NULL;
}

static void append_code(GString *out, const MxInstance *instance) {
    bool coded = instance->code_fit != MX_CODE_UNLISTED;
    g_autofree char *digits = coded ? mx_codes_digits(instance) : NULL;
    append_quote(out, digits);
}

/* The clause of the figure that the finding is about. */
static const char *find_context(const MxInstance *instance) {
    const MxFact *fact = instance->fact;
    if (fact == NULL && instance->computation != NULL)
        fact = instance->computation->where.fact;
    return fact != NULL ? fact->context : instance->mark.text;
}

static void fill_blank(GString *out, const Statement *s, const char *blank) {
    const MxInstance *instance = s->instance;
    const MxTable *table = find_table(instance);
    if (strcmp(blank, "left") == 0)
        append_side(out, s, s->outcome->left);
    else if (strcmp(blank, "right") == 0)
        append_side(out, s, s->outcome->right);
    else if (strcmp(blank, "difference") == 0)
        append_difference(out, s);
    else if (strcmp(blank, "table") == 0)
        append_quote(out, table ? (table->title ? table->title : table->id) : NULL);
    else if (strcmp(blank, "row") == 0)
        append_quote(out, name_row(instance));
    else if (strcmp(blank, "column") == 0)
        append_quote(out, name_column(instance));
    else if (strcmp(blank, "label") == 0)
        append_quote(out, name_left(s->outcome));
    else if (strcmp(blank, "project") == 0)
        append_quote(out, name_project(instance));
    else if (strcmp(blank, "fact") == 0)
        append_quote(out, instance->fact ? instance->fact->id : NULL);
    else if (strcmp(blank, "context") == 0)
        append_quote(out, find_context(instance));
    else if (strcmp(blank, "list") == 0)
        append_list(out, s->outcome->left);
    else if (strcmp(blank, "official") == 0)
        append_quote(out, instance->official);
    else if (strcmp(blank, "code") == 0)
        append_code(out, instance);
    else if (strcmp(blank, "text") == 0)
        append_quote(out, instance->mark.text ? instance->mark.text : first_text(s->outcome));
}

static char *fill(const char *statement, const Statement *s) {
    static const char NOBODY[] = "{project}: ";
    GString *out = g_string_new(NULL);
    /* What a text of no project says begins with what it says. */
    if (g_str_has_prefix(statement, NOBODY) && name_project(s->instance) == NULL)
        statement += sizeof NOBODY - 1;
    for (const char *p = statement; *p != '\0'; p++) {
        if (*p != '{') {
            g_string_append_c(out, *p);
            continue;
        }
        gsize n = strcspn(p, "}");
        g_autofree char *blank = g_strndup(p + 1, n - 1);
        fill_blank(out, s, blank);
        p += p[n] ? n : n - 1;
    }
    return g_string_free(out, FALSE);
}

/* --------------------------------------------------------------------------------- evidence -- */

static bool has_evidence(const MxFinding *finding, const MxPlace *place) {
    for (guint i = 0; i < finding->evidence->len; i++) {
        const MxEvidence *known = finding->evidence->pdata[i];
        if (known->page == place->page && mx_box_equal(known->box, place->box) &&
            strcmp(known->text, place->text) == 0)
            return true;
    }
    return false;
}

static void add_evidence(MxFinding *finding, const GArray *places) {
    for (guint i = 0; places != NULL && i < places->len; i++) {
        const MxPlace *place = &g_array_index(places, MxPlace, i);
        if (!has_evidence(finding, place))
            g_ptr_array_add(finding->evidence, mx_place_describe(place));
    }
}

/* Any figure of the other alternatives may be the wrong one. */
static void add_others(MxFinding *finding, const MxOutcome *outcome) {
    for (guint i = 0; outcome->rights != NULL && i < outcome->rights->len; i++) {
        const MxValue *other = outcome->rights->pdata[i];
        if (other != NULL && other->figure != NULL)
            add_evidence(finding, other->places);
    }
}

/* Where something is missing, the evidence is what lacks it. */
static void add_instance(MxCheck *check, MxFinding *finding, const MxInstance *instance) {
    const MxPair *pair = instance->pair;
    const MxTable *table = find_table(instance);
    MxPlace place = { .what = MX_PLACE_SECTION, .text = "" };
    if (instance->mark.text != NULL) {
        place = instance->mark;
    } else if (pair != NULL && pair->form != NULL) {
        const MxField *name = mx_form_get(pair->form, "name");
        if (name != NULL)
            place = mx_place_field(pair->form, "name", name);
        else
            place = (MxPlace){ .what = MX_PLACE_PROJECT,
                               .form = pair->form,
                               .text = mx_form_name(pair->form),
                               .page = pair->form->first_page };
    } else if (table != NULL) {
        const MxRow *row = pair != NULL ? pair->row : instance->row;
        place = (MxPlace){ .what = MX_PLACE_TABLE,
                           .table = table,
                           .row = row,
                           .text = row            ? mx_row_label(table, row)
                                   : table->title ? table->title
                                                  : "",
                           .page = row ? row->page : table->first_page };
    } else if (check->d->document.title != NULL) {
        place.text = check->d->document.title;
    }
    g_ptr_array_add(finding->evidence, mx_place_describe(&place));
}

static void add_figures(MxFinding *finding, const MxOutcome *outcome) {
    const MxFigure *left = outcome->left ? outcome->left->figure : NULL;
    const MxFigure *right = outcome->right ? outcome->right->figure : NULL;
    if (left == NULL || right == NULL)
        return;
    finding->actual = mx_figure_print(left);
    finding->expected = mx_figure_print(right);
    finding->difference = mx_figure_print_difference(left, right);
    finding->tolerance = mx_figure_print_tolerance(left, right);
}

MxFinding *mx_finding_make(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                           const MxOutcome *outcome) {
    bool rounding = outcome->verdict == MX_VERDICT_ROUNDING;
    MxFinding *finding =
        mx_finding_new(rule->source->id, rounding ? MX_SEVERITY_INFO : *rule->source->severity);
    Statement s = { instance, outcome, find_unit(outcome), "（缺）" };
    finding->zh = fill(rule->source->zh, &s);
    s.missing = "(missing)";
    finding->en = fill(rule->source->en, &s);
    add_figures(finding, outcome);
    add_evidence(finding, outcome->left ? outcome->left->places : NULL);
    add_evidence(finding, outcome->right ? outcome->right->places : NULL);
    add_others(finding, outcome);
    if (finding->evidence->len == 0)
        add_instance(check, finding, instance);
    return finding;
}

/* What is said where a finding is no error: why it may not be one. */
typedef struct {
    const char *zh, *en;
} Reserve;

static const Reserve UNREAD = { "；但有无法识别的数字或页面，可能是读取有误",
                                "; but a figure beside it, or a page, could not be read" };
static const Reserve WITHHELD = { "；文件注明有内容不予公开",
                                  "; the document says that something is withheld" };

static const Reserve UNLISTED = {
    "；该表各行之和也少于合计，可能有几行未能读取",
    "; the rows of that table come to less than its total, too: some may not have been read"
};

static const Reserve MISSING = {
    "；相差的数自成一行或见于同行另一列，可能缺一行、错列，或读取有误",
    "; the difference is a row of its own, or stands in another column "
    "of a row: it may be missing, shifted, or misread"
};

static const Reserve ALONE = {
    "；其中一列其余各行均为0，也可能不计入合计",
    "; one of the columns has 0 in all other rows, and may be of which"
};

static void make_info(MxFinding *finding, const Reserve *reserve) {
    char *zh = g_strconcat(finding->zh, reserve->zh, NULL);
    char *en = g_strconcat(finding->en, reserve->en, NULL);
    g_free(finding->zh);
    g_free(finding->en);
    finding->zh = zh;
    finding->en = en;
    finding->severity = MX_SEVERITY_INFO;
}

void mx_finding_lower(MxFinding *finding) {
    make_info(finding, &ALONE);
}

void mx_finding_doubt(MxFinding *finding) {
    make_info(finding, &UNREAD);
}

void mx_finding_miss(MxFinding *finding) {
    make_info(finding, &MISSING);
}

void mx_finding_unlist(MxFinding *finding) {
    make_info(finding, &UNLISTED);
}

void mx_finding_withhold(MxFinding *finding) {
    make_info(finding, &WITHHELD);
}

bool mx_finding_is_withheld(const MxFinding *finding) {
    return g_str_has_suffix(finding->en, WITHHELD.en);
}
