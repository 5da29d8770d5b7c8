/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV is read field by field (RFC 4180); errors name the line. */
#include "site/population.h"

#include <mingxi/error.h>
#include <string.h>

/* A list of every township of China has 40,000 lines of 40 bytes. */
#define MAX_BYTES (16 * 1024 * 1024)

typedef struct {
    const char *at; /* what is still to be read */
    guint line;
} Reader;

/* The next field; @last: whether a line ends after it (RFC 4180). */
static char *read_field(Reader *r, bool *last) {
    g_autoptr(GString) out = g_string_new(NULL);
    bool quoted = *r->at == '"';
    r->at += quoted;
    for (; *r->at != '\0'; r->at++) {
        if (quoted && *r->at == '"' && r->at[1] != '"')
            break;
        if (!quoted && strchr(",\r\n", *r->at) != NULL)
            break;
        r->at += quoted && *r->at == '"';
        g_string_append_c(out, *r->at);
    }
    r->at += quoted && *r->at == '"';
    *last = *r->at != ',';
    r->at += *r->at == '\r';
    r->at += *r->at == '\n' || *r->at == ',';
    return g_strstrip(g_string_free(g_steal_pointer(&out), FALSE));
}

static GPtrArray *read_line(Reader *r) {
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    bool last = false;
    while (!last)
        g_ptr_array_add(fields, read_field(r, &last));
    r->line++;
    return fields;
}

static const char *field_at(const GPtrArray *fields, int i) {
    return i >= 0 && (guint)i < fields->len ? fields->pdata[i] : "";
}

static int find_field(const GPtrArray *fields, const char *name) {
    for (guint i = 0; i < fields->len; i++)
        if (g_ascii_strcasecmp(fields->pdata[i], name) == 0)
            return (int)i;
    return -1;
}

static bool insert(sqlite3_stmt *statement, const char *organization, const char *year,
                   const char *people, const Reader *r, GError **error) {
    guint64 n = 0, y = 0;
    bool good = g_ascii_string_to_unsigned(people, 10, 1, 2000000000, &n, NULL) &&
                (*year == '\0' || g_ascii_string_to_unsigned(year, 10, 1900, 2200, &y, NULL));
    if (!good) {
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: '%s' is no %s", r->line,
                    n > 0 ? year : people, n > 0 ? "year" : "population");
        return false;
    }
    sqlite3_reset(statement);
    sqlite3_bind_text(statement, 1, organization, -1, SQLITE_TRANSIENT);
    if (y > 0)
        sqlite3_bind_int64(statement, 2, (gint64)y);
    else
        sqlite3_bind_null(statement, 2);
    sqlite3_bind_int64(statement, 3, (gint64)n);
    return sqlite3_step(statement) == SQLITE_DONE;
}

static bool insert_lines(sqlite3_stmt *statement, const char *text, GError **error) {
    Reader r = { text, 0 };
    g_autoptr(GPtrArray) head = read_line(&r);
    int organization = find_field(head, "organization"), people = find_field(head, "population"),
        year = find_field(head, "year");
    if (organization < 0 || people < 0) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT,
                            "the first line names no columns organization and population");
        return false;
    }
    while (*r.at != '\0') {
        g_autoptr(GPtrArray) line = read_line(&r);
        bool blank = line->len == 1 && *field_at(line, 0) == '\0';
        if (!blank && !insert(statement, field_at(line, organization), field_at(line, year),
                              field_at(line, people), &r, error))
            return false;
    }
    return true;
}

static char *load_text(const char *path, GError **error) {
    g_autoptr(GError) cause = NULL;
    gsize length = 0;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, &length, &cause)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            cause->code == G_FILE_ERROR_NOENT ? "no such file" : cause->message);
        return NULL;
    }
    if (length > MAX_BYTES || !g_utf8_validate(text, (gssize)length, NULL)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "is no CSV in UTF-8");
        return NULL;
    }
    return g_steal_pointer(&text);
}

static bool load(const MxSite *site, const char *path, GError **error) {
    g_autofree char *text = load_text(path, error);
    if (text == NULL)
        return false;
    sqlite3_stmt *statement = mx_database_prepare(
        site->database, "INSERT INTO temp.site_population VALUES (?1, ?2, ?3)", error);
    const char *start = g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text;
    bool loaded = statement && insert_lines(statement, start, error);
    sqlite3_finalize(statement);
    return loaded;
}

bool mx_site_load_population(const MxSite *site, const char *path, GError **error) {
    if (!mx_database_run(site->database,
                         "CREATE TEMP TABLE site_population (organization TEXT, year INTEGER, "
                         "people INTEGER); CREATE INDEX temp.site_population_organization ON "
                         "site_population (organization)",
                         error))
        return false;
    if (path == NULL || load(site, path, error))
        return true;
    g_prefix_error(error, "%s: ", path);
    return false;
}
