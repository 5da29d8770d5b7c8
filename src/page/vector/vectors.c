/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page draws besides its text.
 *
 * poppler-glib can draw a page only as a whole, and takes most of the time for characters: their
 * fonts are loaded and their outlines filled, only for the rulings between them to be looked for.
 * Here the content streams, which qpdf hands over, are followed for their paths alone (ISO 32000-1,
 * clauses 8 and 9). What rulings could hide in and this cannot draw, Poppler is left to draw.
 *
 * Not followed, but weighed: annotations, tiles, soft masks. Layers that are switched off are
 * drawn.
 */
#include "page/vector/vectors.h"

#include <math.h>
#include <string.h>

#include "base/box.h"
#include "page/pdf.h"
#include "page/vector/objects/burden.h"
#include "page/vector/objects/frame.h"
#include "page/vector/objects/parameters.h"
#include "page/vector/objects/tree.h"
#include "page/vector/operators.h"
#include "page/vector/paint.h"

/* Forms within forms, as deep as Poppler follows them. Producers nest four. */
#define MAX_DEPTH 100

/* What drawing a form costs, in operators: it is looked up and decoded each time. */
#define FORM_OPERATORS 100

/* A picture lower or narrower than this may be a rule; in points. The thickest rules have 3. */
#define THIN_PICTURE_PT 4.0

/* Of pixels, what a picture may be turned by and still covers a box. */
#define STRAIGHT 0.5

struct MxVectors {
    qpdf_data pdf;
    MxTree *tree;
    GBytes *bytes;
    MxShows *shows;
    MxScales *scales;
};

/* @resources: of the content that is being followed
 * @clip: what the next path that is painted does to the clip
 * @parameters: as mx_parameters_get() keeps them
 * @marked: marked content around what is followed; @layer: from which on it is a layer's, or 0
 * @stopped: whether the rest was not followed; @counts: whether it is followed only to see how much
 *     it is, since it is not drawn; @partial: whether some of it could not be decoded
 * @forms: the object ids of the forms that are being drawn, of int
 */
typedef struct {
    qpdf_data pdf;
    qpdf_oh resources;
    MxPaint paint;
    MxPaintRule clip;
    double scale;
    guint depth, marked, layer;
    bool stopped, counts, partial;
    GArray *parameters, *forms;
    MxBurden burden;
    MxScales *scales;
    MxDrawn *drawn;
} Drawing;

/* What is too much is not followed; what is too much to be drawn, only to see how much it is. */
static void heed(Drawing *d) {
    const MxBurden *burden = &d->burden;
    d->drawn->complete &= burden->endless == NULL && burden->excess == NULL;
    d->drawn->endless = burden->endless;
    d->drawn->excess = burden->excess;
    d->stopped |= burden->endless != NULL;
    d->counts |= burden->excess != NULL;
}

/* --------------------------------------------------------------------------------- document -- */

void mx_vectors_free(MxVectors *vectors) {
    if (vectors == NULL)
        return;
    if (qpdf_has_error(vectors->pdf)) /* which qpdf would print if nobody asked for it */
        qpdf_get_error(vectors->pdf);
    qpdf_cleanup(&vectors->pdf);
    mx_shows_free(vectors->shows);
    mx_scales_free(vectors->scales);
    mx_tree_free(vectors->tree);
    g_bytes_unref(vectors->bytes);
    g_free(vectors);
}

qpdf_data mx_vectors_pdf(const MxVectors *vectors) {
    return vectors->pdf;
}

MxVectors *mx_vectors_open(GBytes *bytes, const char *password, guint n_pages) {
    MxVectors *vectors = g_new0(MxVectors, 1);
    vectors->bytes = g_bytes_ref(bytes);
    vectors->shows = mx_shows_new();
    vectors->pdf = qpdf_init();
    vectors->scales = mx_scales_new(vectors->pdf);
    qpdf_set_suppress_warnings(vectors->pdf, QPDF_TRUE);
    qpdf_silence_errors(vectors->pdf);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    if (qpdf_read_memory(vectors->pdf, "document", data, length, password) & QPDF_ERRORS) {
        mx_vectors_free(vectors);
        return NULL;
    }
    vectors->tree = mx_tree_new(vectors->pdf, n_pages);
    return vectors;
}

/* ------------------------------------------------------------------------------------ paths -- */

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
    if (d->counts) {
        g_array_set_size(d->paint.path, 0);
        return true;
    }
    if ((fill != MX_PAINT_NOT && !is_usable(&d->paint.now.fill)) ||
        (stroke && !is_usable(&d->paint.now.stroke))) {
        d->drawn->complete = false;
        mx_burden_add_tiles(&d->burden, mx_paint_frame(&d->paint));
    }
    if (PAINTING[i].close)
        mx_paint_close(&d->paint);
    mx_paint_path(&d->paint, fill, stroke, d->clip);
    d->clip = MX_PAINT_NOT;
    if (d->paint.dear)
        mx_burden_add_paint(&d->burden);
    return true;
}

/* ------------------------------------------------------------------------------------ state -- */

static void meet_pattern(Drawing *d, const char *name) {
    qpdf_oh pattern = mx_pdf_get_resource(d->pdf, d->resources, "/Pattern", name);
    if (qpdf_oh_is_stream(d->pdf, pattern))
        mx_burden_meet_pattern(&d->burden, d->pdf, pattern,
                               mx_scales_weigh(d->scales, pattern, d->resources));
}

static bool set_colour(Drawing *d, guint32 op, const MxContent *c) {
    MxPaintState *now = &d->paint.now;
    if ((op == OP3('s', 'c', 'n') || op == OP3('S', 'C', 'N')) && c->name[0] != '\0')
        meet_pattern(d, c->name);
    MxPalette palette = { d->pdf, d->resources, &now->fill, &now->stroke, &d->drawn->profiled };
    return mx_colour_follow(&palette, op, c);
}

/* Profiles may stand for the device's own colours, which no operator names (8.6.5.6). */
static void meet_default_spaces(Drawing *d) {
    static const char *const NAMES[] = { "DefaultGray", "DefaultRGB", "DefaultCMYK" };
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        mx_colour_find_space(d->pdf, d->resources, NAMES[i], &d->drawn->profiled);
}

static void set_dashes(MxPaintState *state, const MxContent *c) {
    guint n = c->n_numbers > 0 ? c->n_numbers - 1 : 0;
    state->n_dashes = n <= MX_PAINT_DASHES ? n : 0;
    memcpy(state->dashes, c->numbers, state->n_dashes * sizeof *state->dashes);
    state->dash_offset = n > 0 ? c->numbers[n] : 0;
}

static void set_parameters(Drawing *d, const char *name) {
    MxParameters p = mx_parameters_get(d->parameters, d->pdf, d->resources, name);
    MxPaintState *now = &d->paint.now;
    now->line_width = isnan(p.line_width) ? now->line_width : p.line_width;
    now->stroke.alpha = isnan(p.stroke_alpha) ? now->stroke.alpha : CLAMP(p.stroke_alpha, 0, 1);
    now->fill.alpha = isnan(p.fill_alpha) ? now->fill.alpha : CLAMP(p.fill_alpha, 0, 1);
    now->text.font = p.font ? 0 : now->text.font;
    now->blends |= p.mixes; /* where it is switched off again, a doubt more costs nothing */
    if (p.masked) {
        d->drawn->complete = false;
        mx_burden_add_mask(&d->burden, mx_scales_weigh(d->scales, p.mask, d->resources));
    }
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
    case OP2('E', 'T'): /* what is painted now is seen through characters only */
        if (now->text.mode >= 4)
            mx_paint_clip_all(&d->paint);
        break;
    default:
        break;
    }
}

/* --------------------------------------------------------------------------------- pictures -- */

/* A mask lets what lies below it through (8.9.6, 11.6.5). */
static bool is_opaque(const Drawing *d, qpdf_oh picture) {
    static const char *const MASKS[] = { "/SMask", "/Mask", "/ImageMask", "/SMaskInData" };
    for (gsize i = 0; i < G_N_ELEMENTS(MASKS); i++)
        if (!qpdf_oh_is_null(d->pdf, mx_pdf_get(d->pdf, picture, MASKS[i])))
            return false;
    return d->paint.now.fill.alpha >= 1;
}

/* A picture fills the unit square of user space (8.9.5). */
static void meet_picture(Drawing *d, int width_px, int height_px, bool opaque) {
    const cairo_matrix_t *m = &d->paint.now.matrix;
    double width = fabs(m->xx) + fabs(m->xy), height = fabs(m->yy) + fabs(m->yx);
    if (fmin(width, height) <= THIN_PICTURE_PT * d->scale)
        d->drawn->complete = false;
    double x = m->x0 + fmin(m->xx, 0) + fmin(m->xy, 0), y = m->y0 + fmin(m->yy, 0) + fmin(m->yx, 0);
    MxBox box = { x / d->scale, y / d->scale, (x + width) / d->scale, (y + height) / d->scale };
    MxPlaced picture = { box, width_px, height_px };
    g_array_append_val(d->drawn->pictures, picture);
    bool upright = fmin(fabs(m->xx) + fabs(m->yy), fabs(m->xy) + fabs(m->yx)) <= STRAIGHT;
    if (opaque && upright)
        mx_paint_cover(&d->paint, (MxBox){ x, y, x + width, y + height }, true);
}

/* Poppler does not draw a form in itself. */
static bool is_being_drawn(const Drawing *d, int id) {
    for (guint i = 0; id != 0 && i < d->forms->len; i++)
        if (g_array_index(d->forms, int, i) == id)
            return true;
    return false;
}

static void draw_content(Drawing *d, qpdf_oh streams);

/* The state is restored to what it was, whatever the form saves and does not restore. */
static void draw_form(Drawing *d, qpdf_oh form) {
    qpdf_oh dictionary = qpdf_oh_get_dict(d->pdf, form), outer = d->resources;
    qpdf_oh own = mx_pdf_get(d->pdf, dictionary, "/Resources");
    guint n_saved = d->paint.saved->len;
    int id = qpdf_oh_get_object_id(d->pdf, form);
    double n[6];
    if (is_being_drawn(d, id))
        return;
    g_array_append_val(d->forms, id);
    mx_burden_add_operators(&d->burden, FORM_OPERATORS);
    mx_paint_save(&d->paint);
    d->paint.veils += d->paint.now.fill.alpha < 1 || d->paint.now.blends;
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
    g_array_set_size(d->forms, d->forms->len - 1);
}

static void draw_object(Drawing *d, const char *name) {
    qpdf_oh object = mx_pdf_get_resource(d->pdf, d->resources, "/XObject", name);
    if (!qpdf_oh_is_stream(d->pdf, object))
        return;
    qpdf_oh dictionary = qpdf_oh_get_dict(d->pdf, object);
    guint veils = d->paint.veils;
    d->paint.veils += !qpdf_oh_is_null(d->pdf, mx_pdf_get(d->pdf, dictionary, "/OC"));
    if (mx_pdf_is(d->pdf, dictionary, "/Subtype", "/Image")) {
        int width_px = mx_pdf_get_int(d->pdf, dictionary, "/Width");
        int height_px = mx_pdf_get_int(d->pdf, dictionary, "/Height");
        meet_picture(d, width_px, height_px, is_opaque(d, dictionary));
        mx_burden_add_picture(&d->burden, width_px, height_px);
    } else if (mx_pdf_is(d->pdf, dictionary, "/Subtype", "/Form"))
        draw_form(d, object);
    d->paint.veils = veils;
}

/* ---------------------------------------------------------------------------------- content -- */

/* Where a layer is switched off, Poppler leaves its text out, and nothing of it covers any (8.11).
 */
static void follow_marks(Drawing *d, guint32 op, const MxContent *c) {
    if (op == OP3('E', 'M', 'C')) {
        if (d->marked > 0 && d->marked-- == d->layer) {
            d->layer = 0;
            d->paint.veils--;
        }
        return;
    }
    d->marked++;
    gsize before = (gsize)(c->at - c->from);
    if (op == OP3('B', 'D', 'C') && d->layer == 0 && memmem(c->from, before, "/OC", 3) != NULL) {
        d->layer = d->marked;
        d->paint.veils++;
    }
}

static MxSight find_sight(const Drawing *d) {
    const MxPaintState *now = &d->paint.now;
    bool fills = now->text.mode == 0 || now->text.mode == 2;
    return (MxSight){ d->resources, &now->matrix, now->sight, fills && now->fill.alpha <= 0,
                      now->fill };
}

/* What tiles are seen through characters, Poppler draws as far as the clip goes. */
static void count_tiles_of_text(Drawing *d) {
    MxClip clip = d->paint.now.clip;
    if (!d->counts && !is_usable(&d->paint.now.fill))
        mx_burden_add_tiles(&d->burden, (MxBox){ clip.x0, clip.y0, clip.x1, clip.y1 });
}

static bool follow_text(Drawing *d, guint32 op, const MxContent *c) {
    MxSight sight = find_sight(d);
    if (c->n_shown > 0)
        count_tiles_of_text(d);
    return mx_shows_follow(d->paint.shows, op, c, &d->paint.now.text, &sight);
}

static void follow(Drawing *d, guint32 op, const MxContent *c) {
    if (op == OP2('D', 'o'))
        draw_object(d, c->name);
    else if (op == OP2('E', 'I'))
        meet_picture(d, 0, 0, false);
    else if (op == OP2('s', 'h')) /* a shading */
        d->drawn->complete = false;
    else if (op == OP3('B', 'M', 'C') || op == OP3('B', 'D', 'C') || op == OP3('E', 'M', 'C'))
        follow_marks(d, op, c);
    else if (!build_path(&d->paint, op, c->numbers) && !paint_path(d, op) &&
             !set_colour(d, op, c) && !follow_text(d, op, c))
        change_state(d, op, c);
}

static void check_limits(Drawing *d) {
    mx_burden_add_operators(&d->burden, 1);
    mx_burden_hold(&d->burden, d->paint.saved->len, d->paint.path->len);
    heed(d);
    if (d->counts)
        g_array_set_size(d->paint.path, 0);
}

/* What cannot be decoded is not followed; Poppler may know how. What comes after it is, to see how
 * much it is: Poppler draws that, too. */
static GByteArray *read_content(Drawing *d, qpdf_oh streams) {
    MxContentFault fault = { 0 };
    bool deep = d->depth >= MAX_DEPTH;
    GByteArray *bytes = deep ? NULL : mx_pdf_read_content(d->pdf, streams, &fault);
    d->drawn->damaged |= fault.damaged;
    mx_burden_add_content(&d->burden, bytes != NULL ? bytes->len : 0, fault.too_long);
    heed(d);
    if (bytes == NULL) {
        d->drawn->complete = false;
        d->stopped |= deep;
        d->partial = true;
    }
    return bytes;
}

static void draw_content(Drawing *d, qpdf_oh streams) {
    g_autoptr(GByteArray) bytes = read_content(d, streams);
    if (d->stopped || bytes == NULL || bytes->len == 0)
        return;
    MxContent content = { .at = bytes->data, .end = bytes->data + bytes->len };
    d->depth++;
    for (guint32 op; !d->stopped && (op = mx_content_next(&content)) != 0;) {
        follow(d, op, &content);
        check_limits(d);
    }
    d->drawn->damaged |= content.gap;
    d->depth--;
}

/* ------------------------------------------------------------------------------------- page -- */

static void draw_page(MxVectors *vectors, qpdf_oh node, cairo_matrix_t matrix, MxPlane *plane,
                      MxDrawn *drawn) {
    qpdf_data pdf = vectors->pdf;
    MxShows *shows = vectors->shows;
    cairo_matrix_t pixels;
    cairo_matrix_init_scale(&pixels, plane->scale, plane->scale);
    cairo_matrix_multiply(&matrix, &matrix, &pixels);
    Drawing d = { .pdf = pdf,
                  .resources = mx_pdf_get_inherited(pdf, node, "/Resources"),
                  .scale = plane->scale,
                  .parameters = mx_parameters_new_cache(),
                  .scales = vectors->scales,
                  .burden = { .scale = plane->scale },
                  .forms = g_array_new(FALSE, FALSE, sizeof(int)),
                  .drawn = drawn };
    mx_paint_init(&d.paint, plane, shows, &matrix);
    mx_shows_begin(shows, plane->width, plane->height);
    meet_default_spaces(&d);
    draw_content(&d, mx_pdf_get(pdf, node, "/Contents"));
    drawn->damaged |= !mx_shows_fonts_are_whole(shows, pdf);
    mx_burden_add_annotations(&d.burden, mx_scales_weigh_annotations(vectors->scales, node));
    heed(&d);
    mx_paint_clear(&d.paint);
    g_array_unref(d.parameters);
    g_array_unref(d.forms);
    if (!d.stopped && !d.counts && !d.partial)
        drawn->hidden = mx_hidden_find(shows, pdf, drawn->complete ? plane : NULL, drawn->pictures,
                                       plane->scale,
                                       mx_placed_fill(drawn->pictures, plane->width / plane->scale,
                                                      plane->height / plane->scale));
}

void mx_drawn_clear(MxDrawn *drawn) {
    g_clear_pointer(&drawn->hidden, mx_hidden_free);
    g_clear_pointer(&drawn->pictures, g_array_unref);
}

void mx_vectors_draw(MxVectors *vectors, const MxPage *page, MxPlane *plane, MxDrawn *drawn) {
    qpdf_data pdf = vectors->pdf;
    cairo_matrix_t matrix;
    g_array_set_size(drawn->pictures, 0);
    drawn->profiled = false;
    drawn->endless = drawn->excess = NULL;
    g_clear_pointer(&drawn->hidden, mx_hidden_free);
    qpdf_oh node = mx_tree_get_page(vectors->tree, page->number);
    bool framed = mx_frame_find_matrix(pdf, node, page, &matrix);
    drawn->damaged = false;
    drawn->complete = framed;
    if (qpdf_oh_is_dictionary(pdf, node))
        draw_page(vectors, node, matrix, plane, drawn);
    else
        drawn->excess = "what it draws is not found";
    if (!framed) { /* it was drawn only to be weighed */
        g_array_set_size(drawn->pictures, 0);
        g_clear_pointer(&drawn->hidden, mx_hidden_free);
    }
    qpdf_oh_release_all(pdf);
}
