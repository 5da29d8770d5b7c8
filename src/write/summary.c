/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of a document, for people: who it is, its tables, and the rows of one.
 *
 *     青石县云栖镇人民政府2025年部门预算公开报告
 *       青石县云栖镇人民政府 · 2025 · 预算 · 18 页
 *
 *     13 张表，0 个项目，92 个文中数字，1 个矛盾之处
 *
 *       序号  表              标题                …
 *          1  收支总表        2025年预算收支总表  …
 */
#include <mingxi/report.h>
#include <string.h>

#include "base/language/table_name.h"
#include "base/translate.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "write/report/words.h"
#include "write/text_table.h"

/* Rows of the one table: a screen of 24 lines has room for them below the list. */
#define MAX_ROWS 12u

/* Columns of a terminal, for a title, a cell: two dozen, or one, Chinese characters tell one from
 * its neighbours. */
#define MAX_TITLE 48u
#define MAX_CELL 24u

/* What ends a text that is cut. */
#define CUT "…"

/* @text on one line, cut to @columns. */
static char *clip(const char *text, guint columns) {
    g_autofree char *clean = mx_text_clean(text);
    if (mx_text_columns(clean) <= columns)
        return g_steal_pointer(&clean);
    for (char *end = g_utf8_find_prev_char(clean, clean + strlen(clean)); end != NULL;
         end = g_utf8_find_prev_char(clean, end)) {
        *end = '\0';
        if (mx_text_columns(clean) < columns)
            break;
    }
    return g_strconcat(clean, CUT, NULL);
}

static void append_head(GString *out, const MxReportStyle *style, const MxDisclosure *d) {
    g_autofree char *title = mx_text_clean(d->document.title ? d->document.title : d->source.file);
    g_string_append_printf(out, "%s\n  ", title);
    if (d->document.organization != NULL) {
        g_autofree char *organization = mx_text_clean(d->document.organization);
        g_string_append_printf(out, "%s · ", organization);
    }
    if (d->document.year > 0)
        g_string_append_printf(out, "%d · ", d->document.year);
    g_string_append_printf(out, "%s · ", mx_report_kind_name(style, d->document.kind));
    g_string_append_printf(out, mx_ngettext("%u page", "%u pages", d->source.pages),
                           d->source.pages);
    if (d->document.profile != NULL)
        g_string_append_printf(out, _(" · profile %s"), d->document.profile);
    g_string_append_c(out, '\n');
}

static guint count_projects(const MxDisclosure *d) {
    guint n = 0;
    for (guint i = 0; i < d->forms->len; i++)
        n += ((const MxForm *)d->forms->pdata[i])->kind == MX_FORM_PROJECT;
    return n;
}

static void append_counts(GString *out, const MxDisclosure *d) {
    guint n[] = { d->tables->len, count_projects(d), d->facts->len, d->report->findings->len };
    g_string_append(out, "\n");
    g_string_append_printf(out, mx_ngettext("%u table", "%u tables", n[0]), n[0]);
    g_string_append_printf(out, mx_ngettext(", %u project", ", %u projects", n[1]), n[1]);
    g_string_append_printf(
        out, mx_ngettext(", %u figure of the prose", ", %u figures of the prose", n[2]), n[2]);
    g_string_append_printf(out, mx_ngettext(", %u finding", ", %u findings", n[3]), n[3]);
    g_string_append_c(out, '\n');
}

/* ----------------------------------------------------------------------------------- tables -- */

static void add_table(MxTextTable *list, const MxReportStyle *style, const MxTable *table) {
    g_autofree char *name = mx_table_name(style->language, table->id);
    g_autofree char *number =
        table->number > 0 ? g_strdup_printf("%d", table->number) : g_strdup("");
    g_autofree char *title = clip(table->title ? table->title : "", MAX_TITLE);
    g_autofree char *pages = table->first_page == table->last_page
                                 ? g_strdup_printf("%u", table->first_page)
                                 : g_strdup_printf("%u–%u", table->first_page, table->last_page);
    g_autofree char *size = g_strdup_printf("%u × %u", table->rows->len, table->columns->len);
    mx_text_table_add(list, (const char *const[]){ number, name, title,
                                                   table->unit ? table->unit : "", pages, size });
}

static void append_list(GString *out, const MxReportStyle *style, const MxDisclosure *d) {
    g_autoptr(MxTextTable) list = mx_text_table_new("><<<<<");
    mx_text_table_add(list, (const char *const[]){ _("no."), _("id"), _("title"), _("unit"),
                                                   _("pages"), _("rows × columns") });
    for (guint i = 0; i < d->tables->len; i++)
        add_table(list, style, d->tables->pdata[i]);
    g_string_append_c(out, '\n');
    mx_text_table_append(list, out, 2, style->width);
}

/* Whether it shows most of what tables are: codes, and rows of one side. */
static bool is_typical(const MxTable *table) {
    bool coded = false;
    for (guint i = 0; i < table->columns->len; i++)
        coded |= ((const MxColumn *)table->columns->pdata[i])->type == MX_COLUMN_CODE;
    return coded && table->rows->len > 0 &&
           ((const MxRow *)table->rows->pdata[0])->side == MX_SIDE_NONE;
}

static const MxTable *pick(const GPtrArray *tables) {
    const MxTable *best = NULL;
    for (guint i = 0; i < tables->len; i++) {
        const MxTable *table = tables->pdata[i];
        bool better = best == NULL || is_typical(table) > is_typical(best) ||
                      (is_typical(table) == is_typical(best) && table->rows->len > best->rows->len);
        if (better && table->rows->len > 0)
            best = table;
    }
    return best;
}

static bool is_figure(const MxColumn *column) {
    return column->type != MX_COLUMN_CODE && column->type != MX_COLUMN_TEXT;
}

/* The last of a header's path; the id where none is printed. */
static char *head_of(const MxColumn *column) {
    const char *label = column->label ? column->label : "";
    const char *slash = strrchr(label, '/');
    const char *last = slash != NULL ? slash + 1 : label;
    return clip(*last != '\0' ? last : column->id, MAX_CELL);
}

/* What is shown of column @i: its head, then its first rows. */
static GStrv show_column(const MxTable *table, guint i, guint n_rows) {
    GStrv texts = g_new0(char *, n_rows + 2);
    texts[0] = head_of(table->columns->pdata[i]);
    for (guint r = 0; r < n_rows; r++) {
        const MxRow *row = table->rows->pdata[r];
        texts[r + 1] = clip(row->fields[i] ? row->fields[i]->text : "", MAX_CELL);
    }
    return texts;
}

static guint widest(const GStrv texts) {
    guint width = 0;
    for (char **text = texts; *text != NULL; text++)
        width = MAX(width, mx_text_columns(*text));
    return width;
}

/* The columns that fit beside each other, from the left. */
static GPtrArray *choose_columns(const MxTable *table, guint n_rows, guint width,
                                 GString *alignment) {
    GPtrArray *columns = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    guint used = 0;
    for (guint i = 0; i < table->columns->len; i++) {
        GStrv texts = show_column(table, i, n_rows);
        used += widest(texts) + 2;
        if (used > width && columns->len > 0) {
            g_strfreev(texts);
            break;
        }
        g_ptr_array_add(columns, texts);
        g_string_append_c(alignment, is_figure(table->columns->pdata[i]) ? '>' : '<');
    }
    return columns;
}

static void append_left_out(GString *out, const MxTable *table, guint n_columns, guint n_rows) {
    guint columns = table->columns->len - n_columns, rows = table->rows->len - n_rows;
    if (columns > 0 || rows > 0)
        g_string_append_printf(
            out, _("  … rows not shown: %u, columns: %u; --format json has all\n"), rows, columns);
}

static void append_rows(GString *out, const MxReportStyle *style, const MxTable *table) {
    guint n_rows = MIN(table->rows->len, MAX_ROWS);
    g_autoptr(GString) alignment = g_string_new(NULL);
    g_autoptr(GPtrArray) columns =
        choose_columns(table, n_rows, MAX(style->width, MAX_TITLE) - 2, alignment);
    g_autoptr(MxTextTable) rows = mx_text_table_new(alignment->str);
    for (guint r = 0; r <= n_rows; r++) {
        g_autofree const char **cells = g_new0(const char *, columns->len + 1);
        for (guint c = 0; c < columns->len; c++)
            cells[c] = ((GStrv)columns->pdata[c])[r];
        mx_text_table_add(rows, cells);
    }
    g_autofree char *title = clip(table->title ? table->title : table->id, MAX_TITLE);
    g_string_append_printf(out, "\n%s", title);
    if (table->unit != NULL)
        g_string_append_printf(out, _(" (%s)"), table->unit);
    g_string_append(out, "\n\n");
    mx_text_table_append(rows, out, 2, MAX(style->width, MAX_TITLE));
    append_left_out(out, table, columns->len, n_rows);
}

char *mx_disclosure_summary(const MxDisclosure *disclosure, const MxReportStyle *style) {
    GString *out = g_string_new(NULL);
    append_head(out, style, disclosure);
    append_counts(out, disclosure);
    const MxTable *table = pick(disclosure->tables);
    if (disclosure->tables->len > 0)
        append_list(out, style, disclosure);
    if (table != NULL)
        append_rows(out, style, table);
    return g_string_free(out, FALSE);
}
