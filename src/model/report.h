/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report: where a document contradicts itself (docs/contract.md, Report). */
#ifndef MX_MODEL_REPORT_H
#define MX_MODEL_REPORT_H

#include <glib.h>

#include "base/box.h"
#include "base/severity.h"

/** MxPlaceKind: what kind of place a figure stands in. */
typedef enum {
    MX_PLACE_TABLE,
    MX_PLACE_PROJECT,
    MX_PLACE_OVERALL,
    MX_PLACE_FACT,
    MX_PLACE_SECTION,
} MxPlaceKind;

/**
 * MxEvidence: one printed figure or text that entered a check that failed.
 * @table, @row, @column: (nullable): of a table: its id, the row's code or name, the column's id
 * @project, @field: (nullable): of a form: the project's name, the id of the field
 * @fact: (nullable): the id of a fact
 * @text: as printed; empty for what is missing
 * @page: from 1; 0 where the evidence is that something is nowhere
 */
typedef struct {
    MxPlaceKind what;
    char *table, *row, *column;
    char *project, *field;
    char *fact;
    char *text;
    guint page;
    MxBox box;
} MxEvidence;

/**
 * MxFinding: one place where the document contradicts itself.
 * @rule: the rule's id, @severity: the rule's, or INFO where only a rounding is in doubt
 * @zh, @en: the rule's statement, filled with the figures; one line each
 * @expected, @actual, @difference, @tolerance: (nullable): JSON numbers, yuan or the figure's unit
 * @evidence: (element-type MxEvidence): never empty
 */
typedef struct {
    char *rule;
    MxSeverity severity;
    char *zh, *en;
    char *expected, *actual, *difference, *tolerance;
    GPtrArray *evidence;
} MxFinding;

/**
 * MxReport: @evaluated = @passed + @failed; rules whose places the document lacks are
 * @not_applicable. @findings: (element-type MxFinding), errors first, then in document order.
 */
typedef struct {
    guint evaluated, passed, failed, not_applicable;
    GPtrArray *findings;
} MxReport;

MxReport *mx_report_new(void);
void mx_report_free(MxReport *report);

/** mx_finding_new: (transfer full): @rule is copied. */
MxFinding *mx_finding_new(const char *rule, MxSeverity severity);
void mx_finding_free(MxFinding *finding);

/** mx_finding_page: the first page that its evidence stands on; 0 where there is none. */
guint mx_finding_page(const MxFinding *finding);

MxEvidence *mx_evidence_new(MxPlaceKind what, const char *text, guint page, MxBox box);
void mx_evidence_free(MxEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxReport, mx_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFinding, mx_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxEvidence, mx_evidence_free)

#endif
