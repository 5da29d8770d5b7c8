/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands around a grid.
 *
 *   表二2024年预算收入总表                  number 2; a title too, but not the nearest
 *                2024年预算收入总表         title
 *   部门名称：某某办事处        单位：万元    owner, unit
 *   ┌──────────┬──────────┐
 *   └──────────┴──────────┘
 *   注：本表无数据                          note
 *
 * Lines are read from the grid upwards, since what is nearest is the grid's own; each line whole
 * and by its words, since side by side stand things of different kinds. Some producers print the
 * caption in the grid's first rows, one box over all columns.
 */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"
#include "segment/table/caption.h"
#include "segment/table/title_line.h"

/* Lines above a grid that can be its caption: number, title over two lines, owner, unit, and a
 * running header make five; beyond eight a line belongs to the prose. */
#define MAX_LINES 8u

void mx_caption_clear(MxCaption *caption) {
    g_free(caption->title);
    g_free(caption->unit);
    g_free(caption->owner);
    *caption = (MxCaption){ 0 };
}

static char *capture(const char *text, MxSpan span) {
    return span.start < 0 ? NULL : g_strndup(text + span.start, (gsize)(span.end - span.start));
}

/* ---------------------------------------------------------------------------------- parts -- */

static void read_unit(MxCaption *caption, const MxPack *pack, const char *folded) {
    MxSpan span;
    if (caption->unit == NULL && mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, &span)) {
        g_autofree char *unit = capture(folded, span);
        if (unit != NULL && mx_unit_parse(unit) > 0)
            caption->unit = g_steal_pointer(&unit);
    }
}

static bool read_number(MxCaption *caption, const MxPack *pack, const char *folded) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_NUMBER, folded, &span))
        return false;
    g_autofree char *numeral = capture(folded, span);
    if (caption->number == 0 && numeral != NULL) {
        numeral[strcspn(numeral, "-")] = '\0';
        caption->number = MAX(0, mx_numeral_parse(numeral));
    }
    return true;
}

static bool read_owner(MxCaption *caption, const MxPack *pack, const char *folded) {
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_OWNER, folded, &span))
        return false;
    if (caption->owner == NULL)
        caption->owner = capture(folded, span);
    return true;
}

/* ---------------------------------------------------------------------------------- lines -- */

static void take_title(MxCaption *caption, const MxPack *pack, char *title) {
    caption->title = title ? mx_title_line_unnumbered(pack, title, &caption->title_number) : NULL;
    g_free(title);
}

static void read_parts(MxCaption *caption, const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    read_unit(caption, pack, folded);
    read_number(caption, pack, folded);
    read_owner(caption, pack, folded);
    caption->continued =
        caption->continued || mx_pack_phrase(pack, MX_PHRASE_CONTINUED, folded, NULL);
}

void mx_caption_read_number(MxCaption *caption, const MxPack *pack, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(line->text);
    MxSpan span;
    if (mx_pack_phrase(pack, MX_PHRASE_NUMBER, folded, &span) && folded[span.end] != '\0' &&
        strcmp(folded + span.end, "表") != 0)
        return;
    read_number(caption, pack, folded);
}

/* Lines above a grid that may end in its unit: owner and title stand there. */
#define UNIT_LINES 2u

/* The middle of what the lines take of the page: the end of a sentence that its width broke stands
 * left of it, a unit right. */
static double middle_of(const GPtrArray *lines) {
    double left = INFINITY, right = 0;
    for (guint i = 0; i < lines->len; i++) {
        left = fmin(left, ((const MxLine *)lines->pdata[i])->box.x0);
        right = fmax(right, ((const MxLine *)lines->pdata[i])->box.x1);
    }
    return (left + right) / 2;
}

char *mx_caption_bare_unit(const MxPack *pack, const GPtrArray *lines) {
    for (guint n = 0; n < MIN(lines->len, UNIT_LINES); n++) {
        const MxLine *line = lines->pdata[lines->len - 1 - n];
        if (line->words->len == 0)
            continue;
        const MxWord *last = line->words->pdata[line->words->len - 1];
        g_autofree char *folded = mx_text_fold(last->text);
        MxSpan span;
        if (last->box.x0 > middle_of(lines) &&
            mx_pack_phrase(pack, MX_PHRASE_BARE_UNIT, folded, &span))
            return capture(folded, span);
    }
    return NULL;
}

void mx_caption_read(MxCaption *caption, const MxPack *pack, const GPtrArray *lines) {
    for (guint n = 0; n < MIN(lines->len, MAX_LINES); n++) {
        guint i = lines->len - 1 - n;
        const MxLine *line = lines->pdata[i];
        read_parts(caption, pack, line->text);
        for (guint w = 0; line->words->len > 1 && w < line->words->len; w++)
            read_parts(caption, pack, ((const MxWord *)line->words->pdata[w])->text);
        if (caption->title == NULL)
            take_title(caption, pack, mx_title_line_read(pack, lines, i));
    }
    caption->number = caption->number ? caption->number : caption->title_number;
    if (caption->unit == NULL)
        caption->unit = mx_caption_bare_unit(pack, lines);
}

static void fill(char **text, char **from) {
    if (*text == NULL)
        *text = g_steal_pointer(from);
}

void mx_caption_fill(MxCaption *caption, MxCaption *from) {
    fill(&caption->title, &from->title);
    fill(&caption->unit, &from->unit);
    fill(&caption->owner, &from->owner);
    caption->number = caption->number ? caption->number : from->number;
    caption->continued = caption->continued || from->continued;
}

bool mx_caption_is_whole(const MxPack *pack, const GPtrArray *lines) {
    for (guint i = 0; i < lines->len; i++)
        if (!mx_title_line_is_other(pack, ((const MxLine *)lines->pdata[i])->text))
            return false;
    return true;
}

static bool ends_with_title(const MxPack *pack, const GPtrArray *lines, guint n) {
    return n > 0 && mx_title_line_is(pack, ((const MxLine *)lines->pdata[n - 1])->text);
}

bool mx_caption_ends(const MxPack *pack, const GPtrArray *lines) {
    guint n = lines->len;
    while (n > 0 && !ends_with_title(pack, lines, n) &&
           mx_title_line_is_other(pack, ((const MxLine *)lines->pdata[n - 1])->text))
        n--;
    return ends_with_title(pack, lines, n) && !ends_with_title(pack, lines, n - 1);
}

/* A title is no sentence, and no longer than this many characters. */
#define TITLE_LENGTH 40

static bool is_sentence(const char *text) {
    static const char *const MARKS[] = { "。", "；", "，", "？", "…" };
    for (gsize i = 0; i < G_N_ELEMENTS(MARKS); i++)
        if (strstr(text, MARKS[i]) != NULL)
            return true;
    return g_utf8_strlen(text, -1) > TITLE_LENGTH;
}

char *mx_caption_guess_title(const MxPack *pack, const GPtrArray *lines) {
    for (guint n = 0; n < MIN(lines->len, MAX_LINES); n++) {
        const char *text = ((const MxLine *)lines->pdata[lines->len - 1 - n])->text;
        if (is_sentence(text))
            return NULL;
        if (!mx_title_line_is_other(pack, text))
            return g_strdup(text);
    }
    return NULL;
}

/* ----------------------------------------------------------------------------- grid's rows -- */

/* Rows of a grid's head that may hold its caption: number, title, owner and unit, and blank ones
 * between them. */
#define MAX_CAPTION_ROWS 6u

/* What a row at the head of a grid is: other than its caption, blank, or of it; and surely of it:
 * with a box over half of the columns, as titles have, or 单位：万元, which heads no column. */
typedef enum { ROW_OTHER, ROW_BLANK, ROW_CAPTION, ROW_SURE } HeadRow;

static bool labels_unit(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_UNIT_LABEL, folded, NULL);
}

static HeadRow find_head_row(const MxPack *pack, const MxGrid *grid, guint row) {
    guint texts = 0, captions = 0;
    bool sure = mx_grid_get(grid, row, 0)->col_span * 2 >= grid->n_cols;
    for (guint col = 0; col < grid->n_cols;) {
        const MxCell *cell = mx_grid_get(grid, row, col);
        if (cell->row != row)
            return ROW_OTHER;
        if (!mx_cell_is_blank(cell)) {
            texts++;
            captions += mx_title_line_is_other(pack, cell->text);
            sure = sure || labels_unit(pack, cell->text) ||
                   (cell->col_span * 2 >= grid->n_cols && mx_title_line_is(pack, cell->text));
        }
        col = cell->col + cell->col_span;
    }
    if (texts > 3 || captions != texts)
        return ROW_OTHER;
    return texts == 0 ? ROW_BLANK : sure ? ROW_SURE : ROW_CAPTION;
}

/* How many rows are the caption: those down to the last sure one, and below it what is blank or
 * holds nothing but number, owner or unit. Without a sure one there is none: 金额（万元） may stand
 * alone in a header's row. */
static guint count_caption_rows(const MxPack *pack, const MxGrid *grid) {
    guint end = 0;
    bool sure = false;
    for (guint row = 0; row < MIN(MAX_CAPTION_ROWS, grid->n_rows - 1); row++) {
        HeadRow kind = find_head_row(pack, grid, row);
        if (kind == ROW_OTHER)
            break;
        sure = sure || kind == ROW_SURE;
        if (kind == ROW_SURE || (sure && kind == ROW_CAPTION))
            end = row + 1;
    }
    return end;
}

guint mx_caption_read_rows(MxCaption *caption, const MxPack *pack, const MxGrid *grid) {
    guint n = count_caption_rows(pack, grid);
    for (guint row = 0; row < n; row++)
        for (guint col = 0; col < grid->n_cols;) {
            const MxCell *cell = mx_grid_get(grid, row, col);
            read_parts(caption, pack, cell->text);
            if (caption->title == NULL && mx_title_line_is(pack, cell->text))
                take_title(caption, pack, mx_title_line_own(pack, cell->text));
            col = cell->col + cell->col_span;
        }
    return n;
}

/* ---------------------------------------------------------------------------------- notes -- */

static bool is_note(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_NOTE, folded, NULL);
}

char *mx_notes_read(const MxPack *pack, const GPtrArray *lines, guint *n) {
    guint i = 0;
    while (i < lines->len &&
           (is_note(pack, ((const MxLine *)lines->pdata[i])->text) ||
            (i > 0 && !mx_title_line_is_other(pack, ((const MxLine *)lines->pdata[i])->text))))
        i++;
    *n = i;
    if (i == 0)
        return NULL;
    GString *text = g_string_new(NULL);
    for (guint k = 0; k < i; k++)
        g_string_append(text, ((const MxLine *)lines->pdata[k])->text);
    return g_string_free(text, FALSE);
}
