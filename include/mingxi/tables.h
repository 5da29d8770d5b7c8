/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_TABLES_H
#define MINGXI_TABLES_H

#include <glib.h>

#include <mingxi/export.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/**
 * MxTableFormat:
 * @MX_TABLES_JSON: { "tables": [ { "page", "bbox", "cells": [ { "row", "col", "rowspan", "colspan",
 *     "text" } ] } ] }
 * @MX_TABLES_CSV: one record a row: page, number of the table on it, then the columns; the text of
 * a cell that spans several stands in the first (RFC 4180)
 * @MX_TABLES_HTML: one <table> a table, with spans
 */
typedef enum {
    MX_TABLES_JSON,
    MX_TABLES_CSV,
    MX_TABLES_HTML,
} MxTableFormat;

/** MxPageRange: pages, from 1, both included. */
typedef struct {
    guint first, last;
} MxPageRange;

/**
 * mx_source_print_tables:
 * @ranges: (array length=n_ranges): the pages, in any order; of none, all
 *
 * Every table of the pages, known or not, in the pages' order: no pattern is used. %MX_ERROR_LIMIT
 * where the document has not the first page of a range.
 *
 * Returns: (transfer full): UTF-8, free with g_free()
 */
MX_API char *mx_source_print_tables(MxSource *source, MxTableFormat format,
                                    const MxPageRange *ranges, guint n_ranges, GError **error);

/**
 * mx_layout_dump:
 * @page_json: a page model, as mx_source_dump_page() prints it
 *
 * What the layout makes of the page: lines, paragraphs and grids. %MX_ERROR_FORMAT where
 * @page_json is no page model.
 *
 * Returns: (transfer full): JSON, free with g_free()
 */
MX_API char *mx_layout_dump(const char *page_json, gsize length, GError **error);

G_END_DECLS

#endif
