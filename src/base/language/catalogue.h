/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages and their translations, as gettext packs them. */
#ifndef MX_BASE_LANGUAGE_CATALOGUE_H
#define MX_BASE_LANGUAGE_CATALOGUE_H

#include <glib.h>

/** mx_catalogue_find: (nullable): the translation of @text; NULL where there is none. */
const char *mx_catalogue_find(const char *text);

/** mx_catalogue_length: how many there are; the first is the catalogue's own head. */
guint mx_catalogue_length(void);

/** mx_catalogue_source, mx_catalogue_translation: the @i-th message in English, and in Chinese. */
const char *mx_catalogue_source(guint i);
const char *mx_catalogue_translation(guint i);

#endif
