/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help is made from the tables of commands and options. */
#include "cli/options/help.h"

#include "base/translate.h"
#include "cli/options/options.h"

/* Columns of a terminal: a Chinese character takes two. */
static guint count_columns(const char *text) {
    guint n = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        n += g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
    return n;
}

static void append_line(GString *out, const char *left, guint width, const char *right) {
    guint columns = count_columns(left);
    g_string_append_printf(out, "  %s%*s  %s\n", left, (int)(width > columns ? width - columns : 0),
                           "", right);
}

/* `-o, --output=OUT` */
static char *show_option(const MxOption *option) {
    GString *out = g_string_new(NULL);
    if (option->letter != 0)
        g_string_append_printf(out, "-%c, --%s", option->letter, option->name);
    else
        g_string_append_printf(out, "    --%s", option->name);
    if (option->kind != MX_OPTION_FLAG)
        g_string_append_printf(out, "=%s", _(option->value));
    return g_string_free(out, FALSE);
}

/* --------------------------------------------------------------------------- all commands -- */

/* `completion` is the longest name. */
#define NAME_WIDTH 10

char *mx_help_all(void) {
    GString *out = g_string_new(_("Usage: mingxi COMMAND [OPTION…] [FILE…]\n"
                                  "\n"
                                  "Typed, checkable data from Chinese budget disclosures.\n"
                                  "\n"
                                  "Commands:\n"));
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        append_line(out, (*command)->name, NAME_WIDTH, _((*command)->summary));
    append_line(out, "help", NAME_WIDTH, _("how a command is used: mingxi help COMMAND"));
    g_string_append(out, _("\nOptions:\n"));
    append_line(out, "-h, --help", NAME_WIDTH + 4,
                _("this page; behind a command: of the command"));
    append_line(out, "-V, --version", NAME_WIDTH + 4, _("version"));
    g_autofree char *language = show_option(&MX_OPTION_LANGUAGE);
    append_line(out, g_strchug(language), NAME_WIDTH + 4, _(MX_OPTION_LANGUAGE.help));
    g_string_append(out,
                    _("\nExit status: 0 done, 1 some inputs failed or findings, 2 wrong usage, "
                      "3 pattern pack, 4 output.\n"));
    return g_string_free(out, FALSE);
}

/* ----------------------------------------------------------------------------- one command -- */

static void append_option(GString *out, const MxOption *option, guint width) {
    g_autofree char *shown = show_option(option);
    append_line(out, shown, width, _(option->help));
}

static guint widest(const MxCommand *command) {
    guint width = 0;
    for (const MxOption *option = command->options; option->name != NULL; option++) {
        g_autofree char *shown = show_option(option);
        width = MAX(width, count_columns(shown));
    }
    return width;
}

char *mx_help_of(const MxCommand *command) {
    GString *out = g_string_new(NULL);
    guint width = MAX(widest(command), NAME_WIDTH + 5u);
    g_string_append_printf(out, _("Usage: mingxi %s [OPTION…] %s\n"), command->name,
                           _(command->arguments));
    g_string_append_printf(out, "\n%s\n", _(command->description));
    g_string_append(out, _("\nOptions:\n"));
    for (const MxOption *option = command->options; option->name != NULL; option++)
        append_option(out, option, width);
    append_option(out, &MX_OPTION_LANGUAGE, width);
    append_option(out, &MX_OPTION_HELP, width);
    return g_string_free(out, FALSE);
}
