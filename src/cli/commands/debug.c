/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi debug`: what the program sees on a page. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/packs.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"

typedef struct {
    const char *password, *patterns, *max;
    guint page;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(COUNT, "page", 0, Options, page, "N", N_("The page, counted from 1 (default)"), NULL),
    MX_OPTION(TEXT, "max", 0, Options, max, "PERCENT",
              N_("coverage: fail where more than this share is lost"), NULL),
    MX_OPTION(FOLDER, "patterns", 0, Options, patterns, "DIR",
              N_("extract, coverage: pattern packs to use"), NULL),
    MX_OPTION(TEXT, "password", 0, Options, password, "PW", N_("Password of an encrypted file"),
              NULL),
    MX_OPTIONS_END
};

static char *dump_page(const char *path, const Options *o, guint page, GError **error) {
    g_autoptr(MxSource) source = mx_source_open(path, o->password, NULL, error);
    return source ? mx_source_dump_page(source, page, error) : NULL;
}

/* The page model: read from a PDF, or as it stands in a JSON file. */
static char *load_page(const char *path, const Options *o, guint page, GError **error) {
    if (!g_str_has_suffix(path, ".json"))
        return dump_page(path, o, page, error);
    char *json = NULL;
    return g_file_get_contents(path, &json, NULL, error) ? json : NULL;
}

static int print_debug(const char *kind, const char *path, const Options *o, guint page) {
    g_autoptr(GError) error = NULL;
    g_autofree char *model = load_page(path, o, page, &error);
    g_autofree char *layout =
        model && g_str_equal(kind, "layout") ? mx_layout_dump(model, strlen(model), &error) : NULL;
    if (error != NULL) {
        mx_message_plain(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    g_autofree char *line = layout ? g_strconcat(layout, "\n", NULL) : NULL;
    return mx_output_print(NULL, line ? line : model);
}

/* @most: percent that may be lost. */
static int print_coverage(const char *path, const Options *o, double most) {
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    double lost = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, o->password, NULL, &error);
    g_autofree char *report = source ? mx_coverage_report(source, patterns, &lost, &error) : NULL;
    if (report == NULL) {
        mx_message_plain(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    int status = mx_output_print(NULL, report);
    if (status != MX_EXIT_OK || lost <= most)
        return status;
    mx_message(path, "%.2f %% of the printed text is lost, more than %g %%", lost, most);
    return MX_EXIT_FAILED;
}

/* Page by page: a long document's dump is many times its size. */
static bool print_all(MxSource *source, MxOutput *output, GError **error) {
    for (guint page = 1; page <= mx_source_n_pages(source); page++) {
        g_autofree char *model = mx_source_dump_page(source, page, error);
        if (model == NULL)
            return false;
        mx_output_write(output, model);
    }
    return true;
}

static int print_pages(const char *path, const Options *o) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxSource) source = mx_source_open(path, o->password, NULL, &error);
    MxOutput *output = source ? mx_output_open(NULL) : NULL;
    bool complete = source && print_all(source, output, &error);
    if (!complete)
        mx_message_plain(path, "%s", error->message);
    int status = output != NULL ? mx_output_close(output, complete) : MX_EXIT_FAILED;
    return status == MX_EXIT_OK && !complete ? MX_EXIT_FAILED : status;
}

static bool extract_models(MxOutput *output, const char *path, const MxPatterns *patterns) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_extract_models(path, patterns, &error);
    if (disclosure == NULL) {
        mx_message_plain(path, "%s", error->message);
        return false;
    }
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    return mx_output_write(output, json) && mx_output_write(output, "\n");
}

static int run_extract(char **paths, int n, const Options *o) {
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    MxOutput *output = mx_output_open(NULL);
    int failed = 0;
    for (int i = 0; i < n && !mx_output_failed(output); i++)
        failed += !extract_models(output, paths[i], patterns);
    int status = mx_output_close(output, failed < n);
    return status == MX_EXIT_OK && failed > 0 ? MX_EXIT_FAILED : status;
}

static bool parse_percent(const char *text, double *percent) {
    char *end;
    *percent = g_ascii_strtod(text, &end);
    return end > text && *end == '\0' && *percent >= 0 && *percent <= 100;
}

static int run_coverage(const char *path, const Options *o) {
    double most = 100;
    if (o->max != NULL && !parse_percent(o->max, &most))
        return mx_usage_error(&mx_cmd_debug, N_("--max: '%s' is no percentage"), o->max);
    return print_coverage(path, o, most);
}

static int print_sandbox(void) {
    bool held = true;
    g_autofree char *report = mx_sandbox_report(&held);
    if (mx_sandbox_missing() != NULL)
        mx_message(NULL, "not everything is denied here: %s", mx_sandbox_missing());
    int status = mx_output_print(NULL, report);
    return status == MX_EXIT_OK && !held ? MX_EXIT_FAILED : status;
}

static int run(gpointer options, char **arguments, int n) {
    static const char *const KINDS[] = { "page", "pages", "layout", "extract", "coverage", NULL };
    const Options *o = options;
    if (n == 1 && g_str_equal(arguments[0], "sandbox"))
        return print_sandbox();
    if (n < 1 || !g_strv_contains(KINDS, arguments[0]))
        return mx_usage_error(&mx_cmd_debug,
                              N_("'%s' is not page, pages, layout, extract, coverage or sandbox"),
                              n < 1 ? "" : arguments[0]);
    if (n > 2 && g_str_equal(arguments[0], "extract"))
        return run_extract(arguments + 1, n - 1, o);
    if (n != 2)
        return mx_usage_error(&mx_cmd_debug, N_("one file is read, %d are given"), n - 1);
    if (g_str_equal(arguments[0], "extract"))
        return run_extract(arguments + 1, 1, o);
    if (g_str_equal(arguments[0], "pages"))
        return print_pages(arguments[1], o);
    return g_str_equal(arguments[0], "coverage")
               ? run_coverage(arguments[1], o)
               : print_debug(arguments[0], arguments[1], o, MAX(o->page, 1u));
}

const MxCommand mx_cmd_debug = {
    "debug",
    N_("page|pages|layout|extract|coverage FILE | sandbox"),
    N_("what the program sees on a page"),
    N_("debug page FILE --page N     characters and rulings of a page, as JSON\n"
       "debug pages FILE             the same of all pages, one after another\n"
       "debug extract PAGES.json…    what `extract` makes of pages so printed, and perhaps edited\n"
       "debug layout FILE --page N   lines, paragraphs and grids made of them\n"
       "debug layout PAGE.json       the same, from what `debug page` printed\n"
       "debug coverage FILE          which printed text the output of `extract` does not hold\n"
       "debug sandbox                what a process that reads PDFs can do here, tried"),
    OPTIONS,
    sizeof(Options),
    run
};
