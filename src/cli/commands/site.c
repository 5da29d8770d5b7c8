/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi site`: a database as a static site. */
#include <mingxi/mingxi.h>
#include <signal.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/terminal/message.h"

typedef struct {
    char *output, *population;
    gboolean quiet, reports;
} Options;

static int run_site(int argc, char **argv);

const MxCommand mx_cmd_site = {
    "site", "DATABASE", "a database as a site that needs no server",
    "Writes a static site from what `mingxi batch` wrote: organizations, a page for each "
    "document,\n"
    "comparisons and findings. It opens from disk as well as from any web host.",
    run_site
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

static int write_site(const Options *o, const char *database) {
    g_autoptr(GError) error = NULL;
    const MxSiteOptions site = { database, o->output, o->population, o->reports,
                                 mx_interrupt_catch() };
    guint n = 0;
    if (!mx_site_write(&site, &n, &error))
        return status_of(o, &site, error);
    if (!o->quiet)
        mx_message(o->output, "%u document%s", n, n == 1 ? "" : "s");
    return MX_EXIT_OK;
}

static int run_with(const Options *o, char **paths, int n) {
    if (n != 1)
        return mx_usage_error(&mx_cmd_site, "site: one database is read, %d are given", n);
    if (o->output == NULL)
        return mx_usage_error(&mx_cmd_site, "site: no output is given (-o)");
    if (!mx_pages_available())
        return mx_usage_error(&mx_cmd_site, "site: built without its pages (MINGXI_PAGES=OFF)");
    return write_site(o, paths[0]);
}

static int run_site(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "The folder; it appears when it is complete, in the place of a site there", "DIR" },
        { "population", 0, 0, G_OPTION_ARG_FILENAME, &o.population,
          "CSV of organization, population and perhaps year, for amounts per head", "FILE" },
        { "reports", 0, 0, G_OPTION_ARG_NONE, &o.reports,
          "With a report of each document whose file is still there", NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o.quiet, "Nothing but failures", NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_site, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.population);
    return status;
}
