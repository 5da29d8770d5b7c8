/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts stand in the order of the page with a script, under the same ids: an address leads to
 * the same place on either. A page ends at the first row or block behind its limit; a table that
 * goes on prints its head once more.
 */
#include "report/plain.h"

#include <stdbool.h>
#include <string.h>

#define GET(object, key) mx_slice_get((object), (key))
#define EACH(item, list)                                                                           \
    for ((item) = (list) != NULL ? (list)->child : NULL; (item) != NULL; (item) = (item)->next)

typedef struct {
    MxSlices *document;
    GPtrArray *pages;
    GString *page, *contents;
    gsize limit;
    const char *prefix;
    const char *part; /* (nullable): the heading of the part that goes on */
} Writer;

/* ------------------------------------------------------------------------------------- text -- */

static const char *say(Writer *w, const MxSlice *value) {
    const char *text = mx_slices_string(w->document, value);
    return text != NULL ? text : "";
}

static const char *text_of(Writer *w, const MxSlice *object, const char *key) {
    return say(w, GET(object, key));
}

static void put(Writer *w, const char *markup) {
    g_string_append(w->page, markup);
}

static void put_text(GString *out, const char *text) {
    g_autofree char *safe = g_markup_escape_text(text, -1);
    g_string_append(out, safe);
}

static void put_element(Writer *w, const char *tag, const char *text) {
    g_string_append_c(w->page, '<');
    put(w, tag);
    g_string_append_c(w->page, '>');
    put_text(w->page, text);
    put(w, "</");
    g_string_append_len(w->page, tag, (gssize)strcspn(tag, " "));
    g_string_append_c(w->page, '>');
}

/* Pages of the document, of an array [first, last]. */
static void put_pages(Writer *w, const MxSlice *pages) {
    const MxSlice *pair = pages != NULL ? pages->child : NULL;
    int first, last;
    if (!mx_slice_integer(pair, &first))
        return;
    g_string_append_printf(w->page, "<p class=\"meta\">p. %d", first);
    if (mx_slice_integer(pair->next, &last) && last != first)
        g_string_append_printf(w->page, "–%d", last);
    put(w, "</p>\n");
}

/* ------------------------------------------------------------------------------------- pages -- */

static void turn_page(Writer *w) {
    g_ptr_array_add(w->pages, g_string_free(w->page, FALSE));
    w->page = g_string_new(NULL);
}

/* The page is full within a part, whose heading the next one says again. */
static void go_on(Writer *w) {
    turn_page(w);
    if (w->part != NULL)
        put_element(w, "h2", w->part);
}

static bool is_full(const Writer *w) {
    return w->limit > 0 && w->page->len > w->limit;
}

/* A link to @id, which stands on the page at hand. */
static void add_link(Writer *w, const char *id, const char *text) {
    g_autofree char *file = w->prefix != NULL
                                ? g_strdup_printf("%s%u.html", w->prefix, w->pages->len + 1)
                                : g_strdup("");
    g_string_append_printf(w->contents, "<li><a href=\"%s#%s\">", file, id);
    put_text(w->contents, text);
    g_string_append(w->contents, "</a></li>\n");
}

/* A part with a heading, which outlives it, and a line in the contents. */
static void begin_part(Writer *w, const char *id, const char *heading) {
    if (is_full(w))
        turn_page(w);
    w->part = heading;
    add_link(w, id, heading);
    g_string_append_printf(w->page, "<h2 id=\"%s\">", id);
    put_text(w->page, heading);
    put(w, "</h2>\n");
}

/* ------------------------------------------------------------------------------------ tables -- */

static const char *title_of(Writer *w, const MxSlice *item) {
    const char *title = text_of(w, item, "title");
    return *title != '\0' ? title : "（无标题）";
}

static void open_grid(Writer *w, const char *label) {
    put(w, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    put_text(w->page, label);
    put(w, "\"><table>\n");
}

static void open_table(Writer *w, const MxSlice *table, const char *label) {
    const MxSlice *column;
    open_grid(w, label);
    put(w, "<thead><tr>");
    EACH(column, GET(table, "columns")) {
        const char *name = text_of(w, column, "label");
        put_element(w, *name != '\0' ? "th scope=\"col\"" : "td", name);
    }
    put(w, "</tr></thead>\n<tbody>\n");
}

static void put_row(Writer *w, const MxSlice *table, const MxSlice *row) {
    const MxSlice *column;
    put(w, strcmp(text_of(w, row, "kind"), "total") == 0 ? "<tr class=\"total\">" : "<tr>");
    EACH(column, GET(table, "columns")) {
        bool number = strcmp(text_of(w, column, "type"), "text") != 0;
        const MxSlice *cell = GET(GET(row, "cells"), text_of(w, column, "id"));
        put_element(w, number ? "td class=\"amount\"" : "td class=\"text\"",
                    text_of(w, cell, "text"));
    }
    put(w, "</tr>\n");
}

static void put_table(Writer *w, const MxSlice *table, int k) {
    if (is_full(w))
        go_on(w);
    g_autofree char *id = g_strdup_printf("table-%d", k);
    const char *title = title_of(w, table);
    add_link(w, id, title);
    g_string_append_printf(w->page, "<h3 id=\"%s\">", id);
    put_text(w->page, title);
    put(w, "</h3>\n");
    put_pages(w, GET(table, "pages"));
    if (*text_of(w, table, "unit") != '\0')
        put_element(w, "p class=\"meta\"", text_of(w, table, "unit"));
    const MxSlice *row;
    if (mx_slice_count(GET(table, "rows")) > 0) {
        open_table(w, table, title);
        EACH(row, GET(table, "rows")) {
            if (is_full(w)) {
                put(w, "</tbody></table></div>\n");
                go_on(w);
                put_element(w, "h3", title);
                open_table(w, table, title);
            }
            put_row(w, table, row);
        }
        put(w, "</tbody></table></div>\n");
    }
    if (*text_of(w, table, "note") != '\0')
        put_element(w, "p class=\"note\"", text_of(w, table, "note"));
}

/* ------------------------------------------------------------------------------------- forms -- */

/* Keys of forms in the order of the page, and what stands beside them. */
static const char *const FIELDS[][2] = {
    { "code", "编码" },
    { "department", "主管部门" },
    { "unit", "实施单位" },
    { "functional_departments", "内设职能部门" },
    { "subordinate_units", "所属单位" },
    { "staff_quota", "编制人数" },
    { "staff", "在职人数" },
    { "attribute", "项目属性" },
    { "term", "项目期" },
    { "overview", "项目概况" },
    { "basis", "立项依据" },
    { "necessity", "必要性" },
    { "measures", "保障措施" },
    { "plan", "实施计划" },
    { "duties", "职责" },
    { "strategy", "战略目标" },
    { "annual_goal", "年度绩效目标" },
    { "filled_at", "填报日期" },
};

static void put_field(Writer *w, const char *label, const char *text) {
    if (*text == '\0')
        return;
    put_element(w, "dt", label);
    put_element(w, "dd", text);
}

static void put_fields(Writer *w, const MxSlice *form) {
    put(w, "<dl class=\"fields\">\n");
    for (gsize i = 0; i < G_N_ELEMENTS(FIELDS); i++)
        put_field(w, FIELDS[i][1], text_of(w, form, FIELDS[i][0]));
    const MxSlice *goals = GET(form, "goals"), *evaluation = GET(form, "evaluation"), *item, *group;
    put_field(w, "总体目标", text_of(w, goals, "period"));
    put_field(w, "年度目标", text_of(w, goals, "annual"));
    put_field(w, "完成情况", text_of(w, evaluation, "outcome"));
    put_field(w, "总分", text_of(w, evaluation, "score"));
    EACH(group, GET(form, "funds")) EACH(item, group) {
        g_autofree char *label = g_strdup_printf("资金 %s · %s", mx_slices_key(w->document, group),
                                                 mx_slices_key(w->document, item));
        put_field(w, label, text_of(w, item, "text"));
    }
    EACH(item, GET(form, "other"))
    put_field(w, mx_slices_key(w->document, item), say(w, item));
    put(w, "</dl>\n");
}

static void put_list(Writer *w, const char *label, const MxSlice *items, const char *const *keys,
                     const char *heads) {
    const MxSlice *item;
    if (mx_slice_count(items) == 0)
        return;
    open_grid(w, label);
    put(w, heads);
    put(w, "<tbody>\n");
    EACH(item, items) {
        put(w, "<tr>");
        for (const char *const *key = keys; *key != NULL; key++) {
            const MxSlice *value = GET(item, *key);
            put_element(w, "td",
                        mx_slice_is(value, '{') ? text_of(w, value, "text") : say(w, value));
        }
        put(w, "</tr>\n");
    }
    put(w, "</tbody></table></div>\n");
}

static void put_form(Writer *w, const MxSlice *form, const char *id) {
    static const char *const INDICATOR[] = {
        "level1", "level2", "name", "target", "outcome", NULL
    };
    static const char *const TASK[] = { "function", "task", NULL };
    if (is_full(w))
        go_on(w);
    const char *name = text_of(w, form, "name");
    name = *name != '\0' ? name : title_of(w, form);
    g_string_append_printf(w->page, "<h3 id=\"%s\">", id);
    put_text(w->page, name);
    put(w, "</h3>\n");
    put_pages(w, GET(form, "pages"));
    put_fields(w, form);
    put_list(w, name, GET(form, "tasks"), TASK,
             "<thead><tr><th scope=\"col\">职能</th><th scope=\"col\">任务</th></tr></thead>\n");
    put_list(w, name, GET(form, "indicators"), INDICATOR,
             "<thead><tr><th scope=\"col\">一级指标</th><th scope=\"col\">二级指标</th><th "
             "scope=\"col\">指标</th><th scope=\"col\">目标值</th><th "
             "scope=\"col\">完成值</th></tr></thead>\n");
}

static void put_forms(Writer *w, const MxSlice *d) {
    const MxSlice *overall = GET(d, "overall"), *form;
    const MxSlice *more = GET(d, "overalls"), *projects = GET(d, "projects");
    if (!mx_slice_is(overall, '{') && mx_slice_count(projects) == 0)
        return;
    begin_part(w, "targets", "绩效目标 Targets");
    if (mx_slice_is(overall, '{'))
        put_form(w, overall, "overall");
    int k = 1;
    EACH(form, more) {
        g_autofree char *id = g_strdup_printf("overall-%d", k++);
        put_form(w, form, id);
    }
    k = 0;
    EACH(form, projects) {
        g_autofree char *id = g_strdup_printf("project-%d", k++);
        put_form(w, form, id);
    }
}

/* ------------------------------------------------------------------------------- all the rest --
 */

static void put_findings(Writer *w, const MxSlice *d) {
    const MxSlice *findings = GET(GET(d, "report"), "findings"), *finding;
    if (mx_slice_count(findings) == 0)
        return;
    begin_part(w, "findings", "问题 Findings");
    put(w, "<ul>\n");
    EACH(finding, findings) {
        put_element(w, "li", text_of(w, GET(finding, "message"), "zh"));
        put(w, "\n");
    }
    put(w, "</ul>\n");
}

/* The lines of a section. */
static void put_lines(Writer *w, const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (is_full(w)) {
            put(w, "</section>\n");
            go_on(w);
            put(w, "<section>");
        }
        if (**line != '\0')
            put_element(w, "p", *line);
    }
}

static void put_prose(Writer *w, const MxSlice *d) {
    const MxSlice *section;
    int k = 0;
    if (mx_slice_count(GET(d, "sections")) == 0)
        return;
    begin_part(w, "prose", "文字 Text");
    EACH(section, GET(d, "sections")) {
        if (is_full(w))
            go_on(w);
        g_autofree char *heading =
            g_strconcat(text_of(w, section, "number"), " ", text_of(w, section, "title"), NULL);
        g_string_append_printf(w->page, "<section id=\"section-%d\">", k++);
        if (*g_strstrip(heading) != '\0')
            put_element(w, "h3", heading);
        put_pages(w, GET(section, "pages"));
        put_lines(w, text_of(w, section, "text"));
        put(w, "</section>\n");
    }
}

static void put_unclaimed(Writer *w, const MxSlice *d) {
    const MxSlice *grid, *row, *cell;
    EACH(grid, GET(d, "unclaimed")) {
        if (is_full(w))
            go_on(w);
        open_grid(w, "未识别的表格");
        put(w, "<tbody>\n");
        EACH(row, GET(grid, "rows")) {
            put(w, "<tr>");
            EACH(cell, row)
            put_element(w, "td", say(w, cell));
            put(w, "</tr>\n");
        }
        put(w, "</tbody></table></div>\n");
    }
}

static void put_rest(Writer *w, const MxSlice *d) {
    const MxSlice *item;
    begin_part(w, "rest", "其他 Other");
    put(w, "<dl class=\"fields\">\n");
    EACH(item, GET(d, "glossary"))
    put_field(w, text_of(w, item, "term"), text_of(w, item, "definition"));
    put_field(w, "文件", text_of(w, GET(d, "source"), "file"));
    put_field(w, "来源", text_of(w, GET(d, "source"), "url"));
    put_field(w, "SHA-256", text_of(w, GET(d, "source"), "sha256"));
    put(w, "</dl>\n");
    put_unclaimed(w, d);
    put(w, "<ul>\n");
    EACH(item, GET(d, "diagnostics")) {
        const char *zh = text_of(w, item, "message_zh");
        put_element(w, "li", *zh != '\0' ? zh : text_of(w, item, "message"));
    }
    put(w, "</ul>\n");
}

static void put_document(Writer *w, const MxSlice *d) {
    const MxSlice *table;
    int k = 0;
    put_findings(w, d);
    if (mx_slice_count(GET(d, "tables")) > 0)
        begin_part(w, "tables", "表格 Tables");
    EACH(table, GET(d, "tables")) put_table(w, table, k++);
    put_forms(w, d);
    put_prose(w, d);
    put_rest(w, d);
    turn_page(w);
    g_string_free(w->page, TRUE);
}

MxPlain *mx_plain_make(MxSlices *document, gsize limit, const char *prefix) {
    Writer w = { document,
                 g_ptr_array_new_with_free_func(g_free),
                 g_string_new(NULL),
                 g_string_new("<ul>\n"),
                 limit,
                 prefix,
                 NULL };
    put_document(&w, mx_slices_root(document));
    g_string_append(w.contents, "</ul>\n");
    MxPlain *plain = g_new0(MxPlain, 1);
    plain->contents = g_string_free(w.contents, FALSE);
    plain->pages = w.pages;
    return plain;
}

void mx_plain_free(MxPlain *plain) {
    g_free(plain->contents);
    g_ptr_array_unref(plain->pages);
    g_free(plain);
}
