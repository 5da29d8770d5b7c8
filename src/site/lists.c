/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists that the pages show. Each is one query; its rows go into chunks for the pages, and
 * whole into a CSV and a JSON file for other programs.
 *
 *   data/projects-3.js:  mingxi.put("projects-3",{"columns":["name",…],"rows":[["某工程",…],…]});
 */
#include "site/lists.h"

#include <math.h>
#include <mingxi/version.h>
#include <string.h>

#include "normalize/amount.h"
#include "site/query.h"
#include "write/csv.h"

/* Rows of a chunk: some 300 KB of projects, a second on a slow line. Smaller chunks are more files
 * than a host likes; larger ones keep a reader waiting who looks at the first screen only. */
#define CHUNK_ROWS 2000

/** List: @by_group: a chunk for each value of the first column, which then names it. */
typedef struct {
    const char *name;
    bool by_group;
} List;

static const List LISTS[] = {
    { "documents", false },   { "choices", false },         { "regions", false },
    { "governments", false }, { "functions_index", false }, { "functions", true },
    { "projects", false },    { "three-public", false },    { "findings", true },
    { "rules", false },       { "tables", false },          { "unread", false },
};

typedef struct {
    const MxSite *site;
    const List *list;
    sqlite3_stmt *statement;
    FILE *chunk, *csv, *json;
    char *chunk_name;
    char *group;
    guint rows, chunks, all_rows;
    GString *manifest;
} Writer;

/* ----------------------------------------------------------------------------------- values -- */

static bool is_money(sqlite3_stmt *statement, int i) {
    return g_str_has_suffix(sqlite3_column_name(statement, i), "_e4");
}

/* Amounts are kept in 1/10,000 yuan and given in yuan: their names lose the `_e4`. */
static char *name_of(sqlite3_stmt *statement, int i) {
    const char *name = sqlite3_column_name(statement, i);
    return g_strndup(name, strlen(name) - (is_money(statement, i) ? 3 : 0));
}

static void append_string(GString *out, const char *text) {
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        guchar c = (guchar)*p;
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else if (c < 0x20 || c == '<')
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static const char *text_at(sqlite3_stmt *statement, int i) {
    const guchar *text = sqlite3_column_text(statement, i);
    return text ? (const char *)text : "";
}

static void append_value(GString *out, sqlite3_stmt *statement, int i) {
    int type = sqlite3_column_type(statement, i);
    if (type == SQLITE_NULL)
        g_string_append(out, "null");
    else if (type == SQLITE_INTEGER && is_money(statement, i))
        mx_amount_print(out, sqlite3_column_int64(statement, i));
    else if (type == SQLITE_INTEGER ||
             (type == SQLITE_FLOAT && isfinite(sqlite3_column_double(statement, i))))
        g_string_append(out, text_at(statement, i));
    else
        append_string(out, text_at(statement, i));
}

static void append_csv(GString *out, sqlite3_stmt *statement, int i) {
    if (sqlite3_column_type(statement, i) == SQLITE_INTEGER && is_money(statement, i)) {
        mx_amount_print(out, sqlite3_column_int64(statement, i));
    } else {
        mx_csv_append(out, text_at(statement, i));
    }
}

/* ------------------------------------------------------------------------------------- rows -- */

static char *columns_json(sqlite3_stmt *statement) {
    g_autoptr(GString) out = g_string_new("[");
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        g_autofree char *name = name_of(statement, i);
        g_string_append(out, i > 0 ? "," : "");
        append_string(out, name);
    }
    g_string_append_c(out, ']');
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void write_csv_head(Writer *w) {
    fputs("\xEF\xBB\xBF", w->csv); /* by which spreadsheets know UTF-8 */
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_autofree char *name = name_of(w->statement, i);
        fprintf(w->csv, "%s%s", i > 0 ? "," : "", name);
    }
    fputs("\r\n", w->csv);
}

static void write_csv_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_string_append(out, i > 0 ? "," : "");
        append_csv(out, w->statement, i);
    }
    fprintf(w->csv, "%s\r\n", out->str);
}

static void write_json_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(w->all_rows > 0 ? ",\n{" : "{");
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_autofree char *name = name_of(w->statement, i);
        g_string_append(out, i > 0 ? "," : "");
        append_string(out, name);
        g_string_append_c(out, ':');
        append_value(out, w->statement, i);
    }
    fprintf(w->json, "%s}", out->str);
}

static void write_chunk_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(w->rows > 0 ? ",\n[" : "[");
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_string_append(out, i > 0 ? "," : "");
        append_value(out, w->statement, i);
    }
    fprintf(w->chunk, "%s]", out->str);
}

/* ----------------------------------------------------------------------------------- chunks -- */

static bool close_chunk(Writer *w, GError **error) {
    if (w->chunk == NULL)
        return true;
    fputs("]});\n", w->chunk);
    FILE *chunk = g_steal_pointer(&w->chunk);
    bool closed = mx_site_close(chunk, w->chunk_name, error);
    g_clear_pointer(&w->chunk_name, g_free);
    return closed;
}

/* Letters, digits, dots and hyphens stay; a group's name is data. */
static char *safe_name(const char *text) {
    char *name = g_strndup(text, 100);
    return g_strcanon(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_",
                      '_');
}

static bool open_chunk(Writer *w, GError **error) {
    g_autofree char *group =
        w->list->by_group ? safe_name(w->group) : g_strdup_printf("%u", w->chunks);
    g_autofree char *name = g_strdup_printf("%s-%s", w->list->name, group);
    g_autofree char *columns = columns_json(w->statement);
    w->chunk_name = g_strdup_printf("data/%s.js", name);
    w->chunk = mx_site_open(w->site, w->chunk_name, error);
    w->rows = 0;
    w->chunks++;
    if (w->chunk == NULL)
        return false;
    fprintf(w->chunk, "mingxi.put(\"%s\",{\"columns\":%s,\"rows\":[\n", name, columns);
    return true;
}

static bool needs_chunk(const Writer *w) {
    if (w->chunk == NULL)
        return true;
    return w->list->by_group ? !g_str_equal(w->group, text_at(w->statement, 0))
                             : w->rows >= CHUNK_ROWS;
}

static bool write_row(Writer *w, GError **error) {
    if (needs_chunk(w)) {
        g_free(w->group);
        w->group = g_strdup(text_at(w->statement, 0));
        if (!close_chunk(w, error) || !open_chunk(w, error))
            return false;
    }
    write_chunk_row(w);
    write_csv_row(w);
    write_json_row(w);
    w->rows++;
    w->all_rows++;
    return true;
}

static bool write_rows(Writer *w, GError **error) {
    int step;
    write_csv_head(w);
    fputs("[\n", w->json);
    while ((step = sqlite3_step(w->statement)) == SQLITE_ROW)
        if (!mx_site_go_on(w->site, error) || !write_row(w, error))
            return false;
    fputs("\n]\n", w->json);
    if (step == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(w->site->database), error);
    return false;
}

/* ------------------------------------------------------------------------------------ lists -- */

static bool open_downloads(Writer *w, GError **error) {
    g_autofree char *csv = g_strdup_printf("downloads/%s.csv", w->list->name);
    g_autofree char *json = g_strdup_printf("downloads/%s.json", w->list->name);
    w->csv = mx_site_open(w->site, csv, error);
    w->json = w->csv ? mx_site_open(w->site, json, error) : NULL;
    return w->json != NULL;
}

/* All files are closed, whatever happened; the first error stays. */
static bool close_all(Writer *w, bool written, GError **error) {
    if (w->chunk != NULL)
        written = close_chunk(w, written ? error : NULL) && written;
    if (w->csv != NULL)
        written = mx_site_close(w->csv, "downloads", written ? error : NULL) && written;
    if (w->json != NULL)
        written = mx_site_close(w->json, "downloads", written ? error : NULL) && written;
    return written;
}

static bool write_list(const MxSite *site, const List *list, GString *manifest, GError **error) {
    Writer w = { .site = site, .list = list, .manifest = manifest };
    w.statement = mx_site_prepare_query(site, list->name, error);
    if (w.statement == NULL)
        return false;
    bool written = open_downloads(&w, error) && write_rows(&w, error);
    written = close_all(&w, written, error);
    g_string_append_printf(manifest, ",\n \"%s\":{\"chunks\":%u,\"rows\":%u}", list->name, w.chunks,
                           w.all_rows);
    sqlite3_finalize(w.statement);
    g_free(w.group);
    g_free(w.chunk_name);
    return written;
}

bool mx_site_write_lists(const MxSite *site, GError **error) {
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *today = g_date_time_format(now, "%Y-%m-%d");
    g_autoptr(GString) manifest = g_string_new(NULL);
    g_string_printf(manifest,
                    "mingxi.put(\"site\",{\"version\":1,\"mingxi\":\"%s\",\"written\":\"%s\"",
                    mx_version(), today);
    for (gsize i = 0; i < G_N_ELEMENTS(LISTS); i++)
        if (!write_list(site, &LISTS[i], manifest, error))
            return false;
    g_string_append(manifest, "});\n");
    return mx_site_write_text(site, "data/site.js", manifest->str, error);
}
