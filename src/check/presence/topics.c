/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disclosure has to speak of (财预〔2016〕143号).
 *
 *   机关运行经费   in a heading, a paragraph or the title of a table: said
 *                  in the glossary alone: what the words mean, not how much it is: not said
 *   支出到项级     a table by function, of which no code has seven digits: not said
 *
 * That something is missing can be said only of what was read: where a page is a picture, or has
 * text that cannot be, the topic is taken to be there. Tables without codes name what they list, so
 * how deep they go is not known.
 *
 * Known failure: a topic under other words.
 */
#include "check/presence/topics.h"

#include <string.h>

#include "base/text.h"
#include "check/document/pages.h"
#include "check/document/texts.h"
#include "check/lookup/codes.h"
#include "check/structure/row_shape.h"
#include "model/disclosure.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Digits of the codes of 项 (2010301) and of economic 款 (30101). */
#define ITEM_DIGITS 7u
#define ECONOMIC_DIGITS 5u

static const struct {
    const char *name;
    MxPhrase phrase;
} TOPICS[] = {
    { "topics.operating", MX_PHRASE_TOPIC_OPERATING },
    { "topics.procurement", MX_PHRASE_TOPIC_PROCUREMENT },
    { "topics.small_businesses", MX_PHRASE_TOPIC_SMALL_BUSINESSES },
    { "topics.assets", MX_PHRASE_TOPIC_ASSETS },
    { "topics.performance", MX_PHRASE_TOPIC_PERFORMANCE },
    { "topics.overseas", MX_PHRASE_TOPIC_OVERSEAS },
    { "topics.vehicles", MX_PHRASE_TOPIC_VEHICLES },
    { "topics.receptions", MX_PHRASE_TOPIC_RECEPTIONS },
};

/* Tables whose codes must go down to what a topic asks for. */
static const struct {
    const char *name;
    const char *tables[4];
    char first; /* digit of the codes; 0 for any */
    guint digits;
} DEPTHS[] = {
    { "topics.items",
      { "general_public_expenditure", "appropriation_expenditure", NULL },
      '2',
      ITEM_DIGITS },
    { "topics.economic",
      { "basic_expenditure", "appropriation_basic", "general_public_economic", NULL },
      '3',
      ECONOMIC_DIGITS },
};

bool mx_is_topic(const char *name) {
    return g_str_has_prefix(name, "topics.");
}

/* ------------------------------------------------------------------------------------ words -- */

static bool is_glossary(const MxCheck *check, const MxSection *section) {
    g_autofree char *title = mx_text_fold(section && section->title ? section->title : "");
    return mx_pack_phrase(check->pack, MX_PHRASE_GLOSSARY, title, NULL);
}

/* 机关运行经费：指…: a paragraph that says what words mean. */
static bool is_term(const MxCheck *check, const char *folded) {
    return mx_pack_phrase(check->pack, MX_PHRASE_TERM, folded, NULL) &&
           strpbrk(folded, "0123456789") == NULL;
}

static bool speaks_of(MxCheck *check, MxPhrase phrase) {
    const GPtrArray *texts = mx_texts_list(check);
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        if (mx_pack_phrase(check->pack, phrase, text->folded, NULL) &&
            !is_glossary(check, text->section) && !is_term(check, text->folded))
            return true;
    }
    return false;
}

/* A grid that no pattern claimed may hold a paragraph in a frame. */
static bool is_in_unclaimed(const MxCheck *check, MxPhrase phrase) {
    for (guint i = 0; i < check->d->unclaimed->len; i++) {
        const MxUnclaimed *grid = check->d->unclaimed->pdata[i];
        for (guint r = 0; r < grid->rows->len; r++) {
            g_autofree char *row = g_strjoinv("", grid->rows->pdata[r]);
            g_autofree char *folded = mx_text_fold(row);
            if (mx_pack_phrase(check->pack, phrase, folded, NULL))
                return true;
        }
    }
    return false;
}

static bool has_glossary(MxCheck *check) {
    const GPtrArray *sections = check->d->sections;
    bool has = check->d->glossary->len > 0;
    for (guint i = 0; i < sections->len && !has; i++)
        has = is_glossary(check, sections->pdata[i]);
    return has;
}

/* ------------------------------------------------------------------------------------ depth -- */

/* The most digits that a code of @table has which begins with @first. */
static guint deepest(const MxTable *table, char first) {
    guint most = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        g_autofree char *code = mx_row_code(table, table->rows->pdata[i]);
        if (*code == first)
            most = MAX(most, (guint)strlen(code));
    }
    return most;
}

/* Whether a table of @tables goes as deep, or whether one has no codes that would tell. */
static bool goes_down(const MxDisclosure *d, gsize depth) {
    bool coded = false;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        if (!g_strv_contains(DEPTHS[depth].tables, table->id))
            continue;
        guint most = deepest(table, DEPTHS[depth].first);
        if (most == 0 || most >= DEPTHS[depth].digits || mx_codes_may_go_on(table))
            return true;
        coded = true;
    }
    return !coded;
}

/* ------------------------------------------------------------------------------------- both -- */

static bool was_read(const MxDisclosure *d) {
    for (guint page = 1; page <= d->source.pages; page++)
        if (!mx_page_has_text(d, page) && !mx_page_has_grid(d, page))
            return false;
    return mx_pages_are_whole(d);
}

static bool is_said(MxCheck *check, const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(TOPICS); i++)
        if (strcmp(TOPICS[i].name, name) == 0)
            return speaks_of(check, TOPICS[i].phrase) || is_in_unclaimed(check, TOPICS[i].phrase);
    for (gsize i = 0; i < G_N_ELEMENTS(DEPTHS); i++)
        if (strcmp(DEPTHS[i].name, name) == 0)
            return goes_down(check->d, i);
    return has_glossary(check);
}

MxValue *mx_topic_look(MxCheck *check, const char *name) {
    return is_said(check, name) || !was_read(check->d) ? mx_value_of_integer(1) : NULL;
}
