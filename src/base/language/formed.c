/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages that were formed in English, in another language. Errors and doubts about the reading
 * are data: they stand in databases and in JSON, and may not depend on the locale of who read. So
 * they are made in English, and what people see is found by their form:
 *
 *     page 2: 100000 × 100000 pt; the limit is 14400
 *     page %u: ........................................      a head: what follows is a message, too
 *              %g × %g pt; the limit is %g                   → %g × %g 磅；上限为 %g
 *
 * Of several forms that fit, that counts with the most letters of its own; what stands for %s is
 * translated in turn, the id of a table by its name. Known failure: a text that itself reads like
 * the middle of its form is parted at the first place that lets the rest fit.
 */
#include <mingxi/language.h>
#include <stdbool.h>
#include <string.h>

#include "base/language/catalogue.h"
#include "base/language/table_name.h"

/* A message holds few figures and texts, and no message in a message in a message …: no source of
 * ours has more than 6 places or 3 heads. */
#define MAX_PLACES 12u
#define MAX_DEPTH 6u

typedef struct {
    const char *start;
    gsize length;
    bool is_text; /* %s */
} Place;

/* Match: of a form with a message: @places: what stands for its conversions; @rest: behind a head.
 */
typedef struct {
    guint n;
    Place places[MAX_PLACES];
    const char *rest;
} Match;

/* Behind the `%` of a conversion: its length, up to its letter; 0 for `%%` and what is none. */
static gsize conversion_length(const char *at) {
    gsize n = strspn(at, "0123456789.*lz+-");
    return strchr("sudgfc", at[n]) != NULL && at[n] != '\0' ? n + 1 : 0;
}

static bool is_head(const char *form) {
    return g_str_has_suffix(form, ": ");
}

static bool fits(const char *form, const char *text, bool head, Match *match);

/* The shortest piece of @text that lets the rest of @form fit. */
static bool fit_place(const char *form, const char *text, bool head, Match *match) {
    gsize length = conversion_length(form);
    bool is_text = form[length - 1] == 's';
    guint n = match->n;
    if (n == MAX_PLACES)
        return false;
    gsize most = is_text ? strlen(text) : strspn(text, "0123456789.-+e");
    for (gsize k = is_text ? 0 : 1; k <= most; k++) {
        match->places[n] = (Place){ text, k, is_text };
        match->n = n + 1;
        if (fits(form + length, text + k, head, match))
            return true;
    }
    match->n = n;
    return false;
}

static bool fits(const char *form, const char *text, bool head, Match *match) {
    for (; *form != '\0'; form++, text++) {
        if (*form == '%' && conversion_length(form + 1) > 0)
            return fit_place(form + 1, text, head, match);
        if (*form == '%' && form[1] == '%')
            form++;
        if (*form != *text)
            return false;
    }
    match->rest = text;
    return head || *text == '\0';
}

static guint count_own_letters(const char *form) {
    guint n = 0;
    for (; *form != '\0'; form++) {
        gsize length = *form == '%' ? conversion_length(form + 1) : 0;
        n += length == 0;
        form += length;
    }
    return n;
}

static char *translate(MxLanguage language, const char *text, guint depth);

/* The translation with the places of the message filled in. */
static char *fill(MxLanguage language, const char *translation, const Match *match, guint depth) {
    GString *out = g_string_new(NULL);
    guint next = 0;
    for (const char *p = translation; *p != '\0'; p++) {
        gsize length = *p == '%' ? conversion_length(p + 1) : 0;
        if (length == 0) {
            g_string_append_c(out, *p);
            p += *p == '%' && p[1] == '%';
            continue;
        }
        p += length;
        if (next == match->n)
            continue;
        const Place *place = &match->places[next++];
        g_autofree char *piece = g_strndup(place->start, place->length);
        g_autofree char *said = place->is_text ? translate(language, piece, depth) : NULL;
        g_string_append(out, said != NULL ? said : piece);
    }
    if (*match->rest != '\0') {
        g_autofree char *rest = translate(language, match->rest, depth);
        g_string_append(out, rest);
    }
    return g_string_free(out, FALSE);
}

static char *translate(MxLanguage language, const char *text, guint depth) {
    const char *whole = *text != '\0' ? mx_translate(language, text) : text;
    if (whole != text || depth == MAX_DEPTH)
        return g_strdup(whole);
    Match best = { 0 };
    guint best_letters = 0, best_form = 0;
    for (guint i = 1; i < mx_catalogue_length(); i++) {
        const char *form = mx_catalogue_source(i);
        guint letters = count_own_letters(form);
        Match match = { 0 };
        if (letters > best_letters && strchr(form, '%') != NULL &&
            fits(form, text, is_head(form), &match)) {
            best = match;
            best_letters = letters;
            best_form = i;
        }
    }
    return best_form > 0 ? fill(language, mx_catalogue_translation(best_form), &best, depth + 1)
                         : mx_table_name(language, text);
}

char *mx_translate_formed(MxLanguage language, const char *message) {
    return language == MX_LANGUAGE_ZH ? translate(language, message, 0) : g_strdup(message);
}
