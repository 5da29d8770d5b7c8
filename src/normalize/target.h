/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator asks for: ≥10间, 不低于95%, ＜3月份, 548人/月/元, 明显提高. */
#ifndef MX_NORMALIZE_TARGET_H
#define MX_NORMALIZE_TARGET_H

#include <glib.h>

/**
 * MxTarget:
 * @text: as printed
 * @op: (nullable): `>=`, `>`, `<=`, `<` or `=`; a static string
 * @number: (nullable): an exact JSON number; NULL for a qualitative target
 * @unit: (nullable): what the number counts, folded
 */
typedef struct {
    char *text;
    const char *op;
    char *number;
    char *unit;
} MxTarget;

/**
 * mx_target_parse:
 * @target: (out): overwritten; mx_target_clear() frees it
 *
 * Never fails: a text that is no figure with a unit has neither number nor unit.
 */
void mx_target_parse(MxTarget *target, const char *text);

void mx_target_clear(MxTarget *target);

#endif
