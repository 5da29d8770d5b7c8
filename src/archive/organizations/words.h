/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in the names of bodies, of words.tsv: rules, each a regular expression. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_WORDS_H
#define MX_ARCHIVE_ORGANIZATIONS_WORDS_H

#include <glib.h>

typedef struct MxWords MxWords;

/** mx_words_load: (transfer full): those that the library holds. */
MxWords *mx_words_load(void);
void mx_words_free(MxWords *words);

/** mx_words_strip: (transfer none): what follows the match of a rule of @kind at the beginning of
 * @text; @text where none matches. */
const char *mx_words_strip(const MxWords *words, const char *kind, const char *text);

/** mx_words_meaning: (nullable): what the first rule of @kind that matches @text stands for. */
const char *mx_words_meaning(const MxWords *words, const char *kind, const char *text);

/** mx_words_replace: (transfer full): @text after every rule of @kind. */
char *mx_words_replace(const MxWords *words, const char *kind, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxWords, mx_words_free)

#endif
