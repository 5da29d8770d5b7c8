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
 * Tables, forms and sections leave in the head what their headings show. Nothing is read into
 * values: what goes into a piece is copied as it is written.
 */
#include "report/cut.h"

#include "report/pieces.h"
#include "report/places.h"
#include "report/text_parts.h"

/* Bytes. What is smaller is not cut: a file more would cost more than it saves. */
#define WHOLE_BYTES 70000

/* Of a finding's places those that its card shows at first. */
#define PLACES_FIRST 8

/* Members of the document that the head has otherwise. */
#define MAX_CHANGES 16

typedef struct {
    const MxSlice *document;
    MxPieces *pieces;
    MxSliceChange changes[MAX_CHANGES + 1]; /* their texts are owned */
    guint n_changes;
} Cutter;

/* The head has @text, which becomes the cutter's, for the member @key. */
static void change(Cutter *c, const char *key, char *text) {
    g_assert(c->n_changes < MAX_CHANGES);
    c->changes[c->n_changes++] = (MxSliceChange){ key, text };
}

static const MxSlice *first_of(const MxSlice *array) {
    return array != NULL ? array->child : NULL;
}

static MxPiecesArray *begin(Cutter *c, const char *list, guint k, const char *array, guint n) {
    g_autofree char *path = g_strdup_printf("%s/%u/%s", list, k, array);
    return mx_pieces_begin(c->pieces, path, n);
}

static void add_items(Cutter *c, MxPiecesArray *array, const MxSlice *items) {
    guint i = 0;
    for (const MxSlice *item = first_of(items); item != NULL; item = item->next)
        mx_pieces_add_slice(c->pieces, array, i++, item);
}

/* ------------------------------------------------------------------------------------- stubs -- */

static const char *const TABLE_HEAD[] = { "id", "number", "title", "unit", "note", "pages", NULL };
static const char *const FORM_HEAD[] = { "name", "title", NULL };
static const char *const SECTION_HEAD[] = { "number", "title", "level", "pages", NULL };

/* Those of @keys that @item has, @more behind them, as an item of an array. */
static void append_stub(GString *out, const MxSlice *item, const char *const *keys,
                        const char *more) {
    g_string_append(out, out->len > 1 ? ",{" : "{");
    for (; *keys != NULL; keys++) {
        const MxSlice *value = mx_slice_get(item, *keys);
        if (value == NULL)
            continue;
        g_string_append_printf(out, "\"%s\":", *keys);
        mx_slice_append(out, value);
        g_string_append_c(out, ',');
    }
    g_string_append(out, more);
    g_string_append_c(out, '}');
}

static char *end_array(GString *out) {
    g_string_append_c(out, ']');
    return g_string_free(out, FALSE);
}

/* ------------------------------------------------------------------------------------- forms -- */

/* The amount that stands in a form's heading. */
static void append_form_stub(GString *out, const MxSlice *form) {
    static const char *const GROUPS[] = { "annual", "period" };
    const MxSlice *funds = mx_slice_get(form, "funds");
    g_autoptr(GString) more = g_string_new("\"funds\":{");
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++) {
        const MxSlice *total = mx_slice_get(mx_slice_get(funds, GROUPS[i]), "total");
        const MxSlice *value = mx_slice_get(total, "value");
        g_string_append_printf(more, "%s\"%s\":{", i > 0 ? "," : "", GROUPS[i]);
        if (value != NULL) {
            g_string_append(more, "\"total\":{\"value\":");
            mx_slice_append(more, value);
            g_string_append_c(more, '}');
        }
        g_string_append_c(more, '}');
    }
    g_string_append_c(more, '}');
    bool named = mx_slice_is(mx_slice_get(form, "name"), '"');
    static const char *const NAME[] = { "name", NULL };
    append_stub(out, form, named ? NAME : FORM_HEAD, more->str);
}

/* Forms go into pieces whole; in their places stand stubs. */
static void cut_forms(Cutter *c, const char *name) {
    const MxSlice *forms = mx_slice_get(c->document, name);
    guint n = mx_slice_count(forms);
    if (n == 0)
        return;
    add_items(c, mx_pieces_begin(c->pieces, name, n), forms);
    GString *stubs = g_string_new("[");
    for (const MxSlice *form = forms->child; form != NULL; form = form->next)
        append_form_stub(stubs, form);
    change(c, name, end_array(stubs));
}

/* ------------------------------------------------------------------------------------ tables -- */

/* Which sides a table's rows belong to: its heading leads to them before they have come. */
static char *sides_of(const MxSlice *table) {
    static const char *const SIDES[] = { "\"revenue\"", "\"expenditure\"" };
    const MxSlice *rows = mx_slice_get(table, "rows");
    GString *out = g_string_new("\"sides\":[");
    for (gsize i = 0; i < G_N_ELEMENTS(SIDES); i++) {
        const MxSlice *row = first_of(rows);
        while (row != NULL && !mx_slice_says(mx_slice_get(row, "side"), SIDES[i]))
            row = row->next;
        if (row != NULL)
            g_string_append_printf(out, "%s%s", g_str_has_suffix(out->str, "[") ? "" : ",",
                                   SIDES[i]);
    }
    return end_array(out);
}

static void add_table(Cutter *c, MxPiecesArray *tables, guint k, const MxSlice *table,
                      const char *sides) {
    static const MxSliceChange NO_ROWS[] = { { "rows", NULL }, { NULL, NULL } };
    g_autoptr(GString) text = g_string_new(NULL);
    mx_slice_append_changed(text, table, NO_ROWS, sides);
    mx_pieces_add(c->pieces, tables, k, text->str, text->len);
    const MxSlice *rows = mx_slice_get(table, "rows");
    for (const MxSlice *member = table->child; member != NULL; member = member->next)
        if (member != rows)
            mx_pieces_cover(c->pieces, member);
}

/* A table's rows follow it. */
static void cut_tables(Cutter *c) {
    const MxSlice *tables = mx_slice_get(c->document, "tables");
    guint n = mx_slice_count(tables), k = 0;
    if (n == 0)
        return;
    MxPiecesArray *array = mx_pieces_begin(c->pieces, "tables", n);
    GString *stubs = g_string_new("[");
    for (const MxSlice *table = tables->child; table != NULL; table = table->next, k++) {
        g_autofree char *sides = sides_of(table);
        g_autofree char *more = g_strconcat(sides, ",\"columns\":[],\"rows\":[]", NULL);
        const MxSlice *rows = mx_slice_get(table, "rows");
        append_stub(stubs, table, TABLE_HEAD, more);
        add_table(c, array, k, table, sides);
        if (mx_slice_count(rows) > 0)
            add_items(c, begin(c, "tables", k, "rows", mx_slice_count(rows)), rows);
    }
    change(c, "tables", end_array(stubs));
}

/* ------------------------------------------------------------------------------------- prose -- */

static void add_part(Cutter *c, MxPiecesArray *array, guint i, const MxTextPart *part) {
    g_autoptr(GString) text = g_string_new("{\"text\":\"");
    g_string_append_len(text, part->text, (gssize)part->length);
    g_string_append(text, "\",\"facts\":[");
    for (guint k = 0; k < part->facts->len; k++) {
        g_string_append(text, k > 0 ? "," : "");
        mx_slice_append(text, part->facts->pdata[k]);
    }
    g_string_append(text, "]}");
    mx_pieces_add(c->pieces, array, i, text->str, text->len);
    for (guint k = 0; k < part->facts->len; k++)
        mx_pieces_cover(c->pieces, part->facts->pdata[k]);
}

/* The facts of each section, in printed order. */
static GPtrArray *facts_by_section(const MxSlice *document, guint n) {
    GPtrArray *sections = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(sections, g_ptr_array_new());
    int k;
    for (MxSlice *fact = (MxSlice *)first_of(mx_slice_get(document, "facts")); fact != NULL;
         fact = fact->next)
        if (mx_slice_integer(mx_slice_get(fact, "section"), &k) && k >= 0 && (guint)k < n)
            g_ptr_array_add(sections->pdata[k], fact);
    return sections;
}

static void cut_sections(Cutter *c) {
    const MxSlice *sections = mx_slice_get(c->document, "sections");
    g_autoptr(GPtrArray) facts = facts_by_section(c->document, mx_slice_count(sections));
    GString *stubs = g_string_new("[");
    guint k = 0;
    for (const MxSlice *s = first_of(sections); s != NULL; s = s->next, k++) {
        g_autoptr(GPtrArray) parts = mx_text_parts_split(mx_slice_get(s, "text"), facts->pdata[k]);
        MxPiecesArray *array = parts->len > 0 ? begin(c, "sections", k, "parts", parts->len) : NULL;
        for (guint i = 0; i < parts->len; i++)
            add_part(c, array, i, parts->pdata[i]);
        append_stub(stubs, s, SECTION_HEAD, "\"parts\":[]");
    }
    change(c, "sections", end_array(stubs));
    change(c, "facts", g_strdup("[]"));
}

/* ---------------------------------------------------------------------------------- findings -- */

/* The places of a finding that @pass is for. */
static void add_places(Cutter *c, const MxReportPlaces *places, MxPiecesArray *array,
                       const MxSlice *evidence, int pass) {
    guint i = 0;
    g_autoptr(GString) text = g_string_new(NULL);
    for (const MxSlice *place = first_of(evidence); place != NULL; place = place->next, i++) {
        if ((i < PLACES_FIRST) != (pass == 0))
            continue;
        g_string_truncate(text, 0);
        mx_report_places_explain(places, place, text);
        mx_pieces_add(c->pieces, array, i, text->str, text->len);
        mx_pieces_cover(c->pieces, place);
    }
}

static char *findings_without_places(const MxSlice *findings) {
    static const MxSliceChange EMPTY[] = { { "evidence", "[]" }, { NULL, NULL } };
    GString *out = g_string_new("[");
    for (const MxSlice *finding = first_of(findings); finding != NULL; finding = finding->next) {
        g_string_append(out, out->len > 1 ? "," : "");
        mx_slice_append_changed(out, finding, EMPTY, NULL);
    }
    return end_array(out);
}

/* What cards show at first stands together: a page that opens shows several of them. */
static void cut_findings(Cutter *c) {
    const MxSlice *report = mx_slice_get(c->document, "report");
    const MxSlice *findings = mx_slice_get(report, "findings");
    if (findings == NULL)
        return;
    g_autoptr(MxReportPlaces) places = mx_report_places_new(c->document);
    g_autoptr(GPtrArray) arrays = g_ptr_array_new();
    for (int pass = 0; pass < 2; pass++) {
        guint k = 0;
        for (const MxSlice *f = findings->child; f != NULL; f = f->next, k++) {
            const MxSlice *evidence = mx_slice_get(f, "evidence");
            guint n = mx_slice_count(evidence);
            if (pass == 0)
                g_ptr_array_add(arrays,
                                n > 0 ? begin(c, "report/findings", k, "evidence", n) : NULL);
            add_places(c, places, arrays->pdata[k], evidence, pass);
        }
    }
    g_autofree char *rest = findings_without_places(findings);
    const MxSliceChange changes[] = { { "findings", rest }, { NULL, NULL } };
    GString *out = g_string_new(NULL);
    mx_slice_append_changed(out, report, changes, NULL);
    change(c, "report", g_string_free(out, FALSE));
}

/* ------------------------------------------------------------------------------------- lists -- */

/* What of the functions no chart shows: what stands below the classes. */
static void drop_lower_functions(Cutter *c) {
    const MxSlice *functions = mx_slice_get(c->document, "functions");
    const MxSlice *lines = mx_slice_get(functions, "lines");
    if (lines == NULL)
        return;
    GString *kept = g_string_new("[");
    for (const MxSlice *line = lines->child; line != NULL; line = line->next) {
        int level;
        if (mx_slice_integer(mx_slice_get(line, "level"), &level) && level > 0)
            continue;
        g_string_append(kept, kept->len > 1 ? "," : "");
        mx_slice_append(kept, line);
    }
    g_autofree char *text = end_array(kept);
    const MxSliceChange changes[] = { { "lines", text }, { NULL, NULL } };
    GString *out = g_string_new(NULL);
    mx_slice_append_changed(out, functions, changes, NULL);
    change(c, "functions", g_string_free(out, FALSE));
}

static void cut_lists(Cutter *c, const char *const *names) {
    for (; *names != NULL; names++) {
        const MxSlice *list = mx_slice_get(c->document, *names);
        guint n = mx_slice_count(list);
        if (n == 0)
            continue;
        add_items(c, mx_pieces_begin(c->pieces, *names, n), list);
        change(c, *names, g_strdup("[]"));
    }
}

static void cut_document(Cutter *c) {
    static const char *const LISTS[] = { "glossary", "unclaimed", "diagnostics", NULL };
    drop_lower_functions(c);
    cut_findings(c);
    cut_tables(c);
    cut_forms(c, "overalls");
    cut_forms(c, "projects");
    cut_sections(c);
    cut_lists(c, LISTS);
}

static void finish(Cutter *c, MxDocumentPieces *made) {
    g_autofree char *cut = NULL, *ranges = NULL;
    g_ptr_array_unref(made->pieces);
    made->pieces = mx_pieces_end(c->pieces, &cut, &ranges);
    g_autofree char *more = g_strconcat("\"cut\":", cut, ",\"pieces\":", ranges, NULL);
    GString *head = g_string_new(NULL);
    mx_slice_append_changed(head, c->document, c->changes, more);
    g_free(made->head);
    made->head = g_string_free(head, FALSE);
    for (guint i = 0; i < c->n_changes; i++)
        g_free((char *)c->changes[i].text);
}

/* @names: of the arrays to be cut; NULL where it is a document. */
static MxDocumentPieces *cut_object(const MxSlice *object, gsize whole, const char *const *names) {
    MxDocumentPieces *made = g_new0(MxDocumentPieces, 1);
    made->pieces = g_ptr_array_new_with_free_func(g_free);
    if (object->length <= whole) {
        made->head = g_strndup(object->text, object->length);
        return made;
    }
    g_autoptr(MxPieces) pieces = mx_pieces_new();
    Cutter c = { .document = object, .pieces = pieces };
    if (names == NULL)
        cut_document(&c);
    else
        cut_lists(&c, names);
    finish(&c, made);
    return made;
}

MxDocumentPieces *mx_cut_document(const MxSlice *document) {
    return cut_object(document, WHOLE_BYTES, NULL);
}

MxDocumentPieces *mx_cut_lists(const MxSlice *object, const char *const *names) {
    return cut_object(object, MX_PIECE_BYTES, names);
}

void mx_document_pieces_free(MxDocumentPieces *pieces) {
    g_free(pieces->head);
    g_ptr_array_unref(pieces->pieces);
    g_free(pieces);
}
