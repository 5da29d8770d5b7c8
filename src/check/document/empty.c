/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables without figures. A body must publish a table it has nothing to put into, and say so. It
 * may say it in many places:
 *
 *     注：本表无数据 / （无政府性基金支出）              below the table or in a row of it
 *     表9  政府性基金收支表   是   本部门不涉及            a list of the tables, with a column for
 * it 以上报表中，空表表示本部门无相关收支               a note for all tables 七、政府性基金预算
 * 本年支出 0 万元 / 无           the prose says of the same fund that there is none
 *
 * The prose is known by its facts: narrative.government_fund.expenditure, 0, is of the tables
 * government_fund_….
 *
 * A table is empty where it has columns of amounts and no digit is printed in them: 0.00 is a
 * figure, and so is what could not be read. Where something follows that may be its body (a grid
 * nothing claimed, a table without a title), it is not known to be empty. A document in which no
 * table has figures is a template, which is another finding.
 */
#include "check/document/empty.h"

#include <string.h>

#include "base/text.h"
#include "check/document/texts.h"
#include "check/document/titles.h"
#include "model/disclosure.h"
#include "normalize/amount.h"
#include "pattern/pattern.h"

static bool has_digit(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return strpbrk(folded, "0123456789") != NULL;
}

static bool says(MxCheck *check, const char *text, MxPhrase phrase) {
    g_autofree char *folded = mx_text_fold(text ? text : "");
    return mx_pack_phrase(check->pack, phrase, folded, NULL);
}

/* ------------------------------------------------------------------------------ is it empty? -- */

static bool is_measured(const MxColumn *column) {
    return column->type == MX_COLUMN_AMOUNT || column->type == MX_COLUMN_PERCENT;
}

static bool has_measures(const MxTable *table) {
    for (guint c = 0; c < table->columns->len; c++)
        if (is_measured(table->columns->pdata[c]))
            return true;
    return false;
}

static bool has_figures(const MxTable *table) {
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        for (guint c = 0; c < row->n_fields; c++)
            if (row->kind != MX_ROW_NOTE && row->fields[c] != NULL &&
                is_measured(table->columns->pdata[c]) && has_digit(row->fields[c]->text))
                return true;
    }
    return false;
}

/* Whether a grid that nothing claimed stands where the table's body would. */
static bool is_followed_by_grid(const MxDisclosure *d, const MxTable *table) {
    for (guint i = 0; i < d->unclaimed->len; i++) {
        const MxUnclaimed *grid = d->unclaimed->pdata[i];
        if (grid->page >= table->first_page && grid->page <= table->last_page + 1)
            return true;
    }
    return false;
}

static bool is_followed_by_body(const MxDisclosure *d, guint t) {
    const MxTable *table = d->tables->pdata[t];
    const MxTable *next = t + 1 < d->tables->len ? d->tables->pdata[t + 1] : NULL;
    return next != NULL && (next->title == NULL || *next->title == '\0') &&
           next->first_page <= table->last_page + 1;
}

static bool is_empty(const MxDisclosure *d, guint t) {
    const MxTable *table = d->tables->pdata[t];
    return has_measures(table) && !has_figures(table) && !is_followed_by_body(d, t) &&
           !is_followed_by_grid(d, table);
}

static bool is_template(const MxDisclosure *d) {
    for (guint t = 0; t < d->tables->len; t++)
        if (has_figures(d->tables->pdata[t]))
            return false;
    return true;
}

/* ------------------------------------------------------------------------- is it said to be? -- */

MxValue *mx_empty_note(MxCheck *check, const MxTable *table, MxPhrase phrase) {
    MxPlace place = { .what = MX_PLACE_TABLE, .table = table, .page = table->last_page };
    place.text = says(check, table->note, phrase) ? table->note : NULL;
    for (guint i = 0; place.text == NULL && i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE && says(check, mx_row_label(table, row), phrase))
            place.text = mx_row_label(table, row);
    }
    if (place.text == NULL)
        return NULL;
    MxValue *value = mx_value_new();
    mx_value_add(value, mx_figure_new_integer(1), &place);
    return value;
}

/* Not a row's label alone: whatever the table prints that says so, a bracket in its title as well.
 */
static bool is_said_in_table(MxCheck *check, const MxTable *table) {
    if (says(check, table->title, MX_PHRASE_EMPTY) || says(check, table->note, MX_PHRASE_EMPTY) ||
        says(check, table->note, MX_PHRASE_UNUSED))
        return true;
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        for (guint c = 0; c < row->n_fields; c++)
            if (row->fields[c] != NULL && (says(check, row->fields[c]->text, MX_PHRASE_EMPTY) ||
                                           says(check, row->fields[c]->text, MX_PHRASE_UNUSED)))
                return true;
    }
    return false;
}

static bool is_title(const char *cell, const char *title) {
    g_autofree char *letters = mx_title_letters(cell);
    return mx_title_is(letters, title);
}

static bool is_number(MxCheck *check, const char *cell, const MxTable *table) {
    g_autofree char *folded = mx_text_fold(cell);
    MxSpan span;
    if (table->number == 0 || !mx_pack_phrase(check->pack, MX_PHRASE_NUMBER, folded, &span) ||
        span.start < 0)
        return false;
    g_autofree char *numeral = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return mx_numeral_parse(numeral) == table->number;
}

/* By its number or by its title. */
static bool is_line_of(MxCheck *check, GStrv line, const MxTable *table, const char *title) {
    for (char **cell = line; *cell != NULL; cell++)
        if (is_number(check, *cell, table) || is_title(*cell, title))
            return true;
    return false;
}

/* The column of a list of tables that says whether each is empty; -1 where the grid is no such
 * list. */
static int find_empty_column(MxCheck *check, const MxUnclaimed *grid) {
    GStrv head = grid->rows->len > 0 ? grid->rows->pdata[0] : NULL;
    for (int i = 0; head != NULL && head[i] != NULL; i++)
        if (says(check, head[i], MX_PHRASE_EMPTY_COLUMN))
            return i;
    return -1;
}

static bool is_said_in_list(MxCheck *check, const MxUnclaimed *grid, const MxTable *table,
                            const char *title) {
    int column = find_empty_column(check, grid);
    for (guint r = 1; column >= 0 && r < grid->rows->len; r++) {
        GStrv line = grid->rows->pdata[r];
        if ((guint)column < g_strv_length(line) &&
            says(check, line[column], MX_PHRASE_EMPTY_MARK) &&
            is_line_of(check, line, table, title))
            return true;
    }
    return false;
}

static bool is_said_in_lists(MxCheck *check, const MxTable *table) {
    g_autofree char *title = mx_title_letters(table->title ? table->title : "");
    for (guint i = 0; i < check->d->unclaimed->len; i++)
        if (is_said_in_list(check, check->d->unclaimed->pdata[i], table, title))
            return true;
    return false;
}

/* narrative.government_fund.expenditure → government_fund */
#define NARRATIVE "narrative."

/* What a fact compares itself with is not of this year's table. */
static bool is_aside(const char *id) {
    static const char *const ASIDE[] = { ".change", ".growth", ".previous", ".share" };
    for (gsize i = 0; i < G_N_ELEMENTS(ASIDE); i++)
        if (g_str_has_suffix(id, ASIDE[i]))
            return true;
    return false;
}

static bool is_about(const MxFact *fact, const MxTable *table) {
    if (fact->id == NULL || !g_str_has_prefix(fact->id, NARRATIVE) || is_aside(fact->id))
        return false;
    const char *subject = fact->id + strlen(NARRATIVE);
    gsize n = strcspn(subject, ".");
    return strncmp(subject, table->id, n) == 0 && (table->id[n] == '_' || table->id[n] == '\0');
}

/* How many facts of the prose are about the table's money: those that are 0, or those that are not.
 */
static guint count_facts(const MxDisclosure *d, const MxTable *table, bool zero) {
    guint n = 0;
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        n += is_about(fact, table) && (fact->value_e4 == 0) == zero;
    }
    return n;
}

/* A clause that says there is none of what the table's title names: 政府性基金支出预算为0. */
static bool denies(MxCheck *check, const char *clause, const char *title) {
    MxSpan span;
    if (!mx_pack_phrase(check->pack, MX_PHRASE_NONE_OF, clause, &span) || span.start < 0)
        return false;
    g_autofree char *subject = g_strndup(clause + span.start, (gsize)(span.end - span.start));
    return strstr(title, subject) != NULL;
}

static bool is_denied(MxCheck *check, const char *paragraph, const char *title) {
    g_auto(GStrv) clauses = g_regex_split_simple("[，。；]", paragraph, 0, 0);
    for (char **clause = clauses; *clause != NULL; clause++)
        if (denies(check, *clause, title))
            return true;
    return false;
}

/* All that the prose says of it is 0 or none: where there is something of one kind or one year, the
 * table's figures are missing whatever else is said. */
static bool is_said_in_prose(MxCheck *check, const MxTable *table) {
    if (count_facts(check->d, table, false) > 0)
        return false;
    g_autofree char *title = mx_text_fold(table->title ? table->title : "");
    const GPtrArray *texts = mx_texts_list(check);
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        if (text->section != NULL && is_denied(check, text->folded, title))
            return true;
    }
    return count_facts(check->d, table, true) > 0;
}

/* A paragraph below the table that became prose, or the section about the table. */
static bool is_said_in_texts(MxCheck *check, const MxTable *table) {
    g_autofree char *title = mx_title_letters(table->title ? table->title : "");
    const GPtrArray *texts = mx_texts_list(check);
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        const MxSection *section = text->section;
        if (section == NULL)
            continue;
        bool near =
            section->first_page >= table->first_page && section->last_page <= table->last_page;
        if (near && mx_pack_phrase(check->pack, MX_PHRASE_EMPTY, text->folded, NULL))
            return true;
        g_autofree char *heading = mx_title_letters(section->title ? section->title : "");
        if (g_utf8_strlen(title, -1) >= MX_MIN_TITLE && strstr(heading, title) != NULL &&
            (mx_pack_phrase(check->pack, MX_PHRASE_UNUSED, text->folded, NULL) ||
             mx_pack_phrase(check->pack, MX_PHRASE_EMPTY, text->folded, NULL)))
            return true;
    }
    return false;
}

MxValue *mx_empty_find(MxCheck *check) {
    const MxDisclosure *d = check->d;
    if (is_template(d))
        return NULL;
    g_autoptr(MxValue) value = mx_value_new();
    g_autoptr(MxValue) for_all = mx_texts_find(check, MX_PHRASE_EMPTY_ALL);
    for (guint t = 0; for_all == NULL && t < d->tables->len; t++) {
        const MxTable *table = d->tables->pdata[t];
        if (!is_empty(d, t) || is_said_in_table(check, table) || is_said_in_lists(check, table) ||
            is_said_in_prose(check, table) || is_said_in_texts(check, table))
            continue;
        MxPlace place = { .what = MX_PLACE_TABLE, .table = table, .page = table->first_page };
        place.text = table->title ? table->title : "";
        mx_value_add(value, mx_figure_new_integer(1), &place);
    }
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}
