/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: what a page's text operators show, and what covers it later. */
#ifndef MX_PAGE_VECTOR_TEXT_SHOWS_H
#define MX_PAGE_VECTOR_TEXT_SHOWS_H

#include <cairo.h>
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "base/box.h"
#include "page/vector/colour.h"
#include "page/vector/content.h"
#include "page/vector/text/font.h"

/**
 * MxTextState: what `q` saves of the text's state (ISO 32000-1, 9.3).
 * @font: as mx_shows_follow() numbers them, 0 for none
 * @stretch: a share, 1 as the font is
 * @mode: how it is painted: 3 for not at all
 */
typedef struct {
    guint font;
    double size, char_space, word_space, stretch, leading, rise;
    int mode;
} MxTextState;

#define MX_TEXT_STATE                                                                              \
    { .stretch = 1 }

/**
 * MxSight: what else of the state says whether a text is seen.
 * @resources: of the content that is followed
 * @matrix: from user space to pixels
 * @clip: in pixels
 * @clear: whether what is painted is fully transparent
 * @ink: what is filled with
 */
typedef struct {
    qpdf_oh resources;
    const cairo_matrix_t *matrix;
    MxBox clip;
    bool clear;
    MxInk ink;
} MxSight;

/**
 * MxShow: one operator that shows a string, or an array of them.
 * @matrix: from text space to pixels, where the line it is in begins
 * @follows: whether it begins where the show before it ended, else at the origin
 * @from, @length: its operands, in the bytes that were copied
 * @reach_px: how far it reaches at most; @extent: where its ink may be, in pixels
 * @pale: whether it is filled with a light ink of @darkness (MxPlane), which may be that of its
 *     ground
 * @doubtful: whether it may reach beyond its clip, or is not painted, or pale
 */
typedef struct {
    cairo_matrix_t matrix;
    MxTextState text;
    MxBox clip, extent;
    double reach_px;
    guint from, length;
    bool array, follows, clear, pale, doubtful;
    guint8 darkness;
} MxShow;

/** MxCover: an opaque area in pixels; @after: shows before it, which it hides. */
typedef struct {
    MxBox box;
    guint after;
    bool picture;
} MxCover;

/* The page in squares, for a first look at what may cover a text. */
#define MX_SHOWS_SQUARES 64

/**
 * MxShows:
 * @shows: of MxShow, as painted; @bytes: their operands
 * @covers: of MxCover, as painted
 * @doubtful: whether any show is, or may be covered
 * @too_many: whether there are more
 * @fonts: of the page; @loaded: MxFont by object number, @unnumbered: those that have none
 * @matrix, @line: Tm and Tlm (9.4.2), @moved: whether it was set since the last show
 * @reach_px: of the shows since then
 * @busy: where text was shown: a bit for each square
 */
typedef struct MxShows {
    GArray *shows, *covers, *fonts;
    GByteArray *bytes;
    GHashTable *loaded;
    GPtrArray *unnumbered;
    cairo_matrix_t matrix, line;
    double width_px, height_px, reach_px;
    bool doubtful, too_many, moved;
    guint64 busy[MX_SHOWS_SQUARES];
} MxShows;

MxShows *mx_shows_new(void);
void mx_shows_free(MxShows *shows);

/** mx_shows_begin: forgets the page before. */
void mx_shows_begin(MxShows *shows, double width_px, double height_px);

/**
 * mx_shows_follow:
 * @text: (inout)
 *
 * Returns: whether @op is an operator of text that changes nothing else
 */
bool mx_shows_follow(MxShows *shows, guint32 op, const MxContent *c, MxTextState *text,
                     const MxSight *sight);

/** mx_shows_cover: an opaque area is painted, in pixels; @picture: shows a picture. */
void mx_shows_cover(MxShows *shows, MxBox box, bool picture);

/** mx_shows_get_font: (nullable): while the objects of the page it is on are held. */
const MxFont *mx_shows_get_font(MxShows *shows, qpdf_data pdf, guint font);

/** mx_shows_fonts_are_whole: those that text of the page is shown with, while its objects are held.
 * Others cost nothing: a page may name any number. */
bool mx_shows_fonts_are_whole(const MxShows *shows, qpdf_data pdf);

/** mx_show_extent: where ink of a show may be, from one place along it to another, in pixels. */
MxBox mx_show_extent(const MxShow *show, double from, double to);

/** mx_show_em: how high an em is, in pixels. */
double mx_show_em(const MxShow *show);

#endif
