/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/text/tell.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Characters of one run stand this near, in ems: figures with a letter's space between them do. */
#define NEAR_EM 0.3
/* Their middles differ by less across the line, in ems. */
#define LEVEL_EM 0.3

/* Fewer letters are a stroke of a box, or the last sign of a clipped line. */
#define MIN_LETTERS 2u

/* Characters told of one page. */
#define MAX_TOLD 120

static const MxGlyph *glyph_at(const GArray *glyphs, guint i) {
    return &g_array_index(glyphs, MxGlyph, i);
}

/* How far @b begins behind the end of @a, in ems; infinite where it is on another line. */
static double find_gap(const MxGlyph *a, const MxGlyph *b) {
    double em = fmax(a->size_pt, 1), dy = fabs(a->box.y0 + a->box.y1 - b->box.y0 - b->box.y1) / 2;
    return dy > LEVEL_EM * em ? INFINITY : (b->box.x0 - a->box.x1) / em;
}

static bool follows(const MxGlyph *a, const MxGlyph *b) {
    return fabs(find_gap(a, b)) <= NEAR_EM;
}

static bool is_of_figure(gunichar ch) {
    return g_unichar_isdigit(ch) || ch == '.' || ch == ',';
}

static void add_part(GString *told, const GString *part, bool wanted) {
    if (!wanted || g_utf8_strlen(told->str, -1) > MAX_TOLD)
        return;
    g_string_append_printf(told, "%s%s", told->len > 0 ? " " : "", part->str);
}

static char *finish(GString *told) {
    if (g_utf8_strlen(told->str, -1) > MAX_TOLD) {
        g_autofree char *head = g_utf8_substring(told->str, 0, MAX_TOLD);
        g_string_assign(told, head);
        g_string_append(told, "…");
    }
    return g_string_free(told, told->len == 0);
}

char *mx_page_tell_hidden(const MxPage *page) {
    GString *told = g_string_new(NULL);
    g_autoptr(GString) part = g_string_new(NULL);
    bool figure = false;
    for (guint i = 0; i < page->hidden->len; i++) {
        const MxGlyph *g = glyph_at(page->hidden, i);
        if (i > 0 && !follows(glyph_at(page->hidden, i - 1), g)) {
            add_part(told, part, figure);
            g_string_truncate(part, 0);
            figure = false;
        }
        g_string_append_unichar(part, g->ch);
        figure |= g_unichar_isdigit(g->ch);
    }
    add_part(told, part, figure);
    return finish(told);
}

/* Whether @text stands on the page and is seen: hidden below it is its shadow, or what it was
 * before it was corrected. */
static bool is_seen_too(const char *text, const char *seen) {
    return strstr(seen, text) != NULL;
}

/* How many characters of @part are a text of its own: letters, no figure, nothing that is seen. */
static guint count_words(const GString *part, const char *seen) {
    guint letters = 0;
    for (const char *c = part->str; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar ch = g_utf8_get_char(c);
        if (g_unichar_isdigit(ch))
            return 0;
        letters += g_unichar_isalpha(ch) ? 1 : 0;
    }
    return letters < MIN_LETTERS || is_seen_too(part->str, seen) ? 0 : letters;
}

guint mx_page_count_hidden_words(const MxPage *page) {
    if (page->hidden->len == 0)
        return 0;
    g_autoptr(GString) seen = g_string_new(NULL), part = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < page->glyphs->len; i++)
        g_string_append_unichar(seen, glyph_at(page->glyphs, i)->ch);
    for (guint i = 0; i < page->hidden->len; i++) {
        const MxGlyph *g = glyph_at(page->hidden, i);
        if (i > 0 && !follows(glyph_at(page->hidden, i - 1), g)) {
            n += count_words(part, seen->str);
            g_string_truncate(part, 0);
        }
        g_string_append_unichar(part, g->ch);
    }
    return n + count_words(part, seen->str);
}

/* The glyph among @glyphs that @g goes on from, or, @forward, that goes on from it. */
static const MxGlyph *find_beside(const GArray *glyphs, const MxGlyph *g, bool forward) {
    for (guint i = 0; i < glyphs->len; i++) {
        const MxGlyph *other = glyph_at(glyphs, i);
        if (other != g && is_of_figure(other->ch) &&
            (forward ? follows(g, other) : follows(other, g)))
            return other;
    }
    return NULL;
}

/* From a part that is seen to where the figure ends, of either; no figure has as many signs. */
#define MAX_SIGNS 40u

static void add_signs(GString *text, const GArray *glyphs, const MxGlyph *from, bool forward) {
    for (guint n = 0; from != NULL && n < MAX_SIGNS; n++) {
        char sign[8] = { 0 };
        g_unichar_to_utf8(from->ch, sign);
        g_string_insert(text, forward ? -1 : 0, sign);
        from = find_beside(glyphs, from, forward);
    }
}

static void add_cut(GString *told, const MxPage *page, const MxGlyph *hidden, bool forward) {
    const MxGlyph *seen = find_beside(page->glyphs, hidden, !forward);
    if (seen == NULL || (!g_unichar_isdigit(seen->ch) && !g_unichar_isdigit(hidden->ch)))
        return;
    g_autoptr(GString) text = g_string_new("|");
    add_signs(text, page->glyphs, seen, !forward);
    add_signs(text, page->hidden, hidden, forward);
    add_part(told, text, true);
}

char *mx_page_tell_cut(const MxPage *page) {
    GString *told = g_string_new(NULL);
    for (guint i = 0; i < page->hidden->len; i++) {
        const MxGlyph *g = glyph_at(page->hidden, i);
        if (!is_of_figure(g->ch))
            continue;
        if (find_beside(page->hidden, g, false) == NULL)
            add_cut(told, page, g, true);
        if (find_beside(page->hidden, g, true) == NULL)
            add_cut(told, page, g, false);
    }
    return finish(told);
}
