/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which lines are prose.
 *
 *   某局2024年度部门预算公开        running header: the same words on many pages, at the edge
 *   第三部分 情况说明               prose
 *   2024年，…… 万元。               prose
 *   收支总表                        ┐ caption of a grid: in the table
 *              单位：万元            ┘
 *   ┌──────────┐                    grid: in tables, forms or unclaimed
 *   └──────────┘
 *   注：…                           note: in the table
 *              - 4 -                page number
 *
 * The table of contents is kept, and marked: it repeats headings, and its numbers are pages.
 *
 * Known failure: a page set in two columns without rules between them is read across both.
 */
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/prose/lines/lines.h"

/* How far from the page's edge, as a share of its height, running headers and page numbers stand;
 * the first line of the text proper often stands there as well. */
#define MARGIN 0.12

/* A header stands on at least this many pages. Two pages may begin with the same heading. */
#define MIN_RUNS 3u

/* Shorter lines recur by chance: `万元。` at the head of a page. */
#define MIN_HEADER_CHARS 4

/* Lines above a grid that can be its caption; see caption.c. */
#define MAX_CAPTION_LINES 8u

/* A second page of contents has at least this many lines. */
#define MIN_LIST_LINES 5u

/* The contents are among the first pages; elsewhere dots are what a table filled a box with. */
#define MAX_CONTENTS_PAGE 6u

typedef struct {
    const MxDisclosure *disclosure;
    const MxPack *pack;
    GHashTable *taken;
    GHashTable *margins; /* of MxLine: running headers and page numbers */
    GArray *lines;
    bool in_contents;
    bool lists_headings, list_begun; /* the page is contents by what stands behind it */
    bool apart;
    char *first_entry; /* (nullable): of the table of contents, folded */
} Reader;

/* --------------------------------------------------------------------------------- margins -- */

static bool is_at_edge(const MxLayout *page, const MxLine *line) {
    return line->box.y1 < MARGIN * page->height_pt || line->box.y0 > (1 - MARGIN) * page->height_pt;
}

static bool ends_sentence(const char *folded) {
    return g_str_has_suffix(folded, "。") || g_str_has_suffix(folded, "；") ||
           g_str_has_suffix(folded, "，") || g_str_has_suffix(folded, "、");
}

/* Equal for the same words with other page numbers; NULL where the line is none of a header. */
static char *header_key(const MxLayout *page, const MxLine *line) {
    char *folded = mx_text_fold(line->text);
    if (g_utf8_strlen(folded, -1) < MIN_HEADER_CHARS || ends_sentence(folded)) {
        g_free(folded);
        return NULL;
    }
    bool top = line->box.y1 < page->height_pt / 2;
    GString *key = g_string_new(top ? "^" : "_");
    for (const char *p = folded; *p; p++)
        if (!g_ascii_isdigit(*p))
            g_string_append_c(key, *p);
    g_free(folded);
    return g_string_free(key, FALSE);
}

/* Counts once a page: what a page repeats is a list. @headers: key → on how many pages. */
static void count_headers(GHashTable *headers, const MxLayout *page) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < page->lines->len; i++) {
        const MxLine *line = page->lines->pdata[i];
        char *key = is_at_edge(page, line) ? header_key(page, line) : NULL;
        if (key == NULL || g_hash_table_contains(seen, key)) {
            g_free(key);
            continue;
        }
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(headers, key));
        /* replace, not insert: @seen borrows the new key for the rest of the page */
        g_hash_table_replace(headers, key, GUINT_TO_POINTER(n + 1));
        g_hash_table_add(seen, key);
    }
}

/* The highest line of the page, or the lowest; NULL of an empty one. */
static const MxLine *outermost(const MxLayout *page, bool top) {
    const MxLine *found = NULL;
    for (guint i = 0; i < page->lines->len; i++) {
        const MxLine *line = page->lines->pdata[i];
        if (found == NULL || (top ? line->box.y0 < found->box.y0 : line->box.y1 > found->box.y1))
            found = line;
    }
    return found;
}

/* By how much the number that the line is differs from the page's; FALSE where it is none. */
static bool find_offset(const MxPack *pack, const MxLayout *page, const MxLine *line, int *offset) {
    g_autofree char *folded = mx_text_fold(line->text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_PAGE, folded, &span) || span.start < 0)
        return false;
    g_autofree char *number = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    *offset = mx_numeral_parse(number) - (int)page->number;
    return true;
}

/* Counts by how much numbers on the outermost lines differ from their pages'.
 * @offsets: offset → on how many pages */
static void count_offsets(GHashTable *offsets, const MxPack *pack, const MxLayout *page) {
    for (int top = 0; top <= 1; top++) {
        int offset;
        const MxLine *line = outermost(page, top == 1);
        if (line == NULL || !find_offset(pack, page, line, &offset))
            continue;
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(offsets, GINT_TO_POINTER(offset)));
        g_hash_table_insert(offsets, GINT_TO_POINTER(offset), GUINT_TO_POINTER(n + 1));
    }
}

/* Further from the edge than most, but the outermost line of its page, and numbered on like others:
 * —4— below the text of a page set across. */
static bool is_numbered_on(GHashTable *offsets, const MxPack *pack, const MxLayout *page,
                           const MxLine *line) {
    int offset;
    return (line == outermost(page, true) || line == outermost(page, false)) &&
           find_offset(pack, page, line, &offset) &&
           GPOINTER_TO_UINT(g_hash_table_lookup(offsets, GINT_TO_POINTER(offset))) >= MIN_RUNS;
}

static bool is_running(GHashTable *headers, const MxPack *pack, const MxLayout *page,
                       const MxLine *line) {
    if (!is_at_edge(page, line))
        return false;
    g_autofree char *folded = mx_text_fold(line->text);
    if (mx_pack_phrase(pack, MX_PHRASE_PAGE, folded, NULL))
        return true;
    g_autofree char *key = header_key(page, line);
    return key != NULL && GPOINTER_TO_UINT(g_hash_table_lookup(headers, key)) >= MIN_RUNS;
}

GHashTable *mx_segment_margins(const GPtrArray *layouts, const MxPack *pack) {
    GHashTable *margins = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) headers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) offsets = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < layouts->len; i++) {
        count_headers(headers, layouts->pdata[i]);
        count_offsets(offsets, pack, layouts->pdata[i]);
    }
    for (guint p = 0; p < layouts->len; p++) {
        const MxLayout *page = layouts->pdata[p];
        for (guint i = 0; i < page->lines->len; i++)
            if (is_running(headers, pack, page, page->lines->pdata[i]) ||
                is_numbered_on(offsets, pack, page, page->lines->pdata[i]))
                g_hash_table_add(margins, page->lines->pdata[i]);
    }
    return margins;
}

/* -------------------------------------------------------------------------------- captions -- */

static bool is_caption(const MxPack *pack, const char *folded) {
    static const MxPhrase PHRASES[] = { MX_PHRASE_UNIT, MX_PHRASE_NUMBER, MX_PHRASE_OWNER,
                                        MX_PHRASE_TITLE };
    for (gsize i = 0; i < G_N_ELEMENTS(PHRASES); i++)
        if (mx_pack_phrase(pack, PHRASES[i], folded, NULL))
            return true;
    return false;
}

/* Whether the line is (a part of) the title of a table that begins on the page. */
static bool is_in_title(const Reader *r, const char *folded, guint page) {
    for (guint i = 0; i < r->disclosure->tables->len; i++) {
        const MxTable *table = r->disclosure->tables->pdata[i];
        if (page < table->first_page || page > table->last_page || table->title == NULL)
            continue;
        g_autofree char *title = mx_text_fold(table->title);
        if (g_utf8_strlen(folded, -1) >= MIN_HEADER_CHARS && strstr(title, folded) != NULL)
            return true;
    }
    return false;
}

/* 支出情况如下（单位：万元）： speaks of a grid and is no part of it. */
static bool introduces(const char *folded) {
    return g_str_has_suffix(folded, "：") || ends_sentence(folded);
}

/* Takes from the lines [@first, @end) above a grid those that caption it: from the topmost that
 * reads like a caption down, unless a sentence stands between. */
static void take_caption(Reader *r, const MxLayout *page, guint first, guint end) {
    guint from = end;
    for (guint i = end; i > first && end - i < MAX_CAPTION_LINES; i--) {
        const MxLine *line = page->lines->pdata[i - 1];
        g_autofree char *folded = mx_text_fold(line->text);
        bool caption = is_caption(r->pack, folded) && !introduces(folded);
        if (caption || is_in_title(r, folded, page->number))
            from = i - 1;
        else if (ends_sentence(folded))
            break;
    }
    for (guint i = from; i < end; i++)
        g_hash_table_add(r->taken, page->lines->pdata[i]);
}

static double middle(const MxLine *line) {
    return (line->box.y0 + line->box.y1) / 2;
}

static void take_captions(Reader *r, const MxLayout *page) {
    guint next = 0;
    for (guint g = 0; g < page->grids->len; g++) {
        const MxGrid *grid = page->grids->pdata[g];
        guint first = next;
        while (next < page->lines->len && middle(page->lines->pdata[next]) < grid->box.y0)
            next++;
        take_caption(r, page, first, next);
        while (next < page->lines->len && middle(page->lines->pdata[next]) < grid->box.y1)
            next++;
    }
}

/* -------------------------------------------------------------------------------- contents -- */

static bool has_entries(const Reader *r, const MxLayout *page) {
    for (guint i = 0; i < page->lines->len; i++) {
        g_autofree char *folded = mx_text_fold(((const MxLine *)page->lines->pdata[i])->text);
        if (mx_pack_phrase(r->pack, MX_PHRASE_ENTRY, folded, NULL))
            return true;
    }
    return false;
}

/* A page of short lines: the contents go on. The page that carries nothing but the title of the
 * first part has one or two. */
static bool is_list(const MxLayout *page) {
    for (guint i = 0; i < page->lines->len; i++)
        if (strstr(((const MxLine *)page->lines->pdata[i])->text, "。") != NULL)
            return false;
    return page->lines->len >= MIN_LIST_LINES && page->grids->len == 0;
}

/* The line as a heading prints it: 一、主要职能。 in the contents is 一、主要职能 in the text. */
static char *fold_heading(const MxLine *line) {
    char *folded = mx_text_fold(line->text);
    static const char STOP[] = "。";
    if (g_str_has_suffix(folded, STOP))
        folded[strlen(folded) - strlen(STOP)] = '\0';
    return folded;
}

static bool is_numbered(const Reader *r, const char *folded) {
    static const MxPhrase PHRASES[] = { MX_PHRASE_PART, MX_PHRASE_CHAPTER, MX_PHRASE_SECTION };
    for (gsize i = 0; i < G_N_ELEMENTS(PHRASES); i++)
        if (mx_pack_phrase(r->pack, PHRASES[i], folded, NULL))
            return true;
    return false;
}

/* The lines of the pages behind @page that are headings by their words. */
static GHashTable *list_headings(const Reader *r, const GPtrArray *layouts, guint page) {
    GHashTable *headings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = page + 1; i < layouts->len; i++) {
        const GPtrArray *lines = ((const MxLayout *)layouts->pdata[i])->lines;
        for (guint k = 0; k < lines->len; k++) {
            g_autofree char *folded = fold_heading(lines->pdata[k]);
            if (is_numbered(r, folded))
                g_hash_table_add(headings, g_steal_pointer(&folded));
        }
    }
    return headings;
}

/* Whether page @at is a table of contents without a title and page numbers: most of its lines are
 * headings that stand again behind it. */
static bool lists_headings(const Reader *r, const GPtrArray *layouts, guint at) {
    const MxLayout *page = layouts->pdata[at];
    if (page->number > MAX_CONTENTS_PAGE || page->grids->len > 0 ||
        page->lines->len < MIN_LIST_LINES)
        return false;
    guint again = 0;
    g_autoptr(GHashTable) headings = list_headings(r, layouts, at);
    for (guint i = 0; i < page->lines->len; i++) {
        g_autofree char *folded = fold_heading(page->lines->pdata[i]);
        again += g_hash_table_contains(headings, folded) ? 1 : 0;
    }
    return again >= MIN_LIST_LINES && 2 * again > page->lines->len;
}

/* An entry without its leader and page number. */
static char *entry_title(const Reader *r, const char *folded) {
    MxSpan span;
    if (mx_pack_phrase(r->pack, MX_PHRASE_ENTRY, folded, &span) && span.start >= 0)
        return g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return g_strdup(folded);
}

/* The contents begin with their title and end where the first entry stands again, or a sentence. */
static bool is_contents(Reader *r, const char *folded) {
    if (!r->in_contents) {
        if (!mx_pack_phrase(r->pack, MX_PHRASE_CONTENTS, folded, NULL))
            return mx_pack_phrase(r->pack, MX_PHRASE_ENTRY, folded, NULL);
        r->in_contents = true;
        return true;
    }
    bool entry = mx_pack_phrase(r->pack, MX_PHRASE_ENTRY, folded, NULL);
    if (!entry && (g_str_has_suffix(folded, "。") || g_strcmp0(folded, r->first_entry) == 0))
        r->in_contents = false;
    else if (r->first_entry == NULL)
        r->first_entry = entry_title(r, folded);
    return r->in_contents;
}

/* --------------------------------------------------------------------------------- reading -- */

static bool may_be_contents(const Reader *r, const MxLayout *page) {
    return r->in_contents || r->lines->len == 0 || page->number <= MAX_CONTENTS_PAGE;
}

static double find_em(const MxLine *line) {
    double widest = 1;
    for (guint i = 0; i < line->n_extents; i++)
        widest = MAX(widest, (double)(line->extents[i].x1 - line->extents[i].x0));
    return MIN(widest, line->size_pt);
}

static void add_line(Reader *r, const MxLayout *page, const MxLine *line) {
    bool contents = false;
    if (may_be_contents(r, page)) {
        g_autofree char *folded = mx_text_fold(line->text);
        contents = is_contents(r, folded);
        r->list_begun = r->list_begun || contents || is_numbered(r, folded);
    }
    MxProseLine prose = {
        line, page, find_em(line), r->apart, contents || (r->lists_headings && r->list_begun), false
    };
    g_array_append_val(r->lines, prose);
    r->apart = false;
}

static void add_page(Reader *r, const MxLayout *page) {
    if (r->in_contents && !has_entries(r, page) && !is_list(page))
        r->in_contents = false;
    guint grid = 0;
    for (guint i = 0; i < page->lines->len; i++) {
        const MxLine *line = page->lines->pdata[i];
        for (; grid < page->grids->len; grid++) {
            if (((const MxGrid *)page->grids->pdata[grid])->box.y0 > middle(line))
                break;
            r->apart = true;
        }
        if (!g_hash_table_contains(r->taken, line) && !g_hash_table_contains(r->margins, line))
            add_line(r, page, line);
    }
    r->apart = r->apart || grid < page->grids->len;
}

GArray *mx_prose_lines(const MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                       GHashTable *taken) {
    Reader r = { .disclosure = disclosure,
                 .pack = pack,
                 .taken = taken,
                 .margins = mx_segment_margins(layouts, pack),
                 .lines = g_array_new(FALSE, FALSE, sizeof(MxProseLine)) };
    for (guint i = 0; i < layouts->len; i++) {
        take_captions(&r, layouts->pdata[i]);
        r.lists_headings = lists_headings(&r, layouts, i);
        r.list_begun = false;
        add_page(&r, layouts->pdata[i]);
    }
    g_hash_table_unref(r.margins);
    g_free(r.first_entry);
    return r.lines;
}
