/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Both libraries mend what they can and go on: of a stream that ends too early the rest is missing,
 * an operator that is none is left out, a table of objects is made anew from what is found. What
 * they say of it is all that tells a document that was damaged from one that prints less.
 *
 * Poppler has one place for the whole program to say it to (poppler-glib makes it a message of
 * GLib's), so who listens is kept for each thread.
 */
#include "page/damage/damage.h"

#include <string.h>

#include "base/text.h"

/* Characters of a message that are kept: the files' own bytes are quoted in it. */
#define MAX_MESSAGE 120

/* Poppler has no other way to say which document it speaks of. */
static _Thread_local MxDamage *listening;

/* Words of messages about what holds no text: pictures, colours, links, stand-ins for fonts. In
 * sound documents of careless programs these are common. */
static const char *const NO_TEXT[] = {
    "a font for",
    "font weight",
    "default config",
    "Fields array",
    "annot",
    "outline",
    "destination",
    "action",
    "link",
    "signature",
    "color",
    "colour",
    "ICC",
    "image",
    "JPX",
    "JPEG",
    "DCT",
    "JBIG2",
    "CCITT",
    "shading",
    "pattern",
    "halftone",
    "metadata",
    "page label",
    "language pack for 'Adobe-Identity'",
    "font tag 'ZaDb'",            /* ZapfDingbats, in which forms tick their boxes */
    "reported number of objects", /* one more or less than there are */
};

/* Said of text in a font that the page does not have, which may be lost, and of every checkbox
 * whose mark asks for the font that viewers bring themselves, which loses nothing. */
#define LACKING_FONT "Unknown font tag"

static bool is_about_text(const char *message) {
    for (gsize i = 0; i < G_N_ELEMENTS(NO_TEXT); i++)
        if (strcasestr(message, NO_TEXT[i]) != NULL)
            return false;
    return true;
}

/* On one line, and no longer than what is of use. */
static char *tidy(const char *message) {
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    GString *out = g_string_new(NULL);
    guint n = 0;
    for (const char *p = valid; *p != '\0' && n < MAX_MESSAGE; p = g_utf8_next_char(p), n++) {
        gunichar ch = g_utf8_get_char(p);
        g_string_append_unichar(out, mx_char_is_unseen(ch) ? ' ' : ch);
    }
    return g_string_free(out, FALSE);
}

static void add(MxDamage *damage, const char *message, bool error) {
    if (!is_about_text(message))
        return;
    bool first_error = error && !damage->errors;
    if (damage->first == NULL || first_error) {
        g_free(damage->first);
        damage->first = tidy(message);
    }
    damage->errors |= error;
    damage->n++;
}

/* `Syntax error at position 17: Unknown operator 'Tx'` */
static void on_message(const char *domain, GLogLevelFlags level, const char *message,
                       gpointer data) {
    if (listening == NULL) {
        g_log_default_handler(domain, level, message, data);
        return;
    }
    const char *place = strstr(message, " at position ");
    const char *what = place != NULL ? strstr(place, ": ") : NULL;
    bool error =
        !g_str_has_prefix(message, "Syntax warning") && strstr(message, LACKING_FONT) == NULL;
    add(listening, what != NULL ? what + 2 : message, error);
}

static gpointer install(gpointer data) {
    (void)data;
    g_log_set_handler("Poppler", G_LOG_LEVEL_INFO, on_message, NULL);
    return NULL;
}

void mx_damage_listen(MxDamage *damage) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, install, NULL);
    listening = damage;
}

/* What it says of objects is about our asking for a kind that they are not. */
void mx_damage_ask(MxDamage *damage, qpdf_data pdf) {
    while (qpdf_more_warnings(pdf)) {
        qpdf_error warning = qpdf_next_warning(pdf);
        enum qpdf_error_code_e code = qpdf_get_error_code(pdf, warning);
        if (code == qpdf_e_damaged_pdf || code == qpdf_e_pages)
            add(damage, qpdf_get_error_message_detail(pdf, warning), true);
    }
}

void mx_damage_add(MxDamage *damage, const char *message) {
    add(damage, message, true);
}

char *mx_damage_describe(const MxDamage *damage) {
    if (damage->n < 2)
        return g_strdup(damage->first);
    return g_strdup_printf("%s (and %u more)", damage->first, damage->n - 1);
}

void mx_damage_clear(MxDamage *damage) {
    g_free(damage->first);
    *damage = (MxDamage){ 0 };
}
