/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the later rooms ask of the pattern packs. Every text passed in is folded (mx_text_fold()).
 */
#ifndef MX_PATTERN_PATTERN_H
#define MX_PATTERN_PATTERN_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/patterns.h>

/** MxColumnType: how the cells of a column are read (contract.md, Cell). */
typedef enum {
    MX_COLUMN_TEXT,
    MX_COLUMN_CODE,
    MX_COLUMN_AMOUNT,
    MX_COLUMN_NUMBER,
    MX_COLUMN_PERCENT,
} MxColumnType;

/**
 * MxPhrase: wordings with a role of their own, listed under `phrases` by the name given here.
 * A pack may list several patterns under one name; the first that matches counts. Where the role
 * says "value", the pattern has a group (?<value>…).
 */
typedef enum {
    MX_PHRASE_UNIT,        /* unit: 单位：万元; value is the unit */
    MX_PHRASE_NUMBER,      /* number: 表二, 公开05表; value is the numeral */
    MX_PHRASE_TITLE,       /* title: a line that titles a table */
    MX_PHRASE_OWNER,       /* owner: 部门名称：…; value is the organization */
    MX_PHRASE_NOTE,        /* note: 注：… below a table */
    MX_PHRASE_TOTAL,       /* total: the label of a total row */
    MX_PHRASE_ITEM,        /* item: a label that only stands in the body, 一、…, 其中：… */
    MX_PHRASE_CODED,       /* coded: a name with its code in front; value is the code */
    MX_PHRASE_INDEX,       /* index: the label of a row that numbers columns, 栏次 */
    MX_PHRASE_REVENUE,     /* revenue: header of the revenue side */
    MX_PHRASE_EXPENDITURE, /* expenditure: header of the expenditure side */
    MX_PHRASE_PAGE,        /* page: a page number */
    MX_PHRASE_CONTINUED,   /* continued: 续表, 接上页 */
    MX_PHRASE_NOTHING,     /* nothing: a cell that says "none": 无, —, / */
    MX_PHRASE_YEAR,        /* year: value is the year of a budget or an account */
    MX_PHRASE_BUDGET,      /* budget: a title that makes the document a budget */
    MX_PHRASE_FINAL_ACCOUNT,  /* final_account: … a final account */
    MX_PHRASE_PERFORMANCE,    /* performance: … a set of performance targets */
    MX_PHRASE_DEPARTMENT,     /* department: the document speaks of a whole department */
    MX_PHRASE_UNIT_LEVEL,     /* unit_level: … of a single unit */
    MX_PHRASE_ORGANIZATION,   /* organization: value is the body's name within a title */
    MX_PHRASE_PART,           /* part: a heading 第一部分…; value is its number */
    MX_PHRASE_CHAPTER,        /* chapter: a heading 一、…; value is its number */
    MX_PHRASE_SECTION,        /* section: a heading （一）…; value is its number */
    MX_PHRASE_POINT,          /* point: a heading 1.…; value is its number */
    MX_PHRASE_CONTENTS,       /* contents: the title of the table of contents */
    MX_PHRASE_ENTRY,          /* entry: a line of the table of contents; value is its title */
    MX_PHRASE_GLOSSARY,       /* glossary: a heading of the glossary */
    MX_PHRASE_TERM,           /* term: a paragraph that explains a term; value is the term */
    MX_PHRASE_BODY,           /* body: a heading that is the name of a body */
    MX_PHRASE_STATED,         /* stated: a wording that states a figure without digits, 持平 */
    MX_PHRASE_INDICATOR_ITEM, /* indicator_item: value is one indicator of a text that holds all */
    MX_PHRASE_INDICATOR_LEVEL1, /* indicator_level1 … annual: value is that part of the item */
    MX_PHRASE_INDICATOR_LEVEL2,
    MX_PHRASE_INDICATOR_NAME,
    MX_PHRASE_INDICATOR_PERIOD,
    MX_PHRASE_INDICATOR_ANNUAL,
    MX_PHRASE_SUM_OF,  /* sum_of: words before a total; value is the number of its parts */
    MX_PHRASE_DUE,     /* due: when work will be done; value is the year */
    MX_PHRASE_EMPTY,   /* empty: a note that a table has nothing */
    MX_PHRASE_UNUSED,  /* unused: a note that there is nothing of the kind */
    MX_PHRASE_RESIDUE, /* residue: what a template left to be filled in */
    MX_PHRASE_OUTCOME, /* outcome, budgeted: words before the outcome, before its budget */
    MX_PHRASE_BUDGETED,
    MX_PHRASE_COMPLETED,    /* completed: words before the share of the budget that was spent */
    MX_PHRASE_OUTCOME_MORE, /* outcome_more, _less, _same: how the outcome compares */
    MX_PHRASE_OUTCOME_LESS,
    MX_PHRASE_OUTCOME_SAME,
    MX_PHRASE_CHANGED, /* changed, fallen: words before what something grew or fell by */
    MX_PHRASE_FALLEN,
    MX_PHRASE_PARTS,        /* parts: words before the first part of what was stated */
    MX_PHRASE_REST,         /* rest: words before the last part of a list that leaves nothing out */
    MX_PHRASE_NAMED,        /* named: what stands between the name of a row and its figure */
    MX_PHRASE_NUMBERED,     /* numbered: a paragraph of a list; value is its number */
    MX_PHRASE_HEADING_YEAR, /* heading_year: a heading of the whole; value is its year */
    MX_PHRASE_AS_OF,        /* as_of: the day of which assets are given; value is the year */
    MX_N_PHRASES,
} MxPhrase;

/** MxSpan: bytes [start, end) of the text that was matched; start < 0 where there is none. */
typedef struct {
    int start, end;
} MxSpan;

/** MxTableTraits: what identifies a table, all folded. @headers: column labels joined by `|`. */
typedef struct {
    const char *title;
    const char *headers;
    const char *first_code;
} MxTableTraits;

/** MxPack: one profile with everything it extends; owned by its MxPatterns. */
typedef struct MxPack MxPack;

/** mx_patterns_lexicon: the pack that holds for a document of a profile nobody described. */
const MxPack *mx_patterns_lexicon(const MxPatterns *patterns);

/** mx_patterns_profile: the pack of that name; the lexicon where @name is NULL or unknown. */
const MxPack *mx_patterns_profile(const MxPatterns *patterns, const char *name);

/**
 * mx_patterns_detect:
 *
 * Returns: (transfer none) (nullable): the profile whose `detect` patterns match @text best: most
 *     patterns matched; NULL where none matches
 */
const MxPack *mx_patterns_detect(const MxPatterns *patterns, const char *text);

/**
 * mx_patterns_field_label:
 * @id: of a field of a form, as in the output: `plan`, `annual.local`
 *
 * Returns: (transfer full) (nullable): how forms label it, by an example of the lexicon
 */
char *mx_patterns_field_label(const MxPatterns *patterns, const char *id);

/** mx_pack_name: (transfer none) the profile's id: the file name without .yaml. */
const char *mx_pack_name(const MxPack *pack);

/**
 * mx_pack_phrase:
 * @value: (out) (optional): the named group `value`, or the whole match where there is none
 *
 * Returns: whether a pattern of @phrase matches @text. A match that exceeds PCRE2's limits counts
 *     as none: the limits (set in pattern.c, with reasons) are far above what real text needs.
 */
bool mx_pack_phrase(const MxPack *pack, MxPhrase phrase, const char *text, MxSpan *value);

/**
 * mx_pack_column:
 * @label: the column's own header, folded
 * @under: the headers above it from the top, joined by `/`, folded; empty where there is none
 * @type: (out) (optional)
 *
 * Returns: (transfer none) (nullable): the column id; NULL where no pattern claims the label
 */
const char *mx_pack_column(const MxPack *pack, const char *label, const char *under,
                           MxColumnType *type);

/**
 * mx_pack_form:
 * @title: folded; empty where none is printed
 * @texts: the texts of all boxes, folded, joined by `|`
 * @name: (out) (optional): as @value of mx_pack_phrase(): what the title says of the project's name
 *
 * Returns: (transfer none) (nullable): the form's id, `project` or `overall`
 */
const char *mx_pack_form(const MxPack *pack, const char *title, const char *texts, MxSpan *name);

/**
 * mx_pack_field:
 * @label: a box of a form, folded
 * @under: the boxes left of it that reach over more rows, from the left, joined by `/`, folded
 *
 * Returns: (transfer none) (nullable): the field that the box labels; NULL where it labels none
 */
const char *mx_pack_field(const MxPack *pack, const char *label, const char *under);

/**
 * mx_pack_unit: the unit that a figure bears.
 * @after: what follows the figure, folded
 * @span: (out): the unit's own characters; `value` where the pattern has that group
 *
 * Returns: (transfer none) (nullable): the id of the unit: yuan, percent, count, …
 */
const char *mx_pack_unit(const MxPack *pack, const char *after, MxSpan *span);

/**
 * MxFactHit: where a rule of `facts` holds in a text.
 * @unit: of a figure that is stated without digits; never NULL
 * @value: the figure, or what states it
 * @less: the word that makes it a fall; start < 0 where there is none
 * @zero: the words that say 0 where no figure stands; start < 0 where there are none
 */
typedef struct {
    const char *id, *unit;
    MxSpan value, less, zero;
} MxFactHit;

/** MxFactRules: those rules of `facts` that hold under a heading; borrowed from the pack. */
typedef struct MxFactRules MxFactRules;

/** mx_pack_fact_rules: (transfer full): @under: the headings from the top, joined by `/`, folded.
 */
MxFactRules *mx_pack_fact_rules(const MxPack *pack, const char *under);
void mx_fact_rules_free(MxFactRules *rules);

/** mx_fact_rules_find: (transfer full) (element-type MxFactHit): in the order of the rules. */
GArray *mx_fact_rules_find(const MxFactRules *rules, const char *text);

/** MxCodeFit: how a code and the name beside it agree with the classification. */
typedef enum {
    MX_CODE_UNLISTED, /* no code of the classification, or an item that the list leaves out */
    MX_CODE_UNKNOWN,  /* there is no such code */
    MX_CODE_NAMED,    /* the name is the code's */
    MX_CODE_RENAMED,  /* the code bears another name */
} MxCodeFit;

/**
 * mx_pack_code:
 * @code: its digits
 * @name: as printed
 * @year: of the budget or account; 0 where it is not known, and every name that the code ever had
 *     is its own
 * @official: (out) (optional) (transfer none): the name it should bear; set where it is renamed
 */
MxCodeFit mx_pack_code(const MxPack *pack, const char *code, const char *name, int year,
                       const char **official);

/**
 * mx_pack_row: what a row's label says that the row holds.
 * @label: folded
 *
 * Returns: (transfer none) (nullable): the row's id, `grand`, `carryover`, …
 */
const char *mx_pack_row(const MxPack *pack, const char *label);

/** mx_pack_table: (transfer none) (nullable) the table id; NULL where no rule fits. */
const char *mx_pack_table(const MxPack *pack, const MxTableTraits *traits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFactRules, mx_fact_rules_free)

#endif
