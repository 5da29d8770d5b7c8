/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is nowhere has no page and no box. */
#include "archive/records/report.h"

#include "model/names.h"
#include "model/report.h"

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

void mx_records_add_finding(MxRecords *records, const MxFinding *finding) {
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
