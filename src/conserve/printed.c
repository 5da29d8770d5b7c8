/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White space and punctuation do not count. */
#include "conserve/printed.h"

#include <string.h>

#include "base/text.h"

static bool is_counted(gunichar ch) {
    switch (g_unichar_type(ch)) {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
        return ch == '%';
    default:
        return true;
    }
}

void mx_printed_init(MxPrinted *printed, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    printed->chars = g_new(gunichar, strlen(folded) + 1);
    printed->n = 0;
    printed->figure = true;
    for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (!is_counted(ch))
            continue;
        printed->chars[printed->n++] = ch;
        printed->figure = printed->figure && ch < 0x80 && g_ascii_isdigit((char)ch);
    }
}

void mx_printed_clear(MxPrinted *printed) {
    g_free(printed->chars);
}
