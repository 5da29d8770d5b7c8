/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word that a mistyped one was meant to be. */
#ifndef MX_CLI_OPTIONS_NEAREST_H
#define MX_CLI_OPTIONS_NEAREST_H

#include <glib.h>

/** MxNearest: @word: (nullable): the nearest of those shown; @distance: of it. */
typedef struct {
    const char *typed, *word;
    guint distance;
} MxNearest;

/** mx_nearest_new: nothing shown yet. */
MxNearest mx_nearest_new(const char *typed);

/** mx_nearest_show: @word, which outlives @nearest, is kept where it is nearer than those before
 * and near enough to be meant: a third of its letters wrong at most, or the beginning of it typed.
 */
void mx_nearest_show(MxNearest *nearest, const char *word);

#endif
