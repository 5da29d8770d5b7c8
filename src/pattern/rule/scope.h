/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule ranges over. */
#ifndef MX_PATTERN_RULE_SCOPE_H
#define MX_PATTERN_RULE_SCOPE_H

#include <glib.h>
#include <mingxi/patterns.h>
#include <stdbool.h>

#include "pattern/types.h"

/** MxScopeKind: what a rule ranges over; one instance each. */
typedef enum {
    MX_SCOPE_DOCUMENT,
    MX_SCOPE_TABLES,       /* TABLE, … or `tables` */
    MX_SCOPE_ROWS,         /* TABLE.rows: rows that are no notes */
    MX_SCOPE_CELLS,        /* TABLE.cells: amounts of such rows */
    MX_SCOPE_COLUMNS,      /* TABLE.columns: columns of amounts, each id once */
    MX_SCOPE_FACTS,        /* facts GLOB */
    MX_SCOPE_PROJECTS,     /* projects: every form */
    MX_SCOPE_OVERALL,      /* overall */
    MX_SCOPE_TWINS,        /* indicators: one of the period beside that of the year */
    MX_SCOPE_PAIRS,        /* TABLE ~ projects: rows and forms of one name, and those without */
    MX_SCOPE_COMPUTATIONS, /* computations: a total that free text states with its parts */
    MX_SCOPE_SHARES,       /* shares: a percentage that free text states with part and whole */
    MX_SCOPE_GROWTHS,      /* growths: a percentage that something grew by, with what it is of */
    MX_SCOPE_LONE_SHARES,  /* lone_shares: a percentage whose whole is likely, not sure */
    MX_SCOPE_TRENDS,       /* trends: a percentage that lies between two amounts */
    MX_SCOPE_REPEATED,     /* repeated: an amount that a text states, and states again */
    MX_SCOPE_SUBSETS,      /* subsets: a number, and that of those 其中 tells of */
    MX_SCOPE_LISTS,        /* lists: an amount, and the amounts that follow as its parts */
    MX_SCOPE_COUNTS,       /* counts: a number, and the numbers of all its kinds */
    MX_SCOPE_KINDS,        /* kinds: a number, and the numbers of kinds that exclude one another */
    MX_SCOPE_NAMES,        /* names: a number of bodies, and how many are named */
    MX_SCOPE_PAIRED,       /* paired: a number, and the one beside the same amount elsewhere */
    MX_SCOPE_STEPS,        /* steps: an amount, and the earlier one with what it changed by */
    MX_SCOPE_TOTALS,       /* totals: of a budget, and what makes it up or balances it */
    MX_SCOPE_PORTIONS,     /* portions: an amount, and one that 其中 says is in it */
    MX_SCOPE_SPLITS,       /* splits: an amount, and those of its points or its bracket */
    MX_SCOPE_STRAYS,       /* strays: an amount that stands nowhere else, and a well-known one */
    MX_SCOPE_NAMED,        /* named: a figure of the prose behind the name of a row */
    MX_SCOPE_DATES,        /* dates: when a form says that its work is done */
    MX_SCOPE_COMPARISONS,  /* comparisons: an outcome that free text sets beside its budget */
    MX_SCOPE_HEADINGS,     /* headings: those of the prose that name the document's year */
    MX_SCOPE_AS_OF,        /* as_of: the day of which assets are given */
    MX_SCOPE_UNITS,        /* units: an amount of a few yuan among such of 万元 and 亿元 */
    MX_SCOPE_CODES,        /* codes: those of the classification, with their names */
    MX_N_SCOPES,
} MxScopeKind;

/** MxScope: @documents: only in such; @tables: (nullable): NULL for all; @facts: (nullable): with
 * `*` for any text */
typedef struct {
    MxScopeKind kind;
    MxDocuments documents;
    GStrv tables;
    char *facts;
} MxScope;

/**
 * mx_scope_parse: `expenditure.rows`, `facts narrative.*`, …
 * @scope: (out caller-allocates): all 0 before; free with mx_scope_clear(), also on failure
 * @patterns: whose tables and facts it may name
 *
 * Fails with %MX_ERROR_PATTERN, without a place in a file.
 */
bool mx_scope_parse(const char *text, MxScope *scope, const MxPatterns *patterns, GError **error);

/** mx_scope_clear: frees what @scope holds. */
void mx_scope_clear(MxScope *scope);

/** mx_scope_has_word: whether @name is a word of @scope, or one that holds anywhere. */
bool mx_scope_has_word(MxScopeKind scope, const char *name);

#endif
