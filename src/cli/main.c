/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before a command. */
#include <fcntl.h>
#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/fonts.h"
#include "cli/options/help.h"
#include "cli/options/nearest.h"
#include "cli/options/options.h"
#include "cli/output.h"

static const MxCommand *find_command(const char *name) {
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        if (g_str_equal((*command)->name, name))
            return *command;
    return NULL;
}

static int print(char *text) {
    g_autofree char *owned = text;
    return mx_output_print(NULL, owned);
}

static int say_no_command(const char *name) {
    MxNearest nearest = mx_nearest_new(name);
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        mx_nearest_show(&nearest, (*command)->name);
    mx_nearest_show(&nearest, "help");
    if (nearest.word != NULL)
        return mx_usage_error(NULL, N_("no command '%s'; did you mean %s?"), name, nearest.word);
    if (g_file_test(name, G_FILE_TEST_EXISTS))
        return mx_usage_error(
            NULL, N_("'%s' is a file; a command comes before it, such as extract"), name);
    return mx_usage_error(NULL, N_("no command '%s'"), name);
}

/* `help`, `help COMMAND`; `help --help` is help, too. */
static int run_help(int argc, char **argv) {
    static const MxOption NONE[] = { MX_OPTIONS_END };
    static const MxCommand HELP = { .name = "help", .options = NONE };
    bool help;
    char no_options;
    int n = mx_options_parse(&HELP, argc, argv, &no_options, &help);
    if (n < 0)
        return MX_EXIT_USAGE;
    const MxCommand *command = n > 0 ? find_command(argv[0]) : NULL;
    if (n == 0 || g_str_equal(argv[0], "help"))
        return print(mx_help_all());
    return command != NULL ? print(mx_help_of(command)) : say_no_command(argv[0]);
}

static int run_command(const MxCommand *command, int argc, char **argv) {
    g_autofree char *options = g_malloc0(MAX(command->size, 1u));
    bool help;
    int n = mx_options_parse(command, argc, argv, options, &help);
    if (n < 0)
        return MX_EXIT_USAGE;
    if (help)
        return print(mx_help_of(command));
    bool shows_pages = command == &mx_cmd_report || command == &mx_cmd_site;
    if (!shows_pages)
        mx_use_no_fonts();
    return command->run(options, argv, n);
}

static int say_unknown_option(const char *option) {
    MxNearest nearest = mx_nearest_new(option);
    static const char *const NAMES[] = { "--help", "--version", "--lang" };
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        mx_nearest_show(&nearest, NAMES[i]);
    if (nearest.word != NULL)
        return mx_usage_error(NULL, N_("unknown option %s; did you mean %s?"), option,
                              nearest.word);
    return mx_usage_error(NULL, N_("unknown option %s; a command comes before its options"),
                          option);
}

/* Options before the command: the language, and what stands in the place of a command. */
static int run(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        const char *name = argv[i];
        bool language = g_str_equal(name, "--lang");
        if (language && i + 1 == argc)
            return mx_usage_error(NULL, N_("option --%s has no value"), "lang");
        if (language || g_str_has_prefix(name, "--lang=")) {
            if (!mx_set_language(NULL, language ? argv[++i] : name + strlen("--lang=")))
                return MX_EXIT_USAGE;
        } else if (g_str_equal(name, "--version") || g_str_equal(name, "-V")) {
            return mx_output_print(NULL, "mingxi " MX_VERSION "\n");
        } else if (g_str_equal(name, "help") || g_str_equal(name, "--help") ||
                   g_str_equal(name, "-h")) {
            return run_help(argc - i - 1, argv + i + 1);
        } else if (name[0] == '-') {
            return say_unknown_option(name);
        } else {
            const MxCommand *command = find_command(name);
            return command != NULL ? run_command(command, argc - i - 1, argv + i + 1)
                                   : say_no_command(name);
        }
    }
    return mx_usage_error(NULL, N_("no command is given"));
}

/* Where one of the three was closed, the next file that is opened would get its number, and what is
 * said would stand in it. What takes its place here cannot be used for what it is for. */
static void hold_standard_files(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv) {
    hold_standard_files();
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* figures have a point, in PDFs and in what is printed */
    signal(SIGPIPE, SIG_IGN);   /* a closed pipe is a failure to write, here and towards workers */
    signal(SIGXFSZ, SIG_IGN);   /* so is a limit on the size of files */
    return run(argc, argv);
}
