/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters the recogniser's classes are. */
#ifndef MX_OCR_TEXT_ALPHABET_H
#define MX_OCR_TEXT_ALPHABET_H

#include <glib.h>
#include <stdbool.h>

#include "ocr/net/recogniser.h"

/** MxAlphabet: @characters[class]; 0 for the class of nothing. */
typedef struct {
    gunichar characters[MX_RECOGNISER_CLASSES];
} MxAlphabet;

/** mx_alphabet_load: (transfer full): from a list of characters, one a line, in the classes' order;
 * NULL with %MX_ERROR_IO or %MX_ERROR_FORMAT. Free with g_free(). */
MxAlphabet *mx_alphabet_load(const char *path, GError **error);

/** mx_is_wide: whether @ch is as wide as an ideograph. */
bool mx_is_wide(gunichar ch);

/** mx_narrow: the same sign as it is where it does not fill an ideograph's square: ( for （. */
gunichar mx_narrow(gunichar ch);

#endif
