/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paths, as a PDF describes them, on a plane.
 *
 * Nearly all that offices draw are rectangles and straight lines along the axes; those are filled
 * here, for what cairo does before it comes to filling takes ten times as long. The rest is
 * cairo's.
 */
#include "page/vector/paint.h"

#include <math.h>

typedef enum { MOVE, LINE, CURVE, CLOSE } StepKind;

typedef struct {
    StepKind kind;
    double p[6];
} Step;

/* Two corners of a rectangle that lie across from one another, in pixels: @x1 may be less than @x0.
 * @turn: the sense in which its outline runs, 1 or -1 */
typedef struct {
    double x0, y0, x1, y1;
    int turn;
} Box;

/* Pixels by which a line may stand off its axis. */
#define STRAIGHT 0.05

/* What a page's painting may cost, in pixels that boxes fill: 2,000 times the page, in a second. A
 * dense table takes a tenth of the page, a map with its hatching some pages. */
#define MAX_COST 4e9

/* What else costs as much: a box however small; cairo's way with a pixel of a line's length and
 * with a step of a path, which were measured at 20 ns and 300 ns; a pixel of what it fills. */
#define BOX_COST 50
#define LINE_COST 200
#define STEP_COST 3000
#define FILL_COST 4

void mx_paint_init(MxPaint *paint, MxPlane *plane, MxShows *shows, const cairo_matrix_t *matrix) {
    static const MxInk BLACK = { 255, 1, MX_COLOUR_GRAY };
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        plane->at, CAIRO_FORMAT_A8, plane->width, plane->height, (int)plane->stride);
    *paint = (MxPaint){ .plane = plane,
                        .shows = shows,
                        .now = { .matrix = *matrix,
                                 .fill = BLACK,
                                 .stroke = BLACK,
                                 .line_width = 1,
                                 .clip = { 0, 0, plane->width, plane->height },
                                 .sight = { 0, 0, plane->width, plane->height },
                                 .text = MX_TEXT_STATE },
                        .cairo = cairo_create(surface),
                        .saved = g_array_new(FALSE, FALSE, sizeof(MxPaintState)),
                        .path = g_array_new(FALSE, FALSE, sizeof(Step)),
                        .boxes = g_array_new(FALSE, FALSE, sizeof(Box)) };
    cairo_surface_destroy(surface);
    cairo_set_operator(paint->cairo, CAIRO_OPERATOR_SOURCE);
}

void mx_paint_clear(MxPaint *paint) {
    cairo_surface_flush(cairo_get_target(paint->cairo));
    cairo_destroy(paint->cairo);
    g_array_unref(paint->saved);
    g_array_unref(paint->path);
    g_array_unref(paint->boxes);
}

void mx_paint_save(MxPaint *paint) {
    g_array_append_val(paint->saved, paint->now);
    cairo_save(paint->cairo);
}

void mx_paint_restore(MxPaint *paint) {
    guint n = paint->saved->len;
    if (n == 0)
        return;
    paint->now = g_array_index(paint->saved, MxPaintState, n - 1);
    g_array_set_size(paint->saved, n - 1);
    cairo_restore(paint->cairo);
}

/* ------------------------------------------------------------------------------------ path -- */

/* Pixels beyond which nothing is drawn: cairo counts in 24 bits. What is no number is there, too.
 */
#define FAR 1e6

static void append(MxPaint *paint, StepKind kind, const double *p, int n) {
    Step step = { .kind = kind };
    for (int i = 0; i < n; i += 2) {
        double x = p[i], y = p[i + 1];
        cairo_matrix_transform_point(&paint->now.matrix, &x, &y);
        step.p[i] = fmin(fmax(x, -FAR), FAR);
        step.p[i + 1] = fmin(fmax(y, -FAR), FAR);
    }
    g_array_append_val(paint->path, step);
}

void mx_paint_move(MxPaint *paint, const double p[2]) {
    append(paint, MOVE, p, 2);
}

void mx_paint_line(MxPaint *paint, const double p[2]) {
    append(paint, LINE, p, 2);
}

void mx_paint_curve(MxPaint *paint, const double p[6]) {
    append(paint, CURVE, p, 6);
}

void mx_paint_close(MxPaint *paint) {
    append(paint, CLOSE, NULL, 0);
}

void mx_paint_rectangle(MxPaint *paint, const double p[4]) {
    double x0 = p[0], y0 = p[1], x1 = x0 + p[2], y1 = y0 + p[3];
    mx_paint_move(paint, (double[]){ x0, y0 });
    mx_paint_line(paint, (double[]){ x1, y0 });
    mx_paint_line(paint, (double[]){ x1, y1 });
    mx_paint_line(paint, (double[]){ x0, y1 });
    mx_paint_close(paint);
}

/* Hands the path to cairo. */
static void trace(const MxPaint *paint) {
    cairo_new_path(paint->cairo);
    for (guint i = 0; i < paint->path->len; i++) {
        const Step *s = &g_array_index(paint->path, Step, i);
        if (s->kind == MOVE)
            cairo_move_to(paint->cairo, s->p[0], s->p[1]);
        else if (s->kind == LINE)
            cairo_line_to(paint->cairo, s->p[0], s->p[1]);
        else if (s->kind == CURVE)
            cairo_curve_to(paint->cairo, s->p[0], s->p[1], s->p[2], s->p[3], s->p[4], s->p[5]);
        else
            cairo_close_path(paint->cairo);
    }
}

/* ----------------------------------------------------------------------------------- boxes -- */

static bool is_near(double a, double b) {
    return fabs(a - b) <= STRAIGHT;
}

/* Whether a box stands at the path's step @i, and how many steps it takes. */
static guint find_box(const GArray *path, guint i, Box *box) {
    if (i + 4 > path->len)
        return 0;
    const Step *s = &g_array_index(path, Step, i);
    for (guint k = 0; k < 4; k++)
        if (s[k].kind != (k == 0 ? MOVE : LINE))
            return 0;
    bool level_first = is_near(s[0].p[1], s[1].p[1]);
    for (guint k = 0; k < 4; k++) {
        guint axis = level_first == (k % 2 == 0) ? 1 : 0;
        if (!is_near(s[k].p[axis], s[(k + 1) % 4].p[axis]))
            return 0;
    }
    *box = (Box){ s[0].p[0], s[0].p[1], s[2].p[0], s[2].p[1], 1 };
    box->turn = ((box->x1 > box->x0) == (box->y1 > box->y0)) == level_first ? 1 : -1;
    guint n = 4;
    if (i + n < path->len && s[n].kind == LINE && is_near(s[n].p[0], s[0].p[0]) &&
        is_near(s[n].p[1], s[0].p[1]))
        n++;
    return i + n < path->len && s[n].kind == CLOSE ? n + 1 : n;
}

/* Whether the path is boxes, all running in one sense, so that together they cover what each of
 * them covers. They are put into @boxes. */
static bool find_boxes(const GArray *path, MxPaintRule rule, GArray *boxes) {
    int turn = 0;
    g_array_set_size(boxes, 0);
    for (guint i = 0, n; i < path->len; i += n) {
        Box box;
        n = find_box(path, i, &box);
        if (n == 0 || (turn != 0 && (turn != box.turn || rule == MX_PAINT_EVEN_ODD)))
            return false;
        turn = box.turn;
        g_array_append_val(boxes, box);
    }
    return true;
}

void mx_paint_cover(MxPaint *paint, MxBox box, bool picture) {
    const MxPaintState *now = &paint->now;
    if (!now->shaped && !now->blends && paint->veils == 0)
        mx_shows_cover(paint->shows, mx_box_intersect(box, now->sight), picture);
}

static void fill_box(MxPaint *paint, Box box, MxInk ink) {
    const MxClip *clip = &paint->now.clip;
    double x0 = fmax(fmin(box.x0, box.x1), clip->x0), x1 = fmin(fmax(box.x0, box.x1), clip->x1);
    double y0 = fmax(fmin(box.y0, box.y1), clip->y0), y1 = fmin(fmax(box.y0, box.y1), clip->y1);
    if (x0 > x1 || y0 > y1)
        return;
    paint->cost += (x1 - x0) * (y1 - y0) + BOX_COST;
    mx_plane_fill_box(paint->plane, x0, y0, x1, y1, ink.darkness, ink.alpha);
    if (ink.alpha >= 1 && ink.space != MX_COLOUR_UNKNOWN)
        mx_paint_cover(paint, (MxBox){ x0, y0, x1, y1 }, false);
}

/* A path without curves whose lines all begin somewhere and run along an axis. */
static bool is_straight(const GArray *path) {
    const double *start = NULL, *at = NULL;
    for (guint i = 0; i < path->len; i++) {
        const Step *s = &g_array_index(path, Step, i);
        const double *to = s->kind == CLOSE ? start : s->p;
        if (s->kind == CURVE || to == NULL || (s->kind != MOVE && at == NULL))
            return false;
        if (s->kind != MOVE && !is_near(at[0], to[0]) && !is_near(at[1], to[1]))
            return false;
        start = s->kind == MOVE ? s->p : start;
        at = to;
    }
    return true;
}

/* Draws each line as the box that it covers. Corners are left open: half a line's width. */
static void stroke_straight(MxPaint *paint, double width) {
    const double *start = NULL, *at = NULL;
    for (guint i = 0; i < paint->path->len; i++) {
        const Step *s = &g_array_index(paint->path, Step, i);
        const double *to = s->kind == CLOSE ? start : s->p;
        if (s->kind != MOVE) {
            bool level = is_near(at[1], to[1]);
            double dx = level ? 0 : width / 2, dy = level ? width / 2 : 0;
            if (fabs(to[0] - at[0]) + fabs(to[1] - at[1]) > STRAIGHT)
                fill_box(paint, (Box){ at[0] - dx, at[1] - dy, to[0] + dx, to[1] + dy, 0 },
                         paint->now.stroke);
        }
        start = s->kind == MOVE ? s->p : start;
        at = to;
    }
}

/* -------------------------------------------------------------------------------- painting -- */

static void use(cairo_t *cairo, MxInk ink) {
    cairo_set_source_rgba(cairo, 0, 0, 0, ink.darkness / 255.0 * ink.alpha);
}

static cairo_fill_rule_t rule_of(MxPaintRule rule) {
    return rule == MX_PAINT_EVEN_ODD ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

/* Pixels that a length of user space measures, the mean of both directions. */
static double scale_of(const cairo_matrix_t *m) {
    return sqrt(fabs(m->xx * m->yy - m->xy * m->yx));
}

/* The clip's rectangle is handed over when cairo is needed, which is seldom. */
static void begin_cairo(MxPaint *paint) {
    const MxClip *clip = &paint->now.clip;
    cairo_save(paint->cairo);
    cairo_rectangle(paint->cairo, clip->x0, clip->y0, clip->x1 - clip->x0, clip->y1 - clip->y0);
    cairo_clip(paint->cairo);
    mx_plane_touch(paint->plane, clip->y0, clip->y1);
    trace(paint);
}

static MxBox find_frame(const GArray *path) {
    MxBox frame = { FAR, FAR, -FAR, -FAR };
    for (guint i = 0; i < path->len; i++) {
        const Step *s = &g_array_index(path, Step, i);
        int n = s->kind == CLOSE ? 0 : s->kind == CURVE ? 6 : 2;
        for (int k = 0; k < n; k += 2)
            frame = mx_box_union(frame, (MxBox){ s->p[k], s->p[k + 1], s->p[k], s->p[k + 1] });
    }
    return frame;
}

MxBox mx_paint_frame(const MxPaint *paint) {
    const MxClip *clip = &paint->now.clip;
    MxBox box = mx_box_intersect(find_frame(paint->path),
                                 (MxBox){ clip->x0, clip->y0, clip->x1, clip->y1 });
    return box.x0 <= box.x1 && box.y0 <= box.y1 ? box : (MxBox){ 0 };
}

/* How long the path is, in pixels, no line counted as longer than what the plane can show. */
static double measure_path(const MxPaint *paint) {
    double length = 0, at[2] = { 0, 0 }, most = paint->plane->width + paint->plane->height;
    for (guint i = 0; i < paint->path->len; i++) {
        const Step *s = &g_array_index(paint->path, Step, i);
        int n = s->kind == CLOSE ? 0 : s->kind == CURVE ? 6 : 2;
        for (int k = 0; k < n; k += 2) {
            if (s->kind != MOVE)
                length += fmin(fabs(s->p[k] - at[0]) + fabs(s->p[k + 1] - at[1]), most);
            at[0] = s->p[k];
            at[1] = s->p[k + 1];
        }
    }
    return length;
}

/* Whether cairo may paint the path, which costs so many pixels a pixel of its length and, where it
 * is filled, of its frame. */
static bool may_paint(MxPaint *paint, double fill) {
    MxBox frame = mx_paint_frame(paint);
    paint->cost += STEP_COST * (double)paint->path->len + LINE_COST * measure_path(paint) +
                   fill * mx_box_width(frame) * mx_box_height(frame);
    paint->dear |= !(paint->cost <= MAX_COST); /* also where it is no number */
    return !paint->dear;
}

/* Dashes less than a pixel apart are a solid line. */
static void stroke_shape(MxPaint *paint, double width, double scale) {
    double dashes[MX_PAINT_DASHES], sum = 0;
    if (!may_paint(paint, 0))
        return;
    for (guint i = 0; i < paint->now.n_dashes; i++)
        sum += dashes[i] = fmax(paint->now.dashes[i] * scale, 0);
    begin_cairo(paint);
    use(paint->cairo, paint->now.stroke);
    cairo_set_line_width(paint->cairo, fmin(fmax(width, 1), FAR));
    cairo_set_dash(paint->cairo, dashes, sum > 1 ? (int)paint->now.n_dashes : 0,
                   paint->now.dash_offset * scale);
    cairo_stroke(paint->cairo);
    cairo_restore(paint->cairo);
}

static void stroke_path(MxPaint *paint) {
    double scale = scale_of(&paint->now.matrix), width = paint->now.line_width * scale;
    if (paint->now.n_dashes == 0 && !paint->now.shaped && is_straight(paint->path))
        stroke_straight(paint, width);
    else
        stroke_shape(paint, width, scale);
}

static void fill_shape(MxPaint *paint, MxPaintRule rule) {
    if (!may_paint(paint, FILL_COST))
        return;
    begin_cairo(paint);
    use(paint->cairo, paint->now.fill);
    cairo_set_fill_rule(paint->cairo, rule_of(rule));
    cairo_fill(paint->cairo);
    cairo_restore(paint->cairo);
}

static void fill_path(MxPaint *paint, MxPaintRule rule) {
    if (paint->now.shaped || !find_boxes(paint->path, rule, paint->boxes))
        fill_shape(paint, rule);
    else
        for (guint i = 0; i < paint->boxes->len; i++)
            fill_box(paint, g_array_index(paint->boxes, Box, i), paint->now.fill);
}

/* A rectangle clips to the pixels that it touches: what is drawn along its edge stays whole. */
static void clip_to_path(MxPaint *paint, MxPaintRule rule) {
    MxClip *clip = &paint->now.clip;
    paint->now.sight = mx_box_intersect(paint->now.sight, find_frame(paint->path));
    if (find_boxes(paint->path, rule, paint->boxes) && paint->boxes->len == 1) {
        const Box *b = &g_array_index(paint->boxes, Box, 0);
        clip->x0 = MAX(clip->x0, (int)floor(fmin(b->x0, b->x1)));
        clip->y0 = MAX(clip->y0, (int)floor(fmin(b->y0, b->y1)));
        clip->x1 = MIN(clip->x1, (int)ceil(fmax(b->x0, b->x1)));
        clip->y1 = MIN(clip->y1, (int)ceil(fmax(b->y0, b->y1)));
    } else {
        trace(paint);
        cairo_set_fill_rule(paint->cairo, rule_of(rule));
        cairo_clip(paint->cairo);
        paint->now.shaped = true;
    }
}

void mx_paint_clip_all(MxPaint *paint) {
    paint->now.clip = (MxClip){ 0, 0, 0, 0 };
    paint->now.shaped = true;
}

void mx_paint_path(MxPaint *paint, MxPaintRule fill, bool stroke, MxPaintRule clip) {
    const MxPaintState *now = &paint->now;
    if (paint->path->len == 0)
        return; /* where there is no path, nothing is clipped */
    paint->dear |= paint->cost > MAX_COST;
    bool seen = now->clip.x0 < now->clip.x1 && now->clip.y0 < now->clip.y1 && !paint->dear;
    if (fill != MX_PAINT_NOT && seen && now->fill.alpha > 0)
        fill_path(paint, fill);
    if (stroke && seen && now->stroke.alpha > 0)
        stroke_path(paint);
    if (clip != MX_PAINT_NOT && seen)
        clip_to_path(paint, clip);
    g_array_set_size(paint->path, 0);
}
