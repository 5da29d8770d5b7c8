/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command table and what stands before a command. */
#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/fonts.h"
#include "cli/options.h"
#include "cli/terminal/message.h"

static const MxCommand *const COMMANDS[] = { &mx_cmd_extract,  &mx_cmd_check,  &mx_cmd_report,
                                             &mx_cmd_batch,    &mx_cmd_merge,  &mx_cmd_compare,
                                             &mx_cmd_site,     &mx_cmd_tables, &mx_cmd_rules,
                                             &mx_cmd_patterns, &mx_cmd_debug };

static const MxCommand *find_command(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (g_str_equal(COMMANDS[i]->name, name))
            return COMMANDS[i];
    return NULL;
}

static int flush(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return MX_EXIT_OK;
    mx_message("standard output", "cannot be written");
    return MX_EXIT_OUTPUT;
}

static int print_help(void) {
    puts("Usage: mingxi COMMAND [OPTION…] [FILE…]\n\n"
         "Typed, checkable data from Chinese budget disclosures.\n\nCommands:");
    for (gsize i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        printf("  %-10s %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
    puts("  help       how a command is used: mingxi help COMMAND\n\n"
         "Options:\n  --help     this page\n  --version  version\n\n"
         "Exit status: 0 done, 1 some inputs failed or findings, 2 wrong usage, 3 pattern pack, 4 "
         "output.");
    return flush();
}

static int run_help(int argc, char **argv) {
    if (argc < 2)
        return print_help();
    if (argv[1][0] == '-')
        return mx_usage_error(NULL, "help: Unknown option %s", argv[1]);
    const MxCommand *command = find_command(argv[1]);
    if (command == NULL)
        return mx_usage_error(NULL, "help: no command '%s'", argv[1]);
    char *arguments[] = { argv[1], (char *)"--help", NULL };
    return command->run(2, arguments);
}

static int run(int argc, char **argv) {
    if (argc < 2)
        return mx_usage_error(NULL, "no command is given");
    const char *name = argv[1];
    if (g_str_equal(name, "--help") || g_str_equal(name, "-h"))
        return print_help();
    if (g_str_equal(name, "--version")) {
        puts("mingxi " MX_VERSION);
        return flush();
    }
    if (g_str_equal(name, "help"))
        return run_help(argc - 1, argv + 1);
    if (name[0] == '-')
        return mx_usage_error(NULL, "Unknown option %s", name);
    const MxCommand *command = find_command(name);
    if (command == NULL)
        return mx_usage_error(NULL, "no command '%s'", name);
    bool shows_pages = command == &mx_cmd_report || command == &mx_cmd_site;
    if (!shows_pages)
        mx_use_no_fonts();
    return command->run(argc - 1, argv + 1);
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* figures have a point, in PDFs and in what is printed */
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failure to write, with a message and a status */
    return run(argc, argv);
}
