/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A body's name as its place and what is left of it. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_PLACE_H
#define MX_ARCHIVE_ORGANIZATIONS_PLACE_H

#include "archive/organizations/regions.h"
#include "archive/organizations/words.h"

/**
 * MxPlaced:
 * @region: (nullable): the deepest that the name says; NULL with @reason
 * @rest: what is left, written one way: 水务局; of a whole government nothing
 * @how: `name`: every part of the name was unique below the one before it; `text`: the document's
 *     text says which of several is meant; `zone`: a development zone's, of the city that it bears
 *     the name of
 * @reason: `unplaced`: the name has no place; `several`: there are several of that name;
 * `unlisted`: a place that the list does not have
 * @relative: (nullable): the level that a word in the place of a name means: 市财政局 is of a city
 */
typedef struct {
    const MxRegion *region;
    char *rest;
    const char *how, *reason, *relative;
} MxPlaced;

/** mx_place_body: @text (nullable): what the document says besides, for names that do not tell. */
void mx_place_body(const MxRegions *regions, const MxWords *words, const char *name,
                   const char *text, MxPlaced *placed);

/** mx_placed_clear: frees what @placed owns. */
void mx_placed_clear(MxPlaced *placed);

#endif
