/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page draws besides its text.
 *
 * poppler-glib can draw a page only as a whole, and takes most of the time for characters: their
 * fonts are loaded and their outlines filled, only for the rulings between them to be looked for.
 * Here the content streams, which qpdf hands over, are followed for their paths alone (ISO 32000-1,
 * clauses 8 and 9). What rulings could hide in and this cannot draw, Poppler is left to draw.
 *
 * Not followed: annotations. Layers that are switched off are drawn.
 */
#include "page/vector/vectors.h"

#include <math.h>
#include <string.h>

#include "base/box.h"
#include "page/pdf.h"
#include "page/vector/content.h"
#include "page/vector/paint.h"

/* Forms within forms. Producers nest four; a form that holds itself would never end. */
#define MAX_DEPTH 16

/* Operators of a page, those of a form as often as it is drawn. Maps have a million. */
#define MAX_OPERATORS 5000000

/* Steps of one path, and states that are saved at once: what memory they may take. The border of a
 * province has 100,000 steps; careless programs save a state with each object and restore none. */
#define MAX_STEPS 1000000
#define MAX_SAVED 100000

/* A picture lower or narrower than this may be a rule; in points. The thickest rules have 3. */
#define THIN_PICTURE_PT 4.0

/* How far the page's size here and in Poppler may differ; in points. */
#define SAME_SIZE_PT 1.0

struct MxVectors {
    qpdf_data pdf;
    GBytes *bytes;
};

/* @resources: of the content that is being followed
 * @clip: what the next path that is painted does to the clip */
typedef struct {
    qpdf_data pdf;
    qpdf_oh resources;
    MxPaint paint;
    MxPaintRule clip;
    double scale;
    guint depth, operators;
    MxDrawn *drawn;
} Drawing;

/* --------------------------------------------------------------------------------- document -- */

void mx_vectors_free(MxVectors *vectors) {
    if (vectors == NULL)
        return;
    if (qpdf_has_error(vectors->pdf)) /* which qpdf would print if nobody asked for it */
        qpdf_get_error(vectors->pdf);
    qpdf_cleanup(&vectors->pdf);
    g_bytes_unref(vectors->bytes);
    g_free(vectors);
}

MxVectors *mx_vectors_open(GBytes *bytes, const char *password, guint n_pages) {
    MxVectors *vectors = g_new0(MxVectors, 1);
    vectors->bytes = g_bytes_ref(bytes);
    vectors->pdf = qpdf_init();
    qpdf_set_suppress_warnings(vectors->pdf, QPDF_TRUE);
    qpdf_silence_errors(vectors->pdf);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    if ((qpdf_read_memory(vectors->pdf, "document", data, length, password) & QPDF_ERRORS) ||
        qpdf_get_num_pages(vectors->pdf) != (int)n_pages) {
        mx_vectors_free(vectors);
        return NULL;
    }
    return vectors;
}

/* ------------------------------------------------------------------------------------ paths -- */

#define OP(a) MX_OPERATOR(a, 0, 0)
#define OP2(a, b) MX_OPERATOR(a, b, 0)
#define OP3(a, b, c) MX_OPERATOR(a, b, c)

static bool build_path(MxPaint *paint, guint32 op, const double *n) {
    switch (op) {
    case OP('m'):
        mx_paint_move(paint, n);
        return true;
    case OP('l'):
        mx_paint_line(paint, n);
        return true;
    case OP('c'):
        mx_paint_curve(paint, n);
        return true;
    case OP('v'): /* which begins towards its second point: close enough */
        mx_paint_curve(paint, (double[]){ n[0], n[1], n[0], n[1], n[2], n[3] });
        return true;
    case OP('y'):
        mx_paint_curve(paint, (double[]){ n[0], n[1], n[2], n[3], n[2], n[3] });
        return true;
    case OP('h'):
        mx_paint_close(paint);
        return true;
    case OP2('r', 'e'):
        mx_paint_rectangle(paint, n);
        return true;
    default:
        return false;
    }
}

static const struct {
    guint32 op;
    MxPaintRule fill;
    bool stroke, close;
} PAINTING[] = {
    { OP('f'), MX_PAINT_WINDING, false, false },
    { OP('S'), MX_PAINT_NOT, true, false },
    { OP('n'), MX_PAINT_NOT, false, false },
    { OP('s'), MX_PAINT_NOT, true, true },
    { OP2('f', '*'), MX_PAINT_EVEN_ODD, false, false },
    { OP('F'), MX_PAINT_WINDING, false, false },
    { OP('B'), MX_PAINT_WINDING, true, false },
    { OP('b'), MX_PAINT_WINDING, true, true },
    { OP2('B', '*'), MX_PAINT_EVEN_ODD, true, false },
    { OP2('b', '*'), MX_PAINT_EVEN_ODD, true, true },
};

static bool is_usable(const MxInk *ink) {
    return ink->space != MX_COLOUR_UNKNOWN;
}

static bool paint_path(Drawing *d, guint32 op) {
    gsize i = 0;
    while (i < G_N_ELEMENTS(PAINTING) && PAINTING[i].op != op)
        i++;
    if (i == G_N_ELEMENTS(PAINTING))
        return false;
    MxPaintRule fill = PAINTING[i].fill;
    bool stroke = PAINTING[i].stroke;
    if ((fill != MX_PAINT_NOT && !is_usable(&d->paint.now.fill)) ||
        (stroke && !is_usable(&d->paint.now.stroke)))
        d->drawn->complete = false;
    if (PAINTING[i].close)
        mx_paint_close(&d->paint);
    mx_paint_path(&d->paint, fill, stroke, d->clip);
    d->clip = MX_PAINT_NOT;
    return true;
}

/* ----------------------------------------------------------------------------------- colours -- */

static const struct {
    guint32 op;
    bool stroke;
    MxColourSpace space;
} COLOURS[] = {
    { OP('g'), false, MX_COLOUR_GRAY },      { OP('G'), true, MX_COLOUR_GRAY },
    { OP2('r', 'g'), false, MX_COLOUR_RGB }, { OP2('R', 'G'), true, MX_COLOUR_RGB },
    { OP('k'), false, MX_COLOUR_CMYK },      { OP('K'), true, MX_COLOUR_CMYK },
};

static void set_ink(MxInk *ink, MxColourSpace space, const MxContent *c) {
    ink->space = space;
    ink->darkness = mx_colour_darkness(space, c->numbers, c->n_numbers);
}

/* Profiles may stand for the device's own colours, which no operator names (8.6.5.6). */
static void meet_default_spaces(Drawing *d) {
    static const char *const NAMES[] = { "DefaultGray", "DefaultRGB", "DefaultCMYK" };
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        mx_colour_find_space(d->pdf, d->resources, NAMES[i], &d->drawn->profiled);
}

/* A space begins with its black, or with its ink in full. */
static void set_space(Drawing *d, MxInk *ink, const char *name) {
    ink->space = mx_colour_find_space(d->pdf, d->resources, name, &d->drawn->profiled);
    ink->darkness = 255;
}

static bool set_colour(Drawing *d, guint32 op, const MxContent *c) {
    MxPaintState *now = &d->paint.now;
    for (gsize i = 0; i < G_N_ELEMENTS(COLOURS); i++)
        if (COLOURS[i].op == op) {
            set_ink(COLOURS[i].stroke ? &now->stroke : &now->fill, COLOURS[i].space, c);
            return true;
        }
    switch (op) {
    case OP2('c', 's'):
        set_space(d, &now->fill, c->name);
        return true;
    case OP2('C', 'S'):
        set_space(d, &now->stroke, c->name);
        return true;
    case OP2('s', 'c'):
    case OP3('s', 'c', 'n'):
        set_ink(&now->fill, now->fill.space, c);
        return true;
    case OP2('S', 'C'):
    case OP3('S', 'C', 'N'):
        set_ink(&now->stroke, now->stroke.space, c);
        return true;
    default:
        return false;
    }
}

/* ------------------------------------------------------------------------------------ state -- */

static void set_dashes(MxPaintState *state, const MxContent *c) {
    guint n = c->n_numbers > 0 ? c->n_numbers - 1 : 0;
    state->n_dashes = n <= MX_PAINT_DASHES ? n : 0;
    memcpy(state->dashes, c->numbers, state->n_dashes * sizeof *state->dashes);
    state->dash_offset = n > 0 ? c->numbers[n] : 0;
}

static void set_parameters(Drawing *d, const char *name) {
    qpdf_oh parameters = mx_pdf_get_resource(d->pdf, d->resources, "/ExtGState", name);
    MxPaintState *now = &d->paint.now;
    mx_pdf_get_number(d->pdf, parameters, "/LW", &now->line_width);
    mx_pdf_get_number(d->pdf, parameters, "/CA", &now->stroke.alpha);
    mx_pdf_get_number(d->pdf, parameters, "/ca", &now->fill.alpha);
    now->stroke.alpha = CLAMP(now->stroke.alpha, 0, 1);
    now->fill.alpha = CLAMP(now->fill.alpha, 0, 1);
    if (qpdf_oh_is_dictionary(d->pdf, mx_pdf_get(d->pdf, parameters, "/SMask")))
        d->drawn->complete = false;
}

static void transform(Drawing *d, const double *n) {
    cairo_matrix_t m = { n[0], n[1], n[2], n[3], n[4], n[5] };
    cairo_matrix_multiply(&d->paint.now.matrix, &m, &d->paint.now.matrix);
}

static void change_state(Drawing *d, guint32 op, const MxContent *c) {
    MxPaintState *now = &d->paint.now;
    switch (op) {
    case OP('q'):
        mx_paint_save(&d->paint);
        break;
    case OP('Q'):
        mx_paint_restore(&d->paint);
        break;
    case OP2('c', 'm'):
        if (c->n_numbers >= 6)
            transform(d, c->numbers);
        break;
    case OP('w'):
        now->line_width = c->numbers[0];
        break;
    case OP('d'):
        set_dashes(now, c);
        break;
    case OP2('g', 's'):
        set_parameters(d, c->name);
        break;
    case OP('W'):
        d->clip = MX_PAINT_WINDING;
        break;
    case OP2('W', '*'):
        d->clip = MX_PAINT_EVEN_ODD;
        break;
    case OP2('T', 'r'):
        now->text_clips = c->numbers[0] >= 4;
        break;
    case OP2('E', 'T'): /* what is painted now is seen through characters only */
        if (now->text_clips)
            mx_paint_clip_all(&d->paint);
        break;
    default:
        break;
    }
}

/* --------------------------------------------------------------------------------- pictures -- */

/* A picture fills the unit square of user space (8.9.5). */
static void meet_picture(Drawing *d, int width_px, int height_px) {
    const cairo_matrix_t *m = &d->paint.now.matrix;
    double width = fabs(m->xx) + fabs(m->xy), height = fabs(m->yy) + fabs(m->yx);
    if (fmin(width, height) <= THIN_PICTURE_PT * d->scale)
        d->drawn->complete = false;
    double x = m->x0 + fmin(m->xx, 0) + fmin(m->xy, 0), y = m->y0 + fmin(m->yy, 0) + fmin(m->yx, 0);
    MxBox box = { x / d->scale, y / d->scale, (x + width) / d->scale, (y + height) / d->scale };
    MxPlaced picture = { box, width_px, height_px };
    g_array_append_val(d->drawn->pictures, picture);
}

static void draw_content(Drawing *d, qpdf_oh streams);

/* The state is restored to what it was, whatever the form saves and does not restore. */
static void draw_form(Drawing *d, qpdf_oh form) {
    qpdf_oh dictionary = qpdf_oh_get_dict(d->pdf, form), outer = d->resources;
    qpdf_oh own = mx_pdf_get(d->pdf, dictionary, "/Resources");
    guint n_saved = d->paint.saved->len;
    double n[6];
    mx_paint_save(&d->paint);
    if (mx_pdf_get_numbers(d->pdf, mx_pdf_get(d->pdf, dictionary, "/Matrix"), n, 6))
        transform(d, n);
    if (mx_pdf_get_numbers(d->pdf, mx_pdf_get(d->pdf, dictionary, "/BBox"), n, 4)) {
        mx_paint_rectangle(&d->paint, (double[]){ n[0], n[1], n[2] - n[0], n[3] - n[1] });
        mx_paint_path(&d->paint, MX_PAINT_NOT, false, MX_PAINT_WINDING);
    }
    if (qpdf_oh_is_dictionary(d->pdf, own))
        d->resources = own;
    draw_content(d, form);
    d->resources = outer;
    while (d->paint.saved->len > n_saved)
        mx_paint_restore(&d->paint);
}

static void draw_object(Drawing *d, const char *name) {
    qpdf_oh object = mx_pdf_get_resource(d->pdf, d->resources, "/XObject", name);
    if (!qpdf_oh_is_stream(d->pdf, object))
        return;
    qpdf_oh dictionary = qpdf_oh_get_dict(d->pdf, object);
    if (mx_pdf_is(d->pdf, dictionary, "/Subtype", "/Image"))
        meet_picture(d, mx_pdf_get_int(d->pdf, dictionary, "/Width"),
                     mx_pdf_get_int(d->pdf, dictionary, "/Height"));
    else if (mx_pdf_is(d->pdf, dictionary, "/Subtype", "/Form"))
        draw_form(d, object);
}

/* ---------------------------------------------------------------------------------- content -- */

static void follow(Drawing *d, guint32 op, const MxContent *c) {
    if (op == OP2('D', 'o'))
        draw_object(d, c->name);
    else if (op == OP2('E', 'I'))
        meet_picture(d, 0, 0);
    else if (op == OP2('s', 'h')) /* a shading */
        d->drawn->complete = false;
    else if (!build_path(&d->paint, op, c->numbers) && !paint_path(d, op) && !set_colour(d, op, c))
        change_state(d, op, c);
}

static bool is_too_much(const Drawing *d) {
    return d->operators > MAX_OPERATORS || d->paint.path->len > MAX_STEPS ||
           d->paint.saved->len > MAX_SAVED;
}

static void draw_content(Drawing *d, qpdf_oh streams) {
    g_autoptr(GByteArray) bytes =
        d->depth < MAX_DEPTH ? mx_pdf_read_content(d->pdf, streams) : NULL;
    if (bytes == NULL) {
        d->drawn->complete = false;
        return;
    }
    MxContent content = { .at = bytes->data, .end = bytes->data + bytes->len };
    d->depth++;
    for (guint32 op; d->drawn->complete && (op = mx_content_next(&content)) != 0;) {
        follow(d, op, &content);
        d->operators++;
        if (is_too_much(d))
            d->drawn->complete = false;
    }
    d->depth--;
}

/* ------------------------------------------------------------------------------------- page -- */

/* A rectangle's corners come in any order. */
static bool get_box(qpdf_data pdf, qpdf_oh page, const char *key, MxBox *box) {
    double n[4];
    if (!mx_pdf_get_numbers(pdf, mx_pdf_get_inherited(pdf, page, key), n, 4))
        return false;
    *box = (MxBox){ fmin(n[0], n[2]), fmin(n[1], n[3]), fmax(n[0], n[2]), fmax(n[1], n[3]) };
    return true;
}

static MxBox intersect(MxBox a, MxBox b) {
    return (MxBox){ fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1) };
}

/* From user space to points from the upper left corner of the page as displayed; @turn: the degrees
 * by which it is turned clockwise. */
static void set_matrix(cairo_matrix_t *m, MxBox crop, int turn) {
    switch (((turn % 360) + 360) % 360) {
    case 90:
        cairo_matrix_init(m, 0, 1, 1, 0, -crop.y0, -crop.x0);
        break;
    case 180:
        cairo_matrix_init(m, -1, 0, 0, 1, crop.x1, -crop.y0);
        break;
    case 270:
        cairo_matrix_init(m, 0, -1, -1, 0, crop.y1, crop.x1);
        break;
    default:
        cairo_matrix_init(m, 1, 0, 0, -1, -crop.x0, crop.y1);
    }
}

/* Whether the page has the size that Poppler says, so that both mean the same places. */
static bool find_matrix(qpdf_data pdf, qpdf_oh node, const MxPage *page, cairo_matrix_t *m) {
    MxBox media, crop;
    if (!get_box(pdf, node, "/MediaBox", &media))
        return false;
    crop = get_box(pdf, node, "/CropBox", &crop) ? intersect(media, crop) : media;
    int turn = 0;
    qpdf_oh_get_value_as_int(pdf, mx_pdf_get_inherited(pdf, node, "/Rotate"), &turn);
    set_matrix(m, crop, turn);
    double width = fabs(m->xx) * mx_box_width(crop) + fabs(m->xy) * mx_box_height(crop);
    double height = fabs(m->yx) * mx_box_width(crop) + fabs(m->yy) * mx_box_height(crop);
    return fabs(width - page->width_pt) <= SAME_SIZE_PT &&
           fabs(height - page->height_pt) <= SAME_SIZE_PT;
}

static void draw_page(qpdf_data pdf, qpdf_oh node, cairo_matrix_t matrix, MxPlane *plane,
                      MxDrawn *drawn) {
    cairo_matrix_t pixels;
    cairo_matrix_init_scale(&pixels, plane->scale, plane->scale);
    cairo_matrix_multiply(&matrix, &matrix, &pixels);
    Drawing d = { .pdf = pdf,
                  .resources = mx_pdf_get_inherited(pdf, node, "/Resources"),
                  .scale = plane->scale,
                  .drawn = drawn };
    mx_paint_init(&d.paint, plane, &matrix);
    meet_default_spaces(&d);
    draw_content(&d, mx_pdf_get(pdf, node, "/Contents"));
    mx_paint_clear(&d.paint);
}

void mx_vectors_draw(MxVectors *vectors, const MxPage *page, MxPlane *plane, MxDrawn *drawn) {
    qpdf_data pdf = vectors->pdf;
    cairo_matrix_t matrix;
    g_array_set_size(drawn->pictures, 0);
    drawn->profiled = false;
    qpdf_oh node = qpdf_get_page_n(pdf, page->number - 1);
    drawn->complete = find_matrix(pdf, node, page, &matrix);
    if (drawn->complete)
        draw_page(pdf, node, matrix, plane, drawn);
    qpdf_oh_release_all(pdf);
}
