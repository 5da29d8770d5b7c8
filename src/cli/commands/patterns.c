/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi patterns`: whether the packs hold. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/terminal/message.h"

static int run_patterns(int argc, char **argv);

const MxCommand mx_cmd_patterns = {
    "patterns", "check [DIR]", "whether pattern packs load and their examples hold",
    "Loads the pattern packs of DIR (default: those in use) and runs the examples in them, also\n"
    "those that must hold and those that must break each rule.",
    run_patterns
};

static guint report_failures(const GPtrArray *failures) {
    for (guint i = 0; i < failures->len; i++) {
        const MxPatternFailure *failure = failures->pdata[i];
        mx_message(NULL, "%s: %s", failure->where, failure->message);
    }
    return failures->len;
}

static int check(const char *dir) {
    g_autoptr(MxPatterns) patterns = mx_packs_load(dir);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    guint n_patterns = 0, n_rules = 0;
    g_autoptr(GPtrArray) rules = mx_patterns_rules(patterns);
    g_autoptr(GPtrArray) of_patterns = mx_patterns_check(patterns, &n_patterns);
    g_autoptr(GPtrArray) of_rules = mx_rules_check(patterns, &n_rules);
    g_autofree char *message = g_strdup_printf("%u examples hold, %u of them of %u rules\n",
                                               n_patterns + n_rules, n_rules, rules->len);
    guint n_failures = report_failures(of_patterns) + report_failures(of_rules);
    if (n_failures > 0)
        return MX_EXIT_PATTERNS;
    return mx_output_print(NULL, message);
}

static int run_patterns(int argc, char **argv) {
    const GOptionEntry entries[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
    int n = mx_options_parse(&mx_cmd_patterns, entries, argc, argv);
    if (n < 0)
        return MX_EXIT_USAGE;
    if (n < 1 || !g_str_equal(argv[1], "check") || n > 2)
        return mx_usage_error(&mx_cmd_patterns, "patterns: 'check' and at most one folder is read");
    return check(n == 2 ? argv[2] : NULL);
}
