/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one file of a pack, and finds in its text what is to be said of it. */
#include "pattern/source/pack_file.h"

#include <mingxi/error.h>
#include <string.h>

#include "pattern/source/schema.h"

/* A pack is written by hand: the lexicon has some 60 KiB. A file beyond this is not a pack, and
 * libyaml would need many times its size. */
#define MAX_PACK_BYTES (1024 * 1024)

static char *read_text(const char *path, GError **error) {
    g_autofree char *text = NULL;
    gsize n = 0;
    g_autoptr(GError) inner = NULL;
    if (!g_file_get_contents(path, &text, &n, &inner)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, inner->message);
        return NULL;
    }
    if (n > MAX_PACK_BYTES) {
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:1: pack: %zu bytes, limit %d", path, n,
                    MAX_PACK_BYTES);
        return NULL;
    }
    if (!g_utf8_validate(text, (gssize)n, NULL)) {
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:1: pack: not UTF-8 text", path);
        return NULL;
    }
    return g_steal_pointer(&text);
}

MxPackFile *mx_pack_file_load(const char *path, const char *name, GError **error) {
    g_autoptr(MxPackFile) file = g_new0(MxPackFile, 1);
    file->path = g_strdup(path);
    file->name = g_strdup(name);
    file->text = read_text(path, error);
    file->tree = file->text ? mx_pack_tree_parse(path, file->text, error) : NULL;
    return file->tree ? g_steal_pointer(&file) : NULL;
}

void mx_pack_file_free(MxPackFile *file) {
    if (!file)
        return;
    mx_pack_tree_free(file->tree);
    g_free(file->text);
    g_free(file->path);
    g_free(file->name);
    g_free(file);
}

void mx_pack_error_join_lines(GError **error) {
    for (char *p = error ? (*error)->message : NULL; p && *p; p++)
        if (g_ascii_iscntrl(*p))
            *p = ' ';
}

static char *quote_single(const char *value) {
    g_auto(GStrv) pieces = g_strsplit(value, "'", -1);
    return g_strjoinv("''", pieces);
}

/* Where the plain form ends inside a longer word (`id: unit` in `id: unit_level`) it is not found.
 */
static const char *find_plain(const char *from, const char *needle) {
    gsize n = strlen(needle);
    for (const char *p = strstr(from, needle); p; p = strstr(p + 1, needle))
        if (!g_ascii_isalnum(p[n]) && !strchr("_.-", p[n]))
            return p;
        else if (p[n] == '\0')
            return p;
    return NULL;
}

static const char *earlier(const char *a, const char *b) {
    return !a || (b && b < a) ? b : a;
}

const char *mx_pack_file_find(const MxPackFile *file, const char *from, const char *key,
                              const char *value) {
    g_autofree char *doubled = quote_single(value);
    g_autofree char *single = g_strdup_printf("%s: '%s'", key, doubled);
    g_autofree char *twice = g_strdup_printf("%s: \"%s\"", key, value);
    g_autofree char *plain = g_strdup_printf("%s: %s", key, value);
    const char *start = from ? from : file->text;
    const char *place = earlier(strstr(start, single), strstr(start, twice));
    return earlier(place, find_plain(start, plain));
}

const char *mx_pack_file_key(const MxPackFile *file, const char *key) {
    g_autofree char *line = g_strdup_printf("\n%s:", key);
    const char *place = strstr(file->text, line);
    return place ? place + 1 : file->text;
}

char *mx_pack_file_place(const MxPackFile *file, const char *place) {
    guint line = 1;
    for (const char *p = file->text; place && p < place; p++)
        line += *p == '\n';
    return g_strdup_printf("%s:%u", file->path, line);
}

void mx_pack_file_refuse(const MxPackFile *file, const char *place, GError **error,
                         const char *format, ...) {
    va_list args;
    va_start(args, format);
    g_autofree char *where = mx_pack_file_place(file, place);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s: %s", where, what);
}
