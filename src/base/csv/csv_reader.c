/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV is read field by field (RFC 4180). */
#include "base/csv/csv_reader.h"

#include <mingxi/error.h>
#include <string.h>

/* A list of every township of China has 40,000 lines of 40 bytes. */
#define MAX_BYTES (16 * 1024 * 1024)

/* The next field; @last: whether a line ends after it (RFC 4180). */
static char *read_field(MxCsvReader *r, bool *last) {
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

GPtrArray *mx_csv_read_line(MxCsvReader *r) {
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    bool last = false;
    while (!last)
        g_ptr_array_add(fields, read_field(r, &last));
    r->line++;
    return fields;
}

const char *mx_csv_field(const GPtrArray *fields, int i) {
    return i >= 0 && (guint)i < fields->len ? fields->pdata[i] : "";
}

/* Whether the header is one of the names for the column. */
void mx_csv_pick(const GPtrArray *line, const int *columns, guint n, const char **fields) {
    for (guint i = 0; i < n; i++)
        fields[i] = mx_csv_field(line, columns[i]);
}

int mx_csv_find(const GPtrArray *fields, const char *const *names) {
    for (; *names != NULL; names++)
        for (guint i = 0; i < fields->len; i++)
            if (g_ascii_strcasecmp(fields->pdata[i], *names) == 0)
                return (int)i;
    return -1;
}

/* Spreadsheets of Chinese systems write GB 18030. */
char *mx_csv_load(const char *path, GError **error) {
    g_autoptr(GError) cause = NULL;
    gsize length = 0;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, &length, &cause)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            cause->code == G_FILE_ERROR_NOENT ? "no such file" : cause->message);
        return NULL;
    }
    const char *start = g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text;
    if (length <= MAX_BYTES && g_utf8_validate(text, (gssize)length, NULL))
        return g_strdup(start);
    char *converted = length <= MAX_BYTES
                          ? g_convert(text, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL)
                          : NULL;
    if (converted == NULL)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "is no CSV in UTF-8 or GB 18030");
    return converted;
}
