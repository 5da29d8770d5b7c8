/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled pack: its own entries, and the lists that hold with everything it extends. */
#ifndef MX_PATTERN_PACK_H
#define MX_PATTERN_PACK_H

#include <mingxi/patterns.h>

#include "pattern/classification.h"
#include "pattern/match.h"
#include "pattern/phrase.h"
#include "pattern/types.h"

struct MxPack {
    char *name;
    MxPackSource *source;
    GPtrArray *own[MX_N_LISTS]; /* (element-type MxRule), owned, in the files' order */
    GPtrArray *detect;          /* (element-type MxRegex), owned */
    GPtrArray *rules;           /* (element-type MxCheckRule), owned; by mx_pack_compile_rules() */

    /* Filled by mx_pack_link(), borrowed: own entries first, then those of what it extends. */
    GPtrArray *columns;
    GPtrArray *tables;
    GPtrArray *titles;
    GPtrArray *forms;
    GPtrArray *fields;
    GPtrArray *units;
    GPtrArray *rows;
    GPtrArray *facts;
    GPtrArray *phrases[MX_N_PHRASES];
    const MxClassification *codes;
    pcre2_match_context *limits;
};

struct MxPatterns {
    GPtrArray *packs;        /* (element-type MxPack), owned, sorted by name */
    MxClassification *codes; /* of all packs: the classification is the nation's */
    pcre2_match_context *limits;
};

/** mx_pack_new: compiles @source. Takes @source, also on failure. NULL with %MX_ERROR_PATTERN. */
MxPack *mx_pack_new(const char *name, MxPackSource *source, GError **error);

void mx_pack_free(MxPack *pack);

/** mx_pack_entry_place: (transfer full): `FILE:LINE` of an entry of @list, whichever pack's it is.
 */
char *mx_pack_entry_place(MxListKind list, const MxRule *rule);

/**
 * mx_pack_link:
 * @chain: the pack itself, what it extends, what that extends, …
 *
 * Fails with %MX_ERROR_PATTERN where a phrase has no pattern in the whole chain.
 */
bool mx_pack_link(MxPack *pack, const GPtrArray *chain, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPack, mx_pack_free)

#endif
