/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout finds columns by where figures end and rows by the boxes of characters. So the new text
 * stands where the old one did: figures end where they ended, other text begins where it began, and
 * what the old one had on two lines is shared out to both.
 *
 *     │   1,284.50│    box of the cell; old text    │  一般公共服 │     old text on two lines
 *     │  11,284.50│    new text: the same end       │  务支出     │
 *
 * A page set sideways is worked upon as if it were turned upright.
 */
#include "extract/corrections/place.h"

#include <math.h>

#include "layout/turn.h"
#include "ocr/text/alphabet.h"

/* In em: the width of a character that is no ideograph, and the height of a box, as those of
 * characters that were read (glyphs.c). */
#define NARROW_EM 0.5
#define BOX_EM 1.1

/* Characters whose middles differ by less are on one line, in em: lines are 1.2 apart at least. */
#define SAME_ROW_EM 0.6

/* Type of a page that has none to go by, in points. */
#define USUAL_PT 10.0

/* A line of the box: @n characters of it were there. */
typedef struct {
    MxBox box;
    double size_pt;
    guint n;
} Row;

typedef struct {
    const MxCorrection *correction;
    MxPage *page;
    MxTurn turn;
    MxBox box;    /* of the correction, upright */
    GArray *rows; /* of Row */
    guint at;     /* where characters are put in */
} Place;

static double middle(MxBox box) {
    return (box.y0 + box.y1) / 2;
}

/* --------------------------------------------------------------------------- what was there -- */

static void add_to_rows(Place *place, MxBox box, double size_pt) {
    Row *last =
        place->rows->len > 0 ? &g_array_index(place->rows, Row, place->rows->len - 1) : NULL;
    if (last != NULL && fabs(middle(last->box) - middle(box)) < SAME_ROW_EM * size_pt) {
        last->box = mx_box_union(last->box, box);
        last->n++;
        return;
    }
    Row row = { box, size_pt, 1 };
    g_array_append_val(place->rows, row);
}

/* Takes out what the box holds; characters of a page come line by line. */
static void clear(Place *place) {
    MxPage *page = place->page;
    place->at = page->glyphs->len;
    for (guint i = 0; i < page->glyphs->len;) {
        const MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        if (!mx_box_holds(place->correction->box, glyph->box)) {
            i++;
            continue;
        }
        add_to_rows(place, mx_box_turn(glyph->box, place->turn, page->width_pt, page->height_pt),
                    (double)glyph->size_pt);
        place->at = MIN(place->at, i);
        g_array_remove_index(page->glyphs, i);
        g_array_remove_index(page->readings, i);
    }
    place->at = MIN(place->at, page->glyphs->len);
}

static double usual_size(const MxPage *page) {
    return page->glyphs->len > 0 ? mx_page_type_size(page) : USUAL_PT;
}

/* Where nothing was read: the middle of the box, half a character from its sides. */
static void add_row(Place *place) {
    MxBox box = place->box;
    double size = fmin(usual_size(place->page), mx_box_height(box) / BOX_EM), y = middle(box);
    double inset = fmin(size / 2, mx_box_width(box) / 4);
    Row row = { { box.x0 + inset, y - BOX_EM * size / 2, box.x1 - inset, y + BOX_EM * size / 2 },
                size,
                0 };
    g_array_append_val(place->rows, row);
}

/* ------------------------------------------------------------------------------ what comes -- */

static double width_of(gunichar ch, double size_pt) {
    return mx_is_wide(ch) ? size_pt : NARROW_EM * size_pt;
}

static bool is_figure(const gunichar *text) {
    return g_unichar_isdigit(text[0]) || text[0] == '-' || text[0] == '(' || text[0] == 0xFF0D;
}

static void add_character(Place *place, gunichar ch, MxBox upright, const Row *row) {
    MxPage *page = place->page;
    MxBox box = mx_box_turn_back(upright, place->turn, page->width_pt, page->height_pt);
    MxGlyph glyph = { box, ch, (float)row->size_pt };
    MxReading reading = { .box = box,
                          .sure = 1,
                          .hand = row->n > 0 ? MX_HAND_REPLACED : MX_HAND_ADDED };
    g_array_insert_val(page->glyphs, place->at, glyph);
    g_array_insert_val(page->readings, place->at, reading);
    place->at++;
}

/* Within the box: what has no room is set narrower. */
static void set_row(Place *place, const Row *row, const gunichar *text, glong n) {
    double width = 0, room = mx_box_width(place->box);
    for (glong i = 0; i < n; i++)
        width += width_of(text[i], row->size_pt);
    double narrow = width > room ? room / width : 1;
    double x = is_figure(text) ? row->box.x1 - width * narrow : row->box.x0;
    x = fmax(fmin(x, place->box.x1 - width * narrow), place->box.x0);
    for (glong i = 0; i < n; i++) {
        double x1 = x + width_of(text[i], row->size_pt) * narrow;
        if (!g_unichar_isspace(text[i]))
            add_character(place, text[i], (MxBox){ x, row->box.y0, x1, row->box.y1 }, row);
        x = x1;
    }
}

static void set_text(Place *place) {
    glong n, set = 0;
    g_autofree gunichar *text = g_utf8_to_ucs4_fast(place->correction->text, -1, &n);
    guint all = 0, until = 0;
    for (guint i = 0; i < place->rows->len; i++)
        all += g_array_index(place->rows, Row, i).n;
    for (guint i = 0; i < place->rows->len; i++) {
        const Row *row = &g_array_index(place->rows, Row, i);
        until += row->n;
        glong end = i + 1 == place->rows->len ? n : lround((double)n * until / MAX(all, 1));
        if (end > set)
            set_row(place, row, text + set, end - set);
        set = end;
    }
}

void mx_correction_place(const MxCorrection *correction, MxPage *page) {
    Place place = { .correction = correction, .page = page, .turn = mx_page_find_turn(page) };
    place.box = mx_box_turn(correction->box, place.turn, page->width_pt, page->height_pt);
    place.rows = g_array_new(FALSE, FALSE, sizeof(Row));
    clear(&place);
    if (place.rows->len == 0)
        add_row(&place);
    set_text(&place);
    g_array_unref(place.rows);
}
