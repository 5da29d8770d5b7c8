/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shorthands that the facts of a pack write in braces. */
#ifndef MX_PATTERN_SOURCE_SHORTHAND_H
#define MX_PATTERN_SOURCE_SHORTHAND_H

#include "pattern/source/source.h"

/**
 * mx_shorthand_expand:
 *
 * Returns: (transfer full): @expression with each `{id}` replaced by the shorthand of that id in
 *     @source; NULL with %MX_ERROR_PATTERN where it has none
 */
char *mx_shorthand_expand(const MxPackSource *source, const char *expression, GError **error);

#endif
