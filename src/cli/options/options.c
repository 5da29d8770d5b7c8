/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options in the house's manner: one line says what is wrong, one where to read on. */
#include "cli/options/options.h"

#include <mingxi/language.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "cli/options/nearest.h"
#include "cli/terminal/message.h"
#include "cli/terminal/terminal.h"

static const char *const LANGUAGES[] = { "auto", "zh", "en", NULL };

const char *const MX_COLOURS[] = { "auto", "always", "never", NULL };

const MxOption MX_OPTION_LANGUAGE = {
    "lang",         0,
    MX_OPTION_WORD, 0,
    "LANG",         N_("Language of messages and reports: zh or en (default: that of the locale)"),
    LANGUAGES
};
const MxOption MX_OPTION_HELP = {
    "help", 'h', MX_OPTION_FLAG, 0, NULL, N_("Show this help"), NULL
};

/* ------------------------------------------------------------------------------- messages -- */

int mx_usage_error(const MxCommand *command, const char *format, ...) {
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(mx_gettext(format), args);
    va_end(args);
    if (command != NULL)
        mx_message(NULL, "%s: %s", command->name, message);
    else
        mx_message(NULL, "%s", message);
    g_autofree char *help =
        g_strconcat("mingxi help", command ? " " : "", command ? command->name : "", NULL);
    fprintf(stderr, _("Try '%s'.\n"), help);
    return MX_EXIT_USAGE;
}

/* `a, b or c` */
static char *join_words(const char *const *words) {
    if (*words[0] == '\0') /* what stands for the option that is not given */
        words++;
    GString *out = g_string_new(words[0]);
    for (guint i = 1; words[i] != NULL; i++)
        g_string_append_printf(out, "%s%s", words[i + 1] != NULL ? _(", ") : _(" or "), words[i]);
    return g_string_free(out, FALSE);
}

static void say_unknown(const MxCommand *command, const char *argument, const char *name) {
    MxNearest nearest = mx_nearest_new(name);
    for (const MxOption *option = command->options; option->name != NULL; option++)
        mx_nearest_show(&nearest, option->name);
    mx_nearest_show(&nearest, MX_OPTION_LANGUAGE.name);
    mx_nearest_show(&nearest, MX_OPTION_HELP.name);
    if (nearest.word != NULL)
        mx_usage_error(command, N_("unknown option %s; did you mean --%s?"), argument,
                       nearest.word);
    else
        mx_usage_error(command, N_("unknown option %s"), argument);
}

/* --------------------------------------------------------------------------------- values -- */

bool mx_parse_count(const char *text, guint *value) {
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 1, 1000000000, &number, NULL))
        return false;
    *value = (guint)number;
    return true;
}

static bool find_word(const char *text, const char *const *words, guint *place) {
    for (guint i = 0; words[i] != NULL; i++)
        if (g_str_equal(words[i], text)) {
            *place = i;
            return true;
        }
    return false;
}

static bool take_word(const MxCommand *command, const MxOption *option, const char *text,
                      guint *place) {
    if (find_word(text, option->words, place))
        return true;
    MxNearest nearest = mx_nearest_new(text);
    for (guint i = 0; option->words[i] != NULL; i++)
        mx_nearest_show(&nearest, option->words[i]);
    g_autofree char *all = join_words(option->words);
    if (nearest.word != NULL)
        mx_usage_error(command, N_("--%s: '%s' is not %s; did you mean %s?"), option->name, text,
                       all, nearest.word);
    else
        mx_usage_error(command, N_("--%s: '%s' is not %s"), option->name, text, all);
    return false;
}

bool mx_set_language(const MxCommand *command, const char *text) {
    guint place = 0;
    if (!take_word(command, &MX_OPTION_LANGUAGE, text, &place))
        return false;
    if (place > 0)
        g_setenv("MINGXI_LANG", text, TRUE);
    return true;
}

static bool take_count(const MxCommand *command, const MxOption *option, const char *text,
                       guint *value) {
    if (mx_parse_count(text, value))
        return true;
    mx_usage_error(command, N_("--%s: '%s' is no whole number from 1 on"), option->name, text);
    return false;
}

/* ------------------------------------------------------------------------------- a command -- */

/* Parse: @next: of @argv; @kept: arguments that are no options, at the beginning of it. */
typedef struct {
    const MxCommand *command;
    char *options;
    char **argv;
    int argc, next, kept;
    bool help;
} Parse;

static bool take_value(Parse *parse, const MxOption *option, const char *text) {
    if (option == &MX_OPTION_LANGUAGE)
        return mx_set_language(parse->command, text);
    gpointer field = parse->options + option->offset;
    switch (option->kind) {
    case MX_OPTION_COUNT:
        return take_count(parse->command, option, text, field);
    case MX_OPTION_WORD:
        return take_word(parse->command, option, text, field);
    case MX_OPTION_FILE:
    case MX_OPTION_FOLDER:
        if (*text == '\0') {
            mx_usage_error(parse->command, N_("option --%s has no value"), option->name);
            return false;
        }
        G_GNUC_FALLTHROUGH;
    default:
        *(const char **)field = text;
        return true;
    }
}

static void take_flag(Parse *parse, const MxOption *option) {
    if (option == &MX_OPTION_HELP)
        parse->help = true;
    else
        *(bool *)(gpointer)(parse->options + option->offset) = true;
}

/* The value that stands in the next argument. */
static bool take_next(Parse *parse, const MxOption *option) {
    if (parse->next < parse->argc)
        return take_value(parse, option, parse->argv[parse->next++]);
    if (option->letter != 0)
        mx_usage_error(parse->command, N_("option -%c, --%s has no value"), option->letter,
                       option->name);
    else
        mx_usage_error(parse->command, N_("option --%s has no value"), option->name);
    return false;
}

static bool is_named(const MxOption *option, const char *name, gsize length) {
    return strlen(option->name) == length && strncmp(option->name, name, length) == 0;
}

static const MxOption *find_long(const MxCommand *command, const char *name, gsize length) {
    for (const MxOption *option = command->options; option->name != NULL; option++)
        if (is_named(option, name, length))
            return option;
    return is_named(&MX_OPTION_LANGUAGE, name, length) ? &MX_OPTION_LANGUAGE
           : is_named(&MX_OPTION_HELP, name, length)   ? &MX_OPTION_HELP
                                                       : NULL;
}

static const MxOption *find_short(const MxCommand *command, char letter) {
    for (const MxOption *option = command->options; option->name != NULL; option++)
        if (option->letter == letter)
            return option;
    return letter == MX_OPTION_HELP.letter ? &MX_OPTION_HELP : NULL;
}

/* `--name`, `--name value` or `--name=value` */
static bool parse_long(Parse *parse, const char *argument) {
    const char *name = argument + 2, *sign = strchr(name, '=');
    gsize length = sign != NULL ? (gsize)(sign - name) : strlen(name);
    const MxOption *option = find_long(parse->command, name, length);
    if (option == NULL) {
        g_autofree char *typed = g_strndup(name, length);
        say_unknown(parse->command, argument, typed);
        return false;
    }
    if (option->kind != MX_OPTION_FLAG)
        return sign != NULL ? take_value(parse, option, sign + 1) : take_next(parse, option);
    if (sign != NULL) {
        mx_usage_error(parse->command, N_("option --%s takes no value: %s"), option->name,
                       argument);
        return false;
    }
    take_flag(parse, option);
    return true;
}

/* `-q`, `-qo value` or `-j4` */
static bool parse_short(Parse *parse, const char *argument) {
    for (const char *letter = argument + 1; *letter != '\0'; letter++) {
        const MxOption *option = find_short(parse->command, *letter);
        if (option == NULL) {
            char named[] = { '-', *letter, '\0' };
            bool one = letter == argument + 1 && g_ascii_isprint(*letter);
            say_unknown(parse->command, one || !g_ascii_isprint(*letter) ? argument : named,
                        argument + 1);
            return false;
        }
        if (option->kind != MX_OPTION_FLAG)
            return letter[1] != '\0' ? take_value(parse, option, letter + 1)
                                     : take_next(parse, option);
        take_flag(parse, option);
    }
    return true;
}

static bool parse_argument(Parse *parse, char *argument) {
    if (argument[0] == '\0') { /* "$FILE" of a script that has none */
        mx_usage_error(parse->command, N_("an argument is empty"));
        return false;
    }
    if (argument[0] != '-' || argument[1] == '\0') {
        parse->argv[parse->kept++] = argument;
        return true;
    }
    return argument[1] == '-' ? parse_long(parse, argument) : parse_short(parse, argument);
}

/* Where help is asked for, what else is wrong does not matter; and errors are in the language that
 * is asked for behind them. */
static bool look_ahead(const MxCommand *command, int argc, char **argv, bool *help) {
    for (int i = 0; i < argc && !g_str_equal(argv[i], "--"); i++) {
        const char *language = NULL;
        if (g_str_equal(argv[i], "--help") || g_str_equal(argv[i], "-h"))
            *help = true;
        else if (g_str_has_prefix(argv[i], "--lang="))
            language = argv[i] + strlen("--lang=");
        else if (g_str_equal(argv[i], "--lang") && i + 1 < argc)
            language = argv[++i];
        if (language != NULL && !mx_set_language(command, language))
            return false;
    }
    return true;
}

int mx_options_parse(const MxCommand *command, int argc, char **argv, gpointer options,
                     bool *help) {
    Parse parse = { .command = command, .options = options, .argv = argv, .argc = argc };
    *help = false;
    if (!look_ahead(command, argc, argv, help))
        return -1;
    if (*help)
        return 0;
    while (parse.next < argc) {
        char *argument = argv[parse.next++];
        if (g_str_equal(argument, "--"))
            break;
        if (!parse_argument(&parse, argument))
            return -1;
    }
    while (parse.next < argc)
        argv[parse.kept++] = argv[parse.next++];
    return parse.kept;
}

void mx_options_style(guint colour, const char *output, MxReportStyle *style) {
    style->language = mx_language();
    style->colour = colour == 0 ? mx_terminal_wants_colour(output) : colour == 1;
    style->width = mx_terminal_width();
}
