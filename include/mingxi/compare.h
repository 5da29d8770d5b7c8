/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_COMPARE_H
#define MINGXI_COMPARE_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/**
 * MxCompareWhat:
 * @MX_COMPARE_EXPENDITURE: expenditure by function
 * @MX_COMPARE_PROJECTS: projects by name
 * @MX_COMPARE_THREE_PUBLIC: “三公”经费 by kind
 * @MX_COMPARE_TOTALS: revenue, expenditure and its parts
 * @MX_COMPARE_GOVERNMENTS: revenue and expenditure of whole governments, budget by budget
 * @MX_COMPARE_DEBT: limits and balances of their debt
 */
typedef enum {
    MX_COMPARE_EXPENDITURE,
    MX_COMPARE_PROJECTS,
    MX_COMPARE_THREE_PUBLIC,
    MX_COMPARE_TOTALS,
    MX_COMPARE_GOVERNMENTS,
    MX_COMPARE_DEBT,
} MxCompareWhat;

/** MxCompareDepth: 类, 款 or 项. */
typedef enum {
    MX_COMPARE_CLASSES,
    MX_COMPARE_GROUPS,
    MX_COMPARE_ITEMS,
} MxCompareDepth;

typedef enum {
    MX_COMPARE_TABLE,
    MX_COMPARE_CSV,
    MX_COMPARE_JSON,
} MxCompareFormat;

/**
 * MxCompareOptions:
 * @by_year: an organization over the years, with changes; else organizations beside each other,
 * with shares and ranks
 * @editions: what documents of one body, year, kind and level say otherwise; lines as of @by_year,
 * with the edition and its title in the place of the name
 * @kind: (nullable): `budget` (where NULL) or `final_account`; of governments the phase: `budget`,
 *     `execution` or `final_account`, which is what was done, and of debt where NULL
 * @organization: (nullable): only those whose name holds this
 * @level: (nullable): only those of this level: `department`, `unit`
 * @region: (nullable): only those in this place: its code, 440100, its name or its full name
 * @scope: (nullable): only of this money or place: `all`, `general_public`, `appropriation`; of
 *     governments `whole`, `own`, `level`
 * @population: (nullable): CSV of the people of organizations or places, for amounts a head
 * @on_unmatched: (nullable): called with each name of it that nothing has
 * @depth: of functions, for %MX_COMPARE_EXPENDITURE
 * @year: only this one; 0 for all
 * @width: columns of the terminal, for %MX_COMPARE_TABLE
 */
typedef struct {
    bool by_year;
    bool editions;
    MxCompareWhat what;
    MxCompareFormat format;
    const char *kind;
    const char *organization;
    const char *level;
    const char *region;
    const char *scope;
    const char *population;
    void (*on_unmatched)(const char *name, gpointer data);
    gpointer data;
    MxCompareDepth depth;
    guint year;
    guint width;
} MxCompareOptions;

/**
 * mx_compare:
 * @path: a database that mx_batch_run() wrote
 *
 * Every line says its year, kind, place, level of the place, level of the body, and scope (of which
 * money, or whose of a government); what differs in one of them but the place is not ranked
 * together. A body is one under all its names. Of a document that was published again the later
 * counts; where nothing says which that is, a figure that they do not agree on is none. A line
 * without a figure says why. A share is of the printed total of the same money; a change is against
 * the year before it in the database. CSV and JSON have amounts in yuan, exact; the table has 万元.
 * A year, a place or an organization that the database does not have is an error, which says what
 * it has.
 *
 * Returns: (transfer full): UTF-8, free with g_free(); NULL with %MX_ERROR_DATABASE or
 * %MX_ERROR_IO, %MX_ERROR_FORMAT for @population
 */
MX_API char *mx_compare(const char *path, const MxCompareOptions *options, GError **error);

G_END_DECLS

#endif
