/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

static bool is_encoding_artefact(gunichar ch) {
    return (ch >= 0x2E80 && ch <= 0x2FDF) || (ch >= 0xF900 && ch <= 0xFAFF) ||
           (ch >= 0x2F800 && ch <= 0x2FA1F);
}

/* The radicals supplement (U+2E80…) has almost no compatibility mappings in Unicode, yet some
 * producers write these code points for the simplified radicals, which are ordinary characters.
 * Source: Unicode's EquivalentUnifiedIdeograph.txt, the entries that occur in simplified text. */
static const struct {
    guint16 radical, plain;
} RADICALS[] = {
    { 0x2E81, 0x5382 }, { 0x2E85, 0x4EBB }, { 0x2E8B, 0x353E }, { 0x2E92, 0x5DF3 },
    { 0x2E9C, 0x65E5 }, { 0x2E9D, 0x6708 }, { 0x2E9F, 0x6BCD }, { 0x2EA0, 0x6C11 },
    { 0x2EA9, 0x738B }, { 0x2EB6, 0x7F8A }, { 0x2EBC, 0x8089 }, { 0x2EC1, 0x864E },
    { 0x2EC4, 0x897F }, { 0x2EC5, 0x89C1 }, { 0x2EC6, 0x89D2 }, { 0x2EC8, 0x8BA0 },
    { 0x2EC9, 0x8D1D }, { 0x2ECB, 0x8F66 }, { 0x2ED3, 0x957F }, { 0x2ED4, 0x95E8 },
    { 0x2ED7, 0x96E8 }, { 0x2ED8, 0x9752 }, { 0x2ED9, 0x97E6 }, { 0x2EDA, 0x9875 },
    { 0x2EDB, 0x98CE }, { 0x2EDC, 0x98DE }, { 0x2EDD, 0x98DF }, { 0x2EE2, 0x9A6C },
    { 0x2EE3, 0x9AA8 }, { 0x2EE4, 0x9B3C }, { 0x2EE5, 0x9C7C }, { 0x2EE6, 0x9E1F },
    { 0x2EE7, 0x5364 }, { 0x2EE8, 0x9EA6 }, { 0x2EE9, 0x9EC4 }, { 0x2EEA, 0x9EFE },
    { 0x2EEC, 0x9F50 }, { 0x2EEE, 0x9F7F }, { 0x2EF0, 0x9F99 }, { 0x2EF3, 0x9F9F },
};

static gunichar plain_of_supplement(gunichar ch) {
    for (gsize i = 0; i < G_N_ELEMENTS(RADICALS); i++)
        if (RADICALS[i].radical == ch)
            return RADICALS[i].plain;
    return ch;
}

gunichar mx_char_plain(gunichar ch) {
    if (ch < 0x2E80 || !is_encoding_artefact(ch))
        return ch;
    gunichar plain[8];
    gsize n = g_unichar_fully_decompose(ch, TRUE, plain, G_N_ELEMENTS(plain));
    return n == 1 && plain[0] != ch ? plain[0] : plain_of_supplement(ch);
}

bool mx_char_is_cjk(gunichar ch) {
    return (ch >= 0x2E80 && ch <= 0x9FFF) || (ch >= 0xAC00 && ch <= 0xD7AF) ||
           (ch >= 0xF900 && ch <= 0xFAFF) || (ch >= 0xFE30 && ch <= 0xFE4F) ||
           (ch >= 0xFF00 && ch <= 0xFFEF) || (ch >= 0x20000 && ch <= 0x3FFFF) ||
           (ch >= 0x2018 && ch <= 0x201D) || (ch >= 0x2460 && ch <= 0x24FF) || ch == 0x2026 ||
           ch == 0x2014;
}

bool mx_char_turns_direction(gunichar ch) {
    return ch == 0x061C || ch == 0x200E || ch == 0x200F || (ch >= 0x202A && ch <= 0x202E) ||
           (ch >= 0x2066 && ch <= 0x2069);
}

bool mx_char_is_unseen(gunichar ch) {
    return ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == 0x2028 || ch == 0x2029 ||
           mx_char_turns_direction(ch);
}

bool mx_char_is_space(gunichar ch) {
    return ch <= 0x20 || ch == 0x7F || ch == 0xA0 || ch == 0x3000 || ch == 0xFEFF ||
           (ch >= 0x2000 && ch <= 0x200F) || ch == 0x2028 || ch == 0x2029 || ch == 0x202F ||
           ch == 0x205F || ch == 0x2060 || ch == 0x00AD;
}

/* Marks that are printed in several ways and mean the same. */
typedef struct {
    guint16 from, to;
} Fold;

static const Fold QUOTES[] = {
    { 0x201C, '"' }, { 0x201D, '"' }, { 0x201E, '"' },  { 0x201F, '"' },  { 0x300C, '"' },
    { 0x300D, '"' }, { 0xFF02, '"' }, { 0x2018, '\'' }, { 0x2019, '\'' }, { 0xFF07, '\'' },
};
static const Fold MARKS[] = {
    { '(', 0xFF08 },    { 0xFE59, 0xFF08 }, { ')', 0xFF09 },    { 0xFE5A, 0xFF09 },
    { ':', 0xFF1A },    { 0xFF08, 0xFF08 }, { 0xFF09, 0xFF09 }, { 0xFF1A, 0xFF1A },
    { 0xFF0C, 0xFF0C }, { 0xFF1B, 0xFF1B }, { ';', 0xFF1B },    { 0x2212, '-' },
    { 0x2013, '-' },    { 0x2010, '-' },    { 0x2011, '-' },    { 0x2012, '-' },
    { 0xFE63, '-' },
};

/* Looks @ch up in a table; 0 where it is not in it. */
static gunichar fold_by(const Fold *folds, gsize n, gunichar ch) {
    for (gsize i = 0; i < n; i++)
        if (folds[i].from == ch)
            return folds[i].to;
    return 0;
}

static gunichar fold_quote(gunichar ch) {
    gunichar quote = ch < 0x2018 ? 0 : fold_by(QUOTES, G_N_ELEMENTS(QUOTES), ch);
    return quote ? quote : ch;
}

static gunichar fold_char(gunichar ch) {
    gunichar mark = fold_by(MARKS, G_N_ELEMENTS(MARKS), ch);
    if (mark != 0)
        return mark;
    gunichar quote = fold_quote(ch);
    bool full_width = ch >= 0xFF01 && ch <= 0xFF5E;
    return quote == ch && full_width ? ch - 0xFEE0 : quote;
}

/* What stands for itself in every form, told by its first byte: most of a text. U+4000 to U+9FFF,
 * of three bytes each, begin with E4 to E9. */
static bool is_plain(const char *p) {
    return g_ascii_isalnum(*p) || ((guchar)*p >= 0xE4 && (guchar)*p <= 0xE9);
}

/* @fold: what becomes of a character; 0 for nothing. What it leaves alone is copied in one piece.
 */
static char *fold_text(const char *text, gunichar (*fold)(gunichar)) {
    GString *out = g_string_sized_new(strlen(text) + 1);
    const char *kept = text;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = is_plain(p) ? 0 : g_utf8_get_char(p);
        gunichar folded = ch == 0 ? 0 : fold(ch);
        if (folded == ch)
            continue;
        g_string_append_len(out, kept, p - kept);
        kept = g_utf8_next_char(p);
        if (folded != 0)
            g_string_append_unichar(out, folded);
    }
    g_string_append(out, kept);
    return g_string_free(out, FALSE);
}

static gunichar fold_printed(gunichar ch) {
    gunichar plain = mx_char_plain(ch);
    return mx_char_is_space(plain) ? 0 : fold_char(plain);
}

static gunichar fold_written(gunichar ch) {
    bool letter = (ch >= 0xFF10 && ch <= 0xFF19) || (ch >= 0xFF21 && ch <= 0xFF3A) ||
                  (ch >= 0xFF41 && ch <= 0xFF5A);
    return letter ? ch - 0xFEE0 : fold_quote(ch);
}

/* Whether the comma at @p parts thousands: digits on both sides. */
static bool is_separator(const char *text, const char *p) {
    return p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]);
}

/* A comma of the keyboard in a Chinese sentence is a comma as well: 车辆70辆,其中业务用车17辆 */
static char *widen_commas(char *folded) {
    if (strchr(folded, ',') == NULL)
        return folded;
    GString *out = g_string_sized_new(strlen(folded) + 16);
    for (const char *p = folded; *p; p++)
        if (*p == ',' && !is_separator(folded, p))
            g_string_append_unichar(out, 0xFF0C);
        else
            g_string_append_c(out, *p);
    g_free(folded);
    return g_string_free(out, FALSE);
}

char *mx_text_fold(const char *text) {
    return widen_commas(fold_text(text, fold_printed));
}

char *mx_pattern_fold(const char *regex) {
    return fold_text(regex, fold_written);
}
