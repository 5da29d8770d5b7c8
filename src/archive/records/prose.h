/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prose: sections, facts, terms. */
#ifndef MX_ARCHIVE_RECORDS_PROSE_H
#define MX_ARCHIVE_RECORDS_PROSE_H

#include "archive/records/encoding.h"
#include "model/prose.h"

/** mx_records_add_section, …: one record each; facts come after the sections that they stand in. */
void mx_records_add_section(MxRecords *records, const MxSection *section);
void mx_records_add_fact(MxRecords *records, const MxFact *fact);
void mx_records_add_term(MxRecords *records, const MxTerm *term);

#endif
