/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a page's characters are text.
 *
 * A font need not say which characters its glyphs draw. Poppler then takes the numbers of the
 * glyphs for code points: what reads 收支总表 on the page comes out as `LMNO !"` or as 刳㕆ụỞ. No
 * single character tells; their mixture does. Of what is neither figure nor punctuation,
 * disclosures have Chinese characters in common use, some Latin letters, and next to nothing else.
 *
 *   printed as        odd   of       share
 *   收支预算总表         0    6       0
 *   LMNO !"           2    6       0.33     glyphs numbered from 32 on
 *   䈗ޯᠣ刳㕆          4    5       0.8      those of a large font
 */
#include <string.h>

#include "page/garbled.h"

/* Share of odd characters. Of 3,000 published pages none reaches 0.04; where the code points are
 * numbers of glyphs no page is below 0.18. */
#define ODD_SHARE 0.1
/* Where most letters are Chinese: of 3,200 pages none has 0.01; where a font that holds a tenth of
 * the characters says wrong ones (ĀÞ for 基年), none is below 0.1. */
#define CHINESE_ODD_SHARE 0.04
#define CHINESE_MIN_ODD 3u /* a name with an accent, a sign of a unit */
/* Of fewer characters a share says little: some letters of a formula, a list's marks of a symbol
 * font. Then half of them must be odd, and of fewer than the second number nothing is said. */
#define MANY_CHARACTERS 20u
#define FEW_CHARACTERS 4u
/* Accented letters are odd among Chinese, and where they outnumber plain ones by this: in European
 * texts with the most accents there is one to five plain ones. */
#define ACCENTS_TO_PLAIN 0.25

static bool is_between(gunichar ch, gunichar first, gunichar last) {
    return ch >= first && ch <= last;
}

/* Figures, punctuation, and signs of figures and lists, which prove nothing. */
static bool is_neutral(gunichar ch) {
    return is_between(ch, 0x2000, 0x22FF) || is_between(ch, 0x2460, 0x26FF) ||
           is_between(ch, 0x3000, 0x303F) || is_between(ch, 0xFF00, 0xFFEF) ||
           is_between(ch, '0', '9') ||
           (ch < 0x80 && strchr(".,-+%()/:;*[]<>=&_", (int)ch) != NULL) || ch == 0xB0 ||
           ch == 0xB1 || ch == 0xB7 || ch == 0xD7 || ch == 0xA7;
}

static bool is_chinese(gunichar ch) {
    return is_between(ch, 0x2E80, 0x2FDF) || is_between(ch, 0x3040, 0x312F) ||
           is_between(ch, 0x4E00, 0x9FFF) || is_between(ch, 0xF900, 0xFAFF);
}

static bool is_foreign_letter(gunichar ch) {
    return is_between(ch, 0x370, 0x52F) || (ch < 0x80 && g_ascii_isalpha((gchar)ch));
}

static bool is_accented(gunichar ch) {
    return is_between(ch, 0xC0, 0x24F) && g_unichar_isalpha(ch);
}

void mx_census_count(MxCensus *census, gunichar ch) {
    if (is_neutral(ch))
        return;
    if (is_chinese(ch))
        census->chinese++;
    else if (is_foreign_letter(ch))
        census->letters++;
    else if (is_accented(ch))
        census->accented++;
    else
        census->odd++;
}

bool mx_census_is_garbled(const MxCensus *census) {
    guint letters = census->chinese + census->letters;
    guint all = letters + census->accented + census->odd;
    bool chinese = census->chinese > census->letters;
    bool foreign = chinese || census->accented > ACCENTS_TO_PLAIN * letters;
    guint odd = census->odd + (foreign ? census->accented : 0);
    if (all < MANY_CHARACTERS)
        return all >= FEW_CHARACTERS && odd >= 0.5 * all;
    return chinese ? odd >= CHINESE_MIN_ODD && odd >= CHINESE_ODD_SHARE * all
                   : odd >= ODD_SHARE * all;
}

/* ----------------------------------------------------------------------------------- fonts -- */

/* Of a page that is garbled as a whole one font may be the cause: without it, this many characters
 * of the others are text. */
#define READABLE 20u

static void font_clear(gpointer data) {
    g_free(((MxFontCensus *)data)->name);
}

GArray *mx_fonts_new(void) {
    GArray *fonts = g_array_new(FALSE, FALSE, sizeof(MxFontCensus));
    g_array_set_clear_func(fonts, font_clear);
    return fonts;
}

guint mx_fonts_find(GArray *fonts, const char *name) {
    for (guint i = fonts->len; i-- > 0;)
        if (g_strcmp0(g_array_index(fonts, MxFontCensus, i).name, name) == 0)
            return i;
    MxFontCensus font = { .name = g_strdup(name), .named = true };
    g_array_append_val(fonts, font);
    return fonts->len - 1;
}

void mx_fonts_count(GArray *fonts, guint at, gunichar ch) {
    MxFontCensus *font = &g_array_index(fonts, MxFontCensus, at);
    guint odd = font->census.odd;
    mx_census_count(&font->census, ch);
    if (font->census.odd > odd && g_unichar_type(ch) != G_UNICODE_PRIVATE_USE)
        font->named = false;
}

static void add_census(MxCensus *sum, const MxCensus *c) {
    sum->chinese += c->chinese;
    sum->letters += c->letters;
    sum->accented += c->accented;
    sum->odd += c->odd;
}

bool mx_fonts_are_garbled(const GArray *fonts) {
    MxCensus all = { 0 };
    for (guint i = 0; i < fonts->len; i++)
        add_census(&all, &g_array_index(fonts, MxFontCensus, i).census);
    return mx_census_is_garbled(&all);
}

bool mx_fonts_are_readable(GArray *fonts) {
    MxCensus rest = { 0 };
    for (guint i = 0; i < fonts->len; i++) {
        MxFontCensus *font = &g_array_index(fonts, MxFontCensus, i);
        MxCensus c = font->census;
        font->garbled =
            mx_census_is_garbled(&c) || (c.odd > 0 && c.odd >= c.chinese + c.letters + c.accented);
        if (!font->garbled)
            add_census(&rest, &c);
    }
    return rest.chinese + rest.letters >= READABLE && !mx_census_is_garbled(&rest);
}
