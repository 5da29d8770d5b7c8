/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list counts some counties to no city: below a city of direct rule stands 市辖区, below a
 * province 省直辖县级行政区划. These are no places; what is below them is below the province. A
 * city without counties has one of its own name there, which is the city.
 */
#include "archive/organizations/regions.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/mingxi/regions.tsv"

/* Digits of the codes in the list, by level; and of those that are given out. */
static const guint8 DIGITS[] = { 2, 4, 6, 9 };
#define GIVEN_DIGITS 6

struct MxRegions {
    GBytes *bytes;
    char *text;
    GPtrArray *all;      /* of MxRegion */
    GHashTable *by_code; /* as listed, of MxRegion */
    GHashTable *by_name; /* of GPtrArray of MxRegion */
};

static void names_free(gpointer data) {
    g_ptr_array_unref(data);
}

static bool is_no_place(const char *name, gsize digits) {
    static const char *const NAMES[] = { "市辖区", "县", "省直辖县级行政区划",
                                         "自治区直辖县级行政区划", NULL };
    return digits == DIGITS[MX_REGION_CITY] && g_strv_contains(NAMES, name);
}

static int level_of(gsize digits) {
    for (int i = 0; i < (int)G_N_ELEMENTS(DIGITS); i++)
        if (DIGITS[i] == digits)
            return i;
    return -1;
}

/* The nearest above it that is a place. */
static const MxRegion *find_parent(const MxRegions *regions, const char *code, int level) {
    const MxRegion *parent = NULL;
    for (int i = level - 1; parent == NULL && i >= 0; i--) {
        g_autofree char *above = g_strndup(code, DIGITS[i]);
        parent = g_hash_table_lookup(regions->by_code, above);
    }
    return parent;
}

static void add_name(MxRegions *regions, MxRegion *region) {
    GPtrArray *named = g_hash_table_lookup(regions->by_name, region->name);
    if (named == NULL) {
        named = g_ptr_array_new();
        g_hash_table_insert(regions->by_name, (gpointer)region->name, named);
    }
    g_ptr_array_add(named, region);
}

/* @code, @name: in the text of the list, which stays. */
static void add(MxRegions *regions, char *code, const char *name) {
    gsize digits = strlen(code);
    int level = level_of(digits);
    if (level < 0 || is_no_place(name, digits))
        return;
    const MxRegion *parent = find_parent(regions, code, level);
    if (parent != NULL && strcmp(parent->name, name) == 0) {
        g_hash_table_insert(regions->by_code, code, (gpointer)parent);
        return;
    }
    MxRegion *region = g_new0(MxRegion, 1);
    region->name = name;
    region->level = (MxRegionLevel)level;
    region->parent = parent;
    memset(region->code, '0', GIVEN_DIGITS);
    memcpy(region->code, code, digits);
    g_ptr_array_add(regions->all, region);
    g_hash_table_insert(regions->by_code, code, region);
    add_name(regions, region);
}

static void read_line(MxRegions *regions, char *line) {
    char *tab = strchr(line, '\t');
    if (*line == '#' || tab == NULL)
        return;
    *tab = '\0';
    add(regions, line, tab + 1);
}

MxRegions *mx_regions_load(void) {
    MxRegions *regions = g_new0(MxRegions, 1);
    regions->bytes = g_resources_lookup_data(RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(regions->bytes != NULL);
    gsize length;
    const char *data = g_bytes_get_data(regions->bytes, &length);
    regions->text = g_strndup(data, length);
    regions->all = g_ptr_array_new_with_free_func(g_free);
    regions->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    regions->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, names_free);
    for (char *line = regions->text, *next; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        read_line(regions, line);
    }
    return regions;
}

void mx_regions_free(MxRegions *regions) {
    if (regions == NULL)
        return;
    g_hash_table_unref(regions->by_name);
    g_hash_table_unref(regions->by_code);
    g_ptr_array_unref(regions->all);
    g_free(regions->text);
    g_bytes_unref(regions->bytes);
    g_free(regions);
}

const GPtrArray *mx_regions_named(const MxRegions *regions, const char *name) {
    return g_hash_table_lookup(regions->by_name, name);
}

const MxRegion *mx_regions_coded(const MxRegions *regions, const char *code) {
    gsize n = strlen(code);
    if (n == DIGITS[MX_REGION_TOWNSHIP])
        return g_hash_table_lookup(regions->by_code, code);
    while (n == GIVEN_DIGITS || (n > 0 && n < GIVEN_DIGITS)) {
        g_autofree char *listed = g_strndup(code, n);
        const MxRegion *region = g_hash_table_lookup(regions->by_code, listed);
        if (region != NULL && g_str_has_prefix(region->code, code))
            return region;
        if (n < 2 || strncmp(code + n - 2, "00", 2) != 0)
            return NULL;
        n -= 2;
    }
    return NULL;
}

void mx_regions_foreach(const MxRegions *regions, GFunc call, gpointer data) {
    g_ptr_array_foreach(regions->all, call, data);
}

bool mx_region_is_in(const MxRegion *region, const MxRegion *of) {
    while (of != NULL && region != NULL && region != of)
        region = region->parent;
    return region != NULL;
}

char *mx_region_full_name(const MxRegion *region) {
    g_autofree char *before = region->parent != NULL ? mx_region_full_name(region->parent) : NULL;
    return g_strconcat(before != NULL ? before : "", region->name, NULL);
}

const char *mx_region_level_name(MxRegionLevel level) {
    static const char *const NAMES[] = { "province", "city", "county", "township" };
    return NAMES[level];
}
