/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_CORRECTIONS_H
#define MINGXI_CORRECTIONS_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/**
 * MxCorrections:
 *
 * What people have read on pictures of pages that the recogniser read otherwise: for each document,
 * by its SHA-256, boxes and the text in them. Read only: threads may share it.
 */
typedef struct MxCorrections MxCorrections;

/**
 * mx_corrections_load:
 * @path: CSV with a line of headers, or JSON Lines: `sha256`, `page` (from 1), `x0`, `y0`, `x1`,
 *     `y1` (points, from the page's upper left corner as displayed, as `bbox` of the output; JSON
 *     may have `bbox` instead), `text` (empty where nothing is printed). Others are ignored.
 *
 * Errors: %MX_ERROR_IO; %MX_ERROR_FORMAT names the line. Messages do not repeat @path.
 *
 * Returns: (transfer full): free with mx_corrections_free(); NULL on error
 */
MX_API MxCorrections *mx_corrections_load(const char *path, GError **error);

MX_API void mx_corrections_free(MxCorrections *corrections);

/** mx_corrections_concern: whether some line is about the document. @corrections: (nullable) */
MX_API bool mx_corrections_concern(const MxCorrections *corrections, const char *sha256);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxCorrections, mx_corrections_free)

G_END_DECLS

#endif
