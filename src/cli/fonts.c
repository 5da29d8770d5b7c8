/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No font stands in for those that a document does not embed.
 *
 * Only rulings are read from the drawn page, so what its characters look like does not matter; and
 * what is read must not depend on the machine's fonts. Poppler reads a substitute's file whole, and
 * maps all of its characters, for every such font of every page: in documents whose programs print
 * a page number that way, that takes longer than everything else. Where there is no substitute,
 * nothing is drawn of such text, and Poppler says so once a font.
 */
#include "cli/fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What Poppler prints to stderr, not through its error handler, of a font that it cannot draw. */
static const char NO_FONT[] = "some font thing failed\n";

/* All but that line goes on to the descriptor. */
static ssize_t write_message(void *cookie, const char *bytes, size_t n) {
    (void)cookie;
    if (n == strlen(NO_FONT) && memcmp(bytes, NO_FONT, n) == 0)
        return (ssize_t)n;
    return write(STDERR_FILENO, bytes, n);
}

/* GLib's own writer wants a descriptor behind `stderr`. */
static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize n,
                                  gpointer data) {
    (void)data;
    if (g_log_writer_default_would_drop(level, NULL))
        return G_LOG_WRITER_HANDLED;
    g_autofree char *text = g_log_writer_format_fields(level, fields, n, FALSE);
    fprintf(stderr, "%s\n", text);
    return G_LOG_WRITER_HANDLED;
}

/* The C library lets a program set `stderr`; unbuffered, each message comes in one piece. */
static void pass_over_missing_fonts(void) {
    FILE *filtered =
        fopencookie(NULL, "w", (cookie_io_functions_t){ NULL, write_message, NULL, NULL });
    if (filtered == NULL)
        return;
    setvbuf(filtered, NULL, _IONBF, 0);
    stderr = filtered;
    g_log_set_writer_func(write_log, NULL, NULL);
}

void mx_use_no_fonts(void) {
    FcConfig *none = FcConfigCreate();
    if (none == NULL)
        return;
    if (FcConfigBuildFonts(none) && FcConfigSetCurrent(none))
        pass_over_missing_fonts();
    FcConfigDestroy(none);
}
