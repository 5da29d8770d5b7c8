/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and what they may stand for: exact, whether they are small or not. */
#include <criterion/criterion.h>
#include <string.h>

#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"

/* A figure as it is printed in a unit of @unit_e4: `33.17` stands for 33.165 to 33.175. */
static MxFigure *printed(const char *text, gint64 unit_e4) {
    g_autoptr(MxFigure) number = mx_figure_new_decimal(text);
    g_autoptr(MxFigure) unit = mx_figure_new_e4(unit_e4);
    MxFigure *figure = mx_figure_combine(number, '*', unit);
    mx_figure_set_step(figure, unit_e4, mx_printed_decimals(text), 1);
    return figure;
}

#define YUAN 10000
#define WAN 100000000
/* A figure this large is no count of parts but a rational. */
#define HUGE "123456789012345678901234567890"

static const struct {
    const char *a;
    char op;
    const char *b, *value;
} SUMS[] = {
    { "12.72", '+', "20.46", "33.18" },
    { "0.1", '+', "0.2", "0.3" },
    { "1", '-', "1.000001", "-0.000001" },
    { "1", '-', "1.000000001", "-0.000000001" },
    { "2", '/', "3", "0.6667" },
    { "9", '/', "3", "3" },
    { "-9", '/', "4", "-2.25" },
    { "-0.5", '*', "0.5", "-0.25" },
    { "9223372036854775807", '+', "1", "9223372036854775808" },
    { "4600000000000", '+', "4600000000000", "9200000000000" },
    { "-4600000000000", '-', "4600000000000", "-9200000000000" },
    { HUGE, '-', HUGE, "0" },
    { HUGE, '+', "0.01", HUGE ".01" },
};

Test(figure, arithmetic_is_exact) {
    for (gsize i = 0; i < G_N_ELEMENTS(SUMS); i++) {
        g_autoptr(MxFigure) a = mx_figure_new_decimal(SUMS[i].a);
        g_autoptr(MxFigure) b = mx_figure_new_decimal(SUMS[i].b);
        g_autoptr(MxFigure) value = mx_figure_combine(a, SUMS[i].op, b);
        g_autofree char *text = mx_figure_print(value);
        cr_expect_str_eq(text, SUMS[i].value, "%s %c %s = %s", SUMS[i].a, SUMS[i].op, SUMS[i].b,
                         text);
    }
}

Test(figure, nothing_is_divided_by_what_may_be_zero) {
    g_autoptr(MxFigure) one = mx_figure_new_integer(1);
    g_autoptr(MxFigure) zero = mx_figure_new_integer(0);
    g_autoptr(MxFigure) rounded = printed("0.00", WAN);
    cr_expect_null(mx_figure_combine(one, '/', zero));
    cr_expect_null(mx_figure_combine(one, '/', rounded));
}

static const struct {
    const char *a, *b, *whole;
    gint64 unit_e4;
    bool meets;
} ROUNDED[] = {
    { "12.72", "20.46", "33.17", WAN, true },
    { "12.72", "20.46", "33.19", WAN, true },
    { "12.72", "20.46", "33.16", WAN, false },
    { "12.72", "20.46", "33.20", WAN, false },
    { "1", "1", "3", YUAN, true },
    { "1", "1", "4", YUAN, false },
    { "1.0", "1.0", "3.0", YUAN, false },
    { "0.0000001", "0", "0.0000002", YUAN, true },
    { "0.0000001", "0.0000001", "0.0000004", YUAN, false },
    { HUGE, "1", HUGE, YUAN, true },
    { HUGE, "2.0", HUGE ".0", YUAN, false },
};

Test(figure, sums_meet_where_rounding_allows_it) {
    for (gsize i = 0; i < G_N_ELEMENTS(ROUNDED); i++) {
        g_autoptr(MxFigure) a = printed(ROUNDED[i].a, ROUNDED[i].unit_e4);
        g_autoptr(MxFigure) b = printed(ROUNDED[i].b, ROUNDED[i].unit_e4);
        g_autoptr(MxFigure) whole = printed(ROUNDED[i].whole, ROUNDED[i].unit_e4);
        g_autoptr(MxFigure) sum = mx_figure_combine(a, '+', b);
        cr_expect_eq(mx_figures_meet(sum, whole), ROUNDED[i].meets, "%s + %s = %s", ROUNDED[i].a,
                     ROUNDED[i].b, ROUNDED[i].whole);
        cr_expect_eq(mx_figures_meet(whole, sum), ROUNDED[i].meets);
    }
}

Test(figure, a_tolerance_is_half_the_steps_of_both_sides) {
    g_autoptr(MxFigure) a = printed("33.17", WAN);
    g_autoptr(MxFigure) b = printed("33.2", WAN);
    g_autofree char *tolerance = mx_figure_print_tolerance(a, b);
    g_autofree char *difference = mx_figure_print_difference(a, b);
    cr_expect_str_eq(tolerance, "550");
    cr_expect_str_eq(difference, "-300");
}

Test(figure, the_nearer_is_so_by_value) {
    g_autoptr(MxFigure) to = mx_figure_new_decimal("10");
    g_autoptr(MxFigure) near = mx_figure_new_decimal("9.5");
    g_autoptr(MxFigure) far = mx_figure_new_decimal("10.6");
    g_autoptr(MxFigure) huge = mx_figure_new_decimal(HUGE);
    cr_expect(mx_figure_is_nearer(near, far, to));
    cr_expect(!mx_figure_is_nearer(far, near, to));
    cr_expect(mx_figure_is_nearer(far, huge, to));
    cr_expect(!mx_figure_is_nearer(near, near, to));
}

static const struct {
    const char *text, *meant;
    bool misprint;
} MISPRINTS[] = {
    { "1,338.33", "1338.13", true },  /* one digit */
    { "1,338.33", "1383.33", true },  /* neighbours the other way round */
    { "1,338.33", "1338.12", false }, /* … one digit and more */
    { "1,338.33", "3138.33", false }, /* a comma between them: no neighbours */
    { "1338.33", "3138.33", true },
    { "12.30", "13.20", false }, /* a point between them */
    { "0.", "3", true },         /* a point that ends a sentence */
    { "0.00", "3.00", true },
    { "0.00", "3.10", false },
    { "7", "17", false },
    { "无", "17", false },
    { "1234567890123456789012", "1", false },
};

Test(misprint, one_slip_explains_the_figure) {
    for (gsize i = 0; i < G_N_ELEMENTS(MISPRINTS); i++) {
        const char *text = MISPRINTS[i].text;
        g_autoptr(MxFigure) figure = mx_figure_new_decimal(text);
        g_autoptr(MxFigure) meant = printed(MISPRINTS[i].meant, YUAN);
        if (mx_figure_sign(figure) == 0)
            mx_figure_set_step(figure, YUAN, mx_printed_decimals(text), 1);
        cr_expect_eq(mx_may_be_misprint(text, figure, meant), MISPRINTS[i].misprint, "%s for %s",
                     text, MISPRINTS[i].meant);
    }
}
