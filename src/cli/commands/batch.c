/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi batch`: archives of disclosures into a database. */
#include <errno.h>
#include <mingxi/mingxi.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/terminal/message.h"
#include "cli/terminal/progress.h"

typedef struct {
    char *output, *from, *format, *patterns, *shard;
    char *jobs, *timeout, *memory, *max_pages;
    gboolean retry_failed, prune, json_progress, quiet, require_sandbox;
} Options;

static int run_batch(int argc, char **argv);

const MxCommand mx_cmd_batch = {
    "batch", "PATH…", "archives of disclosures into a database",
    "Reads every PDF of folders, zip and tar archives, each in a process of its own, and writes "
    "what\n"
    "they say into one SQLite database. Run again, it reads only what is new or changed.",
    run_batch
};

/* --------------------------------------------------------------------------------- options -- */

static bool parse_limits(const Options *o, MxProcessLimits *limits) {
    const struct {
        const char *name, *text;
        guint *value;
    } counts[] = { { "-j", o->jobs, &limits->jobs },
                   { "--timeout", o->timeout, &limits->timeout_s },
                   { "--memory", o->memory, &limits->memory_mb },
                   { "--max-pages", o->max_pages, &limits->document.max_pages } };
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
        if (!mx_option_count(&mx_cmd_batch, counts[i].name, counts[i].text, "count",
                             counts[i].value))
            return false;
    return true;
}

static bool parse_format(const Options *o, MxBatchFormat *format) {
    static const char *const NAMES[] = { "sqlite", "jsonl", "csv", "xlsx", "xlsx-each", NULL };
    guint place;
    if (!mx_option_choose(&mx_cmd_batch, "--format", o->format, NAMES, &place))
        return false;
    *format = (MxBatchFormat)place;
    return true;
}

/* K/N, 1 <= K <= N. */
static bool parse_shard(const Options *o, MxBatchOptions *batch) {
    if (o->shard == NULL)
        return true;
    g_auto(GStrv) parts = g_strsplit(o->shard, "/", 3);
    if (g_strv_length(parts) == 2 && mx_parse_count(parts[0], &batch->shard) &&
        mx_parse_count(parts[1], &batch->shards) && batch->shard <= batch->shards)
        return true;
    mx_usage_error(&mx_cmd_batch, "batch: --shard: '%s' is no K/N with K from 1 to N", o->shard);
    return false;
}

/* ----------------------------------------------------------------------------------- paths -- */

/* One path a line; empty lines are none. */
static bool add_from(GPtrArray *paths, const char *list, GError **error) {
    g_autofree char *text = NULL;
    bool standard_input = g_str_equal(list, "-");
    if (!g_file_get_contents(standard_input ? "/dev/stdin" : list, &text, NULL, error))
        return false;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_strchomp(*line);
        if (**line != '\0')
            g_ptr_array_add(paths, g_strdup(*line));
    }
    return true;
}

static GPtrArray *collect_paths(const Options *o, char **arguments, int n) {
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    for (int i = 0; i < n; i++)
        g_ptr_array_add(paths, g_strdup(arguments[i]));
    if (o->from != NULL && !add_from(paths, o->from, &error)) {
        mx_message(NULL, "%s", error->message);
        return NULL;
    }
    return g_steal_pointer(&paths);
}

/* ----------------------------------------------------------------------------------- a run -- */

static void on_progress(const MxBatchProgress *progress, gpointer data) {
    mx_progress_show(data, progress);
}

static void on_failure(const char *path, const char *message, gpointer data) {
    mx_progress_clear(data);
    mx_message(path, "%s", message);
}

/* What is 0 is left out. */
static void append_count(GString *text, guint64 n, const char *what) {
    if (n > 0)
        g_string_append_printf(text, ", %" G_GUINT64_FORMAT " %s", n, what);
}

static void report_summary(const Options *o, const MxBatchProgress *p) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_printf(text, "%" G_GUINT64_FORMAT " document%s: %" G_GUINT64_FORMAT " read",
                    mx_progress_done(p), mx_progress_done(p) == 1 ? "" : "s", p->read);
    append_count(text, p->unchanged, "unchanged");
    append_count(text, p->duplicates, "duplicates");
    append_count(text, p->elsewhere, "of other shards");
    append_count(text, p->failed, "failed");
    append_count(text, p->failed_before, "failed before (--retry-failed reads them again)");
    append_count(text, p->missing, "not found");
    append_count(text, p->pruned, "dropped");
    g_string_append_printf(text, "; %" G_GUINT64_FORMAT " page%s in %.1f s", p->pages,
                           p->pages == 1 ? "" : "s", p->seconds);
    mx_message(o->output, "%s", text->str);
}

static int status_of_error(const GError *error) {
    mx_message(NULL, "%s", error->message);
    return g_error_matches(error, MX_ERROR, MX_ERROR_PATTERN) ? MX_EXIT_PATTERNS : MX_EXIT_OUTPUT;
}

static MxProgressStyle choose_style(const Options *o) {
    if (o->json_progress)
        return MX_PROGRESS_JSON;
    if (o->quiet)
        return MX_PROGRESS_NONE;
    return isatty(STDERR_FILENO) ? MX_PROGRESS_BAR : MX_PROGRESS_LINES;
}

static int run(const Options *o, MxBatchOptions *batch) {
    g_autoptr(GError) error = NULL;
    MxProgress shown = { .style = choose_style(o) };
    MxBatchProgress progress = { 0 };
    batch->on_progress = on_progress;
    batch->on_failure = on_failure;
    batch->data = &shown;
    batch->cancelled = mx_interrupt_catch();
    if (mx_sandbox_missing() != NULL && !o->quiet)
        mx_message(NULL, "reading is not confined as it should be: %s", mx_sandbox_missing());
    signal(SIGXFSZ, SIG_IGN); /* a limit on files is a failure to write */
    bool good = mx_batch_run(batch, &progress, &error);
    mx_progress_end(&shown, &progress);
    if (!good)
        return status_of_error(error);
    if (!o->quiet && !o->json_progress)
        report_summary(o, &progress);
    if (*batch->cancelled != 0)
        return 128 + *batch->cancelled;
    return progress.failed + progress.failed_before + progress.missing > 0 ? MX_EXIT_FAILED
                                                                           : MX_EXIT_OK;
}

static int run_with(const Options *o, char **arguments, int n) {
    MxBatchOptions batch = { .output = o->output,
                             .packs = o->patterns,
                             .version = MX_VERSION,
                             .limits = MX_PROCESS_LIMITS_DEFAULT,
                             .retry_failed = o->retry_failed,
                             .prune = o->prune };
    if (n == 0 && o->from == NULL)
        return mx_usage_error(&mx_cmd_batch, "batch: no path is given");
    if (o->output == NULL)
        return mx_usage_error(&mx_cmd_batch, "batch: no output is given (-o)");
    batch.limits.require_sandbox = o->require_sandbox;
    if (!parse_limits(o, &batch.limits) || !parse_format(o, &batch.format) ||
        !parse_shard(o, &batch))
        return MX_EXIT_USAGE;
    if (o->prune && o->shard != NULL)
        return mx_usage_error(&mx_cmd_batch, "batch: --prune: a shard does not see what the others "
                                             "have");
    g_autoptr(GPtrArray) paths = collect_paths(o, arguments, n);
    if (paths == NULL)
        return MX_EXIT_FAILED;
    batch.paths = (char **)paths->pdata;
    batch.n_paths = paths->len;
    return run(o, &batch);
}

static void free_options(Options *o) {
    char *const texts[] = { o->output, o->from,    o->format, o->patterns, o->shard,
                            o->jobs,   o->timeout, o->memory, o->max_pages };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
}

static int run_batch(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "The database; for other formats a folder", "OUT" },
        { "from", 0, 0, G_OPTION_ARG_FILENAME, &o.from,
          "Read paths from LIST, one a line; - is standard input", "LIST" },
        { "format", 0, 0, G_OPTION_ARG_STRING, &o.format,
          "sqlite (default), jsonl, csv, xlsx or xlsx-each", "FORMAT" },
        { "jobs", 'j', 0, G_OPTION_ARG_STRING, &o.jobs, "Processes (default: one a core)", "N" },
        { "timeout", 0, 0, G_OPTION_ARG_STRING, &o.timeout,
          "Seconds of its processor that a document may take (default 60)", "S" },
        { "memory", 0, 0, G_OPTION_ARG_STRING, &o.memory, "MB that a process may use (default 512)",
          "MB" },
        { "max-pages", 0, 0, G_OPTION_ARG_STRING, &o.max_pages,
          "Refuse longer documents (default 5000)", "N" },
        { "retry-failed", 0, 0, G_OPTION_ARG_NONE, &o.retry_failed, "Read again what failed before",
          NULL },
        { "require-sandbox", 0, 0, G_OPTION_ARG_NONE, &o.require_sandbox,
          "Refuse to read where the kernel cannot confine it", NULL },
        { "prune", 0, 0, G_OPTION_ARG_NONE, &o.prune,
          "Drop what was found in PATH before and is gone", NULL },
        { "shard", 0, 0, G_OPTION_ARG_STRING, &o.shard,
          "Read the K-th of N equal parts of the documents", "K/N" },
        { "json-progress", 0, 0, G_OPTION_ARG_NONE, &o.json_progress,
          "Progress as JSON lines on standard error", NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o.quiet, "Nothing but failures", NULL },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_batch, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    free_options(&o);
    return status;
}
