/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack as its author wrote it: the file NAME.yaml, or the files of the folder NAME. */
#ifndef MX_PATTERN_SOURCE_SOURCE_H
#define MX_PATTERN_SOURCE_SOURCE_H

#include "pattern/source/pack_file.h"

/** The file of a folder that makes it a pack and lists the others. */
#define MX_PACK_HEAD "pack"
#define MX_PACK_SUFFIX ".yaml"

/**
 * MxPackSource: @files: (element-type MxPackFile), never empty; of a folder `pack.yaml` first, then
 * those that it lists, in its order. Only the first has `extends` and `detect`.
 */
typedef struct {
    GPtrArray *files;
} MxPackSource;

/**
 * mx_pack_source_load:
 * @path: of a file or of a folder
 *
 * Returns: (transfer full): NULL with %MX_ERROR_IO or %MX_ERROR_PATTERN, message
 *     `FILE:LINE: KEY: what`
 */
MxPackSource *mx_pack_source_load(const char *path, GError **error);

/** mx_pack_source_free: accepts NULL. */
void mx_pack_source_free(MxPackSource *source);

/** mx_pack_source_head: (transfer none): the first file, which speaks for the whole pack. */
const MxPackFile *mx_pack_source_head(const MxPackSource *source);

/** mx_pack_list_files: (transfer full) (element-type utf8): the names of the YAML files of a folder
 * of packs or of a pack, without the suffix, sorted; NULL with %MX_ERROR_IO. */
GPtrArray *mx_pack_list_files(const char *dir, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPackSource, mx_pack_source_free)

#endif
