/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ideographs that one stroke's end tells apart. */
#ifndef MX_OCR_WORDS_TWINS_H
#define MX_OCR_WORDS_TWINS_H

#include <glib.h>

/** mx_twins_of: (transfer none) (nullable): @ch and those it is taken for; NULL where it has none.
 */
const char *mx_twins_of(gunichar ch);

#endif
