/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/text/line_reader.h"

#include <math.h>
#include <string.h>

#include "ocr/figure/figures.h"
#include "ocr/figure/gaps.h"
#include "ocr/text/missed.h"

/* Paper around a line in em, aside and above: half an em is what the recogniser was made with, and
 * narrower cuts lose first and last characters of small type. */
static const struct {
    double aside, above;
} MARGINS[] = { { 0.5, 0.12 }, { 0.3, 0.2 }, { 0.8, 0.06 } };

/* A cut is this high at least, in em: a line of dashes would be blown up. */
#define LEAST_HEIGHT_EM 0.95

/* Pixels of a ruling beside its middle that a cut leaves out. */
#define RULING_PX 2.5

/* A figure as a whole is not surer than this where its readings differ, or its marks where those
 * do: below what is taken for readable. */
#define DISPUTED 0.5

/* A minus, in em: how high and how wide a bar is, and how far from the line's middle. It stands for
 * itself: it is as sure as this. */
#define BAR_HEIGHT_EM 0.2
#define BAR_LEAST_EM 0.18
#define BAR_MOST_EM 0.9
#define BAR_OFF_EM 0.2
#define BAR_SURE 0.9

/* U+3001, which stands behind a number: what begins with it, or has ink before its first character,
 * lost the number. One stroke of that, 一, may be paler than ink; it is looked for so many em
 * before the line, where other text would be of the same line. */
#define LISTING 0x3001
#define NUMBER_EM 1.4

/* What of the picture is cut, and by how much it is enlarged. */
typedef struct {
    double x, y, width, height, scale;
} Cut;

static Cut plan_cut(const MxInkLine *line, double aside_em, double above_em) {
    double middle = (line->y0 + line->y1) / 2, half = (line->y1 - line->y0) / 2;
    half = fmax(half + above_em * line->em, LEAST_HEIGHT_EM * line->em / 2);
    double x0 = line->x0 - aside_em * line->em, x1 = line->x1 + aside_em * line->em;
    Cut cut = { x0, middle - half, x1 - x0, 2 * half, 0 };
    cut.scale = MX_RECOGNISER_HEIGHT_PX / cut.height;
    return cut;
}

/* White over what lies beyond the rulings around the line. */
static void whiten_beyond(MxRaster *out, const Cut *cut, const MxInkLine *line) {
    double left = (fmin(line->left + RULING_PX, line->x0) - cut->x) * cut->scale;
    double right = (fmax(line->right - RULING_PX, line->x1) - cut->x) * cut->scale;
    double top = (fmin(line->top + RULING_PX, line->y0) - cut->y) * cut->scale;
    double bottom = (fmax(line->bottom - RULING_PX, line->y1) - cut->y) * cut->scale;
    for (int y = 0; y < out->height; y++)
        for (int x = 0; x < out->width; x++)
            if (x < left || x > right || y < top || y > bottom)
                mx_raster_row(out, y)[x] = 255;
}

static MxSteps run(const MxLineReader *reader, const MxRaster *picture, const MxInkLine *line,
                   const Cut *cut) {
    int width = CLAMP((int)lround(cut->width * cut->scale), 16, MX_RECOGNISER_MAX_WIDTH_PX);
    g_autoptr(MxRaster) out = mx_raster_cut(picture, cut->x, cut->y, cut->width, cut->height, width,
                                            MX_RECOGNISER_HEIGHT_PX);
    whiten_beyond(out, cut, line);
    MxSteps steps = { NULL, 0 };
    steps.at =
        mx_recogniser_run(reader->recogniser, reader->scratch, out->at, (gsize)width, &steps.n);
    return steps;
}

static void to_pixels(GArray *signs, const Cut *cut, gsize n_steps) {
    for (guint i = 0; i < signs->len; i++) {
        MxSign *s = &g_array_index(signs, MxSign, i);
        s->at = cut->x + s->at / (double)n_steps * cut->width;
    }
}

GArray *mx_line_read_once(const MxLineReader *reader, const MxRaster *picture,
                          const MxInkLine *line) {
    Cut cut = plan_cut(line, MARGINS[0].aside, MARGINS[0].above);
    MxSteps steps = run(reader, picture, line, &cut);
    GArray *signs = mx_decode(steps, reader->alphabet);
    to_pixels(signs, &cut, steps.n);
    return signs;
}

static GArray *read_figure(const MxLineReader *reader, const MxRaster *picture,
                           const MxInkLine *line, guint i) {
    Cut cut = plan_cut(line, MARGINS[i].aside, MARGINS[i].above);
    MxSteps steps = run(reader, picture, line, &cut);
    GArray *signs = mx_decode_figure(steps, reader->alphabet);
    to_pixels(signs, &cut, steps.n);
    return signs;
}

static bool is_mark(const MxSign *sign) {
    return sign->ch == ',' || sign->ch == '.';
}

/* Whether two readings differ in no more than points for commas. */
static bool differ_in_marks(const GArray *a, const GArray *b) {
    if (a->len != b->len)
        return false;
    for (guint i = 0; i < a->len; i++) {
        const MxSign *p = &g_array_index(a, MxSign, i), *q = &g_array_index(b, MxSign, i);
        if (p->ch != q->ch && !(is_mark(p) && is_mark(q)))
            return false;
    }
    return true;
}

/* Readings of one line that differ: what differs is not sure. */
static void dispute(GArray *best, bool marks_only) {
    for (guint i = 0; i < best->len; i++) {
        MxSign *sign = &g_array_index(best, MxSign, i);
        if (!marks_only || is_mark(sign))
            sign->sure = fmin(sign->sure, DISPUTED);
    }
}

/* Two readings that agree, of three; else the surest of the three, in doubt. Takes @first. */
static GArray *vote(const MxLineReader *reader, const MxRaster *picture, const MxInkLine *line,
                    GArray *first) {
    g_autoptr(GArray) a = first;
    g_autoptr(GArray) b = read_figure(reader, picture, line, 1);
    if (mx_figures_equal(a, b))
        return g_array_ref(mx_signs_least(a) >= mx_signs_least(b) ? a : b);
    g_autoptr(GArray) c = read_figure(reader, picture, line, 2);
    if (mx_figures_equal(a, c) && a->len > 0)
        return g_array_ref(mx_signs_least(a) >= mx_signs_least(c) ? a : c);
    if (mx_figures_equal(b, c) && b->len > 0)
        return g_array_ref(mx_signs_least(b) >= mx_signs_least(c) ? b : c);
    GArray *best = mx_signs_least(a) >= mx_signs_least(b) ? a : b;
    best = mx_signs_least(best) >= mx_signs_least(c) ? best : c;
    dispute(best, differ_in_marks(a, b) && differ_in_marks(a, c));
    return g_array_ref(best);
}

/* A level bar before the first digit that was not read. */
static void add_minus(GArray *signs, const MxInkLine *line) {
    double em = line->em, middle = (line->y0 + line->y1) / 2;
    const MxBlob *b = &g_array_index(line->blobs, MxBlob, 0);
    double w = mx_blob_width(*b), h = mx_blob_height(*b);
    if (signs->len == 0 || g_array_index(signs, MxSign, 0).ch == '-' || line->blobs->len < 2)
        return;
    bool bar = h <= BAR_HEIGHT_EM * em && w >= BAR_LEAST_EM * em && w <= BAR_MOST_EM * em &&
               w >= 1.5 * h && fabs((b->y0 + b->y1) / 2.0 - middle) <= BAR_OFF_EM * em;
    if (!bar || b->x1 > g_array_index(line->blobs, MxBlob, 1).x0 ||
        b->x1 > g_array_index(signs, MxSign, 0).at)
        return;
    MxSign minus = { .ch = '-', .at = (b->x0 + b->x1) / 2.0, .sure = BAR_SURE };
    g_array_prepend_val(signs, minus);
}

static bool are_digits(const GArray *signs, guint from, guint n) {
    for (guint i = from; i < from + n; i++)
        if (i >= signs->len || !g_unichar_isdigit(g_array_index(signs, MxSign, i).ch))
            return false;
    return true;
}

/* The recogniser does not tell wide signs from narrow ones. Those that stand with figures are
 * narrow, and so is a comma among the thousands of one. */
static void narrow_signs(GArray *signs) {
    static const char WIDE[] = "％＋／＜＝＞";
    for (guint i = 0; i < signs->len; i++) {
        MxSign *sign = &g_array_index(signs, MxSign, i);
        bool thousands = sign->ch == 0xFF0C && i > 0 && are_digits(signs, i - 1, 1) &&
                         are_digits(signs, i + 1, 3) && !are_digits(signs, i + 4, 1);
        if (thousands || g_utf8_strchr(WIDE, -1, sign->ch) != NULL)
            sign->ch = mx_narrow(sign->ch);
    }
}

/* Whether what the line begins with may have been lost. */
static bool begins_late(const GArray *signs, const MxInkLine *line) {
    if (signs->len == 0)
        return false;
    const MxSign *first = &g_array_index(signs, MxSign, 0);
    return first->ch == LISTING ||
           (mx_is_wide(first->ch) &&
            g_array_index(line->blobs, MxBlob, 0).x1 < first->at - 0.6 * line->em);
}

static bool begins_with_number(const GArray *signs) {
    return signs->len >= 2 && g_array_index(signs, MxSign, 1).ch == LISTING &&
           g_unichar_isalpha(g_array_index(signs, MxSign, 0).ch);
}

/* Reads the line with what is before it, where that is its number; else gives back @signs. */
static GArray *look_before(const MxLineReader *reader, const MxRaster *picture,
                           const MxInkLine *line, GArray *signs) {
    MxInkLine wider = *line;
    wider.x0 = fmax(line->x0 - NUMBER_EM * line->em, fmin(line->left + RULING_PX, line->x0));
    g_autoptr(GArray) more = mx_line_read_once(reader, picture, &wider);
    if (more->len <= signs->len || !begins_with_number(more))
        return signs;
    g_array_unref(signs);
    return g_steal_pointer(&more);
}

GArray *mx_line_read(const MxLineReader *reader, const MxRaster *picture, const MxInkLine *line) {
    Cut cut = plan_cut(line, MARGINS[0].aside, MARGINS[0].above);
    MxSteps steps = run(reader, picture, line, &cut);
    g_autoptr(GArray) signs = mx_decode(steps, reader->alphabet);
    if (!mx_is_figure(signs)) {
        to_pixels(signs, &cut, steps.n);
        mx_signs_add_missed(signs, &(MxSeen){ steps, cut.x, cut.width }, line, reader->alphabet);
        if (begins_late(signs, line)) /* which reads anew: @steps are gone */
            signs = look_before(reader, picture, line, signs);
        narrow_signs(signs);
        return g_steal_pointer(&signs);
    }
    g_autoptr(GArray) figure = mx_decode_figure(steps, reader->alphabet);
    to_pixels(figure, &cut, steps.n);
    GArray *read = vote(reader, picture, line, g_steal_pointer(&figure));
    add_minus(read, line);
    mx_gaps_fill(read, line, picture);
    return read;
}
