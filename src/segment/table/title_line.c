/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The title of a table, among the lines above its grid.
 *
 *   表四2024年财政拨款收支总表（单位：元）      number and unit are none of it
 *         2023年某某新区                        a title that is broken over two lines …
 *     国有资本经营预算收入执行情况表
 *         2026年一般公共预算支出表              … and one with a remark below it
 *           （按功能分类科目）
 *
 * Two lines are one title where they are set alike, close, and share a middle or a left side.
 */
#include "segment/table/title_line.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"

/* A title goes on from the line above when that line is this much of the title's size … */
#define SAME_SIZE 0.05
/* … and its foot at most this many ems above the title's head. */
#define TITLE_LEADING 1.2
/* … and, where the two share no middle, begins at most this many ems further right: Chinese
 * paragraphs are indented by two characters. */
#define TITLE_INDENT 2.5

/* ------------------------------------------------------ what a title is, and no part of it -- */

bool mx_title_line_is(const MxPack *pack, const char *text) {
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
    return g_strdup(mx_title_line_is(pack, rest) ? rest : text);
}

/* 项目支出预算表（单位：元） → 项目支出预算表, where what is left is still a title. */
static char *strip_unit(const MxPack *pack, const char *text) {
    const char *wide = g_strrstr(text, "（"), *narrow = strrchr(text, '(');
    const char *tail = wide > narrow ? wide : narrow;
    g_autofree char *folded = mx_text_fold(tail ? tail : "");
    if (!mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, NULL))
        return g_strdup(text);
    char *rest = g_strchomp(g_strndup(text, (gsize)(tail - text)));
    if (mx_title_line_is(pack, rest))
        return rest;
    g_free(rest);
    return g_strdup(text);
}

/* A page number set across the side leaves its strokes beside the title: “— 2023年收入表”. */
static const char *skip_strokes(const MxPack *pack, const char *text) {
    static const char *const STROKES = "—–－- ";
    const char *rest = text;
    while (*rest && g_utf8_strchr(STROKES, -1, g_utf8_get_char(rest)) != NULL)
        rest = g_utf8_next_char(rest);
    return rest > text && mx_title_line_is(pack, rest) ? rest : text;
}

char *mx_title_line_own(const MxPack *pack, const char *text) {
    g_autofree char *unnumbered = strip_number(pack, skip_strokes(pack, text));
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

char *mx_title_line_unnumbered(const MxPack *pack, const char *title, int *number) {
    g_autofree char *folded = mx_text_fold(title);
    MxSpan value;
    if (!mx_pack_phrase(pack, MX_PHRASE_TITLE_NUMBER, folded, &value) || value.start < 0)
        return g_strdup(title);
    g_autofree char *rest = without_number(title, folded, value);
    g_autofree char *numeral = g_strndup(folded + value.start, (gsize)(value.end - value.start));
    if (!mx_title_line_is(pack, rest))
        return g_strdup(title);
    *number = MAX(0, mx_numeral_parse(numeral));
    return g_steal_pointer(&rest);
}

/* ---------------------------------------------------------------- lines that are one title -- */

bool mx_title_line_is_other(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    return mx_pack_phrase(pack, MX_PHRASE_NUMBER, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_OWNER, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, NULL) ||
           mx_pack_phrase(pack, MX_PHRASE_STAMP, folded, NULL) ||
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
           !mx_title_line_is_other(pack, before->text);
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
        mx_title_line_is_other(pack, below->text) ||
        fabs((below->box.x0 + below->box.x1) / 2 - middle) > line->size_pt ||
        below->box.y0 - line->box.y1 > TITLE_LEADING * line->size_pt)
        return NULL;
    g_autofree char *whole = g_strconcat(line->text, below->text, NULL);
    return mx_title_line_is(pack, whole) ? g_steal_pointer(&whole) : NULL;
}

char *mx_title_line_read(const MxPack *pack, const GPtrArray *lines, guint i) {
    const MxLine *line = lines->pdata[i];
    g_autofree char *inner = without_margin(line);
    if (inner != NULL && mx_title_line_is(pack, inner))
        return mx_title_line_own(pack, inner);
    const MxLine *before = line_before(lines, i);
    if (before != NULL && continues_title(pack, before, line)) {
        g_autofree char *whole = g_strconcat(before->text, line->text, NULL);
        if (mx_title_line_is(pack, whole))
            return mx_title_line_own(pack, whole);
    }
    if (mx_title_line_is(pack, line->text)) {
        g_autofree char *remarked = with_remark(pack, lines, i);
        return mx_title_line_own(pack, remarked ? remarked : line->text);
    }
    for (guint w = 0; line->words->len > 1 && w < line->words->len; w++) {
        const MxWord *word = line->words->pdata[w];
        if (mx_title_line_is(pack, word->text))
            return mx_title_line_own(pack, word->text);
    }
    return NULL;
}
