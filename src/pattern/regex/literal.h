/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text must hold for a regular expression to match in it. */
#ifndef MX_PATTERN_REGEX_LITERAL_H
#define MX_PATTERN_REGEX_LITERAL_H

#include <glib.h>

/**
 * mx_literals_find:
 * @source: an expression, folded
 *
 * Returns: (transfer full) (nullable) (element-type utf8): one of these stands in every match; NULL
 *     where none is sure
 */
GPtrArray *mx_literals_find(const char *source);

#endif
