/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of one pack.
 *
 * A large pack is a folder, a file for each subject. In its lists the first pattern that matches
 * counts, over all files; so their order is said, once, by the list `files` of `pack.yaml`:
 *
 *     lexicon/pack.yaml      files: [tables, columns]
 *     lexicon/tables.yaml    columns: …, tables: …
 *     lexicon/columns.yaml   columns: …                  after those of tables.yaml
 *
 * A file that is listed must be there, and one that is there must be listed: a forgotten one would
 * be patterns that nobody asks.
 */
#include "pattern/source/source.h"

#include <mingxi/error.h>
#include <string.h>

#define HEAD_FILE MX_PACK_HEAD MX_PACK_SUFFIX

static gint compare_names(gconstpointer a, gconstpointer b) {
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *mx_pack_list_files(const char *dir, GError **error) {
    g_autoptr(GError) inner = NULL;
    g_autoptr(GDir) open = g_dir_open(dir, 0, &inner);
    if (!open) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, inner->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(open); name; name = g_dir_read_name(open))
        if (name[0] != '.' && g_str_has_suffix(name, MX_PACK_SUFFIX))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(MX_PACK_SUFFIX)));
    /* Sorted, so that detection and messages do not depend on the file system's order. */
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* ---------------------------------------------------------------------------- a pack of one -- */

static bool load_single(MxPackSource *source, const char *path, GError **error) {
    g_autofree char *base = g_path_get_basename(path);
    if (g_str_has_suffix(base, MX_PACK_SUFFIX))
        base[strlen(base) - strlen(MX_PACK_SUFFIX)] = '\0';
    MxPackFile *file = mx_pack_file_load(path, base, error);
    if (!file)
        return false;
    g_ptr_array_add(source->files, file);
    if (file->tree->files_count == 0)
        return true;
    mx_pack_file_refuse(file, mx_pack_file_key(file, "files"), error,
                        "files: only the %s of a folder lists files", HEAD_FILE);
    return false;
}

/* ----------------------------------------------------------------------------------- folders -- */

/* The place of the entry @name of the list `files`. */
static const char *find_entry(const MxPackFile *head, const char *name) {
    return strstr(mx_pack_file_key(head, "files"), name);
}

static MxPackFile *load_in_folder(const char *dir, const char *name, GError **error) {
    g_autofree char *pack = g_path_get_basename(dir);
    g_autofree char *file = g_strconcat(name, MX_PACK_SUFFIX, NULL);
    g_autofree char *path = g_build_filename(dir, file, NULL);
    g_autofree char *full = g_strconcat(pack, "/", name, NULL);
    return mx_pack_file_load(path, full, error);
}

static MxPackFile *load_head(const char *dir, GError **error) {
    g_autofree char *path = g_build_filename(dir, HEAD_FILE, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return load_in_folder(dir, MX_PACK_HEAD, error);
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN,
                "%s:1: pack: no such file; it makes the folder a pack and lists its files", path);
    return NULL;
}

static bool has_name(const GPtrArray *names, const char *name) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name, g_str_equal, NULL);
}

/* What is said of the whole pack stands in its head. */
static bool check_part(const MxPackFile *file, GError **error) {
    const MxPackTree *tree = file->tree;
    const char *key = tree->extends                ? "extends"
                      : tree->detect.any_count > 0 ? "detect"
                      : tree->files_count > 0      ? "files"
                                                   : NULL;
    if (key == NULL)
        return true;
    mx_pack_file_refuse(file, mx_pack_file_key(file, key), error, "%s: belongs into %s", key,
                        HEAD_FILE);
    return false;
}

static bool load_part(MxPackSource *source, const char *dir, const char *name, GError **error) {
    MxPackFile *file = load_in_folder(dir, name, error);
    if (!file)
        return false;
    g_ptr_array_add(source->files, file);
    return check_part(file, error);
}

/* @present: the names of the folder's files. */
static bool load_listed(MxPackSource *source, const char *dir, const GPtrArray *present,
                        GError **error) {
    const MxPackFile *head = mx_pack_source_head(source);
    g_autoptr(GPtrArray) seen = g_ptr_array_new();
    g_ptr_array_add(seen, (gpointer)MX_PACK_HEAD);
    for (unsigned i = 0; i < head->tree->files_count; i++) {
        char *name = head->tree->files[i];
        bool twice = has_name(seen, name);
        if (twice || !has_name(present, name)) {
            mx_pack_file_refuse(head, find_entry(head, name), error, "files: %s “%s%s”",
                                twice ? "a second time" : "no file", name, MX_PACK_SUFFIX);
            return false;
        }
        g_ptr_array_add(seen, name);
        if (!load_part(source, dir, name, error))
            return false;
    }
    for (guint i = 0; i < present->len; i++) {
        if (has_name(seen, present->pdata[i]))
            continue;
        g_autofree char *path = g_build_filename(dir, (const char *)present->pdata[i], NULL);
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN,
                    "%s%s:1: pack: not among the files that %s lists", path, MX_PACK_SUFFIX,
                    HEAD_FILE);
        return false;
    }
    return true;
}

static bool load_folder(MxPackSource *source, const char *dir, GError **error) {
    MxPackFile *head = load_head(dir, error);
    if (!head)
        return false;
    g_ptr_array_add(source->files, head);
    g_autoptr(GPtrArray) present = mx_pack_list_files(dir, error);
    return present && load_listed(source, dir, present, error);
}

MxPackSource *mx_pack_source_load(const char *path, GError **error) {
    g_autoptr(MxPackSource) source = g_new0(MxPackSource, 1);
    source->files = g_ptr_array_new_with_free_func((GDestroyNotify)mx_pack_file_free);
    bool folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    if (folder ? load_folder(source, path, error) : load_single(source, path, error))
        return g_steal_pointer(&source);
    mx_pack_error_join_lines(error);
    return NULL;
}

void mx_pack_source_free(MxPackSource *source) {
    if (!source)
        return;
    g_ptr_array_unref(source->files);
    g_free(source);
}

const MxPackFile *mx_pack_source_head(const MxPackSource *source) {
    return source->files->pdata[0];
}
