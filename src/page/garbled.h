/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts that do not say which characters they draw. */
#ifndef MX_PAGE_GARBLED_H
#define MX_PAGE_GARBLED_H

#include <glib.h>
#include <stdbool.h>

/** MxCensus: how many of a page's characters are Chinese or other letters, how many no text would
 * have.
 */
typedef struct {
    guint chinese, letters, accented, odd;
} MxCensus;

/** mx_census_count: takes in one printed character, those that are no code points of text too. */
void mx_census_count(MxCensus *census, gunichar ch);

/** mx_census_is_garbled: whether the characters are not those that are seen on the page. */
bool mx_census_is_garbled(const MxCensus *census);

/**
 * MxFontCensus: the same of one font of a page.
 * @named: whether all its odd characters are of private use, which say themselves that nobody knows
 * them: then its others may be what they say
 * @garbled: set by mx_fonts_are_readable()
 */
typedef struct {
    char *name;
    MxCensus census;
    bool named, garbled;
} MxFontCensus;

/** mx_fonts_new: (transfer full): an empty array of MxFontCensus. */
GArray *mx_fonts_new(void);

/** mx_fonts_find: the index of font @name, (nullable), among @fonts. */
guint mx_fonts_find(GArray *fonts, const char *name);

/** mx_fonts_count: takes in one printed character of font @at. */
void mx_fonts_count(GArray *fonts, guint at, gunichar ch);

/** mx_fonts_are_garbled: mx_census_is_garbled() of all @fonts together. */
bool mx_fonts_are_garbled(const GArray *fonts);

/** mx_fonts_are_readable: whether enough of a garbled page is text, that of the fonts that are not
 * the garbled ones. */
bool mx_fonts_are_readable(GArray *fonts);

#endif
