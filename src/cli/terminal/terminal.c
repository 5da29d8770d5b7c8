/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The environment says it (POSIX, no-color.org), and the terminal itself. */
#include "cli/terminal/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* Columns: of a terminal that does not say, and of what is no terminal; less is unreadable; beyond
 * that the eye loses the line. */
#define DEFAULT_WIDTH 80u
#define MIN_WIDTH 40u
#define MAX_WIDTH 120u

/* What COLUMNS may say; more is no number of columns. */
#define MAX_COLUMNS 1000000000

bool mx_terminal_wants_colour(const char *output) {
    const char *no_colour = g_getenv("NO_COLOR");
    const char *type = g_getenv("TERM");
    bool terminal = (output == NULL || g_str_equal(output, "-")) && isatty(STDOUT_FILENO);
    return terminal && (no_colour == NULL || *no_colour == '\0') && type != NULL &&
           !g_str_equal(type, "dumb");
}

guint mx_terminal_width(void) {
    guint64 width = DEFAULT_WIDTH;
    struct winsize size;
    const char *columns = g_getenv("COLUMNS");
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        width = size.ws_col;
    else if (columns != NULL)
        g_ascii_string_to_unsigned(columns, 10, 1, MAX_COLUMNS, &width, NULL);
    return (guint)CLAMP(width, MIN_WIDTH, MAX_WIDTH);
}
