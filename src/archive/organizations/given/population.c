/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name that nothing has is said, and no error: lists of people are longer than archives. */
#include "archive/organizations/given/population.h"

#include <mingxi/error.h>
#include <string.h>

#include "base/csv/csv_reader.h"

/* 126000, 126,000, 12.6万, 126000人: whole people; 0 where it is none. */
static gint64 read_people(const char *text) {
    g_autoptr(GString) digits = g_string_new(NULL);
    int places = -1;
    const char *p = text;
    for (; g_ascii_isdigit(*p) || *p == ',' || *p == '.'; p++) {
        if (*p == '.' && places >= 0)
            return 0;
        if (*p == '.')
            places = 0;
        else if (*p != ',')
            g_string_append_c(digits, *p);
        places += places >= 0 && g_ascii_isdigit(*p);
    }
    bool wan = g_str_has_prefix(p, "万");
    p += wan ? strlen("万") : 0;
    p += g_str_has_prefix(p, "人") ? strlen("人") : 0;
    guint64 n = 0;
    if (*p != '\0' || !g_ascii_string_to_unsigned(digits->str, 10, 1, 20000000000, &n, NULL))
        return 0;
    for (int i = 0; i < (wan ? 4 : 0); i++)
        n *= 10;
    for (; places > 0; places--)
        n /= 10;
    return (gint64)n;
}

/* -------------------------------------------------------------------------------- matching -- */

typedef struct {
    MxDatabase *database;
    const MxPeopleFile *file;
    sqlite3_stmt *organization, *region, *insert;
} Loading;

/* The first column of the only row that @statement gives for @name; a second row makes it none. */
static char *find_only(sqlite3_stmt *statement, const char *name) {
    sqlite3_reset(statement);
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    char *found = sqlite3_step(statement) == SQLITE_ROW
                      ? g_strdup((const char *)sqlite3_column_text(statement, 0))
                      : NULL;
    if (found != NULL && sqlite3_step(statement) == SQLITE_ROW)
        g_clear_pointer(&found, g_free);
    return found;
}

static bool insert(const Loading *l, const char *name, guint64 year, gint64 people,
                   GError **error) {
    g_autofree char *organization = find_only(l->organization, name);
    g_autofree char *region = organization == NULL ? find_only(l->region, name) : NULL;
    if (organization == NULL && region == NULL) {
        if (l->file->on_unmatched != NULL)
            l->file->on_unmatched(name, l->file->data);
        return true;
    }
    sqlite3_reset(l->insert);
    sqlite3_clear_bindings(l->insert);
    if (organization != NULL)
        sqlite3_bind_int64(l->insert, 1, g_ascii_strtoll(organization, NULL, 10));
    sqlite3_bind_text(l->insert, 2, region, -1, SQLITE_STATIC);
    if (year > 0)
        sqlite3_bind_int64(l->insert, 3, (gint64)year);
    sqlite3_bind_int64(l->insert, 4, people);
    if (sqlite3_step(l->insert) == SQLITE_DONE)
        return true;
    mx_database_set_error(mx_database_handle(l->database), error);
    return false;
}

static bool insert_line(const Loading *l, const GPtrArray *line, const int columns[3],
                        const MxCsvReader *r, GError **error) {
    const char *name = mx_csv_field(line, columns[0]), *people = mx_csv_field(line, columns[1]);
    g_autofree char *year = g_strdup(mx_csv_field(line, columns[2]));
    if (g_str_has_suffix(year, "年"))
        year[strlen(year) - strlen("年")] = '\0';
    guint64 y = 0;
    gint64 n = read_people(people);
    if (n == 0 || (*year != '\0' && !g_ascii_string_to_unsigned(year, 10, 1900, 2200, &y, NULL))) {
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: '%s' is no %s", r->line,
                    n > 0 ? year : people, n > 0 ? "year" : "population");
        return false;
    }
    return insert(l, name, y, n, error);
}

static bool insert_lines(const Loading *l, const char *text, GError **error) {
    static const char *const NAMES[] = { "organization", "单位", "单位名称", "名称",
                                         "机构",         "地区", NULL };
    static const char *const PEOPLE[] = {
        "population", "人口", "常住人口", "人口数", "人数", NULL
    };
    static const char *const YEARS[] = { "year", "年份", "年度", NULL };
    MxCsvReader r = { text, 0 };
    g_autoptr(GPtrArray) head = mx_csv_read_line(&r);
    const int columns[] = { mx_csv_find(head, NAMES), mx_csv_find(head, PEOPLE),
                            mx_csv_find(head, YEARS) };
    if (columns[0] < 0 || columns[1] < 0) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT,
                            "the first line names no columns organization and population");
        return false;
    }
    while (*r.at != '\0') {
        g_autoptr(GPtrArray) line = mx_csv_read_line(&r);
        bool blank = line->len == 1 && *mx_csv_field(line, 0) == '\0';
        if (!blank && !insert_line(l, line, columns, &r, error))
            return false;
    }
    return true;
}

static bool prepare(Loading *l, GError **error) {
    static const char *const SQL[] = {
        ("SELECT organization_id FROM organization_names WHERE name = ?1 UNION SELECT id FROM "
         "organizations WHERE name = ?1 OR key = ?1"),
        "SELECT code FROM regions WHERE ?1 IN (code, full_name, name)",
        "INSERT INTO temp.people VALUES (?1, ?2, ?3, ?4)",
    };
    sqlite3_stmt **const to[] = { &l->organization, &l->region, &l->insert };
    for (gsize i = 0; i < G_N_ELEMENTS(SQL); i++)
        if ((*to[i] = mx_database_prepare(l->database, SQL[i], error)) == NULL)
            return false;
    return true;
}

static bool load(MxDatabase *database, const MxPeopleFile *file, GError **error) {
    g_autofree char *text = mx_csv_load(file->path, error);
    if (text == NULL)
        return false;
    Loading l = { .database = database, .file = file };
    bool loaded = prepare(&l, error) && insert_lines(&l, text, error);
    sqlite3_finalize(l.organization);
    sqlite3_finalize(l.region);
    sqlite3_finalize(l.insert);
    return loaded;
}

bool mx_people_load(MxDatabase *database, const MxPeopleFile *file, GError **error) {
    if (!mx_database_run(database,
                         "CREATE TEMP TABLE people (organization_id INTEGER, region TEXT, year "
                         "INTEGER, people INTEGER); CREATE INDEX temp.people_organization ON "
                         "people (organization_id); CREATE INDEX temp.people_region ON people "
                         "(region)",
                         error))
        return false;
    if (file->path == NULL || load(database, file, error))
        return true;
    g_prefix_error(error, "%s: ", file->path);
    return false;
}
