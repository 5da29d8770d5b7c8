/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule ranges over, one thing at a time. */
#ifndef MX_CHECK_SCOPES_INSTANCE_H
#define MX_CHECK_SCOPES_INSTANCE_H

#include "check/figure/provenance.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/prose/computation.h"
#include "model/form.h"
#include "model/prose.h"

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

#endif
