/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of files that are no UTF-8: in archives that were packed under Windows mostly, where the
 * encoding is that of the country and nothing says which.
 *
 * Nearly every name in one of them is some name in the others as well: 預算 in Big5 is 箇衙 in GBK.
 * But these standards all have the common characters in one block and the rare ones in another. In
 * the right encoding a name is made of common characters; in a wrong one they are scattered. So the
 * encoding in which most characters are common is taken, and GB18030 where several are as good. No
 * character of GB 2312's rare block is a common one of Big5's: a name in simplified Chinese is
 * never taken for one in Big5.
 *
 * Known failure: names in Korean (EUC-KR), whose common block is GB 2312's.
 */
#include "base/filename.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* What the bytes at the place of a name are: a character of @length bytes. */
typedef struct {
    gsize length;
    bool common;
} Character;

static bool is_in(guchar byte, guchar first, guchar last) {
    return byte >= first && byte <= last;
}

/* GB 2312: signs in rows 1 to 3, the common 3,755 ideographs in rows 16 to 55. */
static Character read_gb18030(const guchar *p) {
    bool four = is_in(p[1], '0', '9');
    bool common = (is_in(p[0], 0xA1, 0xA3) || is_in(p[0], 0xB0, 0xD7)) && p[1] >= 0xA1;
    return (Character){ four ? 4 : 2, common };
}

/* Big5: signs in A1 to A3, the common 5,401 ideographs in A4 to C6. */
static Character read_big5(const guchar *p) {
    return (Character){ 2, is_in(p[0], 0xA1, 0xC6) };
}

/* Shift-JIS: signs, digits and kana in 81 to 83, the common 2,965 ideographs in 889F to 9872. */
static Character read_shift_jis(const guchar *p) {
    if (is_in(p[0], 0xA1, 0xDF)) /* half-width kana */
        return (Character){ 1, false };
    unsigned code = (unsigned)p[0] << 8 | p[1];
    return (Character){ 2, is_in(p[0], 0x81, 0x83) || (code >= 0x889F && code <= 0x9872) };
}

/* What the ZIP format calls its own (APPNOTE.TXT, D.1): letters with accents in 80 to A5. */
static Character read_cp437(const guchar *p) {
    return (Character){ 1, is_in(p[0], 0x80, 0xA5) };
}

/* @least: the share of common characters that must be exceeded for it to be believed. Names of rare
 * characters only (镕喆) have none in GB18030 and, by chance, up to a half in others; names of
 * documents have nine tenths in their own. A name in CP437 has letters and nothing else. */
static const struct {
    const char *name;
    Character (*read)(const guchar *p);
    double least;
} ENCODINGS[] = {
    { "GB18030", read_gb18030, -1 },
    { "BIG5", read_big5, 0.75 },
    { "SHIFT_JIS", read_shift_jis, 0.75 },
    { "CP437", read_cp437, 0.99 },
};

/* The share of common characters among those beyond ASCII, of which there is one. */
static double score(const char *name, Character (*read)(const guchar *p)) {
    guint n = 0, n_common = 0;
    const guchar *p = (const guchar *)name, *end = p + strlen(name);
    while (p < end) {
        Character character = *p < 0x80 ? (Character){ 1, false } : read(p);
        n += *p >= 0x80;
        n_common += character.common;
        p += MIN(character.length, (gsize)(end - p));
    }
    return (double)n_common / n;
}

static char *escape(const char *name) {
    GString *text = g_string_new(NULL);
    for (; *name != '\0'; name++) {
        if ((guchar)*name < 0x80)
            g_string_append_c(text, *name);
        else
            g_string_append_printf(text, "\\x%02X", (guchar)*name);
    }
    return g_string_free(text, FALSE);
}

char *mx_filename_to_text(const char *name) {
    if (g_utf8_validate(name, -1, NULL))
        return g_strdup(name);
    g_autofree char *best = NULL;
    double best_score = -1;
    for (gsize i = 0; i < G_N_ELEMENTS(ENCODINGS); i++) {
        double points = score(name, ENCODINGS[i].read);
        if (points <= fmax(best_score, ENCODINGS[i].least))
            continue;
        char *text = g_convert(name, -1, "UTF-8", ENCODINGS[i].name, NULL, NULL, NULL);
        if (text == NULL)
            continue;
        g_free(best);
        best = text;
        best_score = points;
    }
    return best != NULL ? g_steal_pointer(&best) : escape(name);
}
