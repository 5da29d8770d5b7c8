/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document's page shows of its totals: the same as the database has. */
#ifndef MX_TOTALS_JSON_H
#define MX_TOTALS_JSON_H

#include "model/disclosure.h"

/**
 * mx_totals_add_json:
 * @json: a document as JSON
 *
 * Returns: (transfer full): the same with `totals`, by name: `text`, `value` (yuan), `how`, `page`
 *     and `bbox`, or `reason`; and `functions`: `scope` and `lines` of `code`, `name`, `level`,
 *     `total`, `basic`, `project`; and `project_amounts`: how many have a name and an amount (`n`),
 * and the `largest` of them
 */
char *mx_totals_add_json(const char *json, const MxDisclosure *d, const MxPack *pack);

#endif
