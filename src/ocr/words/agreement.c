/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rare characters are read wrongly now and then, but not always alike:
 *
 *     区麟绛街道    绛 0.5  终 0.2  绎 0.1      all these places are one word; the likelihood that
 *     区麟绛街道    绛 0.4  络 0.1              all of them are 绛 is the product of their chances,
 *     区麟绎街道    绎 0.3  绛 0.2              and far above that of 绎
 *
 * Three neighbours make a place: before it, about it or behind it; an end of the line is one. Words
 * that such documents print are places that are clear. Readings of one print err alike: of n of
 * them the likelihood is raised to 1/√n, so that as many as nine tell as much as three that are
 * independent. Where two different characters
 * were surely read between the same neighbours (东贾村, 东营村) the place settles nothing.
 *
 * Twins (人, 入) are never clear: in bold type the recogniser is sure of the wrong one, and only
 * what stands beside it tells them apart.
 */
#include "ocr/words/agreement.h"

#include <math.h>
#include <string.h>

#include "ocr/text/alphabet.h"
#include "ocr/words/twins.h"

/* What is less sure may be mended; two characters that were read as surely as this are both there.
 * The recogniser says 人 for 入 with up to 0.93; 98 in 100 ideographs of two poor scans are above
 * 0.95. */
#define CLEAR 0.95

/* What the recogniser did not name is not impossible, but as unlikely as this. */
#define UNNAMED 0.005

/* A character that has a twin is no surer than this, and the twin as likely as what is left: in
 * three of nine documents a bold 收入 was read 收人 with up to 1.00, 1 of 147 on the whole. */
#define TWIN_SURE 0.9

/* A character is held possible at a place from here on: less is what noise has. */
#define POSSIBLE 0.02

/* A word is as sure as this. */
#define WORD_SURE 0.98

/* A place with fewer occurrences is no repetition; one character must be this many times likelier
 * than the next. */
#define LEAST_OCCURRENCES 3u
#define LIKELIER 8.0

/* What is mended may settle its neighbours' places. */
#define ROUNDS 3

/* Characters follow each other in a line: from middle to middle, in em. Boxes of turned pages are
 * turned: it is the distance that counts. */
#define STEP_EM 1.8

/* What stands beyond the ends of a line: no character. */
#define END 0xFFFFF

#define N_WINDOWS 4
static const signed char WINDOWS[N_WINDOWS][3] = {
    { -3, -2, -1 }, { -2, -1, 1 }, { -1, 1, 2 }, { 1, 2, 3 }
};

/* Numerals are figures, whatever they stand between: 第一条, 第二条. */
static const char NUMERALS[] = "〇零一二三四五六七八九十百千万亿";

/* A character of the document, or of a word; @run: which line it is of; @reading: NULL in words. */
typedef struct {
    gunichar ch;
    guint run;
    MxGlyph *glyph;
    MxReading *reading;
    MxPage *page;
} Place;

static bool follows(const MxGlyph *a, const MxGlyph *b) {
    double dx = (a->box.x0 + a->box.x1 - b->box.x0 - b->box.x1) / 2;
    double dy = (a->box.y0 + a->box.y1 - b->box.y0 - b->box.y1) / 2;
    return hypot(dx, dy) <= STEP_EM * fmax((double)a->size_pt, (double)b->size_pt);
}

static void add_page(GArray *places, MxPage *page) {
    guint run = places->len;
    for (guint i = 0; i < page->glyphs->len; i++) {
        MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, i);
        if (i == 0 || !follows(glyph - 1, glyph))
            run = places->len;
        Place place = { glyph->ch, run, glyph, &g_array_index(page->readings, MxReading, i), page };
        g_array_append_val(places, place);
    }
}

static void add_word(GArray *places, const char *word) {
    Place place = { .run = places->len };
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
        place.ch = g_utf8_get_char(p);
        if (mx_is_wide(place.ch) || g_unichar_isalnum(place.ch))
            g_array_append_val(places, place);
        else /* what parts the pieces of an example */
            place.run = places->len;
    }
}

static GArray *find_places(const GPtrArray *pages, const GPtrArray *words) {
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));
    for (guint i = 0; i < pages->len; i++) {
        MxPage *page = pages->pdata[i];
        if (page != NULL && page->readings != NULL)
            add_page(places, page);
    }
    for (guint i = 0; places->len > 0 && words != NULL && i < words->len; i++)
        add_word(places, words->pdata[i]);
    return places;
}

static bool is_word(gunichar ch) {
    return mx_is_wide(ch) && g_unichar_isalpha(ch) && g_utf8_strchr(NUMERALS, -1, ch) == NULL;
}

/* How surely @place was read. */
static double sureness_of(const Place *place) {
    double sure = place->reading != NULL ? place->reading->sure : WORD_SURE;
    return place->reading != NULL && mx_twins_of(place->ch) != NULL ? fmin(sure, TWIN_SURE) : sure;
}

static bool is_clear(const Place *place) {
    return sureness_of(place) >= CLEAR;
}

static bool is_doubtful(const Place *place) {
    return !is_clear(place) && is_word(place->ch);
}

/* The character @off from number @i; END beyond its line. */
static gunichar neighbour(const GArray *places, guint i, int off) {
    gint64 at = (gint64)i + off;
    if (at < 0 || at >= (gint64)places->len)
        return END;
    const Place *place = &g_array_index(places, Place, (guint)at);
    return place->run == g_array_index(places, Place, i).run ? place->ch : END;
}

/* The neighbours of number @i in the window @w, and which window; 0 where the line has none of
 * them. */
static gint64 key_of(const GArray *places, guint i, guint w) {
    gint64 key = w + 1;
    guint inside = 0;
    for (guint n = 0; n < 3; n++) {
        gunichar ch = neighbour(places, i, WINDOWS[w][n]);
        inside += ch != END;
        key = key << 20 | (ch & 0xFFFFF);
    }
    return inside > 0 ? key : 0;
}

static void array_unref(gpointer array) {
    g_array_unref(array);
}

/* The places between the same neighbours, for all neighbours of a doubtful one. */
static GHashTable *find_occurrences(const GArray *places) {
    GHashTable *found = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, array_unref);
    for (guint i = 0; i < places->len; i++)
        for (guint w = 0; w < N_WINDOWS && is_doubtful(&g_array_index(places, Place, i)); w++) {
            gint64 key = key_of(places, i, w);
            if (key != 0 && !g_hash_table_contains(found, &key))
                g_hash_table_insert(found, g_memdup2(&key, sizeof key),
                                    g_array_new(FALSE, FALSE, sizeof(guint)));
        }
    for (guint i = 0; i < places->len; i++)
        for (guint w = 0; w < N_WINDOWS; w++) {
            gint64 key = key_of(places, i, w);
            GArray *same = key != 0 ? g_hash_table_lookup(found, &key) : NULL;
            if (same != NULL)
                g_array_append_val(same, i);
        }
    return found;
}

static bool are_twins(gunichar a, gunichar b) {
    const char *twins = mx_twins_of(a);
    return twins != NULL && g_utf8_strchr(twins, -1, b) != NULL;
}

static double chance_of(const Place *place, gunichar ch) {
    const MxReading *reading = place->reading;
    double least = UNNAMED;
    if (place->ch == ch)
        return fmax(sureness_of(place), UNNAMED);
    if (reading != NULL && are_twins(place->ch, ch))
        least = 1 - TWIN_SURE;
    for (guint o = 0; reading != NULL && o < MX_READING_OTHERS; o++)
        if (reading->others[o] == ch)
            return fmax((double)reading->chances[o], least);
    return least;
}

/* Whether @place may be @ch. */
static bool may_be(const Place *place, gunichar ch) {
    return ch != 0 && chance_of(place, ch) >= POSSIBLE;
}

static double likelihood(const GArray *places, const GArray *same, gunichar ch) {
    double read = 0, told = 0;
    guint n = 0;
    for (guint i = 0; i < same->len; i++) {
        const Place *place = &g_array_index(places, Place, g_array_index(same, guint, i));
        *(place->reading != NULL ? &read : &told) += log(chance_of(place, ch));
        n += place->reading != NULL;
    }
    return read / sqrt(fmax(n, 1)) + told;
}

/* Of @all places between the same neighbours those that hold what @place may be: others are other
 * words. */
static GArray *find_alike(const GArray *places, const GArray *all, const Place *place) {
    GArray *same = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < all->len; i++) {
        guint number = g_array_index(all, guint, i);
        if (may_be(place, g_array_index(places, Place, number).ch))
            g_array_append_val(same, number);
    }
    return same;
}

/* Whether different characters were clearly read. */
static bool differ(const GArray *places, const GArray *same) {
    gunichar clear = 0;
    for (guint i = 0; i < same->len; i++) {
        const Place *place = &g_array_index(places, Place, g_array_index(same, guint, i));
        if (!is_clear(place))
            continue;
        if (clear != 0 && clear != place->ch)
            return true;
        clear = place->ch;
    }
    return false;
}

/* Words come last. */
static bool is_enough(const GArray *places, const GArray *same) {
    return same->len >= LEAST_OCCURRENCES ||
           (same->len > 0 &&
            g_array_index(places, Place, g_array_index(same, guint, same->len - 1)).reading ==
                NULL);
}

/* What a place is likeliest to be, how likely, and the next. */
typedef struct {
    gunichar best;
    double most, next;
} Verdict;

static void weigh(Verdict *verdict, const GArray *places, const GArray *same, const Place *place,
                  gunichar ch) {
    if (ch == verdict->best || !may_be(place, ch))
        return;
    double likely = likelihood(places, same, ch);
    verdict->next = fmax(verdict->next, fmin(likely, verdict->most));
    verdict->best = likely > verdict->most ? ch : verdict->best;
    verdict->most = fmax(verdict->most, likely);
}

/* What @place is, as @all places between its neighbours tell; 0 where that is open. */
static gunichar settle(const GArray *places, const GArray *all, const Place *place) {
    g_autoptr(GArray) same = find_alike(places, all, place);
    if (!is_enough(places, same) || differ(places, same))
        return 0;
    Verdict verdict = { place->ch, likelihood(places, same, place->ch), -G_MAXDOUBLE };
    for (guint o = 0; o < MX_READING_OTHERS; o++)
        weigh(&verdict, places, same, place, place->reading->others[o]);
    for (const char *t = mx_twins_of(place->ch); t != NULL && *t != '\0'; t = g_utf8_next_char(t))
        weigh(&verdict, places, same, place, g_utf8_get_char(t));
    return verdict.most - verdict.next >= log(LIKELIER) ? verdict.best : 0;
}

/* What the windows about number @i agree on; 0 for nothing. */
static gunichar ask(const GArray *places, GHashTable *found, guint i) {
    gunichar all = 0;
    for (guint w = 0; w < N_WINDOWS; w++) {
        gint64 key = key_of(places, i, w);
        const GArray *same = key != 0 ? g_hash_table_lookup(found, &key) : NULL;
        gunichar ch = same != NULL ? settle(places, same, &g_array_index(places, Place, i)) : 0;
        if (ch != 0 && all != 0 && ch != all)
            return 0;
        all = ch != 0 ? ch : all;
    }
    return all;
}

static bool mend(Place *place, gunichar ch) {
    if (ch == 0 || ch == place->ch || !is_word(ch))
        return false;
    MxReading *reading = place->reading;
    if (are_twins(place->ch, ch))
        reading->sure = fmin(reading->sure, TWIN_SURE);
    for (guint o = 0; o < MX_READING_OTHERS; o++)
        if (reading->others[o] == ch) {
            float chance = reading->chances[o];
            reading->others[o] = place->ch;
            reading->chances[o] = (float)reading->sure;
            reading->sure = (double)chance;
        }
    place->ch = place->glyph->ch = ch;
    place->page->n_mended++;
    return true;
}

static guint mend_round(GArray *places) {
    g_autoptr(GHashTable) found = find_occurrences(places);
    g_autofree gunichar *settled = g_new0(gunichar, places->len + 1);
    guint n = 0;
    for (guint i = 0; i < places->len; i++)
        if (is_doubtful(&g_array_index(places, Place, i)))
            settled[i] = ask(places, found, i);
    for (guint i = 0; i < places->len; i++)
        n += mend(&g_array_index(places, Place, i), settled[i]);
    return n;
}

void mx_readings_agree(const GPtrArray *pages, const GPtrArray *words) {
    g_autoptr(GArray) places = find_places(pages, words);
    for (guint round = 0; round < ROUNDS && mend_round(places) > 0; round++)
        ;
}
