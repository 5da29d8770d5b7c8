/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user's terminal and language are like. */
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

/* Columns: of a terminal that does not say, and of what is no terminal; less is unreadable; beyond
 * that the eye loses the line. */
#define DEFAULT_WIDTH 80u
#define MIN_WIDTH 40u
#define MAX_WIDTH 120u

static bool is_chinese_locale(void) {
    static const char *const VARIABLES[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (gsize i = 0; i < G_N_ELEMENTS(VARIABLES); i++) {
        const char *value = g_getenv(VARIABLES[i]);
        if (value != NULL && *value != '\0') /* the first that is set counts (POSIX) */
            return g_str_has_prefix(value, "zh");
    }
    return false;
}

bool mx_parse_language(const char *text, MxLanguage *language) {
    if (text == NULL) {
        *language = is_chinese_locale() ? MX_LANGUAGE_ZH : MX_LANGUAGE_EN;
        return true;
    }
    *language = g_str_equal(text, "zh") ? MX_LANGUAGE_ZH : MX_LANGUAGE_EN;
    return g_str_equal(text, "zh") || g_str_equal(text, "en");
}

static bool wants_colour(bool terminal) {
    const char *no_colour = g_getenv("NO_COLOR");
    const char *type = g_getenv("TERM");
    return terminal && (no_colour == NULL || *no_colour == '\0') && type != NULL &&
           !g_str_equal(type, "dumb");
}

bool mx_parse_colour(const char *text, const char *output, bool *colour) {
    bool terminal = (output == NULL || g_str_equal(output, "-")) && isatty(STDOUT_FILENO);
    if (text == NULL || g_str_equal(text, "auto"))
        *colour = wants_colour(terminal);
    else if (g_str_equal(text, "always") || g_str_equal(text, "never"))
        *colour = g_str_equal(text, "always");
    else
        return false;
    return true;
}

guint mx_terminal_width(void) {
    guint width = DEFAULT_WIDTH;
    struct winsize size;
    const char *columns = g_getenv("COLUMNS");
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        width = size.ws_col;
    else if (columns != NULL && !mx_parse_count(columns, &width))
        width = DEFAULT_WIDTH;
    return CLAMP(width, MIN_WIDTH, MAX_WIDTH);
}
