/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Follows the text operators of a content stream as far as is cheap: where a string begins, and
 * how far it reaches at most. Strings are copied, and measured only where a page has a text that
 * may not be seen (hidden.c).
 */
#include "page/vector/text/shows.h"

#include <math.h>
#include <string.h>

#include "page/pdf.h"
#include "page/vector/operators.h"

/* Where ink of digits and ideographs is, above the base line, in ems: what decides whether a text
 * is seen. Ideographs reach from 0.12 below to 0.88, digits to 0.7. */
#define INK_BOTTOM_EM 0.0
#define INK_TOP_EM 0.75

/* A strip lower or narrower than this covers no character, in pixels of half a point: half of the
 * smallest print. It keeps rules from being looked at. */
#define MIN_COVER_PX 4.0

/* Inks lighter than this, of 255 for black, are pale: half-way to white. */
#define PALE 128

/* Names of fonts that are looked back for: pages have ten, forms their own. */
#define LOOK_BACK 32u

/* Shows of a page, at 300 bytes: dense pages have 5,000. Beyond, nothing is said of any. */
#define MAX_SHOWS 100000u

/* Areas that may hide text. Where each cell is filled after its neighbour's text, a page has 2,000;
 * those beyond hide nothing, for each costs a look at every character. */
#define MAX_COVERS 4000u

/* Fonts kept from page to page. A document has ten; programs that take a new subset on each page
 * have thousands, of some ten KB. */
#define MAX_LOADED 64u

/* A font that the page names: in which resources, and what it is once it was asked for. */
typedef struct {
    qpdf_oh resources;
    char name[MX_CONTENT_NAME];
    const MxFont *font;
} Named;

static void free_font(void *font) {
    mx_font_free(font);
}

MxShows *mx_shows_new(void) {
    MxShows *s = g_new0(MxShows, 1);
    s->shows = g_array_new(FALSE, FALSE, sizeof(MxShow));
    s->covers = g_array_new(FALSE, FALSE, sizeof(MxCover));
    s->fonts = g_array_new(FALSE, FALSE, sizeof(Named));
    s->bytes = g_byte_array_new();
    s->loaded = g_hash_table_new_full(NULL, NULL, NULL, free_font);
    s->unnumbered = g_ptr_array_new_with_free_func(free_font);
    return s;
}

void mx_shows_free(MxShows *s) {
    if (s == NULL)
        return;
    g_array_unref(s->shows);
    g_array_unref(s->covers);
    g_array_unref(s->fonts);
    g_byte_array_unref(s->bytes);
    g_hash_table_unref(s->loaded);
    g_ptr_array_unref(s->unnumbered);
    g_free(s);
}

/* Where text stands before any operator says so. */
static const double IDENTITY[] = { 1, 0, 0, 1, 0, 0 };

static void begin_line(MxShows *s, cairo_matrix_t line) {
    s->line = s->matrix = line;
    s->moved = true;
}

static void set_place(MxShows *s, const double *n) {
    cairo_matrix_t line;
    cairo_matrix_init(&line, n[0], n[1], n[2], n[3], n[4], n[5]);
    begin_line(s, line);
}

static void move(MxShows *s, double x, double y) {
    cairo_matrix_t line;
    cairo_matrix_init_translate(&line, x, y);
    cairo_matrix_multiply(&line, &line, &s->line);
    begin_line(s, line);
}

void mx_shows_begin(MxShows *s, double width_px, double height_px) {
    g_array_set_size(s->shows, 0);
    g_array_set_size(s->covers, 0);
    g_array_set_size(s->fonts, 0);
    g_byte_array_set_size(s->bytes, 0);
    if (g_hash_table_size(s->loaded) > MAX_LOADED)
        g_hash_table_remove_all(s->loaded);
    g_ptr_array_set_size(s->unnumbered, 0);
    memset(s->busy, 0, sizeof s->busy);
    s->width_px = width_px;
    s->height_px = height_px;
    s->doubtful = s->too_many = false;
    set_place(s, IDENTITY);
}

/* ------------------------------------------------------------------------------------ fonts -- */

static guint number_font(MxShows *s, qpdf_oh resources, const char *name) {
    guint first = s->fonts->len > LOOK_BACK ? s->fonts->len - LOOK_BACK : 0;
    for (guint i = s->fonts->len; i > first; i--) {
        const Named *n = &g_array_index(s->fonts, Named, i - 1);
        if (n->resources == resources && strcmp(n->name, name) == 0)
            return i;
    }
    Named named = { .resources = resources };
    g_strlcpy(named.name, name, sizeof named.name);
    g_array_append_val(s->fonts, named);
    return s->fonts->len;
}

const MxFont *mx_shows_get_font(MxShows *s, qpdf_data pdf, guint font) {
    if (font == 0 || font > s->fonts->len)
        return NULL;
    Named *named = &g_array_index(s->fonts, Named, font - 1);
    if (named->font != NULL)
        return named->font;
    qpdf_oh object = mx_pdf_get_resource(pdf, named->resources, "/Font", named->name);
    void *key = GINT_TO_POINTER(qpdf_oh_get_object_id(pdf, object));
    MxFont *loaded = key ? g_hash_table_lookup(s->loaded, key) : NULL;
    if (loaded == NULL) {
        loaded = mx_font_load(pdf, object);
        if (key != NULL)
            g_hash_table_insert(s->loaded, key, loaded);
        else
            g_ptr_array_add(s->unnumbered, loaded);
    }
    named->font = loaded;
    return loaded;
}

bool mx_shows_fonts_are_whole(const MxShows *s, qpdf_data pdf) {
    g_autofree bool *looked = g_new0(bool, s->fonts->len + 1);
    for (guint i = 0; i < s->shows->len; i++) {
        guint font = g_array_index(s->shows, MxShow, i).text.font;
        if (font == 0 || font > s->fonts->len || looked[font])
            continue;
        looked[font] = true;
        const Named *n = &g_array_index(s->fonts, Named, font - 1);
        if (!mx_font_is_whole(pdf, mx_pdf_get_resource(pdf, n->resources, "/Font", n->name)))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------------ shows -- */

double mx_show_em(const MxShow *show) {
    return hypot(show->matrix.xy, show->matrix.yy) * fabs(show->text.size);
}

static void take_in(MxBox *box, const cairo_matrix_t *m, double x, double y) {
    cairo_matrix_transform_point(m, &x, &y);
    box->x0 = fmin(box->x0, x);
    box->y0 = fmin(box->y0, y);
    box->x1 = fmax(box->x1, x);
    box->y1 = fmax(box->y1, y);
}

MxBox mx_show_extent(const MxShow *show, double from, double to) {
    double bottom = show->text.rise + INK_BOTTOM_EM * show->text.size;
    double top = show->text.rise + INK_TOP_EM * show->text.size;
    MxBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    take_in(&box, &show->matrix, from, bottom);
    take_in(&box, &show->matrix, from, top);
    take_in(&box, &show->matrix, to, bottom);
    take_in(&box, &show->matrix, to, top);
    return box;
}

/* The squares that a box touches: @mask of the columns, the rows @from to @to. */
static guint64 find_squares(const MxShows *s, MxBox box, int *from, int *to) {
    static const int LAST = MX_SHOWS_SQUARES - 1;
    int left = (int)CLAMP(box.x0 / s->width_px * MX_SHOWS_SQUARES, 0, LAST);
    int right = (int)CLAMP(box.x1 / s->width_px * MX_SHOWS_SQUARES, 0, LAST);
    *from = (int)CLAMP(box.y0 / s->height_px * MX_SHOWS_SQUARES, 0, LAST);
    *to = (int)CLAMP(box.y1 / s->height_px * MX_SHOWS_SQUARES, 0, LAST);
    return (~G_GUINT64_CONSTANT(0) >> (LAST - right)) & (~G_GUINT64_CONSTANT(0) << left);
}

static void occupy(MxShows *s, MxBox box) {
    int from, to;
    guint64 mask = find_squares(s, box, &from, &to);
    for (int y = from; y <= to; y++)
        s->busy[y] |= mask;
}

/* Whether a text is filled with an ink so light that it is one with its ground as often as not.
 * Dark text stands on paper, and is not looked at for its ground. */
static bool is_pale(const MxTextState *text, const MxInk *ink) {
    return text->mode == 0 && ink->space != MX_COLOUR_UNKNOWN && ink->alpha >= 1 &&
           ink->darkness < PALE;
}

static bool is_unpainted(const MxShow *show) {
    return show->clear || show->text.mode == 3 || show->text.mode == 7;
}

/* How far a show reaches at most, in text space: an em for each byte. */
static double find_reach(const MxContent *c, const MxTextState *text) {
    double n = (double)c->n_shown, ems = n + c->sum / 1000;
    double spacing = fmax(text->char_space, 0) + fmax(text->word_space, 0);
    return (ems * fabs(text->size) + n * spacing) * fabs(text->stretch);
}

static void show(MxShows *s, const MxContent *c, const MxTextState *text, const MxSight *sight,
                 bool array) {
    MxShow show = { .text = *text,
                    .clip = sight->clip,
                    .from = s->bytes->len,
                    .length = (guint)(c->at - c->from),
                    .array = array,
                    .follows = !s->moved,
                    .clear = sight->clear,
                    .pale = is_pale(text, &sight->ink),
                    .darkness = sight->ink.darkness };
    if (c->n_shown == 0 && !array)
        return;
    if (s->shows->len >= MAX_SHOWS) {
        s->too_many = true;
        return;
    }
    cairo_matrix_multiply(&show.matrix, &s->matrix, sight->matrix);
    g_byte_array_append(s->bytes, c->from, show.length);
    double reach = find_reach(c, text);
    s->reach_px = (s->moved ? 0 : s->reach_px) + reach * hypot(show.matrix.xx, show.matrix.yx);
    show.reach_px = s->reach_px;
    s->moved = false;
    double along = s->reach_px / fmax(hypot(show.matrix.xx, show.matrix.yx), 1e-9);
    bool backwards = text->size * text->stretch < 0;
    show.extent = mx_show_extent(&show, backwards ? -along : 0, along);
    show.doubtful = is_unpainted(&show) || show.pale || !mx_box_encloses(show.clip, show.extent);
    s->doubtful |= show.doubtful;
    occupy(s, show.extent);
    g_array_append_val(s->shows, show);
}

/* ------------------------------------------------------------------------------------ place -- */

static bool place(MxShows *s, guint32 op, const MxContent *c, MxTextState *text) {
    const double *n = c->numbers;
    switch (op) {
    case OP2('B', 'T'):
        set_place(s, IDENTITY);
        return true;
    case OP2('T', 'm'):
        if (c->n_numbers >= 6)
            set_place(s, n);
        return true;
    case OP2('T', 'D'):
        text->leading = c->n_numbers >= 2 ? -n[1] : text->leading;
        G_GNUC_FALLTHROUGH;
    case OP2('T', 'd'):
        if (c->n_numbers >= 2)
            move(s, n[0], n[1]);
        return true;
    case OP2('T', '*'):
        move(s, 0, -text->leading);
        return true;
    default:
        return false;
    }
}

static bool set_state(guint32 op, const MxContent *c, MxTextState *text) {
    double n = c->n_numbers > 0 ? c->numbers[0] : 0;
    switch (op) {
    case OP2('T', 'c'):
        text->char_space = n;
        return true;
    case OP2('T', 'w'):
        text->word_space = n;
        return true;
    case OP2('T', 'z'):
        text->stretch = n / 100;
        return true;
    case OP2('T', 'L'):
        text->leading = n;
        return true;
    case OP2('T', 's'):
        text->rise = n;
        return true;
    case OP2('T', 'r'):
        text->mode = (int)CLAMP(n, 0, 7);
        return true;
    default:
        return false;
    }
}

bool mx_shows_follow(MxShows *s, guint32 op, const MxContent *c, MxTextState *text,
                     const MxSight *sight) {
    switch (op) {
    case OP2('T', 'f'):
        text->font = number_font(s, sight->resources, c->name);
        text->size = c->n_numbers > 0 ? c->numbers[0] : 0;
        return true;
    case OP2('T', 'j'):
    case OP2('T', 'J'):
        show(s, c, text, sight, op == OP2('T', 'J'));
        return true;
    case OP('"'):
        text->word_space = c->numbers[0];
        text->char_space = c->numbers[1];
        G_GNUC_FALLTHROUGH;
    case OP('\''):
        move(s, 0, -text->leading);
        show(s, c, text, sight, false);
        return true;
    default:
        return place(s, op, c, text) || set_state(op, c, text);
    }
}

void mx_shows_cover(MxShows *s, MxBox box, bool picture) {
    if (s->shows->len == 0 || mx_box_width(box) < MIN_COVER_PX || mx_box_height(box) < MIN_COVER_PX)
        return;
    int from, to;
    guint64 mask = find_squares(s, box, &from, &to), hit = 0;
    for (int y = from; y <= to; y++)
        hit |= s->busy[y] & mask;
    if (hit == 0 || s->covers->len >= MAX_COVERS)
        return;
    MxCover cover = { box, s->shows->len, picture };
    g_array_append_val(s->covers, cover);
    s->doubtful = true;
}
