/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text folding and character classes. Knows scripts, not words. */
#ifndef MX_BASE_TEXT_H
#define MX_BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>

/**
 * mx_char_plain:
 *
 * Maps a code point that only an encoding produced (Kangxi and CJK radicals supplement, CJK
 * compatibility ideographs) to the ordinary character; every other code point is returned as is.
 * Full-width forms are left alone: they are what is printed.
 */
gunichar mx_char_plain(gunichar ch);

/** mx_char_is_cjk: ideographs, kana, CJK punctuation and full-width forms: no space between two. */
bool mx_char_is_cjk(gunichar ch);

/** mx_char_is_space: every Unicode space, U+3000, zero-width characters and control characters. */
bool mx_char_is_space(gunichar ch);

/** mx_char_turns_direction: marks, embeddings, overrides and isolates of the direction of writing:
 * nothing is drawn of them, and what is beside them is shown elsewhere. */
bool mx_char_turns_direction(gunichar ch);

/** mx_char_is_unseen: what a terminal obeys instead of showing it: control characters, U+009B among
 * them, separators of lines, and what turns the direction of writing. */
bool mx_char_is_unseen(gunichar ch);

/** mx_char_is_narrow_digit: 0 to 9. */
static inline bool mx_char_is_narrow_digit(gunichar ch) {
    return ch >= '0' && ch <= '9';
}

/** mx_char_is_digit: the same, or as wide as a Chinese character. */
static inline bool mx_char_is_digit(gunichar ch) {
    return mx_char_is_narrow_digit(ch) || (ch >= 0xFF10 && ch <= 0xFF19);
}

/** mx_text_count_digits: how many of 0 to 9 are in @text. */
static inline guint mx_text_count_digits(const char *text) {
    guint n = 0;
    for (; *text != '\0'; text++)
        n += g_ascii_isdigit(*text);
    return n;
}

/**
 * mx_text_fold:
 *
 * The form in which patterns see text: white space removed, full-width letters, digits and
 * signs made ASCII, parentheses, colons, semicolons and quotes made one kind: full-width （ ） ：
 * ；, and “ ” "; commas too (，), but for those that part thousands. A pattern may thus write （ ）
 * for a printed parenthesis and ( ) for a group.
 *
 * Returns: (transfer full) UTF-8
 */
char *mx_text_fold(const char *text);

/**
 * mx_pattern_fold:
 *
 * Folds the quotes and the full-width letters of a regular expression the same way, leaving
 * everything that has a meaning in PCRE2 untouched, so that a pattern may be written as printed.
 *
 * Returns: (transfer full) UTF-8
 */
char *mx_pattern_fold(const char *regex);

#endif
