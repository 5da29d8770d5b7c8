/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every text of the document, with the pages on which it is printed.
 *
 * A text that a page's end cuts stands under the page on which it begins; so what is no cell of one
 * row, and a text in the last row of a page, may be printed on the page after, too. What several
 * boxes of the output share (a merged box beside three rows, a code that a name's box begins with)
 * is printed once, and held once.
 */
#include "conserve/held.h"

#include <string.h>

#include "model/prose.h"

/* A place and the text there. */
typedef struct {
    guint page, text;
    MxBox box;
} Place;

typedef struct {
    MxHoldings *holdings;
    const MxDisclosure *disclosure;
    GHashTable *places; /* of Place: where a field is held already */
} Collector;

/* ---------------------------------------------------------------------------------- places -- */

static guint hash_place(gconstpointer key) {
    const Place *place = key;
    double x = place->box.x0 + 7919 * place->box.y0;
    return g_double_hash(&x) ^ place->page << 20 ^ place->text;
}

static gboolean same_place(gconstpointer a, gconstpointer b) {
    const Place *p = a, *q = b;
    return p->page == q->page && p->text == q->text && p->box.x0 == q->box.x0 &&
           p->box.y0 == q->box.y0 && p->box.x1 == q->box.x1 && p->box.y1 == q->box.y1;
}

/* ----------------------------------------------------------------------------------- texts -- */

static void hold(MxHoldings *holdings, MxHeld held) {
    while (holdings->narrow->len <= held.id) {
        g_ptr_array_add(holdings->narrow, g_array_new(FALSE, FALSE, sizeof(MxHeld)));
        g_ptr_array_add(holdings->wide, g_array_new(FALSE, FALSE, sizeof(MxHeld)));
    }
    GPtrArray *lists = held.first == held.last ? holdings->narrow : holdings->wide;
    g_array_append_val((GArray *)lists->pdata[held.id], held);
}

/* @held: of all figures of @text, but for their numbers */
static void hold_text(Collector *c, const char *text, MxHeld held) {
    MxFigure figure;
    while (mx_figures_next(c->holdings->figures, &text, &figure)) {
        held.id = figure.id;
        hold(c->holdings, held);
    }
}

/* Whether the text stands in a box that another row holds already. */
static bool is_shared(Collector *c, const MxField *field) {
    Place place = { field->page, g_str_hash(field->text), field->box };
    if (field->box.x1 <= field->box.x0)
        return false;
    return !g_hash_table_add(c->places, g_memdup2(&place, sizeof place));
}

/* @last: of the last row on its page, whose end may cut a text in two */
static void hold_cell(Collector *c, const MxField *field, MxColumnType type, bool last) {
    bool owed = type == MX_COLUMN_AMOUNT, code = type == MX_COLUMN_CODE;
    guint end = field->page + (last && type == MX_COLUMN_TEXT);
    if (field->text[0] != '\0' && !is_shared(c, field))
        hold_text(c, field->text, (MxHeld){ 0, field->page, end, owed, code, false, false });
}

/* A text that the page's end may cut. */
static void hold_part(Collector *c, const char *text, guint page) {
    hold_text(c, text, (MxHeld){ 0, page, page + 1, false, false, false, false });
}

static void hold_number(Collector *c, int number, MxHeld held) {
    char text[16];
    g_snprintf(text, sizeof text, "%d", number);
    if (number > 0)
        hold_text(c, text, held);
}

/* ----------------------------------------------------------------------------------- parts -- */

static MxHeld repeated(guint first, guint last) {
    return (MxHeld){ 0, first, last, false, false, true, false };
}

static void hold_table(Collector *c, const MxTable *table) {
    MxHeld head = repeated(table->first_page, table->last_page);
    /* the title may stand at the foot of the page before, a note at the head of the page after */
    MxHeld around =
        repeated(table->first_page > 1 ? table->first_page - 1 : 1, table->last_page + 1);
    hold_text(c, table->title, around);
    hold_text(c, table->unit, around);
    hold_text(c, table->note, around);
    hold_number(c, table->number, around);
    for (guint i = 0; i < table->columns->len; i++)
        hold_text(c, ((const MxColumn *)table->columns->pdata[i])->label, head);
    for (guint i = 0; i < table->headings->len; i++)
        hold_text(c, ((const MxHeading *)table->headings->pdata[i])->label, head);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const MxRow *next = i + 1 < table->rows->len ? table->rows->pdata[i + 1] : NULL;
        bool last = next != NULL && next->page > row->page;
        for (guint k = 0; k < row->n_fields; k++)
            if (row->fields[k] != NULL)
                hold_cell(c, row->fields[k], ((const MxColumn *)table->columns->pdata[k])->type,
                          last);
    }
}

/* 20240123140856 is kept as 2024-01-23T14:08:56. */
static void hold_time(Collector *c, const MxField *field) {
    g_auto(GStrv) parts = g_strsplit_set(field->text, "-T:", -1);
    g_autofree char *digits = g_strjoinv("", parts);
    hold_part(c, digits, field->page);
    hold_part(c, field->text, field->page);
}

static void hold_fields(Collector *c, const GPtrArray *fields) {
    for (guint i = 0; fields != NULL && i < fields->len; i++) {
        const MxFormField *f = fields->pdata[i];
        if (strcmp(f->id, "filled_at") == 0)
            hold_time(c, f->field);
        else
            hold_part(c, f->field->text, f->field->page);
        hold_text(c, f->id, repeated(f->field->page, f->field->page));
    }
}

static void hold_indicator(Collector *c, const MxIndicator *indicator) {
    MxHeld shared = repeated(indicator->page, indicator->page + 1);
    hold_text(c, indicator->level1, shared);
    hold_text(c, indicator->level2, shared);
    hold_text(c, indicator->name, shared);
    hold_text(c, indicator->weight, shared);
    hold_text(c, indicator->score, shared);
    hold_text(c, indicator->reason, shared);
    hold_part(c, indicator->target.text, indicator->page);
    hold_part(c, indicator->outcome.text, indicator->page);
    hold_fields(c, indicator->other);
}

static void hold_form(Collector *c, const MxForm *form) {
    MxHeld head = repeated(form->first_page > 1 ? form->first_page - 1 : 1, form->last_page);
    hold_text(c, form->title, head);
    hold_text(c, form->title_name, head);
    hold_number(c, form->year, head);
    hold_fields(c, form->fields);
    hold_fields(c, form->other);
    for (guint i = 0; i < form->funds->len; i++) {
        const MxFund *fund = form->funds->pdata[i];
        hold_part(c, fund->field->text, fund->field->page);
    }
    for (guint i = 0; i < form->tasks->len; i++) {
        const MxTask *task = form->tasks->pdata[i];
        hold_text(c, task->function, repeated(task->page, task->page + 1));
        hold_part(c, task->task, task->page);
        hold_fields(c, task->other);
    }
    for (guint i = 0; i < form->indicators->len; i++)
        hold_indicator(c, form->indicators->pdata[i]);
}

static void hold_section(Collector *c, const MxSection *section) {
    MxHeld held = { 0, section->first_page, section->last_page, false, false, false, false };
    hold_text(c, section->number, held);
    hold_text(c, section->title, held);
    hold_text(c, section->text, held);
}

static void hold_unclaimed(Collector *c, const MxUnclaimed *unclaimed) {
    MxHeld held = { 0, unclaimed->page, unclaimed->page, true, false, false, false };
    for (guint i = 0; i < unclaimed->rows->len; i++)
        for (char **text = unclaimed->rows->pdata[i]; *text != NULL; text++)
            hold_text(c, *text, held);
}

static void hold_document(Collector *c) {
    const MxDisclosure *d = c->disclosure;
    for (guint i = 0; i < d->tables->len; i++)
        hold_table(c, d->tables->pdata[i]);
    for (guint i = 0; i < d->forms->len; i++)
        hold_form(c, d->forms->pdata[i]);
    for (guint i = 0; i < d->sections->len; i++)
        hold_section(c, d->sections->pdata[i]);
    for (guint i = 0; i < d->glossary->len; i++) {
        const MxTerm *term = d->glossary->pdata[i];
        MxHeld held = { 0, term->page, term->page + 1, false, false, false, false };
        hold_text(c, term->term, held);
        hold_text(c, term->definition, held);
    }
    for (guint i = 0; i < d->unclaimed->len; i++)
        hold_unclaimed(c, d->unclaimed->pdata[i]);
    for (guint i = 0; i < d->repeats->len; i++) {
        const MxField *field = d->repeats->pdata[i];
        hold_part(c, field->text, field->page);
    }
    hold_text(c, d->document.title, repeated(1, d->source.pages));
    hold_text(c, d->document.organization, repeated(1, d->source.pages));
}

/* -------------------------------------------------------------------------------- holdings -- */

static int compare_pages(const void *a, const void *b) {
    const MxHeld *p = a, *q = b;
    return (p->first > q->first) - (p->first < q->first);
}

MxHoldings *mx_holdings_new(MxFigures *figures, const MxDisclosure *disclosure) {
    MxHoldings *holdings = g_new(MxHoldings, 1);
    holdings->figures = figures;
    holdings->narrow = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    holdings->wide = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) places = g_hash_table_new_full(hash_place, same_place, g_free, NULL);
    Collector c = { holdings, disclosure, places };
    hold_document(&c);
    for (guint i = 0; i < holdings->narrow->len; i++)
        g_array_sort(holdings->narrow->pdata[i], compare_pages);
    return holdings;
}

void mx_holdings_free(MxHoldings *holdings) {
    g_ptr_array_unref(holdings->narrow);
    g_ptr_array_unref(holdings->wide);
    g_free(holdings);
}

/* The first of @narrow that is printed on @page or later on. */
static guint find_first(const GArray *narrow, guint page) {
    guint from = 0, to = narrow->len;
    while (from < to) {
        guint middle = (from + to) / 2;
        if (g_array_index(narrow, MxHeld, middle).first < page)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool use(MxHeld *held, guint page) {
    if (held->first > page || held->last < page || (held->used && !held->repeatable))
        return false;
    held->used = true;
    return true;
}

guint mx_holdings_use(MxHoldings *holdings, guint id, guint page) {
    if (id >= holdings->narrow->len)
        return 0;
    GArray *narrow = holdings->narrow->pdata[id], *wide = holdings->wide->pdata[id];
    for (guint i = find_first(narrow, page); i < narrow->len; i++) {
        MxHeld *held = &g_array_index(narrow, MxHeld, i);
        if (held->first > page)
            break;
        if (use(held, page))
            return held->last;
    }
    for (guint i = 0; i < wide->len; i++) {
        MxHeld *held = &g_array_index(wide, MxHeld, i);
        if (use(held, page))
            return held->last;
    }
    return 0;
}

static bool ends_with(const char *digits, const char *end) {
    gsize n = strlen(digits), m = strlen(end);
    return n > m && strcmp(digits + n - m, end) == 0;
}

bool mx_holdings_use_end(MxHoldings *holdings, guint id, guint page) {
    const char *end = mx_figures_digits(holdings->figures, id);
    for (guint k = 0; k < holdings->narrow->len; k++) {
        GArray *narrow = holdings->narrow->pdata[k];
        if (narrow->len == 0 || !ends_with(mx_figures_digits(holdings->figures, k), end))
            continue;
        for (guint i = find_first(narrow, page); i < narrow->len; i++) {
            MxHeld *held = &g_array_index(narrow, MxHeld, i);
            if (held->code && use(held, page))
                return true;
        }
    }
    return false;
}
