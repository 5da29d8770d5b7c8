/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is long is cut: rows, forms, text, lists, the places of findings. Their items go into pieces
 * in the order of the page, as many as a piece holds:
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
#define WHOLE_BYTES 70000
#define PIECE_BYTES 25000

/* Of a finding's places those that its card shows at first. */
#define PLACES_FIRST 8

/* Of a section's text: some 25 lines, three quarters of a screen. */
#define PART_BYTES 3000

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

/* All items of @array go into pieces. */
static void cut_array(Cutter *c, const char *path, cJSON *array) {
    int n = cJSON_GetArraySize(array);
    if (n == 0)
        return;
    begin_array(c, path, n);
    int i = 0;
    for (const cJSON *item = array->child; item != NULL; item = item->next)
        add_item(c, path, i++, item);
    close_fragment(c);
    while (array->child != NULL)
        cJSON_DeleteItemFromArray(array, 0);
}

/* ------------------------------------------------------------------------------------- parts -- */

static const char *const TABLE_HEAD[] = { "id",   "number", "title", "unit",
                                          "note", "pages",  "sides", NULL };
static const char *const FORM_HEAD[] = { "name", "title", NULL };
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
    if (cJSON_IsString(cJSON_GetObjectItemCaseSensitive(stub, "name")))
        cJSON_DeleteItemFromObjectCaseSensitive(stub, "title");
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

static cJSON *make_table_stub(const cJSON *table) {
    cJSON *stub = make_stub(table, TABLE_HEAD);
    cJSON_AddArrayToObject(stub, "columns");
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
        cJSON *stub = make_table_stub(table);
        cJSON *rows = cJSON_DetachItemFromObjectCaseSensitive(table, "rows");
        c->starts = starts;
        add_item(c, "tables", k, table);
        cut_array(c, path_of(paths, "tables", k, "rows"), rows);
        close_fragment(c);
        cJSON_Delete(rows);
        cJSON_ReplaceItemInArray(tables, k, stub);
    }
}

/* A part of a section's text, up to the end of the line in which it is full. */
static cJSON *make_part(const char *text, gsize *length) {
    gsize n = strlen(text) > PART_BYTES ? PART_BYTES : strlen(text);
    n += strcspn(text + n, "\n");
    g_autofree char *part = g_strndup(text, n);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "text", part);
    cJSON_AddArrayToObject(object, "facts");
    *length = n;
    return object;
}

/* @text as parts: [{ text, facts }]; @ends: (out): where each ends. */
static cJSON *split_text(const char *text, GArray *ends) {
    cJSON *parts = cJSON_CreateArray();
    for (gsize at = 0, n; text[at] != '\0'; at += n + (text[at + n] == '\n')) {
        cJSON_AddItemToArray(parts, make_part(text + at, &n));
        gsize end = at + n;
        g_array_append_val(ends, end);
    }
    return parts;
}

/* The figures of section @k go with the part in which their clauses stand. They come in printed
 * order. */
static void share_facts(cJSON *d, int k, const char *text, cJSON *parts, const GArray *ends) {
    const cJSON *fact;
    gsize from = 0;
    guint part = 0;
    cJSON_ArrayForEach(fact, cJSON_GetObjectItemCaseSensitive(d, "facts")) {
        const cJSON *of = cJSON_GetObjectItemCaseSensitive(fact, "section");
        if (ends->len == 0 || !cJSON_IsNumber(of) || of->valueint != k)
            continue;
        const char *clause =
            cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(fact, "context"));
        const char *at = clause != NULL ? strstr(text + from, clause) : NULL;
        from = at != NULL ? (gsize)(at - text) : from;
        while (part + 1 < ends->len && g_array_index(ends, gsize, part) <= from)
            part++;
        cJSON *facts =
            cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(parts, (int)part), "facts");
        cJSON_AddItemToArray(facts, cJSON_Duplicate(fact, true));
    }
}

static void cut_sections(Cutter *c, GPtrArray *paths, cJSON *d) {
    cJSON *sections = cJSON_GetObjectItemCaseSensitive(d, "sections");
    int n = cJSON_GetArraySize(sections);
    for (int k = 0; k < n; k++) {
        const cJSON *section = cJSON_GetArrayItem(sections, k);
        const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(section, "text"));
        g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(gsize));
        cJSON *parts = split_text(text != NULL ? text : "", ends);
        share_facts(d, k, text != NULL ? text : "", parts, ends);
        cut_array(c, path_of(paths, "sections", k, "parts"), parts);
        close_fragment(c);
        cJSON *stub = make_stub(section, SECTION_HEAD);
        cJSON_AddArrayToObject(stub, "parts");
        cJSON_Delete(parts);
        cJSON_ReplaceItemInArray(sections, k, stub);
    }
    cJSON_ReplaceItemInObjectCaseSensitive(d, "facts", cJSON_CreateArray());
}

/* ---------------------------------------------------------------------------------- findings -- */

static void copy_to(cJSON *to, const cJSON *from, const char *key) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(from, key);
    if (value != NULL && cJSON_GetObjectItemCaseSensitive(to, key) == NULL)
        cJSON_AddItemToObject(to, key, cJSON_Duplicate(value, true));
}

static bool is_same(const cJSON *a, const char *key, const cJSON *b, const char *other) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(b, other);
    return value != NULL && cJSON_Compare(cJSON_GetObjectItemCaseSensitive(a, key), value, true);
}

/* The first of @items that has as @key what @place has as @other. */
static const cJSON *find_same(const cJSON *items, const char *key, const cJSON *place,
                              const char *other) {
    const cJSON *item;
    cJSON_ArrayForEach(item, items) if (is_same(item, key, place, other)) return item;
    return NULL;
}

static const cJSON *find_fact(const cJSON *d, const cJSON *place) {
    const cJSON *fact;
    cJSON_ArrayForEach(fact, cJSON_GetObjectItemCaseSensitive(
                                 d, "facts")) if (is_same(fact, "page", place, "page") &&
                                                  is_same(fact, "bbox", place, "bbox")) return fact;
    return NULL;
}

/* A card names the column or the clause in which a place stands, which may not have come when it is
 * shown: they go with the place. */
static void explain_place(const cJSON *d, cJSON *place) {
    const cJSON *table =
        find_same(cJSON_GetObjectItemCaseSensitive(d, "tables"), "id", place, "table");
    const cJSON *column =
        find_same(cJSON_GetObjectItemCaseSensitive(table, "columns"), "id", place, "column");
    const char *what = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(place, "what"));
    const cJSON *fact = what != NULL && strcmp(what, "fact") == 0 ? find_fact(d, place) : NULL;
    copy_to(place, column, "label");
    copy_to(place, column, "type");
    copy_to(place, fact, "unit");
    copy_to(place, fact, "context");
}

/* What cards show at first stands together: a page that opens shows several of them. */
static void cut_findings(Cutter *c, GPtrArray *paths, cJSON *d) {
    cJSON *report = cJSON_GetObjectItemCaseSensitive(d, "report");
    cJSON *findings = cJSON_GetObjectItemCaseSensitive(report, "findings"), *finding, *place;
    g_autoptr(GPtrArray) starts = g_ptr_array_new();
    for (int pass = 0; pass < 2; pass++) {
        int k = 0;
        cJSON_ArrayForEach(finding, findings) {
            cJSON *evidence = cJSON_GetObjectItemCaseSensitive(finding, "evidence");
            const char *path = path_of(paths, "report/findings", k, "evidence");
            int i = 0, n = cJSON_GetArraySize(evidence);
            if (pass == 0)
                g_ptr_array_add(starts, n > 0 ? begin_array(c, path, n) : NULL);
            c->starts = starts->pdata[k++];
            cJSON_ArrayForEach(place, evidence) {
                if (pass == 0)
                    explain_place(d, place);
                if ((i < PLACES_FIRST) == (pass == 0))
                    add_item(c, path, i, place);
                i++;
            }
            close_fragment(c);
        }
    }
    cJSON_ArrayForEach(finding, findings)
        cJSON_ReplaceItemInObjectCaseSensitive(finding, "evidence", cJSON_CreateArray());
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

static void cut_lists(Cutter *c, cJSON *d, const char *const *names) {
    for (; *names != NULL; names++)
        cut_array(c, *names, cJSON_GetObjectItemCaseSensitive(d, *names));
}

static void cut_document(Cutter *c, cJSON *d) {
    static const char *const LISTS[] = { "glossary", "unclaimed", "diagnostics", NULL };
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    drop_lower_functions(d);
    cut_findings(c, paths, d);
    cut_tables(c, paths, d);
    cut_forms(c, "overalls", cJSON_GetObjectItemCaseSensitive(d, "overalls"));
    cut_forms(c, "projects", cJSON_GetObjectItemCaseSensitive(d, "projects"));
    cut_sections(c, paths, d);
    cut_lists(c, d, LISTS);
}

/* @names: of the arrays to be cut; NULL where it is a document. */
static MxDocumentPieces *cut_object(const char *json, gsize whole, const char *const *names) {
    MxDocumentPieces *made = g_new0(MxDocumentPieces, 1);
    made->pieces = g_ptr_array_new_with_free_func(g_free);
    cJSON *d = strlen(json) > whole ? cJSON_Parse(json) : NULL;
    if (d == NULL) {
        made->head = g_strdup(json);
        return made;
    }
    Cutter c = { .pieces = made->pieces, .piece = g_string_new(NULL) };
    c.cut = cJSON_CreateObject();
    c.ranges = cJSON_CreateArray();
    if (names == NULL)
        cut_document(&c, d);
    else
        cut_lists(&c, d, names);
    close_piece(&c);
    cJSON_AddItemToObject(d, "cut", c.cut);
    cJSON_AddItemToObject(d, "pieces", c.ranges);
    char *head = cJSON_PrintUnformatted(d);
    made->head = g_strdup(head);
    cJSON_free(head);
    cJSON_Delete(d);
    g_string_free(c.piece, TRUE);
    return made;
}

MxDocumentPieces *mx_cut_document(const char *json) {
    return cut_object(json, WHOLE_BYTES, NULL);
}

MxDocumentPieces *mx_cut_lists(const char *json, const char *const *names) {
    return cut_object(json, PIECE_BYTES, names);
}

void mx_document_pieces_free(MxDocumentPieces *pieces) {
    g_free(pieces->head);
    g_ptr_array_unref(pieces->pieces);
    g_free(pieces);
}
