/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Poppler and qpdf say while they read: that a part of a file is not what it should be. */
#ifndef MX_PAGE_DAMAGE_DAMAGE_H
#define MX_PAGE_DAMAGE_DAMAGE_H

#include <glib.h>
#include <stdbool.h>

#include "page/pdf.h"

/**
 * MxDamage: what was said while it was listened.
 * @first: (nullable): the first that was said, one line; @n: how many things
 * @errors: whether one of them was an error, and text may be missing; else there are doubts only
 */
typedef struct {
    char *first;
    guint n;
    bool errors;
} MxDamage;

/** mx_damage_listen: from here on what Poppler says in this thread comes to @damage, instead of
 * being logged; NULL ends that. */
void mx_damage_listen(MxDamage *damage);

/** mx_damage_ask: takes the warnings that @pdf has collected. */
void mx_damage_ask(MxDamage *damage, qpdf_data pdf);

/** mx_damage_add: what was seen otherwise, and may cost text. */
void mx_damage_add(MxDamage *damage, const char *message);

/** mx_damage_describe: (transfer full) (nullable): what was said, one line; NULL where nothing. */
char *mx_damage_describe(const MxDamage *damage);

void mx_damage_clear(MxDamage *damage);

#endif
