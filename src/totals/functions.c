/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of the first table that lists functions: all money, else the general public budget, else what is
 * appropriated. The lines say which, since they cannot be compared.
 *
 * A table of several bodies prints a code once for each. They are added up where all lines of their
 * level add up to the printed total; where they do not, what is missing is not known, and there is
 * no figure.
 */
#include "totals/functions.h"

#include <string.h>

#include "totals/code_systems.h"

#define CLASS_DIGITS 3u

/* 类, 款, 项 */
#define N_LEVELS 3u

static const char *const TOTAL[] = { "total.actual", "total", "amount.actual", "amount", NULL };
static const char *const BASIC[] = { "basic.actual", "basic", NULL };
static const char *const PROJECT[] = { "project.actual", "project", NULL };

static const struct {
    const char *table, *scope;
    int whole; /* of what the classes are the parts; -1: nothing says */
} SOURCES[] = {
    { "expenditure", "all", MX_TOTAL_EXPENDITURE },
    { "general_public_expenditure", "general_public", MX_TOTAL_GENERAL_PUBLIC },
    { "appropriation_expenditure", "appropriation", -1 },
};

static void function_free(gpointer data) {
    MxFunction *function = data;
    g_free(function->code);
    g_free(function);
}

void mx_functions_free(MxFunctions *functions) {
    g_ptr_array_unref(functions->lines);
    g_free(functions);
}

static MxFunction *find_line(const MxFunctions *functions, const char *code) {
    for (guint i = 0; i < functions->lines->len; i++) {
        MxFunction *line = functions->lines->pdata[i];
        if (strcmp(line->code, code) == 0)
            return line;
    }
    return NULL;
}

/* Another body's: one figure that is missing leaves the sum without any. */
static void add_amount(gint64 *sum, MxMissing *missing, gint64 amount, MxMissing other) {
    *sum += amount;
    *missing = MAX(*missing, other);
}

static void add_row(MxFunctions *functions, const MxTable *table, guint i, char *code) {
    const MxRow *row = table->rows->pdata[i];
    MxMissing missing, no_basic, no_project;
    gint64 amount = mx_places_amount(row, mx_places_column(table, TOTAL, row->side), &missing);
    gint64 basic = mx_places_amount(row, mx_places_column(table, BASIC, row->side), &no_basic);
    gint64 project =
        mx_places_amount(row, mx_places_column(table, PROJECT, row->side), &no_project);
    MxFunction *line = find_line(functions, code);
    if (line == NULL) {
        line = g_new0(MxFunction, 1);
        *line = (MxFunction){ .code = g_strdup(code),
                              .row = i,
                              .n_rows = 1,
                              .amount_e4 = amount,
                              .basic_e4 = basic,
                              .project_e4 = project,
                              .missing = missing,
                              .no_basic = no_basic,
                              .no_project = no_project };
        line->level = (guint)(strlen(code) - CLASS_DIGITS) / 2;
        g_ptr_array_add(functions->lines, line);
        return;
    }
    line->n_rows++;
    add_amount(&line->amount_e4, &line->missing, amount, missing);
    add_amount(&line->basic_e4, &line->no_basic, basic, no_basic);
    add_amount(&line->project_e4, &line->no_project, project, no_project);
}

static void list_rows(const MxPlaces *places, MxFunctions *functions, int t) {
    const MxTable *table = places->d->tables->pdata[t];
    g_autofree MxCodeSystem *systems =
        mx_code_systems(table, places->pack, places->d->document.year);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (systems[i] != MX_CODES_FUNCTION || row->kind != MX_ROW_ITEM || row->block > 0)
            continue;
        g_autofree char *code = mx_code_digits(mx_places_code(table, row));
        add_row(functions, table, i, code);
    }
}

/* Whether the lines of a level add up to what is printed as the total of the table's money. */
static bool is_closed(const MxFunctions *functions, guint level, const MxTotal *whole) {
    gint64 sum = 0;
    guint n = 0;
    for (guint i = 0; i < functions->lines->len; i++) {
        const MxFunction *line = functions->lines->pdata[i];
        if (line->level != level)
            continue;
        sum += line->amount_e4;
        n += line->n_rows;
    }
    return whole != NULL && whole->missing == MX_MISSING_NOTHING &&
           mx_places_add_up(sum, whole->amount_e4, n);
}

static void settle_sums(MxFunctions *functions, const MxTotal *whole) {
    bool closed[N_LEVELS];
    for (guint level = 0; level < N_LEVELS; level++)
        closed[level] = is_closed(functions, level, whole);
    for (guint i = 0; i < functions->lines->len; i++) {
        MxFunction *line = functions->lines->pdata[i];
        MxMissing open =
            closed[line->level] || line->n_rows == 1 ? MX_MISSING_NOTHING : MX_MISSING_SEVERAL;
        line->missing = MAX(line->missing, open);
        line->no_basic = MAX(line->no_basic, open);
        line->no_project = MAX(line->no_project, open);
    }
}

MxFunctions *mx_functions_find(const MxPlaces *places, const MxTotal totals[MX_N_TOTALS]) {
    MxFunctions *functions = g_new0(MxFunctions, 1);
    functions->lines = g_ptr_array_new_with_free_func(function_free);
    functions->table = -1;
    bool government = g_str_has_prefix(places->d->document.kind, "government");
    for (gsize i = 0; !government && functions->lines->len == 0 && i < G_N_ELEMENTS(SOURCES); i++) {
        MxMissing missing;
        int t = mx_places_table(places, SOURCES[i].table, &missing);
        if (t < 0)
            continue;
        list_rows(places, functions, t);
        settle_sums(functions, SOURCES[i].whole >= 0 ? &totals[SOURCES[i].whole] : NULL);
        functions->table = t;
        functions->scope = SOURCES[i].scope;
    }
    return functions;
}
