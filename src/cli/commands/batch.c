/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi batch`: archives of disclosures into a database. */
#include <mingxi/mingxi.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/paths.h"
#include "cli/input/reading.h"
#include "cli/interrupt.h"
#include "cli/options/options.h"
#include "cli/terminal/message.h"
#include "cli/terminal/progress.h"

/* In the order of MxBatchFormat. */
static const char *const FORMATS[] = { "sqlite", "jsonl", "csv", "xlsx", "xlsx-each", NULL };

typedef struct {
    MxLimitOptions limits;
    MxListOptions list;
    const char *output, *patterns, *shard, *organizations, *corrections;
    guint format, jobs;
    bool retry_failed, prune, json_progress, quiet;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(FILE, "output", 'o', Options, output, "OUT",
              N_("The database; for other formats a folder"), NULL),
    MX_LIST_OPTIONS(Options, list),
    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT",
              N_("sqlite (default), jsonl, csv, xlsx or xlsx-each"), FORMATS),
    MX_OPTION(COUNT, "jobs", 'j', Options, jobs, "N", N_("Processes (default: one a core)"), NULL),
    MX_CORRECTIONS_OPTION(Options, corrections),
    MX_LIMIT_OPTIONS(Options, limits),
    MX_OPTION(FLAG, "retry-failed", 0, Options, retry_failed, NULL,
              N_("Read again what failed before"), NULL),
    MX_OPTION(FLAG, "prune", 0, Options, prune, NULL,
              N_("Drop what was found in PATH before and is gone"), NULL),
    MX_OPTION(FILE, "organizations", 0, Options, organizations, "FILE",
              N_("CSV of what names mean: name, organization, region, type, parent"), NULL),
    MX_OPTION(TEXT, "shard", 0, Options, shard, "K/N",
              N_("Read the K-th of N equal parts of the documents"), NULL),
    MX_OPTION(FLAG, "json-progress", 0, Options, json_progress, NULL,
              N_("Progress as JSON lines on standard error"), NULL),
    MX_OPTION(FLAG, "quiet", 'q', Options, quiet, NULL, N_("Nothing but failures"), NULL),
    MX_PACKS_OPTION(Options, patterns),
    MX_OPTIONS_END
};

/* K/N, 1 <= K <= N. */
static bool parse_shard(const Options *o, MxBatchOptions *batch) {
    if (o->shard == NULL)
        return true;
    g_auto(GStrv) parts = g_strsplit(o->shard, "/", 3);
    if (g_strv_length(parts) == 2 && mx_parse_count(parts[0], &batch->shard) &&
        mx_parse_count(parts[1], &batch->shards) && batch->shard <= batch->shards)
        return true;
    mx_usage_error(&mx_cmd_batch, N_("--shard: '%s' is no K/N with K from 1 to N"), o->shard);
    return false;
}

/* Whether the database would get the name of a file of another format: a slip that would be found
 * out only by who opens it. */
static bool is_misnamed(const Options *o) {
    static const char *const OTHERS[] = { ".xlsx", ".csv", ".json", ".jsonl" };
    if (o->format != MX_BATCH_SQLITE)
        return false;
    g_autofree char *name = g_ascii_strdown(o->output, -1);
    for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        if (g_str_has_suffix(name, OTHERS[i]))
            return true;
    return false;
}

/* ----------------------------------------------------------------------------------- a run -- */

static void on_progress(const MxBatchProgress *progress, gpointer data) {
    mx_progress_show(data, progress);
}

static void on_failure(const char *path, const char *message, gpointer data) {
    mx_progress_clear(data);
    mx_message(path, "%s", message);
}

/* What is 0 is left out. @what holds the number. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void append_count(GString *text, guint64 n, const char *what) {
    if (n > 0)
        g_string_append_printf(text, mx_gettext(what), (guint)n);
}
#pragma GCC diagnostic pop

static void report_summary(const Options *o, const MxBatchProgress *p) {
    g_autoptr(GString) text = g_string_new(NULL);
    guint done = (guint)mx_progress_done(p);
    g_string_printf(text, mx_ngettext("%u document: ", "%u documents: ", done), done);
    g_string_append_printf(text, _("%u read"), (guint)p->read);
    append_count(text, p->unchanged, N_(", %u unchanged"));
    append_count(text, p->duplicates, N_(", %u duplicates"));
    append_count(text, p->elsewhere, N_(", %u of other shards"));
    append_count(text, p->failed, N_(", %u failed"));
    append_count(text, p->failed_before,
                 N_(", %u failed before (--retry-failed reads them again)"));
    append_count(text, p->missing, N_(", %u not found"));
    append_count(text, p->pruned, N_(", %u dropped"));
    g_string_append_printf(text,
                           mx_ngettext("; %u page in %.1f s", "; %u pages in %.1f s", p->pages),
                           (guint)p->pages, p->seconds);
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

static int read_all(const Options *o, MxBatchOptions *batch) {
    g_autoptr(GError) error = NULL;
    MxProgress shown = { .style = choose_style(o) };
    MxBatchProgress progress = { 0 };
    batch->on_progress = on_progress;
    batch->on_failure = on_failure;
    batch->data = &shown;
    batch->cancelled = mx_interrupt_catch();
    if (mx_sandbox_missing() != NULL && !o->quiet)
        mx_message(NULL, "reading is not confined as it should be: %s", mx_sandbox_missing());
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

static int run(gpointer options, char **arguments, int n) {
    const Options *o = options;
    int status = MX_EXIT_OK;
    MxBatchOptions batch = { .output = o->output,
                             .packs = o->patterns,
                             .organizations = o->organizations,
                             .sources = mx_list_is_table(&o->list) ? o->list.from : NULL,
                             .version = MX_VERSION,
                             .format = (MxBatchFormat)o->format,
                             .limits = mx_limits_of(&o->limits),
                             .retry_failed = o->retry_failed,
                             .prune = o->prune };
    batch.limits.jobs = o->jobs;
    if (o->output == NULL)
        return mx_usage_error(&mx_cmd_batch, N_("no output is given (-o)"));
    if (is_misnamed(o))
        return mx_usage_error(&mx_cmd_batch,
                              N_("-o %s: a database is no such file; --format says what to write"),
                              o->output);
    if (!parse_shard(o, &batch))
        return MX_EXIT_USAGE;
    if (o->prune && o->shard != NULL)
        return mx_usage_error(&mx_cmd_batch,
                              N_("--prune: a shard does not see what the others have"));
    g_autoptr(GPtrArray) paths =
        mx_paths_new(&(MxPathArguments){ &mx_cmd_batch, &o->list, arguments, n }, &status);
    g_autoptr(MxCorrections) corrections = NULL;
    if (paths == NULL)
        return status;
    if (!mx_load_corrections(o->corrections, &corrections))
        return MX_EXIT_USAGE;
    batch.limits.document.corrections = corrections;
    batch.paths = (char **)paths->pdata;
    batch.n_paths = paths->len;
    return read_all(o, &batch);
}

const MxCommand mx_cmd_batch = {
    "batch",
    N_("PATH…"),
    N_("archives of disclosures into a database"),
    N_("Reads every PDF of folders, zip and tar archives, each in a process of its own, and "
       "writes\n"
       "what they say into one SQLite database. Run again, it reads only what is new or changed."),
    OPTIONS,
    sizeof(Options),
    run
};
