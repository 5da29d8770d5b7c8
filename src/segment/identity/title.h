/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first pages → the document's title. */
#ifndef MX_SEGMENT_IDENTITY_TITLE_H
#define MX_SEGMENT_IDENTITY_TITLE_H

#include <glib.h>
#include <stdbool.h>

#include "pattern/pattern.h"

/* Pages that can be cover, inner title and contents. */
#define MX_COVER_PAGES 3u

/** mx_title_kind: (nullable): the kind of document that a folded text names. */
const char *mx_title_kind(const MxPack *pack, const char *folded);

/**
 * mx_title_is_line: whether a folded text can be a title at all: a title is short, and neither a
 * sentence, a piece of one, a footnote, nor an entry of the table of contents.
 */
bool mx_title_is_line(const MxPack *pack, const char *folded);

/** mx_title_find: (transfer full) (nullable): of a body's disclosure, which has @tables
 * (element-type MxTable): what titles one of them is no title of the whole. */
char *mx_title_find(const MxPack *pack, const GPtrArray *layouts, const GPtrArray *tables);

/** mx_title_find_body: (transfer full) (nullable): the name, folded, that stands on a line of its
 * own on the cover, as large as its title: the first page of a few lines that names a kind. */
char *mx_title_find_body(const MxPack *pack, const GPtrArray *layouts);

/** mx_title_find_phrase: (transfer full) (nullable): the first consecutive lines of the first pages
 * that are @phrase when they are joined. @set: (out) (optional): whether they are set as a title,
 * larger than the rest of their page, or alone on it. */
char *mx_title_find_phrase(const MxPack *pack, const GPtrArray *layouts, MxPhrase phrase,
                           bool *set);

#endif
