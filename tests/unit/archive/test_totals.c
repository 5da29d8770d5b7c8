/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts as a document's totals: tests/data/totals.txt. */
#include <criterion/criterion.h>
#include <string.h>

#include "check/example.h"
#include "normalize/amount.h"
#include "support/case_lines.h"
#include "support/packs.h"
#include "totals/code_systems.h"
#include "totals/functions.h"
#include "totals/government/government.h"
#include "totals/projects.h"
#include "totals/totals.h"

#define CASES "../data/totals.txt"

/* The notation's amounts are in 万元. */
#define UNIT_E4 (MX_YUAN_E4 * 10000)

static char *say(MxMissing missing, gint64 amount, const char *how) {
    if (missing != MX_MISSING_NOTHING)
        return g_strdup(mx_missing_name(missing));
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(buffer, sizeof buffer, "%.10g", (double)amount / (double)UNIT_E4);
    return g_strdup_printf("%s %s", buffer, how);
}

/* A function, by its code; SCOPE: of which money they are. Empty: there is none. */
static char *say_function(const MxFunctions *functions, const char *code) {
    if (strcmp(code, "SCOPE") == 0)
        return g_strdup(functions->scope);
    for (guint i = 0; i < functions->lines->len; i++) {
        const MxFunction *line = functions->lines->pdata[i];
        if (strcmp(line->code, code) == 0)
            return say(line->missing, line->amount_e4, line->n_rows > 1 ? "sum" : "cell");
    }
    return g_strdup("");
}

static char *say_system(const MxPlaces *places, const char *code) {
    const MxTable *table = places->d->tables->pdata[0];
    g_autofree MxCodeSystem *systems =
        mx_code_systems(table, places->pack, places->d->document.year);
    for (guint i = 0; i < table->rows->len; i++)
        if (g_strcmp0(mx_places_code(table, table->rows->pdata[i]), code) == 0)
            return g_strdup(mx_code_system_name(systems[i]));
    return NULL;
}

/* A project, by its name. Empty: there is none. */
static char *say_project(const MxPlaces *places, const char *name) {
    g_autoptr(GArray) projects = mx_project_amounts_find(places);
    for (guint i = 0; i < projects->len; i++) {
        const MxProjectAmount *project = &g_array_index(projects, MxProjectAmount, i);
        if (strcmp(project->name, name) == 0)
            return say(project->missing, mx_project_amount(project), "cell");
    }
    return g_strdup("");
}

static char *say_total(const MxTotal *totals, const char *name) {
    static const char *const HOW[] = { "cell", "sum", "prose" };
    for (MxTotalName i = 0; i < MX_N_TOTALS; i++)
        if (strcmp(mx_total_name(i), name) == 0)
            return say(totals[i].missing, totals[i].amount_e4, HOW[totals[i].how]);
    return NULL;
}

/* FUND.NAME.SCOPE.PHASE.YEAR of a government. */
static char *say_government(const GPtrArray *governments, const char *name) {
    static const char *const HOW[] = { "cell", "sum", "prose" };
    for (guint i = 0; i < governments->len; i++) {
        const MxGovernmentTotal *g = governments->pdata[i];
        g_autofree char *own =
            g_strdup_printf("%s.%s.%s.%s.%d", g->fund, g->name, g->scope, g->phase, g->year);
        if (strcmp(own, name) == 0)
            return say(g->total.missing, g->total.amount_e4, HOW[g->total.how]);
    }
    return NULL;
}

static void expect_line(const CaseLine *line, gpointer data) {
    const MxPatterns *patterns = data;
    MxDisclosure *d = mx_example_read(line->given);
    cr_assert(line->wanted, "%s:%u", line->file, line->number);
    const MxPlaces places = { d, mx_disclosure_pack(d, patterns) };
    MxTotal totals[MX_N_TOTALS];
    mx_totals_find(&places, totals);
    MxFunctions *functions = mx_functions_find(&places, totals);
    g_autoptr(GPtrArray) governments = mx_government_totals_find(&places);
    g_auto(GStrv) items = g_strsplit(line->wanted, ";", -1);
    for (char **item = items; *item != NULL; item++) {
        char *name = g_strstrip(*item), *value = strchr(name, '=');
        cr_assert(value, "%s:%u", line->file, line->number);
        *value++ = '\0';
        g_autofree char *said = g_str_has_prefix(name, "f.") ? say_function(functions, name + 2)
                                : g_str_has_prefix(name, "g.")
                                    ? say_government(governments, name + 2)
                                : g_str_has_prefix(name, "c.") ? say_system(&places, name + 2)
                                : g_str_has_prefix(name, "p.") ? say_project(&places, name + 2)
                                                               : say_total(totals, name);
        cr_expect_str_eq(said ? said : "(nothing)", value, "%s:%u: %s is %s in: %s", line->file,
                         line->number, name, said ? said : "(nothing)", line->given);
    }
    mx_functions_free(functions);
    mx_disclosure_free(d);
}

Test(totals, are_those_that_are_printed) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    cr_expect_gt(visit_cases(CASES, expect_line, patterns), 30u);
}
