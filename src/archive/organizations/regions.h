/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The administrative divisions of China, down to townships and streets: a tree of names. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_REGIONS_H
#define MX_ARCHIVE_ORGANIZATIONS_REGIONS_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    MX_REGION_PROVINCE,
    MX_REGION_CITY,
    MX_REGION_COUNTY,
    MX_REGION_TOWNSHIP,
} MxRegionLevel;

/** MxRegion: @code: 440000, 440100, 440103, 440103001; @parent (nullable): of a province. */
typedef struct MxRegion {
    char code[10];
    const char *name;
    MxRegionLevel level;
    const struct MxRegion *parent;
} MxRegion;

typedef struct MxRegions MxRegions;

/** mx_regions_load: (transfer full): those that the library holds. */
MxRegions *mx_regions_load(void);
void mx_regions_free(MxRegions *regions);

/** mx_regions_named: (nullable) (element-type MxRegion): all of that name, whatever their level. */
const GPtrArray *mx_regions_named(const MxRegions *regions, const char *name);

/** mx_regions_coded: (nullable): by its code as given out. */
const MxRegion *mx_regions_coded(const MxRegions *regions, const char *code);

/** mx_regions_foreach: @call with every MxRegion. */
void mx_regions_foreach(const MxRegions *regions, GFunc call, gpointer data);

/** mx_region_is_in: whether @region is @of or lies in it; everything lies in NULL. */
bool mx_region_is_in(const MxRegion *region, const MxRegion *of);

/** mx_region_full_name: (transfer full): with what it lies in: 广东省广州市 */
char *mx_region_full_name(const MxRegion *region);

/** mx_region_level_name: province, city, county, township */
const char *mx_region_level_name(MxRegionLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRegions, mx_regions_free)

#endif
