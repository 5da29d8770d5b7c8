/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi compare`: organizations, or years, beside each other. */
#include <mingxi/mingxi.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"
#include "cli/terminal/terminal.h"

typedef struct {
    char *by, *what, *year, *kind, *level, *depth, *organization, *format, *output;
} Options;

static int run_compare(int argc, char **argv);

const MxCommand mx_cmd_compare = {
    "compare", "DATABASE", "organizations, or years, beside each other",
    "Puts the organizations of a database that `batch` wrote beside each other, with shares and\n"
    "ranks, or the years of each, with changes.",
    run_compare
};

/* The place of @text in @names; 0 where it is NULL. On a wrong one says what is right. */
static bool choose(const char *option, const char *text, const char *const *names, guint *place) {
    *place = 0;
    if (text == NULL || mx_option_find(text, names, place))
        return true;
    g_autofree char *all = g_strjoinv(", ", (char **)names);
    mx_usage_error(&mx_cmd_compare, "compare: %s: '%s' is none of %s", option, text, all);
    return false;
}

static bool parse(const Options *o, MxCompareOptions *compare) {
    static const char *const BY[] = { "organization", "year", NULL };
    static const char *const WHAT[] = { "expenditure", "projects", "three-public", "totals", NULL };
    static const char *const KINDS[] = { "budget", "final_account", NULL };
    static const char *const FORMATS[] = { "table", "csv", "json", NULL };
    static const char *const LEVELS[] = { "", "department", "unit", NULL };
    static const char *const DEPTHS[] = { "class", "group", "item", NULL };
    guint by, what, kind, level, depth, format;
    if (!choose("--by", o->by, BY, &by) || !choose("--what", o->what, WHAT, &what) ||
        !choose("--kind", o->kind, KINDS, &kind) || !choose("--level", o->level, LEVELS, &level) ||
        !choose("--depth", o->depth, DEPTHS, &depth) ||
        !choose("--format", o->format, FORMATS, &format))
        return false;
    *compare = (MxCompareOptions){ .by_year = by == 1,
                                   .what = (MxCompareWhat)what,
                                   .format = (MxCompareFormat)format,
                                   .kind = KINDS[kind],
                                   .organization = o->organization,
                                   .level = LEVELS[level],
                                   .depth = (MxCompareDepth)depth,
                                   .width = mx_terminal_width() };
    return mx_option_count(&mx_cmd_compare, "--year", o->year, "year", &compare->year);
}

static int compare_database(const char *path, const MxCompareOptions *compare, const char *to) {
    g_autoptr(GError) error = NULL;
    g_autofree char *text = mx_compare(path, compare, &error);
    if (text == NULL) {
        mx_message(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    return mx_output_print(to, text);
}

static int run_with(const Options *o, char **arguments, int n) {
    MxCompareOptions compare;
    if (n != 1)
        return mx_usage_error(&mx_cmd_compare, "compare: one database is read, %d are given", n);
    if (!parse(o, &compare))
        return MX_EXIT_USAGE;
    return compare_database(arguments[0], &compare, o->output);
}

static int run_compare(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "by", 0, 0, G_OPTION_ARG_STRING, &o.by, "organization (default) or year", "WHICH" },
        { "what", 0, 0, G_OPTION_ARG_STRING, &o.what,
          "expenditure (default), projects, three-public or totals", "WHAT" },
        { "year", 0, 0, G_OPTION_ARG_STRING, &o.year, "Only this year", "YEAR" },
        { "organization", 0, 0, G_OPTION_ARG_STRING, &o.organization,
          "Only those whose name holds TEXT", "TEXT" },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, "budget (default) or final_account", "KIND" },
        { "level", 0, 0, G_OPTION_ARG_STRING, &o.level, "Only department or unit", "LEVEL" },
        { "depth", 0, 0, G_OPTION_ARG_STRING, &o.depth,
          "Of functions: class (default), group or item", "DEPTH" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format, "table (default), csv or json",
          "FORMAT" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, "Write to OUT", "OUT" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_compare, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    char *const texts[] = { o.by,    o.what,         o.year,   o.kind,  o.level,
                            o.depth, o.organization, o.format, o.output };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    return status;
}
