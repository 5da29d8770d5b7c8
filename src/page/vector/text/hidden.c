/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that a page holds and a reader does not see: clipped away, painted over, or not painted.
 *
 *      ┌────────────┐clip           Poppler gives the text of every operator, seen or not, and
 *      │ 一般公共服务支│出合计          not which operator it is of. The content stream says where
 *      └────────────┘2.00           each begins and, by the font's widths, where each of its
 *                                   codes stands: a spot.
 *
 * 1. Where all that is shown lies within its clip by a wide guess and nothing is painted over it,
 *    which is nearly everywhere, there is nothing to do (MxShows.doubtful).
 * 2. Else every show is measured. A spot is hidden where most of its ink is out of the clip or
 *    under an opaque area that was painted later; where it is not painted at all, unless there is
 *    something else to see: text over a scan, or over outlines, is what is read there; and where a
 *    light text has the colour of what it stands on.
 * 3. Each of Poppler's characters is held against the spots whose place and size it has. It is
 *    hidden if all of them are. Where text was painted over and set anew, both are at one place:
 *    how high boxes of that font stand, and which characters its codes are, as the rest of the
 *    page shows, then tell one from the other.
 *
 * What is not sure stays: fonts that cannot be measured reach as far as they may, so that a
 * character near to them is not hidden unless they are; transparent fills, patterns and areas that
 * are no rectangles cover nothing, and clips that are none are as large as their frame.
 *
 * Known failures: text in the colour of a picture or a pattern under it; dark text on dark ground.
 */
#include "page/vector/text/hidden.h"

#include <math.h>
#include <stdbool.h>

#include "base/text.h"
#include "page/vector/text/scene.h"
#include "page/vector/text/shows.h"
#include "page/vector/text/string.h"

/* Share of a punctuation mark that may be cut off along its line, for its ink may be at either
 * side: some programs clip a text to the ink that it has, down to the dot that ends it, which takes
 * a third of its place. */
#define HIDDEN_MARK_SHARE 0.75

/* Sizes this near, as a share, are one. Headings that stand where a row is hidden may be a tenth
 * larger. */
#define SAME_SIZE 0.04

/* Where the middle of a character's box stands above the base line, in ems: 0.2 to 0.6, by the
 * font's ascent and descent; and how far it may stand from where the font's others do. */
#define MIN_MIDDLE_EM -0.1
#define MAX_MIDDLE_EM 0.9
#define SAME_MIDDLE_EM 0.12

/* The height of the bands that lines are looked up by, in pixels: one line of text. */
#define BAND_PX 16

/* Spots that may be at one place. Shadows and bold by shifting take four. */
#define MAX_CANDIDATES 16u

/* One code: @from, @to along the line in text space, with @end what follows up to the next.
 * @strip: stands for a whole show that cannot be measured */
typedef struct {
    double from, to, end;
    guint line;
    guint32 code;
    bool strip, hidden;
} Spot;

/* One show. @inverse: from pixels to text space; @extent: in pixels, of all that may be its */
typedef struct {
    const MxShow *show;
    cairo_matrix_t inverse;
    const MxFont *font;
    MxBox extent;
    guint first, n;
    bool dark;
} Line;

/* Where the middles of a font's boxes are, in ems above the base line. */
typedef struct {
    double sum;
    guint n;
} Middle;

/* @bands: lines by their height; @dark: those of them of which something may be hidden
 * @characters: what a font's code stands for, by font and code; %AMBIGUOUS where for several */
struct MxHidden {
    MxShows *shows;
    MxScene scene;
    GArray *spots, *lines, *middles;
    GPtrArray *bands, *dark;
    GHashTable *characters;
};

#define AMBIGUOUS G_MAXUINT

void mx_hidden_free(MxHidden *h) {
    if (h == NULL)
        return;
    g_array_unref(h->spots);
    g_array_unref(h->lines);
    g_array_unref(h->middles);
    g_ptr_array_unref(h->bands);
    g_ptr_array_unref(h->dark);
    g_hash_table_unref(h->characters);
    g_free(h);
}

static const Line *line_at(const MxHidden *h, guint i) {
    return &g_array_index(h->lines, Line, i);
}

static bool is_hidden(const MxHidden *h, guint line, MxBox ink) {
    return mx_scene_hides(&h->scene, line, line_at(h, line)->font, ink);
}

static const Spot *spot_at(const MxHidden *h, guint i) {
    return &g_array_index(h->spots, Spot, i);
}

/* ---------------------------------------------------------------------------------- measure -- */

/* @along: where the next code begins, in text space; @lost: whether that is not known */
typedef struct {
    MxHidden *h;
    qpdf_data pdf;
    Line *line;
    double along;
    bool lost;
} Measure;

static void add_spot(Measure *m, Spot spot) {
    spot.line = m->h->lines->len - 1;
    if (!spot.strip) {
        MxBox ink = mx_show_extent(m->line->show, spot.from, spot.to);
        spot.hidden = is_hidden(m->h, spot.line, ink);
    }
    m->line->dark |= spot.hidden || spot.strip;
    g_array_append_val(m->h->spots, spot);
}

static void add_codes(Measure *m, const guint8 *at, const guint8 *end) {
    const MxTextState *text = &m->line->show->text;
    while (at < end) {
        guint32 code = mx_font_next(m->line->font, &at, end);
        double width = mx_font_width(m->line->font, code) * text->size;
        double spacing = text->char_space;
        spacing += mx_font_is_space(m->line->font, code) ? text->word_space : 0;
        Spot spot = { .from = m->along,
                      .to = m->along + width * text->stretch,
                      .end = m->along + (width + spacing) * text->stretch,
                      .code = code };
        add_spot(m, spot);
        m->along = spot.end;
    }
}

static const guint8 *skip_number(Measure *m, const guint8 *at, const guint8 *end) {
    const MxTextState *text = &m->line->show->text;
    MxContent number = { .at = at, .end = end };
    m->along -= mx_content_number(&number) / 1000 * text->size * text->stretch;
    return MAX(number.at, at + 1);
}

static void add_strings(Measure *m, const guint8 *at, const guint8 *end) {
    g_autoptr(GByteArray) string = g_byte_array_new();
    while (at < end) {
        guint8 c = *at;
        g_byte_array_set_size(string, 0);
        if (c == '(')
            at = mx_string_read_literal(at + 1, end, string);
        else if (c == '<')
            at = mx_string_read_hexadecimal(at + 1, end, string);
        else if (m->line->show->array && (g_ascii_isdigit(c) || c == '-' || c == '.' || c == '+'))
            at = skip_number(m, at, end);
        else
            at++;
        if (string->len > 0) /* an empty array may have no data to count from */
            add_codes(m, string->data, string->data + string->len);
    }
}

/* A show that cannot be measured, and those that follow it, reach as far as they may. */
static void add_strip(Measure *m) {
    const MxShow *show = m->line->show;
    double unit = fmax(hypot(show->matrix.xx, show->matrix.yx), 1e-9);
    double reach = show->reach_px / unit;
    double from = show->text.size * show->text.stretch < 0 ? -reach : 0;
    add_spot(m, (Spot){ .from = from, .to = from + reach, .end = from + reach, .strip = true });
}

static void add_to_bands(GPtrArray *bands, guint line, MxBox extent) {
    double last = (double)bands->len - 1;
    guint from = (guint)CLAMP(floor(extent.y0 / BAND_PX), 0, last);
    guint to = (guint)CLAMP(floor(extent.y1 / BAND_PX), 0, last);
    for (guint i = from; i <= to; i++)
        g_array_append_val((GArray *)bands->pdata[i], line);
}

/* The line's box with what the middles of characters' boxes may stand above and below it. */
static MxBox find_extent(const MxHidden *h, const Line *line) {
    double from = INFINITY, to = -INFINITY;
    for (guint i = line->first; i < line->first + line->n; i++) {
        from = fmin(from, fmin(spot_at(h, i)->from, spot_at(h, i)->end));
        to = fmax(to, fmax(spot_at(h, i)->from, spot_at(h, i)->end));
    }
    MxBox box = mx_show_extent(line->show, from, to);
    double em = mx_show_em(line->show);
    return (MxBox){ box.x0 - em, box.y0 - em, box.x1 + em, box.y1 + em };
}

static void measure_show(Measure *m, guint i) {
    MxHidden *h = m->h;
    const MxShow *show = &g_array_index(h->shows->shows, MxShow, i);
    Line line = { .show = show, .inverse = show->matrix, .first = h->spots->len };
    line.font = mx_shows_get_font(h->shows, m->pdf, show->text.font);
    bool flat = cairo_matrix_invert(&line.inverse) != CAIRO_STATUS_SUCCESS || show->text.size == 0;
    g_array_append_val(h->lines, line);
    m->line = &g_array_index(h->lines, Line, i);
    m->lost = (show->follows && m->lost) || line.font == NULL || !mx_font_is_known(line.font);
    m->along = show->follows ? m->along : 0;
    if (flat)
        return;
    const guint8 *bytes = h->shows->bytes->data + show->from;
    if (m->lost)
        add_strip(m);
    else
        add_strings(m, bytes, bytes + show->length);
    m->line->n = h->spots->len - m->line->first;
}

static bool may_be_covered(const MxHidden *h, guint i, MxBox extent) {
    const GArray *covers = h->shows->covers;
    for (guint k = covers->len; k > 0; k--) {
        const MxCover *cover = &g_array_index(covers, MxCover, k - 1);
        if (cover->after <= i)
            return false;
        if (mx_scene_share(extent, cover->box) > 0)
            return true;
    }
    return false;
}

/* Measures only what is in doubt, and what it follows. */
static bool is_any_hidden(MxHidden *h, qpdf_data pdf) {
    const GArray *shows = h->shows->shows;
    Measure m = { .h = h, .pdf = pdf };
    bool any = false;
    for (guint i = 0; i < shows->len && !any; i++) {
        const MxShow *show = &g_array_index(shows, MxShow, i);
        bool followed = i + 1 < shows->len && show[1].follows;
        bool doubtful = show->doubtful || may_be_covered(h, i, show->extent);
        if (doubtful || followed || show->follows) {
            measure_show(&m, i);
            any = m.line->dark;
        } else {
            g_array_set_size(h->lines, i + 1);
        }
    }
    g_array_set_size(h->lines, 0);
    g_array_set_size(h->spots, 0);
    return any;
}

static void measure_all(MxHidden *h, qpdf_data pdf) {
    Measure m = { .h = h, .pdf = pdf };
    for (guint i = 0; i < h->shows->shows->len; i++) {
        measure_show(&m, i);
        if (m.line->n == 0)
            continue;
        m.line->extent = find_extent(h, m.line);
        add_to_bands(h->bands, i, m.line->extent);
        if (m.line->dark)
            add_to_bands(h->dark, i, m.line->extent);
    }
}

static void free_band(void *band) {
    g_array_unref(band);
}

static GPtrArray *new_bands(double height_px) {
    GPtrArray *bands = g_ptr_array_new_with_free_func(free_band);
    for (int i = 0; i <= (int)(height_px / BAND_PX); i++)
        g_ptr_array_add(bands, g_array_new(FALSE, FALSE, sizeof(guint)));
    return bands;
}

MxHidden *mx_hidden_find(MxShows *shows, qpdf_data pdf, const MxPlane *plane,
                         const GArray *pictures, double scale, bool on_scan) {
    if (!shows->doubtful || shows->too_many)
        return NULL;
    g_autoptr(MxHidden) h = g_new0(MxHidden, 1);
    *h = (MxHidden){ shows,
                     { shows, plane, pictures, scale, on_scan },
                     g_array_new(FALSE, FALSE, sizeof(Spot)),
                     g_array_new(FALSE, FALSE, sizeof(Line)),
                     g_array_new(FALSE, TRUE, sizeof(Middle)),
                     new_bands(shows->height_px),
                     new_bands(shows->height_px),
                     g_hash_table_new(NULL, NULL) };
    g_array_set_size(h->middles, shows->fonts->len + 1);
    if (!is_any_hidden(h, pdf))
        return NULL;
    measure_all(h, pdf);
    return g_steal_pointer(&h);
}

/* ---------------------------------------------------------------------------------- matches -- */

/* Those spots that a character may be of. @above: middle of its box, in ems above the base line */
typedef struct {
    const Spot *spot;
    double above;
    bool hidden;
} Candidate;

typedef struct {
    Candidate at[MAX_CANDIDATES];
    guint n;
} Candidates;

/* Poppler's size is that of the em's height; it guesses those of fonts that are drawn. */
static bool is_of_size(const MxHidden *h, const Line *line, const MxGlyph *g) {
    double em = mx_show_em(line->show) / h->scene.scale;
    return (line->font != NULL && mx_font_is_drawn(line->font)) ||
           fabs(em - g->size_pt) <= SAME_SIZE * em;
}

static MxBox to_pixels(const MxHidden *h, MxBox b) {
    return (MxBox){ b.x0 * h->scene.scale, b.y0 * h->scene.scale, b.x1 * h->scene.scale,
                    b.y1 * h->scene.scale };
}

static bool is_level(const MxShow *show) {
    return fabs(show->matrix.xx) >= fabs(show->matrix.yx);
}

/* Whether a mark that most of its place is hidden of may be seen, being cut along its line only. */
static bool is_mark_seen(const MxHidden *h, const Spot *spot, const MxGlyph *g) {
    const MxShow *show = line_at(h, spot->line)->show;
    MxBox ink = mx_show_extent(show, spot->from, spot->to), part = ink;
    if (!g_unichar_ispunct(g->ch))
        return false;
    if (is_level(show)) {
        part.x0 = fmax(ink.x0, show->clip.x0);
        part.x1 = fmin(ink.x1, show->clip.x1);
    } else {
        part.y0 = fmax(ink.y0, show->clip.y0);
        part.y1 = fmin(ink.y1, show->clip.y1);
    }
    return mx_scene_share(ink, part) >= 1 - HIDDEN_MARK_SHARE && !is_hidden(h, spot->line, part);
}

/* Where nothing tells where the character's ink is along the line, its box does. */
static bool is_hidden_in(const MxHidden *h, const Spot *spot, const MxGlyph *g) {
    const MxShow *show = line_at(h, spot->line)->show;
    if (!spot->strip)
        return spot->hidden && !is_mark_seen(h, spot, g);
    MxBox box = to_pixels(h, g->box), line = mx_show_extent(show, spot->from, spot->to);
    MxBox ink = is_level(show) ? (MxBox){ box.x0, line.y0, box.x1, line.y1 }
                               : (MxBox){ line.x0, box.y0, line.x1, box.y1 };
    return is_hidden(h, spot->line, ink);
}

static void look_in_line(const MxHidden *h, guint i, const MxGlyph *g, Candidates *found) {
    const Line *line = line_at(h, i);
    const MxTextState *text = &line->show->text;
    MxBox box = to_pixels(h, g->box);
    double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    if (!mx_box_contains(line->extent, x, y))
        return;
    cairo_matrix_transform_point(&line->inverse, &x, &y);
    double above = (y - text->rise) / text->size;
    if (above < MIN_MIDDLE_EM || above > MAX_MIDDLE_EM || !is_of_size(h, line, g))
        return;
    for (guint k = line->first; k < line->first + line->n && found->n < MAX_CANDIDATES; k++) {
        const Spot *spot = spot_at(h, k);
        if (x >= fmin(spot->from, spot->end) && x <= fmax(spot->from, spot->end))
            found->at[found->n++] = (Candidate){ spot, above, is_hidden_in(h, spot, g) };
    }
}

static void find_candidates(const MxHidden *h, const GPtrArray *bands, const MxGlyph *g,
                            Candidates *found) {
    double y = (g->box.y0 + g->box.y1) / 2 * h->scene.scale;
    const GArray *band = bands->pdata[(guint)CLAMP(y / BAND_PX, 0, bands->len - 1.0)];
    found->n = 0;
    for (guint i = 0; i < band->len; i++)
        look_in_line(h, g_array_index(band, guint, i), g, found);
}

static void *key_of(const MxHidden *h, const Spot *spot) {
    gsize font = line_at(h, spot->line)->show->text.font;
    return (void *)(font << 16 | spot->code);
}

static void learn(MxHidden *h, const MxGlyph *g) {
    Candidates found;
    find_candidates(h, h->bands, g, &found);
    if (found.n != 1)
        return;
    const Candidate *c = &found.at[0];
    Middle *middle = &g_array_index(h->middles, Middle, line_at(h, c->spot->line)->show->text.font);
    middle->sum += c->above;
    middle->n++;
    if (c->spot->strip)
        return;
    void *key = key_of(h, c->spot);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(h->characters, key));
    g_hash_table_insert(h->characters, key,
                        GUINT_TO_POINTER(known == 0 || known == g->ch ? g->ch : AMBIGUOUS));
}

static bool can_be(const MxHidden *h, const Candidate *c, const MxGlyph *g) {
    const Line *line = line_at(h, c->spot->line);
    const Middle *middle = &g_array_index(h->middles, Middle, line->show->text.font);
    if (middle->n > 0 && fabs(c->above - middle->sum / middle->n) > SAME_MIDDLE_EM)
        return false;
    if (c->spot->strip)
        return true;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(h->characters, key_of(h, c->spot)));
    if (known == 0)
        known = mx_char_plain(mx_font_character(line->font, c->spot->code));
    return known == 0 || known == AMBIGUOUS || known == g->ch;
}

/* A mark keeps that part of its place that is seen: its middle shall not lie in the next cell. */
static void cut(const MxHidden *h, const Spot *spot, MxGlyph *g) {
    const MxBox clip = line_at(h, spot->line)->show->clip;
    MxBox seen = { clip.x0 / h->scene.scale, clip.y0 / h->scene.scale, clip.x1 / h->scene.scale,
                   clip.y1 / h->scene.scale };
    seen = mx_box_intersect(g->box, seen);
    if (is_level(line_at(h, spot->line)->show))
        g->box = (MxBox){ seen.x0, g->box.y0, seen.x1, g->box.y1 };
    else
        g->box = (MxBox){ g->box.x0, seen.y0, g->box.x1, seen.y1 };
}

static bool is_glyph_hidden(const MxHidden *h, MxGlyph *g) {
    Candidates found;
    find_candidates(h, h->bands, g, &found);
    guint possible = 0;
    for (guint i = 0; i < found.n; i++) {
        if (!can_be(h, &found.at[i], g))
            continue;
        if (!found.at[i].hidden) {
            if (found.at[i].spot->hidden)
                cut(h, found.at[i].spot, g);
            return false;
        }
        possible++;
    }
    return possible > 0 && found.n < MAX_CANDIDATES;
}

/* A first look, which costs little where little is hidden. */
static bool may_be_hidden(const MxHidden *h, const MxGlyph *g) {
    Candidates found;
    find_candidates(h, h->dark, g, &found);
    for (guint i = 0; i < found.n; i++)
        if (found.at[i].hidden || found.at[i].spot->hidden)
            return true;
    return false;
}

static bool find_doubts(const MxHidden *h, const GArray *glyphs, bool *doubtful) {
    bool any = false;
    for (guint i = 0; i < glyphs->len; i++)
        any |= doubtful[i] = may_be_hidden(h, &g_array_index(glyphs, MxGlyph, i));
    return any;
}

void mx_hidden_take(MxHidden *h, MxPage *page, GArray *of) {
    GArray *glyphs = page->glyphs;
    g_autofree bool *doubtful = g_new(bool, glyphs->len + 1);
    if (!find_doubts(h, glyphs, doubtful))
        return;
    for (guint i = 0; i < glyphs->len; i++)
        learn(h, &g_array_index(glyphs, MxGlyph, i));
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        MxGlyph g = g_array_index(glyphs, MxGlyph, i);
        if (doubtful[i] && is_glyph_hidden(h, &g)) {
            g_array_append_val(page->hidden, g);
            continue;
        }
        g_array_index(of, guint, kept) = g_array_index(of, guint, i);
        g_array_index(glyphs, MxGlyph, kept++) = g;
    }
    g_array_set_size(glyphs, kept);
    g_array_set_size(of, kept);
}
