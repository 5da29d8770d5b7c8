/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts → the year that they name. */
#ifndef MX_SEGMENT_IDENTITY_YEAR_H
#define MX_SEGMENT_IDENTITY_YEAR_H

#include <glib.h>

#include "pattern/pattern.h"

/** mx_year_find: the value of @phrase in a folded text; 0 where it has none. */
int mx_year_find(const MxPack *pack, MxPhrase phrase, const char *folded);

/** MxYearVotes: @of: the year that texts name most often, 0 where none is clear; @votes: how often;
 * @all: how many years they name. */
typedef struct {
    int of;
    guint votes, all;
} MxYearVotes;

/** mx_year_infer: the year that a document speaks of, from all its texts. */
MxYearVotes mx_year_infer(const MxPack *pack, const GPtrArray *layouts);

#endif
