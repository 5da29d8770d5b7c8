/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the output says in other words than the page. */
#ifndef MX_CONSERVE_LABELS_H
#define MX_CONSERVE_LABELS_H

#include "conserve/unit.h"
#include "pattern/pattern.h"

/** mx_unit_is_label: whether the unit labels a field of a form, or heads a part of a code. */
bool mx_unit_is_label(const MxUnit *unit, const MxPack *pack);

/** mx_unit_is_index: whether the unit only numbers a column. */
bool mx_unit_is_index(const MxUnit *unit, const MxPack *pack);

/** mx_unit_read_labels: of what is lost so far, gives what only introduces a text its fate. */
void mx_unit_read_labels(MxUnit *unit, const MxPack *pack);

#endif
