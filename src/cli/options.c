/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options by GLib, in the house's manner: one line says what is wrong, one where to read on. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal/message.h"
#include "cli/terminal/terminal.h"

static GOptionContext *new_context(const MxCommand *command, const GOptionEntry *entries) {
    GOptionContext *context = g_option_context_new(command->arguments);
    g_option_context_set_summary(context, command->description);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

void mx_options_help(const MxCommand *command, const GOptionEntry *entries) {
    g_autofree char *name = g_strdup_printf("mingxi %s", command->name);
    g_set_prgname(name);
    GOptionContext *context = new_context(command, entries);
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
    const char *usage = strchr(help, '\n');
    printf("Usage:%s", usage ? usage + 2 : help); /* on one line; GLib breaks after "Usage:" */
    g_option_context_free(context);
}

int mx_usage_error(const MxCommand *command, const char *format, ...) {
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    mx_message(NULL, "%s", message);
    fprintf(stderr, "Try 'mingxi help%s%s'.\n", command ? " " : "", command ? command->name : "");
    return MX_EXIT_USAGE;
}

/* GLib leaves the `--` that ends the options among the arguments. */
static int drop_separator(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (g_str_equal(argv[i], "--")) {
            for (; i + 1 < argc; i++)
                argv[i] = argv[i + 1];
            return argc - 1;
        }
    return argc;
}

/* The long form of `-j4`, which GLib does not take; NULL where it is no such option. */
static char *lengthen(const GOptionEntry *entries, const char *argument) {
    if (argument[0] != '-' || argument[1] == '-' || argument[1] == '\0' || argument[2] == '\0')
        return NULL;
    for (; entries->long_name != NULL; entries++)
        if (entries->short_name == argument[1] && entries->arg != G_OPTION_ARG_NONE)
            return g_strdup_printf("--%s=%s", entries->long_name, argument + 2);
    return NULL;
}

/* Strings of the command line live as long as the program, and so do these. */
static void lengthen_all(const GOptionEntry *entries, int argc, char **argv) {
    for (int i = 1; i < argc && !g_str_equal(argv[i], "--"); i++) {
        g_autofree char *longer = lengthen(entries, argv[i]);
        if (longer != NULL)
            argv[i] = (char *)g_intern_string(longer);
    }
}

static bool asks_for_help(int argc, char **argv) {
    for (int i = 1; i < argc && !g_str_equal(argv[i], "--"); i++)
        if (g_str_equal(argv[i], "--help") || g_str_equal(argv[i], "-h"))
            return true;
    return false;
}

int mx_options_parse(const MxCommand *command, const GOptionEntry *entries, int argc, char **argv) {
    if (asks_for_help(argc, argv)) {
        mx_options_help(command, entries);
        exit(fflush(stdout) == 0 ? MX_EXIT_OK : MX_EXIT_OUTPUT);
    }
    lengthen_all(entries, argc, argv);
    g_autoptr(GError) error = NULL;
    GOptionContext *context = new_context(command, entries);
    bool parsed = g_option_context_parse(context, &argc, &argv, &error);
    g_option_context_free(context);
    if (!parsed) {
        mx_usage_error(command, "%s: %s", command->name, error->message);
        return -1;
    }
    return drop_separator(argc, argv) - 1;
}

bool mx_parse_count(const char *text, guint *value) {
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 1, 1000000000, &number, NULL))
        return false;
    *value = (guint)number;
    return true;
}

/* ---------------------------------------------------------------------------------------- values
 * -- */

bool mx_option_count(const MxCommand *command, const char *option, const char *text,
                     const char *what, guint *value) {
    if (text == NULL || mx_parse_count(text, value))
        return true;
    mx_usage_error(command, "%s: %s: '%s' is no %s", command->name, option, text, what);
    return false;
}

bool mx_option_find(const char *text, const char *const *words, guint *place) {
    for (guint i = 0; words[i] != NULL; i++)
        if (g_str_equal(words[i], text)) {
            *place = i;
            return true;
        }
    return false;
}

/* `a, b or c` */
static char *join_words(const char *const *words) {
    GString *out = g_string_new(words[0]);
    for (guint i = 1; words[i] != NULL; i++)
        g_string_append_printf(out, "%s%s", words[i + 1] != NULL ? ", " : " or ", words[i]);
    return g_string_free(out, FALSE);
}

bool mx_option_choose(const MxCommand *command, const char *option, const char *text,
                      const char *const *words, guint *place) {
    *place = 0;
    if (text == NULL || mx_option_find(text, words, place))
        return true;
    g_autofree char *all = join_words(words);
    mx_usage_error(command, "%s: %s: '%s' is not %s", command->name, option, text, all);
    return false;
}

bool mx_option_style(const MxCommand *command, const char *language, const char *colour,
                     const char *output, MxReportStyle *style) {
    static const char *const LANGUAGES[] = { "zh", "en", NULL };
    static const char *const COLOURS[] = { "auto", "always", "never", NULL };
    guint spoken, when;
    if (!mx_option_choose(command, "--lang", language, LANGUAGES, &spoken) ||
        !mx_option_choose(command, "--color", colour, COLOURS, &when))
        return false;
    bool chinese = language != NULL ? spoken == 0 : mx_terminal_is_chinese();
    style->language = chinese ? MX_LANGUAGE_ZH : MX_LANGUAGE_EN;
    style->colour = when == 0 ? mx_terminal_wants_colour(output) : when == 1;
    style->width = mx_terminal_width();
    return true;
}
