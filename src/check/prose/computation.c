/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One computation, and what the readers of all kinds of it need. */
#include "check/prose/computation.h"

#include <string.h>

#include "check/earn/printed.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/figure/tokens.h"

/* A figure that is computed back from a percentage is known as exactly as that. Wider than this
 * share of it, one of the sixty misprints of any figure would do; with 1, what is computed
 * from 8.8% is too wide, though the amount that is right stands beside it. */
#define MAX_WIDTH_PERCENT 2

/* Digits that a figure must have for one of them to be too many: of 12, both 1 and 2 are left. */
#define MIN_INFLATED_DIGITS 3u

void mx_computation_free(MxComputation *computation) {
    mx_figure_free(computation->stated);
    mx_figure_free(computation->parts);
    g_free(computation->stated_text);
    g_free(computation->parts_text);
    g_array_unref(computation->places);
    g_free(computation);
}

MxComputation *mx_computation_add(MxComputationList *list, MxComputationKind kind,
                                  const MxToken *stated, MxFigure *parts, char *parts_text) {
    MxComputation *computation = g_new0(MxComputation, 1);
    *computation =
        (MxComputation){ .where = stated->fact ? mx_place_fact(stated->fact) : list->where,
                         .places = g_array_new(FALSE, FALSE, sizeof(MxPlace)),
                         .kind = kind,
                         .stated = mx_figure_dup(stated->figure),
                         .stated_text = g_strdup(stated->text),
                         .parts = parts,
                         .parts_text = parts_text };
    g_ptr_array_add(list->found, computation);
    return computation;
}

void mx_computation_enter(MxComputation *computation, const MxToken *part) {
    MxPlace place = { 0 };
    if (part->fact == NULL)
        return;
    place = mx_place_fact(part->fact);
    g_array_append_val(computation->places, place);
}

MxFigure *mx_figure_percent(const MxFigure *part, const MxFigure *whole) {
    g_autoptr(MxFigure) ratio = mx_figure_combine(part, '/', whole);
    g_autoptr(MxFigure) hundred = mx_figure_new_integer(100);
    return ratio ? mx_figure_combine(ratio, '*', hundred) : NULL;
}

bool mx_figure_is_within(const MxFigure *part, const MxFigure *whole, glong percent) {
    g_autoptr(MxFigure) limit = mx_figure_new_integer(percent);
    g_autoptr(MxFigure) share = mx_figure_percent(part, whole);
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    return share != NULL && !mx_figure_is_nearer(limit, share, zero);
}

bool mx_token_is_slip(const MxToken *token, const MxFigure *meant) {
    g_autoptr(MxFigure) width = meant ? mx_figure_width(meant) : NULL;
    return meant != NULL && mx_figure_is_within(width, meant, MAX_WIDTH_PERCENT) &&
           mx_may_be_misprint(token->text, token->figure, meant);
}

/* @text without the digit at @at, in the unit of @token. */
static MxFigure *read_without(const MxToken *token, gsize at) {
    g_autofree char *number = g_strndup(token->text, strspn(token->text, "-0123456789.,"));
    memmove(number + at, number + at + 1, strlen(number + at));
    g_autoptr(MxFigure) whole = mx_figure_new_decimal(token->text);
    g_autoptr(MxFigure) rest = mx_figure_new_decimal(number);
    g_autoptr(MxFigure) unit = whole ? mx_figure_combine(token->figure, '/', whole) : NULL;
    return unit && rest ? mx_figure_combine(rest, '*', unit) : NULL;
}

static bool is_shifted(const MxFigure *figure, const MxFigure *meant) {
    g_autoptr(MxFigure) ten = mx_figure_new_integer(10);
    g_autoptr(MxFigure) more = mx_figure_combine(meant, '*', ten);
    g_autoptr(MxFigure) less = mx_figure_combine(meant, '/', ten);
    return mx_figures_meet(figure, more) || mx_figures_meet(figure, less);
}

bool mx_token_is_inflated(const MxToken *token, const MxFigure *meant) {
    g_autoptr(MxFigure) width = meant ? mx_figure_width(meant) : NULL;
    if (meant == NULL || !mx_figure_is_within(width, meant, MAX_WIDTH_PERCENT) ||
        mx_printed_digits(token->text) < MIN_INFLATED_DIGITS)
        return false;
    bool found = is_shifted(token->figure, meant);
    for (gsize i = 0; i < strspn(token->text, "-0123456789.,") && !found; i++) {
        g_autoptr(MxFigure) rest = g_ascii_isdigit(token->text[i]) ? read_without(token, i) : NULL;
        found = rest != NULL && mx_figures_meet(rest, meant);
    }
    return found;
}
