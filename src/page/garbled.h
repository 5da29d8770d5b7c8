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

#endif
