/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi extract`: everything that disclosures say. */
#include <mingxi/mingxi.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/paths.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"

enum { AUTO, JSON, SUMMARY };
static const char *const FORMATS[] = { "auto", "json", "summary", NULL };

typedef struct {
    MxReadingOptions reading;
    MxListOptions list;
    const char *output, *patterns, *corrections;
    guint format;
    bool pretty;
} Options;

static const MxOption OPTIONS[] = {
    MX_OUTPUT_OPTION(Options, output),
    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT",
              N_("json, or summary for people (default: summary on a terminal, else json)"),
              FORMATS),
    MX_OPTION(FLAG, "pretty", 0, Options, pretty, NULL, N_("Indent the JSON of one file"), NULL),
    MX_LIST_OPTIONS(Options, list),
    MX_PACKS_OPTION(Options, patterns),
    MX_CORRECTIONS_OPTION(Options, corrections),
    MX_READING_OPTIONS(Options, reading),
    MX_OPTIONS_END
};

/* Extract: @style: of the summary. */
typedef struct {
    MxReportStyle style;
    MxOutput *output;
    bool pretty, summary;
} Extract;

static bool answer(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *bytes, GError **error) {
    (void)source;
    (void)error;
    const Extract *extract = reading->data;
    g_autofree char *text = extract->summary ? mx_disclosure_summary(disclosure, &extract->style)
                                             : mx_disclosure_to_json(disclosure, extract->pretty);
    mx_answer_append(bytes, text);
    if (!extract->summary)
        mx_answer_append(bytes, "\n");
    return true;
}

static bool take(MxReading *reading, const char *path, const GByteArray *bytes) {
    (void)path;
    const Extract *extract = reading->data;
    return mx_output_write(extract->output, (const char *)bytes->data);
}

static int extract_files(MxReading *reading, const GPtrArray *paths, const char *path) {
    Extract *extract = reading->data;
    extract->output = mx_output_open(path);
    if (extract->output == NULL)
        return MX_EXIT_OUTPUT;
    bool loaded = mx_reading_run(reading, paths);
    bool any = loaded && reading->failed < paths->len;
    int status = mx_output_close(extract->output, any);
    return !loaded ? MX_EXIT_PATTERNS : status != MX_EXIT_OK ? status : mx_reading_status(reading);
}

static bool wants_summary(const Options *o) {
    bool terminal = o->output == NULL && isatty(STDOUT_FILENO);
    return o->format == SUMMARY || (o->format == AUTO && terminal && !o->pretty);
}

static int run(gpointer options, char **arguments, int n) {
    const Options *o = options;
    int status = MX_EXIT_OK;
    Extract extract = { .pretty = o->pretty, .summary = wants_summary(o) };
    MxReading reading = { .options = &o->reading,
                          .patterns = o->patterns,
                          .answer = answer,
                          .take = take,
                          .data = &extract };
    if (o->pretty && o->format == SUMMARY)
        return mx_usage_error(&mx_cmd_extract, N_("--pretty is for JSON, not for a summary"));
    g_autoptr(GPtrArray) paths =
        mx_paths_find(&(MxPathArguments){ &mx_cmd_extract, &o->list, arguments, n }, &status, NULL);
    g_autoptr(MxCorrections) corrections = NULL;
    if (paths == NULL)
        return status;
    if (!mx_load_corrections(o->corrections, &corrections))
        return MX_EXIT_USAGE;
    reading.corrections = corrections;
    if (o->pretty && paths->len > 1)
        return mx_usage_error(&mx_cmd_extract,
                              N_("--pretty is for one file; several give a line each"));
    mx_options_style(0, o->output, &extract.style);
    return extract_files(&reading, paths, o->output);
}

const MxCommand mx_cmd_extract = {
    "extract",
    N_("FILE…"),
    N_("everything that disclosures say, as JSON"),
    N_("Reads budget disclosures and prints what they say: one file gives one JSON object, "
       "several\n"
       "give JSON Lines, in order; on a terminal, a summary. Folders are searched for PDFs, - is\n"
       "standard input. A file that cannot be read is reported and the others go on."),
    OPTIONS,
    sizeof(Options),
    run
};
