/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_PAGE_VECTOR_CONTENT_H
#define MX_PAGE_VECTOR_CONTENT_H

#include <glib.h>
#include <stdbool.h>

/* Operands kept before an operator: `Tm`, `cm` and `c` have six, a dash pattern or a colour seldom
 * more than four. Of longer lists, the rows of numbers in `TJ`, the rest is not kept. */
#define MX_CONTENT_OPERANDS 16

/* A name may have 127 bytes (ISO 32000-1, Annex C). */
#define MX_CONTENT_NAME 128

/**
 * MxContent: a content stream (ISO 32000-1, 7.8.2) that is being read: begins as { @at, @end }.
 * @numbers: the numbers before the operator, those in arrays too
 * @name: the last name before it, without its slash and as written; empty where there is none
 * @from: where what comes before the operator begins
 * @n_shown: bytes in its strings, at most; @sum: of its numbers, without their signs
 * @gap: whether a stretch has been met where nothing stands but zeros
 */
typedef struct {
    const guint8 *at, *end;
    double numbers[MX_CONTENT_OPERANDS];
    guint n_numbers;
    char name[MX_CONTENT_NAME];
    const guint8 *from;
    gsize n_shown;
    double sum;
    bool gap;
} MxContent;

/** MX_OPERATOR: an operator of up to three characters as a number, for `switch`. */
#define MX_OPERATOR(a, b, c) ((guint32)(a) | (guint32)(b) << 8 | (guint32)(c) << 16)

/**
 * mx_content_next:
 *
 * Reads on to the next operator. Strings are passed over; so is an inline image, which gives its
 * `EI` alone. Whatever the bytes are, reading ends: what is no token is skipped.
 *
 * Returns: the operator; 0 at the end
 */
guint32 mx_content_next(MxContent *content);

/** mx_content_number: reads the number at which @content stands. */
double mx_content_number(MxContent *content);

#endif
