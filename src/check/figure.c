/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval arithmetic over rationals (GMP): nothing rounds, nothing overflows. */
#include "check/figure.h"

#include <string.h>

/* Decimals of a number that has no end, a share of 2/3: finer than any figure is printed. */
#define ENDLESS_DECIMALS 4u

MxFigure *mx_figure_new(void) {
    MxFigure *figure = g_new(MxFigure, 1);
    mpq_inits(figure->value, figure->low, figure->high, NULL);
    return figure;
}

void mx_figure_free(MxFigure *figure) {
    if (figure == NULL)
        return;
    mpq_clears(figure->value, figure->low, figure->high, NULL);
    g_free(figure);
}

MxFigure *mx_figure_dup(const MxFigure *figure) {
    MxFigure *copy = mx_figure_new();
    mpq_set(copy->value, figure->value);
    mpq_set(copy->low, figure->low);
    mpq_set(copy->high, figure->high);
    return copy;
}

static MxFigure *make_exact(MxFigure *figure) {
    mpq_set(figure->low, figure->value);
    mpq_set(figure->high, figure->value);
    return figure;
}

MxFigure *mx_figure_new_integer(glong number) {
    MxFigure *figure = mx_figure_new();
    mpq_set_si(figure->value, number, 1);
    return make_exact(figure);
}

MxFigure *mx_figure_new_e4(gint64 value_e4) {
    MxFigure *figure = mx_figure_new();
    mpq_set_si(figure->value, value_e4, 10000);
    mpq_canonicalize(figure->value);
    return make_exact(figure);
}

MxFigure *mx_figure_new_decimal(const char *text) {
    GString *digits = g_string_new(NULL);
    guint decimals = 0;
    bool after_point = false;
    for (const char *p = text; *p; p++) {
        if (g_ascii_isdigit(*p) || (*p == '-' && p == text)) {
            g_string_append_c(digits, *p);
            decimals += after_point;
        }
        after_point |= *p == '.';
    }
    MxFigure *figure = mx_figure_new();
    mpz_set_str(mpq_numref(figure->value), digits->len ? digits->str : "0", 10);
    mpz_ui_pow_ui(mpq_denref(figure->value), 10, decimals);
    mpq_canonicalize(figure->value);
    g_string_free(digits, TRUE);
    return make_exact(figure);
}

void mx_figure_set_step(MxFigure *figure, gint64 unit_e4, guint decimals, guint halves) {
    mpq_t width;
    mpq_init(width);
    mpz_set_si(mpq_numref(width), unit_e4);
    mpz_mul_ui(mpq_numref(width), mpq_numref(width), halves);
    mpz_ui_pow_ui(mpq_denref(width), 10, decimals);
    mpz_mul_ui(mpq_denref(width), mpq_denref(width), 2 * 10000);
    mpq_canonicalize(width);
    mpq_sub(figure->low, figure->value, width);
    mpq_add(figure->high, figure->value, width);
    mpq_clear(width);
}

MxFigure *mx_figure_width(const MxFigure *figure) {
    MxFigure *width = mx_figure_new();
    mpq_sub(width->value, figure->high, figure->low);
    return make_exact(width);
}

void mx_figure_set_width(MxFigure *figure, const MxFigure *width) {
    mpq_t half;
    mpq_init(half);
    mpq_div_2exp(half, width->value, 1);
    mpq_sub(figure->low, figure->value, half);
    mpq_add(figure->high, figure->value, half);
    mpq_clear(half);
}

/* @end to @value + @times * (@end - @value) */
static void stretch(mpq_ptr end, mpq_srcptr value, mpq_srcptr times) {
    mpq_sub(end, end, value);
    mpq_mul(end, end, times);
    mpq_add(end, end, value);
}

void mx_figure_widen(MxFigure *figure, guint halves) {
    mpq_t times;
    mpq_init(times);
    mpq_set_ui(times, halves, 1);
    stretch(figure->low, figure->value, times);
    stretch(figure->high, figure->value, times);
    mpq_clear(times);
}

/* ------------------------------------------------------------------------------- arithmetic -- */

typedef void (*Operation)(mpq_ptr, mpq_srcptr, mpq_srcptr);

/* The interval of a product or quotient has its ends where ends meet. */
static void combine_ends(MxFigure *out, const MxFigure *a, const MxFigure *b, Operation apply) {
    mpq_srcptr ends_a[] = { a->low, a->high }, ends_b[] = { b->low, b->high };
    mpq_t end;
    mpq_init(end);
    for (int i = 0; i < 4; i++) {
        apply(end, ends_a[i / 2], ends_b[i % 2]);
        if (i == 0 || mpq_cmp(end, out->low) < 0)
            mpq_set(out->low, end);
        if (i == 0 || mpq_cmp(end, out->high) > 0)
            mpq_set(out->high, end);
    }
    mpq_clear(end);
}

MxFigure *mx_figure_combine(const MxFigure *a, char op, const MxFigure *b) {
    /* Where the divisor's interval holds 0 the quotient may be anything. */
    if (op == '/' && mpq_sgn(b->low) <= 0 && mpq_sgn(b->high) >= 0)
        return NULL;
    Operation apply = op == '+' ? mpq_add : op == '-' ? mpq_sub : op == '*' ? mpq_mul : mpq_div;
    MxFigure *out = mx_figure_new();
    apply(out->value, a->value, b->value);
    combine_ends(out, a, b, apply);
    return out;
}

bool mx_figures_meet(const MxFigure *a, const MxFigure *b) {
    return mpq_cmp(a->low, b->high) <= 0 && mpq_cmp(b->low, a->high) <= 0;
}

bool mx_figure_may_exceed(const MxFigure *a, const MxFigure *b) {
    return mpq_cmp(a->high, b->low) >= 0;
}

bool mx_figure_is_nearer(const MxFigure *a, const MxFigure *b, const MxFigure *to) {
    mpq_t from_a, from_b;
    mpq_inits(from_a, from_b, NULL);
    mpq_sub(from_a, a->value, to->value);
    mpq_sub(from_b, b->value, to->value);
    mpq_abs(from_a, from_a);
    mpq_abs(from_b, from_b);
    bool nearer = mpq_cmp(from_a, from_b) < 0;
    mpq_clears(from_a, from_b, NULL);
    return nearer;
}

typedef void (*Rounding)(mpz_ptr, mpz_srcptr, mpz_srcptr);

/* @end / @step, rounded, and kept within a gint64. */
static gint64 divide(mpq_srcptr end, mpq_srcptr step, Rounding round) {
    mpq_t quotient;
    mpz_t whole;
    mpq_init(quotient);
    mpz_init(whole);
    mpq_div(quotient, end, step);
    round(whole, mpq_numref(quotient), mpq_denref(quotient));
    gint64 n = mpz_fits_slong_p(whole) ? mpz_get_si(whole)
               : mpz_sgn(whole) < 0    ? G_MININT64
                                       : G_MAXINT64;
    mpz_clear(whole);
    mpq_clear(quotient);
    return n;
}

bool mx_figure_count_steps(const MxFigure *figure, const MxFigure *step, gint64 *least,
                           gint64 *most) {
    int sign = mpq_sgn(step->value);
    *least = G_MININT64;
    *most = G_MAXINT64;
    if (sign == 0)
        return mpq_sgn(figure->low) <= 0 && mpq_sgn(figure->high) >= 0;
    *least = divide(sign > 0 ? figure->low : figure->high, step->value, mpz_cdiv_q);
    *most = divide(sign > 0 ? figure->high : figure->low, step->value, mpz_fdiv_q);
    return *least <= *most;
}

int mx_figure_sign(const MxFigure *figure) {
    return mpq_sgn(figure->value);
}

/* --------------------------------------------------------------------------------- printing -- */

/* The number of decimals that print @number exactly; ENDLESS_DECIMALS where none do. */
static guint count_decimals(mpq_srcptr number) {
    mpz_t rest, power;
    mpz_inits(rest, power, NULL);
    mpz_set_ui(power, 1);
    guint n = 0;
    for (; n < ENDLESS_DECIMALS + 6; n++, mpz_mul_ui(power, power, 10)) {
        mpz_mod(rest, power, mpq_denref(number));
        if (mpz_sgn(rest) == 0)
            break;
    }
    mpz_clears(rest, power, NULL);
    return n < ENDLESS_DECIMALS + 6 ? n : ENDLESS_DECIMALS;
}

/* @number times 10^@decimals, rounded half away from zero. */
static void scale_to_integer(mpz_ptr out, mpq_srcptr number, guint decimals) {
    mpz_t half;
    mpz_init(half);
    mpz_ui_pow_ui(out, 10, decimals);
    mpz_mul(out, out, mpq_numref(number));
    mpz_fdiv_q_2exp(half, mpq_denref(number), 1);
    if (mpz_sgn(out) < 0)
        mpz_sub(out, out, half);
    else
        mpz_add(out, out, half);
    mpz_tdiv_q(out, out, mpq_denref(number));
    mpz_clear(half);
}

static char *print_to(mpq_srcptr number, guint decimals) {
    mpz_t scaled;
    mpz_init(scaled);
    scale_to_integer(scaled, number, decimals);
    bool negative = mpz_sgn(scaled) < 0;
    mpz_abs(scaled, scaled);
    g_autofree char *digits = g_malloc(mpz_sizeinbase(scaled, 10) + 2);
    mpz_get_str(digits, 10, scaled);
    mpz_clear(scaled);
    GString *out = g_string_new(negative ? "-" : "");
    gsize n = strlen(digits);
    for (gsize i = n; i <= decimals; i++)
        g_string_append_c(out, '0');
    g_string_append(out, digits);
    if (decimals > 0)
        g_string_insert_c(out, (gssize)(out->len - decimals), '.');
    return g_string_free(out, FALSE);
}

static char *print(mpq_srcptr number) {
    return print_to(number, count_decimals(number));
}

char *mx_figure_print(const MxFigure *figure) {
    return print(figure->value);
}

char *mx_figure_print_rounded(const MxFigure *figure, guint decimals) {
    return print_to(figure->value, decimals);
}

char *mx_figure_print_difference(const MxFigure *a, const MxFigure *b) {
    mpq_t difference;
    mpq_init(difference);
    mpq_sub(difference, a->value, b->value);
    char *text = print(difference);
    mpq_clear(difference);
    return text;
}

char *mx_figure_print_tolerance(const MxFigure *a, const MxFigure *b) {
    mpq_t sum, width;
    mpq_inits(sum, width, NULL);
    mpq_sub(sum, a->high, a->low);
    mpq_sub(width, b->high, b->low);
    mpq_add(sum, sum, width);
    mpq_div_2exp(sum, sum, 1);
    char *text = print(sum);
    mpq_clears(sum, width, NULL);
    return text;
}
