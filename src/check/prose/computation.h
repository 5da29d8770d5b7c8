/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text computes: a figure that it states, and the figures beside it that must give it. */
#ifndef MX_CHECK_PROSE_COMPUTATION_H
#define MX_CHECK_PROSE_COMPUTATION_H

#include "check/figure/provenance.h"
#include "check/figure/tokens.h"

typedef enum {
    MX_COMPUTATION_SUM,        /* a total and what it is made of */
    MX_COMPUTATION_SHARE,      /* a percentage and what it is computed of */
    MX_COMPUTATION_COMPARISON, /* an outcome and its budget */
    MX_COMPUTATION_GROWTH,     /* a percentage, and the change and the amount it is computed of */
    MX_COMPUTATION_LONE_SHARE, /* a percentage, where it is not sure what it is computed of */
    MX_COMPUTATION_LIST,       /* an amount, and those that follow it as its parts */
    MX_COMPUTATION_COUNT,      /* a number, and those of its kinds */
    MX_COMPUTATION_NAMED,      /* a figure behind the name of a row, and the row's */
    MX_COMPUTATION_TREND,      /* a percentage, and the two amounts that it lies between */
    MX_COMPUTATION_SUBSET,     /* a number, and that of some of them */
    MX_COMPUTATION_AGAIN,      /* an amount, and the same once more */
    MX_COMPUTATION_KINDS,      /* a number, and those of kinds that exclude one another */
    MX_COMPUTATION_NAMES,      /* a number of bodies, and how many are named */
    MX_COMPUTATION_PAIRED,     /* a number, and that beside the same amount elsewhere */
    MX_COMPUTATION_STEP,       /* an amount, and the earlier one with the change */
    MX_COMPUTATION_PORTION,    /* an amount, and one that is in it */
    MX_COMPUTATION_TOTAL,      /* a total of a budget, and what makes it up or balances it */
    MX_COMPUTATION_SPLIT,      /* an amount, and those of its points, or of a bracket behind it */
    MX_COMPUTATION_STRAY, /* an amount that stands nowhere else, and one of which it is a slip */
    MX_N_COMPUTATIONS,
} MxComputationKind;

/** MxComputation: a figure that a text states, and the figures beside it that must give it.
 * @places: (element-type MxPlace): of the parts, as far as they are figures of the prose
 * @direction: of a comparison: 1 where the text calls the outcome more than its budget, -1 less
 * @brief: of a named figure: it has three digits or fewer
 * @tentative: of a list: it need not be whole by its words (主要包括)
 * @rated: of a list: percentages stand between its parts: what is told of each, not what there is
 * @unsaid: of such a list: it does not come to the amount, and nothing is said of it
 * @slip: of a growth or a trend: one other digit, one too many or the point, in one of its figures,
 *   explains that it is wrong */
typedef struct {
    MxPlace where;
    MxComputationKind kind;
    int direction;
    bool slip, brief, tentative, rated, unsaid;
    MxFigure *stated, *parts;
    char *stated_text, *parts_text;
    GArray *places;
} MxComputation;

/** MxComputationList: what one text states. @found: of MxComputation; @where: the text's place */
typedef struct {
    GPtrArray *found;
    MxPlace where;
} MxComputationList;

void mx_computation_free(MxComputation *computation);

/** mx_computation_add: @parts and @parts_text are taken; returns what was added, the list's own. */
MxComputation *mx_computation_add(MxComputationList *list, MxComputationKind kind,
                                  const MxToken *stated, MxFigure *parts, char *parts_text);

/** mx_computation_enter: @part is one of the figures that the parts are made of. */
void mx_computation_enter(MxComputation *computation, const MxToken *part);

/** mx_figure_percent: (transfer full): NULL where @whole may be 0. */
MxFigure *mx_figure_percent(const MxFigure *part, const MxFigure *whole);

/** mx_token_is_slip: whether @token is a misprint of @meant, which is known well enough to say so;
 * @meant (nullable). */
bool mx_token_is_slip(const MxToken *token, const MxFigure *meant);

/** mx_token_is_inflated: whether @token is @meant (nullable) with a digit too many, or with the
 * point one place off: 887.36 for 87.36. */
bool mx_token_is_inflated(const MxToken *token, const MxFigure *meant);

/** mx_figure_is_within: whether @part is at most @percent of @whole. */
bool mx_figure_is_within(const MxFigure *part, const MxFigure *whole, glong percent);

#endif
