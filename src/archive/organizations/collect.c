/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two documents are of one body where their names say one place and, written one way, leave the
 * same: 江苏省人民检察院 and 江苏省检察院. A name that does not say its place, 市财政局, may be any
 * city's: each such document stands alone. Of a body of no place, a university, the name is all.
 */
#include "archive/organizations/collect.h"

#include <string.h>

#include "base/digest.h"

/* Digits of the hash that are the key: two of a million bodies share 16 once in 10 million
 * databases. */
#define KEY_DIGITS 16

typedef struct {
    MxDatabase *database;
    const MxRegions *regions;
    const MxWords *words;
    sqlite3_stmt *override, *text;
    GHashTable *bodies; /* identity → MxBody */
} Collecting;

static void document_free(gpointer data) {
    MxBodyDocument *document = data;
    g_free(document->name);
    g_free(document->level);
    g_free(document->kind);
    g_free(document->title);
    g_free(document);
}

static void body_free(gpointer data) {
    MxBody *body = data;
    char *const texts[] = { body->identity, body->key,  body->rest,
                            body->name,     body->type, body->parent };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(body->documents);
    g_free(body);
}

static const char *text_at(sqlite3_stmt *row, int i) {
    return (const char *)sqlite3_column_text(row, i);
}

/* ----------------------------------------------------------------------------- one document -- */

/* What a document says besides its body's name, in one text. */
static char *load_text(const Collecting *c, gint64 document) {
    sqlite3_reset(c->text);
    sqlite3_bind_int64(c->text, 1, document);
    return sqlite3_step(c->text) == SQLITE_ROW ? g_strdup(text_at(c->text, 0)) : NULL;
}

static void place(const Collecting *c, gint64 document, const char *name, MxPlaced *placed) {
    mx_place_body(c->regions, c->words, name, NULL, placed);
    if (placed->region != NULL || strcmp(placed->reason, "unlisted") == 0)
        return;
    g_autofree char *text = load_text(c, document);
    mx_placed_clear(placed);
    mx_place_body(c->regions, c->words, name, text, placed);
}

/* Whether another document with that name may be another body's. */
static bool stands_alone(const MxPlaced *placed) {
    return placed->region == NULL &&
           (placed->relative != NULL || strcmp(placed->reason, "several") == 0);
}

static char *make_identity(const MxPlaced *placed, const char *sha256) {
    if (stands_alone(placed))
        return g_strconcat("?", sha256, NULL);
    return g_strconcat(placed->region != NULL ? placed->region->code : "", "|", placed->rest, NULL);
}

static MxBody *find_body(const Collecting *c, const MxPlaced *placed, const char *sha256) {
    g_autofree char *identity = make_identity(placed, sha256);
    MxBody *body = g_hash_table_lookup(c->bodies, identity);
    if (body != NULL)
        return body;
    body = g_new0(MxBody, 1);
    g_autofree char *hash = mx_sha256(identity, strlen(identity));
    body->key = g_strndup(hash, KEY_DIGITS);
    body->identity = g_steal_pointer(&identity);
    body->rest = g_strdup(placed->rest);
    body->region = placed->region;
    body->how = placed->region != NULL ? placed->how : NULL;
    body->reason = placed->region != NULL ? NULL : placed->reason;
    body->documents = g_ptr_array_new_with_free_func(document_free);
    g_hash_table_insert(c->bodies, body->identity, body);
    return body;
}

/* -------------------------------------------------------------------------- the user's file -- */

typedef struct {
    char *organization, *region, *type, *parent;
} Override;

static void override_clear(Override *o) {
    g_free(o->organization);
    g_free(o->region);
    g_free(o->type);
    g_free(o->parent);
}

static bool find_override(const Collecting *c, const char *name, Override *o) {
    sqlite3_reset(c->override);
    sqlite3_bind_text(c->override, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(c->override) != SQLITE_ROW)
        return false;
    char **const to[] = { &o->organization, &o->region, &o->type, &o->parent };
    for (int i = 0; i < (int)G_N_ELEMENTS(to); i++)
        *to[i] = g_strdup(text_at(c->override, i));
    return true;
}

/* The file's name is placed as any other; a code in the file goes before what it says. */
static MxBody *add_to_body(const Collecting *c, gint64 document, const char *name,
                           const char *sha256) {
    Override o = { 0 };
    bool told = find_override(c, name, &o);
    MxPlaced placed;
    place(c, document, told && o.organization != NULL ? o.organization : name, &placed);
    const MxRegion *region =
        told && o.region != NULL ? mx_regions_coded(c->regions, o.region) : NULL;
    if (region != NULL) {
        placed.region = region;
        placed.how = "file";
    }
    MxBody *body = find_body(c, &placed, sha256);
    if (told && o.organization != NULL) {
        g_free(body->name);
        body->name = g_strdup(o.organization);
    }
    if (told && o.type != NULL && body->type == NULL)
        body->type = g_steal_pointer(&o.type);
    if (told && o.parent != NULL && body->parent == NULL)
        body->parent = g_steal_pointer(&o.parent);
    override_clear(&o);
    mx_placed_clear(&placed);
    return body;
}

/* -------------------------------------------------------------------------------- all of it -- */

static void add_document(const Collecting *c, sqlite3_stmt *row) {
    gint64 id = sqlite3_column_int64(row, 0);
    const char *name = text_at(row, 1);
    MxBody *body = add_to_body(c, id, name, text_at(row, 6));
    MxBodyDocument *document = g_new0(MxBodyDocument, 1);
    document->id = id;
    document->name = g_strdup(name);
    document->level = g_strdup(text_at(row, 2));
    document->kind = g_strdup(text_at(row, 3));
    document->year = sqlite3_column_int(row, 4);
    document->title = g_strdup(text_at(row, 5));
    const char *title = document->title != NULL ? document->title : "";
    const char *edition = mx_words_meaning(c->words, "edition", title);
    document->rank = edition == NULL ? 0 : strcmp(edition, "draft") == 0 ? -1 : 1;
    body->government = body->government || g_str_has_prefix(document->kind, "government");
    g_ptr_array_add(body->documents, document);
}

static gint compare_bodies(gconstpointer a, gconstpointer b) {
    const MxBody *const *x = a, *const *y = b;
    return strcmp((*x)->key, (*y)->key);
}

static bool read_documents(const Collecting *c, GError **error) {
    sqlite3_stmt *list = mx_database_prepare(
        c->database,
        "SELECT id, organization, level, kind, year, title, coalesce(sha256, id) FROM documents "
        "WHERE status = 'done' AND organization IS NOT NULL AND organization <> '' ORDER BY id",
        error);
    if (list == NULL)
        return false;
    int code;
    while ((code = sqlite3_step(list)) == SQLITE_ROW)
        add_document(c, list);
    if (code != SQLITE_DONE)
        mx_database_set_error(mx_database_handle(c->database), error);
    sqlite3_finalize(list);
    return code == SQLITE_DONE;
}

GPtrArray *mx_bodies_collect(MxDatabase *database, const MxRegions *regions, const MxWords *words,
                             GError **error) {
    static const char OVERRIDE[] =
        "SELECT organization, region, type, parent FROM organization_overrides WHERE name = ?1";
    static const char TEXT[] =
        "SELECT coalesce((SELECT title FROM documents WHERE id = ?1), '') || ' ' || coalesce("
        "(SELECT group_concat(title, ' ') FROM tables WHERE document_id = ?1), '') || ' ' || "
        "coalesce((SELECT group_concat(coalesce(title, '') || ' ' || text, ' ') FROM sections "
        "WHERE document_id = ?1), '')";
    Collecting c = { .database = database, .regions = regions, .words = words };
    c.bodies = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);
    c.override = mx_database_prepare(database, OVERRIDE, error);
    c.text = c.override != NULL ? mx_database_prepare(database, TEXT, error) : NULL;
    bool good = c.text != NULL && read_documents(&c, error);
    GPtrArray *bodies = g_ptr_array_new_with_free_func(body_free);
    GHashTableIter iter;
    gpointer body;
    g_hash_table_iter_init(&iter, c.bodies);
    while (g_hash_table_iter_next(&iter, NULL, &body))
        g_ptr_array_add(bodies, body);
    g_ptr_array_sort(bodies, compare_bodies);
    sqlite3_finalize(c.override);
    sqlite3_finalize(c.text);
    g_hash_table_unref(c.bodies);
    if (!good)
        g_clear_pointer(&bodies, g_ptr_array_unref);
    return bodies;
}
