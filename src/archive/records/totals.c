/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places become ids: tables, rows and columns were written in their order, and count from 1. */
#include "archive/records/totals.h"

#include <string.h>

#include "model/prose.h"
#include "totals/functions.h"
#include "totals/government/government.h"
#include "totals/projects.h"
#include "totals/totals.h"

/* @rows, @columns: of each table, how many were written before it. */
typedef struct {
    MxRecords *records;
    MxPlaces places;
    gint64 *rows, *columns;
} Writing;

static void count_places(Writing *w) {
    const GPtrArray *tables = w->places.d->tables;
    w->rows = g_new0(gint64, tables->len + 1);
    w->columns = g_new0(gint64, tables->len + 1);
    for (guint i = 0; i < tables->len; i++) {
        const MxTable *table = tables->pdata[i];
        w->rows[i + 1] = w->rows[i] + table->rows->len;
        w->columns[i + 1] = w->columns[i] + table->columns->len;
    }
}

static void add_missing(MxRecords *records, MxMissing missing, gint64 amount) {
    if (missing == MX_MISSING_NOTHING)
        mx_records_integer(records, amount);
    else
        mx_records_null(records);
}

/* ----------------------------------------------------------------------------------- totals -- */

static const char *label_of(const MxTable *table, int row) {
    const MxRow *of = table->rows->pdata[row];
    const char *name = mx_places_name(table, of);
    const char *code = name == NULL ? mx_places_code(table, of) : name;
    return code != NULL ? code : "";
}

/* 收支总表 > 收入总计 > 预算数; of prose the clause. */
static char *describe(const MxPlaces *places, const MxTotal *total) {
    if (total->how == MX_TOTAL_OF_PROSE)
        return g_strdup(((const MxFact *)places->d->facts->pdata[total->fact])->context);
    const MxTable *table = places->d->tables->pdata[total->table];
    const MxColumn *column = table->columns->pdata[total->column];
    const char *title = table->title != NULL ? table->title : table->id;
    return g_strdup_printf("%s > %s > %s", title,
                           total->row >= 0 ? label_of(table, total->row) : "+", column->label);
}

static void add_place(const Writing *w, const MxTotal *total) {
    const MxDisclosure *d = w->places.d;
    bool prose = total->how == MX_TOTAL_OF_PROSE;
    const MxTable *table = prose ? NULL : d->tables->pdata[total->table];
    const MxFact *fact = prose ? d->facts->pdata[total->fact] : NULL;
    const MxField *field =
        !prose && total->row >= 0
            ? ((const MxRow *)table->rows->pdata[total->row])->fields[total->column]
            : NULL;
    mx_records_text(w->records, prose ? fact->text : field != NULL ? field->text : NULL);
    mx_records_integer(w->records, prose ? fact->page : field ? field->page : table->first_page);
    mx_records_positive(w->records, total->row >= 0 ? w->rows[total->table] + total->row + 1 : 0);
    mx_records_positive(w->records, prose ? 0 : w->columns[total->table] + total->column + 1);
    mx_records_positive(w->records, total->fact + 1);
}

/* The figure or the reason, and where it stands. */
static void add_figure(const Writing *w, const MxTotal *total) {
    static const char *const HOW[] = { "cell", "sum", "prose" };
    MxRecords *records = w->records;
    add_missing(records, total->missing, total->amount_e4);
    mx_records_text(records, mx_missing_name(total->missing));
    if (total->missing != MX_MISSING_NOTHING) {
        for (int i = 0; i < 7; i++)
            mx_records_null(records);
        return;
    }
    g_autofree char *source = describe(&w->places, total);
    mx_records_text(records, HOW[total->how]);
    mx_records_text(records, source);
    add_place(w, total);
}

static void add_total(const Writing *w, MxTotalName name, const MxTotal *total) {
    mx_records_begin(w->records, MX_RECORD_PRINTED_TOTALS);
    mx_records_integer(w->records, 1);
    mx_records_text(w->records, mx_total_name(name));
    add_figure(w, total);
}

static void add_government_total(const Writing *w, const MxGovernmentTotal *total) {
    MxRecords *records = w->records;
    mx_records_begin(records, MX_RECORD_GOVERNMENT_TOTALS);
    mx_records_integer(records, 1);
    mx_records_text(records, total->fund);
    mx_records_text(records, total->name);
    mx_records_text(records, total->scope);
    mx_records_text(records, total->phase);
    mx_records_integer(records, total->year);
    add_figure(w, &total->total);
}

/* -------------------------------------------------------------------------------- functions -- */

static void add_function(const Writing *w, const MxFunctions *functions, const MxFunction *line) {
    const MxTable *table = w->places.d->tables->pdata[functions->table];
    const MxRow *row = table->rows->pdata[line->row];
    MxRecords *records = w->records;
    mx_records_begin(records, MX_RECORD_FUNCTIONS);
    mx_records_integer(records, 1);
    mx_records_integer(records, w->rows[functions->table] + line->row + 1);
    mx_records_text(records, functions->scope);
    mx_records_integer(records, line->level);
    mx_records_text(records, line->code);
    mx_records_text(records, mx_places_name(table, row));
    add_missing(records, line->missing, line->amount_e4);
    add_missing(records, line->no_basic, line->basic_e4);
    add_missing(records, line->no_project, line->project_e4);
    mx_records_text(records, mx_missing_name(line->missing));
    mx_records_text(records, line->missing != MX_MISSING_NOTHING ? NULL
                             : line->n_rows > 1                  ? "sum"
                                                                 : "cell");
    mx_records_integer(records, row->page);
}

/* --------------------------------------------------------------------------------- projects -- */

/* What is a list of projects' own: a name, an amount or why there is none, who it is of, where. */
static void add_project(MxRecords *records, gint64 project, gint64 row, const char *name,
                        gint64 amount, MxMissing missing) {
    mx_records_begin(records, MX_RECORD_PROJECT_AMOUNTS);
    mx_records_integer(records, 1);
    mx_records_positive(records, project);
    mx_records_positive(records, row);
    mx_records_text(records, name);
    add_missing(records, missing, amount);
    mx_records_text(records, mx_missing_name(missing));
}

static void add_projects(const Writing *w) {
    g_autoptr(GArray) found = mx_project_amounts_find(&w->places);
    gint64 id = 0;
    for (guint i = 0; i < found->len; i++) {
        const MxProjectAmount *project = &g_array_index(found, MxProjectAmount, i);
        const MxForm *form = project->form;
        const MxTable *table = form == NULL ? w->places.d->tables->pdata[project->table] : NULL;
        gint64 row = table != NULL ? w->rows[project->table] + project->row + 1 : 0;
        add_project(w->records, form != NULL ? ++id : 0, row, project->name,
                    mx_project_amount(project), project->missing);
        mx_records_text(w->records, form != NULL ? mx_form_text(form, "department") : NULL);
        mx_records_integer(w->records,
                           form != NULL ? form->first_page
                                        : ((const MxRow *)table->rows->pdata[project->row])->page);
    }
}

void mx_records_add_totals(MxRecords *records, const MxDisclosure *d, const MxPack *pack) {
    Writing w = { .records = records, .places = { d, pack } };
    MxTotal totals[MX_N_TOTALS];
    count_places(&w);
    mx_totals_find(&w.places, totals);
    for (int i = 0; i < MX_N_TOTALS; i++)
        add_total(&w, (MxTotalName)i, &totals[i]);
    MxFunctions *functions = mx_functions_find(&w.places, totals);
    for (guint i = 0; i < functions->lines->len; i++)
        add_function(&w, functions, functions->lines->pdata[i]);
    mx_functions_free(functions);
    add_projects(&w);
    g_autoptr(GPtrArray) governments = mx_government_totals_find(&w.places);
    for (guint i = 0; i < governments->len; i++)
        add_government_total(&w, governments->pdata[i]);
    g_free(w.rows);
    g_free(w.columns);
}
