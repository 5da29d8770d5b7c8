/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printed figures against held ones, page by page.
 *
 *   printed on page 4                 held of page 4
 *   cell  1,386.05          ────────  an amount
 *   cells 201 │ 03 │ 01     ────────  a code, 2010301
 *   line  2025年收入总表    ────────  a title, which pages repeat
 *   line  - 4 -                       a page number: no figure of the page
 *   cell  95.65                       lost
 *
 * Each held figure accounts for one printed figure, unless pages repeat it. So a figure that is
 * read into two cells is found as well: one of the two has nothing printed left.
 *
 * Blind spots: a lost figure passes for held where the same figure is to spare on its page; whether
 * it stands in the right cell is not asked, nor is its sign.
 */
#include "conserve/conserve.h"

#include <string.h>

#include "base/text.h"
#include "conserve/held.h"
#include "conserve/labels.h"
#include "layout/layout.h"
#include "segment/prose/lines/lines.h"

/* Of a page's figures this many are shown. */
#define MAX_SHOWN 8u

/* 类, 款, 项, and the 目 that few print: three digits, then two each. */
#define FIRST_CODE_PART 3u
#define CODE_PART 2u
#define MAX_CODE_PARTS 4u

typedef enum { UNKNOWN, LABEL, NO_LABEL } Label;

/* A printed figure. @line, @grid, @cell: as in MxUnit; @alone: nothing else is in its cell;
 * @excused: it is found as a label or in a margin, and not held
 * @held_to: the last page on which what it was found as may be printed */
typedef struct {
    MxFigure figure;
    guint held_to;
    const MxLayout *page;
    const MxLine *line;
    const MxGrid *grid;
    const MxCell *cell;
    Label label;
    bool alone, found, excused;
} Printed;

typedef struct {
    MxFigures *figures;
    MxHoldings *holdings;
    GArray *printed; /* of Printed, page by page */
    const GPtrArray *layouts;
    const MxPack *pack;
    GHashTable *margins; /* of MxLine: running headers and page numbers */
} Ledger;

static Printed *get(const Ledger *l, guint i) {
    return &g_array_index(l->printed, Printed, i);
}

/* --------------------------------------------------------------------------------- printed -- */

static void add_text(Ledger *l, const char *text, Printed place) {
    for (const char *p = text; mx_figures_next(l->figures, &p, &place.figure);) {
        place.alone = place.cell != NULL && place.figure.at == text && *p == '\0';
        g_array_append_val(l->printed, place);
    }
}

/* Raised digits are what the layout makes of a note's mark. */
static bool is_raised(gunichar ch) {
    return ch == 0xB2 || ch == 0xB3 || ch == 0xB9 || (ch >= 0x2070 && ch <= 0x2079);
}

static guint count_digits(const char *text) {
    guint n = 0;
    for (const char *p = text; p != NULL && *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        n += mx_char_is_digit(ch) || is_raised(ch);
    }
    return n;
}

/* Returns: how many digits its lines and cells have */
static guint add_page(Ledger *l, const MxLayout *page) {
    guint digits = 0;
    for (guint i = 0; i < page->lines->len; i++) {
        const MxLine *line = page->lines->pdata[i];
        digits += count_digits(line->text);
        add_text(l, line->text, (Printed){ .page = page, .line = line });
    }
    for (guint g = 0; g < page->grids->len; g++) {
        const MxGrid *grid = page->grids->pdata[g];
        for (guint i = 0; i < grid->cells->len; i++) {
            const MxCell *cell = grid->cells->pdata[i];
            digits += count_digits(cell->text) + count_digits(cell->marks);
            add_text(l, cell->text, (Printed){ .page = page, .grid = grid, .cell = cell });
        }
    }
    return digits;
}

/* -------------------------------------------------------------------------------- matching -- */

static guint length_of(const Ledger *l, guint i) {
    return (guint)strlen(mx_figures_digits(l->figures, get(l, i)->figure.id));
}

static bool is_code_part(const Ledger *l, guint i, guint part) {
    return get(l, i)->alone && length_of(l, i) == (part == 0 ? FIRST_CODE_PART : CODE_PART);
}

static bool same_row(const Printed *a, const Printed *b) {
    return a->grid == b->grid && a->cell->row == b->cell->row;
}

/* How many boxes from @i on are parts of one code; at most %MAX_CODE_PARTS. */
static guint count_parts(const Ledger *l, guint i) {
    guint n = 0;
    while (n < MAX_CODE_PARTS && i + n < l->printed->len && is_code_part(l, i + n, n) &&
           same_row(get(l, i), get(l, i + n)))
        n++;
    return n;
}

/* Lets the figures at @places together account for one that the document holds as one. */
static bool use_joined(Ledger *l, const guint *places, guint n) {
    g_autoptr(GString) digits = g_string_new(NULL);
    for (guint k = 0; k < n; k++)
        g_string_append(digits, mx_figures_digits(l->figures, get(l, places[k])->figure.id));
    int id = mx_figures_find(l->figures, digits->str);
    if (id < 0 || mx_holdings_use(l->holdings, (guint)id, get(l, places[0])->page->number) == 0)
        return false;
    for (guint k = 0; k < n; k++)
        get(l, places[k])->found = true;
    return true;
}

/* 201 │ 03 │ 01 is held as 2010301: taken together and first, since 03 alone may be some month. */
static void match_codes(Ledger *l) {
    for (guint i = 0; i < l->printed->len; i++) {
        const guint places[MAX_CODE_PARTS] = { i, i + 1, i + 2, i + 3 };
        guint n = count_parts(l, i);
        while (n > 1 && !use_joined(l, places, n))
            n--;
        i += n > 1 ? n - 1 : 0;
    }
}

/* First: page 7's number is none of its figures. */
static void match_margins(Ledger *l) {
    for (guint i = 0; i < l->printed->len; i++) {
        Printed *p = get(l, i);
        p->found = p->excused = p->line != NULL && g_hash_table_contains(l->margins, p->line);
    }
}

static void match_equal(Ledger *l) {
    for (guint i = 0; i < l->printed->len; i++) {
        Printed *p = get(l, i);
        if (p->found)
            continue;
        p->held_to = mx_holdings_use(l->holdings, p->figure.id, p->page->number);
        p->found = p->held_to > 0;
    }
}

/* 05 below 201 │ 03, in a column for parts of codes, is held as 20105: the parts above it are not
 * printed again. */
static void match_inherited(Ledger *l) {
    for (guint i = 0; i < l->printed->len; i++) {
        Printed *p = get(l, i);
        if (!p->found && p->alone && length_of(l, i) <= FIRST_CODE_PART)
            p->found = mx_holdings_use_end(l->holdings, p->figure.id, p->page->number);
    }
}

static bool may_go_on(const Printed *a, const Printed *b) {
    return (a->line != NULL) == (b->line != NULL) && b->page->number <= a->page->number + 1;
}

/* A figure that the end of a line, or of a page, cut in two. */
static void match_broken(Ledger *l) {
    guint last = l->printed->len;
    for (guint i = 0; i < l->printed->len; i++) {
        if (get(l, i)->found)
            continue;
        const guint places[] = { last, i };
        bool joined = last < i && may_go_on(get(l, last), get(l, i)) && use_joined(l, places, 2);
        last = joined ? l->printed->len : i;
    }
}

/* --------------------------------------------------------------------------------- excuses -- */

/* What precedes the figure in its text, counted as the fates of a unit are. */
static guint printed_before(const char *text, const char *at) {
    g_autofree char *before = g_strndup(text, (gsize)(at - text));
    MxPrinted printed;
    mx_printed_init(&printed, before);
    mx_printed_clear(&printed);
    return printed.n;
}

static bool same_unit(const Printed *a, const Printed *b) {
    return a->line == b->line && a->cell == b->cell;
}

/* Settles @label of all figures of the line or cell whose first is @i. */
static void read_labels(const Ledger *l, guint i) {
    const Printed *first = get(l, i);
    MxUnit unit = { first->page, first->line, first->grid, first->cell, { 0 }, NULL };
    const char *text = mx_unit_text(&unit);
    mx_printed_init(&unit.text, text);
    unit.fates = g_new0(MxFate, unit.text.n + 1);
    bool whole = first->cell != NULL &&
                 (mx_unit_is_index(&unit, l->pack) || mx_unit_is_label(&unit, l->pack));
    if (!whole)
        mx_unit_read_labels(&unit, l->pack);
    for (; i < l->printed->len && same_unit(first, get(l, i)); i++) {
        guint at = printed_before(text, get(l, i)->figure.at);
        bool label = whole || (at < unit.text.n && unit.fates[at] != MX_FATE_LOST);
        get(l, i)->label = label ? LABEL : NO_LABEL;
    }
    mx_printed_clear(&unit.text);
    g_free(unit.fates);
}

/* Whether the figure belongs to what became a key, or a number of the output: 表4, the 1 above a
 * column. */
static bool is_label(const Ledger *l, guint i) {
    guint first = i;
    while (first > 0 && same_unit(get(l, first - 1), get(l, i)))
        first--;
    if (get(l, i)->label == UNKNOWN)
        read_labels(l, first);
    return get(l, i)->label == LABEL;
}

/* A label may have taken what belongs to @lost, the same figure: the 1 of `1、数量指标` the 1 of
 * `≥1场`, or of one on the page before what its end cuts. */
static bool takes_from_label(const Ledger *l, guint lost) {
    const Printed *p = get(l, lost);
    guint i = lost;
    while (i > 0 && get(l, i - 1)->page->number + 1 >= p->page->number)
        i--;
    for (; i < l->printed->len && get(l, i)->page->number <= p->page->number; i++) {
        Printed *other = get(l, i);
        bool in_reach = other->page == p->page || other->held_to >= p->page->number;
        if (in_reach && other->found && !other->excused && other->figure.id == p->figure.id &&
            is_label(l, i)) {
            other->excused = true;
            return true;
        }
    }
    return false;
}

static void match_labels(Ledger *l) {
    for (guint i = 0; i < l->printed->len; i++) {
        Printed *p = get(l, i);
        if (p->found)
            continue;
        p->excused = is_label(l, i);
        p->found = p->excused || takes_from_label(l, i);
    }
}

/* -------------------------------------------------------------------------------- findings -- */

/* Of the figures of a page of which something is said: how many, and the first of them as text. */
typedef struct {
    guint n;
    GString *text;
} Shown;

static void shown_clear(gpointer data) {
    Shown *shown = data;
    if (shown->text != NULL)
        g_string_free(shown->text, TRUE);
}

/* (element-type Shown): one a page, by its number */
static GArray *new_pages(const Ledger *l) {
    GArray *pages = g_array_new(FALSE, TRUE, sizeof(Shown));
    g_array_set_clear_func(pages, shown_clear);
    g_array_set_size(pages, l->layouts->len + 1);
    return pages;
}

static void show(GArray *pages, guint page, const char *text, gsize length) {
    Shown *shown = &g_array_index(pages, Shown, page);
    if (shown->text == NULL)
        shown->text = g_string_new(NULL);
    if (shown->n < MAX_SHOWN)
        g_string_append_printf(shown->text, "%s%.*s", shown->n > 0 ? ", " : "", (int)length, text);
    else if (shown->n == MAX_SHOWN)
        g_string_append(shown->text, ", …");
    shown->n++;
}

static GArray *find_lost(const Ledger *l) {
    GArray *pages = new_pages(l);
    for (guint i = 0; i < l->printed->len; i++) {
        const Printed *p = get(l, i);
        if (!p->found)
            show(pages, p->page->number, p->figure.at, p->figure.length);
    }
    return pages;
}

static GArray *find_twice(const Ledger *l) {
    GArray *pages = new_pages(l);
    for (guint id = 0; id < l->holdings->narrow->len; id++) {
        const GArray *held = l->holdings->narrow->pdata[id];
        const char *digits = mx_figures_digits(l->figures, id);
        for (guint i = 0; i < held->len; i++) {
            const MxHeld *h = &g_array_index(held, MxHeld, i);
            if (h->owed && !h->used && h->first <= l->layouts->len)
                show(pages, h->first, digits, strlen(digits));
        }
    }
    return pages;
}

static void note_lost(MxDisclosure *d, guint page, const Shown *lost, guint unplaced) {
    d->figures.lost += lost->n;
    d->figures.unplaced += unplaced;
    if (unplaced > 0)
        mx_disclosure_note(d, MX_SEVERITY_WARNING, "figures-lost", page,
                           "%u digits of the page are in no line and no cell", unplaced);
    if (lost->n > 0)
        mx_disclosure_note(d, MX_SEVERITY_WARNING, "figures-lost", page,
                           "%u figures of the page are in no table, form or text: %s", lost->n,
                           lost->text->str);
}

static void note_twice(MxDisclosure *d, guint page, const Shown *twice) {
    d->figures.twice += twice->n;
    if (twice->n > 0)
        mx_disclosure_note(d, MX_SEVERITY_WARNING, "figures-twice", page,
                           "%u figures are read more often than the page prints them; their "
                           "digits: %s",
                           twice->n, twice->text->str);
}

/* @placed: how many digits of each page are in lines and cells */
static void note_all(const Ledger *l, MxDisclosure *d, const guint *placed) {
    g_autoptr(GArray) lost = find_lost(l);
    g_autoptr(GArray) twice = find_twice(l);
    d->figures.printed = l->printed->len;
    for (guint i = 0; i < l->layouts->len; i++) {
        const MxLayout *page = l->layouts->pdata[i];
        guint unplaced = page->n_digits > placed[i] ? page->n_digits - placed[i] : 0;
        note_lost(d, page->number, &g_array_index(lost, Shown, page->number), unplaced);
    }
    for (guint page = 1; page <= l->layouts->len; page++)
        note_twice(d, page, &g_array_index(twice, Shown, page));
}

void mx_conserve_figures(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack) {
    g_autoptr(MxFigures) figures = mx_figures_new();
    g_autoptr(MxHoldings) holdings = mx_holdings_new(figures, disclosure);
    g_autoptr(GArray) printed = g_array_new(FALSE, FALSE, sizeof(Printed));
    g_autoptr(GHashTable) margins = mx_segment_margins(layouts, pack);
    g_autofree guint *placed = g_new0(guint, layouts->len);
    Ledger l = { figures, holdings, printed, layouts, pack, margins };
    for (guint i = 0; i < layouts->len; i++)
        placed[i] = add_page(&l, layouts->pdata[i]);
    match_margins(&l);
    match_codes(&l);
    match_equal(&l);
    match_broken(&l);
    match_inherited(&l);
    match_labels(&l);
    note_all(&l, disclosure, placed);
}
