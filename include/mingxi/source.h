/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_SOURCE_H
#define MINGXI_SOURCE_H

#include <glib.h>

#include <mingxi/corrections.h>
#include <mingxi/export.h>

G_BEGIN_DECLS

/**
 * MxSource:
 *
 * An open PDF, read page by page. Not shared between threads.
 */
typedef struct MxSource MxSource;

/**
 * MxOcrUse: which pages are read from their pictures.
 * @MX_OCR_AUTO: those without text, where the recogniser is installed
 * @MX_OCR_NEVER: none
 * @MX_OCR_ALWAYS: all that are pictures, with or without a layer of text
 */
typedef enum {
    MX_OCR_AUTO,
    MX_OCR_NEVER,
    MX_OCR_ALWAYS,
} MxOcrUse;

/**
 * MxLimits:
 * @max_bytes: size of the file
 * @max_pages: pages of a document
 * @max_side_pt: the longer side of a page, in points
 * @max_glyphs: characters on a page
 * @ocr: which pages are read from their pictures, for as long as that takes
 * @threads: that a page's picture is read by, of which no more than four are used; 0 for one a core
 * @corrections: (nullable): what people have read of such pictures; outlives what is read with it
 *
 * What a document may ask of the reader; beyond it reading fails with %MX_ERROR_LIMIT.
 */
typedef struct {
    guint64 max_bytes;
    guint max_pages;
    double max_side_pt;
    guint max_glyphs;
    MxOcrUse ocr;
    guint threads;
    const MxCorrections *corrections;
} MxLimits;

/**
 * MX_LIMITS_DEFAULT: far above every disclosure seen (largest: 262 pages, side 1684 pt, 9,000
 * characters on a page), low enough that one file cannot take the machine: 1 GiB; 5,000 pages;
 * 14,400 pt, the largest page that PDF 1.7 (Annex C) allows; 200,000 characters.
 */
#define MX_LIMITS_DEFAULT                                                                          \
    ((MxLimits){ 1024u * 1024u * 1024u, 5000, 14400.0, 200000, MX_OCR_AUTO, 0, NULL })

/**
 * mx_source_open:
 * @path: a PDF file
 * @password: (nullable): user or owner password
 * @limits: (nullable): NULL for %MX_LIMITS_DEFAULT
 *
 * Errors: %MX_ERROR_IO, %MX_ERROR_NOT_PDF, %MX_ERROR_DAMAGED, %MX_ERROR_ENCRYPTED,
 * %MX_ERROR_LIMIT. Messages do not repeat @path.
 *
 * Returns: (transfer full): free with mx_source_close()
 */
MX_API MxSource *mx_source_open(const char *path, const char *password, const MxLimits *limits,
                                GError **error);

/**
 * MxPageWatch: which page is being read, for who may have to do without it.
 * @at: set to the page, 1-based, before anything of it is read, and to 0 when that is over; with
 *     %MX_PAGE_DRAWN while it is drawn for people, with %MX_PAGE_PICTURE while its picture is read
 * @skipped: (element-type guint): such values: what is not to be tried
 */
typedef struct {
    volatile guint32 *at;
    const GArray *skipped;
} MxPageWatch;

#define MX_PAGE_DRAWN 0x80000000u
#define MX_PAGE_PICTURE 0x40000000u
#define MX_PAGE_NUMBER (~(MX_PAGE_DRAWN | MX_PAGE_PICTURE))

/** mx_source_watch: @watch outlives @source. */
MX_API void mx_source_watch(MxSource *source, const MxPageWatch *watch);

/**
 * MxOpenFile: a file that is open already.
 * @file: its descriptor; it stays the caller's; @bytes: what is in it
 * @name: what the document is called in the output
 * @sha256: (nullable): of @bytes, where it is known
 */
typedef struct {
    int file;
    GBytes *bytes;
    const char *name, *sha256;
} MxOpenFile;

/**
 * mx_source_open_file: mx_source_open() of what is open already.
 *
 * Returns: (transfer full): free with mx_source_close()
 */
MX_API MxSource *mx_source_open_file(const MxOpenFile *file, const char *password,
                                     const MxLimits *limits, GError **error);

/**
 * mx_source_open_bytes:
 * @bytes: a PDF in memory: a member of an archive, a file that was mapped
 * @name: what the document is called in the output
 * @limits: (nullable): NULL for %MX_LIMITS_DEFAULT
 *
 * As mx_source_open(), which an encrypted document needs: there is no password here.
 *
 * Returns: (transfer full): free with mx_source_close()
 */
MX_API MxSource *mx_source_open_bytes(GBytes *bytes, const char *name, const MxLimits *limits,
                                      GError **error);

MX_API void mx_source_close(MxSource *source);

MX_API guint mx_source_n_pages(const MxSource *source);

/**
 * mx_source_losses:
 *
 * What is known to be missing of what has been read of @source so far: pages that could not be
 * read, and damage that costs text. A line each, as messages are; mx_extract() says the same in
 * `diagnostics`.
 *
 * Returns: (transfer full): ended by NULL, free with g_strfreev()
 */
MX_API char **mx_source_losses(const MxSource *source);

/**
 * mx_source_dump_page:
 * @page: 1-based
 *
 * Returns: (transfer full): the page model as JSON (see `mingxi debug page`), free with g_free()
 */
MX_API char *mx_source_dump_page(MxSource *source, guint page, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxSource, mx_source_close)

G_END_DECLS

#endif
