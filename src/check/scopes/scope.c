/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule ranges over: the tables, rows, forms, facts … of a document, one instance each. */
#include <string.h>

#include "check/context.h"
#include "check/lookup/codes.h"
#include "check/lookup/pairs/indicator_twins.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/prose/computation.h"
#include "check/prose/computations.h"
#include "check/scopes/instance.h"
#include "check/scopes/scope.h"
#include "check/scopes/wordings.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

static bool in_scope(const MxScope *scope, const MxTable *table) {
    if (scope->tables == NULL)
        return true;
    for (char **id = scope->tables; *id != NULL; id++)
        if (g_pattern_match_simple(*id, table->id))
            return true;
    return false;
}

static void list_cells(const MxInstance *row, GArray *list) {
    for (guint c = 0; c < row->table->columns->len; c++) {
        const MxColumn *column = row->table->columns->pdata[c];
        const MxField *field = row->row->fields[c];
        /* A percentage may be printed without its sign, and the header's tells. */
        if (column->type != MX_COLUMN_AMOUNT || field == NULL || field->state != MX_STATE_VALUE ||
            strchr(column->label, '%') != NULL || strstr(column->label, "％") != NULL)
            continue;
        MxInstance cell = *row;
        cell.column = c;
        g_array_append_val(list, cell);
    }
}

static void list_rows(const MxTable *table, bool cells, GArray *list) {
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        if (row->kind == MX_ROW_NOTE)
            continue;
        MxInstance instance = { .table = table, .row = row, .row_index = r };
        if (cells)
            list_cells(&instance, list);
        else
            g_array_append_val(list, instance);
    }
}

/* Both sides of a table have the column; it is the same one. */
static void list_columns(const MxTable *table, GArray *list) {
    for (guint c = 0; c < table->columns->len; c++) {
        const MxColumn *column = table->columns->pdata[c];
        bool seen = column->type != MX_COLUMN_AMOUNT;
        for (guint k = 0; k < c && !seen; k++)
            seen = strcmp(((const MxColumn *)table->columns->pdata[k])->id, column->id) == 0;
        MxInstance instance = { .table = table, .column = c };
        if (!seen)
            g_array_append_val(list, instance);
    }
}

static void list_tables(MxCheck *check, const MxScope *scope, GArray *list) {
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        if (!in_scope(scope, table))
            continue;
        MxInstance instance = { .table = table };
        if (scope->kind == MX_SCOPE_TABLES)
            g_array_append_val(list, instance);
        else if (scope->kind == MX_SCOPE_COLUMNS)
            list_columns(table, list);
        else
            list_rows(table, scope->kind == MX_SCOPE_CELLS, list);
    }
}

static void list_facts(MxCheck *check, const MxScope *scope, GArray *list) {
    g_autoptr(GPatternSpec) spec = g_pattern_spec_new(scope->facts);
    for (guint i = 0; i < check->d->facts->len; i++) {
        const MxFact *fact = check->d->facts->pdata[i];
        MxInstance instance = { .fact = fact, .fact_index = i };
        if (fact->id != NULL && g_pattern_spec_match_string(spec, fact->id))
            g_array_append_val(list, instance);
    }
}

static void list_forms(MxCheck *check, MxFormKind kind, GArray *list) {
    for (guint i = 0; i < check->d->forms->len; i++) {
        MxInstance instance = { .form = check->d->forms->pdata[i] };
        if (instance.form->kind == kind)
            g_array_append_val(list, instance);
    }
}

static void list_pairs(MxCheck *check, const MxScope *scope, GArray *list) {
    const MxTable *found = NULL;
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        if (in_scope(scope, table) && found != NULL)
            return; /* of two tables of projects, none is the one */
        found = in_scope(scope, table) ? table : found;
    }
    if (found == NULL)
        return;
    g_clear_pointer(&check->pairs, g_ptr_array_unref);
    check->pairs = mx_pairs_list(check->d, found);
    for (guint i = 0; i < check->pairs->len; i++) {
        MxInstance instance = { .pair = check->pairs->pdata[i] };
        g_array_append_val(list, instance);
    }
}

static void list_computations(MxCheck *check, MxComputationKind kind, GArray *list) {
    if (check->computations == NULL)
        check->computations = mx_computations_list(check);
    for (guint i = 0; i < check->computations->len; i++) {
        MxInstance instance = { .computation = check->computations->pdata[i] };
        instance.form = instance.computation->where.form;
        if (instance.computation->kind == kind)
            g_array_append_val(list, instance);
    }
}

/* Scopes that are computations of the prose, of one kind each. */
static const struct {
    MxScopeKind scope;
    MxComputationKind computation;
} COMPUTED[] = {
    { MX_SCOPE_COMPUTATIONS, MX_COMPUTATION_SUM },
    { MX_SCOPE_SHARES, MX_COMPUTATION_SHARE },
    { MX_SCOPE_COMPARISONS, MX_COMPUTATION_COMPARISON },
    { MX_SCOPE_GROWTHS, MX_COMPUTATION_GROWTH },
    { MX_SCOPE_LONE_SHARES, MX_COMPUTATION_LONE_SHARE },
    { MX_SCOPE_TRENDS, MX_COMPUTATION_TREND },
    { MX_SCOPE_SUBSETS, MX_COMPUTATION_SUBSET },
    { MX_SCOPE_REPEATED, MX_COMPUTATION_AGAIN },
    { MX_SCOPE_LISTS, MX_COMPUTATION_LIST },
    { MX_SCOPE_COUNTS, MX_COMPUTATION_COUNT },
    { MX_SCOPE_KINDS, MX_COMPUTATION_KINDS },
    { MX_SCOPE_NAMES, MX_COMPUTATION_NAMES },
    { MX_SCOPE_PAIRED, MX_COMPUTATION_PAIRED },
    { MX_SCOPE_STEPS, MX_COMPUTATION_STEP },
    { MX_SCOPE_PORTIONS, MX_COMPUTATION_PORTION },
    { MX_SCOPE_TOTALS, MX_COMPUTATION_TOTAL },
    { MX_SCOPE_SPLITS, MX_COMPUTATION_SPLIT },
    { MX_SCOPE_STRAYS, MX_COMPUTATION_STRAY },
    { MX_SCOPE_NAMED, MX_COMPUTATION_NAMED },
};

static bool list_computed(MxCheck *check, MxScopeKind kind, GArray *list) {
    for (gsize i = 0; i < G_N_ELEMENTS(COMPUTED); i++)
        if (COMPUTED[i].scope == kind) {
            list_computations(check, COMPUTED[i].computation, list);
            return true;
        }
    return false;
}

GArray *mx_scope_list(MxCheck *check, const MxScope *scope) {
    GArray *list = g_array_new(FALSE, TRUE, sizeof(MxInstance));
    MxInstance document = { 0 };
    if ((check->d->document.among & scope->documents) == 0)
        return list;
    switch (scope->kind) {
    case MX_SCOPE_DOCUMENT:
        g_array_append_val(list, document);
        break;
    case MX_SCOPE_TABLES:
    case MX_SCOPE_ROWS:
    case MX_SCOPE_CELLS:
    case MX_SCOPE_COLUMNS:
        list_tables(check, scope, list);
        break;
    case MX_SCOPE_FACTS:
        list_facts(check, scope, list);
        break;
    case MX_SCOPE_PROJECTS:
        list_forms(check, MX_FORM_PROJECT, list);
        break;
    case MX_SCOPE_OVERALL:
        list_forms(check, MX_FORM_OVERALL, list);
        break;
    case MX_SCOPE_PAIRS:
        list_pairs(check, scope, list);
        break;
    case MX_SCOPE_CODES:
        mx_codes_list(check, list);
        break;
    case MX_SCOPE_TWINS:
        for (guint i = 0; i < check->d->forms->len; i++)
            mx_twins_list(check->d->forms->pdata[i], list);
        break;
    default:
        if (!list_computed(check, scope->kind, list))
            mx_wordings_list(check, scope->kind, list);
        break;
    }
    return list;
}
