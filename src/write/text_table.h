/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for a terminal, in columns: a Chinese character takes two. */
#ifndef MX_WRITE_TEXT_TABLE_H
#define MX_WRITE_TEXT_TABLE_H

#include <glib.h>

/** mx_text_columns: the columns that @text, UTF-8 on one line, takes. */
guint mx_text_columns(const char *text);

/**
 * mx_text_clean: @text on one line and harmless to a terminal: white space is one space; control
 * characters, which could move the cursor, and those that turn the direction of writing are U+FFFD.
 *
 * Returns: (transfer full)
 */
char *mx_text_clean(const char *text);

/**
 * mx_text_wrap:
 * @width: columns of a line, at least 2
 *
 * Breaks @text into lines: at spaces and beside Chinese characters, but not before a closing or
 * after an opening mark; anywhere where there is no such place.
 *
 * Returns: (transfer full): at least one line
 */
GStrv mx_text_wrap(const char *text, guint width);

/** mx_text_append_wrapped: appends @text's lines, each behind @indent spaces and with a line feed.
 */
void mx_text_append_wrapped(GString *out, const char *text, guint indent, guint width);

/** MxTextTable: rows of cells, aligned when printed. */
typedef struct MxTextTable MxTextTable;

/** mx_text_table_new: @alignment: for each column `<` or `>`: its texts stand left or right. */
MxTextTable *mx_text_table_new(const char *alignment);
void mx_text_table_free(MxTextTable *table);

/** mx_text_table_add: @cells: one a column; they are copied; NULL is an empty one. */
void mx_text_table_add(MxTextTable *table, const char *const *cells);

/**
 * mx_text_table_append: appends the rows to @out, @indent spaces before each. A column without a
 * text is left out; where a row would be wider than @width, the widest columns are made narrower
 * and their texts wrapped.
 */
void mx_text_table_append(const MxTextTable *table, GString *out, guint indent, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxTextTable, mx_text_table_free)

#endif
