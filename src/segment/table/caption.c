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

/* Lines above a grid that can be its caption: number, title over two lines, owner, unit, and a
 * running header make five; beyond eight a line belongs to the prose. */
#define MAX_LINES 8u

/* A title goes on from the line above when that line is this much of the title's size … */
#define SAME_SIZE 0.05
/* … and its foot at most this many ems above the title's head. */
#define TITLE_LEADING 1.2
/* … and, where the two share no middle, begins at most this many ems further right: Chinese
 * paragraphs are indented by two characters. */
#define TITLE_INDENT 2.5

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

/* ---------------------------------------------------------------------------------- title -- */

static bool is_title(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_TITLE, folded, NULL);
}

/* Where the first @n printed characters of @text end. */
static const char *skip_printed(const char *text, glong n) {
    const char *p = text;
    while (*p && (n > 0 || mx_char_is_space(g_utf8_get_char(p)))) {
        n -= !mx_char_is_space(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    return p;
}

/* 表四2024年财政拨款收支总表 → 2024年财政拨款收支总表, where what is left is still a title. */
static char *strip_number(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_NUMBER, folded, &span))
        return g_strdup(text);
    static const char *const AFTER = "表、：.-";
    const char *end = folded + span.end;
    while (*end && g_utf8_strchr(AFTER, -1, g_utf8_get_char(end)) != NULL)
        end = g_utf8_next_char(end);
    const char *rest = skip_printed(text, g_utf8_strlen(folded, end - folded));
    return g_strdup(is_title(pack, rest) ? rest : text);
}

/* 项目支出预算表（单位：元） → 项目支出预算表, where what is left is still a title. */
static char *strip_unit(const MxPack *pack, const char *text) {
    const char *wide = g_strrstr(text, "（"), *narrow = strrchr(text, '(');
    const char *tail = wide > narrow ? wide : narrow;
    g_autofree char *folded = mx_text_fold(tail ? tail : "");
    if (!mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, NULL))
        return g_strdup(text);
    char *rest = g_strchomp(g_strndup(text, (gsize)(tail - text)));
    if (is_title(pack, rest))
        return rest;
    g_free(rest);
    return g_strdup(text);
}

/* The title that @text gives, without what else stands in it. */
static char *own_title(const MxPack *pack, const char *text) {
    g_autofree char *unnumbered = strip_number(pack, text);
    return strip_unit(pack, unnumbered);
}

/* What is left of @title without the number at @value of @folded, in front or in parentheses
 * behind. */
static char *without_number(const char *title, const char *folded, MxSpan value) {
    static const char *const AFTER = "、.";
    if (value.end < (gssize)strlen(folded) / 2) {
        const char *end = folded + value.end;
        while (*end && g_utf8_strchr(AFTER, -1, g_utf8_get_char(end)) != NULL)
            end = g_utf8_next_char(end);
        return g_strdup(skip_printed(title, g_utf8_strlen(folded, end - folded)));
    }
    g_autofree char *before = g_strndup(folded, (gsize)value.start);
    const char *opened = g_strrstr(before, "（");
    const char *end = opened ? skip_printed(title, g_utf8_strlen(before, opened - before)) : title;
    return g_strchomp(g_strndup(title, (gsize)(end - title)));
}

/* Takes @title for the caption's, without its number: 一、收支总表 → 收支总表, where what is left
 * is still a title. */
static void take_title(MxCaption *caption, const MxPack *pack, char *title) {
    g_autofree char *folded = mx_text_fold(title ? title : "");
    MxSpan value;
    caption->title = title;
    if (!mx_pack_phrase(pack, MX_PHRASE_TITLE_NUMBER, folded, &value) || value.start < 0)
        return;
    g_autofree char *rest = without_number(title, folded, value);
    g_autofree char *numeral = capture(folded, value);
    if (!is_title(pack, rest))
        return;
    caption->title_number = MAX(0, mx_numeral_parse(numeral));
    caption->title = g_steal_pointer(&rest);
    g_free(title);
}

static bool is_other_caption(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_NUMBER, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_OWNER, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_BARE_UNIT, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_TITLE, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_NOTE, folded, NULL);
}

/* Whether @before begins a title that its author broke by hand, where the second line may be the
 * longer: it begins with the year, and is no title of its own, neither a table's nor a document's.
 *
 *         2023年某某新区
 *     国有资本经营预算收入执行情况表
 */
static bool begins_title(const MxPack *pack, const MxLine *before, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(before->text);
    MxSpan year, next;
    g_autofree char *below = mx_text_fold(line->text);
    return mx_pack_phrase(pack, MX_PHRASE_TITLE_YEAR, folded, &year) &&
           !mx_pack_phrase(pack, MX_PHRASE_TITLE_YEAR, below, &next) &&
           !mx_pack_phrase(pack, MX_PHRASE_BUDGET, folded, NULL) &&
           !mx_pack_phrase(pack, MX_PHRASE_FINAL_ACCOUNT, folded, NULL);
}

/* Whether the title that ends on @line begins on @before: set alike, close, a middle in common; or,
 * set as a paragraph (first line indented or not), a left side in common. */
static bool continues_title(const MxPack *pack, const MxLine *before, const MxLine *line) {
    double middle = (line->box.x0 + line->box.x1) / 2;
    bool centred = fabs((before->box.x0 + before->box.x1) / 2 - middle) <= line->size_pt;
    bool flush = line->box.x0 <= before->box.x0 + line->size_pt / 2 &&
                 before->box.x0 - line->box.x0 <= TITLE_INDENT * line->size_pt;
    return fabs(before->size_pt - line->size_pt) <= SAME_SIZE * line->size_pt &&
           line->box.y0 - before->box.y1 <= TITLE_LEADING * line->size_pt &&
           ((mx_box_width(before->box) > mx_box_width(line->box) && (centred || flush)) ||
            (centred && begins_title(pack, before, line))) &&
           !is_other_caption(pack, before->text);
}

/* A digit or a dash of a page number that is set sideways beside the page may stand on the title's
 * line; it is of another height, by this share at least. */
#define OTHER_HEIGHT 0.2

/* @line without such a beginning; NULL where it has none. */
static char *without_margin(const MxLine *line) {
    guint first = 0;
    for (; first + 1 < line->words->len; first++) {
        const MxWord *word = line->words->pdata[first], *next = line->words->pdata[first + 1];
        double a = word->box.y1 - word->box.y0, b = next->box.y1 - next->box.y0;
        g_autofree char *folded = mx_text_fold(word->text);
        bool outside = folded[strspn(folded, "0123456789")] == '\0' || strcmp(folded, "—") == 0 ||
                       strcmp(folded, "-") == 0;
        if (!outside || fabs(a - b) < OTHER_HEIGHT * fmax(a, b))
            break;
    }
    GString *rest = first > 0 ? g_string_new(NULL) : NULL;
    for (guint i = first; rest != NULL && i < line->words->len; i++)
        g_string_append(rest, ((const MxWord *)line->words->pdata[i])->text);
    return rest ? g_string_free(rest, FALSE) : NULL;
}

/* The line before line @i that is no digit of such a number; NULL where there is none. */
static const MxLine *line_before(const GPtrArray *lines, guint i) {
    while (i-- > 0) {
        const MxLine *line = lines->pdata[i];
        g_autofree char *folded = mx_text_fold(line->text);
        if (strlen(folded) != 1 || !g_ascii_isdigit(*folded))
            return line;
    }
    return NULL;
}

/* The title on line @i with the remark below it, in parentheses and mostly of smaller type:
 *
 *         2026年一般公共预算支出表
 *           （按功能分类科目）
 *
 * NULL where there is none. */
static char *with_remark(const MxPack *pack, const GPtrArray *lines, guint i) {
    const MxLine *line = lines->pdata[i], *below = i + 1 < lines->len ? lines->pdata[i + 1] : NULL;
    g_autofree char *folded = mx_text_fold(below ? below->text : "");
    double middle = (line->box.x0 + line->box.x1) / 2;
    if (!g_str_has_prefix(folded, "（") || !g_str_has_suffix(folded, "）") ||
        is_other_caption(pack, below->text) ||
        fabs((below->box.x0 + below->box.x1) / 2 - middle) > line->size_pt ||
        below->box.y0 - line->box.y1 > TITLE_LEADING * line->size_pt)
        return NULL;
    g_autofree char *whole = g_strconcat(line->text, below->text, NULL);
    return is_title(pack, whole) ? g_steal_pointer(&whole) : NULL;
}

static char *read_title(const MxPack *pack, const GPtrArray *lines, guint i) {
    const MxLine *line = lines->pdata[i];
    g_autofree char *inner = without_margin(line);
    if (inner != NULL && is_title(pack, inner))
        return own_title(pack, inner);
    const MxLine *before = line_before(lines, i);
    if (before != NULL && continues_title(pack, before, line)) {
        g_autofree char *whole = g_strconcat(before->text, line->text, NULL);
        if (is_title(pack, whole))
            return own_title(pack, whole);
    }
    if (is_title(pack, line->text)) {
        g_autofree char *remarked = with_remark(pack, lines, i);
        return own_title(pack, remarked ? remarked : line->text);
    }
    for (guint w = 0; line->words->len > 1 && w < line->words->len; w++) {
        const MxWord *word = line->words->pdata[w];
        if (is_title(pack, word->text))
            return own_title(pack, word->text);
    }
    return NULL;
}

/* ---------------------------------------------------------------------------------- lines -- */

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
            take_title(caption, pack, read_title(pack, lines, i));
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
        if (!is_other_caption(pack, ((const MxLine *)lines->pdata[i])->text))
            return false;
    return true;
}

static bool ends_with_title(const MxPack *pack, const GPtrArray *lines, guint n) {
    return n > 0 && is_title(pack, ((const MxLine *)lines->pdata[n - 1])->text);
}

bool mx_caption_ends(const MxPack *pack, const GPtrArray *lines) {
    guint n = lines->len;
    while (n > 0 && !ends_with_title(pack, lines, n) &&
           is_other_caption(pack, ((const MxLine *)lines->pdata[n - 1])->text))
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
        if (!is_other_caption(pack, text))
            return g_strdup(text);
    }
    return NULL;
}

/* ----------------------------------------------------------------------------- grid's rows -- */

/* Rows of a grid's head that may hold its caption: number, title, owner and unit, and blank ones
 * between them. */
#define MAX_CAPTION_ROWS 6u

/* What a row at the head of a grid is: other than its caption, blank, or of it; and wide: with a
 * box over half of the columns, as titles have. */
typedef enum { ROW_OTHER, ROW_BLANK, ROW_CAPTION, ROW_WIDE } HeadRow;

static HeadRow find_head_row(const MxPack *pack, const MxGrid *grid, guint row) {
    guint texts = 0, captions = 0;
    bool wide = mx_grid_get(grid, row, 0)->col_span * 2 >= grid->n_cols;
    for (guint col = 0; col < grid->n_cols;) {
        const MxCell *cell = mx_grid_get(grid, row, col);
        if (cell->row != row)
            return ROW_OTHER;
        if (!mx_cell_is_blank(cell)) {
            texts++;
            captions += is_other_caption(pack, cell->text);
            wide = wide || (cell->col_span * 2 >= grid->n_cols && is_title(pack, cell->text));
        }
        col = cell->col + cell->col_span;
    }
    if (texts > 3 || captions != texts)
        return ROW_OTHER;
    return texts == 0 ? ROW_BLANK : wide ? ROW_WIDE : ROW_CAPTION;
}

/* How many rows are the caption: those down to the last wide one, and below it what is blank or
 * holds nothing but number, owner or unit. Without a wide one there is none: 金额（万元） may stand
 * alone in a header's row. */
static guint count_caption_rows(const MxPack *pack, const MxGrid *grid) {
    guint end = 0;
    bool wide = false;
    for (guint row = 0; row < MIN(MAX_CAPTION_ROWS, grid->n_rows - 1); row++) {
        HeadRow kind = find_head_row(pack, grid, row);
        if (kind == ROW_OTHER)
            break;
        wide = wide || kind == ROW_WIDE;
        if (kind == ROW_WIDE || (wide && kind == ROW_CAPTION))
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
            if (caption->title == NULL && is_title(pack, cell->text))
                take_title(caption, pack, own_title(pack, cell->text));
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
            (i > 0 && !is_other_caption(pack, ((const MxLine *)lines->pdata[i])->text))))
        i++;
    *n = i;
    if (i == 0)
        return NULL;
    GString *text = g_string_new(NULL);
    for (guint k = 0; k < i; k++)
        g_string_append(text, ((const MxLine *)lines->pdata[k])->text);
    return g_string_free(text, FALSE);
}
