/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printed text against the output's text.
 *
 *   printed on page 4          the output says of page 4
 *   收入总表          ───────  "title": "收入总表"           whole: the same text
 *   行政运行          ───────  "text": "…，其中行政运行12万元"   within: a stretch of a longer one
 *   550-某局          ──┬────  "department_code": "550"      in pieces
 *                     └────  "department": "某局"
 *   单位：万元        ──┬────  "unit": "万元"
 *                     └      a label
 *
 * Each character of the output accounts for one printed character: text printed three times must be
 * held three times, but for titles, units, notes and headers, which pages repeat. What is longest
 * chooses first, so that a short text does not take the middle of a long one.
 *
 * Blind spots: text of a page that is lost passes for held where the output has the same stretch to
 * spare for that page (a level of indicators is printed once and held by each of them). Whether a
 * text stands at its right place in the output is not asked. Signs (-) and decimal points are
 * punctuation here.
 */
#include "coverage/match.h"

#include <string.h>

#include "conserve/labels.h"

/* A single character that is found somewhere is chance. */
#define MIN_PIECE 2u

/* 类, 款, 项: three digits, then two each. */
#define N_CODE_PARTS 3u
#define FIRST_CODE_PART 3u
#define CODE_PART 2u

/* 栏次, 1, 22: what a row that numbers columns has in its boxes. */
#define MAX_INDEX 2u

/* ------------------------------------------------------------------------------- searching -- */

/* A place in the output. */
typedef struct {
    MxOutputText *held;
    guint at, n;
} Place;

static bool is_here(const MxOutputText *held, guint at, const gunichar *chars, guint n,
                    bool again) {
    if (memcmp(held->text.chars + at, chars, n * sizeof *chars) != 0)
        return false;
    for (guint i = at; i < at + n && !again; i++)
        if (held->claimed[i])
            return false;
    return true;
}

static bool is_digit_at(const MxOutputText *held, guint at) {
    return at < held->text.n && held->text.chars[at] < 0x80 &&
           g_ascii_isdigit((char)held->text.chars[at]);
}

/* Whether a figure can be the stretch: a part of a code, or the whole of a target's number. */
static bool can_be_figure(const MxOutputText *held, guint at, guint n) {
    if (held->composed)
        return !is_digit_at(held, at + n) && (at == 0 || !is_digit_at(held, at - 1));
    return held->text.figure && n >= MIN_PIECE;
}

static bool search_held(MxOutputText *held, const gunichar *chars, guint n, bool again, bool figure,
                        Place *place) {
    if (held->text.n < n)
        return false;
    guint places = held->text.n - n + 1;
    for (guint i = 0; i < places; i++) {
        guint at = (held->from + i) % places;
        if (held->text.chars[at] == chars[0] && is_here(held, at, chars, n, again) &&
            (!figure || can_be_figure(held, at, n))) {
            *place = (Place){ held, at, n };
            return true;
        }
    }
    return false;
}

/* Where the output says @chars of the page. @again: it may have been claimed, but must be what
 * pages repeat. @figure: only where a figure can be a part: of a code, of a target. */
static bool search(const GPtrArray *page, const gunichar *chars, guint n, bool again, bool figure,
                   Place *place) {
    for (guint i = 0; i < page->len; i++) {
        MxOutputText *held = page->pdata[i];
        if ((!again || held->repeatable) && search_held(held, chars, n, again, figure, place))
            return true;
    }
    return false;
}

static bool search_equal(const GPtrArray *page, const MxPrinted *text, Place *place) {
    for (guint i = 0; i < page->len; i++) {
        MxOutputText *held = page->pdata[i];
        *place = (Place){ held, 0, text->n };
        if (held->text.n == text->n && is_here(held, 0, text->chars, text->n, false))
            return true;
    }
    return false;
}

/* Where the output has the whole of @chars as a text that pages repeat: 元. */
static bool search_repeatable(const GPtrArray *page, const gunichar *chars, guint n, Place *place) {
    for (guint i = 0; i < page->len; i++) {
        MxOutputText *held = page->pdata[i];
        *place = (Place){ held, 0, n };
        if (held->repeatable && held->text.n == n && is_here(held, 0, chars, n, true))
            return true;
    }
    return false;
}

/* The longest whole text that @chars begins with. */
static bool search_beginning(const GPtrArray *page, const gunichar *chars, guint n, bool again,
                             Place *place) {
    *place = (Place){ 0 };
    for (guint i = 0; i < page->len; i++) {
        MxOutputText *held = page->pdata[i];
        guint length = held->text.n;
        if (length >= MIN_PIECE && length <= n && length > place->n &&
            (!again || held->repeatable) && is_here(held, 0, chars, length, again))
            *place = (Place){ held, 0, length };
    }
    return place->held != NULL;
}

/* The longest stretch that begins with @chars, of %MIN_PIECE characters or more: a whole text where
 * there is one. */
static bool search_longest(const GPtrArray *page, const gunichar *chars, guint n, bool again,
                           Place *place) {
    guint length = MIN_PIECE;
    if (search_beginning(page, chars, n, again, place))
        return true;
    if (n < length || !search(page, chars, length, again, false, place))
        return false;
    while (length < n && search(page, chars, length + 1, again, false, place))
        length++;
    return true;
}

static void claim(MxUnit *unit, guint at, const Place *place, MxFate fate) {
    for (guint i = 0; i < place->n; i++) {
        unit->fates[at + i] = fate;
        place->held->claimed[place->at + i] = true;
    }
    place->held->from = place->at + place->n;
}

/* ---------------------------------------------------------------------------------- passes -- */

typedef struct {
    const MxOutputTexts *holdings;
    const MxPack *pack;
    GHashTable *margins;
} Matcher;

static const GPtrArray *held_on(const Matcher *m, const MxUnit *unit) {
    return m->holdings->pages->pdata[unit->page->number - 1];
}

static bool is_found(const MxUnit *unit) {
    return unit->fates[0] != MX_FATE_LOST;
}

/* A page number is none of the figures of its page; a running header may be a title. */
static bool is_page_number(const Matcher *m, const MxUnit *unit) {
    return unit->line != NULL && unit->text.figure && g_hash_table_contains(m->margins, unit->line);
}

static void match_equal(const Matcher *m, MxUnit *unit) {
    Place place;
    if (!is_found(unit) && !is_page_number(m, unit) &&
        search_equal(held_on(m, unit), &unit->text, &place))
        claim(unit, 0, &place, MX_FATE_HELD);
}

/* A figure of a cell is the whole of it, or a part of a code. */
static bool is_cell_figure(const MxUnit *unit) {
    return unit->cell != NULL && unit->text.figure;
}

/* The units from @i on that are parts of one row's figures, joined; how many, at most @n. */
static guint join_figures(const GPtrArray *units, guint i, guint n, MxPrinted *joined) {
    const MxUnit *first = units->pdata[i];
    guint k = 0;
    joined->n = 0;
    for (; k < n && i + k < units->len; k++) {
        const MxUnit *unit = units->pdata[i + k];
        if (is_found(unit) || !is_cell_figure(unit) || unit->grid != first->grid ||
            unit->cell->row != first->cell->row ||
            unit->text.n != (k == 0 ? FIRST_CODE_PART : CODE_PART))
            break;
        memcpy(joined->chars + joined->n, unit->text.chars, unit->text.n * sizeof(gunichar));
        joined->n += unit->text.n;
    }
    return k;
}

/* 201 │ 03 │ 01 is held as 2010301: taken together, since 03 alone may be found astride two parts
 * of another code. */
static void match_code(const Matcher *m, const GPtrArray *units, guint i) {
    gunichar chars[N_CODE_PARTS * FIRST_CODE_PART];
    MxPrinted joined = { .chars = chars };
    for (guint n = N_CODE_PARTS; n > 1; n--) {
        Place place;
        if (join_figures(units, i, n, &joined) < n ||
            !search_equal(held_on(m, units->pdata[i]), &joined, &place))
            continue;
        for (guint k = i, at = 0; k < i + n; k++) {
            MxUnit *unit = units->pdata[k];
            claim(unit, 0, &(Place){ place.held, at, unit->text.n }, MX_FATE_HELD);
            at += unit->text.n;
        }
        return;
    }
}

static void match_within(const Matcher *m, MxUnit *unit) {
    Place place;
    if (!is_found(unit) && search(held_on(m, unit), unit->text.chars, unit->text.n, false,
                                  is_cell_figure(unit), &place))
        claim(unit, 0, &place, MX_FATE_HELD);
}

static void match_margin(const Matcher *m, MxUnit *unit) {
    if (unit->line != NULL && g_hash_table_contains(m->margins, unit->line))
        mx_unit_set_fate(unit, 0, unit->text.n, MX_FATE_MARGIN);
}

/* Before all else: 1 above a column is none of the figures below it. */
static void match_index(const Matcher *m, MxUnit *unit) {
    if (unit->text.n <= MAX_INDEX && mx_unit_is_index(unit, m->pack))
        mx_unit_set_fate(unit, 0, unit->text.n, MX_FATE_LABEL);
}

static void match_label(const Matcher *m, MxUnit *unit) {
    if (!is_found(unit) && mx_unit_is_label(unit, m->pack))
        mx_unit_set_fate(unit, 0, unit->text.n, MX_FATE_LABEL);
}

/* The end of the stretch of lost characters that begins at @from. */
static guint lost_end(const MxUnit *unit, guint from) {
    while (from < unit->text.n && unit->fates[from] == MX_FATE_LOST)
        from++;
    return from;
}

/* What is lost in a whole stretch may be a text of its own: between two labels. */
static void match_stretches(const Matcher *m, MxUnit *unit, bool again) {
    for (guint i = 0, end; i < unit->text.n; i = end + 1) {
        Place place;
        end = lost_end(unit, i);
        const MxPrinted stretch = { .chars = unit->text.chars + i, .n = end - i };
        if (end == i)
            continue;
        if (!again && search_equal(held_on(m, unit), &stretch, &place))
            claim(unit, i, &place, MX_FATE_HELD);
        else if (again && search_repeatable(held_on(m, unit), stretch.chars, stretch.n, &place))
            claim(unit, i, &place, MX_FATE_REPEATED);
    }
}

static void match_pieces(const Matcher *m, MxUnit *unit, bool again) {
    if (is_cell_figure(unit))
        return;
    for (guint i = 0; i < unit->text.n; i++) {
        Place place;
        guint n = lost_end(unit, i) - i;
        if (n > 0 && search_longest(held_on(m, unit), unit->text.chars + i, n, again, &place))
            claim(unit, i, &place, again ? MX_FATE_REPEATED : MX_FATE_HELD);
    }
}

static int compare_length(const void *a, const void *b) {
    const MxUnit *p = *(MxUnit *const *)a, *q = *(MxUnit *const *)b;
    if (p->text.n != q->text.n)
        return p->text.n > q->text.n ? -1 : 1;
    return (p->page->number > q->page->number) - (p->page->number < q->page->number);
}

void mx_units_match(const GPtrArray *units, const MxOutputTexts *holdings, const MxPack *pack,
                    GHashTable *margins) {
    const Matcher m = { holdings, pack, margins };
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < units->len; i++)
        g_ptr_array_add(sorted, units->pdata[i]);
    g_ptr_array_sort(sorted, compare_length);
    for (guint i = 0; i < units->len; i++)
        match_index(&m, units->pdata[i]);
    for (guint i = 0; i < units->len; i++)
        match_code(&m, units, i);
    for (guint i = 0; i < sorted->len; i++)
        match_equal(&m, sorted->pdata[i]);
    for (guint i = 0; i < sorted->len; i++)
        match_margin(&m, sorted->pdata[i]);
    for (guint i = 0; i < sorted->len; i++)
        match_within(&m, sorted->pdata[i]);
    for (guint i = 0; i < sorted->len; i++) {
        match_label(&m, sorted->pdata[i]);
        mx_unit_read_labels(sorted->pdata[i], pack);
        match_stretches(&m, sorted->pdata[i], false);
    }
    for (guint i = 0; i < sorted->len; i++)
        match_stretches(&m, sorted->pdata[i], true);
    for (guint i = 0; i < sorted->len; i++)
        match_pieces(&m, sorted->pdata[i], false);
    for (guint i = 0; i < sorted->len; i++)
        match_pieces(&m, sorted->pdata[i], true);
}
