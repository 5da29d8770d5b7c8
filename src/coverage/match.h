/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printed text against the output's text. */
#ifndef MX_COVERAGE_MATCH_H
#define MX_COVERAGE_MATCH_H

#include "conserve/unit.h"
#include "coverage/output_texts.h"
#include "pattern/pattern.h"

/** mx_units_match: finds @units (element-type MxUnit) in @held. @margins: set of MxLine. */
void mx_units_match(const GPtrArray *units, const MxOutputTexts *held, const MxPack *pack,
                    GHashTable *margins);

#endif
