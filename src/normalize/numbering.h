/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that stand before labels: 一、 （一） 1. （1） */
#ifndef MX_NORMALIZE_NUMBERING_H
#define MX_NORMALIZE_NUMBERING_H

#include <glib.h>
#include <stdbool.h>

/** mx_numeral_length: bytes of the numeral that @folded begins with: of Chinese digits, or of
 * 0 to 9; 0 where it begins with none. */
gsize mx_numeral_length(const char *folded, bool chinese);

/**
 * mx_numbering_kind:
 * @folded: a label, folded
 * @length: (out) (nullable): bytes of the number, its mark and its brackets
 *
 * Returns: 1 for 一、, 2 for （一）, 3 for 1. or 1、, 4 for （1）; 0 where it begins with none
 */
guint mx_numbering_kind(const char *folded, gsize *length);

/** mx_numbering_value: the number that @folded is and nothing else, 一, （一）, 1., （1）; 0 where
 * it is none. */
int mx_numbering_value(const char *folded);

#endif
