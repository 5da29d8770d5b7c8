/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The catalogue is what gettext's msgfmt makes of po/zh_CN.po, and comes along in the library:
 * gettext itself finds no message in a locale that is not installed, and opens a file in the middle
 * of a run, which a process that reads strangers' documents may not.
 *
 * Its form (GNU gettext manual, "The Format of GNU MO Files"), numbers of 32 bits, little end
 * first:
 *
 *     magic  revision  N  O  T          N messages; at O and T a table each of N pairs
 *     length  offset  …                 of the texts in English, sorted, and of their translations
 */
#include "base/language/catalogue.h"

#include <string.h>

extern const char mx_zh_catalogue[];

enum { AT_NUMBER = 8, AT_SOURCES = 12, AT_TRANSLATIONS = 16, PAIR = 8, OFFSET_IN_PAIR = 4 };

static guint32 read_number(gsize at) {
    guint32 number;
    memcpy(&number, mx_zh_catalogue + at, sizeof number);
    return GUINT32_FROM_LE(number);
}

static const char *text_of(guint32 table, guint32 i) {
    return mx_zh_catalogue + read_number(table + i * PAIR + OFFSET_IN_PAIR);
}

guint mx_catalogue_length(void) {
    return read_number(AT_NUMBER);
}

const char *mx_catalogue_source(guint i) {
    return text_of(read_number(AT_SOURCES), i);
}

const char *mx_catalogue_translation(guint i) {
    return text_of(read_number(AT_TRANSLATIONS), i);
}

const char *mx_catalogue_find(const char *text) {
    guint low = 0, high = mx_catalogue_length();
    while (low < high) {
        guint middle = low + (high - low) / 2;
        int order = strcmp(text, mx_catalogue_source(middle));
        if (order == 0)
            return mx_catalogue_translation(middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
