/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi compare`: organizations, or years, beside each other. */
#include <mingxi/mingxi.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"
#include "cli/terminal/terminal.h"

/* In the order of the library's enumerations. */
static const char *const BY[] = { "organization", "year", NULL };
static const char *const WHAT[] = { "expenditure", "projects",    "three-public",
                                    "totals",      "governments", "debt",
                                    NULL };
/* Not given is not the same for all that is compared. */
static const char *const KINDS[] = { "", "budget", "final_account", "execution", NULL };
static const char *const SCOPES[] = { "",      "all", "general_public", "appropriation",
                                      "whole", "own", "level",          NULL };
static const char *const FORMATS[] = { "table", "csv", "json", NULL };
static const char *const LEVELS[] = { "", "department", "unit", NULL };
static const char *const DEPTHS[] = { "class", "group", "item", NULL };

typedef struct {
    const char *organization, *region, *population, *output;
    guint by, what, year, kind, level, scope, depth, format;
    bool editions;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(WORD, "by", 0, Options, by, "WHICH", N_("organization (default) or year"), BY),
    MX_OPTION(FLAG, "editions", 0, Options, editions, NULL,
              N_("Only what documents that were published again say otherwise"), NULL),
    MX_OPTION(WORD, "what", 0, Options, what, "WHAT",
              N_("expenditure (default), projects, three-public, totals; of whole governments: "
                 "governments, debt"),
              WHAT),
    MX_OPTION(COUNT, "year", 0, Options, year, "YEAR", N_("Only this year"), NULL),
    MX_OPTION(TEXT, "organization", 0, Options, organization, "TEXT",
              N_("Only those whose name holds TEXT"), NULL),
    MX_OPTION(TEXT, "region", 0, Options, region, "PLACE",
              N_("Only those in this place: a code, a name, a full name"), NULL),
    MX_OPTION(WORD, "kind", 0, Options, kind, "KIND",
              N_("budget (default), final_account; of governments also execution"), KINDS),
    MX_OPTION(WORD, "level", 0, Options, level, "LEVEL", N_("Only department or unit"), LEVELS),
    MX_OPTION(WORD, "scope", 0, Options, scope, "SCOPE",
              N_("Only of this money: all, general_public, appropriation; of governments: whole, "
                 "own, level"),
              SCOPES),
    MX_OPTION(FILE, "population", 0, Options, population, "FILE",
              N_("CSV of organization or place, population and perhaps year, for amounts per head"),
              NULL),
    MX_OPTION(WORD, "depth", 0, Options, depth, "DEPTH",
              N_("Of functions: class (default), group or item"), DEPTHS),
    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT", N_("table (default), csv or json"),
              FORMATS),
    MX_OUTPUT_OPTION(Options, output),
    MX_OPTIONS_END
};

static void say_unmatched(const char *name, gpointer data) {
    mx_message(data, N_("no organization or place is called '%s'"), name);
}

static int run(gpointer options, char **arguments, int n) {
    const Options *o = options;
    if (n != 1)
        return mx_usage_error(&mx_cmd_compare, N_("one database is read, %d are given"), n);
    const MxCompareOptions compare = { .by_year = o->by == 1,
                                       .editions = o->editions,
                                       .what = (MxCompareWhat)o->what,
                                       .format = (MxCompareFormat)o->format,
                                       .kind = o->kind > 0 ? KINDS[o->kind] : NULL,
                                       .organization = o->organization,
                                       .level = LEVELS[o->level],
                                       .region = o->region,
                                       .scope = SCOPES[o->scope],
                                       .population = o->population,
                                       .on_unmatched = say_unmatched,
                                       .data = (gpointer)o->population,
                                       .depth = (MxCompareDepth)o->depth,
                                       .year = o->year,
                                       .width = mx_terminal_width() };
    g_autoptr(GError) error = NULL;
    g_autofree char *text = mx_compare(arguments[0], &compare, &error);
    if (text != NULL) {
        /* A table without a line is nothing at all, which looks like a failure. */
        if (*text == '\0')
            mx_message(arguments[0], N_("nothing of that kind to compare"));
        return mx_output_print(o->output, text);
    }
    mx_message(arguments[0], "%s", error->message);
    return MX_EXIT_FAILED;
}

const MxCommand mx_cmd_compare = { "compare",
                                   N_("DATABASE"),
                                   N_("organizations, or years, beside each other"),
                                   N_("Puts the organizations of a database that `batch` wrote "
                                      "beside each other, with shares and\n"
                                      "ranks, or the years of each, with changes."),
                                   OPTIONS,
                                   sizeof(Options),
                                   run };
