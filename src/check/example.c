/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents in miniature that stand beside the rules, and whether the rules hold on them.
 *
 *     expenditure[201]: total=10.00, basic=4.00; narrative.expenditure.total=10万元; year=2024
 *
 * Items are parted by `;`. What stands before a colon says where the values belong: a row of a
 * table (a code, `total`, or the label as printed; `table.side[…]` in a table with two sides), a
 * table as a whole (`note`, `title`), `project[name]`, `overall`. Amounts of tables are in 万元, of
 * forms in yuan, facts as printed. Alone stand facts, `year`, `kind`, `text`, a paragraph,
 * `heading`, with its number as printed, `figure`, one that no pattern has a name for, and
 * `contents`, the lines of the table of contents, parted by `/`.
 */
#include <mingxi/extract.h>
#include <mingxi/rules.h>
#include <stdlib.h>
#include <string.h>

#include "base/numbers.h"
#include "base/text.h"
#include "check/check.h"
#include "check/example.h"
#include "check/figure/provenance.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "normalize/cell.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

/* The page that everything in an example stands on. */
#define PAGE 1u
#define TABLE_UNIT "万元"
#define TABLE_UNIT_E4 (MX_YUAN_E4 * 10000)

static const MxBox NOWHERE = { 0, 0, 0, 0 };

/* ----------------------------------------------------------------------------------- tables -- */

/* @name: an id; `ID@YEAR` or `ID@SCOPE` where there are several tables of that id. */
static MxTable *need_table(MxDisclosure *d, const char *name) {
    g_auto(GStrv) parts = g_strsplit(name, "@", 2);
    const char *id = parts[0];
    int year = parts[1] ? atoi(parts[1]) : 0;
    const char *scope = year == 0 ? parts[1] : NULL;
    for (guint i = 0; i < d->tables->len; i++) {
        MxTable *table = d->tables->pdata[i];
        if (strcmp(table->id, id) == 0 && (year == 0 || table->year == year) &&
            (scope == NULL || g_strcmp0(table->scope, scope) == 0))
            return table;
    }
    MxTable *table = mx_table_new();
    table->year = year;
    table->scope = g_strdup(scope);
    table->id = g_strdup(id);
    table->title = g_strdup(id);
    table->unit = g_strdup(TABLE_UNIT);
    table->first_page = table->last_page = PAGE;
    g_ptr_array_add(d->tables, table);
    return table;
}

/* A column that comes late widens the rows before it. */
static guint need_column(MxTable *table, const char *id, MxColumnType type, MxSide side) {
    int found = mx_table_find_column(table, id, side);
    if (found >= 0)
        return (guint)found;
    mx_table_add_column(table, id, id, type, side);
    for (guint i = 0; i < table->rows->len; i++) {
        MxRow *row = table->rows->pdata[i];
        row->fields = g_renew(MxField *, row->fields, table->columns->len);
        row->fields[row->n_fields++] = NULL;
    }
    return table->columns->len - 1;
}

static void set_text(MxTable *table, MxRow *row, const char *id, MxColumnType type,
                     const char *text) {
    guint column = need_column(table, id, type, row->side);
    row->fields[column] = mx_field_new(text, NOWHERE, PAGE);
}

static MxRow *add_row(MxTable *table, MxSide side, const char *label) {
    MxRow *row = mx_row_new(table->columns->len, PAGE, side);
    g_ptr_array_add(table->rows, row);
    bool total = strcmp(label, "total") == 0;
    /* 收入总计, 本年支出合计: what the sums of a balance are called. */
    bool sum = total || g_str_has_suffix(label, "总计") || g_str_has_suffix(label, "合计");
    row->kind = sum ? MX_ROW_TOTAL : MX_ROW_ITEM;
    if (g_ascii_isdigit(*label))
        set_text(table, row, "code", MX_COLUMN_CODE, label);
    else
        set_text(table, row, "name", MX_COLUMN_TEXT, total ? "合计" : label);
    return row;
}

static void set_amount(MxField *field, gint64 unit_e4) {
    g_autofree char *folded = mx_text_fold(field->text);
    if (*folded == '\0')
        return;
    field->state =
        mx_amount_parse(folded, unit_e4, &field->amount_e4) ? MX_STATE_VALUE : MX_STATE_UNREADABLE;
}

static void set_number(MxField *field) {
    g_autofree char *folded = mx_text_fold(field->text);
    field->number = mx_cell_number_parse(folded);
    field->state = field->number ? MX_STATE_VALUE : MX_STATE_BLANK;
}

static void set_cell(MxTable *table, MxRow *row, const char *id, const char *text) {
    if (strcmp(id, "note") == 0) {
        row->kind = MX_ROW_NOTE;
        return;
    }
    if (strcmp(id, "classified") == 0) {
        g_free(row->derived_code);
        row->derived_code = g_strdup(text);
        return;
    }
    if (strcmp(id, "name") == 0) {
        set_text(table, row, id, MX_COLUMN_TEXT, text);
        return;
    }
    if (strstr(id, "percent") != NULL) {
        set_text(table, row, id, MX_COLUMN_PERCENT, text);
        set_number(row->fields[need_column(table, id, MX_COLUMN_PERCENT, row->side)]);
        return;
    }
    set_text(table, row, id, MX_COLUMN_AMOUNT, text);
    guint column = need_column(table, id, MX_COLUMN_AMOUNT, row->side);
    set_amount(row->fields[column], TABLE_UNIT_E4);
}

/* --------------------------------------------------------------------------- forms and prose -- */

static MxForm *need_form(MxDisclosure *d, const char *name) {
    MxFormKind kind = name ? MX_FORM_PROJECT : MX_FORM_OVERALL;
    for (guint i = 0; i < d->forms->len; i++) {
        MxForm *form = d->forms->pdata[i];
        if (form->kind == kind && (name == NULL || strcmp(mx_form_name(form), name) == 0))
            return form;
    }
    MxForm *form = mx_form_new(kind, PAGE);
    if (name != NULL)
        mx_form_add(form, "name", name, NOWHERE, PAGE);
    g_ptr_array_add(d->forms, form);
    return form;
}

static void set_field(MxForm *form, const char *id, const char *text) {
    static const char *const GROUPS[] = { "period", "annual", "by_source", "by_use" };
    const char *dot = strchr(id, '.');
    if (strcmp(id, "form.year") == 0) {
        form->year = atoi(text);
        return;
    }
    if (strcmp(id, "indicator.target") == 0 && form->indicators->len > 0) {
        MxIndicator *last = form->indicators->pdata[form->indicators->len - 1];
        last->target.text = g_strdup(text);
        return;
    }
    if (g_str_has_prefix(id, "indicator.")) {
        MxIndicator *indicator = mx_form_add_indicator(form, NOWHERE, PAGE);
        indicator->name = g_strdup(text);
        indicator->period = strcmp(id, "indicator.period") == 0;
        return;
    }
    for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS(GROUPS); i++) {
        if (strncmp(GROUPS[i], id, (gsize)(dot - id)) != 0)
            continue;
        MxFund *fund = mx_form_add_fund(form, GROUPS[i], dot + 1, text, NOWHERE, PAGE);
        if (fund != NULL)
            set_amount(fund->field, fund->unit_e4 = MX_YUAN_E4);
        return;
    }
    mx_form_add(form, id, text, NOWHERE, PAGE);
}

static const char *fact_unit(const char *folded) {
    return g_str_has_suffix(folded, "元")  ? "yuan"
           : g_str_has_suffix(folded, "%") ? "percent"
                                           : "count";
}

static gint64 fact_scale(const char *unit_text) {
    gint64 unit_e4 = mx_unit_parse(unit_text);
    return unit_e4 > 0 ? unit_e4 : MX_YUAN_E4;
}

/* `减少4.5万元` is a fall. */
static void add_fact(MxDisclosure *d, const char *id, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *digits = folded + strcspn(folded, "-0123456789");
    g_autofree char *number = g_strndup(digits, strspn(digits, "-0123456789."));
    MxFact *fact = g_new0(MxFact, 1);
    fact->sure = -1;
    fact->id = g_strdup(id);
    fact->unit = g_strdup(fact_unit(folded));
    fact->text = g_strdup(text);
    fact->context = g_strdup(text);
    fact->page = PAGE;
    mx_amount_parse(*number ? number : "0", fact_scale(digits + strlen(number)), &fact->value_e4);
    if (g_str_has_prefix(folded, "减少") || g_str_has_prefix(folded, "下降"))
        fact->value_e4 = -fact->value_e4;
    g_ptr_array_add(d->facts, fact);
}

static MxSection *add_section(MxDisclosure *d, const char *title, const char *text) {
    MxSection *section = g_new0(MxSection, 1);
    section->title = g_strdup(title);
    section->text = g_strdup(text);
    section->first_page = section->last_page = PAGE;
    g_ptr_array_add(d->sections, section);
    return section;
}

/* 第一部分 概况, 一、职责 and （一）机构 have a number; other headings have none. */
static void add_heading(MxDisclosure *d, const char *text) {
    static const char *const ENDS[] = { "部分", "、", "）" };
    static const char *const STARTS[] = { "第", "", "（" };
    for (guint level = 0; level < G_N_ELEMENTS(ENDS); level++) {
        const char *end = g_str_has_prefix(text, STARTS[level]) ? strstr(text, ENDS[level]) : NULL;
        g_autofree char *number = g_strndup(text, end ? (gsize)(end - text) : 0);
        if (end == NULL || mx_numeral_parse(number + strlen(STARTS[level])) < 0)
            continue;
        const char *title = end + strlen(ENDS[level]);
        MxSection *section = add_section(d, title + strspn(title, " "), "");
        section->number = g_steal_pointer(&number);
        section->level = level;
        return;
    }
    add_section(d, text, "");
}

/* Below a heading with a number, its text; else a section of its own. */
static void add_text(MxDisclosure *d, const char *text) {
    MxSection *last = d->sections->len > 0 ? d->sections->pdata[d->sections->len - 1] : NULL;
    if (last == NULL || last->number == NULL) {
        add_section(d, "", text);
        return;
    }
    char *whole = *last->text ? g_strconcat(last->text, "\n", text, NULL) : g_strdup(text);
    g_free(last->text);
    last->text = whole;
}

static void add_contents(MxDisclosure *d, const char *lines) {
    g_autofree char *text = g_strdelimit(g_strdup(lines), "/", '\n');
    add_section(d, "目录", text);
}

/* ------------------------------------------------------------------------------ the notation -- */

static const char *const KINDS[] = { "budget",
                                     "final_account",
                                     "performance",
                                     "government_budget",
                                     "government_final_account",
                                     "government_report",
                                     "unknown" };

/* An example shows what it is by its kind alone, and has nothing that its rule does not speak of.
 */
static void set_kind(MxDisclosure *d, const char *kind) {
    bool government = g_str_has_prefix(kind, "government_");
    d->document.kind = kind;
    d->document.among =
        MX_DOCUMENTS_ANY |
        (government ? MX_DOCUMENTS_GOVERNMENTS : MX_DOCUMENTS_BODIES | MX_DOCUMENTS_DEPARTMENTS);
}

static const char *find_kind(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (strcmp(KINDS[i], name) == 0)
            return KINDS[i];
    return KINDS[G_N_ELEMENTS(KINDS) - 1];
}

/* `fact.scope`, `fact.year`, `fact.context`: of the fact before it. */
static void place_fact(MxDisclosure *d, const char *key, const char *value) {
    MxFact *fact = d->facts->len > 0 ? d->facts->pdata[d->facts->len - 1] : NULL;
    if (fact != NULL && strcmp(key, "scope") == 0)
        g_free(g_steal_pointer(&fact->scope)), fact->scope = g_strdup(value);
    else if (fact != NULL && strcmp(key, "context") == 0)
        g_free(g_steal_pointer(&fact->context)), fact->context = g_strdup(value);
    else if (fact != NULL && strcmp(key, "year") == 0)
        fact->year = atoi(value);
}

static void set_alone(MxDisclosure *d, const char *key, const char *value) {
    if (strcmp(key, "year") == 0)
        d->document.year = atoi(value);
    else if (strcmp(key, "execution_year") == 0)
        d->document.execution_year = atoi(value);
    else if (strcmp(key, "kind") == 0)
        set_kind(d, find_kind(value));
    else if (strcmp(key, "level") == 0)
        d->document.level = strcmp(value, "unit") == 0 ? "unit" : "department";
    else if (strcmp(key, "text") == 0)
        add_text(d, value);
    else if (strcmp(key, "heading") == 0)
        add_heading(d, value);
    else if (strcmp(key, "contents") == 0)
        add_contents(d, value);
    else if (g_str_has_prefix(key, "fact."))
        place_fact(d, key + strlen("fact."), value);
    else
        add_fact(d, strcmp(key, "figure") == 0 ? NULL : key, value);
}

/* What `head: key=value, …` is about. */
typedef struct {
    MxTable *table;
    MxRow *row;
    MxForm *form;
} Target;

static void set_value(MxDisclosure *d, const Target *target, const char *key, const char *value) {
    if (target->form != NULL)
        set_field(target->form, key, value);
    else if (target->row != NULL)
        set_cell(target->table, target->row, key, value);
    else if (target->table == NULL)
        set_alone(d, key, value);
    else if (strcmp(key, "note") == 0)
        target->table->note = g_strdup(value);
    else if (strcmp(key, "scope") == 0)
        g_free(g_steal_pointer(&target->table->scope)), target->table->scope = g_strdup(value);
    else if (strcmp(key, "year") == 0)
        target->table->year = atoi(value);
    else if (strcmp(key, "phase") == 0)
        g_free(g_steal_pointer(&target->table->phase)), target->table->phase = g_strdup(value);
    else if (strcmp(key, "title") == 0)
        g_free(g_steal_pointer(&target->table->title)), target->table->title = g_strdup(value);
}

static MxSide cut_side(char *table) {
    char *dot = strrchr(table, '.');
    MxSide side = dot == NULL                           ? MX_SIDE_NONE
                  : strcmp(dot + 1, "revenue") == 0     ? MX_SIDE_REVENUE
                  : strcmp(dot + 1, "expenditure") == 0 ? MX_SIDE_EXPENDITURE
                                                        : MX_SIDE_NONE;
    if (side != MX_SIDE_NONE)
        *dot = '\0';
    return side;
}

static Target find_target(MxDisclosure *d, const char *head) {
    const char *open = strchr(head, '[');
    g_autofree char *name = open ? g_strndup(head, (gsize)(open - head)) : g_strdup(head);
    g_autofree char *label = open ? g_strndup(open + 1, strcspn(open + 1, "]")) : NULL;
    Target target = { 0 };
    if (strcmp(name, "overall") == 0)
        target.form = need_form(d, NULL);
    else if (strcmp(name, "project") == 0)
        target.form = need_form(d, label ? label : "");
    if (target.form != NULL)
        return target;
    MxSide side = cut_side(name);
    target.table = need_table(d, name);
    target.row = label ? add_row(target.table, side, label) : NULL;
    return target;
}

static void read_item(MxDisclosure *d, const char *item) {
    const char *colon = strstr(item, ": ");
    Target target = { 0 };
    if (colon != NULL) {
        g_autofree char *head = g_strstrip(g_strndup(item, (gsize)(colon - item)));
        target = find_target(d, head);
    }
    g_auto(GStrv) pairs = g_strsplit(colon ? colon + 1 : item, ",", -1);
    for (char **pair = pairs; *pair != NULL; pair++) {
        char *value = strchr(*pair, '=');
        if (value == NULL)
            continue;
        *value++ = '\0';
        set_value(d, &target, g_strstrip(*pair), g_strstrip(value));
    }
}

MxDisclosure *mx_example_read(const char *text) {
    MxDisclosure *d = mx_disclosure_new();
    set_kind(d, KINDS[0]);
    g_auto(GStrv) items = g_strsplit(text, ";", -1);
    for (char **item = items; *item != NULL; item++)
        read_item(d, g_strstrip(*item));
    return d;
}

/* --------------------------------------------------------------------------------- the check -- */

typedef struct {
    const MxPatterns *patterns;
    const MxPack *pack;
    GPtrArray *failures;
    guint n_examples;
} Run;

static void free_failure(gpointer data) {
    MxPatternFailure *failure = data;
    g_free(failure->where);
    g_free(failure->message);
    g_free(failure);
}

static void add_failure(Run *run, const MxCheckRule *rule, const char *example, const char *what) {
    MxPatternFailure *failure = g_new0(MxPatternFailure, 1);
    g_autofree char *place = mx_pack_rule_place(run->pack, rule->source);
    failure->where = g_strdup_printf("%s: rules: %s", place, rule->source->id);
    failure->message = g_strdup_printf("example “%s” %s", example, what);
    g_ptr_array_add(run->failures, failure);
}

static void run_example(Run *run, MxCheckRule *rule, const char *example, bool holds) {
    g_autoptr(GPtrArray) only = g_ptr_array_new();
    g_ptr_array_add(only, rule);
    g_autoptr(MxDisclosure) d = mx_example_read(example);
    bool government = (d->document.among & MX_DOCUMENTS_GOVERNMENTS) != 0;
    mx_check_rules(d, government ? mx_patterns_governments(run->patterns, run->pack) : run->pack,
                   only);
    run->n_examples++;
    if (d->report->evaluated == 0)
        add_failure(run, rule, example, "has not what the rule is about");
    else if (holds && d->report->failed > 0)
        add_failure(run, rule, example, "breaks the rule and must not");
    else if (!holds && d->report->failed == 0)
        add_failure(run, rule, example, "does not break the rule");
}

GPtrArray *mx_rules_check(const MxPatterns *patterns, guint *n_examples) {
    MX_NUMBERS_USE_POINT;
    Run run = { .patterns = patterns, .failures = g_ptr_array_new_with_free_func(free_failure) };
    for (guint i = 0; i < patterns->packs->len; i++) {
        run.pack = patterns->packs->pdata[i];
        for (guint k = 0; k < run.pack->rules->len; k++) {
            MxCheckRule *rule = run.pack->rules->pdata[k];
            for (unsigned e = 0; e < rule->source->holds_count; e++)
                run_example(&run, rule, rule->source->holds[e], true);
            for (unsigned e = 0; e < rule->source->breaks_count; e++)
                run_example(&run, rule, rule->source->breaks[e], false);
        }
    }
    if (n_examples != NULL)
        *n_examples = run.n_examples;
    return run.failures;
}
