/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box with a figure → its amount or number. A box is no sentence: what stands in it beside the
 * digits can only be the figure's, and more is understood than in running text. */
#ifndef MX_NORMALIZE_CELL_H
#define MX_NORMALIZE_CELL_H

#include <glib.h>
#include <stdbool.h>

/** MX_MOST_YUAN: no amount of a disclosure is as large: 100 trillion yuan, three times what all of
 * the country's governments spend in a year. */
#define MX_MOST_YUAN G_GINT64_CONSTANT(100000000000000)

/** MxCellOddity: what had to be supposed to read a box. */
typedef enum {
    MX_CELL_PLAIN,
    MX_CELL_COMMA,    /* 128138,600: its first comma is missing */
    MX_CELL_TRIANGLE, /* △12: taken for a minus */
} MxCellOddity;

/**
 * mx_cell_amount_parse:
 * @folded: the box's text, folded
 * @unit_e4: what a printed 1 is worth, in 1/10,000 yuan, where the box does not say; 0 if unknown
 * @value_e4: (out): the amount in 1/10,000 yuan
 *
 * Reads what mx_amount_parse() reads, and full-width commas (`1，234`), △ and ▲ for a minus, a unit
 * behind the figure (`12.5万元`), a first comma left out, and marks of notes (`12.5²`, `12.5*`,
 * `12.5[1]`), which are passed over.
 *
 * Returns: FALSE too where two figures may stand, or the amount is beyond MX_MOST_YUAN
 */
bool mx_cell_amount_parse(const char *folded, gint64 unit_e4, gint64 *value_e4);

/** mx_cell_number_parse: (transfer full) (nullable): mx_number_parse() of such a box. */
char *mx_cell_number_parse(const char *folded);

/** mx_cell_figure_match: whether @folded is a figure of such a box, however fine or large. */
bool mx_cell_figure_match(const char *folded);

/** mx_cell_oddity: of a box that was read. */
MxCellOddity mx_cell_oddity(const char *folded);

#endif
