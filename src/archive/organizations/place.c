/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A name is walked from its beginning, a place at a time, each the longest name in the list that
 * lies in the one before it:
 *
 *     中共 │ 上海市 │ 普陀区 │ 人民政府 │ 万里街道 │ 办事处
 *     lead   310000  310107   between    310107020   rest
 *
 * There are four 鼓楼区: a name that begins with one is of the one that the document's text sets
 * behind its city or province somewhere, and no other. 省财政厅 is of the only province that the
 * text speaks of again and again, and 上海某院 of 上海市 where that is it.
 *
 * A development zone is no place of the list; it bears its city's name without what it is:
 * 福州 │ 经济技术开发区 │ 生态环境局. It is of the only place that is called so, or of the only one
 * of those that the text names: 朝阳 is a city, and a district of two others.
 *
 * Known failures: places that are no more, since the list is of one year.
 */
#include "archive/organizations/place.h"

#include <string.h>

#include "base/text.h"

/* The longest name in the list has 28 characters. */
#define MAX_NAME_CHARS 28

/* A text speaks of its own place all the time; of others beside it where they are neighbours, in
 * the name of a project, in a law. Fewer than three times says nothing; with more than one other in
 * four either might be meant. */
#define LEAST_MENTIONS 3u
#define OTHERS_SHARE 4u

typedef struct {
    const MxRegions *regions;
    const MxWords *words;
    const char *text;
} Walk;

/* Townships without the place they lie in are told by their suffix from other words. */
static bool is_township_by_suffix(const char *name) {
    return g_str_has_suffix(name, "镇") || g_str_has_suffix(name, "乡") ||
           g_str_has_suffix(name, "街道") || g_str_has_suffix(name, "苏木");
}

static bool may_be(const MxRegion *region, const MxRegion *of) {
    if (region == of || !mx_region_is_in(region, of))
        return false;
    if (region->level != MX_REGION_TOWNSHIP)
        return true;
    return of == NULL ? is_township_by_suffix(region->name) : of->level >= MX_REGION_CITY;
}

/* Those named so that lie in @of; only the highest level of them. */
static GPtrArray *list_candidates(const GPtrArray *named, const MxRegion *of) {
    GPtrArray *found = g_ptr_array_new();
    MxRegionLevel highest = MX_REGION_TOWNSHIP;
    for (guint i = 0; i < named->len; i++)
        if (may_be(named->pdata[i], of))
            highest = MIN(highest, ((const MxRegion *)named->pdata[i])->level);
    for (guint i = 0; i < named->len; i++)
        if (may_be(named->pdata[i], of) && ((const MxRegion *)named->pdata[i])->level == highest)
            g_ptr_array_add(found, named->pdata[i]);
    return found;
}

/* The candidates with the longest name that @rest begins with, and what follows it. */
static GPtrArray *find_at(const Walk *walk, const char *rest, const MxRegion *of,
                          const char **after) {
    glong n = MIN(g_utf8_strlen(rest, -1), MAX_NAME_CHARS);
    for (; n >= 2; n--) {
        *after = g_utf8_offset_to_pointer(rest, n);
        g_autofree char *name = g_strndup(rest, (gsize)(*after - rest));
        const GPtrArray *named = mx_regions_named(walk->regions, name);
        g_autoptr(GPtrArray) found = named != NULL ? list_candidates(named, of) : NULL;
        if (found != NULL && found->len > 0)
            return g_steal_pointer(&found);
    }
    *after = rest;
    return NULL;
}

static guint count_in(const char *text, const char *what) {
    guint n = 0;
    gsize length = strlen(what);
    for (const char *p = text; (p = strstr(p, what)) != NULL; p += length)
        n++;
    return n;
}

/* Of several of one name the one that the text sets behind what it lies in. */
static const MxRegion *choose(const Walk *walk, const GPtrArray *candidates) {
    const MxRegion *chosen = NULL;
    for (guint i = 0; walk->text != NULL && i < candidates->len; i++) {
        const MxRegion *region = candidates->pdata[i];
        bool said = false;
        for (const MxRegion *above = region->parent; !said && above; above = above->parent) {
            g_autofree char *whole = g_strconcat(above->name, region->name, NULL);
            said = strstr(walk->text, whole) != NULL;
        }
        if (said && chosen != NULL)
            return NULL;
        chosen = said ? region : chosen;
    }
    return chosen;
}

/* Goes on from @placed: TRUE where another place follows. */
static bool step(const Walk *walk, const char **rest, MxPlaced *placed) {
    const char *after;
    g_autoptr(GPtrArray) found = find_at(walk, *rest, placed->region, &after);
    if (found == NULL && placed->region != NULL)
        found =
            find_at(walk, mx_words_strip(walk->words, "between", *rest), placed->region, &after);
    if (found == NULL)
        return false;
    const MxRegion *one = found->len == 1 ? found->pdata[0] : choose(walk, found);
    if (found->len > 1 && one != NULL)
        placed->how = "text";
    placed->reason = one == NULL ? "several" : NULL;
    placed->region = one;
    *rest = after;
    return one != NULL;
}

/* ---------------------------------------------------------------------- names without a name -- */

typedef struct {
    const Walk *walk;
    const char *level;
    const MxRegion *most;
    guint n, others;
} Mentions;

static void count_mentions(gpointer data, gpointer user_data) {
    const MxRegion *region = data;
    Mentions *m = user_data;
    if (strcmp(mx_region_level_name(region->level), m->level) != 0)
        return;
    guint n = count_in(m->walk->text, region->name);
    if (n > m->n) {
        m->others += m->n;
        m->n = n;
        m->most = region;
    } else {
        m->others += n;
    }
}

/* The only place of that level that the text speaks of again and again. */
static const MxRegion *find_mentioned(const Walk *walk, const char *level) {
    Mentions mentions = { .walk = walk, .level = level };
    bool listed = strcmp(level, "province") == 0 || strcmp(level, "city") == 0;
    if (walk->text == NULL || !listed)
        return NULL;
    mx_regions_foreach(walk->regions, count_mentions, &mentions);
    bool sure = mentions.n >= LEAST_MENTIONS && mentions.others * OTHERS_SHARE <= mentions.n;
    return sure ? mentions.most : NULL;
}

static void take_from_text(MxPlaced *placed, const MxRegion *region) {
    if (region == NULL)
        return;
    placed->region = region;
    placed->how = "text";
    placed->reason = NULL;
}

/* What a title begins with is the place of a body that does not name it: 某市2026年市级单位预算. */
static const MxRegion *find_in_title(const Walk *walk, const char *relative) {
    const char *rest = walk->text != NULL ? walk->text : "";
    MxPlaced title = { .how = "name" };
    while (step(walk, &rest, &title))
        ;
    bool fits =
        title.region != NULL &&
        (relative == NULL || strcmp(mx_region_level_name(title.region->level), relative) == 0);
    return fits ? title.region : NULL;
}

/* 上海某办公室: the province that the text speaks of, if the name begins with it. */
static const MxRegion *find_short(const Walk *walk, const char *name) {
    const MxRegion *region = find_mentioned(walk, "province");
    g_autofree char *brief =
        region != NULL ? mx_words_replace(walk->words, "suffix", region->name) : NULL;
    return brief != NULL && g_str_has_prefix(name, brief) ? region : NULL;
}

/* ------------------------------------------------------------------------------------- zones -- */

/* 呼和浩特, 鄂尔多斯: the longest name of a city that a zone goes by. */
#define MAX_CITY_CHARS 4
#define MIN_CITY_CHARS 2

/* Every place above the townships that is called @brief without what it is. */
static GPtrArray *list_brief(const Walk *walk, const char *brief) {
    static const char *const KINDS[] = { "省", "市", "区", "县", "旗" };
    GPtrArray *found = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_autofree char *name = g_strconcat(brief, KINDS[i], NULL);
        const GPtrArray *named = mx_regions_named(walk->regions, name);
        for (guint k = 0; named != NULL && k < named->len; k++)
            if (((const MxRegion *)named->pdata[k])->level <= MX_REGION_COUNTY)
                g_ptr_array_add(found, named->pdata[k]);
    }
    return found;
}

/* The city among @candidates; @sure: where it has to be the only one, or what the text names. */
static const MxRegion *choose_city(const Walk *walk, const GPtrArray *candidates, bool sure) {
    const MxRegion *only = candidates->len == 1 ? candidates->pdata[0] : NULL;
    if (sure && only != NULL && only->level <= MX_REGION_CITY)
        return only;
    const MxRegion *named = NULL;
    for (guint i = 0; walk->text != NULL && i < candidates->len; i++) {
        const MxRegion *region = candidates->pdata[i];
        if (strstr(walk->text, region->name) == NULL)
            continue;
        if (named != NULL)
            return NULL;
        named = region;
    }
    return named != NULL && g_str_has_suffix(named->name, "市") ? named : NULL;
}

/* What follows a zone that @rest begins with; @sure: whether it has no name but its city's. */
static const char *skip_zone(const Walk *walk, const char *rest, bool *sure) {
    const char *after = mx_words_strip(walk->words, "zone", rest);
    *sure = after != rest;
    return *sure ? after : mx_words_strip(walk->words, "zone-named", rest);
}

/* TRUE where @rest begins with a zone whose city is known. */
static bool find_zone(const Walk *walk, const char **rest, MxPlaced *placed) {
    glong length = g_utf8_strlen(*rest, -1);
    for (glong n = MIN(length, MAX_CITY_CHARS); n >= MIN_CITY_CHARS; n--) {
        const char *after = g_utf8_offset_to_pointer(*rest, n);
        g_autofree char *brief = g_strndup(*rest, (gsize)(after - *rest));
        g_autoptr(GPtrArray) candidates = list_brief(walk, brief);
        bool sure;
        if (candidates->len == 0 || skip_zone(walk, after, &sure) == after)
            continue;
        placed->region = choose_city(walk, candidates, sure);
        if (placed->region == NULL) {
            placed->reason = candidates->len > 1 ? "several" : "unplaced";
            return false;
        }
        placed->how = "zone";
        placed->reason = NULL;
        *rest = after;
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------------------------- a name -- */

static bool is_unlisted(const Walk *walk, const char *rest, const MxRegion *region) {
    return region != NULL && region->level <= MX_REGION_COUNTY &&
           mx_words_strip(walk->words, "unlisted", rest) != rest;
}

static char *write_rest(const Walk *walk, const char *lead, gsize n_lead, const char *rest) {
    g_autofree char *before = g_strndup(lead, n_lead);
    g_autofree char *whole = n_lead > 0 ? g_strconcat(before, "|", rest, NULL) : g_strdup(rest);
    return mx_words_replace(walk->words, "same", whole);
}

void mx_place_body(const MxRegions *regions, const MxWords *words, const char *name,
                   const char *text, MxPlaced *placed) {
    const Walk walk = { regions, words, text };
    g_autofree char *folded = mx_text_fold(name);
    const char *start = mx_words_strip(words, "lead", folded), *rest = start;
    *placed = (MxPlaced){ .how = "name", .reason = "unplaced" };
    while (step(&walk, &rest, placed))
        ;
    if (is_unlisted(&walk, rest, placed->region)) {
        placed->region = NULL;
        placed->reason = "unlisted";
        rest = start;
    }
    if (placed->region == NULL && rest == start && !find_zone(&walk, &rest, placed)) {
        placed->relative = mx_words_meaning(words, "relative", rest);
        take_from_text(placed, find_in_title(&walk, placed->relative));
        if (placed->region == NULL)
            take_from_text(placed, placed->relative != NULL
                                       ? find_mentioned(&walk, placed->relative)
                                       : find_short(&walk, rest));
        if (placed->region != NULL)
            rest = mx_words_strip(words, "relative", rest);
    }
    placed->rest = write_rest(&walk, folded, (gsize)(start - folded), rest);
}

void mx_placed_clear(MxPlaced *placed) {
    g_clear_pointer(&placed->rest, g_free);
}
