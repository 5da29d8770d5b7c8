/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Soft masks, tiles of patterns and the looks of annotations hold no rulings, so their content is
 * not followed for its paths; but Poppler follows it, however much it is. Here it is counted before
 * Poppler is asked: a content's own operators, and those of what it draws.
 *
 *     page ── gs ──> mask's group ── Do ×10 ──> form ── Do ×10 ──> form      1 + 10 + 100
 *
 * A form that is drawn often is counted once and its sum kept, so that the time it takes is that of
 * what is stored. This does not go where the sum depends on what the form is drawn in, because one
 * of those is drawn in it again (Poppler leaves that out): then it is counted anew, up to a bound.
 */
#include "page/vector/objects/weight.h"

#include <math.h>

#include "page/pdf.h"
#include "page/vector/objects/crowd.h"
#include "page/vector/objects/form.h"
#include "page/vector/operators.h"

/* Forms within forms, as deep as Poppler follows them. */
#define MAX_DEPTH 100u

/* Operators that are looked at in one weighing, and decoded bytes: as many as a page may have. */
#define MAX_LOOKED 5000000u
#define MAX_LOOKED_BYTES (256.0 * 1024 * 1024)

/* What an annotation costs beside what it draws, in operators: it is made, given a look where it
 * has none, drawn and thrown away each time that a page is read. */
#define ANNOTATION_OPERATORS 50

/* What drawing a form costs, as in vectors.c; a curve, which may go over the whole page. */
#define FORM_OPERATORS 100
#define CURVE_OPERATORS 20

/* How far the tiles of a pattern go, since it is not known what they fill: A4, in points. */
#define FILLED_PT2 (595.0 * 842.0)

/* @known: object id -> MxWeight *
 * @within: ids of what is being weighed, from the outermost; @met: how far out the outermost of
 * those lies that was met again
 */
struct MxScales {
    qpdf_data pdf;
    GHashTable *known;
    GArray *within;
    guint met, looked;
    double looked_bytes;
    bool form_known, form_heavy;
};

static const MxWeight TOO_MUCH = { HUGE_VAL, 0, 0 };

MxScales *mx_scales_new(qpdf_data pdf) {
    MxScales *scales = g_new0(MxScales, 1);
    scales->pdf = pdf;
    scales->known = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    scales->within = g_array_new(FALSE, FALSE, sizeof(int));
    return scales;
}

void mx_scales_free(MxScales *scales) {
    if (scales == NULL)
        return;
    g_hash_table_unref(scales->known);
    g_array_unref(scales->within);
    g_free(scales);
}

static void add(MxWeight *sum, MxWeight one) {
    sum->operators += one.operators;
    sum->bytes += one.bytes;
    sum->picture_px += one.picture_px;
}

/* ---------------------------------------------------------------------------------- content -- */

static MxWeight weigh(MxScales *s, qpdf_oh content, qpdf_oh outer, bool rings);

static MxWeight weigh_object(MxScales *s, qpdf_oh object, qpdf_oh resources) {
    qpdf_oh dictionary = qpdf_oh_is_stream(s->pdf, object) ? qpdf_oh_get_dict(s->pdf, object) : 0;
    if (dictionary == 0 || !mx_pdf_is(s->pdf, dictionary, "/Subtype", "/Image")) {
        MxWeight form = weigh(s, object, resources, false);
        form.operators += FORM_OPERATORS;
        return form;
    }
    double width = fmax(mx_pdf_get_int(s->pdf, dictionary, "/Width"), 1);
    return (MxWeight){ .picture_px =
                           width * fmax(mx_pdf_get_int(s->pdf, dictionary, "/Height"), 1) };
}

static MxWeight weigh_mask(MxScales *s, qpdf_oh parameters, qpdf_oh resources) {
    qpdf_oh mask = mx_pdf_get(s->pdf, parameters, "/SMask");
    return weigh(s, mx_pdf_get(s->pdf, mask, "/G"), resources, true);
}

/* A pattern's tiles lie a step apart (8.7.3), in the space of the page. */
double mx_tile_area(qpdf_data pdf, qpdf_oh pattern, bool *once) {
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, pattern);
    double x = 0, y = 0, box[4] = { 0 }, m[6] = { 1, 0, 0, 1, 0, 0 };
    mx_pdf_get_number(pdf, dictionary, "/XStep", &x);
    mx_pdf_get_number(pdf, dictionary, "/YStep", &y);
    mx_pdf_get_numbers(pdf, mx_pdf_get(pdf, dictionary, "/Matrix"), m, 6);
    *once = mx_pdf_get_numbers(pdf, mx_pdf_get(pdf, dictionary, "/BBox"), box, 4) &&
            x == box[2] - box[0] && y == box[3] - box[1];
    return fabs(x * y * (m[0] * m[3] - m[1] * m[2]));
}

static MxWeight weigh_pattern(MxScales *s, qpdf_oh pattern, qpdf_oh resources) {
    MxWeight tile = weigh(s, pattern, resources, true);
    bool once;
    if (!qpdf_oh_is_stream(s->pdf, pattern))
        return tile;
    double area = mx_tile_area(s->pdf, pattern, &once);
    tile.operators = fmax(FILLED_PT2 / area, 1) * (tile.operators + 1);
    return tile;
}

static MxWeight weigh_operator(MxScales *s, guint32 op, const MxContent *c, qpdf_oh resources) {
    switch (op) {
    case OP2('D', 'o'):
        return weigh_object(s, mx_pdf_get_resource(s->pdf, resources, "/XObject", c->name),
                            resources);
    case OP2('g', 's'):
        return weigh_mask(s, mx_pdf_get_resource(s->pdf, resources, "/ExtGState", c->name),
                          resources);
    case OP3('s', 'c', 'n'):
    case OP3('S', 'C', 'N'):
        return c->name[0] == '\0'
                   ? (MxWeight){ 0 }
                   : weigh_pattern(s, mx_pdf_get_resource(s->pdf, resources, "/Pattern", c->name),
                                   resources);
    case OP('c'):
    case OP('v'):
    case OP('y'):
        return (MxWeight){ .operators = CURVE_OPERATORS };
    default:
        return (MxWeight){ 0 };
    }
}

static bool is_too_much(const MxScales *s) {
    return s->looked > MAX_LOOKED || s->looked_bytes > MAX_LOOKED_BYTES;
}

static MxWeight weigh_content(MxScales *s, qpdf_oh content, qpdf_oh resources) {
    MxContentFault fault = { 0 };
    g_autoptr(GByteArray) bytes = mx_pdf_read_content(s->pdf, content, &fault);
    MxWeight sum = { 0 };
    if (fault.too_long)
        return TOO_MUCH;
    if (bytes == NULL) /* Poppler may know how to decode it, or draws nothing of it either */
        return sum;
    sum.bytes = bytes->len;
    s->looked_bytes += bytes->len;
    MxContent c = { .at = bytes->data, .end = bytes->data + bytes->len };
    for (guint32 op; !is_too_much(s) && (op = mx_content_next(&c)) != 0; s->looked++) {
        sum.operators++;
        add(&sum, weigh_operator(s, op, &c, resources));
    }
    return is_too_much(s) ? TOO_MUCH : sum;
}

/* Where @id is being weighed, from outside; or G_MAXUINT. */
static guint find_within(const MxScales *s, int id) {
    for (guint i = 0; id != 0 && i < s->within->len; i++)
        if (g_array_index(s->within, int, i) == id)
            return i;
    return G_MAXUINT;
}

/* @rings: whether Poppler draws this in itself, again and again */
static MxWeight weigh(MxScales *s, qpdf_oh content, qpdf_oh outer, bool rings) {
    if (!qpdf_oh_is_stream(s->pdf, content) || s->within->len >= MAX_DEPTH)
        return (MxWeight){ 0 };
    int id = qpdf_oh_get_object_id(s->pdf, content);
    const MxWeight *known = g_hash_table_lookup(s->known, GINT_TO_POINTER(id));
    if (known != NULL)
        return *known;
    guint at = find_within(s, id), depth = s->within->len, met = s->met;
    if (at != G_MAXUINT) {
        s->met = MIN(s->met, at);
        return rings ? TOO_MUCH : (MxWeight){ 0 };
    }
    qpdf_oh own = mx_pdf_get(s->pdf, qpdf_oh_get_dict(s->pdf, content), "/Resources");
    s->met = G_MAXUINT;
    g_array_append_val(s->within, id);
    MxWeight weight = weigh_content(s, content, qpdf_oh_is_dictionary(s->pdf, own) ? own : outer);
    g_array_set_size(s->within, depth);
    if (s->met >= depth && id != 0)
        g_hash_table_insert(s->known, GINT_TO_POINTER(id), g_memdup2(&weight, sizeof weight));
    s->met = MIN(met, s->met >= depth ? G_MAXUINT : s->met);
    return weight;
}

static void begin(MxScales *s) {
    s->met = G_MAXUINT;
    s->looked = 0;
    s->looked_bytes = 0;
}

MxWeight mx_scales_weigh(MxScales *scales, qpdf_oh content, qpdf_oh resources) {
    begin(scales);
    return weigh(scales, content, resources, true);
}

/* ------------------------------------------------------------------------------ annotations -- */

/* What Poppler makes a look of where there is none: points, characters. */
static double count_material(MxScales *s, qpdf_oh annotation) {
    static const char *const LISTS[] = { "/Vertices", "/QuadPoints", "/InkList", "/L" };
    static const char *const TEXTS[] = { "/Contents", "/V" };
    double n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        qpdf_oh list = mx_pdf_get(s->pdf, annotation, LISTS[i]);
        int items = qpdf_oh_is_array(s->pdf, list) ? qpdf_oh_get_array_n_items(s->pdf, list) : 0;
        n += items;
        for (int k = 0; k < items && n <= MAX_LOOKED; k++) { /* an ink list is of lists */
            qpdf_oh item = qpdf_oh_get_array_item(s->pdf, list, k);
            n += qpdf_oh_is_array(s->pdf, item) ? qpdf_oh_get_array_n_items(s->pdf, item) : 0;
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        size_t length = 0;
        qpdf_oh text = mx_pdf_get(s->pdf, annotation, TEXTS[i]);
        if (qpdf_oh_is_string(s->pdf, text))
            qpdf_oh_get_binary_string_value(s->pdf, text, &length);
        n += (double)length;
    }
    return n;
}

/* The look that it has now, where it has one for each state (12.5.5). */
static MxWeight weigh_annotation(MxScales *s, qpdf_oh annotation) {
    qpdf_oh look = mx_pdf_get(s->pdf, mx_pdf_get(s->pdf, annotation, "/AP"), "/N");
    qpdf_oh state = mx_pdf_get(s->pdf, annotation, "/AS");
    if (qpdf_oh_is_dictionary(s->pdf, look) && qpdf_oh_is_name(s->pdf, state))
        look = mx_pdf_get(s->pdf, look, qpdf_oh_get_name(s->pdf, state));
    MxWeight sum = { .operators = ANNOTATION_OPERATORS };
    sum.operators += count_material(s, annotation);
    add(&sum, weigh(s, look, qpdf_oh_new_null(s->pdf), true));
    return sum;
}

/* A field of a form that Poppler is not given. */
static bool lacks_form(MxScales *s, qpdf_oh annotation) {
    if (!mx_pdf_is(s->pdf, annotation, "/Subtype", "/Widget"))
        return false;
    if (!s->form_known) {
        s->form_heavy = mx_form_is_heavy(s->pdf);
        s->form_known = true;
    }
    return s->form_heavy;
}

MxWeight mx_scales_weigh_annotations(MxScales *scales, qpdf_oh page) {
    qpdf_oh list = mx_pdf_get(scales->pdf, page, "/Annots");
    int n = mx_crowd_count(scales->pdf, page);
    MxWeight sum = { 0 };
    if (n > MX_CROWD_MOST)
        return TOO_MUCH;
    begin(scales);
    for (int i = 0; i < n && !is_too_much(scales); i++) {
        qpdf_oh annotation = qpdf_oh_get_array_item(scales->pdf, list, i);
        if (lacks_form(scales, annotation))
            return TOO_MUCH;
        add(&sum, weigh_annotation(scales, annotation));
    }
    return is_too_much(scales) ? TOO_MUCH : sum;
}
