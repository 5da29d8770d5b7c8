/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters the recogniser's classes are. */
#ifndef MX_OCR_TEXT_ALPHABET_H
#define MX_OCR_TEXT_ALPHABET_H

#include <glib.h>
#include <stdbool.h>

#include "ocr/net/recogniser.h"

/* What figures consist of: the ten digits and four signs. */
#define MX_FIGURE_SYMBOLS 14

/** mx_figure_symbols: each as it is, then what the recogniser may say instead. */
extern const char *const mx_figure_symbols[MX_FIGURE_SYMBOLS];

/** MxFigureClass: a class that may be number @symbol of a figure. */
typedef struct {
    guint16 class, symbol;
} MxFigureClass;

/* The list has fewer characters than this that figures consist of. */
#define MX_MOST_FIGURE_CLASSES 64

/** MxAlphabet: @characters[class]; 0 for the class of nothing. */
typedef struct {
    gunichar characters[MX_RECOGNISER_CLASSES];
    MxFigureClass figure_classes[MX_MOST_FIGURE_CLASSES];
    guint n_figure_classes;
} MxAlphabet;

/** mx_alphabet_load: (transfer full): from a list of characters, one a line, in the classes' order;
 * NULL with %MX_ERROR_IO or %MX_ERROR_FORMAT. Free with g_free(). */
MxAlphabet *mx_alphabet_load(const char *path, GError **error);

/** mx_is_wide: whether @ch is as wide as an ideograph. */
bool mx_is_wide(gunichar ch);

/** mx_narrow: the same sign as it is where it does not fill an ideograph's square: ( for （. */
gunichar mx_narrow(gunichar ch);

#endif
