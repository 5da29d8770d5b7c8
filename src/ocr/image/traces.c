/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A grey level that leans lies on a row of pixels here and between two there, where it is no darker
 * than noise of the paper. The mean of some pixels along it is:
 *
 *     │ 12.3 │ 45.6 │ 78.9 │
 *     ┝━━━━━━┿┄┄┄┄┄┄┿━━━━━━┥     from a piece's end to the next upright, or piece: is the row of
 *     │  1.2 │  3.4 │  5.6 │     pixels darker than those above and below it, window by window?
 *
 * In a joined box there is paper, or type, which is as dark above and below.
 */
#include "ocr/image/traces.h"

#include <math.h>

#include "ocr/image/meeting.h"
#include "page/page.h"

/* Inches: how long a window is. Ten pixels make noise of 8 of 255 one of 3. */
#define WINDOW_IN 0.05

/* Pixels, up and down: how far off its course a trace may be, and where paper is beside it. */
#define OFF_PX 2
#define BESIDE_PX 6

/* Of 255: paper is brighter than this, on the whole, and a trace is darker than it by that. Of the
 * windows of a poor scan's grey levels nine in ten were darker by 20 and more; of paper, none
 * by 10.
 */
#define PAPER 215
#define DEPTH 12

/* Of the windows that have paper above and below, as many show the trace; fewer than LEAST_WINDOWS
 * show nothing. */
#define MOSTLY 0.8
#define LEAST_WINDOWS 2u

/* Of all windows, as many must have paper on both sides where no piece of the level is seen: among
 * type, strokes in the few that have are like a trace. */
#define OPEN 0.5

/* Inches: a level of which no piece is seen is as long as this, as what is found by its pale ink.
 */
#define UNSEEN_IN 1.6

/* Pixels: courses that are tried, one below the other; a trace may be OFF_PX off its course. */
#define NEXT_PX 3

/* Where a trace begins, and how it leans. @step: 1 to the right, -1 to the left. */
typedef struct {
    double x, y, slope;
    int step;
} Course;

static double mean_of(const MxRaster *picture, int x, int n, int y) {
    double sum = 0;
    for (int i = x; i < x + n; i++)
        sum += mx_raster_row(picture, y)[i];
    return sum / n;
}

/* The darkest row of pixels of a window, how much darker than those beside it; -1 where they are no
 * paper. */
static double find_depth(const MxRaster *picture, int x, int n, int y, int *darkest) {
    if (y < BESIDE_PX || y + BESIDE_PX >= picture->height)
        return -1;
    double above = mean_of(picture, x, n, y - BESIDE_PX);
    double below = mean_of(picture, x, n, y + BESIDE_PX), least = 255;
    if (fmin(above, below) < PAPER)
        return -1;
    for (int at = y - OFF_PX; at <= y + OFF_PX; at++) {
        double mean = mean_of(picture, x, n, at);
        if (mean < least) {
            least = mean;
            *darkest = at;
        }
    }
    return fmin(above, below) - least;
}

/* Whether the level goes on from @course to @x, of whose windows a share of @open at least has
 * paper on both sides; @end: (out): its height there. */
static bool is_traced(const MxRaster *picture, const Course *course, double x, double dpi,
                      double open, double *end) {
    int n = (int)lround(WINDOW_IN * dpi);
    int from = MAX((int)fmin(course->x, x), 0), to = MIN((int)fmax(course->x, x), picture->width);
    const int n_windows = (to - from) / n;
    guint n_open = 0, n_dark = 0;
    double off = 0; /* of its course, as it was last seen */
    for (int i = 0; i < n_windows; i++) {
        int at = course->step > 0 ? from + i * n : to - (i + 1) * n, darkest = 0;
        double y = course->y + course->slope * (at + n / 2.0 - course->x) + off;
        double depth = find_depth(picture, at, n, (int)lround(y), &darkest);
        n_open += depth >= 0;
        if (depth < DEPTH)
            continue;
        n_dark++;
        off += (darkest - y) / 2;
    }
    *end = course->y + course->slope * (x - course->x) + off;
    return n_open >= fmax(LEAST_WINDOWS, open * n_windows) && n_dark >= MOSTLY * n_open;
}

static void draw(MxRaster *across, const Course *course, double x, double y) {
    double length = x - course->x;
    for (int at = (int)fmin(course->x, x); at <= (int)fmax(course->x, x); at++) {
        int middle = (int)lround(course->y + (y - course->y) * (at - course->x) / length);
        for (int row = middle - 1; row <= middle + 1; row++)
            if (at >= 0 && at < across->width && row >= 0 && row < across->height)
                mx_raster_row(across, row)[at] = 0;
    }
}

/* The middle of the ink in column @x, about @y; @y where there is none. */
static double find_middle(const MxRaster *across, double x, double y, double reach) {
    int n = 0, sum = 0, column = CLAMP((int)x, 0, across->width - 1);
    for (int row = MAX((int)(y - reach), 0); row <= MIN((int)(y + reach), across->height - 1);
         row++)
        if (mx_raster_row(across, row)[column] == 0) {
            n++;
            sum += row;
        }
    return n > 0 ? (double)sum / n : y;
}

/* The nearer one of @x and @best in the direction of @course, from its end on. */
static double choose(const Course *course, double x, double best, double least) {
    double far = (x - course->x) * course->step;
    return far >= least && far < (best - course->x) * course->step ? x : best;
}

/* Where the level, if it goes on, must be seen next: at an upright, or as the next @piece; infinite
 * where nothing is. */
static double find_station(const Course *course, const GArray *levels, const GArray *uprights,
                           double dpi, bool *piece) {
    double best = course->step > 0 ? INFINITY : -INFINITY, least = 2 * WINDOW_IN * dpi,
           meet = MX_MEET_IN * dpi;
    for (guint i = 0; i < uprights->len; i++) {
        const MxRuling *r = &g_array_index(uprights, MxRuling, i);
        if (course->y >= r->from - meet && course->y <= r->to + meet)
            best = choose(course, r->at, best, least);
    }
    double upright = best;
    for (guint i = 0; i < levels->len; i++) {
        const MxRuling *r = &g_array_index(levels, MxRuling, i);
        if (fabs(r->at - course->y) <= 2 * meet)
            best = choose(course, course->step > 0 ? r->from : r->to, best, least);
    }
    *piece = best != upright;
    return best;
}

static void follow(MxRaster *across, const MxRaster *picture, Course course, const GArray *levels,
                   const GArray *uprights, double dpi) {
    for (bool piece = false; !piece;) {
        double x = find_station(&course, levels, uprights, dpi, &piece), y;
        if (!isfinite(x) || !is_traced(picture, &course, x, dpi, 0, &y))
            return;
        draw(across, &course, x, y);
        course.x = x;
        course.y = y;
    }
}

static Course course_of(const MxRaster *across, const MxRuling *level, double dpi, int step) {
    double reach = MX_MEET_IN * dpi;
    double left = find_middle(across, level->from + 1, level->at, reach);
    double right = find_middle(across, level->to - 2, level->at, reach);
    double slope = (right - left) / fmax(level->to - level->from, 1);
    return step > 0 ? (Course){ level->to, right, slope, step }
                    : (Course){ level->from, left, slope, step };
}

void mx_traces_fill(MxRaster *across, const MxRaster *picture, const GArray *levels,
                    const GArray *uprights, double dpi) {
    for (guint i = 0; i < levels->len; i++) {
        const MxRuling *r = &g_array_index(levels, MxRuling, i);
        follow(across, picture, course_of(across, r, dpi, 1), levels, uprights, dpi);
        follow(across, picture, course_of(across, r, dpi, -1), levels, uprights, dpi);
    }
}

/* How the page's levels lean: as the longest does. */
static double find_slope(const MxRaster *across, const GArray *levels, double dpi) {
    const MxRuling *longest = NULL;
    for (guint i = 0; i < levels->len; i++) {
        const MxRuling *r = &g_array_index(levels, MxRuling, i);
        if (longest == NULL || r->to - r->from > longest->to - longest->from)
            longest = r;
    }
    return longest != NULL ? course_of(across, longest, dpi, 1).slope : 0;
}

/* Whether a level is known that @course would run along. */
static bool is_known(const Course *course, const GArray *levels, double dpi) {
    double beside = BESIDE_PX + MX_MEET_IN * dpi;
    for (guint i = 0; i < levels->len; i++) {
        const MxRuling *r = &g_array_index(levels, MxRuling, i);
        if (fabs(r->at - course->y) <= beside && course->x >= r->from - beside &&
            course->x < r->to - beside)
            return true;
    }
    return false;
}

/* From upright to upright as far as the trace goes; drawn, where @across is given. */
static Course seek(MxRaster *across, const MxRaster *picture, Course course, const GArray *uprights,
                   double dpi) {
    static const GArray none = { 0 };
    bool piece;
    double x, y;
    while (x = find_station(&course, &none, uprights, dpi, &piece),
           isfinite(x) && is_traced(picture, &course, x, dpi, OPEN, &y)) {
        if (across != NULL)
            draw(across, &course, x, y);
        course.x = x;
        course.y = y;
    }
    return course;
}

void mx_traces_seek(MxRaster *across, const MxRaster *picture, const GArray *levels,
                    const GArray *uprights, double dpi) {
    double slope = find_slope(across, levels, dpi);
    g_autoptr(GArray) known = g_array_copy((GArray *)levels);
    for (guint i = 0; i < uprights->len; i++) {
        const MxRuling *r = &g_array_index(uprights, MxRuling, i);
        for (double y = r->from; y <= r->to; y += NEXT_PX) {
            const Course course = { r->at, y, slope, 1 };
            if (is_known(&course, known, dpi))
                continue;
            Course end = seek(NULL, picture, course, uprights, dpi);
            if (end.x - course.x < UNSEEN_IN * dpi)
                continue;
            seek(across, picture, course, uprights, dpi);
            MxRuling found = { (y + end.y) / 2, course.x, end.x, MX_RULING_LINE };
            g_array_append_val(known, found);
        }
    }
}
