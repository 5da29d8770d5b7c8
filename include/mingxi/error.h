/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_ERROR_H
#define MINGXI_ERROR_H

#include <glib.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/**
 * MX_ERROR:
 *
 * The one error domain of the library. Messages are one line and name the object and the value;
 * callers add the position in front of it with g_prefix_error().
 */
#define MX_ERROR (mx_error_quark())

/**
 * MxError:
 * @MX_ERROR_IO: a file cannot be opened, read or is a directory
 * @MX_ERROR_NOT_PDF: the bytes are no PDF (an HTML page with a PDF's name, an empty file)
 * @MX_ERROR_DAMAGED: a PDF that Poppler could not repair
 * @MX_ERROR_ENCRYPTED: a password is needed, or the given one is wrong
 * @MX_ERROR_LIMIT: a limit of #MxLimits is exceeded: page count, page size, glyphs on a page
 * @MX_ERROR_PATTERN: a pattern pack does not load, or one of its examples fails
 * @MX_ERROR_FORMAT: a JSON page model is not what mx_page_from_json() reads
 * @MX_ERROR_OUTPUT: a result cannot be written
 * @MX_ERROR_DATABASE: a database is none of mingxi's, of a newer version, or damaged
 *
 * Codes are chosen by what a caller can do about them.
 */
typedef enum {
    MX_ERROR_IO = 1,
    MX_ERROR_NOT_PDF,
    MX_ERROR_DAMAGED,
    MX_ERROR_ENCRYPTED,
    MX_ERROR_LIMIT,
    MX_ERROR_PATTERN,
    MX_ERROR_FORMAT,
    MX_ERROR_OUTPUT,
    MX_ERROR_DATABASE,
} MxError;

MX_API GQuark mx_error_quark(void);

G_END_DECLS

#endif
