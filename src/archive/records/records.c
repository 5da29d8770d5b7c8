/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document says, table by table. */
#include "archive/records/records.h"

#include "archive/records/forms.h"
#include "archive/records/prose.h"
#include "archive/records/report.h"
#include "archive/records/tables.h"
#include "archive/records/totals.h"
#include "model/names.h"

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

static void add_diagnostic(MxRecords *records, const MxDiagnostic *diagnostic) {
    mx_records_begin(records, MX_RECORD_DIAGNOSTICS);
    mx_records_integer(records, 1);
    mx_records_text(records, mx_severity_name(diagnostic->severity));
    mx_records_text(records, diagnostic->code);
    mx_records_positive(records, diagnostic->page);
    mx_records_text(records, diagnostic->message);
}

void mx_records_add_document(MxRecords *records, const MxDisclosure *d,
                             const MxPatterns *patterns) {
    const MxPack *pack = mx_disclosure_pack(d, patterns);
    add_document_row(records, d);
    for (guint i = 0; i < d->tables->len; i++)
        mx_records_add_table(records, d->tables->pdata[i], pack, d->document.year);
    mx_records_add_list(records, d->forms, (MxRecordFunc)mx_records_add_form);
    mx_records_add_list(records, d->sections, (MxRecordFunc)mx_records_add_section);
    mx_records_add_list(records, d->facts, (MxRecordFunc)mx_records_add_fact);
    mx_records_add_list(records, d->glossary, (MxRecordFunc)mx_records_add_term);
    mx_records_add_list(records, d->unclaimed, (MxRecordFunc)mx_records_add_unclaimed);
    if (d->report != NULL)
        mx_records_add_list(records, d->report->findings, (MxRecordFunc)mx_records_add_finding);
    mx_records_add_list(records, d->diagnostics, (MxRecordFunc)add_diagnostic);
    mx_records_add_totals(records, d, pack);
}

void mx_records_add_failure(MxRecords *records, const MxFailure *failure, const char *sha256,
                            guint64 bytes) {
    mx_records_begin(records, MX_RECORD_DOCUMENTS);
    mx_records_text(records, sha256);
    mx_records_text(records, "failed");
    mx_records_text(records, failure->code);
    mx_records_text(records, failure->message);
    mx_records_integer(records, 1);
    mx_records_positive(records, (gint64)bytes);
    for (guint i = 7; i < mx_record_table(MX_RECORD_DOCUMENTS)->n_fields; i++)
        mx_records_null(records);
}
