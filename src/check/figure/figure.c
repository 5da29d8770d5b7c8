/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval arithmetic over integers, and over rationals (GMP) where those end: nothing rounds,
 * nothing overflows. */
#include "check/figure/figure.h"

#include <string.h>

/* Decimals of a number that has no end, a share of 2/3: finer than any figure is printed. */
#define ENDLESS_DECIMALS 4u

/* Small figures count parts of 1: halves of a step of six decimals, so that rounding is whole too.
 * A gint64 of them reaches to 4.6 trillion; what is beyond, or finer, is rational. */
#define PARTS G_GINT64_CONSTANT(2000000)
#define PART_DECIMALS 6u
#define PARTS_PER_E4 (PARTS / 10000)

MxFigure *mx_figure_new(void) {
    MxFigure *figure = g_new0(MxFigure, 1);
    figure->small = true;
    return figure;
}

void mx_figure_free(MxFigure *figure) {
    if (figure == NULL)
        return;
    if (!figure->small)
        mpq_clears(figure->value, figure->low, figure->high, NULL);
    g_free(figure);
}

static void init_rational(mpq_ptr out, gint64 parts) {
    mpq_init(out);
    mpq_set_si(out, parts, (gulong)PARTS);
    mpq_canonicalize(out);
}

/* From here on the figure is rational. */
static void make_rational(MxFigure *figure) {
    if (!figure->small)
        return;
    figure->small = false;
    init_rational(figure->value, figure->parts);
    init_rational(figure->low, figure->parts_low);
    init_rational(figure->high, figure->parts_high);
}

MxFigure *mx_figure_dup(const MxFigure *figure) {
    MxFigure *copy = g_memdup2(figure, sizeof *figure);
    if (figure->small)
        return copy;
    mpq_inits(copy->value, copy->low, copy->high, NULL);
    mpq_set(copy->value, figure->value);
    mpq_set(copy->low, figure->low);
    mpq_set(copy->high, figure->high);
    return copy;
}

/* (transfer full): the same as a rational. */
static MxFigure *dup_rational(const MxFigure *figure) {
    MxFigure *copy = mx_figure_dup(figure);
    make_rational(copy);
    return copy;
}

static MxFigure *make_exact(MxFigure *figure) {
    figure->parts_low = figure->parts_high = figure->parts;
    if (!figure->small) {
        mpq_set(figure->low, figure->value);
        mpq_set(figure->high, figure->value);
    }
    return figure;
}

static MxFigure *new_ratio(gint64 number, gulong of) {
    MxFigure *figure = mx_figure_new();
    if (!__builtin_mul_overflow(number, PARTS / (gint64)of, &figure->parts))
        return make_exact(figure);
    figure->parts = 0;
    make_rational(figure);
    mpq_set_si(figure->value, number, of);
    mpq_canonicalize(figure->value);
    return make_exact(figure);
}

MxFigure *mx_figure_new_integer(glong number) {
    return new_ratio(number, 1);
}

MxFigure *mx_figure_new_e4(gint64 value_e4) {
    return new_ratio(value_e4, 10000);
}

/* Digits that a gint64 holds whatever they are. */
#define SAFE_DIGITS 18u

MxFigure *mx_figure_new_decimal(const char *text) {
    g_autoptr(GString) digits = g_string_new(NULL);
    guint decimals = 0;
    bool after_point = false;
    for (const char *p = text; *p; p++) {
        if (g_ascii_isdigit(*p) || (*p == '-' && p == text)) {
            g_string_append_c(digits, *p);
            decimals += after_point;
        }
        after_point |= *p == '.';
    }
    if (digits->len <= SAFE_DIGITS && decimals <= PART_DECIMALS) {
        gulong of = 1;
        for (guint i = 0; i < decimals; i++)
            of *= 10;
        return new_ratio(g_ascii_strtoll(digits->str, NULL, 10), of);
    }
    MxFigure *figure = mx_figure_new();
    make_rational(figure);
    mpz_set_str(mpq_numref(figure->value), digits->str, 10);
    mpz_ui_pow_ui(mpq_denref(figure->value), 10, decimals);
    mpq_canonicalize(figure->value);
    return make_exact(figure);
}

/* The width of so many halves of a step, in parts; FALSE where it is not whole. */
static bool count_width(gint64 unit_e4, guint decimals, guint halves, gint64 *width) {
    if (__builtin_mul_overflow(unit_e4, (gint64)halves * PARTS_PER_E4 / 2, width))
        return false;
    for (; decimals > 0; decimals--, *width /= 10)
        if (*width % 10 != 0)
            return false;
    return true;
}

void mx_figure_set_step(MxFigure *figure, gint64 unit_e4, guint decimals, guint halves) {
    gint64 parts;
    if (figure->small && count_width(unit_e4, decimals, halves, &parts) &&
        !__builtin_sub_overflow(figure->parts, parts, &figure->parts_low) &&
        !__builtin_add_overflow(figure->parts, parts, &figure->parts_high))
        return;
    make_rational(figure);
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
    if (figure->small &&
        !__builtin_sub_overflow(figure->parts_high, figure->parts_low, &width->parts))
        return make_exact(width);
    g_autoptr(MxFigure) rational = dup_rational(figure);
    width->parts = 0;
    make_rational(width);
    mpq_sub(width->value, rational->high, rational->low);
    return make_exact(width);
}

void mx_figure_set_width(MxFigure *figure, const MxFigure *width) {
    g_autoptr(MxFigure) rational = dup_rational(width);
    make_rational(figure);
    mpq_t half;
    mpq_init(half);
    mpq_div_2exp(half, rational->value, 1);
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

/* The same in parts; FALSE where that is too large. */
static bool stretch_parts(gint64 *end, gint64 value, gint64 times) {
    gint64 width;
    return !__builtin_sub_overflow(*end, value, &width) &&
           !__builtin_mul_overflow(width, times, &width) &&
           !__builtin_add_overflow(value, width, end);
}

void mx_figure_widen(MxFigure *figure, guint halves) {
    gint64 low = figure->parts_low, high = figure->parts_high;
    if (figure->small && stretch_parts(&low, figure->parts, halves) &&
        stretch_parts(&high, figure->parts, halves)) {
        figure->parts_low = low;
        figure->parts_high = high;
        return;
    }
    make_rational(figure);
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

static bool add_parts(const MxFigure *a, const MxFigure *b, MxFigure *out) {
    return !__builtin_add_overflow(a->parts, b->parts, &out->parts) &&
           !__builtin_add_overflow(a->parts_low, b->parts_low, &out->parts_low) &&
           !__builtin_add_overflow(a->parts_high, b->parts_high, &out->parts_high);
}

static bool subtract_parts(const MxFigure *a, const MxFigure *b, MxFigure *out) {
    return !__builtin_sub_overflow(a->parts, b->parts, &out->parts) &&
           !__builtin_sub_overflow(a->parts_low, b->parts_high, &out->parts_low) &&
           !__builtin_sub_overflow(a->parts_high, b->parts_low, &out->parts_high);
}

/* By an exact positive integer that leaves no rest. */
static bool divide_parts(const MxFigure *a, const MxFigure *b, MxFigure *out) {
    gint64 n = b->parts / PARTS;
    if (n <= 0 || b->parts % PARTS != 0 || b->parts_low != b->parts || b->parts_high != b->parts ||
        a->parts % n != 0 || a->parts_low % n != 0 || a->parts_high % n != 0)
        return false;
    out->parts = a->parts / n;
    out->parts_low = a->parts_low / n;
    out->parts_high = a->parts_high / n;
    return true;
}

/* FALSE where the result is not small. */
static bool combine_parts(const MxFigure *a, char op, const MxFigure *b, MxFigure *out) {
    if (!a->small || !b->small)
        return false;
    switch (op) {
    case '+':
        return add_parts(a, b, out);
    case '-':
        return subtract_parts(a, b, out);
    case '/':
        return divide_parts(a, b, out);
    default:
        return false;
    }
}

MxFigure *mx_figure_combine(const MxFigure *a, char op, const MxFigure *b) {
    g_autoptr(MxFigure) out = mx_figure_new();
    if (combine_parts(a, op, b, out))
        return g_steal_pointer(&out);
    g_autoptr(MxFigure) left = dup_rational(a);
    g_autoptr(MxFigure) right = dup_rational(b);
    /* Where the divisor's interval holds 0 the quotient may be anything. */
    if (op == '/' && mpq_sgn(right->low) <= 0 && mpq_sgn(right->high) >= 0)
        return NULL;
    Operation apply = op == '+' ? mpq_add : op == '-' ? mpq_sub : op == '*' ? mpq_mul : mpq_div;
    make_rational(out);
    apply(out->value, left->value, right->value);
    combine_ends(out, left, right, apply);
    return g_steal_pointer(&out);
}

bool mx_figures_meet(const MxFigure *a, const MxFigure *b) {
    return mx_figure_may_exceed(a, b) && mx_figure_may_exceed(b, a);
}

bool mx_figure_may_exceed(const MxFigure *a, const MxFigure *b) {
    if (a->small && b->small)
        return a->parts_high >= b->parts_low;
    g_autoptr(MxFigure) left = dup_rational(a);
    g_autoptr(MxFigure) right = dup_rational(b);
    return mpq_cmp(left->high, right->low) >= 0;
}

static void distance(mpq_ptr out, const MxFigure *from, const MxFigure *to) {
    g_autoptr(MxFigure) left = dup_rational(from);
    g_autoptr(MxFigure) right = dup_rational(to);
    mpq_sub(out, left->value, right->value);
    mpq_abs(out, out);
}

static bool distance_parts(const MxFigure *from, const MxFigure *to, gint64 *out) {
    bool fits = from->small && to->small && !__builtin_sub_overflow(from->parts, to->parts, out) &&
                *out > G_MININT64;
    *out = fits ? ABS(*out) : 0;
    return fits;
}

bool mx_figure_is_nearer(const MxFigure *a, const MxFigure *b, const MxFigure *to) {
    gint64 parts_a, parts_b;
    if (distance_parts(a, to, &parts_a) && distance_parts(b, to, &parts_b))
        return parts_a < parts_b;
    mpq_t from_a, from_b;
    mpq_inits(from_a, from_b, NULL);
    distance(from_a, a, to);
    distance(from_b, b, to);
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

static gint64 floor_divide(gint64 a, gint64 b) {
    return a / b - (a % b < 0);
}

bool mx_figure_count_steps(const MxFigure *given, const MxFigure *given_step, gint64 *least,
                           gint64 *most) {
    if (given->small && given_step->small && given_step->parts > 0 &&
        given->parts_low > G_MININT64) {
        *least = -floor_divide(-given->parts_low, given_step->parts);
        *most = floor_divide(given->parts_high, given_step->parts);
        return *least <= *most;
    }
    g_autoptr(MxFigure) figure = dup_rational(given);
    g_autoptr(MxFigure) step = dup_rational(given_step);
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
    return figure->small ? (figure->parts > 0) - (figure->parts < 0) : mpq_sgn(figure->value);
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
    g_autoptr(MxFigure) rational = dup_rational(figure);
    return print(rational->value);
}

char *mx_figure_print_rounded(const MxFigure *figure, guint decimals) {
    g_autoptr(MxFigure) rational = dup_rational(figure);
    return print_to(rational->value, decimals);
}

char *mx_figure_print_difference(const MxFigure *a, const MxFigure *b) {
    g_autoptr(MxFigure) difference = mx_figure_combine(a, '-', b);
    return mx_figure_print(difference);
}

char *mx_figure_print_tolerance(const MxFigure *a, const MxFigure *b) {
    g_autoptr(MxFigure) difference = mx_figure_combine(a, '-', b);
    g_autoptr(MxFigure) width = mx_figure_width(difference);
    g_autoptr(MxFigure) two = mx_figure_new_integer(2);
    g_autoptr(MxFigure) half = mx_figure_combine(width, '/', two);
    return mx_figure_print(half);
}
