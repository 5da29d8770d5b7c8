/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for a terminal, in columns.
 *
 * How wide a character is Unicode says (East Asian Width, as GLib has it): wide and full-width ones
 * take two columns, combining ones none. Those of ambiguous width (“ ” … ·) take one, as in every
 * terminal that is not set to an old Chinese encoding.
 *
 * A table's columns take what their widest text needs. Where that is more than there is room for,
 * the widest column gives a column at a time, so that the narrow ones, the figures, stay whole:
 *
 *     3,414.27  合计                    项目支出  第5页
 *     3,302.76  麟绛街道办事处（本级  本年预算  第15页
 *               ）                                       <- wrapped
 */
#include "write/text_table.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Between two columns of a table. */
#define GAP 2u

/* A column is never made narrower than this: four Chinese characters, about what a name needs to be
 * known again. In a window too narrow for that the row is wider than the window. */
#define MIN_COLUMN 8u

struct MxTextTable {
    char *alignment;
    guint n_columns;
    GPtrArray *rows; /* of GStrv */
};

/* ------------------------------------------------------------------------------------ width -- */

static guint char_columns(gunichar ch) {
    if (g_unichar_iszerowidth(ch))
        return 0;
    return g_unichar_iswide(ch) ? 2 : 1;
}

guint mx_text_columns(const char *text) {
    guint columns = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        columns += char_columns(g_utf8_get_char(p));
    return columns;
}

static void append_clean(GString *out, gunichar ch) {
    if (g_unichar_isspace(ch))
        g_string_append_c(out, ' ');
    else if (mx_char_is_unseen(ch))
        g_string_append_unichar(out, 0xFFFD);
    else
        g_string_append_unichar(out, ch);
}

char *mx_text_clean(const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p))
        append_clean(out, g_utf8_get_char(p));
    return g_string_free(out, FALSE);
}

/* --------------------------------------------------------------------------------- wrapping -- */

static bool is_one_of(gunichar ch, const char *characters) {
    return g_utf8_strchr(characters, -1, ch) != NULL;
}

/* Whether a line may end between two characters that follow each other. */
static bool may_break(gunichar before, gunichar after) {
    if (before == ' ')
        return after != ' ';
    if (after == ' ' || g_unichar_iszerowidth(after))
        return false;
    if (is_one_of(before, "（《〈「『【〔“‘([{") ||
        is_one_of(after, "，。、；：！？）》〉」』】〕”’%％…)]}"))
        return false;
    return g_unichar_iswide(before) || g_unichar_iswide(after);
}

/* Where the line that begins at @start ends: behind its last character that fits. */
static const char *find_break(const char *start, guint width) {
    const char *last = NULL;
    guint columns = 0;
    gunichar before = 0;
    for (const char *p = start; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (p > start && may_break(before, ch))
            last = p;
        columns += char_columns(ch);
        /* A space at the end of a line is not printed. */
        if (columns > width && ch != ' ')
            return last ? last : p > start ? p : g_utf8_next_char(p);
        before = ch;
    }
    return start + strlen(start);
}

GStrv mx_text_wrap(const char *text, guint width) {
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    do {
        const char *end = find_break(text, width);
        g_ptr_array_add(lines, g_strchomp(g_strndup(text, (gsize)(end - text))));
        text = end;
    } while (*text != '\0');
    g_ptr_array_add(lines, NULL);
    return (GStrv)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
}

static void append_spaces(GString *out, guint n) {
    g_string_append_printf(out, "%*s", (int)n, "");
}

void mx_text_append_wrapped(GString *out, const char *text, guint indent, guint width) {
    g_auto(GStrv) lines =
        mx_text_wrap(text, width > indent + MIN_COLUMN ? width - indent : MIN_COLUMN);
    for (char **line = lines; *line != NULL; line++) {
        append_spaces(out, indent);
        g_string_append_printf(out, "%s\n", *line);
    }
}

/* ----------------------------------------------------------------------------------- tables -- */

MxTextTable *mx_text_table_new(const char *alignment) {
    MxTextTable *table = g_new0(MxTextTable, 1);
    table->alignment = g_strdup(alignment);
    table->n_columns = (guint)strlen(alignment);
    table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    return table;
}

void mx_text_table_free(MxTextTable *table) {
    if (table == NULL)
        return;
    g_free(table->alignment);
    g_ptr_array_unref(table->rows);
    g_free(table);
}

void mx_text_table_add(MxTextTable *table, const char *const *cells) {
    GStrv row = g_new0(char *, table->n_columns + 1);
    for (guint i = 0; i < table->n_columns; i++)
        row[i] = mx_text_clean(cells[i] ? cells[i] : "");
    g_ptr_array_add(table->rows, row);
}

static guint *measure(const MxTextTable *table) {
    guint *widths = g_new0(guint, table->n_columns);
    for (guint r = 0; r < table->rows->len; r++) {
        const GStrv row = table->rows->pdata[r];
        for (guint c = 0; c < table->n_columns; c++)
            widths[c] = MAX(widths[c], mx_text_columns(row[c]));
    }
    return widths;
}

static guint find_widest(const guint *widths, guint n) {
    guint widest = 0;
    for (guint c = 1; c < n; c++)
        widest = widths[c] > widths[widest] ? c : widest;
    return widest;
}

static void fit(guint *widths, guint n, guint width) {
    guint total = 0;
    for (guint c = 0; c < n; c++)
        total += widths[c] > 0 ? widths[c] + (total > 0 ? GAP : 0) : 0;
    for (; total > width; total--) {
        guint widest = find_widest(widths, n);
        if (widths[widest] <= MIN_COLUMN)
            return;
        widths[widest]--;
    }
}

/* The spaces that a row still owes are written only before more text: no line ends in spaces. */
static void append_cell(GString *out, const char *text, bool right, guint width, guint *owed) {
    guint columns = mx_text_columns(text);
    guint free = width > columns ? width - columns : 0;
    if (*text != '\0') {
        append_spaces(out, *owed + (right ? free : 0));
        g_string_append(out, text);
        *owed = right ? 0 : free;
    } else {
        *owed += width;
    }
}

/* One line of a row whose cells are wrapped; @cells: NULL where a cell has no more lines. */
static void append_line(const MxTextTable *table, GString *out, char **const *cells,
                        const guint *widths, guint line) {
    guint owed = 0;
    for (guint c = 0; c < table->n_columns; c++) {
        if (widths[c] == 0)
            continue;
        const char *text = line < g_strv_length(cells[c]) ? cells[c][line] : "";
        append_cell(out, text, table->alignment[c] == '>', widths[c], &owed);
        owed += GAP;
    }
    g_string_append_c(out, '\n');
}

static void append_row(const MxTextTable *table, GString *out, const GStrv row, const guint *widths,
                       guint indent) {
    g_autofree GStrv *cells = g_new0(GStrv, table->n_columns);
    guint n_lines = 0;
    for (guint c = 0; c < table->n_columns; c++) {
        cells[c] = mx_text_wrap(row[c], MAX(widths[c], 2));
        n_lines = MAX(n_lines, g_strv_length(cells[c]));
    }
    for (guint line = 0; line < n_lines; line++) {
        append_spaces(out, indent);
        append_line(table, out, cells, widths, line);
    }
    for (guint c = 0; c < table->n_columns; c++)
        g_strfreev(cells[c]);
}

void mx_text_table_append(const MxTextTable *table, GString *out, guint indent, guint width) {
    g_autofree guint *widths = measure(table);
    fit(widths, table->n_columns, width > indent ? width - indent : 0);
    for (guint r = 0; r < table->rows->len; r++)
        append_row(table, out, table->rows->pdata[r], widths, indent);
}
