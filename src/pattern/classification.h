/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classification's codes and their official names, by year. */
#ifndef MX_PATTERN_CLASSIFICATION_H
#define MX_PATTERN_CLASSIFICATION_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/patterns.h>

#include "pattern/types.h"

/** MxClassification: what the packs list under `codes`. */
typedef struct MxClassification MxClassification;

MxClassification *mx_classification_new(void);
void mx_classification_free(MxClassification *codes);

/** mx_classification_add: @entry, `CODE NAME` or `CODE NAME (FROM-UNTIL)`; FALSE where it is none.
 */
bool mx_classification_add(MxClassification *codes, const char *entry);

/** mx_patterns_classification: (transfer none): that of all packs. */
const MxClassification *mx_patterns_classification(const MxPatterns *patterns);

/** MxCodeNameFunc: @official: FALSE of a wording that is in use beside the official one. @from,
 * @until: the years of the budgets that it holds for; 0 where there is no end. FALSE ends the walk.
 */
typedef bool (*MxCodeNameFunc)(const char *code, const char *name, bool official, int from,
                               int until, gpointer data);

/** mx_classification_each: every name of every code, codes ascending; FALSE where @f was. */
bool mx_classification_each(const MxClassification *codes, MxCodeNameFunc f, gpointer data);

/** mx_classification_fit: see mx_pack_code(). */
MxCodeFit mx_classification_fit(const MxClassification *codes, const char *code, const char *name,
                                int year, const char **official);

/** mx_classification_code: see mx_pack_code_of(). */
const char *mx_classification_code(const MxClassification *codes, const char *name, int year,
                                   const char *prefix, guint digits);

/** mx_classification_names: adds every name to @names, borrowed. */
void mx_classification_names(const MxClassification *codes, GPtrArray *names);

#endif
