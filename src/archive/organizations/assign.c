/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is written anew: what one document adds may name, join or part others. */
#include "archive/organizations/assign.h"

#include <string.h>

#include "archive/organizations/body.h"
#include "archive/organizations/collect.h"
#include "archive/organizations/editions.h"

typedef struct {
    sqlite3_stmt *region, *organization, *parent, *name, *document;
} Writing;

static bool run(MxDatabase *database, sqlite3_stmt *statement, GError **error) {
    bool done = sqlite3_step(statement) == SQLITE_DONE;
    if (!done)
        mx_database_set_error(mx_database_handle(database), error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

static void bind_text(sqlite3_stmt *statement, int i, const char *text) {
    sqlite3_bind_text(statement, i, text, -1, SQLITE_TRANSIENT);
}

/* With all that it lies in. */
static bool write_region(MxDatabase *database, const Writing *w, const MxRegion *region,
                         GError **error) {
    if (region == NULL)
        return true;
    if (!write_region(database, w, region->parent, error))
        return false;
    g_autofree char *whole = mx_region_full_name(region);
    bind_text(w->region, 1, region->code);
    bind_text(w->region, 2, region->name);
    bind_text(w->region, 3, whole);
    bind_text(w->region, 4, mx_region_level_name(region->level));
    bind_text(w->region, 5, region->parent != NULL ? region->parent->code : NULL);
    return run(database, w->region, error);
}

static bool write_organization(MxDatabase *database, const Writing *w, const MxWords *words,
                               MxBody *body, GError **error) {
    if (!write_region(database, w, body->region, error))
        return false;
    /* A zone is a part of its city's place, and neither the city nor one of its counties. */
    bool zone = g_strcmp0(body->how, "zone") == 0;
    bool likely = zone || g_strcmp0(body->how, "text") == 0;
    sqlite3_bind_int64(w->organization, 1, body->id);
    bind_text(w->organization, 2, body->key);
    bind_text(w->organization, 3, body->name);
    bind_text(w->organization, 4, mx_body_type(body, words));
    bind_text(w->organization, 5,
              body->region != NULL && !zone ? mx_region_level_name(body->region->level) : NULL);
    bind_text(w->organization, 6, body->region != NULL ? body->region->code : NULL);
    bind_text(w->organization, 7, body->how);
    bind_text(w->organization, 8, body->region == NULL ? NULL : likely ? "likely" : "certain");
    bind_text(w->organization, 9, body->reason);
    return run(database, w->organization, error);
}

static bool write_parent(MxDatabase *database, const Writing *w, const GPtrArray *bodies,
                         const MxBody *body, GError **error) {
    const MxBody *parent = mx_body_find_parent(bodies, body);
    if (parent == NULL)
        return true;
    sqlite3_bind_int64(w->parent, 1, body->id);
    sqlite3_bind_int64(w->parent, 2, parent->id);
    return run(database, w->parent, error);
}

static bool write_names(MxDatabase *database, const Writing *w, const MxBody *body,
                        GError **error) {
    for (guint i = 0; i < body->documents->len; i++) {
        const MxBodyDocument *document = body->documents->pdata[i];
        sqlite3_bind_int64(w->name, 1, body->id);
        bind_text(w->name, 2, document->name);
        if (!run(database, w->name, error))
            return false;
    }
    return true;
}

static bool write_documents(MxDatabase *database, const Writing *w, const MxBody *body,
                            GError **error) {
    for (guint i = 0; i < body->documents->len; i++) {
        const MxBodyDocument *document = body->documents->pdata[i];
        MxEdition edition = mx_edition_of(body, document);
        sqlite3_bind_int64(w->document, 1, document->id);
        sqlite3_bind_int64(w->document, 2, body->id);
        sqlite3_bind_int64(w->document, 3, edition.of);
        if (edition.nth > 0)
            sqlite3_bind_int64(w->document, 4, edition.nth);
        sqlite3_bind_int(w->document, 5, edition.counts);
        if (!run(database, w->document, error))
            return false;
    }
    return true;
}

static bool write_bodies(MxDatabase *database, const Writing *w, const MxWords *words,
                         GPtrArray *bodies, GError **error) {
    for (guint i = 0; i < bodies->len; i++) {
        MxBody *body = bodies->pdata[i];
        body->id = i + 1;
        mx_body_choose_name(body);
        if (!write_organization(database, w, words, body, error) ||
            !write_names(database, w, body, error) || !write_documents(database, w, body, error))
            return false;
    }
    for (guint i = 0; i < bodies->len; i++)
        if (!write_parent(database, w, bodies, bodies->pdata[i], error))
            return false;
    return true;
}

static bool prepare(MxDatabase *database, Writing *w, GError **error) {
    static const char *const SQL[] = {
        "INSERT OR IGNORE INTO regions VALUES (?1, ?2, ?3, ?4, ?5)",
        "INSERT INTO organizations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NULL)",
        "UPDATE organizations SET parent_id = ?2 WHERE id = ?1",
        ("INSERT INTO organization_names VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET documents = "
         "documents + 1"),
        "INSERT INTO document_organizations VALUES (?1, ?2, ?3, ?4, ?5)",
    };
    sqlite3_stmt **const to[] = { &w->region, &w->organization, &w->parent, &w->name,
                                  &w->document };
    for (gsize i = 0; i < G_N_ELEMENTS(SQL); i++)
        if ((*to[i] = mx_database_prepare(database, SQL[i], error)) == NULL)
            return false;
    return true;
}

static bool write_all(MxDatabase *database, const MxWords *words, GPtrArray *bodies,
                      GError **error) {
    Writing w = { 0 };
    bool good = mx_database_run(database,
                                "UPDATE organizations SET parent_id = NULL;"
                                "DELETE FROM document_organizations;"
                                "DELETE FROM organization_names; DELETE FROM organizations;"
                                "DELETE FROM regions",
                                error) &&
                prepare(database, &w, error) && write_bodies(database, &w, words, bodies, error);
    sqlite3_stmt *const statements[] = { w.region, w.organization, w.parent, w.name, w.document };
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++)
        sqlite3_finalize(statements[i]);
    return good;
}

/* Whether a document has no organization yet, or an organization no document any more. */
static bool is_stale(MxDatabase *database) {
    return mx_sql_number(mx_database_handle(database),
                         "SELECT EXISTS (SELECT 1 FROM documents d LEFT JOIN "
                         "document_organizations x ON x.document_id = d.id WHERE d.status = 'done' "
                         "AND d.organization <> '' AND x.document_id IS NULL) OR EXISTS (SELECT 1 "
                         "FROM organizations o LEFT JOIN document_organizations x ON "
                         "x.organization_id = o.id WHERE x.document_id IS NULL)") != 0;
}

bool mx_organizations_assign(MxDatabase *database, GError **error) {
    if (!is_stale(database))
        return true;
    g_autoptr(MxRegions) regions = mx_regions_load();
    g_autoptr(MxWords) words = mx_words_load();
    g_autoptr(GPtrArray) bodies = mx_bodies_collect(database, regions, words, error);
    if (bodies == NULL || !mx_database_begin(database, error))
        return false;
    if (write_all(database, words, bodies, error) && mx_database_run(database, "COMMIT", error))
        return true;
    mx_database_run(database, "ROLLBACK", NULL);
    return false;
}
