/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the bytes of strings (ISO 32000-1, 7.3.4). */
#ifndef MX_PAGE_VECTOR_TEXT_STRING_H
#define MX_PAGE_VECTOR_TEXT_STRING_H

#include <glib.h>

/**
 * mx_string_read_literal / mx_string_read_hexadecimal:
 * @at: behind the bracket that opens it
 *
 * Appends the bytes that a string between ( ) or < > stands for.
 *
 * Returns: behind the bracket that closes it; @end where there is none
 */
const guint8 *mx_string_read_literal(const guint8 *at, const guint8 *end, GByteArray *into);
const guint8 *mx_string_read_hexadecimal(const guint8 *at, const guint8 *end, GByteArray *into);

#endif
