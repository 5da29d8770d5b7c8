/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What places and expressions give: figures with the places they came from. */
#include "check/figure/value.h"
#include "check/context.h"
#include "check/figure/figure.h"
#include "check/figure/provenance.h"

MxValue *mx_value_new(void) {
    MxValue *value = g_new0(MxValue, 1);
    value->places = g_array_new(FALSE, FALSE, sizeof(MxPlace));
    value->sum = true;
    return value;
}

void mx_value_free(MxValue *value) {
    if (value == NULL)
        return;
    mx_figure_free(value->figure);
    g_array_unref(value->places);
    g_free(value);
}

void mx_value_add(MxValue *value, MxFigure *figure, const MxPlace *place) {
    if (place != NULL)
        g_array_append_val(value->places, *place);
    if (figure == NULL)
        return;
    if (value->figure == NULL) {
        value->figure = figure;
        return;
    }
    MxFigure *sum = mx_figure_combine(value->figure, '+', figure);
    mx_figure_free(value->figure);
    mx_figure_free(figure);
    value->figure = sum;
}

/* Adds what @place says; FALSE where it is unreadable. */
bool mx_value_add_place(MxCheck *check, MxValue *value, const MxPlace *place) {
    MxFigure *figure;
    if (!mx_place_read(check, place, &figure))
        return false;
    mx_value_add(value, figure, place);
    return true;
}

MxValue *mx_value_of(MxCheck *check, const MxPlace *place) {
    g_autoptr(MxValue) value = mx_value_new();
    return mx_value_add_place(check, value, place) ? g_steal_pointer(&value) : NULL;
}

MxValue *mx_value_of_integer(glong number) {
    MxValue *value = mx_value_new();
    value->figure = mx_figure_new_integer(number);
    return value;
}
