/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts → the figures in them: which digits stand together. */
#ifndef MX_CONSERVE_FIGURES_H
#define MX_CONSERVE_FIGURES_H

#include <glib.h>
#include <stdbool.h>

/** MxFigures: gives each figure that it meets a number from 0; equal digits have the same. */
typedef struct MxFigures MxFigures;

/**
 * MxFigure: digits that stand together, `1,386.05`.
 * @id: of its digits, 138605
 * @at, @length: where it stands in its text, in bytes
 */
typedef struct {
    guint id;
    const char *at;
    guint length;
} MxFigure;

MxFigures *mx_figures_new(void);
void mx_figures_free(MxFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFigures, mx_figures_free)

/**
 * mx_figures_next: the next figure: digits, with at most one comma or point between two of them.
 * Digits and points may be as wide as Chinese characters.
 * @text: (inout) (nullable): where to look from; moved behind the figure
 * @figure: (out): its @at is into @text
 *
 * Returns: whether there is one
 */
bool mx_figures_next(MxFigures *figures, const char **text, MxFigure *figure);

/** mx_figures_digits: (transfer none): of the figure @id. */
const char *mx_figures_digits(const MxFigures *figures, guint id);

/** mx_figures_find: the number of these digits; -1 where they have not been met. */
int mx_figures_find(const MxFigures *figures, const char *digits);

#endif
