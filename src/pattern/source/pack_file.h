/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of a pack as its author wrote it, and the places in it. */
#ifndef MX_PATTERN_SOURCE_PACK_FILE_H
#define MX_PATTERN_SOURCE_PACK_FILE_H

#include <glib.h>

#include "pattern/source/tree.h"

/**
 * MxPackFile: the file's text and what libcyaml read from it.
 * @name: the pack's name; `PACK/FILE` where the pack is a folder
 */
typedef struct {
    char *name, *path, *text;
    MxPackTree *tree;
} MxPackFile;

/**
 * mx_pack_file_load:
 *
 * Returns: (transfer full): NULL with %MX_ERROR_IO or %MX_ERROR_PATTERN, message
 *     `FILE:LINE: KEY: what`
 */
MxPackFile *mx_pack_file_load(const char *path, const char *name, GError **error);

/** mx_pack_file_free: accepts NULL. */
void mx_pack_file_free(MxPackFile *file);

/**
 * mx_pack_file_find:
 * @from: (nullable): where in the text to begin; NULL for its start
 *
 * Returns: (transfer none) (nullable): the place of `key: value` in the file's text, whichever
 *     quotes it is written in
 */
const char *mx_pack_file_find(const MxPackFile *file, const char *from, const char *key,
                              const char *value);

/** mx_pack_file_key: (transfer none): the place of a key of the whole file; the text's start where
 * there is none. */
const char *mx_pack_file_key(const MxPackFile *file, const char *key);

/** mx_pack_file_place: (transfer full): `FILE:LINE`; line 1 where @place is NULL. */
char *mx_pack_file_place(const MxPackFile *file, const char *place);

/** mx_pack_file_refuse: sets @error, %MX_ERROR_PATTERN, `FILE:LINE: ` and what @format says. */
void mx_pack_file_refuse(const MxPackFile *file, const char *place, GError **error,
                         const char *format, ...) G_GNUC_PRINTF(4, 5);

/** mx_pack_error_join_lines: what is quoted from a file may hold line feeds; a message is one line.
 */
void mx_pack_error_join_lines(GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPackFile, mx_pack_file_free)

#endif
