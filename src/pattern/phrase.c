/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What packs call the phrases. */
#include "pattern/phrase.h"

#include <glib.h>

const char *mx_phrase_name(MxPhrase phrase) {
    static const char *const NAMES[MX_N_PHRASES] = {
        [MX_PHRASE_UNIT] = "unit",
        [MX_PHRASE_NUMBER] = "number",
        [MX_PHRASE_TITLE] = "title",
        [MX_PHRASE_OWNER] = "owner",
        [MX_PHRASE_NOTE] = "note",
        [MX_PHRASE_TOTAL] = "total",
        [MX_PHRASE_ITEM] = "item",
        [MX_PHRASE_OF_WHICH_ROW] = "of_which_row",
        [MX_PHRASE_CODED] = "coded",
        [MX_PHRASE_INDEX] = "index",
        [MX_PHRASE_REVENUE] = "revenue",
        [MX_PHRASE_EXPENDITURE] = "expenditure",
        [MX_PHRASE_PAGE] = "page",
        [MX_PHRASE_CONTINUED] = "continued",
        [MX_PHRASE_NOTHING] = "nothing",
        [MX_PHRASE_YEAR] = "year",
        [MX_PHRASE_BUDGET] = "budget",
        [MX_PHRASE_FINAL_ACCOUNT] = "final_account",
        [MX_PHRASE_PERFORMANCE] = "performance",
        [MX_PHRASE_DEPARTMENT] = "department",
        [MX_PHRASE_UNIT_LEVEL] = "unit_level",
        [MX_PHRASE_ORGANIZATION] = "organization",
        [MX_PHRASE_UNIVERSITY] = "university",
        [MX_PHRASE_SENTENCE] = "sentence",
        [MX_PHRASE_COMPARED] = "compared",
        [MX_PHRASE_GOVERNMENT] = "government",
        [MX_PHRASE_GOVERNMENT_TITLE] = "government_title",
        [MX_PHRASE_GOVERNMENT_HEADING] = "government_heading",
        [MX_PHRASE_GOVERNMENT_TABLE] = "government_table",
        [MX_PHRASE_CONGRESS] = "congress",
        [MX_PHRASE_BUDGET_YEAR] = "budget_year",
        [MX_PHRASE_ACCOUNT_YEAR] = "account_year",
        [MX_PHRASE_EXECUTION_YEAR] = "execution_year",
        [MX_PHRASE_PART] = "part",
        [MX_PHRASE_CHAPTER] = "chapter",
        [MX_PHRASE_SECTION] = "section",
        [MX_PHRASE_POINT] = "point",
        [MX_PHRASE_CONTENTS] = "contents",
        [MX_PHRASE_ENTRY] = "entry",
        [MX_PHRASE_GLOSSARY] = "glossary",
        [MX_PHRASE_TERM] = "term",
        [MX_PHRASE_BODY] = "body",
        [MX_PHRASE_STATED] = "stated",
        [MX_PHRASE_INDICATOR_ITEM] = "indicator_item",
        [MX_PHRASE_INDICATOR_LEVEL1] = "indicator_level1",
        [MX_PHRASE_INDICATOR_LEVEL2] = "indicator_level2",
        [MX_PHRASE_INDICATOR_NAME] = "indicator_name",
        [MX_PHRASE_INDICATOR_PERIOD] = "indicator_period",
        [MX_PHRASE_INDICATOR_ANNUAL] = "indicator_annual",
        [MX_PHRASE_SUM_OF] = "sum_of",
        [MX_PHRASE_DUE] = "due",
        [MX_PHRASE_EMPTY] = "empty",
        [MX_PHRASE_UNUSED] = "unused",
        [MX_PHRASE_RESIDUE] = "residue",
        [MX_PHRASE_OUTCOME] = "outcome",
        [MX_PHRASE_BUDGETED] = "budgeted",
        [MX_PHRASE_COMPLETED] = "completed",
        [MX_PHRASE_OUTCOME_MORE] = "outcome_more",
        [MX_PHRASE_OUTCOME_LESS] = "outcome_less",
        [MX_PHRASE_OUTCOME_SAME] = "outcome_same",
        [MX_PHRASE_CHANGED] = "changed",
        [MX_PHRASE_FALLEN] = "fallen",
        [MX_PHRASE_PARTS] = "parts",
        [MX_PHRASE_REST] = "rest",
        [MX_PHRASE_NAMED] = "named",
        [MX_PHRASE_NUMBERED] = "numbered",
        [MX_PHRASE_HEADING_YEAR] = "heading_year",
        [MX_PHRASE_AS_OF] = "as_of",
        [MX_PHRASE_WHOLE] = "whole",
        [MX_PHRASE_PARTIAL] = "partial",
        [MX_PHRASE_OF_WHICH] = "of_which",
        [MX_PHRASE_CARRIED] = "carried",
    };
    return NAMES[phrase];
}

MxPhrase mx_phrase_lookup(const char *name) {
    MxPhrase phrase = 0;
    while (phrase < MX_N_PHRASES && !g_str_equal(mx_phrase_name(phrase), name))
        phrase++;
    return phrase;
}
