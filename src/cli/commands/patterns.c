/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi patterns`: whether the packs hold. */
#include <mingxi/mingxi.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/packs.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"

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
    g_autofree char *message = g_strdup_printf(_("%u examples hold, %u of them of %u rules\n"),
                                               n_patterns + n_rules, n_rules, rules->len);
    guint n_failures = report_failures(of_patterns) + report_failures(of_rules);
    if (n_failures > 0)
        return MX_EXIT_PATTERNS;
    return mx_output_print(NULL, message);
}

static const MxOption OPTIONS[] = { MX_OPTIONS_END };

static int run(gpointer options, char **arguments, int n) {
    (void)options;
    if (n < 1 || !g_str_equal(arguments[0], "check") || n > 2)
        return mx_usage_error(&mx_cmd_patterns, N_("'check' and at most one folder is read"));
    return check(n == 2 ? arguments[1] : NULL);
}

const MxCommand mx_cmd_patterns = { "patterns",
                                    N_("check [DIR]"),
                                    N_("whether pattern packs load and their examples hold"),
                                    N_("Loads the pattern packs of DIR (default: those in use) and "
                                       "runs the examples in them, also\n"
                                       "those that must hold and those that must break each rule."),
                                    OPTIONS,
                                    0,
                                    run };
