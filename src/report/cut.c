/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arrays are cut where they are long: rows, forms, sections, lists, the places of a finding. Their
 * items go into pieces in the order of the page, as many as a piece holds:
 *
 *   head                                pieces
 *   tables: [{title, rows: []}]         0: [["tables",0,[{columns}]],["tables/0/rows",0,[{…},{…}]]]
 *   cut: {"tables":                     1: [["tables/0/rows",2,[{…}]],["projects",0,[{…}]]]
 *          {n: 1, starts: [[0,0]]},
 *         "tables/0/rows":
 *          {n: 3, starts: [[0,0],[2,1]]}}
 *
 * Tables, forms and sections leave in the head what their headings show.
 */
#include "report/cut.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <string.h>

/* Bytes. A page loads 375 KB of scripts and style at first and is to stay under 500 KB with its
 * head and two pieces. What is smaller than WHOLE is not cut: a file more would cost more than it
 * saves. */
#define WHOLE_BYTES 80000
#define PIECE_BYTES 30000

/* Of a finding's places the head keeps those that its card shows at first. */
#define PLACES_KEPT 8

typedef struct {
    cJSON *cut, *ranges;
    GPtrArray *pieces;
    GString *piece;
    const char *path; /* of the fragment that is open in @piece */
    cJSON *starts;
    int first_page, last_page;
} Cutter;

/* ------------------------------------------------------------------------------------ pieces -- */

/* The pages that @item is of: its own, and those of what it holds. */
static void add_pages(Cutter *c, const cJSON *item) {
    const cJSON *child;
    cJSON_ArrayForEach(child, item) {
        bool pages = child->string != NULL && strcmp(child->string, "pages") == 0;
        bool page = child->string != NULL && strcmp(child->string, "page") == 0;
        for (const cJSON *n = pages  ? child->child
                              : page ? child
                                     : NULL;
             n != NULL; n = pages ? n->next : NULL) {
            if (!cJSON_IsNumber(n))
                continue;
            c->first_page = c->first_page == 0 ? n->valueint : MIN(c->first_page, n->valueint);
            c->last_page = MAX(c->last_page, n->valueint);
        }
        if (cJSON_IsArray(child) || cJSON_IsObject(child))
            add_pages(c, child);
    }
}

static void close_fragment(Cutter *c) {
    if (c->path != NULL)
        g_string_append(c->piece, "]]");
    c->path = NULL;
}

static void close_piece(Cutter *c) {
    if (c->piece->len == 0)
        return;
    close_fragment(c);
    g_string_append_c(c->piece, ']');
    g_ptr_array_add(c->pieces, g_strdup(c->piece->str));
    g_string_truncate(c->piece, 0);
    cJSON_AddItemToArray(c->ranges,
                         cJSON_CreateIntArray((int[]){ c->first_page, c->last_page }, 2));
    c->first_page = c->last_page = 0;
}

static void open_fragment(Cutter *c, const char *path, int first) {
    g_string_append_printf(c->piece, "%s[\"%s\",%d,[", c->piece->len == 0 ? "[" : ",", path, first);
    c->path = path;
    cJSON_AddItemToArray(c->starts, cJSON_CreateIntArray((int[]){ first, (int)c->pieces->len }, 2));
}

static void add_item(Cutter *c, const char *path, int i, const cJSON *item) {
    char *text = cJSON_PrintUnformatted(item);
    if (c->piece->len > 0 && c->piece->len + strlen(text) > PIECE_BYTES)
        close_piece(c);
    if (c->path == NULL)
        open_fragment(c, path, i);
    else
        g_string_append_c(c->piece, ',');
    g_string_append(c->piece, text);
    add_pages(c, item);
    cJSON_free(text);
}

static cJSON *begin_array(Cutter *c, const char *path, int n) {
    close_fragment(c);
    cJSON *entry = cJSON_AddObjectToObject(c->cut, path);
    cJSON_AddNumberToObject(entry, "n", n);
    c->starts = cJSON_AddArrayToObject(entry, "starts");
    return c->starts;
}

/* All items of @array go into pieces; @array keeps the first @kept. */
static void cut_array(Cutter *c, const char *path, cJSON *array, int kept) {
    int n = cJSON_GetArraySize(array);
    if (n <= kept)
        return;
    begin_array(c, path, n);
    int i = 0;
    for (const cJSON *item = array->child; item != NULL; item = item->next)
        add_item(c, path, i++, item);
    close_fragment(c);
    while (cJSON_GetArrayItem(array, kept) != NULL)
        cJSON_DeleteItemFromArray(array, kept);
}

/* ------------------------------------------------------------------------------------- parts -- */

static const char *const TABLE_HEAD[] = { "id",   "number", "title", "unit",
                                          "note", "pages",  "sides", NULL };
static const char *const FORM_HEAD[] = { "name", "title", "pages", NULL };
static const char *const SECTION_HEAD[] = { "number", "title", "level", "pages", NULL };

static cJSON *make_stub(const cJSON *item, const char *const *keys) {
    cJSON *stub = cJSON_CreateObject();
    for (; *keys != NULL; keys++) {
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, *keys);
        if (value != NULL)
            cJSON_AddItemToObject(stub, *keys, cJSON_Duplicate(value, true));
    }
    return stub;
}

static const cJSON *at(const cJSON *item, const char *a, const char *b, const char *key) {
    const cJSON *group = cJSON_GetObjectItemCaseSensitive(item, a);
    group = cJSON_GetObjectItemCaseSensitive(group, b);
    return cJSON_GetObjectItemCaseSensitive(group, key);
}

/* The amount that stands in a form's heading. */
static cJSON *make_form_stub(const cJSON *form) {
    static const char *const GROUPS[] = { "annual", "period" };
    cJSON *stub = make_stub(form, FORM_HEAD);
    cJSON *funds = cJSON_AddObjectToObject(stub, "funds");
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++) {
        const cJSON *total = at(form, "funds", GROUPS[i], "total");
        cJSON *group = cJSON_AddObjectToObject(funds, GROUPS[i]);
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(total, "value");
        if (value != NULL)
            cJSON_AddItemToObject(cJSON_AddObjectToObject(group, "total"), "value",
                                  cJSON_Duplicate(value, true));
    }
    return stub;
}

/* Forms go into pieces whole; in their places stand stubs. */
static void cut_forms(Cutter *c, const char *path, cJSON *array) {
    int n = cJSON_GetArraySize(array);
    if (n == 0)
        return;
    begin_array(c, path, n);
    for (int i = 0; i < n; i++) {
        const cJSON *item = cJSON_GetArrayItem(array, i);
        add_item(c, path, i, item);
        cJSON_ReplaceItemInArray(array, i, make_form_stub(item));
    }
    close_fragment(c);
}

/* Whether a piece has to load before a table can be laid out: its rows belong to two sides. */
static void add_sides(cJSON *table) {
    static const char *const SIDES[] = { "revenue", "expenditure" };
    cJSON *sides = cJSON_AddArrayToObject(table, "sides");
    for (gsize i = 0; i < G_N_ELEMENTS(SIDES); i++) {
        const cJSON *row;
        bool found = false;
        cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(table, "rows")) {
            const char *side = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, "side"));
            found = found || (side != NULL && strcmp(side, SIDES[i]) == 0);
        }
        if (found)
            cJSON_AddItemToArray(sides, cJSON_CreateString(SIDES[i]));
    }
}

/* "tables/3/rows". Paths outlive the fragments that name them. */
static char *path_of(GPtrArray *paths, const char *list, int k, const char *array) {
    char *path = g_strdup_printf("%s/%d/%s", list, k, array);
    g_ptr_array_add(paths, path);
    return path;
}

/* What findings say of places in tables: the names of their columns stand in the head. */
static bool is_named(const cJSON *d, const cJSON *table, const cJSON *column) {
    const cJSON *report = cJSON_GetObjectItemCaseSensitive(d, "report"), *finding, *evidence;
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(table, "id");
    cJSON_ArrayForEach(finding, cJSON_GetObjectItemCaseSensitive(report, "findings"))
        cJSON_ArrayForEach(
            evidence,
            cJSON_GetObjectItemCaseSensitive(
                finding,
                "evidence")) if (cJSON_Compare(cJSON_GetObjectItemCaseSensitive(evidence, "table"),
                                               id, true) &&
                                 cJSON_Compare(cJSON_GetObjectItemCaseSensitive(evidence, "column"),
                                               column, true)) return true;
    return false;
}

static cJSON *make_table_stub(const cJSON *d, const cJSON *table) {
    cJSON *stub = make_stub(table, TABLE_HEAD);
    cJSON *columns = cJSON_AddArrayToObject(stub, "columns");
    const cJSON *column;
    cJSON_ArrayForEach(
        column, cJSON_GetObjectItemCaseSensitive(
                    table, "columns")) if (is_named(d, table,
                                                    cJSON_GetObjectItemCaseSensitive(column, "id")))
        cJSON_AddItemToArray(columns, cJSON_Duplicate(column, true));
    cJSON_AddArrayToObject(stub, "rows");
    return stub;
}

/* A table's rows follow it. */
static void cut_tables(Cutter *c, GPtrArray *paths, cJSON *d) {
    cJSON *tables = cJSON_GetObjectItemCaseSensitive(d, "tables");
    int n = cJSON_GetArraySize(tables);
    cJSON *starts = n > 0 ? begin_array(c, "tables", n) : NULL;
    for (int k = 0; k < n; k++) {
        cJSON *table = cJSON_GetArrayItem(tables, k);
        add_sides(table);
        cJSON *stub = make_table_stub(d, table);
        cJSON *rows = cJSON_DetachItemFromObjectCaseSensitive(table, "rows");
        c->starts = starts;
        add_item(c, "tables", k, table);
        cut_array(c, path_of(paths, "tables", k, "rows"), rows, 0);
        close_fragment(c);
        cJSON_Delete(rows);
        cJSON_ReplaceItemInArray(tables, k, stub);
    }
}

static void cut_sections(Cutter *c, GPtrArray *paths, cJSON *d) {
    cJSON *sections = cJSON_GetObjectItemCaseSensitive(d, "sections");
    int n = cJSON_GetArraySize(sections);
    cJSON *starts = n > 0 ? begin_array(c, "sections", n) : NULL;
    for (int k = 0; k < n; k++) {
        cJSON *section = cJSON_GetArrayItem(sections, k);
        cJSON *facts = cJSON_DetachItemFromObjectCaseSensitive(section, "facts");
        cJSON *stub = make_stub(section, SECTION_HEAD);
        cJSON_AddArrayToObject(stub, "facts");
        c->starts = starts;
        add_item(c, "sections", k, section);
        cut_array(c, path_of(paths, "sections", k, "facts"), facts, 0);
        close_fragment(c);
        cJSON_Delete(facts);
        cJSON_ReplaceItemInArray(sections, k, stub);
    }
}

static void cut_findings(Cutter *c, GPtrArray *paths, cJSON *d) {
    cJSON *report = cJSON_GetObjectItemCaseSensitive(d, "report"), *finding;
    int k = 0;
    cJSON_ArrayForEach(finding, cJSON_GetObjectItemCaseSensitive(report, "findings"))
        cut_array(c, path_of(paths, "report/findings", k++, "evidence"),
                  cJSON_GetObjectItemCaseSensitive(finding, "evidence"), PLACES_KEPT);
}

/* Where something stands, as a key; NULL where it has no place. */
static char *place_of(const cJSON *item) {
    const cJSON *page = cJSON_GetObjectItemCaseSensitive(item, "page");
    const cJSON *box = cJSON_GetObjectItemCaseSensitive(item, "bbox");
    if (!cJSON_IsNumber(page) || cJSON_GetArraySize(box) != 4)
        return NULL;
    GString *place = g_string_new(NULL);
    g_string_printf(place, "%d", page->valueint);
    for (const cJSON *n = box->child; n != NULL; n = n->next)
        g_string_append_printf(place, " %.2f", n->valuedouble);
    return g_string_free(place, FALSE);
}

static GHashTable *places_of_findings(const cJSON *d) {
    GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const cJSON *report = cJSON_GetObjectItemCaseSensitive(d, "report"), *finding, *evidence;
    cJSON_ArrayForEach(finding, cJSON_GetObjectItemCaseSensitive(report, "findings"))
        cJSON_ArrayForEach(evidence, cJSON_GetObjectItemCaseSensitive(finding, "evidence")) {
        char *place = place_of(evidence);
        if (place != NULL)
            g_hash_table_add(places, place);
    }
    return places;
}

/* A section's figures go with it; the head keeps those that a finding rests on. */
static void move_facts(cJSON *d) {
    g_autoptr(GHashTable) places = places_of_findings(d);
    cJSON *facts = cJSON_DetachItemFromObjectCaseSensitive(d, "facts");
    cJSON *kept = cJSON_AddArrayToObject(d, "facts");
    cJSON *sections = cJSON_GetObjectItemCaseSensitive(d, "sections"), *section;
    cJSON_ArrayForEach(section, sections) cJSON_AddArrayToObject(section, "facts");
    while (facts != NULL && facts->child != NULL) {
        cJSON *fact = cJSON_DetachItemFromArray(facts, 0);
        g_autofree char *place = place_of(fact);
        if (place != NULL && g_hash_table_contains(places, place))
            cJSON_AddItemToArray(kept, cJSON_Duplicate(fact, true));
        const cJSON *of = cJSON_GetObjectItemCaseSensitive(fact, "section");
        section = cJSON_IsNumber(of) ? cJSON_GetArrayItem(sections, of->valueint) : NULL;
        if (section != NULL)
            cJSON_AddItemToArray(cJSON_GetObjectItemCaseSensitive(section, "facts"), fact);
        else
            cJSON_Delete(fact);
    }
    cJSON_Delete(facts);
}

/* What of the functions no chart shows: what stands below the classes. */
static void drop_lower_functions(cJSON *d) {
    cJSON *functions = cJSON_GetObjectItemCaseSensitive(d, "functions");
    cJSON *lines = cJSON_GetObjectItemCaseSensitive(functions, "lines");
    for (int i = cJSON_GetArraySize(lines); i-- > 0;) {
        const cJSON *level =
            cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(lines, i), "level");
        if (cJSON_IsNumber(level) && level->valueint > 0)
            cJSON_DeleteItemFromArray(lines, i);
    }
}

static void cut_document(Cutter *c, cJSON *d) {
    static const char *const LISTS[] = { "glossary", "unclaimed", "diagnostics" };
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    drop_lower_functions(d);
    move_facts(d);
    cut_findings(c, paths, d);
    cut_tables(c, paths, d);
    cut_forms(c, "overalls", cJSON_GetObjectItemCaseSensitive(d, "overalls"));
    cut_forms(c, "projects", cJSON_GetObjectItemCaseSensitive(d, "projects"));
    cut_sections(c, paths, d);
    for (gsize i = 0; i < G_N_ELEMENTS(LISTS); i++)
        cut_array(c, LISTS[i], cJSON_GetObjectItemCaseSensitive(d, LISTS[i]), 0);
    close_piece(c);
}

MxDocumentPieces *mx_cut_document(const char *json) {
    MxDocumentPieces *made = g_new0(MxDocumentPieces, 1);
    made->pieces = g_ptr_array_new_with_free_func(g_free);
    cJSON *d = strlen(json) > WHOLE_BYTES ? cJSON_Parse(json) : NULL;
    if (d == NULL) {
        made->head = g_strdup(json);
        return made;
    }
    Cutter c = { .pieces = made->pieces, .piece = g_string_new(NULL) };
    c.cut = cJSON_CreateObject();
    c.ranges = cJSON_CreateArray();
    cut_document(&c, d);
    cJSON_AddItemToObject(d, "cut", c.cut);
    cJSON_AddItemToObject(d, "pieces", c.ranges);
    char *head = cJSON_PrintUnformatted(d);
    made->head = g_strdup(head);
    cJSON_free(head);
    cJSON_Delete(d);
    g_string_free(c.piece, TRUE);
    return made;
}

void mx_document_pieces_free(MxDocumentPieces *pieces) {
    g_free(pieces->head);
    g_ptr_array_unref(pieces->pieces);
    g_free(pieces);
}
