/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of a page. That something is not in a document can be said only where its pages
 * were read: a page that is a picture has neither text nor grid. */
#include "check/document/pages.h"

#include <string.h>

#include "model/form.h"
#include "model/prose.h"

static bool is_unread(const MxDisclosure *d, guint page) {
    for (guint i = 0; i < d->unread->len; i++)
        if (g_array_index(d->unread, guint, i) == page)
            return true;
    return false;
}

bool mx_page_has_text(const MxDisclosure *d, guint page) {
    for (guint i = 0; i < d->sections->len; i++) {
        const MxSection *section = d->sections->pdata[i];
        if (section->first_page <= page && page <= section->last_page)
            return !is_unread(d, page);
    }
    return false;
}

bool mx_page_has_grid(const MxDisclosure *d, guint page) {
    bool has = false;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        has |= table->first_page <= page && page <= table->last_page;
    }
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        has |= form->first_page <= page && page <= form->last_page;
    }
    for (guint i = 0; i < d->unclaimed->len; i++)
        has |= ((const MxUnclaimed *)d->unclaimed->pdata[i])->page == page;
    return has && !is_unread(d, page);
}

bool mx_pages_are_whole(const MxDisclosure *d) {
    static const char *const LEFT_OUT[] = { "garbled-text", "overprint", NULL };
    for (guint i = 0; i < d->diagnostics->len; i++)
        if (g_strv_contains(LEFT_OUT, ((const MxDiagnostic *)d->diagnostics->pdata[i])->code))
            return false;
    return true;
}

/* What says that figures of a page are not where they should be, or not at all. */
static bool is_doubt(const MxDiagnostic *diagnostic) {
    static const char *const DOUBTS[] = { "figures-lost",      "figures-twice",
                                          "garbled-text",      "garbled-font",
                                          "overprint",         "cut-figure",
                                          "unreadable-amount", NULL };
    return g_strv_contains(DOUBTS, diagnostic->code);
}

/* Three digits in a row: fewer are a number of a line. */
static bool has_figure(GStrv row) {
    for (char **cell = row; *cell != NULL; cell++)
        if (g_regex_match_simple("[0-9][0-9.,]*[0-9][.,]?[0-9]", *cell, 0, 0))
            return true;
    return false;
}

bool mx_grid_has_figures(const MxUnclaimed *grid) {
    guint n = 0;
    for (guint i = 0; i < grid->rows->len; i++)
        n += has_figure(grid->rows->pdata[i]);
    return n >= 2;
}

static bool has_total(const MxTable *table) {
    for (guint i = 0; i < table->rows->len; i++)
        if (((const MxRow *)table->rows->pdata[i])->kind == MX_ROW_TOTAL)
            return true;
    return false;
}

/* Whether a row of @table stands on the page. */
static bool is_on_page(const MxTable *table, guint page) {
    for (guint i = 0; i < table->rows->len; i++)
        if (((const MxRow *)table->rows->pdata[i])->page == page)
            return true;
    return false;
}

static bool is_blank(const MxDisclosure *d, guint page) {
    return !mx_page_has_text(d, page) && !mx_page_has_grid(d, page);
}

/* Whether what nothing claimed follows the table directly, or behind a page with nothing: it goes
 * on there. */
static bool is_followed_by_rest(const MxDisclosure *d, const MxTable *table) {
    guint next = table->last_page + 1;
    next += next < d->source.pages && is_blank(d, next);
    for (guint i = 0; i < d->unclaimed->len; i++) {
        const MxUnclaimed *grid = d->unclaimed->pdata[i];
        if (grid->page == next && mx_grid_has_figures(grid))
            return true;
    }
    return false;
}

bool mx_table_lacks_page(const MxDisclosure *d, const MxTable *table) {
    if (is_followed_by_rest(d, table))
        return true;
    for (guint page = table->first_page; page <= table->last_page; page++)
        if (is_unread(d, page) || (!is_on_page(table, page) && !mx_page_has_text(d, page)))
            return true;
    return false;
}

bool mx_table_goes_on(const MxDisclosure *d, const MxTable *table) {
    for (guint i = 0; table->title != NULL && *table->title != '\0' && i < d->tables->len; i++) {
        const MxTable *other = d->tables->pdata[i];
        if (other != table && g_strcmp0(other->title, table->title) == 0 &&
            ((other->first_page == table->last_page + 1 && !has_total(other)) ||
             (other->last_page + 1 == table->first_page && !has_total(table))))
            return true;
    }
    return false;
}

bool mx_table_may_be_cut(const MxDisclosure *d, const MxTable *table) {
    guint first = table->first_page, next = table->last_page + 1;
    for (guint i = 0; i < d->diagnostics->len; i++) {
        const MxDiagnostic *diagnostic = d->diagnostics->pdata[i];
        if (diagnostic->page >= first && diagnostic->page < next && is_doubt(diagnostic))
            return true;
    }
    for (guint i = 0; i < d->unclaimed->len; i++) {
        const MxUnclaimed *grid = d->unclaimed->pdata[i];
        if (grid->page >= first && grid->page <= next && mx_grid_has_figures(grid))
            return true;
    }
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *other = d->tables->pdata[i];
        if (other != table && other->first_page >= first && other->first_page <= next &&
            (other->title == NULL || *other->title == '\0'))
            return true;
    }
    return next <= d->source.pages && is_blank(d, next);
}
