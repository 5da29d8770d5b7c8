/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of indicators and tasks (the blocks of form_columns.c).
 *
 * A level's box holds for every row that it reaches over; a blank one for the level above it. Two
 * sets side by side are the project's whole term and the year.
 */
#include <string.h>

#include "base/text.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/evaluation.h"
#include "segment/form/indicators.h"
#include "segment/form/sheet.h"

/* A text that a box cut off and its twin has whole share at least this many characters. */
#define MIN_TWIN_CHARS 6

/* ------------------------------------------------------------------------------------- cells -- */

typedef struct {
    MxFormDraft *draft;
    MxSheet *sheet;
    guint row, set;
} Row;

static const MxCell *cell_of(const Row *r, const char *id) {
    return mx_form_columns_cell(r->draft->columns, r->sheet->grid, r->row, id, r->set);
}

static const char *text_of(const MxCell *cell) {
    return cell ? cell->text : "";
}

static bool begins_here(const Row *r, const MxCell *cell) {
    return cell != NULL && cell->row == r->row && !mx_cell_is_blank(cell);
}

/* What the level's box says, or said in the rows above. The second set has its first level, where
 * it prints none, from the first set. */
static const char *level_of(Row *r, guint level) {
    static const char *const IDS[] = { "indicator.level1", "indicator.level2" };
    const MxCell *cell = cell_of(r, IDS[level]);
    const char *group = mx_form_columns_group(r->draft->columns, r->set);
    if (group != NULL && cell == NULL)
        return level == 0 ? group : NULL;
    Row first = *r;
    first.set = 0;
    if (cell == NULL && r->set > 0)
        return level_of(&first, level);
    if (cell != NULL && !mx_cell_is_blank(cell)) {
        g_free(r->draft->levels[r->set][level]);
        r->draft->levels[r->set][level] = g_strdup(cell->text);
    }
    return r->draft->levels[r->set][level];
}

/* ---------------------------------------------------------------------------------- reading -- */

/* 定量 says of what kind the figure is, and is no sign of it. */
static bool is_sign(const char *text) {
    g_autofree char *figure = g_strconcat(text, "1", NULL);
    MxTarget target;
    mx_target_parse(&target, figure);
    bool sign = *text != '\0' && target.op != NULL;
    mx_target_clear(&target);
    return sign;
}

static bool is_blank_or_digit(char ch) {
    return ch == '\0' || g_ascii_isdigit(ch);
}

/* The sign before the figure, where it has a column of its own. */
static const char *sign_of(const Row *r, const MxCell *value) {
    const char *op = text_of(cell_of(r, "indicator.operator"));
    return is_blank_or_digit(*text_of(value)) && is_sign(op) ? op : "";
}

/* The unit behind the figure, where it has a column of its own: 240, ≥240, 7*24, but not 98%. */
static const char *unit_of(const Row *r, const MxCell *value) {
    const char *text = text_of(value);
    gsize n = strlen(text), first = strcspn(text, "0123456789");
    g_autofree char *before = g_strndup(text, first);
    bool bare = n == 0 || (g_ascii_isdigit(text[n - 1]) && (first == 0 || is_sign(before)));
    return bare ? text_of(cell_of(r, "indicator.unit")) : "";
}

/* Sign, figure and unit may stand in three columns. */
static char *read_target(const Row *r, const MxCell *value) {
    return g_strconcat(sign_of(r, value), text_of(value), unit_of(r, value), NULL);
}

/* What a self-evaluation says of the indicator. Reasons may hold for several; points do not. */
static void read_outcome(const Row *r, MxIndicator *indicator) {
    const MxCell *outcome = cell_of(r, "indicator.outcome"), *score = cell_of(r, "indicator.score");
    const MxCell *reason = cell_of(r, "indicator.reason");
    if (outcome == NULL && score == NULL)
        return;
    r->draft->form->performance = true;
    indicator->outcome.text = g_strdup(text_of(outcome));
    indicator->score = begins_here(r, score) ? mx_form_read_points(score->text) : NULL;
    indicator->reason = reason && !mx_cell_is_blank(reason) ? g_strdup(reason->text) : NULL;
}

/* Whether the column's text has no place in the indicator: no field names it; a kind (定性) and a
 * unit beside a target in words; a weight that is no number. */
static bool is_left_over(const Row *r, const MxFormColumn *column, const MxCell *value,
                         const MxIndicator *indicator) {
    if (column->id == NULL || indicator == NULL) /* of a task, points are no more than others */
        return column->id == NULL || !g_str_has_prefix(column->id, "task.");
    if (strcmp(column->id, "indicator.operator") == 0)
        return *sign_of(r, value) == '\0';
    if (strcmp(column->id, "indicator.unit") == 0)
        return *unit_of(r, value) == '\0';
    if (strcmp(column->id, "indicator.score") == 0)
        return indicator->score == NULL;
    return strcmp(column->id, "indicator.weight") == 0 && indicator->weight == NULL;
}

/* What columns say that no field names. @value: the target's box. */
static void read_others(const Row *r, const MxCell *value, MxIndicator *indicator, MxTask *task) {
    const GArray *columns = r->draft->columns->columns;
    for (guint i = 0; i < columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns, MxFormColumn, i);
        int col = mx_grid_find_col(r->sheet->grid, (column->x0 + column->x1) / 2);
        const MxCell *cell = col < 0 ? NULL : mx_grid_get(r->sheet->grid, r->row, (guint)col);
        bool project = r->draft->columns->list && column->id == NULL &&
                       !mx_form_columns_in_block(r->draft->columns, i);
        if (!is_left_over(r, column, value, indicator) || column->set != r->set ||
            !begins_here(r, cell) || project)
            continue;
        if (task != NULL)
            mx_task_add_other(task, column->label, cell->text, cell->shown);
        else
            mx_indicator_add_other(indicator, column->label, cell->text, cell->shown);
    }
}

/* Levels and name in one box: 产出指标数量指标某某次数. */
static void split_name(const MxPack *pack, MxIndicator *indicator) {
    char *level1 = mx_form_take_phrase(pack, MX_PHRASE_INDICATOR_LEVEL1, indicator->name);
    if (level1 == NULL)
        return;
    char *rest = mx_form_take_phrase(pack, MX_PHRASE_INDICATOR_NAME, indicator->name);
    indicator->level1 = level1;
    indicator->level2 = mx_form_take_phrase(pack, MX_PHRASE_INDICATOR_LEVEL2, indicator->name);
    if (rest != NULL) {
        g_free(indicator->name);
        indicator->name = rest;
    }
}

static void add_indicator(Row *r, const MxCell *name, const MxCell *value, bool period) {
    MxIndicator *indicator =
        mx_form_add_indicator(r->draft->form, value->shown, mx_sheet_page(r->sheet, value));
    indicator->level1 = g_strdup(level_of(r, 0));
    indicator->level2 = g_strdup(level_of(r, 1));
    indicator->name = mx_cell_is_blank(name) ? NULL : g_strdup(name->text);
    if (indicator->level1 == NULL && indicator->name != NULL)
        split_name(r->sheet->pack, indicator);
    bool outcome = value == cell_of(r, "indicator.outcome");
    indicator->target.text = outcome ? g_strdup("") : read_target(r, value);
    indicator->weight = mx_form_read_points(text_of(cell_of(r, "indicator.weight")));
    indicator->period = period;
    if (!period)
        read_outcome(r, indicator);
    read_others(r, value, indicator, NULL);
}

static void read_set(Row *r, bool period) {
    const MxCell *name = cell_of(r, "indicator.name");
    const MxCell *value = cell_of(r, "indicator.target");
    const MxCell *whole = cell_of(r, "indicator.period"); /* of the whole term, beside the year's */
    if (value == NULL)
        value = whole ? whole : cell_of(r, "indicator.outcome");
    if (name == NULL)
        name = cell_of(r, "indicator.level2");
    if (name == NULL || value == NULL)
        return;
    if (!begins_here(r, name) && (!begins_here(r, value) || value == name))
        return;
    if (whole != NULL && !mx_cell_is_blank(whole))
        add_indicator(r, name, whole, true);
    if (value != whole)
        add_indicator(r, name, value, period);
}

/* 金额合计: of the amounts beside the tasks. */
static void read_task_total(const Row *r, const MxCell *total) {
    const GArray *columns = r->draft->columns->columns;
    for (guint i = 0; i < columns->len; i++) {
        const MxFormColumn *column = &g_array_index(columns, MxFormColumn, i);
        int col = mx_grid_find_col(r->sheet->grid, (column->x0 + column->x1) / 2);
        const MxCell *cell = col < 0 ? NULL : mx_grid_get(r->sheet->grid, r->row, (guint)col);
        if (column->id != NULL || cell == total || !begins_here(r, cell))
            continue;
        g_autofree char *label = g_strdup_printf("%s/%s", total->text, column->label);
        mx_form_add_other(r->draft->form, label, cell->text, cell->shown,
                          mx_sheet_page(r->sheet, cell));
    }
}

static bool is_total(const Row *r, const MxCell *cell) {
    g_autofree char *folded = mx_text_fold(text_of(cell));
    return mx_pack_phrase(r->sheet->pack, MX_PHRASE_TOTAL, folded, NULL);
}

static void read_task(const Row *r) {
    const MxCell *function = cell_of(r, "task.function"), *task = cell_of(r, "task.task");
    if (!begins_here(r, function) && !begins_here(r, task))
        return;
    if (function == task && is_total(r, function)) {
        read_task_total(r, function);
        return;
    }
    const MxCell *at = task ? task : function;
    MxTask *added = mx_form_add_task(r->draft->form, at->shown, mx_sheet_page(r->sheet, at));
    added->function = g_strdup(text_of(function));
    added->task = g_strdup(text_of(task));
    read_others(r, NULL, NULL, added);
}

void mx_form_read_block_row(MxFormDraft *draft, MxSheet *sheet, guint row) {
    const MxFormColumns *columns = draft->columns;
    Row r = { draft, sheet, row, 0 };
    if (columns->tasks) {
        read_task(&r);
    } else {
        for (; r.set < columns->n_sets; r.set++)
            read_set(&r, !columns->groups && columns->n_sets == 2 && r.set == 0);
    }
    for (guint col = 0; col < sheet->grid->n_cols; col++) {
        const MxCell *cell = mx_grid_get(sheet->grid, row, col);
        mx_sheet_tell(sheet, cell);
    }
}

/* --------------------------------------------------------------------------------- finishing -- */

static bool is_cut(const char *a, const char *b) {
    return a != NULL && b != NULL && g_utf8_strlen(a, -1) >= MIN_TWIN_CHARS && strcmp(a, b) != 0 &&
           g_str_has_prefix(b, a);
}

static void note_cut(MxDisclosure *disclosure, const MxIndicator *cut, const MxIndicator *whole) {
    mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "truncated", cut->page,
                       "'%s' is cut off; beside it stands '%s'", cut->name, whole->name);
}

/* The twins of a row stand one after the other: period, year. */
static void find_cut_texts(const MxForm *form, MxDisclosure *disclosure) {
    for (guint i = 0; i + 1 < form->indicators->len; i++) {
        const MxIndicator *a = form->indicators->pdata[i], *b = form->indicators->pdata[i + 1];
        if (!a->period || b->period || g_strcmp0(a->level2, b->level2) != 0)
            continue;
        if (is_cut(b->name, a->name))
            note_cut(disclosure, b, a);
        else if (is_cut(a->name, b->name))
            note_cut(disclosure, a, b);
    }
}

void mx_form_finish_indicators(MxForm *form, MxDisclosure *disclosure) {
    for (guint i = 0; i < form->indicators->len; i++) {
        MxIndicator *indicator = form->indicators->pdata[i];
        g_autofree char *text = g_steal_pointer(&indicator->target.text);
        g_autofree char *outcome = g_steal_pointer(&indicator->outcome.text);
        mx_target_parse(&indicator->target, text ? text : "");
        if (outcome != NULL)
            mx_target_parse(&indicator->outcome, outcome);
    }
    find_cut_texts(form, disclosure);
}
