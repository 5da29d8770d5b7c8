/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a table that nothing rules between → where its rows end. */
#ifndef MX_LAYOUT_PARTING_PARTING_H
#define MX_LAYOUT_PARTING_PARTING_H

#include "layout/parting/entry.h"

/** mx_parting_find: (transfer full) (nullable): the lines that end rows, the last one aside; NULL
 * where nothing explains the lines better than @usual (nullable) does. */
bool *mx_parting_find(const MxParting *parting, const bool *usual);

#endif
