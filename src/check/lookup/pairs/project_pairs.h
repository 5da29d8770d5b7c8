/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table of projects beside the forms of the same projects. */
#ifndef MX_CHECK_LOOKUP_PROJECT_PAIRS_H
#define MX_CHECK_LOOKUP_PROJECT_PAIRS_H

#include "model/disclosure.h"
#include "model/form.h"

/** MxPair: a row of the projects' table and the form of the same name; either may be missing.
 * @alike: the names are not the same, but too much alike to be two projects
 * @lacking: of a form: the rows of the table lack of its total just what this one form has
 * @unread: of one of several forms: the rows lack at least what these have */
typedef struct {
    const MxTable *table;
    const MxRow *row;
    const MxForm *form;
    bool alike, lacking, unread;
} MxPair;

/** mx_pairs_list: (transfer full) (element-type MxPair): rows of @table beside forms. */
GPtrArray *mx_pairs_list(const MxDisclosure *d, const MxTable *table);

/** mx_row_project: (transfer none): the project that a row of such a table names; else its label.
 */
const char *mx_row_project(const MxTable *table, const MxRow *row);

#endif
