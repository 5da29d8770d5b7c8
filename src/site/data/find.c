/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A search without a server: a page loads only what a word needs.
 *
 *   data/find-items-K.js   items by their number, PER_CHUNK a file: part, name, link, where it is,
 *                          other words it is found by
 *   data/find-grams-K.js   for every two neighbouring characters the numbers of the items that have
 *                          them, as differences: {"广州":[3,1,40],…}; 0: more than COMMON have them
 *
 * A word's items are among those that have all its pairs. Pairs that very many have lead to no
 * list: looking through the items from the first finds enough of them soon.
 */
#include "site/data/find.h"

#include "site/data/values.h"
#include "site/query.h"

/* Items of a file: some 70 KB. */
#define PER_CHUNK 500
/* Of more items a list would be over 15 KB, and each hundredth item has the pair in the archives
 * here. */
#define COMMON 4000
/* Of a file of lists: several are loaded for a word. */
#define BUCKET_BYTES 20000
/* Characters of a name that are searched; a name is no text. */
#define MAX_CHARS 300

typedef struct {
    GString *numbers; /* NULL: common */
    guint n, last;
} Pair;

typedef struct {
    const MxSite *site;
    GHashTable *pairs; /* two code points in 64 bits: Pair */
    FILE *chunk;
    guint n;
    char *part;     /* of the item before */
    GString *parts; /* "organizations":[first,end],…: which numbers are whose */
} Index;

static void free_pair(gpointer data) {
    Pair *pair = data;
    if (pair->numbers != NULL)
        g_string_free(pair->numbers, TRUE);
    g_free(pair);
}

/* As fold() of html/common/format.js: what looks alike, in small letters, without blanks and
 * commas. */
static gunichar *fold(const char *text, glong *length) {
    g_autofree char *alike = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    g_autofree char *small = g_utf8_strdown(alike != NULL ? alike : "", -1);
    gunichar *chars = g_utf8_to_ucs4_fast(small, -1, length);
    glong kept = 0;
    for (glong i = 0; i < *length; i++)
        if (!g_unichar_isspace(chars[i]) && chars[i] != ',')
            chars[kept++] = chars[i];
    *length = MIN(kept, MAX_CHARS);
    return chars;
}

/* ------------------------------------------------------------------------------------ pairs -- */

static void add_to_pair(Index *index, guint64 key) {
    Pair *pair = g_hash_table_lookup(index->pairs, &key);
    if (pair == NULL) {
        pair = g_new0(Pair, 1);
        pair->numbers = g_string_new(NULL);
        g_hash_table_insert(index->pairs, g_memdup2(&key, sizeof(key)), pair);
    }
    if (pair->numbers == NULL || (pair->n > 0 && pair->last == index->n))
        return;
    if (pair->n++ == COMMON) {
        g_string_free(g_steal_pointer(&pair->numbers), TRUE);
        return;
    }
    g_string_append_printf(pair->numbers, pair->n > 1 ? ",%u" : "%u", index->n - pair->last);
    pair->last = index->n;
}

static void add_text(Index *index, const char *text) {
    glong length = 0;
    g_autofree gunichar *chars = fold(text, &length);
    for (glong i = 0; i + 1 < length; i++)
        add_to_pair(index, (guint64)chars[i] << 32 | chars[i + 1]);
}

/* ------------------------------------------------------------------------------------ items -- */

static bool close_chunk(Index *index, GError **error) {
    if (index->chunk == NULL)
        return true;
    fputs("]);\n", index->chunk);
    return mx_site_close(g_steal_pointer(&index->chunk), "data/find-items", error);
}

static bool open_chunk(Index *index, GError **error) {
    g_autofree char *name = g_strdup_printf("data/find-items-%u.js", index->n / PER_CHUNK);
    index->chunk = mx_site_open(index->site, name, error);
    if (index->chunk == NULL)
        return false;
    fprintf(index->chunk, "mingxi.put(\"find-items-%u\",[\n", index->n / PER_CHUNK);
    return true;
}

static void note_part(Index *index, const char *part) {
    if (index->part != NULL && (part == NULL || !g_str_equal(index->part, part)))
        g_string_append_printf(index->parts, ",%u]", index->n);
    if (part == NULL || g_strcmp0(index->part, part) == 0)
        return;
    g_string_append_printf(index->parts, "%s\"%s\":[%u", index->part != NULL ? "," : "", part,
                           index->n);
    g_free(index->part);
    index->part = g_strdup(part);
}

static bool add_item(Index *index, sqlite3_stmt *row, GError **error) {
    if (index->n % PER_CHUNK == 0 && (!close_chunk(index, error) || !open_chunk(index, error)))
        return false;
    note_part(index, mx_site_text(row, 0));
    g_autoptr(GString) line = g_string_new(index->n % PER_CHUNK > 0 ? ",\n[" : "[");
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        g_string_append(line, i > 0 ? "," : "");
        mx_site_append_value(line, row, i);
    }
    fprintf(index->chunk, "%s]", line->str);
    add_text(index, mx_site_text(row, 1));
    add_text(index, mx_site_text(row, 4));
    index->n++;
    return true;
}

static bool add_items(Index *index, GError **error) {
    sqlite3_stmt *items = mx_site_prepare_query(index->site, "find", error);
    if (items == NULL)
        return false;
    int step;
    bool good = true;
    while (good && (step = sqlite3_step(items)) == SQLITE_ROW)
        good = mx_site_go_on(index->site, error) && add_item(index, items, error);
    if (good && step != SQLITE_DONE) {
        mx_database_set_error(mx_database_handle(index->site->database), error);
        good = false;
    }
    note_part(index, NULL);
    sqlite3_finalize(items);
    return close_chunk(index, good ? error : NULL) && good;
}

/* ---------------------------------------------------------------------------------- buckets -- */

static void append_pair(GString *out, guint64 key, const Pair *pair) {
    char text[13] = { 0 };
    int n = g_unichar_to_utf8((gunichar)(key >> 32), text);
    g_unichar_to_utf8((gunichar)(key & G_MAXUINT32), text + n);
    g_string_append(out, out->len > 0 ? ",\n" : "");
    mx_site_append_string(out, text);
    g_string_append_printf(out, pair->numbers != NULL ? ":[%s]" : ":0",
                           pair->numbers != NULL ? pair->numbers->str : "");
}

/* As bucketOf() of site/page/search/find.js. */
static guint bucket_of(guint64 key, guint n) {
    return ((guint)(key >> 32) * 31 + (guint)(key & G_MAXUINT32)) % n;
}

static guint count_buckets(const Index *index) {
    GHashTableIter iter;
    gpointer value;
    gsize bytes = 0;
    g_hash_table_iter_init(&iter, index->pairs);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Pair *pair = value;
        bytes += 12 + (pair->numbers != NULL ? pair->numbers->len : 0);
    }
    return (guint)(bytes / BUCKET_BYTES) + 1;
}

static bool write_bucket(const Index *index, guint k, const GString *lists, GError **error) {
    g_autofree char *name = g_strdup_printf("data/find-grams-%u.js", k);
    g_autofree char *text = g_strdup_printf("mingxi.put(\"find-grams-%u\",{%s});\n", k, lists->str);
    return mx_site_write_text(index->site, name, text, error);
}

static void free_string(gpointer data) {
    g_string_free(data, TRUE);
}

static int compare_keys(gconstpointer a, gconstpointer b) {
    const guint64 *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool write_buckets(const Index *index, guint n, GError **error) {
    g_autoptr(GPtrArray) buckets = g_ptr_array_new_with_free_func(free_string);
    for (guint k = 0; k < n; k++)
        g_ptr_array_add(buckets, g_string_new(NULL));
    /* The same database gives the same files, whatever the order in the hash table. */
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(index->pairs), compare_keys);
    for (GList *i = keys; i != NULL; i = i->next) {
        guint64 key = *(guint64 *)i->data;
        append_pair(buckets->pdata[bucket_of(key, n)], key,
                    g_hash_table_lookup(index->pairs, i->data));
    }
    for (guint k = 0; k < n; k++)
        if (!write_bucket(index, k, buckets->pdata[k], error))
            return false;
    return true;
}

bool mx_site_write_find(const MxSite *site, GString *manifest, GError **error) {
    Index index = { .site = site, .parts = g_string_new(NULL) };
    index.pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_pair);
    guint n = 0;
    bool written = add_items(&index, error);
    if (written) {
        n = count_buckets(&index);
        written = write_buckets(&index, n, error);
    }
    g_string_append_printf(manifest, ",\n \"find\":{\"chunk\":%u,\"buckets\":%u,\"parts\":{%s}}",
                           PER_CHUNK, n, index.parts->str);
    g_string_free(index.parts, TRUE);
    g_free(index.part);
    g_hash_table_unref(index.pairs);
    return written;
}
