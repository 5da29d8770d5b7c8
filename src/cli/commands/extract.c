/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi extract`: everything that disclosures say, as JSON. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/reading.h"
#include "cli/terminal/message.h"

typedef struct {
    MxReadingOptions reading;
    char *output, *patterns;
    gboolean pretty;
} Options;

static int run_extract(int argc, char **argv);

const MxCommand mx_cmd_extract = {
    "extract", "FILE…", "everything that disclosures say, as JSON",
    "Reads budget disclosures and prints what they say: one file gives one JSON object, several\n"
    "give JSON Lines, in order. A file that cannot be read is reported and the others go on.",
    run_extract
};

/* @failed: files that could not be read; @no_packs: because there are no packs */
typedef struct {
    MxPacks packs;
    bool pretty;
    MxOutput *output;
    int failed;
    bool no_packs;
} Extract;

static void begin(gpointer data) {
    mx_packs_begin(&((Extract *)data)->packs);
}

static bool extract_in_worker(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    Extract *extract = data;
    g_autoptr(MxDisclosure) disclosure =
        mx_extract_with(source, mx_packs_get, &extract->packs, error);
    if (disclosure == NULL)
        return false;
    g_autofree char *json = mx_disclosure_to_json(disclosure, extract->pretty);
    g_byte_array_append(answer, (const guint8 *)json, (guint)strlen(json));
    g_byte_array_append(answer, (const guint8 *)"\n", 2);
    return true;
}

static bool take_json(const char *path, const GByteArray *answer, const MxDocumentFailure *failure,
                      gpointer data) {
    Extract *extract = data;
    if (answer != NULL)
        return mx_output_write(extract->output, (const char *)answer->data);
    extract->failed++;
    extract->no_packs |= mx_reading_fail(path, failure);
    return true;
}

static int extract_files(Extract *extract, const MxDocumentRun *run, const char *path) {
    extract->output = mx_output_open(path);
    if (extract->output == NULL)
        return MX_EXIT_OUTPUT;
    g_autoptr(GError) error = NULL;
    int n = (int)run->n_paths;
    if (!mx_each_document(run, &error)) {
        mx_message(NULL, "%s", error->message);
        extract->failed = n;
    }
    if (!mx_output_close(extract->output, extract->failed < n))
        return MX_EXIT_OUTPUT;
    return extract->no_packs ? MX_EXIT_PATTERNS : extract->failed > 0 ? MX_EXIT_FAILED : MX_EXIT_OK;
}

/* One document is read while the packs are loaded; for several, workers need the packs first. */
static int run_with(const Options *o, char **paths, int n) {
    g_autofree char *packs = mx_packs_find(o->patterns);
    if (n == 0)
        return mx_usage_error(&mx_cmd_extract, "extract: no file is given");
    if (o->pretty && n > 1)
        return mx_usage_error(&mx_cmd_extract,
                              "extract: --pretty is for one file; several give a line each");
    Extract extract = { .packs = { .dir = o->patterns }, .pretty = o->pretty };
    MxDocumentRun run = { .paths = paths,
                          .n_paths = (guint)n,
                          .password = o->reading.password,
                          .readable = (const char *const[]){ packs, NULL },
                          .begin = begin,
                          .job = extract_in_worker,
                          .take = take_json,
                          .data = &extract };
    if (!mx_reading_limits(&mx_cmd_extract, &o->reading, &run.limits))
        return MX_EXIT_USAGE;
    g_autoptr(MxPatterns) patterns = n > 1 ? mx_packs_load(o->patterns) : NULL;
    if (n > 1 && patterns == NULL)
        return MX_EXIT_PATTERNS;
    extract.packs.patterns = patterns;
    return extract_files(&extract, &run, o->output);
}

static int run_extract(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "pretty", 0, 0, G_OPTION_ARG_NONE, &o.pretty, "Indent the JSON of one file", NULL },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        MX_READING_ENTRIES(&o.reading),
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_extract, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.patterns);
    mx_reading_options_clear(&o.reading);
    return status;
}
