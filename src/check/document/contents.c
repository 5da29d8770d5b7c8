/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table that is listed and not printed:
 *
 *     目录                           tables of the document
 *     一、收支总表                   部门收支总表        one is the end of the other
 *     七、政府采购预算情况表         政府采购预算表      the letters of one in the other
 *     八、政府性基金支出表           –                   listed only
 *
 * Lines of the contents are tables' where they read like titles (the packs' `title`). A table may
 * be printed and not be found, so the document must show that its tables are those of the list:
 * five lines at least, four fifths of all, have their table; every table has its line; and among
 * them stands no grid that nobody claimed, and no page of which nothing was read. Then a line of
 * which no text of the document has the name is of a table that is not there.
 */
#include "check/document/contents.h"

#include <string.h>

#include "base/text.h"
#include "check/document/pages.h"
#include "check/document/texts.h"
#include "check/document/titles.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "model/prose.h"
#include "pattern/pattern.h"

/* Lines that must have their table, and how many of them for each of all. With fewer, the list may
 * be of another set (the forms of a programme); a document lacks one table or two, not a fifth. */
#define MIN_FOUND 5u
#define OF_FIFTHS 4u

typedef struct {
    char *printed, *letters;
    guint page;
} Line;

static void line_free(gpointer data) {
    Line *line = data;
    g_free(line->printed);
    g_free(line->letters);
    g_free(line);
}

/* ---------------------------------------------------------------------------------- the list -- */

static bool is_contents(const MxCheck *check, const MxSection *section) {
    g_autofree char *title = mx_text_fold(section->title ? section->title : "");
    return mx_pack_phrase(check->pack, MX_PHRASE_CONTENTS, title, NULL);
}

/* Without the dots and the number of its page. */
static char *cut_entry(const MxCheck *check, const char *printed) {
    char *folded = mx_text_fold(printed);
    MxSpan span;
    if (mx_pack_phrase(check->pack, MX_PHRASE_ENTRY, folded, &span) && span.start >= 0)
        folded[span.end] = '\0';
    return folded;
}

static void add_line(const MxCheck *check, const MxSection *section, const char *printed,
                     GPtrArray *lines) {
    g_autofree char *entry = cut_entry(check, printed);
    g_autofree char *letters = mx_title_letters(entry);
    if (!mx_pack_phrase(check->pack, MX_PHRASE_TITLE, entry, NULL) ||
        g_utf8_strlen(letters, -1) < MX_MIN_TITLE)
        return;
    Line *line = g_new0(Line, 1);
    line->printed = g_steal_pointer(&entry);
    line->letters = g_steal_pointer(&letters);
    line->page = section->first_page;
    g_ptr_array_add(lines, line);
}

static GPtrArray *list_lines(const MxCheck *check) {
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    for (guint i = 0; i < check->d->sections->len; i++) {
        const MxSection *section = check->d->sections->pdata[i];
        g_auto(GStrv) entries = g_strsplit(section->text, "\n", -1);
        for (char **entry = entries; is_contents(check, section) && *entry != NULL; entry++)
            add_line(check, section, *entry, lines);
    }
    return lines;
}

/* -------------------------------------------------------------------------------- the tables -- */

static bool is_titled(const MxDisclosure *d) {
    bool titled = true;
    for (guint i = 0; i < d->tables->len; i++)
        titled &= ((const MxTable *)d->tables->pdata[i])->title != NULL;
    for (guint i = 0; i < d->forms->len; i++)
        titled &= ((const MxForm *)d->forms->pdata[i])->title != NULL;
    return titled;
}

static bool may_be(const Line *line, const char *title) {
    g_autofree char *letters = mx_title_letters(title);
    return mx_title_is(line->letters, letters) || mx_title_may_be(line->letters, letters);
}

static bool is_printed_as_table(const MxDisclosure *d, const Line *line) {
    for (guint i = 0; i < d->tables->len; i++)
        if (may_be(line, ((const MxTable *)d->tables->pdata[i])->title))
            return true;
    for (guint i = 0; i < d->forms->len; i++)
        if (may_be(line, ((const MxForm *)d->forms->pdata[i])->title))
            return true;
    return false;
}

static bool has_line(const GPtrArray *lines, const MxTable *table) {
    for (guint i = 0; i < lines->len; i++)
        if (may_be(lines->pdata[i], table->title))
            return true;
    return false;
}

/* Whether a grid that nobody claimed stands among the tables, or a page of which nothing was read:
 * it may be the one. */
static bool has_unknown(const MxDisclosure *d) {
    const MxTable *first = d->tables->pdata[0], *last = d->tables->pdata[d->tables->len - 1];
    for (guint i = 0; i < d->unclaimed->len; i++) {
        guint page = ((const MxUnclaimed *)d->unclaimed->pdata[i])->page;
        if (page >= first->first_page && page <= last->last_page + 1)
            return true;
    }
    guint end = MIN(last->last_page + 1, MAX(d->source.pages, last->last_page));
    for (guint page = first->first_page; page <= end; page++)
        if (!mx_page_has_grid(d, page) && !mx_page_has_text(d, page))
            return true;
    return !mx_pages_are_whole(d);
}

/* Whether every table is of the list, and nothing could be a table that was not read. */
static bool is_known(const MxDisclosure *d, const GPtrArray *lines) {
    if (d->tables->len == 0 || !is_titled(d) || has_unknown(d))
        return false;
    for (guint i = 0; i < d->tables->len; i++)
        if (!has_line(lines, d->tables->pdata[i]))
            return false;
    return true;
}

/* Whether a text outside the contents, or a box of a table, has the name. */
static bool is_printed_elsewhere(MxCheck *check, const Line *line) {
    const GPtrArray *texts = mx_texts_list(check);
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        g_autofree char *letters = mx_title_letters(text->printed);
        if ((text->section == NULL || !is_contents(check, text->section)) &&
            (strstr(letters, line->letters) != NULL || mx_title_is(letters, line->letters)))
            return true;
    }
    return false;
}

MxValue *mx_contents_unprinted(MxCheck *check) {
    const MxDisclosure *d = check->d;
    g_autoptr(GPtrArray) lines = list_lines(check);
    g_autoptr(MxValue) value = mx_value_new();
    guint found = 0;
    if (lines->len < MIN_FOUND || !is_known(d, lines))
        return NULL;
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = lines->pdata[i];
        bool there = is_printed_as_table(d, line);
        found += there;
        if (there || is_printed_elsewhere(check, line))
            continue;
        MxPlace place = { .what = MX_PLACE_SECTION, .page = line->page };
        place.text = g_string_chunk_insert(check->quotes, line->printed);
        mx_value_add(value, mx_figure_new_integer(1), &place);
    }
    bool same = found >= MIN_FOUND && found * 5 >= lines->len * OF_FIFTHS;
    return same && value->figure != NULL ? g_steal_pointer(&value) : NULL;
}
