/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists that the pages show. Each is one query; its rows go into chunks for the pages, and
 * whole into a CSV and a JSON file for other programs.
 *
 *   data/projects-3.js:
 * mingxi.put("projects-3",{"columns":["name",…],"rows":[["某工程",…],…],"more":true});
 */
#include "site/data/lists.h"

#include <mingxi/version.h>

#include "site/data/find.h"
#include "site/data/values.h"
#include "site/query.h"

/* Bytes of a chunk: a page loads one or two at first, besides 350 KB of script where it draws, and
 * is to stay under 500 KB, two seconds on a slow mobile line. Smaller ones are more files than a
 * host likes. */
#define CHUNK_BYTES 50000

/**
 * Shape: how a list's rows go into chunks. CHUNKS: as many as fit; TOGETHER: the same, rows that
 * have the first column in common stay in one; GROUPS: of each value of the first column, which the
 * chunks are named by, chunks of their own.
 */
typedef enum { CHUNKS, TOGETHER, GROUPS } Shape;

/** List: @query: SQL of that name; @pages: the pages load it; @saved: it is a download. */
typedef struct {
    const char *name;
    Shape shape;
    bool pages, saved;
} List;

static const List LISTS[] = {
    { "documents", CHUNKS, false, true },      { "organizations", TOGETHER, true, false },
    { "choices", CHUNKS, true, false },        { "regions", GROUPS, true, true },
    { "governments", GROUPS, true, true },     { "governments_index", CHUNKS, true, false },
    { "functions_index", CHUNKS, true, true }, { "functions", GROUPS, true, true },
    { "projects", CHUNKS, true, true },        { "three-public", CHUNKS, true, true },
    { "findings", GROUPS, true, true },        { "editions", TOGETHER, true, false },
    { "codes", CHUNKS, true, true },           { "rules", CHUNKS, true, true },
    { "tables", CHUNKS, false, true },         { "unread", CHUNKS, true, true },
};

typedef struct {
    const MxSite *site;
    const List *list;
    sqlite3_stmt *statement;
    FILE *chunk, *csv, *json;
    char *chunk_name;
    char *first; /* the first column of the row before */
    gsize bytes; /* of the chunk */
    guint chunk_rows, chunks, all_rows;
} Writer;

/* ------------------------------------------------------------------------------------- rows -- */

static char *columns_json(sqlite3_stmt *statement) {
    g_autoptr(GString) out = g_string_new("[");
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        g_autofree char *name = mx_site_column_name(statement, i);
        g_string_append(out, i > 0 ? "," : "");
        mx_site_append_string(out, name);
    }
    g_string_append_c(out, ']');
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void write_csv_head(Writer *w) {
    fputs("\xEF\xBB\xBF", w->csv); /* by which spreadsheets know UTF-8 */
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_autofree char *name = mx_site_column_name(w->statement, i);
        fprintf(w->csv, "%s%s", i > 0 ? "," : "", name);
    }
    fputs("\r\n", w->csv);
}

static void write_csv_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_string_append(out, i > 0 ? "," : "");
        mx_site_append_csv(out, w->statement, i);
    }
    fprintf(w->csv, "%s\r\n", out->str);
}

static void write_json_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(w->all_rows > 0 ? ",\n{" : "{");
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_autofree char *name = mx_site_column_name(w->statement, i);
        g_string_append(out, i > 0 ? "," : "");
        mx_site_append_string(out, name);
        g_string_append_c(out, ':');
        mx_site_append_value(out, w->statement, i);
    }
    fprintf(w->json, "%s}", out->str);
}

static void write_chunk_row(Writer *w) {
    g_autoptr(GString) out = g_string_new(w->chunk_rows > 0 ? ",\n[" : "[");
    for (int i = 0; i < sqlite3_column_count(w->statement); i++) {
        g_string_append(out, i > 0 ? "," : "");
        mx_site_append_value(out, w->statement, i);
    }
    fprintf(w->chunk, "%s]", out->str);
    w->bytes += out->len + 1;
    w->chunk_rows++;
}

/* ----------------------------------------------------------------------------------- chunks -- */

/* @more: another chunk of the same list or group follows. */
static bool close_chunk(Writer *w, bool more, GError **error) {
    if (w->chunk == NULL)
        return true;
    fprintf(w->chunk, "],\"more\":%s});\n", more ? "true" : "false");
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
    bool grouped = w->list->shape == GROUPS;
    g_autofree char *group = safe_name(grouped && w->first != NULL ? w->first : "");
    g_autofree char *name =
        g_strdup_printf("%s-%s%s%u", w->list->name, group, grouped ? "-" : "", w->chunks);
    g_autofree char *columns = columns_json(w->statement);
    w->chunk_name = g_strdup_printf("data/%s.js", name);
    w->chunk = mx_site_open(w->site, w->chunk_name, error);
    w->bytes = 0;
    w->chunk_rows = 0;
    w->chunks++;
    if (w->chunk == NULL)
        return false;
    fprintf(w->chunk, "mingxi.put(\"%s\",{\"columns\":%s,\"rows\":[\n", name, columns);
    return true;
}

/* Whether the row at hand begins a chunk. */
static bool begins_chunk(const Writer *w, bool same_first) {
    if (w->chunk == NULL || (w->list->shape == GROUPS && !same_first))
        return true;
    return w->bytes >= CHUNK_BYTES && (w->list->shape != TOGETHER || !same_first);
}

static bool write_to_chunk(Writer *w, GError **error) {
    bool same_first = w->first != NULL && g_str_equal(w->first, mx_site_text(w->statement, 0));
    if (!same_first) {
        g_free(w->first);
        w->first = g_strdup(mx_site_text(w->statement, 0));
    }
    if (begins_chunk(w, same_first)) {
        bool more = w->list->shape != GROUPS || same_first;
        if (!close_chunk(w, more, error))
            return false;
        w->chunks = more ? w->chunks : 0;
        if (!open_chunk(w, error))
            return false;
    }
    write_chunk_row(w);
    return true;
}

static bool write_row(Writer *w, GError **error) {
    if (w->list->pages && !write_to_chunk(w, error))
        return false;
    if (w->list->saved) {
        write_csv_row(w);
        write_json_row(w);
    }
    w->all_rows++;
    return true;
}

static bool write_rows(Writer *w, GError **error) {
    int step;
    while ((step = sqlite3_step(w->statement)) == SQLITE_ROW)
        if (!mx_site_go_on(w->site, error) || !write_row(w, error))
            return false;
    if (step == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(w->site->database), error);
    return false;
}

/* ------------------------------------------------------------------------------------ lists -- */

static bool open_downloads(Writer *w, GError **error) {
    if (!w->list->saved)
        return true;
    g_autofree char *csv = g_strdup_printf("downloads/%s.csv", w->list->name);
    g_autofree char *json = g_strdup_printf("downloads/%s.json", w->list->name);
    w->csv = mx_site_open(w->site, csv, error);
    w->json = w->csv ? mx_site_open(w->site, json, error) : NULL;
    if (w->json == NULL)
        return false;
    write_csv_head(w);
    fputs("[\n", w->json);
    return true;
}

/* All files are closed, whatever happened; the first error stays. */
static bool close_all(Writer *w, bool written, GError **error) {
    if (w->chunk != NULL)
        written = close_chunk(w, false, written ? error : NULL) && written;
    if (w->csv != NULL)
        written = mx_site_close(w->csv, "downloads", written ? error : NULL) && written;
    if (w->json != NULL) {
        fputs("\n]\n", w->json);
        written = mx_site_close(w->json, "downloads", written ? error : NULL) && written;
    }
    return written;
}

static bool write_list(const MxSite *site, const List *list, GString *manifest, GError **error) {
    Writer w = { .site = site, .list = list };
    w.statement = mx_site_prepare_query(site, list->name, error);
    if (w.statement == NULL)
        return false;
    /* A page asks for the first chunk, whether there are rows or not. */
    bool written = open_downloads(&w, error) &&
                   (!list->pages || list->shape == GROUPS || open_chunk(&w, error)) &&
                   write_rows(&w, error);
    written = close_all(&w, written, error);
    g_string_append_printf(manifest, ",\n \"%s\":{\"rows\":%u}", list->name, w.all_rows);
    sqlite3_finalize(w.statement);
    g_free(w.first);
    g_free(w.chunk_name);
    return written;
}

/* What is counted in other units than rows. */
static const char *const COUNTS[][2] = {
    /* Of the index: what has no body is a row of its own. */
    { "bodies", "SELECT count(*) FROM site_ranks" },
    { "sets", "SELECT count(*) FROM (SELECT 1 FROM site_documents WHERE editions > 1 GROUP BY "
              "coalesce(body, key), year, kind, level)" },
};

static bool add_count(const MxSite *site, const char *const *count, GString *manifest,
                      GError **error) {
    sqlite3_stmt *n = mx_database_prepare(site->database, count[1], error);
    if (n == NULL)
        return false;
    bool good = sqlite3_step(n) == SQLITE_ROW;
    if (good)
        g_string_append_printf(manifest, ",\n \"%s\":%d", count[0], sqlite3_column_int(n, 0));
    else
        mx_database_set_error(mx_database_handle(site->database), error);
    sqlite3_finalize(n);
    return good;
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
    for (gsize i = 0; i < G_N_ELEMENTS(COUNTS); i++)
        if (!add_count(site, COUNTS[i], manifest, error))
            return false;
    if (!mx_site_write_find(site, manifest, error))
        return false;
    g_string_append(manifest, "});\n");
    return mx_site_write_text(site, "data/site.js", manifest->str, error);
}
