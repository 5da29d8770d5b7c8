/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters with their boxes, from Poppler.
 *
 * Poppler gives the page's text and one rectangle for each of its characters, the white space
 * that it inferred included. Kept are the printed characters only; gaps are measured later, from
 * the boxes. Dropped are
 *   - what a reader does not see: clipped away, painted over (see vector/text/hidden.c),
 *   - white space and control characters, unless they are seen before digits: signs whose font says
 *     what they are not (see sign_at()),
 *   - characters whose centre lies outside the page as displayed: print marks, cropped text,
 *   - the second of two equal characters that stand on each other: bold by double printing,
 *   - text across other text (see overprint.c),
 *   - all characters of a page that are no text (see garbled.c).
 * Sizes of Type 3 fonts are mended: Poppler guesses them (see mend_guessed_sizes()).
 */
#include <math.h>
#include <mingxi/error.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/garbled.h"
#include "page/glyphs.h"
#include "page/overprint.h"
#include "page/page.h"
#include "page/text/fields.h"
#include "page/text/ink.h"

/* Double printing shifts a character by a few hundredths of its advance; two equal characters side
 * by side are a whole advance apart. The advance is a box's width, where text is set sideways its
 * height: in either case no less than the shorter side. A third of that (a share, no unit)
 * separates the two: below 0.1 Word's emboldening at small sizes gets through, above 0.5 "11" in a
 * condensed font loses a digit. */
#define DUPLICATE_SHIFT 0.33

/* In points: what a box without width is taken to have. */
#define LEAST_SIDE_PT 0.5

/* A character without height has no place on the page; without width (combining marks, ligature
 * parts) it may. In points. */
#define MIN_HEIGHT_PT 0.5

static int compare_place(const void *a, const void *b) {
    const MxGlyph *p = *(const MxGlyph *const *)a, *q = *(const MxGlyph *const *)b;
    if (p->ch != q->ch)
        return p->ch < q->ch ? -1 : 1;
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return (p->box.y0 > q->box.y0) - (p->box.y0 < q->box.y0);
}

static double duplicate_shift(MxBox b) {
    return DUPLICATE_SHIFT * fmax(fmin(mx_box_width(b), mx_box_height(b)), LEAST_SIDE_PT);
}

/* Set tight, a character's box ends where the next begins, and only the last has all its advance:
 * the narrower of the two counts. */
static bool stands_on(const MxGlyph *a, const MxGlyph *b) {
    double shift = fmin(duplicate_shift(a->box), duplicate_shift(b->box));
    return fabs(a->box.x0 - b->box.x0) < shift && fabs(a->box.y0 - b->box.y0) < shift;
}

/* Marks duplicates with ch 0: glyphs of one character sorted by x need only look a shift ahead. */
static void mark_duplicates(GArray *glyphs) {
    g_autofree MxGlyph **sorted = g_new(MxGlyph *, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++)
        sorted[i] = &g_array_index(glyphs, MxGlyph, i);
    qsort(sorted, glyphs->len, sizeof *sorted, compare_place);
    g_autofree bool *dup = g_new0(bool, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++) {
        double reach = sorted[i]->box.x0 + duplicate_shift(sorted[i]->box);
        for (guint k = i + 1;
             k < glyphs->len && sorted[k]->ch == sorted[i]->ch && sorted[k]->box.x0 < reach; k++)
            dup[k] = dup[k] || (!dup[i] && stands_on(sorted[i], sorted[k]));
    }
    for (guint i = 0; i < glyphs->len; i++)
        if (dup[i])
            sorted[i]->ch = 0;
}

static void drop_duplicates(GArray *glyphs) {
    if (glyphs->len < 2)
        return;
    mark_duplicates(glyphs);
    guint kept = 0;
    for (guint i = 0; i < glyphs->len; i++)
        if (g_array_index(glyphs, MxGlyph, i).ch != 0)
            g_array_index(glyphs, MxGlyph, kept++) = g_array_index(glyphs, MxGlyph, i);
    g_array_set_size(glyphs, kept);
}

/* ----------------------------------------------------------------------------- guessed sizes -- */

/* A Type 3 font has no size of its own. Poppler guesses one from the width of an "m", which subset
 * fonts seldom hold, and gives every character a box from 0.95 of it above the base line to 0.35
 * below. Where the guess is wrong, boxes of neighbouring lines overlap and rules lie within them.
 */
#define GUESSED_ASCENT 0.95
#define GUESSED_HEIGHT 1.3

/* An ideograph is as wide as its font is large. One guessed at more than 1 / 0.7 of that is
 * mended; condensed faces are 0.75 wide and more. Guesses found were twice the size. */
#define MAX_WIDTH_SHARE 0.7

static bool is_ideograph(gunichar ch) {
    return ch >= 0x4E00 && ch <= 0x9FFF;
}

/* Text set sideways has its lines' height across the page. */
static double height_of(const MxGlyph *g, bool sideways) {
    return sideways ? mx_box_width(g->box) : mx_box_height(g->box);
}

static bool is_guessed(const MxGlyph *g, bool sideways) {
    return fabs(height_of(g, sideways) - GUESSED_HEIGHT * g->size_pt) < 0.02 * g->size_pt;
}

/* The widest ideograph of a guessed size, as a share of that size; 0 where there is none. */
static double find_width_share(const GArray *glyphs, bool sideways) {
    double share = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        const MxGlyph *g = &g_array_index(glyphs, MxGlyph, i);
        if (is_ideograph(g->ch) && is_guessed(g, sideways))
            share = fmax(share, height_of(g, !sideways) / g->size_pt);
    }
    return share;
}

/* How much more of what is set sideways runs up the page than down: of guessed sizes, or of others.
 */
static int count_up(const GArray *glyphs, bool guessed) {
    int up = 0;
    for (guint i = 1; i < glyphs->len; i++) {
        const MxGlyph *a = &g_array_index(glyphs, MxGlyph, i - 1), *b = a + 1;
        double across = fmin(mx_box_width(a->box), mx_box_width(b->box));
        bool in_line =
            fabs(a->box.x0 - b->box.x0) < across / 2 && fabs(a->box.y0 - b->box.y0) < 2 * across;
        if (in_line && is_guessed(a, true) == guessed && is_guessed(b, true) == guessed)
            up += b->box.y0 < a->box.y0 ? 1 : -1;
    }
    return up;
}

/* The box of @g, set sideways, at its true size @size_pt. Poppler takes a font whose glyphs are
 * drawn upside down, as browsers' Type 3 fonts are, for text that runs the other way: it guesses
 * the base line by how it has the characters follow each other, and they stand as others do. */
static MxBox size_sideways(const MxGlyph *g, double size_pt, bool follows_up, bool up) {
    double below = GUESSED_HEIGHT - GUESSED_ASCENT;
    double base = g->box.x0 + (follows_up ? GUESSED_ASCENT : below) * g->size_pt;
    double left = (up ? GUESSED_ASCENT : below) * size_pt;
    return (MxBox){ base - left, g->box.y0, base - left + GUESSED_HEIGHT * size_pt, g->box.y1 };
}

static MxBox size_upright(const MxGlyph *g, double size_pt) {
    double base = g->box.y0 + GUESSED_ASCENT * g->size_pt, top = base - GUESSED_ASCENT * size_pt;
    return (MxBox){ g->box.x0, top, g->box.x1, top + GUESSED_HEIGHT * size_pt };
}

/* Shrinks the boxes about their base lines: the place of the base line is no guess. */
static void mend_guessed_sizes(GArray *glyphs, bool sideways) {
    double share = find_width_share(glyphs, sideways);
    if (share <= 0 || share > MAX_WIDTH_SHARE)
        return;
    int others = sideways ? count_up(glyphs, false) : 0;
    bool follows_up = sideways && count_up(glyphs, true) > 0, up = others > 0;
    if (others == 0)
        up = follows_up;
    for (guint i = 0; i < glyphs->len; i++) {
        MxGlyph *g = &g_array_index(glyphs, MxGlyph, i);
        if (!is_guessed(g, sideways))
            continue;
        double size = g->size_pt * share;
        g->box = sideways ? size_sideways(g, size, follows_up, up) : size_upright(g, size);
        g->size_pt = (float)size;
    }
}

/* ------------------------------------------------------------------------------- tall boxes -- */

/* A character's box reaches from the font's ascent to its descent. Fonts for Chinese say 1.0 to 1.5
 * em in all; programs that do not know write the font's bounding box, of 2 to 3, and boxes of
 * neighbouring lines overlap. About the middle, that of most characters, such a box is made as high
 * as is usual. */
#define MAX_HEIGHT_EM 1.7
#define USUAL_HEIGHT_EM 1.3

static void mend_tall_boxes(GArray *glyphs) {
    for (guint i = 0; i < glyphs->len; i++) {
        MxGlyph *g = &g_array_index(glyphs, MxGlyph, i);
        double middle = (g->box.y0 + g->box.y1) / 2, half = USUAL_HEIGHT_EM * g->size_pt / 2;
        if (g->size_pt <= 0 || mx_box_height(g->box) <= MAX_HEIGHT_EM * g->size_pt)
            continue;
        g->box.y0 = middle - half;
        g->box.y1 = middle + half;
    }
}

static bool on_page(const MxPage *page, MxBox b) {
    MxBox whole = { 0, 0, page->width_pt, page->height_pt };
    return mx_box_height(b) >= MIN_HEIGHT_PT && mx_box_holds(whole, b);
}

/* @styles: of MxStyle, those of the page; @of: of guint: the style of each glyph;
 * @fonts, @fonts_of: its fonts the same way, until they are judged */
typedef struct {
    MxPage *page;
    GArray *styles, *of;
    GArray *fonts, *fonts_of;
    MxInk ink;
} Reading;

/* Sizes this near, as a share, are one: rounding of a scaled page's. */
#define SAME_SIZE 0.01

static guint find_style(Reading *r, MxStyle style) {
    for (guint i = 0; i < r->styles->len; i++) {
        const MxStyle *s = &g_array_index(r->styles, MxStyle, i);
        if (memcmp(&s->color, &style.color, sizeof style.color) == 0 &&
            fabs(s->size_pt - style.size_pt) <= SAME_SIZE * style.size_pt)
            return i;
    }
    g_array_append_val(r->styles, style);
    return r->styles->len - 1;
}

static MxBox box_of(const PopplerRectangle *r) {
    return (MxBox){ fmin(r->x1, r->x2), fmin(r->y1, r->y2), fmax(r->x1, r->x2),
                    fmax(r->y1, r->y2) };
}

static void append_glyph(Reading *r, gunichar ch, const PopplerRectangle *rect, double size_pt,
                         guint style, guint font) {
    MxGlyph glyph = { box_of(rect), ch, (float)size_pt };
    if (!on_page(r->page, glyph.box))
        return;
    g_array_append_val(r->page->glyphs, glyph);
    g_array_append_val(r->of, style);
    g_array_append_val(r->fonts_of, font);
}

static bool is_printed(gunichar ch) {
    return ch < 0x20 ? !g_ascii_isspace((gchar)ch) : !mx_char_is_space(ch);
}

/* ------------------------------------------------------------------------------ hidden signs -- */

/* What stands for a sign that is printed, and no font says which. */
#define UNKNOWN_SIGN 0xFFFD
#define SOFT_HYPHEN 0xAD

/* Points: a sign without advance is none. */
#define MIN_SIGN_PT 0.5

/* Ems between a sign and its figure at most: a space. */
#define SIGN_GAP 0.5

/* Code points that are not drawn, white space apart: a font may well draw something for them. */
static bool is_undrawn(gunichar ch) {
    GUnicodeType type = g_unichar_type(ch);
    return type == G_UNICODE_CONTROL ? ch >= 0x7F || !g_ascii_isspace((gchar)ch)
                                     : type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED ||
                                           type == G_UNICODE_SURROGATE;
}

/* Whether @a stands before @b, either way that text runs. */
static bool stands_before(MxBox a, MxBox b) {
    double em = fmax(fmax(mx_box_width(a), mx_box_height(a)), 1);
    double dx = fmax(fmax(b.x0 - a.x1, a.x0 - b.x1), 0);
    double dy = fmax(fmax(b.y0 - a.y1, a.y0 - b.y1), 0);
    return dx + dy <= SIGN_GAP * em;
}

/* The sign that character @i is, as printed: a minus, a point or a comma before digits. 0 where it
 * is none, or nothing is drawn there. A soft hyphen within a word is left to be one. */
static gunichar sign_at(Reading *r, const char *at, const PopplerRectangle *rects, guint i,
                        guint n) {
    gunichar ch = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    if (!is_undrawn(ch) || i + 1 >= n || !g_unichar_isdigit(g_utf8_get_char(next)))
        return 0;
    MxBox box = box_of(&rects[i]), digit = box_of(&rects[i + 1]);
    if (fmin(mx_box_width(box), mx_box_height(box)) < MIN_SIGN_PT || !stands_before(box, digit) ||
        !mx_ink_may_show(&r->ink, box, digit))
        return 0;
    return ch == SOFT_HYPHEN ? '-' : UNKNOWN_SIGN;
}

/* What may be a character of the text. Control characters and what turns the direction of writing
 * are none: no reader sees them, and whoever prints the text would obey them. */
static bool is_text(gunichar ch) {
    return !mx_char_is_space(ch) && !mx_char_is_unseen(ch) && g_unichar_isdefined(ch);
}

static void append_all(Reading *r, const char *text, const PopplerRectangle *rects, guint n,
                       GList *attributes) {
    const GList *next = attributes;
    const PopplerTextAttributes *run = NULL;
    MxStyle look = { 0 };
    guint style = 0, i = 0, font = mx_fonts_find(r->fonts, NULL);
    for (const char *p = text; *p && i < n; p = g_utf8_next_char(p), i++) {
        gunichar ch = mx_char_plain(g_utf8_get_char(p));
        for (; next != NULL && (run == NULL || (guint)run->end_index < i); next = next->next) {
            run = next->data;
            look = (MxStyle){ run->font_size, run->color };
            style = find_style(r, look);
            font = mx_fonts_find(r->fonts, run->font_name);
        }
        if (run == NULL) {
            look.size_pt = fabs(rects[i].y2 - rects[i].y1);
            style = find_style(r, look);
        }
        gunichar sign = sign_at(r, p, rects, i, n);
        if (is_printed(ch))
            mx_fonts_count(r->fonts, font, ch);
        if (sign != 0 || is_text(ch))
            append_glyph(r, sign != 0 ? sign : ch, &rects[i], look.size_pt, style, font);
    }
}

/* Where one font garbles the page, its characters are unknown ones, and the others are kept. */
static void judge_fonts(Reading *r) {
    MxPage *page = r->page;
    if (!mx_fonts_are_garbled(r->fonts))
        return;
    if (!mx_fonts_are_readable(r->fonts)) {
        page->text = MX_TEXT_GARBLED;
        return;
    }
    for (guint i = 0; i < page->glyphs->len; i++) {
        const MxFontCensus *font =
            &g_array_index(r->fonts, MxFontCensus, g_array_index(r->fonts_of, guint, i));
        MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        page->n_unknown += font->garbled;
        if (font->garbled && !font->named)
            glyph->ch = UNKNOWN_SIGN;
    }
}

/* What Poppler does not draw of a field's value is put in its place. */
static void add_lost_values(Reading *r, PopplerPage *poppler) {
    g_autoptr(GPtrArray) values = mx_page_field_values(poppler);
    r->page->n_annotated = values->len + mx_page_count_free_texts(poppler);
    for (guint i = 0; i < values->len; i++) {
        const MxValue *value = values->pdata[i];
        if (!mx_value_is_lost(value, r->page->glyphs))
            continue;
        for (guint k = r->page->glyphs->len; k-- > 0;)
            if (mx_box_holds(value->box, g_array_index(r->page->glyphs, MxGlyph, k).box)) {
                g_array_remove_index(r->page->glyphs, k);
                g_array_remove_index(r->of, k);
            }
        g_autoptr(GArray) glyphs = mx_value_glyphs(value);
        for (guint k = 0; k < glyphs->len; k++) {
            const MxGlyph *g = &g_array_index(glyphs, MxGlyph, k);
            guint style = find_style(r, (MxStyle){ .size_pt = g->size_pt });
            g_array_append_val(r->page->glyphs, *g);
            g_array_append_val(r->of, style);
        }
    }
}

static void finish(Reading *r) {
    MxPage *page = r->page;
    if (page->text == MX_TEXT_GARBLED) {
        g_array_set_size(page->glyphs, 0);
        return;
    }
    mend_guessed_sizes(page->glyphs, false);
    mend_guessed_sizes(page->glyphs, true);
    mend_tall_boxes(page->glyphs);
    mx_page_drop_overprint(page, r->styles, r->of);
    drop_duplicates(page->glyphs);
}

void mx_page_find_text(PopplerPage *poppler) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *nowhere = cairo_create(surface);
    cairo_surface_destroy(surface);
    cairo_new_path(nowhere);
    cairo_clip(nowhere);
    poppler_page_render(poppler, nowhere);
    cairo_destroy(nowhere);
}

/* Poppler gives the text between the block nearest to one corner and the block nearest to the
 * other, in the order of reading, and what it reads before and behind them it leaves out. Of a
 * page's own corners that may be half of its text; corners far beyond the page are nearest to the
 * first and the last. */
#define EVERYWHERE                                                                                 \
    { -1e6, -1e6, 1e6, 1e6 }

bool mx_page_read_glyphs(MxPage *page, PopplerPage *poppler, const MxGlyphsAsked *asked,
                         GError **error) {
    bool annotated = !asked->undrawn && mx_page_is_annotated(poppler);
    if (annotated) /* asked for its text, Poppler passes over annotations */
        mx_page_find_text(poppler);
    PopplerRectangle all = EVERYWHERE;
    g_autofree char *text = poppler_page_get_text_for_area(poppler, &all);
    g_autofree PopplerRectangle *rects = NULL;
    guint n = 0; /* stays so where there is no text: the call then leaves its outputs alone */
    bool has_text =
        text != NULL && poppler_page_get_text_layout_for_area(poppler, &all, &rects, &n);
    if (!has_text && !annotated)
        return true;
    if (n > asked->most) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "%u characters on one page; the limit is %u",
                    n, asked->most);
        return false;
    }
    g_autoptr(GArray) styles = g_array_new(FALSE, FALSE, sizeof(MxStyle));
    g_autoptr(GArray) of = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) fonts = mx_fonts_new();
    g_autoptr(GArray) fonts_of = g_array_new(FALSE, FALSE, sizeof(guint));
    Reading reading = { .page = page,
                        .styles = styles,
                        .of = of,
                        .fonts = fonts,
                        .fonts_of = fonts_of,
                        .ink = { .page = page, .poppler = poppler } };
    GList *attributes = has_text ? poppler_page_get_text_attributes_for_area(poppler, &all) : NULL;
    append_all(&reading, has_text ? text : "", rects, n, attributes);
    poppler_page_free_text_attributes(attributes);
    judge_fonts(&reading);
    if (asked->hidden != NULL)
        mx_hidden_take(asked->hidden, page, of);
    mx_ink_clear(&reading.ink);
    if (annotated)
        add_lost_values(&reading, poppler);
    finish(&reading);
    return true;
}
