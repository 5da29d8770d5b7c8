/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The glossary: terms and what they mean.
 *
 *   一、财政拨款收入：指 ……。         a term and its definition
 *   其中：……。                        goes on with the definition above
 *   六、财政专户管理资金：            a term; its definition is the next paragraph
 *   九、一般公共预算是指 ……。         the term ends where its explanation begins
 */
#include <string.h>

#include "base/text.h"
#include "model/prose.h"
#include "segment/prose/glossary.h"
#include "segment/prose/paragraph.h"
#include "segment/prose/text.h"

static bool is_glossary(const MxProse *prose, int section) {
    return section >= 0 &&
           mx_pack_phrase(prose->pack, MX_PHRASE_GLOSSARY, prose->paths->pdata[section], NULL);
}

static const char *skip_chars(const char *text, glong n) {
    const char *p = text;
    while (*p && (n > 0 || mx_char_is_space(g_utf8_get_char(p)))) {
        n -= !mx_char_is_space(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    return p;
}

/* The text that @span of the folded text stands for, as printed. */
static char *copy_printed(const MxParagraph *p, MxSpan span) {
    const char *from = skip_chars(p->text, g_utf8_strlen(p->folded, span.start));
    const char *to = skip_chars(p->text, g_utf8_strlen(p->folded, span.end));
    return g_strchomp(g_strndup(from, (gsize)(to - from)));
}

static const char *definition_of(const MxParagraph *p, MxSpan term) {
    static const char *const MARKS = "：:\"”」";
    const char *rest = skip_chars(p->text, g_utf8_strlen(p->folded, term.end));
    while (*rest && (mx_char_is_space(g_utf8_get_char(rest)) ||
                     g_utf8_strchr(MARKS, -1, g_utf8_get_char(rest)) != NULL))
        rest = g_utf8_next_char(rest);
    return rest;
}

static void add_term(const MxProse *prose, const MxParagraph *p, MxSpan span) {
    MxTerm *term = g_new0(MxTerm, 1);
    term->term = copy_printed(p, span);
    term->definition = g_strdup(definition_of(p, span));
    term->page = p->first_page;
    g_ptr_array_add(prose->disclosure->glossary, term);
}

static void extend_term(MxTerm *term, const MxParagraph *p) {
    char *definition =
        *term->definition ? g_strconcat(term->definition, "\n", p->text, NULL) : g_strdup(p->text);
    g_free(term->definition);
    term->definition = definition;
}

static bool is_heading(const MxProse *prose, const MxParagraph *p, int before) {
    return p->section != before && p->section >= 0 && *prose->disclosure->sections->pdata != NULL;
}

void mx_glossary_read(const MxProse *prose) {
    int section = -1;
    bool inside = false;
    MxTerm *last = NULL;
    for (guint i = 0; i < prose->paragraphs->len; i++) {
        const MxParagraph *p = prose->paragraphs->pdata[i];
        if (is_heading(prose, p, section)) {
            section = p->section;
            inside = is_glossary(prose, section);
            last = NULL;
            continue;
        }
        MxSpan span;
        if (!inside || p->contents)
            continue;
        if (p->apart) /* what stands below a table defines nothing above it */
            last = NULL;
        if (mx_pack_phrase(prose->pack, MX_PHRASE_TERM, p->folded, &span) && span.start >= 0) {
            add_term(prose, p, span);
            last = prose->disclosure->glossary->pdata[prose->disclosure->glossary->len - 1];
        } else if (last != NULL) {
            extend_term(last, p);
        }
    }
}
