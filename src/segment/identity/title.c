/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The title of a document, from its first pages.
 *
 *         关于某市2024年预算执行情况          a title is broken over lines of its own …
 *           和2025年预算草案的报告
 *
 *     受市人民政府委托，现将某市2024年        … and prose too; what tells them apart is that a
 *   预算执行情况和2025年预算草案提请审议      paragraph is longer, and has the marks of a sentence
 *
 * So what is looked at are paragraphs (MxBlock), never a line of one: any line of prose may end in
 * the word that a title ends in.
 *
 * Known failure: where a paragraph's first line is taken for a block of its own (a wide gap below
 * it), it may still look like a title.
 */
#include "segment/identity/title.h"

#include <string.h>

#include "base/text.h"
#include "layout/layout.h"
#include "model/table.h"

/* A title's lines are set larger than the body; this share of the largest type on the page. */
#define TITLE_SIZE 0.8
/* A cover title has at most this many lines, and this many characters: longer is a sentence. */
#define TITLE_LINES 4u
#define TITLE_LENGTH 60
/* Lines of a cover: title, body, date, and the remarks of some. A page with more is text or
 * contents, where a name on a line of its own is one of several. */
#define COVER_LINES 16u

const char *mx_title_kind(const MxPack *pack, const char *folded) {
    static const struct {
        MxPhrase phrase;
        const char *kind;
    } KINDS[] = { { MX_PHRASE_FINAL_ACCOUNT, "final_account" },
                  { MX_PHRASE_BUDGET, "budget" },
                  { MX_PHRASE_PERFORMANCE, "performance" } };
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (mx_pack_phrase(pack, KINDS[i].phrase, folded, NULL))
            return KINDS[i].kind;
    return NULL;
}

bool mx_title_is_line(const MxPack *pack, const char *folded) {
    return g_utf8_strlen(folded, -1) <= TITLE_LENGTH &&
           !mx_pack_phrase(pack, MX_PHRASE_SENTENCE, folded, NULL) &&
           !mx_pack_phrase(pack, MX_PHRASE_ENTRY, folded, NULL);
}

static double largest_size(const GPtrArray *lines) {
    double largest = 0;
    for (guint i = 0; i < lines->len; i++)
        largest = MAX(largest, ((const MxLine *)lines->pdata[i])->size_pt);
    return largest;
}

/* The largest lines of a page, from the first of them on, joined. @end: the line after the last. */
static char *join_largest(const GPtrArray *lines, guint *end) {
    double largest = largest_size(lines);
    GString *title = g_string_new(NULL);
    guint i = 0;
    for (guint n = 0; i < lines->len && n < TITLE_LINES; i++) {
        const MxLine *line = lines->pdata[i];
        bool large = line->size_pt >= TITLE_SIZE * largest;
        if (n > 0 && !large)
            break;
        if (large) {
            g_string_append(title, line->text);
            n++;
        }
    }
    *end = i;
    return g_string_free(title, FALSE);
}

/* Whether a paragraph ends before line @end: else what stands before it is a piece of one. */
static bool ends_paragraph(const GPtrArray *blocks, guint end) {
    for (guint i = 0; i < blocks->len; i++) {
        const MxBlock *block = blocks->pdata[i];
        if (block->first_line < end && end < block->first_line + block->n_lines)
            return false;
    }
    return true;
}

/* Whether @folded is the title of one of the tables, with what stands before it (预算01表收支总表).
 */
static bool titles_table(const GPtrArray *tables, const char *folded) {
    for (guint i = 0; i < tables->len; i++) {
        g_autofree char *title = mx_text_fold(((const MxTable *)tables->pdata[i])->title);
        if (*title != '\0' && g_str_has_suffix(folded, title))
            return true;
    }
    return false;
}

static bool is_title(const MxPack *pack, const char *text, const GPtrArray *tables) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_title_is_line(pack, folded) && mx_title_kind(pack, folded) != NULL &&
           !mx_pack_phrase(pack, MX_PHRASE_PART, folded, NULL) && !titles_table(tables, folded);
}

char *mx_title_find(const MxPack *pack, const GPtrArray *layouts, const GPtrArray *tables) {
    for (guint p = 0; p < MIN(layouts->len, MX_COVER_PAGES); p++) {
        const MxLayout *page = layouts->pdata[p];
        guint end;
        g_autofree char *large = join_largest(page->lines, &end);
        if (is_title(pack, large, tables) && ends_paragraph(page->blocks, end))
            return g_steal_pointer(&large);
        for (guint i = 0; i < page->blocks->len; i++)
            if (is_title(pack, ((const MxBlock *)page->blocks->pdata[i])->text, tables))
                return g_strdup(((const MxBlock *)page->blocks->pdata[i])->text);
    }
    return NULL;
}

/* Line @i, folded; behind the one before it, where that is a label: 项目单位：. */
static char *fold_with_label(const GPtrArray *lines, guint i) {
    g_autofree char *folded = mx_text_fold(((const MxLine *)lines->pdata[i])->text);
    g_autofree char *before =
        mx_text_fold(i > 0 ? ((const MxLine *)lines->pdata[i - 1])->text : "");
    bool labels = g_str_has_suffix(before, "：");
    return g_strconcat(labels ? before : "", folded, NULL);
}

/* A name that stands alone among the largest lines of a page, or behind a label. */
static char *find_cover_body(const MxPack *pack, const GPtrArray *lines) {
    double largest = largest_size(lines);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *folded = fold_with_label(lines, i);
        bool large = ((const MxLine *)lines->pdata[i])->size_pt >= TITLE_SIZE * largest;
        MxSpan span;
        if ((large || strstr(folded, "：") != NULL) &&
            mx_pack_phrase(pack, MX_PHRASE_COVER_BODY, folded, &span))
            return g_strndup(folded + span.start, (gsize)(span.end - span.start));
    }
    return NULL;
}

char *mx_title_find_body(const MxPack *pack, const GPtrArray *layouts) {
    for (guint p = 0; p < MIN(layouts->len, MX_COVER_PAGES); p++) {
        const MxLayout *page = layouts->pdata[p];
        bool says = false;
        for (guint i = 0; i < page->lines->len && !says; i++) {
            g_autofree char *folded = mx_text_fold(((const MxLine *)page->lines->pdata[i])->text);
            says = mx_title_kind(pack, folded) != NULL;
        }
        if (says)
            return page->grids->len == 0 && page->lines->len <= COVER_LINES
                       ? find_cover_body(pack, page->lines)
                       : NULL;
    }
    return NULL;
}

/* How many lines from @first on may be one title: the heading of a chapter ends it. */
static guint count_run(const MxPack *pack, const GPtrArray *lines, guint first) {
    guint n = 1, most = MIN(TITLE_LINES, lines->len - first);
    for (; n < most; n++) {
        g_autofree char *folded = mx_text_fold(((const MxLine *)lines->pdata[first + n])->text);
        if (mx_pack_phrase(pack, MX_PHRASE_CHAPTER, folded, NULL) ||
            mx_pack_phrase(pack, MX_PHRASE_SECTION, folded, NULL))
            break;
    }
    return n;
}

/* The longest run counts: 关于某市2022年市级决算 is followed by what else the report is on. */
static char *find_run(const MxPack *pack, const GPtrArray *lines, guint first, MxPhrase phrase,
                      guint *length) {
    for (guint n = count_run(pack, lines, first); n > 0; n--) {
        g_autofree char *text = mx_lines_join(lines, first, n);
        g_autofree char *folded = mx_text_fold(text);
        if (mx_pack_phrase(pack, MX_PHRASE_ENTRY, folded, NULL) ||
            !mx_pack_phrase(pack, phrase, folded, NULL))
            continue;
        *length = n;
        return g_steal_pointer(&text);
    }
    return NULL;
}

/* Whether the lines [@first, @first + @n) are larger than others of the page, or it has no more
 * than a cover has. */
static bool is_set_as_title(const GPtrArray *lines, guint first, guint n) {
    double least = TITLE_SIZE * largest_size(lines);
    bool smaller = lines->len <= COVER_LINES;
    for (guint i = 0; i < lines->len; i++) {
        bool large = ((const MxLine *)lines->pdata[i])->size_pt >= least;
        if (i >= first && i < first + n && !large)
            return false;
        smaller |= !large;
    }
    return smaller;
}

char *mx_title_find_phrase(const MxPack *pack, const GPtrArray *layouts, MxPhrase phrase,
                           bool *set) {
    for (guint p = 0; p < MIN(layouts->len, MX_COVER_PAGES); p++) {
        const GPtrArray *lines = ((const MxLayout *)layouts->pdata[p])->lines;
        for (guint i = 0; i < lines->len; i++) {
            guint n = 0;
            char *title = find_run(pack, lines, i, phrase, &n);
            if (title == NULL)
                continue;
            if (set != NULL)
                *set = is_set_as_title(lines, i, n);
            return title;
        }
    }
    return NULL;
}
