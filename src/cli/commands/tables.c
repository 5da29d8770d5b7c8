/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `mingxi tables`: every table of any PDF. */
#include <mingxi/mingxi.h>
#include <string.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"

/* In the order of MxTableFormat. */
static const char *const FORMATS[] = { "json", "csv", "html", NULL };

typedef struct {
    MxReadingOptions reading;
    const char *output, *pages;
    guint format;
} Options;

static const MxOption OPTIONS[] = { MX_OUTPUT_OPTION(Options, output),
                                    MX_OPTION(WORD, "format", 0, Options, format, "FORMAT",
                                              N_("json (default), csv or html"), FORMATS),
                                    MX_OPTION(TEXT, "pages", 0, Options, pages, "LIST",
                                              N_("Pages to read, such as 1,3-5"), NULL),
                                    MX_READING_OPTIONS(Options, reading), MX_OPTIONS_END };

/* `5` or `3-7`. */
static bool parse_range(const char *text, MxPageRange *range) {
    g_auto(GStrv) parts = g_strsplit(text, "-", 2);
    if (parts[0] == NULL || !mx_parse_count(parts[0], &range->first))
        return false;
    range->last = range->first;
    return parts[1] == NULL ||
           (mx_parse_count(parts[1], &range->last) && range->last >= range->first);
}

/* `1,3-5`: FALSE where @text is no such list. */
static bool parse_pages(const char *text, GArray *ranges) {
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        MxPageRange range;
        if (!parse_range(*part, &range))
            return false;
        g_array_append_val(ranges, range);
    }
    return ranges->len > 0;
}

/* Tables: @ranges: of MxPageRange; empty for all pages. */
typedef struct {
    MxTableFormat format;
    GArray *ranges;
    const char *output;
    int status;
} Tables;

/* An answer: what is missing, a line each, NUL, the tables, NUL. */
static bool answer(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *bytes, GError **error) {
    (void)disclosure;
    const Tables *tables = reading->data;
    g_autofree char *text =
        mx_source_print_tables(source, tables->format, (const MxPageRange *)tables->ranges->data,
                               tables->ranges->len, error);
    if (text == NULL)
        return false;
    g_auto(GStrv) losses = mx_source_losses(source);
    g_autofree char *lines = g_strjoinv("\n", losses);
    mx_answer_append(bytes, lines);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    mx_answer_append(bytes, text);
    return true;
}

static bool take(MxReading *reading, const char *path, const GByteArray *bytes) {
    Tables *tables = reading->data;
    const char *lines = (const char *)bytes->data, *text = lines + strlen(lines) + 1;
    if (text >= lines + bytes->len)
        return mx_reading_refuse(reading, path);
    g_auto(GStrv) losses = g_strsplit(lines, "\n", -1);
    for (char **loss = losses; *loss != NULL; loss++)
        mx_message(path, "%s", *loss);
    tables->status = mx_output_print(tables->output, text);
    if (tables->status == MX_EXIT_OK && *losses != NULL)
        tables->status = MX_EXIT_FAILED;
    return true;
}

static int run(gpointer options, char **arguments, int n) {
    const Options *o = options;
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(MxPageRange));
    Tables tables = { .format = (MxTableFormat)o->format, .ranges = ranges, .output = o->output };
    if (n != 1)
        return mx_usage_error(&mx_cmd_tables, N_("one file is read, %d are given"), n);
    if (o->pages != NULL && !parse_pages(o->pages, ranges))
        return mx_usage_error(&mx_cmd_tables, N_("--pages: '%s' is no list such as 1,3-5"),
                              o->pages);
    MxReading reading = {
        .options = &o->reading, .plain = true, .answer = answer, .take = take, .data = &tables
    };
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_ptr_array_add(paths, arguments[0]);
    mx_reading_run(&reading, paths);
    return reading.failed > 0 ? mx_reading_status(&reading) : tables.status;
}

const MxCommand mx_cmd_tables = {
    "tables",
    N_("FILE"),
    N_("every table of any PDF, cell by cell"),
    N_("Prints every table of FILE, known or not, with rows, columns and spans. - is standard\n"
       "input."),
    OPTIONS,
    sizeof(Options),
    run
};
