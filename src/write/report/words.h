/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the report for people, in both languages. */
#ifndef MX_WRITE_REPORT_WORDS_H
#define MX_WRITE_REPORT_WORDS_H

#include <mingxi/report.h>

typedef enum {
    MX_WORD_PROJECT,
    MX_WORD_OVERALL,
    MX_WORD_PROSE,
    MX_WORD_PAGE,
    MX_WORD_N_PAGES,
    MX_WORD_BLANK,
    MX_WORD_NOWHERE,
    MX_WORD_MORE_FIGURES,
    MX_WORD_MORE_DOUBTS,
    MX_WORD_DOUBTS,
    MX_WORD_CLEAN,
    MX_WORD_NOTHING,
    MX_WORD_UNNAMED,
    MX_N_WORDS,
} MxReportWord;

/** mx_report_say: (transfer none): the word, which may have places to fill in. */
const char *mx_report_say(const MxReportStyle *style, MxReportWord word);

/** mx_report_say_number, mx_report_say_name: (transfer full): with its places filled in. */
char *mx_report_say_number(const MxReportStyle *style, MxReportWord word, guint number);
char *mx_report_say_name(const MxReportStyle *style, MxReportWord word, const char *name,
                         guint number);

/** mx_report_severity_heading: (transfer none): what findings so grave stand under. */
const char *mx_report_severity_heading(const MxReportStyle *style, MxSeverity severity);

/** mx_report_kind_name: (transfer none): of a document's @kind; itself where it is unknown. */
const char *mx_report_kind_name(const MxReportStyle *style, const char *kind);

#endif
