/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes at the foot of a page, out of the way of the sentence that runs over its end.
 *
 *   … 失业保险基金收入16.06       the text's last line, full, no sentence's end
 *   ² 自2020年1月1日起，…         in smaller type, with a mark at its head: read in place it would
 *   ──────────── page ───────    part 16.06 from 亿元
 *   亿元。全市社会保险基金预算…
 *
 * The note goes behind the first line on the next page that ends a paragraph.
 */
#include "segment/prose/lines/footnotes.h"

#include <string.h>

#include "segment/prose/lines/lines.h"

/* Type of notes, in that of the text: 12 below 16, 9 below 10.5. Digits beside Chinese are set a
 * tenth smaller at most. */
#define NOTE_SIZE 0.88

/* Notes are a few lines; more in smaller type is a text of its own. */
#define MAX_NOTE_LINES 8u

/* A paragraph begins this much further in than the line before it, in ems. */
#define INDENT_EM 1.0

static const MxProseLine *line_at(const GArray *lines, guint i) {
    return &g_array_index(lines, MxProseLine, i);
}

static gunichar last_char(const MxLine *line) {
    const char *last = g_utf8_find_prev_char(line->text, line->text + strlen(line->text));
    return last != NULL ? g_utf8_get_char(last) : 0;
}

static bool ends_sentence(const MxLine *line) {
    gunichar last = last_char(line);
    return last != 0 && g_utf8_strchr("。；：！？;:!?", -1, last) != NULL;
}

/* 2自2020年…, ①…, *…: but no 2. or 2、, which begin a paragraph. */
static bool has_mark(const MxLine *line) {
    gsize n = strspn(line->text, "0123456789");
    gunichar first = g_utf8_get_char(line->text);
    if (n == 0)
        return first == '*' || (first >= 0x2460 && first <= 0x2473); /* ① to ⑳ */
    const char *rest = line->text + n + strspn(line->text + n, " ");
    return n <= 2 && g_unichar_iswide(g_utf8_get_char(rest)) && !g_str_has_prefix(rest, "、") &&
           !g_str_has_prefix(rest, "．") && !g_str_has_prefix(rest, "月") &&
           !g_str_has_prefix(rest, "年");
}

/* The first line of the note that ends with line @last, the last of its page; @last + 1 where no
 * note stands there, or none within a sentence. */
static guint find_note(const GArray *lines, guint last) {
    for (guint i = last; i > 0 && last - i < MAX_NOTE_LINES; i--) {
        const MxProseLine *line = line_at(lines, i), *before = line_at(lines, i - 1);
        if (before->page != line->page || line->apart || line->contents)
            return last + 1;
        if (line->em_pt <= NOTE_SIZE * before->em_pt)
            return has_mark(line->line) && !ends_sentence(before->line) ? i : last + 1;
    }
    return last + 1;
}

/* Where the paragraph ends that goes on at line @i: behind which line; 0 where not on that page. */
static guint find_end(const GArray *lines, guint i) {
    const MxLayout *page = line_at(lines, i)->page;
    for (; i < lines->len && line_at(lines, i)->page == page; i++) {
        const MxProseLine *line = line_at(lines, i);
        const MxProseLine *next = i + 1 < lines->len ? line_at(lines, i + 1) : NULL;
        if (next == NULL || next->page != page || next->apart ||
            (ends_sentence(line->line) &&
             next->line->box.x0 - line->line->box.x0 > INDENT_EM * line->em_pt))
            return i;
    }
    return 0;
}

/* Moves the lines [@first, @end) behind line @to, further on. */
static void move(GArray *lines, guint first, guint end, guint to) {
    guint n = end - first;
    g_autofree MxProseLine *notes = g_memdup2(line_at(lines, first), n * sizeof *notes);
    for (guint i = 0; i < n; i++)
        notes[i].moved = true;
    MxProseLine *at = &g_array_index(lines, MxProseLine, first);
    memmove(at, at + n, (to + 1 - end) * sizeof *at);
    memcpy(&g_array_index(lines, MxProseLine, to + 1 - n), notes, n * sizeof *notes);
}

void mx_prose_move_footnotes(GArray *lines) {
    for (guint i = 0; i + 1 < lines->len; i++) {
        if (line_at(lines, i)->page == line_at(lines, i + 1)->page || line_at(lines, i + 1)->apart)
            continue;
        guint first = find_note(lines, i), to = first <= i ? find_end(lines, i + 1) : 0;
        if (to > 0)
            move(lines, first, i + 1, to);
    }
}
