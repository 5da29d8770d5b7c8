/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of headings that skip one, or print one twice:
 *
 *     一、部门职责
 *     二、机构设置
 *     四、收支情况        三 is nowhere between: it was deleted, or there is a mistake
 *     五、其他事项        the numbers go on, so the count of the whole level jumped
 *
 * A heading may also be one that was not read as such, so the sequence must show that it is one: at
 * least four headings of one level below one heading, from the first number on, in order but for
 * one step, and at least one in order behind it. The number must be printed in no text between; and
 * between may stand no table, form or grid, which take the lines above them, and no page of which
 * nothing was read. A number printed twice is one only where the titles differ: a title may be
 * printed again on the next page.
 */
#include "check/document/headings.h"

#include <string.h>

#include "base/text.h"
#include "check/document/pages.h"
#include "model/disclosure.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "normalize/numbering.h"

/* Headings that show how a level counts. With three, one step that is right says nothing; with
 * more, the short levels that most documents have are never looked at. */
#define MIN_HEADINGS 4u

/* Levels of sections, 第一部分 to 1. */
#define N_LEVELS 4u

/* The heading that opens a level, or none. */
#define NOWHERE G_MAXUINT

static const MxSection *section_at(const MxCheck *check, guint i) {
    return check->d->sections->pdata[i];
}

/* ---------------------------------------------------------------------------------- numbers -- */

/* Bytes of the numeral that @p begins with. */
static gsize numeral_length(const char *p) {
    gsize n = mx_numeral_length(p, true);
    return n > 0 ? n : mx_numeral_length(p, false);
}

/* The first numeral of @text; @rest: what follows it. -1 where there is none. */
static int next_number(const char *text, const char **rest) {
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gsize n = numeral_length(p);
        if (n == 0)
            continue;
        g_autofree char *numeral = g_strndup(p, n);
        *rest = p + n;
        return mx_numeral_parse(numeral);
    }
    *rest = "";
    return -1;
}

static int number_of(const MxSection *section) {
    g_autofree char *folded = mx_text_fold(section->number ? section->number : "");
    const char *rest;
    return next_number(folded, &rest);
}

/* Whether @printed has @number as a number of something: before a mark, or of a part. */
static bool prints_number(const char *printed, int number) {
    static const char *const MARKS = "、.）,:：部章节篇";
    g_autofree char *folded = mx_text_fold(printed ? printed : "");
    for (const char *p = folded; *p != '\0';) {
        int found = next_number(p, &p);
        if (found == number && (*p == '\0' || g_utf8_strchr(MARKS, -1, g_utf8_get_char(p)) != NULL))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------ levels -- */

/* The numbered headings of the level of @first that stand below the same heading. */
static GArray *list_level(const MxCheck *check, guint first) {
    GArray *list = g_array_new(FALSE, FALSE, sizeof(guint));
    guint level = section_at(check, first)->level;
    for (guint i = first; i < check->d->sections->len; i++) {
        const MxSection *section = section_at(check, i);
        if (section->level < level)
            break;
        if (section->level == level && section->number != NULL)
            g_array_append_val(list, i);
    }
    return list;
}

/* The only step of @list that is not the next number, with one that is behind it; NOWHERE where
 * there is none or several. */
static guint find_step(const MxCheck *check, const GArray *list) {
    guint found = NOWHERE;
    if (list->len < MIN_HEADINGS ||
        number_of(section_at(check, g_array_index(list, guint, 0))) != 1)
        return NOWHERE;
    for (guint i = 1; i < list->len; i++) {
        int step = number_of(section_at(check, g_array_index(list, guint, i))) -
                   number_of(section_at(check, g_array_index(list, guint, i - 1)));
        if (step == 1)
            continue;
        if ((step != 0 && step != 2) || found != NOWHERE)
            return NOWHERE;
        found = i;
    }
    return found == list->len - 1 ? NOWHERE : found;
}

/* --------------------------------------------------------------------------- what is between -- */

/* Whether something on the pages may have taken a heading, or hides one. */
static bool may_hide(const MxDisclosure *d, guint from, guint to) {
    for (guint page = from; page <= to; page++)
        if (mx_page_has_grid(d, page) || !mx_page_has_text(d, page))
            return true;
    return !mx_pages_are_whole(d);
}

/* Whether a text from section @from to before @to prints the number. */
static bool is_between(const MxCheck *check, guint from, guint to, int number) {
    for (guint i = from; i < to; i++)
        if (prints_number(section_at(check, i)->text, number) ||
            (i > from && (prints_number(section_at(check, i)->number, number) ||
                          prints_number(section_at(check, i)->title, number))))
            return true;
    return prints_number(section_at(check, from)->title, number);
}

static bool is_skipped(const MxCheck *check, guint before, guint after) {
    const MxSection *a = section_at(check, before), *b = section_at(check, after);
    if (may_hide(check->d, a->first_page, b->first_page))
        return false;
    if (number_of(a) == number_of(b))
        return g_strcmp0(a->title, b->title) != 0;
    return !is_between(check, before, after, number_of(a) + 1);
}

/* -------------------------------------------------------------------------------- the search -- */

static void add_step(MxCheck *check, guint before, guint after, MxValue *value) {
    const MxSection *a = section_at(check, before), *b = section_at(check, after);
    MxPlace place = { .what = MX_PLACE_SECTION, .page = b->first_page };
    g_autofree char *quote = g_strdup_printf("%s %s → %s %s", a->number, a->title ? a->title : "",
                                             b->number, b->title ? b->title : "");
    place.text = g_string_chunk_insert(check->quotes, quote);
    mx_value_add(value, mx_figure_new_integer(1), &place);
}

MxValue *mx_headings_skipped(MxCheck *check) {
    g_autoptr(MxValue) value = mx_value_new();
    guint parents[N_LEVELS] = { NOWHERE, NOWHERE, NOWHERE, NOWHERE };
    for (guint i = 0; i < check->d->sections->len; i++) {
        guint level = MIN(section_at(check, i)->level, N_LEVELS - 1);
        bool first = parents[level] == NOWHERE && section_at(check, i)->number != NULL;
        for (guint inner = level + 1; inner < N_LEVELS; inner++)
            parents[inner] = NOWHERE;
        if (!first)
            continue;
        parents[level] = i;
        g_autoptr(GArray) list = list_level(check, i);
        guint step = find_step(check, list);
        if (step == NOWHERE)
            continue;
        guint before = g_array_index(list, guint, step - 1);
        guint after = g_array_index(list, guint, step);
        if (is_skipped(check, before, after))
            add_step(check, before, after, value);
    }
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}
