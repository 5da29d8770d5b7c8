/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs to sections.
 *
 *   第三部分 情况说明                 part        level 0
 *   一、收入预算情况说明              chapter     level 1
 *   （一）规模变化情况                section     level 2
 *   1、车辆情况：                     point       level 3
 *   2024年，…… 万元。                text of the section above it
 *
 * Headings are told by the packs' phrases. A line set larger in the middle of the page is a heading
 * without a number. Numbered lines one right below the other are a list, and text: a heading of the
 * inner levels has something of its own below it.
 */
#include "model/prose.h"
#include "segment/prose/facts.h"
#include "segment/prose/glossary.h"
#include "segment/prose/lines/footnotes.h"
#include "segment/prose/lines/lines.h"
#include "segment/prose/paragraph.h"
#include "segment/prose/text.h"

#include <string.h>

#include "base/text.h"
#include "segment/prose/prose.h"

#define N_LEVELS 4u

/* Longer lines are sentences. In characters. */
#define MAX_HEADING 60
/* A heading without a number is set this much larger than the text, and has at most two lines. */
#define LARGER 1.12
#define MAX_TITLE_LINES 2u

static const MxPhrase LEVELS[N_LEVELS] = { MX_PHRASE_PART, MX_PHRASE_CHAPTER, MX_PHRASE_SECTION,
                                           MX_PHRASE_POINT };

/* What a paragraph is; @level N_LEVELS where it is text. @number: bytes of the folded text. */
typedef struct {
    guint level;
    MxSpan number;
} Heading;

typedef struct {
    MxProse prose;
    double body_pt;       /* the size of type of the text */
    GPtrArray *texts;     /* of GString: one a section */
    int open[N_LEVELS];   /* the section that is open on each level; -1 */
    guint glossary_level; /* of the open glossary; N_LEVELS outside */
    bool in_contents;
} Reader;

static void free_string(GString *string) {
    g_string_free(string, TRUE);
}

/* ---------------------------------------------------------------------------------- sizes -- */

/* The size of type, to half a point, that most lines are set in, weighed by their width. */
static double find_body_size(const GArray *lines) {
    double widths[128] = { 0 };
    guint best = 0;
    for (guint i = 0; i < lines->len; i++) {
        const MxProseLine *line = &g_array_index(lines, MxProseLine, i);
        guint bin = (guint)CLAMP(line->em_pt * 2 + 0.5, 0, G_N_ELEMENTS(widths) - 1);
        widths[bin] += mx_box_width(line->line->box);
        best = widths[bin] > widths[best] ? bin : best;
    }
    return best / 2.0;
}

/* -------------------------------------------------------------------------------- headings -- */

static bool is_title(const Reader *r, const MxParagraph *p) {
    return p->centred && p->n <= MAX_TITLE_LINES && p->em_pt >= LARGER * r->body_pt &&
           strstr(p->folded, "。") == NULL && !g_str_has_suffix(p->folded, "；");
}

static Heading find_heading(const Reader *r, const MxParagraph *p) {
    Heading heading = { N_LEVELS, { -1, -1 } };
    if (p->contents || p->n > MAX_TITLE_LINES || g_utf8_strlen(p->folded, -1) > MAX_HEADING)
        return heading;
    for (guint level = 0; level < N_LEVELS; level++)
        if (mx_pack_phrase(r->prose.pack, LEVELS[level], p->folded, &heading.number)) {
            heading.level = level;
            return heading;
        }
    if (is_title(r, p))
        heading.level = 0;
    return heading;
}

/* Whether heading @i of an inner level is one of a list: the next of its kind stands right below.
 */
static bool is_listed(const Heading *headings, const GPtrArray *paragraphs, guint i) {
    if (headings[i].level < 2)
        return false;
    if (i + 1 == paragraphs->len)
        return true;
    const MxParagraph *next = paragraphs->pdata[i + 1];
    return !next->apart && headings[i + 1].level <= headings[i].level;
}

static Heading *find_headings(const Reader *r) {
    const GPtrArray *paragraphs = r->prose.paragraphs;
    Heading *headings = g_new(Heading, MAX(paragraphs->len, 1));
    for (guint i = 0; i < paragraphs->len; i++)
        headings[i] = find_heading(r, paragraphs->pdata[i]);
    g_autofree bool *listed = g_new0(bool, MAX(paragraphs->len, 1));
    for (guint i = 0; i < paragraphs->len; i++)
        listed[i] = is_listed(headings, paragraphs, i);
    for (guint i = 0; i < paragraphs->len; i++)
        if (listed[i])
            headings[i].level = N_LEVELS;
    return headings;
}

/* -------------------------------------------------------------------------------- sections -- */

/* Where the first @n printed characters of @text end, and the marks and spaces after them. */
static const char *skip_number(const char *text, glong n) {
    static const char *const MARKS = "、.．：:，,";
    const char *p = text;
    while (*p != '\0') {
        gunichar ch = g_utf8_get_char(p);
        if (!mx_char_is_space(ch) && n-- <= 0 && g_utf8_strchr(MARKS, -1, ch) == NULL)
            break;
        p = g_utf8_next_char(p);
    }
    return p;
}

static char *join_path(const Reader *r, guint level, const char *title) {
    int parent = -1;
    for (guint i = 0; i < level; i++)
        parent = r->open[i] >= 0 ? r->open[i] : parent;
    g_autofree char *folded = mx_text_fold(title ? title : "");
    return parent < 0 ? g_steal_pointer(&folded)
                      : g_strconcat(r->prose.paths->pdata[parent], "/", folded, NULL);
}

static void open_section(Reader *r, guint level, char *number, char *title, guint page) {
    MxSection *section = g_new0(MxSection, 1);
    section->number = number;
    section->title = title;
    section->level = level;
    section->first_page = section->last_page = page;
    g_ptr_array_add(r->prose.paths, join_path(r, level, title));
    g_ptr_array_add(r->prose.disclosure->sections, section);
    g_ptr_array_add(r->texts, g_string_new(NULL));
    r->open[level] = (int)r->prose.disclosure->sections->len - 1;
    for (guint i = level + 1; i < N_LEVELS; i++)
        r->open[i] = -1;
    if (level <= r->glossary_level)
        r->glossary_level = mx_pack_phrase(r->prose.pack, MX_PHRASE_GLOSSARY,
                                           r->prose.paths->pdata[r->prose.paths->len - 1], NULL)
                                ? level
                                : N_LEVELS;
}

static int last_section(const Reader *r) {
    return (int)r->prose.disclosure->sections->len - 1;
}

/* A title over several lines, or the title below the number of a part. */
static bool extend_title(Reader *r, const MxParagraph *p, const Heading *heading, bool follows) {
    if (!follows || heading->level != 0 || heading->number.start >= 0 || last_section(r) < 0)
        return false;
    MxSection *section = r->prose.disclosure->sections->pdata[last_section(r)];
    if (section->level != 0 || section->last_page != p->first_page || p->apart ||
        r->glossary_level < N_LEVELS || (section->title == NULL && section->number == NULL))
        return false;
    char *title = g_strconcat(section->title ? section->title : "", p->text, NULL);
    g_free(section->title);
    section->title = title;
    char *path = mx_text_fold(title);
    g_free(r->prose.paths->pdata[last_section(r)]);
    r->prose.paths->pdata[last_section(r)] = path;
    if (mx_pack_phrase(r->prose.pack, MX_PHRASE_GLOSSARY, path, NULL))
        r->glossary_level = 0;
    return true;
}

static void add_heading(Reader *r, MxParagraph *p, const Heading *heading) {
    char *number = NULL, *title = NULL;
    if (heading->number.start < 0) {
        title = g_strdup(p->text);
    } else {
        const char *from = p->folded + heading->number.start;
        glong before = g_utf8_strlen(p->folded, heading->number.end);
        number = g_strndup(from, (gsize)(heading->number.end - heading->number.start));
        const char *rest = skip_number(p->text, before);
        title = *rest ? g_strdup(rest) : NULL;
    }
    open_section(r, heading->level, number, title, p->first_page);
    ((MxSection *)r->prose.disclosure->sections->pdata[last_section(r)])->last_page = p->last_page;
}

static void add_text(Reader *r, MxParagraph *p) {
    if (p->contents && !r->in_contents)
        open_section(r, 0, NULL, NULL, p->first_page);
    else if (last_section(r) < 0 || (r->in_contents && !p->contents))
        open_section(r, 0, NULL, NULL, p->first_page);
    r->in_contents = p->contents;
    MxSection *section = r->prose.disclosure->sections->pdata[last_section(r)];
    if (p->contents && section->title == NULL &&
        mx_pack_phrase(r->prose.pack, MX_PHRASE_CONTENTS, p->folded, NULL)) {
        section->title = g_strdup(p->text);
        return;
    }
    GString *text = r->texts->pdata[last_section(r)];
    if (text->len > 0)
        g_string_append_c(text, '\n');
    g_string_append(text, p->text);
    section->last_page = MAX(section->last_page, p->last_page);
}

/* Within the glossary, numbers count terms: only what closes it is a heading. */
static bool opens_section(const Reader *r, const Heading *heading) {
    return heading->level < N_LEVELS &&
           (r->glossary_level == N_LEVELS || heading->level <= r->glossary_level);
}

static void read_sections(Reader *r) {
    g_autofree Heading *headings = find_headings(r);
    bool follows = false; /* the paragraph before is a heading */
    for (guint i = 0; i < r->prose.paragraphs->len; i++) {
        MxParagraph *p = r->prose.paragraphs->pdata[i];
        bool opens = opens_section(r, &headings[i]);
        if (opens && extend_title(r, p, &headings[i], follows)) {
            p->section = last_section(r);
            continue;
        }
        if (opens) {
            r->in_contents = false;
            add_heading(r, p, &headings[i]);
        } else {
            add_text(r, p);
        }
        follows = opens;
        p->section = last_section(r);
    }
    for (guint i = 0; i < r->texts->len; i++)
        ((MxSection *)r->prose.disclosure->sections->pdata[i])->text =
            g_string_free(g_steal_pointer(&r->texts->pdata[i]), FALSE);
    g_ptr_array_set_free_func(r->texts, NULL);
}

void mx_prose_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                   GHashTable *taken) {
    g_autoptr(GArray) lines = mx_prose_lines(disclosure, layouts, pack, taken);
    mx_prose_move_footnotes(lines);
    g_autoptr(GPtrArray) paragraphs = mx_paragraphs_find(lines, pack);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func((GDestroyNotify)free_string);
    Reader r = { .prose = { disclosure, pack, lines, paragraphs, paths },
                 .body_pt = find_body_size(lines),
                 .texts = texts,
                 .open = { -1, -1, -1, -1 },
                 .glossary_level = N_LEVELS };
    read_sections(&r);
    mx_facts_read(&r.prose);
    mx_glossary_read(&r.prose);
}
