/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this room. */
#ifndef MX_CHECK_CHECK_PRIVATE_H
#define MX_CHECK_CHECK_PRIVATE_H

#include "check/check.h"
#include "check/figure.h"
#include "check/prose/tokens.h"
#include "model/form.h"
#include "model/prose.h"
#include "pattern/rule/rules.h"

/** MxPlace: a printed figure or text of the document; borrows everything. What does not apply is
 * NULL. */
typedef struct {
    MxPlaceKind what;
    const MxTable *table;
    const MxRow *row;
    const MxColumn *column;
    const MxForm *form;
    const char *field;
    const MxFact *fact;
    const char *text;
    guint page;
    MxBox box;
} MxPlace;

typedef enum {
    MX_COMPUTATION_SUM,        /* a total and what it is made of */
    MX_COMPUTATION_SHARE,      /* a percentage and what it is computed of */
    MX_COMPUTATION_COMPARISON, /* an outcome and its budget */
    MX_COMPUTATION_GROWTH,     /* a percentage, and the change and the amount it is computed of */
    MX_COMPUTATION_LONE_SHARE, /* a percentage, where it is not sure what it is computed of */
    MX_COMPUTATION_LIST,       /* an amount, and those that follow it as its parts */
    MX_COMPUTATION_COUNT,      /* a number, and those of its kinds */
    MX_COMPUTATION_NAMED,      /* a figure behind the name of a row, and the row's */
    MX_N_COMPUTATIONS,
} MxComputationKind;

/** MxComputation: a figure that a text states, and the figures beside it that must give it.
 * @places: (element-type MxPlace): of the parts, as far as they are figures of the prose
 * @direction: of a comparison: 1 where the text calls the outcome more than its budget, -1 less */
typedef struct {
    MxPlace where;
    MxComputationKind kind;
    int direction;
    MxFigure *stated, *parts;
    char *stated_text, *parts_text;
    GArray *places;
} MxComputation;

/** MxPair: a row of the projects' table and the form of the same name; either may be missing.
 * @alike: the names are not the same, but too much alike to be two projects */
typedef struct {
    const MxTable *table;
    const MxRow *row;
    const MxForm *form;
    bool alike;
} MxPair;

/**
 * MxInstance: one thing that a rule ranges over. What its scope does not have is NULL.
 * @column: of the cell; @twin: the indicator of the year beside that of the period
 * @mark: what a residue or a date is, the name of a code; @number: the year of a date
 * @official: the name that a code should bear
 */
typedef struct {
    const MxTable *table;
    const MxRow *row;
    guint row_index, column;
    const MxForm *form;
    const MxFact *fact;
    guint fact_index;
    const MxPair *pair;
    const MxComputation *computation;
    const MxIndicator *indicator, *twin;
    MxPlace mark;
    glong number;
    MxCodeFit code_fit;
    const char *official;
} MxInstance;

/**
 * MxCheck: a document while it is checked.
 * @halves: halves of a step in the last place that a figure may be off: 1 is rounding; 2 is what a
 *     writer who cuts off instead of rounding, or rounds twice, makes of it
 * @decimals: places after the point that a column's amounts print, by column
 * @beside: (element-type GArray of guint): what mx_beside_columns() gave, by column
 * @row_ids: what a row's label says, by row
 */
typedef struct {
    const MxDisclosure *d;
    const MxPack *pack;
    guint halves;
    GHashTable *decimals, *row_ids, *beside;
    GPtrArray *pairs;        /* of MxPair */
    GPtrArray *computations; /* of MxComputation */
} MxCheck;

/**
 * MxValue: what a place or an expression gives.
 * @figure: (nullable): NULL where all its places are blank
 * @places: of MxPlace: every printed figure that entered
 * @sum: it is the sum of their figures
 */
typedef struct {
    MxFigure *figure;
    GArray *places;
    bool sum;
} MxValue;

MxValue *mx_value_new(void);
void mx_value_free(MxValue *value);

/** mx_value_add: the printed figure of @place enters; @figure (transfer full) (nullable). */
void mx_value_add(MxValue *value, MxFigure *figure, const MxPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxValue, mx_value_free)

/* ---- place.c: from what is printed to figures */

/** mx_place_cell: the box of @row under @column; FALSE where there is none. */
bool mx_place_cell(const MxTable *table, const MxRow *row, guint column, MxPlace *place);
MxPlace mx_place_field(const MxForm *form, const char *id, const MxField *field);
MxPlace mx_place_fact(const MxFact *fact);

/** mx_place_read: FALSE where the figure is unreadable; @figure NULL where the box is blank. */
bool mx_place_read(MxCheck *check, const MxPlace *place, MxFigure **figure);

MxEvidence *mx_place_describe(const MxPlace *place);

/** mx_row_same_block: of one side, and of one printing of it. */
bool mx_row_same_block(const MxRow *a, const MxRow *b);

/** mx_row_label: (transfer none): the row's name, else its code, as printed; never NULL. */
const char *mx_row_label(const MxTable *table, const MxRow *row);

/** mx_form_name: (transfer none): the project's name as printed; never NULL. */
const char *mx_form_name(const MxForm *form);

/** mx_table_unit: what a printed 1 is worth, in 1/10,000 yuan; a table without a unit prints yuan.
 */
gint64 mx_table_unit(const MxTable *table);

/** mx_printed_decimals: digits after the point of the first number in @text. */
guint mx_printed_decimals(const char *text);

/* ---- lookup*.c: from names to places */

/** mx_lookup: (transfer full): NULL where the document has no such place, or none that is clear. */
MxValue *mx_lookup(MxCheck *check, const MxInstance *instance, const MxReference *reference);

/** mx_lookup_rows: (transfer full): the sum over all rows that what stands in brackets names. */
MxValue *mx_lookup_rows(MxCheck *check, const MxInstance *instance, const MxReference *reference);

/** mx_lookup_all: (transfer full): every figure that the name stands for, summed, or their number.
 */
MxValue *mx_lookup_all(MxCheck *check, const MxInstance *instance, const MxReference *reference,
                       bool count);

/* ---- beside.c */

/** mx_beside_columns: (transfer full) (element-type guint): the columns next to @column whose sum
 * it is in most rows of @table; empty where there are none. */
GArray *mx_beside_columns(const MxTable *table, guint column);

/* ---- scope.c: what a rule ranges over */

/** mx_scope_list: (transfer full) (element-type MxInstance) */
GArray *mx_scope_list(MxCheck *check, const MxScope *scope);

/* ---- codes.c: codes of the classification */

/** mx_codes_list: appends an instance for each code with its name. */
void mx_codes_list(MxCheck *check, GArray *list);

/** mx_codes_digits: (transfer full): the digits of a row's code in the classification of the column
 * that the instance is about. */
char *mx_codes_digits(const MxInstance *instance);

/* ---- check.c */

/** mx_check_rules: mx_check() with only these rules (element-type MxCheckRule). */
void mx_check_rules(MxDisclosure *disclosure, const MxPack *pack, const GPtrArray *rules);

/* ---- evaluate.c */

typedef enum {
    MX_VERDICT_HOLDS,
    MX_VERDICT_FAILS,
    MX_VERDICT_ROUNDING,       /* fails, but by no more than a last place per figure */
    MX_VERDICT_NOT_APPLICABLE, /* a place is missing, blank or unreadable */
} MxVerdict;

/**
 * MxOutcome: what an instance gave.
 * @left: (nullable); @right: (nullable): of @rights the one that satisfies, or that is shown
 * @rights: (nullable) (element-type MxValue): the alternatives; NULL where one is missing
 */
typedef struct {
    MxVerdict verdict;
    MxValue *left, *right;
    GPtrArray *rights;
} MxOutcome;

void mx_outcome_clear(MxOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxOutcome, mx_outcome_clear)

void mx_evaluate(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                 MxOutcome *outcome);

/* ---- misprint.c */

/**
 * mx_is_misprint: whether the two sides (nullable) would be equal if one printed figure had one
 * other digit, or two neighbouring digits the other way round.
 */
bool mx_is_misprint(MxCheck *check, const MxValue *left, const MxValue *right);

/** mx_may_be_misprint: whether @text, which prints @figure, is so of @meant. */
bool mx_may_be_misprint(const char *text, const MxFigure *figure, const MxFigure *meant);

/* ---- finding.c */

/** mx_finding_make: (transfer full): what is said of an instance that fails. */
MxFinding *mx_finding_make(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                           const MxOutcome *outcome);

/* ---- names.c, computations.c, shares.c, comparisons.c, marks.c */

/** mx_pairs_list: (transfer full) (element-type MxPair): rows of @table beside forms. */
GPtrArray *mx_pairs_list(const MxDisclosure *d, const MxTable *table);

/** mx_row_project: (transfer none): the project that a row of such a table names; else its label.
 */
const char *mx_row_project(const MxTable *table, const MxRow *row);

/** mx_marks_list: appends the twins, dates or residues (MxInstance) of the document to @list. */
void mx_marks_list(MxCheck *check, MxScopeKind kind, GArray *list);

/** mx_computations_list: (transfer full) (element-type MxComputation): of every free text. */
GPtrArray *mx_computations_list(MxCheck *check);

/** MxComputationList: what one text states. @found: of MxComputation; @where: the text's place */
typedef struct {
    GPtrArray *found;
    MxPlace where;
} MxComputationList;

/** mx_computation_add: @parts and @parts_text are taken; returns what was added, the list's own. */
MxComputation *mx_computation_add(MxComputationList *list, MxComputationKind kind,
                                  const MxToken *stated, MxFigure *parts, char *parts_text);

/** mx_computation_enter: @part is one of the figures that the parts are made of. */
void mx_computation_enter(MxComputation *computation, const MxToken *part);

/** mx_figure_percent: (transfer full): NULL where @whole may be 0. */
MxFigure *mx_figure_percent(const MxFigure *part, const MxFigure *whole);

/** mx_token_is_slip: whether @token is a misprint of @meant, which is known well enough to say so;
 * @meant (nullable). */
bool mx_token_is_slip(const MxToken *token, const MxFigure *meant);

/** mx_growths_scan, mx_lists_scan: appends those of one paragraph to @list. */
void mx_growths_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list);
void mx_lists_scan(const MxPack *pack, const GArray *tokens, MxComputationList *list);

/** mx_list_offer: appends @parts (element-type MxToken) as a list of @stated, where it may be one.
 */
void mx_list_offer(const MxToken *stated, const GPtrArray *parts, MxComputationList *list);

/** mx_outline_scan: appends the lists that the numbered paragraphs of a section are.
 * @paragraphs: folded; @tokens: (element-type GArray of MxToken): of each of them */
void mx_outline_scan(const MxPack *pack, char *const *paragraphs, const GPtrArray *tokens,
                     MxComputationList *list);

/** MxRowNames: the rows of all tables by their names. */
typedef struct MxRowNames MxRowNames;
MxRowNames *mx_row_names_new(MxCheck *check);
void mx_row_names_free(MxRowNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRowNames, mx_row_names_free)

/** mx_named_scan: appends the figures of one paragraph that stand behind the name of a row. */
void mx_named_scan(const MxRowNames *names, const GArray *tokens, MxComputationList *list);

/** mx_shares_scan: appends the shares of one paragraph to @list. @earlier: (element-type GArray of
 * MxToken): the paragraphs of its section before it. */
void mx_shares_scan(const GArray *tokens, const GPtrArray *earlier, MxComputationList *list);

/** mx_comparisons_scan: appends the outcomes that one paragraph, @folded, sets beside budgets. */
void mx_comparisons_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                         MxComputationList *list);

/** mx_text_names: whether @text states an amount that may be @amount. */
bool mx_text_names(const MxPack *pack, const char *text, const MxFigure *amount);

/** MX_FORM_TEXTS: the fields of a form that are running text. */
#define MX_N_FORM_TEXTS 7u
extern const char *const MX_FORM_TEXTS[MX_N_FORM_TEXTS];

#endif
