/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures of the prose.
 *
 *   其中：本年收入4,166.65万元，比上年减少136.87万元，下降3.18%。
 *                ^^^^^^^^^^^^            ^^^^^^^^^^      ^^^^^
 * 1. Every number with a unit (the packs' `units`) is a fact; a year or a number of a document is
 *    none, as no unit follows.
 * 2. The packs' `facts`, held against the whole paragraph, tell what a figure is, whether a word
 *    makes it a fall (减少), and what states a figure without digits (持平).
 *
 * Patterns see the folded paragraph: its n-th character is the n-th printed character of its lines,
 * which gives the place on the page.
 */
#include <string.h>

#include "base/text.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "segment/prose/fact_place.h"
#include "segment/prose/fact_scope.h"
#include "segment/prose/facts.h"
#include "segment/prose/lines/lines.h"
#include "segment/prose/paragraph.h"
#include "segment/prose/text.h"

/* What is shown to the patterns of units behind a figure, in bytes: the longest, ten characters. */
#define UNIT_WINDOW 30u

/* Bytes of a clause on either side of its figure: clauses have some 200, so a file without any full
 * stop cannot multiply itself. */
#define MAX_CONTEXT 600u

/* Digits further apart than this, in ems, are two numbers: a stray space inside one is a half. */
#define MAX_DIGIT_GAP 1.0

/* MxFigure: bytes [start, end) of the folded text, the number alone up to @number_end. */
typedef struct {
    guint start, number_end, end;
    gint64 scale; /* what a printed 1 counts, in 1/10,000 of the unit */
    const char *unit, *id;
    guint text_start; /* of a word that belongs to it; else @start */
    guint words_at;   /* of the pattern that gave the id */
    guint list_at;    /* where the list of parts opens that it stands in; 0 where it is in none */
    bool negative, stated, doubtful;
} Figure;

/* A paragraph while its figures are read. @part: it speaks of one of several bodies. */
typedef struct {
    const MxProse *prose;
    const MxParagraph *p;
    bool part;
    guint *char_at; /* for each byte of the folded text, which character */
    guint *text_at; /* for each character, its byte in the text as printed */
    guint n_chars;
    char *scope;     /* (nullable): the last that a figure of a government's was said to be of */
    GArray *figures; /* of Figure */
} Scan;

/* --------------------------------------------------------------------------------- mapping -- */

static void map_chars(Scan *s) {
    gsize length = strlen(s->p->folded);
    s->char_at = g_new(guint, length + 1);
    s->n_chars = 0;
    const char *from = s->p->folded;
    for (const char *p = from; *p; p = g_utf8_next_char(p), s->n_chars++)
        for (const char *q = p; q < g_utf8_next_char(p); q++)
            s->char_at[q - from] = s->n_chars;
    s->char_at[length] = s->n_chars;
    s->text_at = g_new(guint, s->n_chars + 1);
    guint n = 0;
    const char *p = s->p->text;
    for (; *p && n < s->n_chars; p = g_utf8_next_char(p))
        if (!mx_char_is_space(g_utf8_get_char(p)))
            s->text_at[n++] = (guint)(p - s->p->text);
    guint end = (guint)strlen(s->p->text);
    while (n <= s->n_chars)
        s->text_at[n++] = end;
}

static void clear_scan(Scan *s) {
    g_free(s->char_at);
    g_free(s->text_at);
    g_free(s->scope);
    g_array_unref(s->figures);
}

/* The line of the paragraph's character @n; @n becomes its place in the line. */
static const MxProseLine *find_line(const Scan *s, guint *n) {
    for (guint i = 0; i < s->p->n; i++) {
        const MxProseLine *line = &g_array_index(s->prose->lines, MxProseLine, s->p->first + i);
        if (*n < line->line->n_extents)
            return line;
        *n -= line->line->n_extents;
    }
    return NULL;
}

/* Whether the characters @n and @n + 1 stand apart on one line. */
static bool are_apart(const Scan *s, guint n) {
    guint place = n;
    const MxProseLine *line = find_line(s, &place);
    if (line == NULL || place + 1 >= line->line->n_extents)
        return false;
    const MxExtent *at = line->line->extents + place;
    return at[1].x0 - at[0].x1 > MAX_DIGIT_GAP * line->line->size_pt;
}

/* The box of characters [@first, @end), as far as they stand on the first one's page. */
static MxBox find_box(const Scan *s, guint first, guint end, guint *page) {
    MxBox box = { 0 };
    bool any = false;
    guint from = 0;
    for (guint i = 0; i < s->p->n && from < end; i++) {
        const MxProseLine *line = &g_array_index(s->prose->lines, MxProseLine, s->p->first + i);
        guint next = from + line->line->n_extents;
        if (next > first && (!any || line->page->number == *page)) {
            const MxExtent *at = line->line->extents;
            MxBox part = { at[MAX(first, from) - from].x0, line->line->box.y0,
                           at[MIN(end, next) - from - 1].x1, line->line->box.y1 };
            part = mx_layout_show(line->page, part);
            *page = line->page->number;
            box = any ? mx_box_union(box, part) : part;
            any = true;
        }
        from = next;
    }
    return box;
}

/* --------------------------------------------------------------------------------- figures -- */

/* Where the number at @start of the folded text ends: digits, separators, decimals. */
static guint end_of_number(const Scan *s, guint start) {
    const char *text = s->p->folded;
    guint i = start;
    bool decimals = false;
    for (; text[i]; i++) {
        bool point = text[i] == '.' && !decimals;
        bool mark = (point || text[i] == ',') && g_ascii_isdigit(text[i + 1]);
        if (!mark && !g_ascii_isdigit(text[i]))
            break;
        if (i > start && are_apart(s, s->char_at[i] - 1))
            break;
        decimals = decimals || point;
    }
    return i;
}

/* A character that its font does not name: between digits it may be their point. */
static bool is_nameless(gunichar ch) {
    return ch == 0xFFFD || g_unichar_type(ch) == G_UNICODE_PRIVATE_USE;
}

/* What stands before a figure may make it something else: 第3次, A4, and 5-10 is no minus. Behind a
 * character that nobody can read it may be the end of another figure. */
static bool is_counted(const char *text, guint start) {
    static const char *const ORDINAL = "第";
    if (start == 0)
        return true;
    if (is_nameless(g_utf8_get_char(g_utf8_prev_char(text + start))))
        return false;
    return !g_ascii_isalpha(text[start - 1]) &&
           (start < strlen(ORDINAL) ||
            strncmp(text + start - strlen(ORDINAL), ORDINAL, strlen(ORDINAL)) != 0);
}

static bool has_minus(const char *text, guint start) {
    return start > 0 && text[start - 1] == '-' &&
           (start == 1 || (!g_ascii_isalnum(text[start - 2]) && text[start - 2] != '%'));
}

/* The product of the 百千万亿 that begin @after, in 1/10,000. */
static gint64 read_scale(const char *after) {
    static const struct {
        const char *name;
        gint64 factor;
    } SCALES[] = { { "百", 100 }, { "千", 1000 }, { "万", 10000 }, { "亿", 100000000 } };
    gint64 scale = MX_YUAN_E4;
    for (guint i = 0, n = 0; i < G_N_ELEMENTS(SCALES) && n < 2; i++)
        if (g_str_has_prefix(after, SCALES[i].name)) {
            scale *= SCALES[i].factor;
            after += strlen(SCALES[i].name);
            i = (guint)-1;
            n++;
        }
    return scale;
}

static bool read_unit(const Scan *s, Figure *figure) {
    const char *after = s->p->folded + figure->number_end;
    gsize n = MIN(strlen(after), UNIT_WINDOW);
    while (n > 0 && ((guchar)after[n] & 0xC0) == 0x80)
        n--;
    g_autofree char *window = g_strndup(after, n);
    MxSpan span;
    figure->unit = mx_pack_unit(s->prose->pack, window, &span);
    if (figure->unit == NULL || span.start < 0)
        return false;
    figure->end = figure->number_end + (guint)span.end;
    figure->scale = read_scale(window);
    return true;
}

static void scan_figures(Scan *s) {
    const char *text = s->p->folded;
    for (guint i = 0; text[i];) {
        if (!g_ascii_isdigit(text[i])) {
            i++;
            continue;
        }
        Figure figure = { .start = i, .number_end = end_of_number(s, i) };
        i = figure.number_end;
        if (!is_counted(text, figure.start) || !read_unit(s, &figure))
            continue;
        if (has_minus(text, figure.start))
            figure.start--;
        figure.text_start = figure.start;
        g_array_append_val(s->figures, figure);
    }
}

/* ----------------------------------------------------------------------------- recognition -- */

static Figure *find_figure(const Scan *s, MxSpan span) {
    for (guint i = 0; i < s->figures->len; i++) {
        Figure *figure = &g_array_index(s->figures, Figure, i);
        if ((guint)span.start < figure->end && figure->start < (guint)span.end)
            return figure;
    }
    return NULL;
}

/* A figure in words: 持平 is 0, 五 is 5. */
static void add_stated(Scan *s, const MxFactHit *hit) {
    MxSpan span = hit->zero.start < 0 ? hit->value : hit->zero;
    Figure figure = { .start = (guint)span.start,
                      .number_end = (guint)span.end,
                      .end = (guint)span.end,
                      .scale = MX_YUAN_E4,
                      .unit = hit->unit,
                      .id = hit->id,
                      .text_start = (guint)span.start,
                      .stated = true };
    g_array_append_val(s->figures, figure);
}

static void identify(Figure *figure, const MxFactHit *hit, MxFactScope scope, guint list_at) {
    figure->id = hit->id;
    figure->words_at = (guint)hit->whole.start;
    figure->doubtful = scope == MX_FACT_SCOPE_UNKNOWN;
    figure->list_at = list_at;
    figure->negative = hit->less.start >= 0;
    if (figure->negative && hit->less.end <= (int)figure->start)
        figure->text_start = (guint)hit->less.start;
}

/* Whether what @hit says of the figure goes before what an entry above it has said: of
 * “三公”经费财政拨款支出, 财政拨款支出 is a part of the name. The entry whose words begin earlier
 * has read more of it. */
static bool says_more(const MxFactHit *hit, const Figure *figure) {
    return figure->id == NULL || (guint)hit->whole.start < figure->words_at;
}

static void recognise(Scan *s, const MxFactRules *rules) {
    g_autoptr(GArray) hits = mx_fact_rules_find(rules, s->p->folded);
    for (guint i = 0; i < hits->len; i++) {
        const MxFactHit *hit = &g_array_index(hits, MxFactHit, i);
        Figure *figure = find_figure(s, hit->value);
        guint list_at = 0;
        bool placed = mx_fact_is_placed(hit->id);
        MxFactScope scope =
            placed ? MX_FACT_SCOPE_WHOLE
                   : mx_fact_find_scope(s->prose, s->p->folded, (guint)hit->whole.start, &list_at);
        if (figure == NULL) {
            add_stated(s, hit);
            g_array_index(s->figures, Figure, s->figures->len - 1).doubtful =
                scope != MX_FACT_SCOPE_WHOLE;
        } else if (says_more(hit, figure) && scope != MX_FACT_SCOPE_PART &&
                   (placed || mx_fact_is_of_year(hit->id, s->p->folded, figure->start,
                                                 s->prose->disclosure->document.year))) {
            identify(figure, hit, scope, list_at);
        }
    }
}

/* What a list is of: the amount before it opens that is no comparison with another year. */
static const Figure *find_head(const Scan *s, guint list_at) {
    const Figure *head = NULL;
    for (guint i = 0; i < s->figures->len; i++) {
        const Figure *figure = &g_array_index(s->figures, Figure, i);
        if (figure->end > list_at)
            break;
        bool compares = figure->id != NULL && mx_fact_compares(figure->id);
        if (strcmp(figure->unit, "yuan") == 0 && !compares)
            head = figure;
    }
    return head;
}

/* A part is as narrow as what it is a part of. */
static void inherit_scopes(Scan *s) {
    for (guint i = 0; i < s->figures->len; i++) {
        Figure *figure = &g_array_index(s->figures, Figure, i);
        const Figure *head = figure->list_at > 0 ? find_head(s, figure->list_at) : NULL;
        if (figure->list_at > 0)
            figure->doubtful |= head == NULL || head->id == NULL || head->doubtful;
    }
}

static int compare_figures(const void *a, const void *b) {
    const Figure *p = a, *q = b;
    return (p->start > q->start) - (p->start < q->start);
}

/* ---------------------------------------------------------------------------------- output -- */

/* The clause around bytes [@start, @end) of the printed text. */
static char *copy_clause(const char *text, guint start, guint end) {
    static const char *const STOPS = "。；！？;\n";
    const char *from = text + start, *to = text + end;
    while (from > text && (gsize)(text + start - from) < MAX_CONTEXT) {
        const char *before = g_utf8_prev_char(from);
        if (g_utf8_strchr(STOPS, -1, g_utf8_get_char(before)) != NULL)
            break;
        from = before;
    }
    while (*to && (gsize)(to - text - end) < MAX_CONTEXT &&
           g_utf8_strchr(STOPS, -1, g_utf8_get_char(to)) == NULL)
        to = g_utf8_next_char(to);
    return g_strstrip(g_strndup(from, (gsize)(to - from)));
}

/* Reads the value; FALSE where the number is none after all (1,23). */
static bool read_value(const Scan *s, const Figure *figure, MxFact *fact) {
    g_autofree char *number =
        g_strndup(s->p->folded + figure->start, figure->number_end - figure->start);
    if (figure->stated) {
        int numeral = mx_numeral_parse(number);
        fact->value_e4 = MAX(numeral, 0) * MX_YUAN_E4;
        return true;
    }
    if (!mx_amount_parse(number, figure->scale, &fact->value_e4)) {
        if (figure->scale != MX_YUAN_E4)
            return false;
        fact->number = mx_number_parse(number);
        return fact->number != NULL && !figure->negative;
    }
    if (figure->negative)
        fact->value_e4 = -fact->value_e4;
    return true;
}

/* Where two figures may stand, the digits say no more than themselves. */
static void note_spaces(const Scan *s, const Figure *figure, MxFact *fact) {
    guint start = s->text_at[s->char_at[figure->start]];
    const char *last = s->p->text + s->text_at[s->char_at[figure->number_end - 1]];
    gsize length = (gsize)(g_utf8_next_char(last) - s->p->text) - start;
    g_autofree char *number = g_strndup(s->p->text + start, length);
    if (strstr(number, "，") != NULL)
        mx_disclosure_note(s->prose->disclosure, MX_SEVERITY_INFO, "figure-comma", fact->page,
                           "%s: the full-width comma is taken for one of thousands", fact->text);
    MxFigureSpaces spaces = figure->stated ? MX_SPACES_NONE : mx_figure_spaces(number);
    if (spaces == MX_SPACES_NONE)
        return;
    bool doubt = spaces == MX_SPACES_PART;
    if (doubt)
        g_clear_pointer(&fact->id, g_free);
    mx_disclosure_note(s->prose->disclosure, doubt ? MX_SEVERITY_WARNING : MX_SEVERITY_INFO,
                       "figure-spaced", fact->page,
                       doubt ? "%s: may be two figures" : "%s: read without the space", fact->text);
}

/* Whose and of when a government's figure is, by what stands before it; the place by what the
 * paragraph said last, where its own clause says nothing. */
static void place_fact(Scan *s, const Figure *figure, MxFact *fact) {
    if (fact->id == NULL || !mx_fact_is_placed(fact->id))
        return;
    mx_fact_place(s->prose, s->p, figure->words_at, figure->start, fact);
    if (fact->scope == NULL) {
        fact->scope = g_strdup(s->scope);
        return;
    }
    g_free(s->scope);
    s->scope = g_strdup(fact->scope);
}

static void add_fact(Scan *s, const Figure *figure) {
    MxFact *fact = g_new0(MxFact, 1);
    fact->sure = -1;
    if (!read_value(s, figure, fact)) {
        mx_fact_free(fact);
        return;
    }
    guint first = s->char_at[figure->text_start], last = s->char_at[figure->end - 1];
    guint start = s->text_at[first];
    guint end = s->text_at[last];
    end += (guint)(g_utf8_next_char(s->p->text + end) - (s->p->text + end));
    fact->id = s->part ? NULL : g_strdup(figure->id);
    fact->doubtful = figure->doubtful;
    fact->unit = g_strdup(figure->unit);
    fact->text = g_strndup(s->p->text + start, end - start);
    fact->context = copy_clause(s->p->text, start, end);
    fact->section = s->p->section;
    fact->box = find_box(s, first, last + 1, &fact->page);
    place_fact(s, figure, fact);
    note_spaces(s, figure, fact);
    g_ptr_array_add(s->prose->disclosure->facts, fact);
}

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

static void read_paragraph(const MxProse *prose, const MxParagraph *p, const MxFactRules *rules,
                           bool part) {
    bool digits = has_digit(p->folded);
    if (!digits && !mx_pack_phrase(prose->pack, MX_PHRASE_STATED, p->folded, NULL))
        return;
    Scan s = {
        .prose = prose, .p = p, .part = part, .figures = g_array_new(FALSE, FALSE, sizeof(Figure))
    };
    map_chars(&s);
    if (digits)
        scan_figures(&s);
    recognise(&s, rules);
    g_array_sort(s.figures, compare_figures);
    inherit_scopes(&s);
    for (guint i = 0; i < s.figures->len; i++)
        add_fact(&s, &g_array_index(s.figures, Figure, i));
    clear_scan(&s);
}

void mx_facts_read(const MxProse *prose) {
    MxFactRules *rules = NULL;
    int section = -2;
    g_autofree bool *parts = mx_fact_parts(prose);
    for (guint i = 0; i < prose->paragraphs->len; i++) {
        const MxParagraph *p = prose->paragraphs->pdata[i];
        if (p->contents)
            continue;
        if (p->section != section) {
            mx_fact_rules_free(rules);
            rules = mx_pack_fact_rules(prose->pack,
                                       p->section < 0 ? "" : prose->paths->pdata[p->section]);
            section = p->section;
        }
        read_paragraph(prose, p, rules, p->section >= 0 && parts[p->section]);
    }
    mx_fact_rules_free(rules);
}
