/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a text must not get lost. */
#ifndef MX_CONSERVE_PRINTED_H
#define MX_CONSERVE_PRINTED_H

#include <glib.h>
#include <stdbool.h>

/**
 * MxPrinted: a text without white space and punctuation: what of it must not get lost.
 * `%` is kept: it says what a figure is. @figure: it has nothing but digits
 */
typedef struct {
    gunichar *chars;
    guint n;
    bool figure;
} MxPrinted;

/** mx_printed_init: @printed is cleared with mx_printed_clear(). */
void mx_printed_init(MxPrinted *printed, const char *text);
void mx_printed_clear(MxPrinted *printed);

#endif
