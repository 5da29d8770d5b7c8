/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_REPORT_H
#define MINGXI_REPORT_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/extract.h>
#include <mingxi/language.h>
#include <mingxi/patterns.h>

G_BEGIN_DECLS

/* ---------------------------------------------------------------------------- the report -- */

/** MxBox: points, origin top left of the page as displayed, x0 <= x1, y0 <= y1. */
typedef struct {
    double x0, y0, x1, y1;
} MxBox;

/** MxSeverity: how much a diagnostic or a finding weighs; worst first. */
typedef enum {
    MX_SEVERITY_ERROR,
    MX_SEVERITY_WARNING,
    MX_SEVERITY_INFO,
} MxSeverity;

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
 * @title: (nullable): the table's or the form's, as printed
 * @row_name: (nullable): of a table: the row's name, as printed
 * @label: (nullable): of a table: the column's headers, joined by `/`
 * @context: (nullable): the clause that a fact stands in
 * @text: as printed; empty for what is missing
 * @page: from 1; 0 where the evidence is that something is nowhere
 */
typedef struct {
    MxPlaceKind what;
    char *table, *row, *column;
    char *project, *field;
    char *fact;
    char *title, *row_name, *label, *context;
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

/**
 * mx_disclosure_report:
 *
 * Where the document contradicts itself: mx_extract() has evaluated every rule of the packs.
 *
 * Returns: (transfer none): lives as long as @disclosure; to be read, not changed
 */
MX_API const MxReport *mx_disclosure_report(const MxDisclosure *disclosure);

/**
 * mx_disclosure_worst:
 * @severity: (out): of the worst finding
 *
 * Returns: FALSE where there are no findings
 */
MX_API bool mx_disclosure_worst(const MxDisclosure *disclosure, MxSeverity *severity);

/* -------------------------------------------------------------------------------- printing -- */

/**
 * MxReportFormat:
 * @MX_REPORT_TEXT: for people
 * @MX_REPORT_JSON: one object a document, each on a line: { "source", "document", "report",
 *     "diagnostics" } as in docs/contract.md
 * @MX_REPORT_CSV: a header and one record a finding (RFC 4180)
 * @MX_REPORT_SARIF: one SARIF 2.1.0 log over all documents
 */
typedef enum {
    MX_REPORT_TEXT,
    MX_REPORT_JSON,
    MX_REPORT_CSV,
    MX_REPORT_SARIF,
} MxReportFormat;

/**
 * MxReportStyle: how reports are printed.
 * @language: of statements and headings; JSON and CSV have the statements in both
 * @width: of text, in columns of a terminal; a Chinese character takes two
 * @colour: of text: with the escape sequences of ECMA-48
 * @quiet: of text: findings only: no document without any, no doubts about reading, no summary
 */
typedef struct {
    MxReportFormat format;
    MxLanguage language;
    guint width;
    bool colour, quiet;
} MxReportStyle;

/**
 * mx_disclosure_summary: what was read, for people: who and what it is, its tables, the first rows
 * of one. @style: language and width.
 *
 * Returns: (transfer full): UTF-8, free with g_free()
 */
MX_API char *mx_disclosure_summary(const MxDisclosure *disclosure, const MxReportStyle *style);

/** MxReportPrinter: prints the reports of any number of documents, one after the other. */
typedef struct MxReportPrinter MxReportPrinter;

/**
 * mx_report_printer_new:
 * @style: copied; @patterns: outlives the printer; (nullable) where it only takes what
 *     others packed
 *
 * Returns: (transfer full): free with mx_report_printer_free()
 */
MX_API MxReportPrinter *mx_report_printer_new(const MxReportStyle *style,
                                              const MxPatterns *patterns);
MX_API void mx_report_printer_free(MxReportPrinter *printer);

/**
 * mx_report_printer_add: the report of @disclosure, which is not needed afterwards.
 *
 * Returns: (transfer full): what to print now, UTF-8, maybe empty; free with g_free()
 */
MX_API char *mx_report_printer_add(MxReportPrinter *printer, const MxDisclosure *disclosure);

/**
 * mx_report_printer_pack: what mx_report_printer_add() would make of @disclosure, for a printer of
 * the same style in another process: mx_report_printer_take() there prints it.
 *
 * Returns: (transfer full): free with g_free()
 */
MX_API char *mx_report_printer_pack(MxReportPrinter *printer, const MxDisclosure *disclosure);

/**
 * mx_report_printer_take:
 * @any: (out): whether there are findings; @worst: (out): the worst of them
 *
 * Returns: (transfer full) (nullable): what to print now; NULL where @packed is nothing of that
 */
MX_API char *mx_report_printer_take(MxReportPrinter *printer, const char *packed, bool *any,
                                    MxSeverity *worst);

/** mx_report_printer_fail: counts @file, which could not be read; SARIF says so with @message. */
MX_API void mx_report_printer_fail(MxReportPrinter *printer, const char *file, const char *message);

/**
 * mx_report_printer_end: what is printed after all documents: the summary of text, all of SARIF.
 *
 * Returns: (transfer full): UTF-8, maybe empty; free with g_free()
 */
MX_API char *mx_report_printer_end(MxReportPrinter *printer);

/**
 * mx_patterns_print_rules: every rule of @patterns, with what it ranges over, what must hold, how
 * much it weighs and what it says.
 * @style: of its formats, TEXT or JSON
 *
 * Returns: (transfer full): UTF-8, free with g_free()
 */
MX_API char *mx_patterns_print_rules(const MxPatterns *patterns, const MxReportStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxReportPrinter, mx_report_printer_free)

G_END_DECLS

#endif
