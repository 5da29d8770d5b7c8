/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What document this is: kind, year, organization, level, title. Read from its first pages and its
 * tables, never from the file's name, which often lies.
 *
 * Cover and titles say it first; where they are silent, the most frequent word of the tables'
 * captions does.
 */
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/segment_private.h"

/* Pages that can be cover, inner title and contents. */
#define COVER_PAGES 3u
/* A title's lines are set larger than the body; this share of the largest type on the page. */
#define TITLE_SIZE 0.8
/* A cover title has at most this many lines. */
#define TITLE_LINES 4u

/* A two-digit year is one of this century; 二〇二四 is read digit by digit. */
static int parse_year(const char *folded) {
    int year = mx_numeral_parse(folded);
    return year < 0 ? 0 : year < 100 ? 2000 + year : year;
}

static int find_year(const MxPack *pack, const char *folded) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, folded, &span) || span.start < 0)
        return 0;
    g_autofree char *value = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return parse_year(value);
}

/* The cover's title: its largest lines, from the first on, joined. */
static char *find_title(const GPtrArray *layouts) {
    const MxLayout *page = NULL;
    for (guint i = 0; i < MIN(layouts->len, COVER_PAGES) && page == NULL; i++)
        if (((const MxLayout *)layouts->pdata[i])->lines->len > 0)
            page = layouts->pdata[i];
    if (page == NULL)
        return NULL;
    double largest = 0;
    for (guint i = 0; i < page->lines->len; i++)
        largest = MAX(largest, ((const MxLine *)page->lines->pdata[i])->size_pt);
    g_autoptr(GString) title = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < page->lines->len && n < TITLE_LINES; i++) {
        const MxLine *line = page->lines->pdata[i];
        if (line->size_pt < TITLE_SIZE * largest && n > 0)
            break;
        if (line->size_pt >= TITLE_SIZE * largest) {
            g_string_append(title, line->text);
            n++;
        }
    }
    return title->len > 0 ? g_strdup(title->str) : NULL;
}

/* Calls of the phrases over a text, in the order in which they settle the kind. */
static const char *find_kind(const MxPack *pack, const char *folded) {
    if (mx_pack_phrase(pack, MX_PHRASE_FINAL_ACCOUNT, folded, NULL))
        return "final_account";
    if (mx_pack_phrase(pack, MX_PHRASE_BUDGET, folded, NULL))
        return "budget";
    if (mx_pack_phrase(pack, MX_PHRASE_PERFORMANCE, folded, NULL))
        return "performance";
    return NULL;
}

static const char *find_level(const MxPack *pack, const char *folded) {
    if (mx_pack_phrase(pack, MX_PHRASE_UNIT_LEVEL, folded, NULL))
        return "unit";
    return mx_pack_phrase(pack, MX_PHRASE_DEPARTMENT, folded, NULL) ? "department" : NULL;
}

static char *find_organization(const MxPack *pack, const char *folded) {
    MxSpan span;
    return mx_pack_phrase(pack, MX_PHRASE_ORGANIZATION, folded, &span) && span.start >= 0
               ? g_strndup(folded + span.start, (gsize)(span.end - span.start))
               : NULL;
}

static const char *most_frequent(const GPtrArray *texts) {
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < texts->len; i++) {
        guint n = 0;
        for (guint k = 0; k < texts->len; k++)
            n += strcmp(texts->pdata[i], texts->pdata[k]) == 0;
        if (n > most) {
            most = n;
            best = texts->pdata[i];
        }
    }
    return best;
}

static void read_text(MxDisclosure *d, const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *kind = find_kind(pack, folded), *level = find_level(pack, folded);
    if (strcmp(d->document.kind, "unknown") == 0 && kind != NULL)
        d->document.kind = kind;
    if (d->document.level == NULL)
        d->document.level = level;
    if (d->document.year == 0)
        d->document.year = find_year(pack, folded);
    if (d->document.organization == NULL)
        d->document.organization = find_organization(pack, folded);
}

void mx_identity_read(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners) {
    d->document.title = find_title(layouts);
    if (owners->len > 0)
        d->document.organization = g_strdup(most_frequent(owners));
    if (d->document.title != NULL)
        read_text(d, pack, d->document.title);
    for (guint p = 0; p < MIN(layouts->len, COVER_PAGES); p++) {
        const MxLayout *page = layouts->pdata[p];
        for (guint i = 0; i < page->lines->len; i++)
            read_text(d, pack, ((const MxLine *)page->lines->pdata[i])->text);
    }
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        read_text(d, pack, table->title);
    }
}
