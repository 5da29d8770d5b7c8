/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi site`: a database as a static site. */
#include <mingxi/mingxi.h>
#include <signal.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/interrupt.h"
#include "cli/options/options.h"
#include "cli/terminal/message.h"

typedef struct {
    const char *output, *population;
    bool quiet, reports;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(FOLDER, "output", 'o', Options, output, "DIR",
              N_("The folder; it appears when it is complete, in the place of a site there"), NULL),
    MX_OPTION(FILE, "population", 0, Options, population, "FILE",
              N_("CSV of organization or place, population and perhaps year, for amounts per head"),
              NULL),
    MX_OPTION(FLAG, "reports", 0, Options, reports, NULL,
              N_("With a report of each document whose file is still there"), NULL),
    MX_OPTION(FLAG, "quiet", 'q', Options, quiet, NULL, N_("Nothing but failures"), NULL),
    MX_OPTIONS_END
};

/* The site's own errors are those of the output; what is read has another status. */
static int status_of(const Options *o, const MxSiteOptions *site, const GError *error) {
    if (*site->cancelled != 0)
        return 128 + *site->cancelled;
    bool output = g_error_matches(error, MX_ERROR, MX_ERROR_OUTPUT);
    bool population = g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT);
    mx_message(output ? o->output : population ? NULL : site->database, "%s", error->message);
    return output ? MX_EXIT_OUTPUT : MX_EXIT_FAILED;
}

static void say_unmatched(const char *name, gpointer data) {
    mx_message(data, N_("no organization or place is called '%s'"), name);
}

static int write_site(const Options *o, const char *database) {
    g_autoptr(GError) error = NULL;
    const MxSiteOptions site = { .database = database,
                                 .output = o->output,
                                 .population = o->population,
                                 .on_unmatched = say_unmatched,
                                 .data = (gpointer)o->population,
                                 .reports = o->reports,
                                 .cancelled = mx_interrupt_catch() };
    guint n = 0;
    if (!mx_site_write(&site, &n, &error))
        return status_of(o, &site, error);
    if (!o->quiet)
        mx_message(o->output, mx_ngettext("%u document", "%u documents", n), n);
    return MX_EXIT_OK;
}

static int run(gpointer options, char **paths, int n) {
    const Options *o = options;
    if (n != 1)
        return mx_usage_error(&mx_cmd_site, N_("one database is read, %d are given"), n);
    if (o->output == NULL)
        return mx_usage_error(&mx_cmd_site, N_("no output is given (-o)"));
    if (!mx_pages_available())
        return mx_usage_error(&mx_cmd_site, N_("built without its pages (MINGXI_PAGES=OFF)"));
    return write_site(o, paths[0]);
}

const MxCommand mx_cmd_site = {
    "site",
    N_("DATABASE"),
    N_("a database as a site that needs no server"),
    N_("Writes a static site from what `mingxi batch` wrote: organizations, a page for each\n"
       "document, comparisons and findings. It opens from disk as well as from any web host."),
    OPTIONS,
    sizeof(Options),
    run
};
