/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi debug`: what the program sees on a page. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/packs.h"
#include "cli/input/reading.h"
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

/* @kind: what of the document; @most: percent that coverage may lose; @patterns: for it */
typedef struct {
    const char *kind;
    guint page;
    double most;
    const MxPatterns *patterns;
    int status;
} Debug;

/* A dump of a long document is many times its size. */
#define MEMORY_MB 2048

/* --------------------------------------------------------------------- the worker process -- */

static bool add_pages(MxSource *source, guint first, guint last, GByteArray *bytes,
                      GError **error) {
    for (guint page = first; page <= last; page++) {
        g_autofree char *model = mx_source_dump_page(source, page, error);
        if (model == NULL)
            return false;
        mx_answer_append(bytes, model);
    }
    return true;
}

static bool add_layout(MxSource *source, guint page, GByteArray *bytes, GError **error) {
    g_autofree char *model = mx_source_dump_page(source, page, error);
    g_autofree char *layout = model ? mx_layout_dump(model, strlen(model), error) : NULL;
    if (layout == NULL)
        return false;
    mx_answer_append(bytes, layout);
    mx_answer_append(bytes, "\n");
    return true;
}

/* What is lost, in percent, NUL, the report. */
static bool add_coverage(MxSource *source, const MxPatterns *patterns, GByteArray *bytes,
                         GError **error) {
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    double lost = 0;
    g_autofree char *report = mx_coverage_report(source, patterns, &lost, error);
    if (report == NULL)
        return false;
    mx_answer_append(bytes, g_ascii_dtostr(number, sizeof number, lost));
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    mx_answer_append(bytes, report);
    return true;
}

static bool answer(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *bytes, GError **error) {
    (void)disclosure;
    const Debug *debug = reading->data;
    if (g_str_equal(debug->kind, "coverage"))
        return add_coverage(source, debug->patterns, bytes, error);
    if (g_str_equal(debug->kind, "layout"))
        return add_layout(source, debug->page, bytes, error);
    bool all = g_str_equal(debug->kind, "pages");
    return add_pages(source, all ? 1 : debug->page, all ? mx_source_n_pages(source) : debug->page,
                     bytes, error);
}

/* ------------------------------------------------------------------------- this process -- */

static int print_coverage(const char *path, double most, const char *lost, const char *report) {
    double percent = g_ascii_strtod(lost, NULL);
    int status = mx_output_print(NULL, report);
    if (status != MX_EXIT_OK || percent <= most)
        return status;
    mx_message(path, "%.2f %% of the printed text is lost, more than %g %%", percent, most);
    return MX_EXIT_FAILED;
}

static bool take(MxReading *reading, const char *path, const GByteArray *bytes) {
    Debug *debug = reading->data;
    const char *text = (const char *)bytes->data;
    gsize first = strlen(text) + 1;
    if (!g_str_equal(debug->kind, "coverage"))
        debug->status = mx_output_print(NULL, text);
    else if (first < bytes->len)
        debug->status = print_coverage(path, debug->most, text, text + first);
    else
        return mx_reading_refuse(reading, path);
    return true;
}

static int print_pdf(Debug *debug, const char *path, const Options *o) {
    const MxReadingOptions options = { .limits = { .memory = MEMORY_MB }, .password = o->password };
    MxReading reading = {
        .options = &options, .plain = true, .answer = answer, .take = take, .data = debug
    };
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_ptr_array_add(paths, (gpointer)path);
    mx_reading_run(&reading, paths);
    return debug->status != MX_EXIT_OK ? debug->status : mx_reading_status(&reading);
}

/* A page as `debug page` printed it, and perhaps edited. */
static int print_model(const char *kind, const char *path) {
    g_autoptr(GError) error = NULL;
    g_autofree char *model = NULL;
    g_autofree char *layout = NULL;
    bool wants_layout = g_str_equal(kind, "layout");
    if (g_file_get_contents(path, &model, NULL, &error) && wants_layout)
        layout = mx_layout_dump(model, strlen(model), &error);
    if (error != NULL) {
        mx_message(path, "%s", error->message);
        return MX_EXIT_FAILED;
    }
    g_autofree char *line = layout ? g_strconcat(layout, "\n", NULL) : NULL;
    return mx_output_print(NULL, line ? line : model);
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
    int status = mx_output_close(output, failed < n);
    return status == MX_EXIT_OK && failed > 0 ? MX_EXIT_FAILED : status;
}

static bool parse_percent(const char *text, double *percent) {
    char *end;
    *percent = g_ascii_strtod(text, &end);
    return end > text && *end == '\0' && *percent >= 0 && *percent <= 100;
}

static int run_coverage(const char *path, const Options *o) {
    Debug debug = { .kind = "coverage", .most = 100 };
    if (o->max != NULL && !parse_percent(o->max, &debug.most))
        return mx_usage_error(&mx_cmd_debug, N_("--max: '%s' is no percentage"), o->max);
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    debug.patterns = patterns;
    return patterns != NULL ? print_pdf(&debug, path, o) : MX_EXIT_PATTERNS;
}

static int run_page(const char *kind, const char *path, const Options *o) {
    Debug debug = { .kind = kind, .page = MAX(o->page, 1u) };
    if (g_str_has_suffix(path, ".json") && !g_str_equal(kind, "pages"))
        return print_model(kind, path);
    return print_pdf(&debug, path, o);
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
    return g_str_equal(arguments[0], "coverage") ? run_coverage(arguments[1], o)
                                                 : run_page(arguments[0], arguments[1], o);
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
