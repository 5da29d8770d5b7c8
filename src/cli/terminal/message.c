/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a message. */
#include "cli/terminal/message.h"

#include <stdio.h>

void mx_message(const char *file, const char *format, ...) {
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *name = file ? g_filename_display_name(file) : NULL;
    fprintf(stderr, "mingxi: %s%s%s\n", name ? name : "", name ? ": " : "", message);
}
