/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a message. */
#include "cli/terminal/message.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/translate.h"

/* A message is one line and steers no terminal: names of files and of members of archives hold
 * whatever their maker liked. What is not shown stands as \x1B or \u202E. */
static char *show_all(const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        GUnicodeType type = g_unichar_type(ch);
        bool shown = type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
                     type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
        if (shown)
            g_string_append_unichar(out, ch);
        else
            g_string_append_printf(out, ch < 0x100 ? "\\x%02X" : "\\u%04X", ch);
    }
    return g_string_free(out, FALSE);
}

void mx_message(const char *file, const char *format, ...) {
    va_list args;
    va_start(args, format);
    g_autofree char *formed = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *said = mx_translate_formed(mx_language(), formed);
    g_autofree char *message = show_all(said);
    g_autofree char *display_name = file == NULL             ? NULL
                                    : g_str_equal(file, "-") ? g_strdup(_("standard input"))
                                                             : g_filename_display_name(file);
    g_autofree char *name = file ? show_all(display_name) : NULL;
    fprintf(stderr, "mingxi: %s%s%s\n", name ? name : "", name ? ": " : "", message);
}
