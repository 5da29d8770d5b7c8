/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages of lines and grids to tables.
 *
 *   page 4   line  收入总表      ┐ caption      grid A ── table 1 ┐
 *            grid  A             ┘                                │ no title of its own, the same
 *   page 5   grid  B  ──────────────────────────── continues ─────┘ columns (or header): one table
 *            line  注：…                                     note of table 1
 *            line  支出总表      ┐ caption
 *            grid  C             ┘               grid C ── table 2
 *
 * Every grid is one of: the continuation of the table before it, a table, or unclaimed. The lines
 * between two grids are split: notes of the upper one first, the rest is the caption of the lower.
 */
#include "segment/segment.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "segment/form/join/forms.h"
#include "segment/form/join/join.h"
#include "segment/identity/among.h"
#include "segment/identity/government.h"
#include "segment/identity/government_codes.h"
#include "segment/identity/government_table.h"
#include "segment/identity/identity.h"
#include "segment/prose/prose.h"
#include "segment/table/body.h"
#include "segment/table/caption.h"
#include "segment/table/columns/columns.h"
#include "segment/table/header.h"
#include "segment/table/leaf.h"
#include "segment/table/pages/goes_on.h"
#include "segment/table/pages/sheets.h"
#include "segment/table/rows.h"

/* How far from the page's edges, as a share of its height, a page number stands. */
#define MARGIN 0.12

typedef struct {
    MxDisclosure *disclosure;
    const MxPack *pack;
    bool government;   /* whose tables have their own names; known when all pages are read */
    GPtrArray *drafts; /* of MxDraft */
    GPtrArray *owners; /* of char*: the bodies that captions name */
    MxForms *forms;
    MxOpenTable open;
    GPtrArray *grids; /* of MxGrid: made of several */
    MxSheets *sheets;
    GPtrArray *pending; /* of MxLine: lines since the last grid, page by page */
    guint pending_page;
    GHashTable *taken; /* of MxLine: lines that are a note of a table, and so no prose */
} Segmenter;

/* ---------------------------------------------------------------------------------- lines -- */

static bool is_page_number(const Segmenter *s, const MxLayout *page, const MxLine *line) {
    if (line->box.y0 > MARGIN * page->height_pt && line->box.y1 < (1 - MARGIN) * page->height_pt)
        return false;
    g_autofree char *folded = mx_text_fold(line->text);
    return mx_pack_phrase(s->pack, MX_PHRASE_PAGE, folded, NULL);
}

/* Moves the lines of @page that begin above @y into @into; @next: the first line not yet moved. */
static void take_lines(const Segmenter *s, const MxLayout *page, guint *next, double y,
                       GPtrArray *into) {
    for (; *next < page->lines->len; (*next)++) {
        MxLine *line = page->lines->pdata[*next];
        if ((line->box.y0 + line->box.y1) / 2 > y)
            return;
        if (!is_page_number(s, page, line))
            g_ptr_array_add(into, line);
    }
}

/* Several notes of a table are one, a line each; the same note is printed on each of its pages. */
static void add_note(MxTable *table, const char *note) {
    if (table->note != NULL && strstr(table->note, note) != NULL)
        return;
    char *whole = table->note ? g_strconcat(table->note, "\n", note, NULL) : g_strdup(note);
    g_free(table->note);
    table->note = whole;
}

static void take_notes(Segmenter *s, GPtrArray *lines) {
    if (s->open.draft == NULL)
        return;
    guint n;
    g_autofree char *note = mx_notes_read(s->pack, lines, &n);
    if (note == NULL)
        return;
    for (guint i = 0; i < n; i++)
        g_hash_table_add(s->taken, lines->pdata[i]);
    g_ptr_array_remove_range(lines, 0, n);
    add_note(s->open.draft->table, note);
}

/* ---------------------------------------------------------------------------------- grids -- */

static void add_unclaimed(Segmenter *s, const MxGrid *grid, guint page) {
    MxUnclaimed *unclaimed = mx_unclaimed_new(page, grid->shown);
    for (guint row = 0; row < grid->n_rows; row++) {
        GPtrArray *texts = g_ptr_array_new();
        for (guint col = 0; col < grid->n_cols; col++) {
            const MxCell *cell = mx_grid_get(grid, row, col);
            if (cell->row == row && cell->col == col)
                g_ptr_array_add(texts, g_strdup(cell->text));
        }
        g_ptr_array_add(texts, NULL);
        g_ptr_array_add(unclaimed->rows, g_ptr_array_free(texts, FALSE));
    }
    g_ptr_array_add(s->disclosure->unclaimed, unclaimed);
}

static bool has_amounts(const MxHeader *header) {
    for (guint i = 0; i < header->leaves->len; i++)
        if (((const MxLeaf *)header->leaves->pdata[i])->type == MX_COLUMN_AMOUNT)
            return true;
    return false;
}

/* An empty table under headers that nobody knows shows no money, but its title may tell. */
static bool is_known_title(const MxPack *pack, const char *folded) {
    const char *id = mx_pack_table(pack, &(MxTableTraits){ folded, "", "" });
    return id != NULL && strcmp(id, "other") != 0;
}

/* A titled grid of money, or one whose title is known and whose boxes may all be blank; a form has
 * a title too, but its own kind of grid. */
static bool is_table(const Segmenter *s, const MxCaption *caption, const MxHeader *header) {
    if (caption->title == NULL)
        return false;
    g_autofree char *folded = mx_text_fold(caption->title);
    bool money = has_amounts(header) ||
                 mx_pack_phrase(s->pack, MX_PHRASE_GOVERNMENT_TABLE, folded, NULL) ||
                 (header->leaves->len > 1 && is_known_title(s->pack, folded));
    return money && !mx_pack_phrase(s->pack, MX_PHRASE_PERFORMANCE, folded, NULL);
}

static void go_on(Segmenter *s, MxHeader *header, const MxGrid *grid, guint page) {
    bool repeated = mx_header_is_same(s->open.draft->header, header);
    guint first_row = repeated ? header->body_row : header->first_row;
    if (repeated && s->open.draft->raw->len == 0)
        mx_draft_take_header(s->open.draft,
                             header); /* its body tells what the first did not have */
    else
        mx_header_free(header);
    mx_draft_add(s->open.draft, grid, first_row, page);
}

/* A header at the foot of a page, over the rest of it and the rows on the next. */
static bool go_on_below(Segmenter *s, const MxCaption *caption, const MxGrid *grid, guint page,
                        guint n_lines) {
    MxGrid *whole = mx_open_table_stack(&s->open, caption, grid, page, n_lines);
    if (whole == NULL)
        return false;
    g_ptr_array_add(s->grids, whole);
    MxDraft *draft = s->open.draft;
    mx_draft_take_header(draft, mx_header_new(s->pack, whole, draft->header->first_row));
    mx_draft_add(draft, whole, draft->header->body_row, page);
    return true;
}

static void start_table(Segmenter *s, MxCaption *caption, MxHeader *header, const MxGrid *grid,
                        guint page) {
    if (caption->owner != NULL)
        g_ptr_array_add(s->owners, g_strdup(caption->owner));
    s->open.draft = mx_draft_new(header, caption, page);
    s->open.columns = grid;
    mx_draft_add(s->open.draft, grid, header->body_row, page);
    g_ptr_array_add(s->drafts, s->open.draft);
}

/* Whether the lines above a grid lack only its title, which ends the page before. The grid has a
 * header of its own: a foot that each page prints is no title of a table's rest. */
static bool stayed_behind(const Segmenter *s, const MxHeader *header, const GPtrArray *lines) {
    bool again = s->open.draft != NULL && mx_header_is_same(s->open.draft->header, header);
    return mx_header_is_known(header) && !again && mx_caption_is_whole(s->pack, lines) &&
           mx_caption_ends(s->pack, s->pending);
}

/* The lines above a grid: those of its page, and for the first grid of a page the last page's too,
 * where nothing on its own page titles it. */
static void read_caption(Segmenter *s, MxCaption *caption, const MxHeader *header, GPtrArray *lines,
                         bool first_on_page) {
    mx_caption_read(caption, s->pack, lines);
    if (!first_on_page || s->pending->len == 0)
        return;
    if (caption->title == NULL) {
        MxCaption before = { 0 };
        mx_caption_read(&before, s->pack, s->pending);
        if (before.title != NULL &&
            ((before.unit != NULL && caption->unit == NULL) || stayed_behind(s, header, lines)))
            mx_caption_fill(caption, &before);
        mx_caption_clear(&before);
    } else if (caption->number == 0) {
        /* 公开04表 stayed behind at the foot of the page before */
        mx_caption_read_number(caption, s->pack, s->pending->pdata[s->pending->len - 1]);
    }
}

static void add_grid(Segmenter *s, GPtrArray *lines, const MxGrid *grid, guint page,
                     bool first_on_page) {
    MxCaption caption = { 0 };
    guint first_row = mx_caption_read_rows(&caption, s->pack, grid);
    MxHeader *header = mx_header_new(s->pack, grid, first_row);
    read_caption(s, &caption, header, lines, first_on_page);
    bool rest = mx_open_table_goes_on(&s->open, &caption, header, grid, page, lines->len);
    if (!rest && caption.title == NULL && mx_header_is_known(header))
        caption.title = mx_caption_guess_title(s->pack, lines);
    if (go_on_below(s, &caption, grid, page, lines->len)) {
        mx_header_free(header);
    } else if (rest) {
        go_on(s, header, grid, page);
    } else if (is_table(s, &caption, header)) {
        start_table(s, &caption, header, grid, page);
    } else {
        mx_header_free(header);
        add_unclaimed(s, grid, page);
        s->open.draft = NULL;
    }
    if (s->open.draft != NULL && grid->n_cols >= s->open.columns->n_cols)
        s->open.columns = grid;
    s->open.grid = grid;
    s->open.page = page;
    mx_caption_clear(&caption);
}

/* The right side of a table that is open: all but its unit came with the left side. */
static void take_right_sheet(Segmenter *s, const GPtrArray *lines, guint page) {
    MxCaption caption = { 0 };
    mx_caption_read(&caption, s->pack, lines);
    if (s->open.draft != NULL && s->open.draft->table->unit == NULL)
        s->open.draft->table->unit = g_steal_pointer(&caption.unit);
    if (s->open.draft != NULL)
        s->open.draft->table->last_page = page;
    mx_caption_clear(&caption);
}

static void add_page(Segmenter *s, const MxLayout *page) {
    guint next = 0;
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    for (guint g = 0; g < page->grids->len; g++) {
        const MxGrid *grid = page->grids->pdata[g];
        take_lines(s, page, &next, grid->box.y0, lines);
        if (g > 0)
            take_notes(s, lines);
        mx_forms_take_lines(s->forms, lines, page->number);
        if (mx_sheets_is_right(s->sheets, grid))
            take_right_sheet(s, lines, page->number);
        else if (mx_forms_take(s->forms, grid, lines, page))
            s->open.draft = NULL;
        else
            add_grid(s, lines, mx_sheets_whole(s->sheets, grid), page->number, g == 0);
        g_ptr_array_set_size(lines, 0);
        while (next < page->lines->len &&
               ((const MxLine *)page->lines->pdata[next])->box.y1 <= grid->box.y1)
            next++; /* lines beside a grid belong to nothing */
    }
    take_lines(s, page, &next, INFINITY, lines);
    if (page->grids->len > 0 || (s->open.draft != NULL && s->open.page + 1 == page->number))
        take_notes(s, lines);
    mx_forms_take_lines(s->forms, lines, page->number);
    mx_forms_end_page(s->forms, lines, page->number);
    if (page->grids->len == 0)
        s->open.draft = NULL;
    g_ptr_array_set_size(s->pending, 0);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(s->pending, lines->pdata[i]);
}

/* --------------------------------------------------------------------------------- naming -- */

static void identify(const Segmenter *s, MxDraft *draft) {
    if (s->government) {
        mx_government_name_table(draft->table, s->pack, s->disclosure->document.organization);
        return;
    }
    g_autofree char *title = mx_text_fold(draft->table->title ? draft->table->title : "");
    g_autofree char *code = mx_draft_first_code(draft);
    g_autoptr(GString) headers = g_string_new(NULL);
    for (guint i = 0; i < draft->header->leaves->len; i++) {
        const MxLeaf *leaf = draft->header->leaves->pdata[i];
        g_autofree char *label = mx_text_fold(leaf->label);
        g_string_append_printf(headers, "%s%s", i > 0 ? "|" : "", label);
    }
    MxTableTraits traits = { title, headers->str, code };
    const char *id = mx_pack_table(s->pack, &traits);
    draft->table->id = g_strdup(id ? id : "other");
}

/* The unit that every table with one prints, for tables that print none; NULL where they differ. */
static const char *common_unit(const Segmenter *s) {
    const char *common = NULL;
    for (guint i = 0; i < s->drafts->len; i++) {
        const char *unit = ((const MxDraft *)s->drafts->pdata[i])->table->unit;
        if (unit != NULL && common != NULL && strcmp(unit, common) != 0)
            return NULL;
        common = unit ? unit : common;
    }
    return common;
}

static void settle_unit(const Segmenter *s, MxTable *table, const char *common) {
    if (table->unit != NULL)
        return;
    if (common != NULL) {
        table->unit = g_strdup(common);
        table->unit_inherited = true;
        mx_disclosure_note(s->disclosure, MX_SEVERITY_INFO, "unit-inherited", table->first_page,
                           "%s: prints no unit; %s, as every other table of the document",
                           table->title, common);
    } else {
        mx_disclosure_note(s->disclosure, MX_SEVERITY_WARNING, "unit-missing", table->first_page,
                           "%s: prints no unit, so its amounts have no value", table->title);
    }
}

static void finish_government(const Segmenter *s, MxTable *table) {
    mx_government_settle_phase(table);
    mx_government_derive_codes(table, s->pack,
                               table->year ? table->year : s->disclosure->document.year);
}

static void finish(Segmenter *s) {
    const char *common = common_unit(s);
    for (guint i = 0; i < s->drafts->len; i++) {
        MxDraft *draft = s->drafts->pdata[i];
        identify(s, draft);
        if (s->government)
            mx_header_name_again(draft->header, s->pack, draft->grid, draft->table->year);
        settle_unit(s, draft->table, common);
        mx_draft_finish(draft, s->pack, s->disclosure);
        if (s->government)
            finish_government(s, draft->table);
        draft->table = NULL; /* the document's */
    }
    if (s->government)
        mx_government_settle_scopes(s->disclosure);
}

/* Titles tell a government's document from a body's, and then what else they mean. */
static void tell_government(Segmenter *s, const GPtrArray *layouts, const MxPatterns *patterns) {
    for (guint i = 0; i < s->drafts->len; i++)
        g_ptr_array_add(s->disclosure->tables, ((MxDraft *)s->drafts->pdata[i])->table);
    s->government = mx_government_read(s->disclosure, layouts, s->pack, s->owners);
    if (s->government)
        s->pack = mx_patterns_governments(patterns, s->pack);
}

static char *first_text(const GPtrArray *layouts) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *page = layouts->pdata[i];
        for (guint k = 0; k < page->lines->len; k++) {
            g_autofree char *folded = mx_text_fold(((const MxLine *)page->lines->pdata[k])->text);
            g_string_append(text, folded);
            g_string_append_c(text, '\n');
        }
    }
    return g_string_free(text, FALSE);
}

const MxPack *mx_segment_pack(const GPtrArray *layouts, const MxPatterns *patterns) {
    g_autofree char *text = first_text(layouts);
    const MxPack *profile = mx_patterns_detect(patterns, text);
    return profile ? profile : mx_patterns_lexicon(patterns);
}

const MxPack *mx_segment(MxDisclosure *disclosure, const GPtrArray *layouts,
                         const MxPatterns *patterns) {
    const MxPack *pack = mx_segment_pack(layouts, patterns);
    bool profiled = pack != mx_patterns_lexicon(patterns);
    disclosure->document.profile = profiled ? g_strdup(mx_pack_name(pack)) : NULL;
    Segmenter s = { .disclosure = disclosure,
                    .pack = pack,
                    .grids = g_ptr_array_new_with_free_func((GDestroyNotify)mx_grid_free),
                    .drafts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_draft_free),
                    .owners = g_ptr_array_new_with_free_func(g_free),
                    .pending = g_ptr_array_new(),
                    .taken = g_hash_table_new(NULL, NULL) };
    s.sheets = mx_sheets_new(layouts, pack);
    s.forms = mx_forms_new(disclosure, s.pack, s.taken);
    for (guint i = 0; i < layouts->len; i++)
        add_page(&s, layouts->pdata[i]);
    tell_government(&s, layouts, patterns);
    finish(&s);
    mx_forms_finish(s.forms);
    mx_forms_free(s.forms);
    mx_identity_read(disclosure, layouts, s.pack, s.owners);
    mx_prose_read(disclosure, layouts, s.pack, s.taken);
    if (s.government)
        mx_government_settle_facts(disclosure);
    mx_among_read(disclosure, s.pack);
    g_ptr_array_unref(s.drafts);
    g_ptr_array_unref(s.grids);
    mx_sheets_free(s.sheets);
    g_ptr_array_unref(s.owners);
    g_ptr_array_unref(s.pending);
    g_hash_table_unref(s.taken);
    return s.pack;
}
