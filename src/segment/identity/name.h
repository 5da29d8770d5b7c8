/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands where a body's name should → the name. */
#ifndef MX_SEGMENT_NAME_H
#define MX_SEGMENT_NAME_H

#include "pattern/pattern.h"

/**
 * mx_name_of_body:
 * @folded: what a title or the head of a table gives for the body, folded
 * @level: (out) (nullable): `unit` or `department` where the name says so (（本级）, （汇总）),
 * which is then left out of it; else NULL. Static.
 *
 * Returns: (transfer full) (nullable): the name without its code; NULL where it is none: a unit of
 *     money, a heading, a number, a table's title
 */
char *mx_name_of_body(const MxPack *pack, const char *folded, const char **level);

#endif
