/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi extract`: everything that disclosures say, as JSON. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "cli/command.h"
#include "cli/exit.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/packs.h"
#include "cli/terminal/message.h"

typedef struct {
    char *output, *patterns, *password, *max_pages;
    gboolean pretty;
} Options;

static int run_extract(int argc, char **argv);

const MxCommand mx_cmd_extract = {
    "extract", "FILE…", "everything that disclosures say, as JSON",
    "Reads budget disclosures and prints what they say: one file gives one JSON object, several\n"
    "give JSON Lines, in order. A file that cannot be read is reported and the others go on.",
    run_extract
};

/* Writes the object of @path, which is being read. */
static bool extract_file(MxOutput *output, const char *path, MxReading *reading,
                         const MxPatterns *patterns, bool pretty) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_reading_finish(reading, patterns, &error);
    if (disclosure == NULL) {
        mx_message(path, "%s", error->message);
        return false;
    }
    g_autofree char *json = mx_disclosure_to_json(disclosure, pretty);
    return mx_output_write(output, json) && mx_output_write(output, "\n");
}

/* Several files are read in processes of their own: one of them may crash its process. */
typedef struct {
    const MxPatterns *patterns;
    MxOutput *output;
    int failed;
} Several;

static bool extract_in_worker(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    const Several *several = data;
    g_autoptr(MxDisclosure) disclosure = mx_extract(source, several->patterns, error);
    if (disclosure == NULL)
        return false;
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    g_byte_array_append(answer, (const guint8 *)json, (guint)strlen(json));
    g_byte_array_append(answer, (const guint8 *)"\n", 2);
    return true;
}

static bool take_json(const char *path, const GByteArray *answer, const char *message,
                      gpointer data) {
    Several *several = data;
    if (answer != NULL)
        return mx_output_write(several->output, (const char *)answer->data);
    mx_message(path, "%s", message);
    several->failed++;
    return true;
}

static int extract_several(MxOutput *output, char **paths, int n, const MxPatterns *patterns,
                           const MxLimits *limits) {
    Several several = { patterns, output, 0 };
    MxDocumentRun run = { .paths = paths,
                          .n_paths = (guint)n,
                          .limits = MX_PROCESS_LIMITS_DEFAULT,
                          .job = extract_in_worker,
                          .take = take_json,
                          .data = &several };
    run.limits.document = *limits;
    g_autoptr(GError) error = NULL;
    if (mx_each_document(&run, &error))
        return several.failed;
    mx_message(NULL, "%s", error->message);
    return n;
}

/* @first: (inout): the first of the files, which is being read; taken over */
static int extract_in_turn(MxOutput *output, char **paths, int n, MxReading **first,
                           const MxPatterns *patterns, const Options *o, const MxLimits *limits) {
    int failed = 0;
    for (int i = 0; i < n && !mx_output_failed(output); i++) {
        g_autoptr(MxReading) reading =
            i == 0 ? g_steal_pointer(first) : mx_reading_start(paths[i], o->password, limits);
        failed += !extract_file(output, paths[i], reading, patterns, o->pretty);
    }
    return failed;
}

static int extract_files(char **paths, int n, MxReading **first, const MxPatterns *patterns,
                         const Options *o, const MxLimits *limits) {
    MxOutput *output = mx_output_open(o->output);
    if (output == NULL)
        return MX_EXIT_OUTPUT;
    int failed = *first != NULL ? extract_in_turn(output, paths, n, first, patterns, o, limits)
                                : extract_several(output, paths, n, patterns, limits);
    if (!mx_output_close(output, failed < n))
        return MX_EXIT_OUTPUT;
    return failed > 0 ? MX_EXIT_FAILED : MX_EXIT_OK;
}

/* One document is read while the packs are loaded; for several, workers need the packs first. */
static int run_with(const Options *o, char **paths, int n) {
    MxLimits limits = MX_LIMITS_DEFAULT;
    if (n == 0)
        return mx_usage_error(&mx_cmd_extract, "extract: no file is given");
    if (o->pretty && n > 1)
        return mx_usage_error(&mx_cmd_extract,
                              "extract: --pretty is for one file; several give a line each");
    if (!mx_option_count(&mx_cmd_extract, "--max-pages", o->max_pages, "count", &limits.max_pages))
        return MX_EXIT_USAGE;
    bool in_turn = n == 1 || o->password != NULL;
    g_autoptr(MxReading) first = in_turn ? mx_reading_start(paths[0], o->password, &limits) : NULL;
    g_autoptr(MxPatterns) patterns = mx_packs_load(o->patterns);
    if (patterns == NULL)
        return MX_EXIT_PATTERNS;
    return extract_files(paths, n, &first, patterns, o, &limits);
}

static int run_extract(int argc, char **argv) {
    Options o = { 0 };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
          "Write to OUT; it appears when it is complete", "OUT" },
        { "pretty", 0, 0, G_OPTION_ARG_NONE, &o.pretty, "Indent the JSON of one file", NULL },
        { "patterns", 0, 0, G_OPTION_ARG_FILENAME, &o.patterns, "Pattern packs to use", "DIR" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &o.password, "Password of encrypted files", "PW" },
        { "max-pages", 0, 0, G_OPTION_ARG_STRING, &o.max_pages, "Refuse longer documents", "N" },
        { NULL, 0, 0, 0, NULL, NULL, NULL }
    };
    int n = mx_options_parse(&mx_cmd_extract, entries, argc, argv);
    int status = n < 0 ? MX_EXIT_USAGE : run_with(&o, argv + 1, n);
    g_free(o.output);
    g_free(o.patterns);
    g_free(o.password);
    g_free(o.max_pages);
    return status;
}
