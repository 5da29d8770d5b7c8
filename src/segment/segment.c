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
#include "segment/identity/government_table.h"
#include "segment/identity/identity.h"
#include "segment/prose/prose.h"
#include "segment/table/body.h"
#include "segment/table/caption.h"
#include "segment/table/columns/columns.h"
#include "segment/table/header.h"
#include "segment/table/leaf.h"
#include "segment/table/rows.h"

/* A grid without a title continues the table before it where it stands at the same place across the
 * page, to this many points: pages of one table are set alike, but centred tables shift a little.
 */
#define SAME_PLACE_PT 12.0

/* Columns this near in width, in points, are the same: rulings are read to a pixel. Columns of two
 * tables are seldom all that near, unless one goes on with the other. */
#define SAME_WIDTH_PT 2.5
#define MIN_SHIFTED_COLUMNS 3u

/* Grids of one page this near, with nothing between them, are one table whose ruling has a gap. */
#define SAME_TABLE_GAP_PT 12.0

/* The rest of a table stands at the head of its page: below a running header, an owner and a unit.
 */
#define MAX_LINES_ABOVE 4u

/* How far from the page's edges, as a share of its height, a page number stands. */
#define MARGIN 0.12

typedef struct {
    MxDisclosure *disclosure;
    const MxPack *pack;
    bool government;   /* whose tables have their own names; known when all pages are read */
    GPtrArray *drafts; /* of MxDraft */
    GPtrArray *owners; /* of char*: the bodies that captions name */
    MxForms *forms;
    MxDraft *open;  /* (nullable): the table that a next grid may continue */
    MxBox open_box; /* of its last grid */
    const MxGrid *open_grid;
    guint open_page;
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
    if (s->open == NULL)
        return;
    guint n;
    g_autofree char *note = mx_notes_read(s->pack, lines, &n);
    if (note == NULL)
        return;
    for (guint i = 0; i < n; i++)
        g_hash_table_add(s->taken, lines->pdata[i]);
    g_ptr_array_remove_range(lines, 0, n);
    add_note(s->open->table, note);
}

/* --------------------------------------------------------------------------------- joining -- */

/* Whether two grids have the same columns, wherever they stand across the page: a table is set for
 * the left page and for the right. Two columns are too few to tell. */
static bool has_same_columns(const MxGrid *a, const MxGrid *b) {
    if (a->n_cols != b->n_cols || a->n_cols < MIN_SHIFTED_COLUMNS)
        return false;
    for (guint i = 1; i <= a->n_cols; i++)
        if (fabs((a->xs[i] - a->xs[0]) - (b->xs[i] - b->xs[0])) > SAME_WIDTH_PT)
            return false;
    return true;
}

static bool stands_alike(MxBox a, MxBox b) {
    return fabs(a.x0 - b.x0) <= SAME_PLACE_PT && fabs(a.x1 - b.x1) <= SAME_PLACE_PT;
}

static char *fold_title(const char *title) {
    return title ? mx_text_fold(title) : g_strdup("");
}

static bool same_title(const MxDraft *draft, const MxCaption *caption) {
    g_autofree char *a = fold_title(draft->table->title);
    g_autofree char *b = fold_title(caption->title);
    return strcmp(a, b) == 0 || (caption->continued && *a != '\0' && strstr(b, a) != NULL);
}

static bool same_header(const MxHeader *a, const MxHeader *b) {
    return *b->signature != '\0' && g_str_has_suffix(a->signature, b->signature);
}

/* Whether the first rows are a header by their words: they name what rows are, and amounts. The
 * first row of a page that goes on with a table may look like one, but for that. */
static bool is_known_header(const MxHeader *header) {
    guint keys = 0, amounts = 0, known = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        const MxLeaf *leaf = header->leaves->pdata[i];
        bool named = !g_str_has_prefix(leaf->id, "col_");
        known += named;
        keys += named && leaf->type != MX_COLUMN_AMOUNT;
        amounts += named && leaf->type == MX_COLUMN_AMOUNT;
    }
    return keys > 0 && amounts > 0 && 2 * known > header->leaves->len;
}

/* Whether a grid with the same place or the same columns, without a title, can be the table's rest.
 */
static bool is_rest(const Segmenter *s, const MxHeader *header, const MxGrid *grid) {
    bool no_header = header->body_row == header->first_row;
    bool alike = stands_alike(s->open_box, grid->box) || has_same_columns(s->open_grid, grid);
    return alike && !is_known_header(header) &&
           (no_header || grid->n_cols == s->open->header->n_cols);
}

/* 表21 above a grid begins another table than 表20, also where its title is not known for one. */
static bool has_other_number(const Segmenter *s, const MxCaption *caption) {
    int open = s->open->table->number;
    return caption->number > 0 && open > 0 && caption->number != open;
}

/* Whether the grid under @caption with @header goes on with the open table. @n_lines: above it. */
static bool continues(const Segmenter *s, const MxCaption *caption, const MxHeader *header,
                      const MxGrid *grid, guint page, guint n_lines) {
    if (s->open == NULL || page > s->open_page + 1 || has_other_number(s, caption))
        return false;
    if (page == s->open_page)
        return caption->title == NULL && stands_alike(s->open_box, grid->box) &&
               grid->box.y0 - s->open_box.y1 <= SAME_TABLE_GAP_PT;
    bool header_again = same_header(s->open->header, header);
    if (caption->title != NULL)
        return same_title(s->open, caption) && header_again;
    return header_again || (n_lines <= MAX_LINES_ABOVE && is_rest(s, header, grid));
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

/* A titled grid of money, or one that only a government has, whose boxes may all be blank; a form has a title too, but its own kind of grid. */
static bool is_table(const Segmenter *s, const MxCaption *caption, const MxHeader *header) {
    if (caption->title == NULL)
        return false;
    g_autofree char *folded = mx_text_fold(caption->title);
    return (has_amounts(header) ||
            mx_pack_phrase(s->pack, MX_PHRASE_GOVERNMENT_TABLE, folded, NULL)) &&
           !mx_pack_phrase(s->pack, MX_PHRASE_PERFORMANCE, folded, NULL);
}

static void go_on(Segmenter *s, MxHeader *header, const MxGrid *grid, guint page) {
    bool repeated = same_header(s->open->header, header);
    mx_draft_add(s->open, grid, repeated ? header->body_row : header->first_row, page);
    mx_header_free(header);
}

static void start_table(Segmenter *s, MxCaption *caption, MxHeader *header, const MxGrid *grid,
                        guint page) {
    if (caption->owner != NULL)
        g_ptr_array_add(s->owners, g_strdup(caption->owner));
    s->open = mx_draft_new(header, caption, page);
    mx_draft_add(s->open, grid, header->body_row, page);
    g_ptr_array_add(s->drafts, s->open);
}

/* The lines above a grid: those of its page, and for the first grid of a page the last page's too,
 * where nothing on its own page titles it. */
static void read_caption(Segmenter *s, MxCaption *caption, GPtrArray *lines, bool first_on_page) {
    mx_caption_read(caption, s->pack, lines);
    if (caption->title == NULL && first_on_page && s->pending->len > 0) {
        MxCaption before = { 0 };
        mx_caption_read(&before, s->pack, s->pending);
        if (before.title != NULL && before.unit != NULL && caption->unit == NULL) {
            mx_caption_clear(caption);
            *caption = before;
        } else {
            mx_caption_clear(&before);
        }
    } else if (caption->number == 0 && first_on_page && s->pending->len > 0) {
        /* 公开04表 stayed behind at the foot of the page before */
        mx_caption_read_number(caption, s->pack, s->pending->pdata[s->pending->len - 1]);
    }
}

static void add_grid(Segmenter *s, GPtrArray *lines, const MxGrid *grid, guint page,
                     bool first_on_page) {
    MxCaption caption = { 0 };
    guint first_row = mx_caption_read_rows(&caption, s->pack, grid);
    read_caption(s, &caption, lines, first_on_page);
    MxHeader *header = mx_header_new(s->pack, grid, first_row);
    bool rest = continues(s, &caption, header, grid, page, lines->len);
    if (!rest && caption.title == NULL && is_known_header(header))
        caption.title = mx_caption_guess_title(s->pack, lines);
    if (rest) {
        go_on(s, header, grid, page);
    } else if (is_table(s, &caption, header)) {
        start_table(s, &caption, header, grid, page);
    } else {
        mx_header_free(header);
        add_unclaimed(s, grid, page);
        s->open = NULL;
    }
    s->open_box = grid->box;
    s->open_grid = grid;
    s->open_page = page;
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
        if (mx_forms_take(s->forms, grid, lines, page))
            s->open = NULL;
        else
            add_grid(s, lines, grid, page->number, g == 0);
        g_ptr_array_set_size(lines, 0);
        while (next < page->lines->len &&
               ((const MxLine *)page->lines->pdata[next])->box.y1 <= grid->box.y1)
            next++; /* lines beside a grid belong to nothing */
    }
    take_lines(s, page, &next, INFINITY, lines);
    if (page->grids->len > 0 || (s->open != NULL && s->open_page + 1 == page->number))
        take_notes(s, lines);
    mx_forms_take_lines(s->forms, lines, page->number);
    if (page->grids->len == 0)
        s->open = NULL;
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
    g_autofree char *title = fold_title(draft->table->title);
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
        mx_disclosure_note(s->disclosure, MX_SEVERITY_INFO, "unit-inherited", table->first_page,
                           "%s: prints no unit; %s, as every other table of the document",
                           table->title, common);
    } else {
        mx_disclosure_note(s->disclosure, MX_SEVERITY_WARNING, "unit-missing", table->first_page,
                           "%s: prints no unit, so its amounts have no value", table->title);
    }
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
            mx_government_settle_phase(draft->table);
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
                    .drafts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_draft_free),
                    .owners = g_ptr_array_new_with_free_func(g_free),
                    .pending = g_ptr_array_new(),
                    .taken = g_hash_table_new(NULL, NULL) };
    s.forms = mx_forms_new(disclosure, s.pack, s.taken);
    for (guint i = 0; i < layouts->len; i++)
        add_page(&s, layouts->pdata[i]);
    tell_government(&s, layouts, patterns);
    finish(&s);
    mx_forms_finish(s.forms);
    mx_forms_free(s.forms);
    mx_identity_read(disclosure, layouts, s.pack, s.owners);
    mx_prose_read(disclosure, layouts, s.pack, s.taken);
    mx_among_read(disclosure, s.pack);
    g_ptr_array_unref(s.drafts);
    g_ptr_array_unref(s.owners);
    g_ptr_array_unref(s.pending);
    g_hash_table_unref(s.taken);
    return s.pack;
}
