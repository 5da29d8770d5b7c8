/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document may have thousands of places and of facts: facts are looked up by page and box. */
#include "report/places.h"

struct MxReportPlaces {
    const MxSlice *tables;
    GHashTable *facts; /* "page bbox", as they are written: MxSlice; of several the first */
};

static char *place_key(const MxSlice *item) {
    const MxSlice *page = mx_slice_get(item, "page"), *box = mx_slice_get(item, "bbox");
    if (page == NULL || box == NULL)
        return NULL;
    g_autoptr(GString) key = g_string_new(NULL);
    mx_slice_append(key, page);
    g_string_append_c(key, ' ');
    mx_slice_append(key, box);
    return g_strdup(key->str);
}

MxReportPlaces *mx_report_places_new(const MxSlice *document) {
    MxReportPlaces *places = g_new0(MxReportPlaces, 1);
    places->tables = mx_slice_get(document, "tables");
    places->facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const MxSlice *facts = mx_slice_get(document, "facts");
    for (MxSlice *fact = facts != NULL ? facts->child : NULL; fact != NULL; fact = fact->next) {
        char *key = place_key(fact);
        if (key != NULL && !g_hash_table_contains(places->facts, key))
            g_hash_table_insert(places->facts, key, fact);
        else
            g_free(key);
    }
    return places;
}

void mx_report_places_free(MxReportPlaces *places) {
    if (places == NULL)
        return;
    g_hash_table_unref(places->facts);
    g_free(places);
}

/* The first of @items that has as its `id` what @id says. */
static const MxSlice *find_by_id(const MxSlice *items, const MxSlice *id) {
    const MxSlice *item = items != NULL ? items->child : NULL;
    while (item != NULL && !mx_slice_equal(mx_slice_get(item, "id"), id))
        item = item->next;
    return item;
}

static const MxSlice *find_fact(const MxReportPlaces *places, const MxSlice *place) {
    g_autofree char *key = place_key(place);
    if (key == NULL || !mx_slice_says(mx_slice_get(place, "what"), "\"fact\""))
        return NULL;
    return g_hash_table_lookup(places->facts, key);
}

static void copy_to(GString *more, const MxSlice *place, const MxSlice *from, const char *key) {
    const MxSlice *value = mx_slice_get(from, key);
    if (value == NULL || mx_slice_get(place, key) != NULL)
        return;
    g_string_append_printf(more, "%s\"%s\":", more->len > 0 ? "," : "", key);
    mx_slice_append(more, value);
}

void mx_report_places_explain(const MxReportPlaces *places, const MxSlice *place, GString *out) {
    static const MxSliceChange NO_CHANGES[] = { { NULL, NULL } };
    const MxSlice *table = find_by_id(places->tables, mx_slice_get(place, "table"));
    const MxSlice *column =
        find_by_id(mx_slice_get(table, "columns"), mx_slice_get(place, "column"));
    const MxSlice *fact = find_fact(places, place);
    g_autoptr(GString) more = g_string_new(NULL);
    copy_to(more, place, column, "label");
    copy_to(more, place, column, "type");
    copy_to(more, place, fact, "unit");
    copy_to(more, place, fact, "context");
    mx_slice_append_changed(out, place, NO_CHANGES, more->str);
}
