/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi debug`: what the program sees on a page. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/terminal/message.h"

static int run_debug(int argc, char **argv);

const MxCommand mx_cmd_debug = {
    "debug", "page|pages|layout|extract|coverage FILE | sandbox", "what the program sees on a page",
    "debug page FILE --page N     characters and rulings of a page, as JSON\n"
    "debug pages FILE             the same of all pages, one after another\n"
    "debug extract PAGES.json…    what `extract` makes of pages so printed, and perhaps edited\n"
    "debug layout FILE --page N   lines, paragraphs and grids made of them\n"
    "debug layout PAGE.json       the same, from what `debug page` printed\n"
    "debug coverage FILE          which printed text the output of `extract` does not hold\n"
    "debug sandbox                what a process that reads PDFs can do here, tried",
    run_debug
};

typedef struct {
    char *page, *password, *patterns, *max;
} Options;

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
        mx_message(path, "%s", error->message);
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
        mx_message(path, "%s", error->message);
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
        mx_message(path, "%s", error->message);
    if (output != NULL && !mx_output_close(output, complete))
        return MX_EXIT_OUTPUT;
    return complete ? MX_EXIT_OK : MX_EXIT_FAILED;
}

static bool extract_models(MxOutput *output, const char *path, const MxPatterns *patterns) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_extract_models(path, patterns, &error);
    if (disclosure == NULL) {
        mx_message(path, "%s", error->message);
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
    if (!mx_output_close(output, failed < n))
        return MX_EXIT_OUTPUT;
    return failed > 0 ? MX_EXIT_FAILED : MX_EXIT_OK;
}

static bool parse_percent(const char *text, double *percent) {
    char *end;
    *percent = g_ascii_strtod(text, &end);
    return end > text && *end == '\0' && *percent >= 0 && *percent <= 100;
}

static int run_coverage(const char *path, const Options *o) {
    double most = 100;
    if (o->max != NULL && !parse_percent(o->max, &most))
        return mx_usage_error(&mx_cmd_debug, "debug: --max: '%s' is no percentage", o->max);
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

static int run_with(const Options *o, char **arguments, int n) {
    static const char *const KINDS[] = { "page", "pages", "layout", "extract", "coverage", NULL };
    guint page = 1;
    if (n == 1 && g_str_equal(arguments[0], "sandbox"))
        return print_sandbox();
    if (n < 1 || !g_strv_contains(KINDS, arguments[0]))
        return mx_usage_error(&mx_cmd_debug,
                              "debug: '%s' is not page, pages, layout, extract or coverage",
                              n < 1 ? "" : arguments[0]);
    if (n > 2 && g_str_equal(arguments[0], "extract"))
        return run_extract(arguments + 1, n - 1, o);
    if (n != 2)
        return mx_usage_error(&mx_cmd_debug, "debug: one file is read, %d are given", n - 1);
    if (!mx_option_count(&mx_cmd_debug, "--page", o->page, "page", &page))
        return MX_EXIT_USAGE;
    if (g_str_equal(arguments[0], "extract"))
        return run_extract(arguments + 1, 1, o);
    if (g_str_equal(arguments[0], "pages"))
        return print_pages(arguments[1], o);
    return g_str_equal(arguments[0], "coverage") ? run_coverage(arguments[1], o)
                                                 : print_debug(arguments[0], arguments[1], o, page);
}

static int run_debug(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "page", 0, 0, G_OPTION_ARG_STRING, &o.page, "The page, counted from 1 (default)", "N" },
        { "max", 0, 0, G_OPTION_ARG_STRING, &o.max,
          "coverage: fail where more than this share is lost", "PERCENT" },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns,
          "extract, coverage: pattern packs to use", "DIR" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &o.password, "Password of an encrypted file",
          "PW" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_debug, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.page);
    g_free(o.max);
    g_free(o.patterns);
    g_free(o.password);
    return status;
}
