/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi completion`: what shells complete, made from the tables of commands and options. */
#include <mingxi/language.h>
#include <string.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options/options.h"
#include "cli/output.h"

static const MxOption OPTIONS[] = { MX_OPTIONS_END };

/* The words of an option, parted by spaces; empty where it has none. */
static char *words_of(const MxOption *option) {
    return option->words != NULL ? g_strjoinv(" ", (char **)option->words) : g_strdup("");
}

/* Calls @append for each option of @command and for those that all commands have. */
static void each_option(GString *out, const MxCommand *command,
                        void (*append)(GString *, const MxCommand *, const MxOption *)) {
    for (const MxOption *option = command->options; option->name != NULL; option++)
        append(out, command, option);
    append(out, command, &MX_OPTION_LANGUAGE);
    append(out, command, &MX_OPTION_HELP);
}

/* @text within single quotes of a shell. */
static char *quote(const char *text) {
    g_auto(GStrv) parts = g_strsplit(text, "'", -1);
    return g_strjoinv("'\\''", parts);
}

/* ------------------------------------------------------------------------------------- bash -- */

static void append_bash_name(GString *out, const MxCommand *command, const MxOption *option) {
    (void)command;
    if (option->letter != 0)
        g_string_append_printf(out, "-%c ", option->letter);
    g_string_append_printf(out, "--%s ", option->name);
}

static void append_bash_value(GString *out, const MxCommand *command, const MxOption *option) {
    if (option->kind == MX_OPTION_FLAG)
        return;
    g_string_append_printf(out, "    %s\\ --%s", command->name, option->name);
    if (option->letter != 0)
        g_string_append_printf(out, "|%s\\ -%c", command->name, option->letter);
    g_autofree char *words = words_of(option);
    const char *files = option->kind == MX_OPTION_FILE     ? "-f"
                        : option->kind == MX_OPTION_FOLDER ? "-d"
                                                           : NULL;
    g_string_append_printf(out, ") COMPREPLY=($(compgen %s%s%s -- \"$word\")); return;;\n",
                           files ? files : "-W '", files ? "" : words, files ? "" : "'");
}

static void append_bash(GString *out) {
    g_string_append(out,
                    "# bash completion of mingxi\n"
                    "_mingxi() {\n"
                    "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                    "  local command=${COMP_WORDS[1]}\n"
                    "  if [[ $word == = ]]; then word=; fi\n"
                    "  if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
                    "  if ((COMP_CWORD == 1)); then\n"
                    "    COMPREPLY=($(compgen -W '");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        g_string_append_printf(out, "%s ", (*command)->name);
    g_string_append(out, "help --help --version' -- \"$word\")); return\n"
                         "  fi\n"
                         "  case \"$command $before\" in\n");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        each_option(out, *command, append_bash_value);
    g_string_append(
        out, "  esac\n"
             "  if [[ $word != -* ]]; then COMPREPLY=($(compgen -f -- \"$word\")); return; fi\n"
             "  case $command in\n");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++) {
        g_string_append_printf(out, "    %s) COMPREPLY=($(compgen -W '", (*command)->name);
        each_option(out, *command, append_bash_name);
        g_string_append(out, "' -- \"$word\"));;\n");
    }
    g_string_append(out, "  esac\n}\ncomplete -o filenames -F _mingxi mingxi\n");
}

/* -------------------------------------------------------------------------------------- zsh -- */

/* A description between brackets: those and colons have a meaning there. */
static char *describe_zsh(const char *text) {
    g_autofree char *quoted = quote(text);
    GString *out = g_string_new(NULL);
    for (const char *p = quoted; *p != '\0'; p++) {
        if (strchr("[]:", *p) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    return g_string_free(out, FALSE);
}

static void append_zsh_option(GString *out, const MxCommand *command, const MxOption *option) {
    (void)command;
    g_autofree char *help = describe_zsh(_(option->help));
    g_autofree char *words = words_of(option);
    g_autofree char *value =
        option->kind == MX_OPTION_FLAG     ? g_strdup("")
        : option->kind == MX_OPTION_FILE   ? g_strdup_printf(":%s:_files", option->value)
        : option->kind == MX_OPTION_FOLDER ? g_strdup_printf(":%s:_files -/", option->value)
        : option->words != NULL ? g_strdup_printf(":%s:(%s)", option->value, g_strstrip(words))
                                : g_strdup_printf(":%s: ", option->value);
    const char *sign = option->kind == MX_OPTION_FLAG ? "" : "=";
    if (option->letter != 0)
        g_string_append_printf(out, " \\\n      '(-%c --%s)'{-%c%s,--%s%s}'[%s]%s'", option->letter,
                               option->name, option->letter, *sign ? "+" : "", option->name, sign,
                               help, value);
    else
        g_string_append_printf(out, " \\\n      '--%s%s[%s]%s'", option->name, sign, help, value);
}

static void append_zsh(GString *out) {
    g_string_append(out, "#compdef mingxi\n"
                         "_mingxi() {\n"
                         "  local -a commands\n"
                         "  commands=(");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++) {
        g_autofree char *summary = quote(_((*command)->summary));
        g_string_append_printf(out, "\n    '%s:%s'", (*command)->name, summary);
    }
    g_string_append(out, ")\n"
                         "  if ((CURRENT == 2)); then _describe command commands; return; fi\n"
                         "  local command=$words[2]\n"
                         "  shift words; ((CURRENT--))\n"
                         "  case $command in\n");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++) {
        g_string_append_printf(out, "    %s) _arguments", (*command)->name);
        each_option(out, *command, append_zsh_option);
        g_string_append(out, " \\\n      '*:file:_files';;\n");
    }
    g_string_append(out,
                    "  esac\n}\n"
                    "if [[ $funcstack[1] == _mingxi ]]; then _mingxi \"$@\"; else compdef _mingxi "
                    "mingxi; fi\n");
}

/* ------------------------------------------------------------------------------------- fish -- */

static void append_fish_option(GString *out, const MxCommand *command, const MxOption *option) {
    g_autofree char *help = quote(_(option->help));
    g_autofree char *words = words_of(option);
    g_string_append_printf(out, "complete -c mingxi -n '__fish_seen_subcommand_from %s' -l %s",
                           command->name, option->name);
    if (option->letter != 0)
        g_string_append_printf(out, " -s %c", option->letter);
    if (option->kind == MX_OPTION_FILE)
        g_string_append(out, " -r -F");
    else if (option->kind == MX_OPTION_FOLDER)
        g_string_append(out, " -x -a '(__fish_complete_directories)'");
    else if (option->kind != MX_OPTION_FLAG)
        g_string_append_printf(out, " -x -a '%s'", words);
    g_string_append_printf(out, " -d '%s'\n", help);
}

static void append_fish(GString *out) {
    g_string_append(out, "# fish completion of mingxi\n");
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++) {
        g_autofree char *summary = quote(_((*command)->summary));
        g_string_append_printf(out,
                               "complete -c mingxi -n __fish_use_subcommand -f -a %s -d '%s'\n",
                               (*command)->name, summary);
    }
    for (const MxCommand *const *command = mx_commands(); *command != NULL; command++)
        each_option(out, *command, append_fish_option);
}

/* ---------------------------------------------------------------------------------- command -- */

static int run(gpointer options, char **arguments, int n) {
    (void)options;
    static const struct {
        const char *name;
        void (*append)(GString *out);
    } SHELLS[] = { { "bash", append_bash }, { "zsh", append_zsh }, { "fish", append_fish } };
    for (gsize i = 0; n == 1 && i < G_N_ELEMENTS(SHELLS); i++)
        if (g_str_equal(arguments[0], SHELLS[i].name)) {
            g_autoptr(GString) out = g_string_new(NULL);
            SHELLS[i].append(out);
            return mx_output_print(NULL, out->str);
        }
    return mx_usage_error(&mx_cmd_completion, N_("one shell is named: bash, zsh or fish"));
}

const MxCommand mx_cmd_completion = {
    "completion",
    N_("bash|zsh|fish"),
    N_("what a shell completes"),
    N_("Prints the completion of commands, options and their values for a shell, in the user's\n"
       "language:\n"
       "  bash  mingxi completion bash > ~/.local/share/bash-completion/completions/mingxi\n"
       "  zsh   mingxi completion zsh > FOLDER-OF-$fpath/_mingxi\n"
       "  fish  mingxi completion fish > ~/.config/fish/completions/mingxi.fish"),
    OPTIONS,
    0,
    run
};
