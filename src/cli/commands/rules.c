/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi rules`: what must agree in a disclosure. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"

typedef struct {
    char *format, *language, *colour, *patterns;
} Options;

static int run_rules(int argc, char **argv);

const MxCommand mx_cmd_rules = {
    "rules", "", "what must agree in a disclosure",
    "Lists every rule of the pattern packs: what it ranges over, what must hold, how much it\n"
    "weighs and what it says.",
    run_rules
};

static int print_rules(const Options *o, const MxReportStyle *style) {
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    g_autofree char *text = mx_patterns_print_rules(patterns, style);
    return mx_output_print(NULL, text);
}

static int run_with(const Options *o, int n) {
    static const char *const FORMATS[] = { "text", "json", NULL };
    MxReportStyle style = { 0 };
    guint format;
    if (n > 0)
        return mx_usage_error(&mx_cmd_rules, "rules: no file is read, %d are given", n);
    if (!mx_option_choose(&mx_cmd_rules, "--format", o->format, FORMATS, &format) ||
        !mx_option_style(&mx_cmd_rules, o->language, o->colour, NULL, &style))
        return MX_EXIT_USAGE;
    style.format = format == 1 ? MX_REPORT_JSON : MX_REPORT_TEXT;
    return print_rules(o, &style);
}

static int run_rules(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "text (default) or json", "FORMAT" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &o.language, "zh or en (default: that of the locale)",
          "LANG" },
        { "color", 0, 0, G_OPTION_ARG_STRING, &o.colour,
          "auto (default: on terminals, not with NO_COLOR), always or never", "WHEN" },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_rules, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, n);
    g_free(o.format);
    g_free(o.language);
    g_free(o.colour);
    g_free(o.patterns);
    return status;
}
