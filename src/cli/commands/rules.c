/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

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
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(o->patterns, &error);
    if (patterns == NULL) {
        mx_report(NULL, "%s", error->message);
        return MX_EXIT_PATTERNS;
    }
    g_autofree char *text = mx_patterns_print_rules(patterns, style);
    mx_patterns_free(patterns);
    MxOutput *output = mx_output_open(NULL);
    mx_output_write(output, text);
    return mx_output_close(output, true) ? MX_EXIT_OK : MX_EXIT_OUTPUT;
}

static int run_with(const Options *o, int n) {
    MxReportStyle style = { .width = mx_terminal_width() };
    if (n > 0)
        return mx_usage_error(&mx_cmd_rules, "rules: no file is read, %d are given", n);
    if (o->format != NULL && g_str_equal(o->format, "json"))
        style.format = MX_REPORT_JSON;
    else if (o->format != NULL && !g_str_equal(o->format, "text"))
        return mx_usage_error(&mx_cmd_rules, "rules: --format: '%s' is not text or json",
                              o->format);
    if (!mx_parse_language(o->language, &style.language))
        return mx_usage_error(&mx_cmd_rules, "rules: --lang: '%s' is not zh or en", o->language);
    if (!mx_parse_colour(o->colour, NULL, &style.colour))
        return mx_usage_error(&mx_cmd_rules, "rules: --color: '%s' is not auto, always or never",
                              o->colour);
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
