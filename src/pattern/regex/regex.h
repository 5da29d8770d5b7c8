/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One regular expression of a pack: compiled once, matched by any number of threads. */
#ifndef MX_PATTERN_REGEX_REGEX_H
#define MX_PATTERN_REGEX_REGEX_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>
#include <stdbool.h>

#include "pattern/types.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(pcre2_match_data, pcre2_match_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pcre2_compile_context, pcre2_compile_context_free)

typedef struct MxRegex MxRegex;

/**
 * mx_regex_new:
 * @source: the expression as the pack's author wrote it; folded here
 *
 * Returns: (transfer full): NULL with %MX_ERROR_PATTERN where it does not compile; the message
 *     says what is wrong at which character, without a place in a file
 */
MxRegex *mx_regex_new(const char *source, GError **error);

/** mx_regex_ref: (transfer full): the same expression for another rule; not while others match. */
MxRegex *mx_regex_ref(MxRegex *regex);

void mx_regex_free(MxRegex *regex);

/** mx_regex_limits_new: (transfer full) the match context every match of a pack set runs under. */
pcre2_match_context *mx_regex_limits_new(void);

/** mx_regex_data_new: (transfer full) room for one match at a time; not shared between threads. */
pcre2_match_data *mx_regex_data_new(void);

/**
 * mx_regex_matches:
 * @limits: borrowed from the pack set; read only
 * @value: (out) (optional): as in mx_pack_phrase()
 *
 * Returns: whether @text holds a match; FALSE also where a limit stopped the search
 */
bool mx_regex_matches(const MxRegex *regex, const char *text, pcre2_match_context *limits,
                      pcre2_match_data *data, MxSpan *value);

/** MxGroups: the named groups of a rule of `facts`; start < 0 where a group has no part in it. */
typedef struct {
    MxSpan whole, value, less, zero;
} MxGroups;

/** mx_regex_find: as mx_regex_matches(), from byte @from of @text on. */
bool mx_regex_find(const MxRegex *regex, const char *text, gsize from, pcre2_match_context *limits,
                   pcre2_match_data *data, MxGroups *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRegex, mx_regex_free)

#endif
