/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases: wordings with a role of their own, by the name that packs list them under. */
#ifndef MX_PATTERN_PHRASE_H
#define MX_PATTERN_PHRASE_H

/**
 * MxPhrase: wordings with a role of their own, listed under `phrases` by the name given here.
 * A pack may list several patterns under one name; the first that matches counts. Where the role
 * says "value", the pattern has a group (?<value>…).
 */
typedef enum {
    MX_PHRASE_UNIT,         /* unit: 单位：万元; value is the unit */
    MX_PHRASE_NUMBER,       /* number: 表二, 公开05表; value is the numeral */
    MX_PHRASE_TITLE,        /* title: a line that titles a table */
    MX_PHRASE_TITLE_YEAR,   /* how the first line of a title begins that goes on in the next */
    MX_PHRASE_TITLE_NUMBER, /* title_number: what in a table's title is its number; value is that */
    MX_PHRASE_UNIT_LABEL,   /* unit_label: 单位：万元, which no column is headed by */
    MX_PHRASE_STAMP,        /* stamp: 预算年度：2025, 编制日期：… */
    MX_PHRASE_BARE_UNIT,    /* bare_unit: 万元 without a word that says so; value is the unit */
    MX_PHRASE_OWNER,        /* owner: 部门名称：…; value is the organization */
    MX_PHRASE_NOTE,         /* note: 注：… below a table */
    MX_PHRASE_TOTAL,        /* total: the label of a total row */
    MX_PHRASE_ITEM, /* item: a label that only stands in the body, 一、…, 其中：… */
    MX_PHRASE_OF_WHICH_ROW, /* of_which_row: a label 其中：… */
    MX_PHRASE_CODED,        /* coded: a name with its code in front; value is the code */
    MX_PHRASE_INDEX,        /* index: the label of a row that numbers columns, 栏次 */
    MX_PHRASE_REVENUE,      /* revenue: header of the revenue side */
    MX_PHRASE_EXPENDITURE,  /* expenditure: header of the expenditure side */
    MX_PHRASE_HEADER_MONEY, /* header_money, _count, _code, _date: a header of such figures */
    MX_PHRASE_HEADER_COUNT,
    MX_PHRASE_HEADER_CODE,
    MX_PHRASE_HEADER_DATE,
    MX_PHRASE_PAGE,          /* page: a page number */
    MX_PHRASE_CONTINUED,     /* continued: 续表, 接上页 */
    MX_PHRASE_NOTHING,       /* nothing: a cell that says "none": 无, —, / */
    MX_PHRASE_YEAR,          /* year: value is the year of a budget or an account */
    MX_PHRASE_BUDGET,        /* budget: a title that makes the document a budget */
    MX_PHRASE_FINAL_ACCOUNT, /* final_account: … a final account */
    MX_PHRASE_PERFORMANCE,   /* performance: … a set of performance targets */
    MX_PHRASE_DEPARTMENT,    /* department: the document speaks of a whole department */
    MX_PHRASE_UNIT_LEVEL,    /* unit_level: … of a single unit */
    MX_PHRASE_ORGANIZATION,  /* organization: value is the body's name within a title */
    MX_PHRASE_COVER_BODY,    /* cover_body: a line that is a body's name alone; value is it */
    MX_PHRASE_NAME_OF_UNIT,  /* name_of_unit, _department: a name that says so; value is it without
                              */
    MX_PHRASE_NAME_OF_DEPARTMENT,
    MX_PHRASE_UNIVERSITY, /* university: the name of a body that has rules of its own */
    MX_PHRASE_SENTENCE, /* sentence: marks of a sentence or of a piece of one, which is no title */
    MX_PHRASE_COMPARED, /* compared: words before a year that something is compared with */
    MX_PHRASE_GOVERNMENT,          /* government: value is the government's name */
    MX_PHRASE_PROVINCE,            /* province: the name of a government of that level */
    MX_PHRASE_CITY,                /* city: … that has districts or counties below it */
    MX_PHRASE_COUNTY,              /* county */
    MX_PHRASE_TOWNSHIP,            /* township */
    MX_PHRASE_DISTRICTS_BELOW,     /* districts_below: words for districts and counties together */
    MX_PHRASE_TOWNS_BELOW,         /* towns_below: words for towns and townships together */
    MX_PHRASE_GOVERNMENT_TITLE,    /* government_title: a title of a whole government's document */
    MX_PHRASE_GOVERNMENT_REPORT,   /* government_report: … that no body's document bears */
    MX_PHRASE_GOVERNMENT_HEADING,  /* government_heading: a heading of a report on a government */
    MX_PHRASE_GOVERNMENT_TABLE,    /* government_table: a table of governments; value is of what */
    MX_PHRASE_GOVERNMENT_SENTENCE, /* government_sentence: what a whole area took in; value: fund */
    MX_PHRASE_TITLE_OF_PART, /* title_of_part: a title of one part of a budget or an account */
    MX_PHRASE_CONGRESS,      /* congress: an address to the people's congress */
    MX_PHRASE_BUDGET_YEAR,   /* budget_year, account_year, execution_year: value is the year */
    MX_PHRASE_ACCOUNT_YEAR,  /* … of the budget, account, execution that a title names */
    MX_PHRASE_EXECUTION_YEAR,
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
    MX_PHRASE_SUM_OF,   /* sum_of: words before a total; value is the number of its parts */
    MX_PHRASE_DUE,      /* due: when work will be done; value is the year */
    MX_PHRASE_EMPTY,    /* empty: a note that a table has nothing */
    MX_PHRASE_PER_UNIT, /* per_unit: a clause that gives a price, a rate, a standard */
    MX_PHRASE_OPEN,   /* open: a note that some of the money of a table is not yet given to its rows
                       */
    MX_PHRASE_UNUSED, /* unused: a note that there is nothing of the kind */
    MX_PHRASE_EMPTY_ALL,    /* empty_all: what it means that a table has nothing, for all tables */
    MX_PHRASE_EMPTY_COLUMN, /* empty_column: heads what a list of tables says of which are empty */
    MX_PHRASE_EMPTY_MARK,   /* empty_mark: … and says that one is */
    MX_PHRASE_PERIOD,       /* period: a title is of a part of a year, or of what was done in one */
    MX_PHRASE_NONE_OF,      /* none_of: a clause that says there is none; value is of what */
    MX_PHRASE_WITHHELD,     /* withheld: a note that something is left out, for secrecy */
    MX_PHRASE_MASKED,       /* masked: a name of which a part is hidden: **建设项目 */
    MX_PHRASE_RESIDUE,      /* residue: what a template left to be filled in */
    MX_PHRASE_BLANK,        /* blank: a place in a sentence where a figure or a reason is missing */
    MX_PHRASE_OUTCOME,      /* outcome, budgeted: words before the outcome, before its budget */
    MX_PHRASE_BUDGETED,
    MX_PHRASE_COMPLETED,    /* completed: words before the share of the budget that was spent */
    MX_PHRASE_OUTCOME_MORE, /* outcome_more, _less, _same: how the outcome compares */
    MX_PHRASE_OUTCOME_LESS,
    MX_PHRASE_OUTCOME_SAME,
    MX_PHRASE_CHANGED, /* changed, fallen: words before what something grew or fell by */
    MX_PHRASE_FALLEN,
    MX_PHRASE_THAN,       /* than: words before a growth; value is what it is of */
    MX_PHRASE_AGAINST,    /* against: all words between an amount and what it itself changed by */
    MX_PHRASE_GROWN_FROM, /* grown_from, grown_to: words before where it began, where it came to */
    MX_PHRASE_GROWN_TO,
    MX_PHRASE_EARLIER,    /* earlier: words before what it was the year before */
    MX_PHRASE_PARTS,      /* parts: words before the first part of what was stated */
    MX_PHRASE_MAIN_PARTS, /* main_parts: … where the list may be of some of them */
    MX_PHRASE_ORDINAL,    /* ordinal: what begins a point within a paragraph; value is its number */
    MX_PHRASE_SPLIT, /* split: words between an amount and the first of those that a bracket splits
                        it into */
    MX_PHRASE_GROWN, /* grown: … before what it grew by in a year; value is the outcome it grew from
                      */
    MX_PHRASE_SUMMED, /* summed: words before a total of a budget */
    MX_PHRASE_ADDED,  /* added, deducted: … before what is added to an amount, taken from it */
    MX_PHRASE_DEDUCTED,
    MX_PHRASE_BROUGHT_TO, /* brought_to: … before what an amount has come to by that */
    MX_PHRASE_LEFT_OVER,  /* left_over: … before what revenue and expenditure leave */
    MX_PHRASE_SET_OFF,    /* set_off: … where the two are set off against each other */
    MX_PHRASE_BALANCED,   /* balanced: that revenue equals expenditure */
    MX_PHRASE_REST,       /* rest: words before the last part of a list that leaves nothing out */
    MX_PHRASE_KINDS_OF_POSTS, /* kinds_of_…: words before a count of one kind; those of one */
    MX_PHRASE_KINDS_OF_STAFF, /* phrase exclude one another */
    MX_PHRASE_KINDS_OF_RETIRED,
    MX_PHRASE_KINDS_OF_VEHICLES,
    MX_PHRASE_PURCHASE, /* purchase: words before the number of all that is bought */
    MX_PHRASE_BOUGHT,   /* bought: … and before that of one of them */
    MX_PHRASE_MEMBERS,  /* members: behind a number, what opens the list of those counted; value
                           ends where the list begins */
    MX_PHRASE_MEMBERS_TOTAL, /* members_total: before a number, what closes such a list */
    MX_PHRASE_MEMBERS_BEGIN, /* members_begin: what opens a list that a number closes; as members */
    MX_PHRASE_MEMBER,        /* member: a name that is one of a list of bodies */
    MX_PHRASE_MEMBER_BESIDE, /* member_beside: a name that is often not counted with the others */
    MX_PHRASE_BODIES,        /* bodies: behind a number, that it is one of bodies */
    MX_PHRASE_NAMED,         /* named: what stands between the name of a row and its figure */
    MX_PHRASE_NUMBERED,      /* numbered: a paragraph of a list; value is its number */
    MX_PHRASE_EXPLANATION,   /* explanation: a numbered heading that is whole by its last word */
    MX_PHRASE_HEADING_YEAR,  /* heading_year: a heading of the whole; value is its year */
    MX_PHRASE_AS_OF,         /* as_of: the day of which assets are given; value is the year */
    MX_PHRASE_WHOLE,    /* whole: words that leave a figure the whole's; value is a body's name */
    MX_PHRASE_PARTIAL,  /* partial: words that make a figure that of another scope */
    MX_PHRASE_OF_WHICH, /* of_which: the word that opens a list of parts, at the end of a text */
    MX_PHRASE_CARRIED,  /* carried: money that is left over, or was */
    MX_PHRASE_TOPIC_OPERATING, /* topic_…: a text that speaks of it */
    MX_PHRASE_TOPIC_PROCUREMENT,
    MX_PHRASE_TOPIC_SMALL_BUSINESSES,
    MX_PHRASE_TOPIC_ASSETS,
    MX_PHRASE_TOPIC_PERFORMANCE,
    MX_PHRASE_TOPIC_OVERSEAS,
    MX_PHRASE_TOPIC_VEHICLES,
    MX_PHRASE_TOPIC_RECEPTIONS,
    MX_N_PHRASES,
} MxPhrase;

/** mx_phrase_name: the phrase's id in a pack. */
const char *mx_phrase_name(MxPhrase phrase);

/** mx_phrase_lookup: the phrase of an id; %MX_N_PHRASES where there is none. */
MxPhrase mx_phrase_lookup(const char *name);

#endif
