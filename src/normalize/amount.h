/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printed figures to exact numbers and back. No double on the way. */
#ifndef MX_NORMALIZE_AMOUNT_H
#define MX_NORMALIZE_AMOUNT_H

#include <glib.h>
#include <stdbool.h>

/** MX_YUAN_E4: one yuan in the unit of every amount, 1/10,000 yuan. */
#define MX_YUAN_E4 G_GINT64_CONSTANT(10000)

/**
 * mx_unit_parse:
 * @folded: 元, 千元, 万元, 百万元 or 亿元, folded
 *
 * Returns: what the unit is worth in 1/10,000 yuan; 0 where it is none of these
 */
gint64 mx_unit_parse(const char *folded);

/**
 * mx_amount_parse:
 * @folded: the cell's text, folded
 * @unit_e4: what a printed 1 is worth, in 1/10,000 yuan
 * @value_e4: (out): the amount in 1/10,000 yuan
 *
 * Reads `1,234.50`, `-12`, `（12.30）` (negative), `￥5`, `+3`; thousands separators, where there
 * are any, must part groups of three.
 *
 * Returns: FALSE where the text is no such figure, is finer than 1/10,000 yuan or too large
 */
bool mx_amount_parse(const char *folded, gint64 unit_e4, gint64 *value_e4);

/** mx_figure_match: whether @folded is a figure as mx_amount_parse() reads it, however fine or
 * large. */
bool mx_figure_match(const char *folded);

/**
 * mx_amounts_plain_commas: (transfer full):
 * @folded: running text
 *
 * @folded, in which a full-width comma that parts the thousands of an amount (1，234.50万元) is a
 * plain one. It has as many characters as before.
 */
char *mx_amounts_plain_commas(const char *folded);

/** MxFigureSpaces: what white space between the digits of a figure makes of it. */
typedef enum {
    MX_SPACES_NONE,
    MX_SPACES_STRAY, /* 17 89.21: still one figure */
    MX_SPACES_PART,  /* 12 34: two figures may stand there */
} MxFigureSpaces;

/**
 * mx_figure_spaces:
 * @text: as printed, not folded, since folding drops the spaces
 *
 * A space is stray where the parts cannot stand alone (`1,7 89`), or where only the last one has
 * decimals, as figures of one column all have them or none.
 */
MxFigureSpaces mx_figure_spaces(const char *text);

/** mx_amount_print: appends @value_e4 in yuan as an exact JSON number: `20265900`, `0.005`. */
void mx_amount_print(GString *out, gint64 value_e4);

/**
 * mx_number_parse:
 *
 * A plain figure that is not money: `51.04%` gives `51.04`, `1,009` gives `1009`.
 *
 * Returns: (transfer full) (nullable): a JSON number; NULL where @folded is none
 */
char *mx_number_parse(const char *folded);

/**
 * mx_numeral_parse: the whole number that @folded spells, `12` or `十二`, below 10,000.
 *
 * Returns: -1 where it is none
 */
int mx_numeral_parse(const char *folded);

#endif
