/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document says, table by table, as records: the order of the fields is schema.sql's. */
#include <math.h>
#include <string.h>

#include "archive/records_private.h"
#include "base/text.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/names.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "write/write.h"

void mx_records_box(MxRecords *records, MxBox b) {
    const double places[] = { b.x0, b.y0, b.x1, b.y1 };
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        mx_records_integer(records, llround(places[i] * 100));
}

void mx_records_state(MxRecords *records, MxState state) {
    static const char *const NAMES[] = { "blank", NULL, "none", "unreadable" };
    mx_records_text(records, NAMES[state]);
}

/* -------------------------------------------------------------------------------- document -- */

static void add_report_counts(MxRecords *records, const MxReport *report) {
    for (int i = 0; report == NULL && i < 3; i++)
        mx_records_null(records);
    if (report == NULL)
        return;
    mx_records_integer(records, report->passed);
    mx_records_integer(records, report->failed);
    mx_records_integer(records, report->not_applicable);
}

static void add_document_row(MxRecords *records, const MxDisclosure *d) {
    mx_records_begin(records, MX_RECORD_DOCUMENTS);
    mx_records_text(records, d->source.sha256);
    mx_records_text(records, "done");
    mx_records_null(records);
    mx_records_null(records);
    mx_records_integer(records, 1);
    mx_records_integer(records, (gint64)d->source.bytes);
    mx_records_integer(records, d->source.pages);
    mx_records_text(records, d->source.producer);
    mx_records_text(records, d->source.text);
    mx_records_text(records, d->document.kind);
    mx_records_positive(records, d->document.year);
    mx_records_text(records, d->document.organization);
    mx_records_text(records, d->document.level);
    mx_records_text(records, d->document.title);
    mx_records_text(records, d->document.profile);
    add_report_counts(records, d->report);
}

/* ---------------------------------------------------------------------------------- tables -- */

static void add_column(MxRecords *records, gint64 table_id, const MxColumn *column) {
    mx_records_begin(records, MX_RECORD_COLUMNS);
    mx_records_integer(records, table_id);
    mx_records_text(records, column->id);
    mx_records_text(records, column->label);
    mx_records_text(records, mx_column_type_name(column->type));
    mx_records_text(records, mx_side_name(column->side));
}

static void add_cell(MxRecords *records, gint64 row_id, gint64 column_id, const MxField *field,
                     MxColumnType type) {
    bool amount = type == MX_COLUMN_AMOUNT && field->state == MX_STATE_VALUE;
    mx_records_begin(records, MX_RECORD_CELLS);
    mx_records_integer(records, row_id);
    mx_records_integer(records, column_id);
    mx_records_text(records, field->text);
    if (amount)
        mx_records_integer(records, field->amount_e4);
    else
        mx_records_null(records);
    mx_records_text(records, amount ? NULL : field->number);
    mx_records_state(records, field->state);
    mx_records_integer(records, field->page);
    mx_records_box(records, field->box);
}

/* The text of the row's first box in a column of one of @ids (NULL-ended), best first. */
static const char *find_text(const MxTable *table, const MxRow *row, const char *const *ids) {
    for (; *ids != NULL; ids++) {
        for (guint i = 0; i < row->n_fields; i++) {
            const MxColumn *column = table->columns->pdata[i];
            const MxField *field = row->fields[i];
            if (field != NULL && *field->text != '\0' && strcmp(column->id, *ids) == 0)
                return field->text;
        }
    }
    return NULL;
}

static void add_role(MxRecords *records, const char *name) {
    g_autofree char *label = name != NULL ? mx_text_fold(name) : NULL;
    mx_records_text(
        records, label != NULL && records->pack != NULL ? mx_pack_row(records->pack, label) : NULL);
}

static void add_row(MxRecords *records, gint64 table_id, const MxTable *table, const MxRow *row) {
    static const char *const CODES[] = { "code", NULL };
    static const char *const NAMES[] = { "name", "item", "government_item", NULL };
    gint64 first_column = records->given[MX_RECORD_COLUMNS] - table->columns->len + 1;
    gint64 row_id = mx_records_begin(records, MX_RECORD_ROWS);
    mx_records_integer(records, table_id);
    mx_records_integer(records, row->page);
    mx_records_integer(records, row->level);
    mx_records_text(records, mx_row_kind_name(row->kind));
    mx_records_text(records, mx_side_name(row->side));
    mx_records_integer(records, row->block + 1);
    mx_records_text(records, find_text(table, row, CODES));
    const char *name = find_text(table, row, NAMES);
    mx_records_text(records, name);
    add_role(records, name);
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = table->columns->pdata[i];
        if (row->fields[i] != NULL)
            add_cell(records, row_id, first_column + i, row->fields[i], column->type);
    }
}

static void add_table(MxRecords *records, const MxTable *table) {
    gint64 id = mx_records_begin(records, MX_RECORD_TABLES);
    mx_records_integer(records, 1);
    mx_records_text(records, table->id);
    mx_records_positive(records, table->number);
    mx_records_text(records, table->title);
    mx_records_text(records, table->unit);
    mx_records_text(records, table->note);
    mx_records_integer(records, table->first_page);
    mx_records_integer(records, table->last_page);
    for (guint i = 0; i < table->columns->len; i++)
        add_column(records, id, table->columns->pdata[i]);
    for (guint i = 0; i < table->rows->len; i++)
        add_row(records, id, table, table->rows->pdata[i]);
}

/* ----------------------------------------------------------------------------------- prose -- */

static void add_section(MxRecords *records, const MxSection *section) {
    mx_records_begin(records, MX_RECORD_SECTIONS);
    mx_records_integer(records, 1);
    mx_records_text(records, section->number);
    mx_records_text(records, section->title);
    mx_records_integer(records, section->level);
    mx_records_integer(records, section->first_page);
    mx_records_integer(records, section->last_page);
    mx_records_text(records, section->text);
}

static void add_fact(MxRecords *records, const MxFact *fact) {
    mx_records_begin(records, MX_RECORD_FACTS);
    mx_records_integer(records, 1);
    mx_records_positive(records, fact->section + 1);
    mx_records_text(records, fact->id);
    if (fact->number == NULL) {
        g_autoptr(GString) value = g_string_new(NULL);
        mx_amount_print(value, fact->value_e4);
        mx_records_integer(records, fact->value_e4);
        mx_records_text(records, value->str);
    } else {
        mx_records_null(records);
        mx_records_text(records, fact->number);
    }
    mx_records_text(records, fact->unit);
    mx_records_text(records, fact->text);
    mx_records_text(records, fact->context);
    mx_records_integer(records, fact->page);
    mx_records_box(records, fact->box);
}

static void add_term(MxRecords *records, const MxTerm *term) {
    mx_records_begin(records, MX_RECORD_GLOSSARY);
    mx_records_integer(records, 1);
    mx_records_text(records, term->term);
    mx_records_text(records, term->definition);
    mx_records_integer(records, term->page);
}

static void add_unclaimed(MxRecords *records, const MxUnclaimed *unclaimed) {
    mx_records_begin(records, MX_RECORD_UNCLAIMED);
    mx_records_integer(records, 1);
    mx_records_integer(records, unclaimed->page);
    mx_records_box(records, unclaimed->box);
    cJSON *rows = mx_json_unclaimed_rows(unclaimed);
    char *text = cJSON_PrintUnformatted(rows);
    mx_records_text(records, text);
    cJSON_free(text);
    cJSON_Delete(rows);
}

/* ---------------------------------------------------------------------------------- report -- */

static void add_evidence(MxRecords *records, gint64 finding_id, const MxEvidence *evidence) {
    mx_records_begin(records, MX_RECORD_EVIDENCE);
    mx_records_integer(records, finding_id);
    mx_records_text(records, mx_place_name(evidence->what));
    mx_records_text(records, evidence->table);
    mx_records_text(records, evidence->row);
    mx_records_text(records, evidence->column);
    mx_records_text(records, evidence->project);
    mx_records_text(records, evidence->field);
    mx_records_text(records, evidence->fact);
    mx_records_text(records, evidence->label);
    mx_records_text(records, evidence->context);
    mx_records_text(records, evidence->text);
    mx_records_positive(records, evidence->page);
    if (evidence->page > 0) {
        mx_records_box(records, evidence->box);
        return;
    }
    for (int i = 0; i < 4; i++)
        mx_records_null(records);
}

static void add_finding(MxRecords *records, const MxFinding *finding) {
    gint64 id = mx_records_begin(records, MX_RECORD_FINDINGS);
    mx_records_integer(records, 1);
    mx_records_text(records, finding->rule);
    mx_records_text(records, mx_severity_name(finding->severity));
    mx_records_positive(records, mx_finding_page(finding));
    mx_records_text(records, finding->zh);
    mx_records_text(records, finding->en);
    mx_records_text(records, finding->expected);
    mx_records_text(records, finding->actual);
    mx_records_text(records, finding->difference);
    mx_records_text(records, finding->tolerance);
    for (guint i = 0; i < finding->evidence->len; i++)
        add_evidence(records, id, finding->evidence->pdata[i]);
}

static void add_diagnostic(MxRecords *records, const MxDiagnostic *diagnostic) {
    mx_records_begin(records, MX_RECORD_DIAGNOSTICS);
    mx_records_integer(records, 1);
    mx_records_text(records, mx_severity_name(diagnostic->severity));
    mx_records_text(records, diagnostic->code);
    mx_records_positive(records, diagnostic->page);
    mx_records_text(records, diagnostic->message);
}

typedef void (*Add)(MxRecords *records, gconstpointer item);

static void add_list(MxRecords *records, const GPtrArray *items, Add add) {
    for (guint i = 0; i < items->len; i++)
        add(records, items->pdata[i]);
}

void mx_records_add_document(MxRecords *records, const MxDisclosure *d,
                             const MxPatterns *patterns) {
    records->pack = mx_patterns_profile(patterns, d->document.profile);
    add_document_row(records, d);
    add_list(records, d->tables, (Add)add_table);
    add_list(records, d->forms, (Add)mx_records_add_form);
    add_list(records, d->sections, (Add)add_section);
    add_list(records, d->facts, (Add)add_fact);
    add_list(records, d->glossary, (Add)add_term);
    add_list(records, d->unclaimed, (Add)add_unclaimed);
    if (d->report != NULL)
        add_list(records, d->report->findings, (Add)add_finding);
    add_list(records, d->diagnostics, (Add)add_diagnostic);
}
