/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `mingxi report`: documents beside what was read from them. One document gives one page; several,
 * or a folder, a folder of pages with an index.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/mingxi.h>
#include <string.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/exit.h"
#include "cli/input/paths.h"
#include "cli/input/reading.h"
#include "cli/options/options.h"
#include "cli/output.h"
#include "cli/terminal/message.h"

typedef struct {
    MxReadingOptions reading;
    MxListOptions list;
    const char *output, *patterns, *corrections;
} Options;

static const MxOption OPTIONS[] = {
    MX_OPTION(FILE, "output", 'o', Options, output, "OUT",
              N_("Write to OUT; of several documents, or a folder, the folder of their pages"),
              NULL),
    MX_LIST_OPTIONS(Options, list),
    MX_PACKS_OPTION(Options, patterns),
    MX_CORRECTIONS_OPTION(Options, corrections),
    MX_READING_OPTIONS(Options, reading),
    MX_OPTIONS_END
};

/* An answer: these fields, each ended by NUL, then the page. */
enum { TITLE, ORGANIZATION, KIND, YEAR, PAGES, ERRORS, WARNINGS, INFOS, PAGE, N_FIELDS };

/*
 * Report: @many: @output is a folder; @names: of the pages in it that are taken
 * @entries: (element-type MxIndexEntry): their texts are in @texts
 */
typedef struct {
    const char *output;
    bool many;
    int status;
    GHashTable *names;
    GPtrArray *entries;
    GStringChunk *texts;
} Report;

/* ------------------------------------------------------------------------ the worker process -- */

static bool append_piece(const char *text, gpointer answer) {
    mx_answer_append(answer, text);
    return true;
}

static void append_field(GByteArray *bytes, const char *text) {
    mx_answer_append(bytes, text != NULL ? text : "");
    g_byte_array_append(bytes, (const guint8 *)"", 1);
}

static void append_count(GByteArray *bytes, guint n) {
    char text[16];
    g_snprintf(text, sizeof text, "%u", n);
    append_field(bytes, text);
}

static bool answer(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *bytes, GError **error) {
    guint n[3] = { 0 };
    const MxReport *report = mx_disclosure_report(disclosure);
    for (guint i = 0; i < report->findings->len; i++)
        n[((const MxFinding *)report->findings->pdata[i])->severity]++;
    append_field(bytes, mx_disclosure_title(disclosure));
    append_field(bytes, mx_disclosure_organization(disclosure));
    append_field(bytes, mx_disclosure_kind(disclosure));
    append_count(bytes, (guint)MAX(mx_disclosure_year(disclosure), 0));
    append_count(bytes, mx_disclosure_pages(disclosure));
    for (gsize i = 0; i < G_N_ELEMENTS(n); i++)
        append_count(bytes, n[i]);
    return mx_html_report_write(disclosure, mx_packs_get(&reading->packs, NULL), source,
                                append_piece, bytes, error);
}

/* ------------------------------------------------------------------------------ this process -- */

/* FALSE where it is no answer. */
static bool split(const GByteArray *bytes, const char **fields) {
    const char *at = (const char *)bytes->data, *end = at + bytes->len;
    for (guint i = 0; i < N_FIELDS; i++) {
        if (at >= end)
            return false;
        fields[i] = at;
        at += strlen(at) + 1;
    }
    return true;
}

/* `name.html`, from the last part of the document's name; -2, -3 where that is taken. */
static const char *choose_name(const Report *report, const char *path) {
    g_autofree char *base = g_path_get_basename(path);
    gsize length = strlen(base);
    if (length > 4 && g_ascii_strcasecmp(base + length - 4, ".pdf") == 0)
        base[length - 4] = '\0';
    g_autofree char *name = g_strdup_printf("%s.html", base);
    for (guint i = 2; g_hash_table_contains(report->names, name); i++) {
        g_free(name);
        name = g_strdup_printf("%s-%u.html", base, i);
    }
    const char *kept = g_string_chunk_insert(report->texts, name);
    g_hash_table_add(report->names, (gpointer)kept);
    return kept;
}

static const char *keep(const Report *report, const char *text) {
    return *text != '\0' ? g_string_chunk_insert(report->texts, text) : NULL;
}

static guint to_count(const char *text) {
    guint64 n = 0;
    g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &n, NULL);
    return (guint)n;
}

static MxIndexEntry *add_entry(const Report *report, const char *path) {
    MxIndexEntry *entry = g_new0(MxIndexEntry, 1);
    entry->file = keep(report, path);
    g_ptr_array_add(report->entries, entry);
    return entry;
}

static void fail(MxReading *reading, const char *path, const MxDocumentFailure *failure) {
    const Report *report = reading->data;
    add_entry(report, path)->failure = keep(report, failure->message);
}

/* The output is opened when the page is there: what cannot be read must not touch it. */
static bool take(MxReading *reading, const char *path, const GByteArray *bytes) {
    const char *fields[N_FIELDS];
    Report *report = reading->data;
    if (!split(bytes, fields))
        return mx_reading_refuse(reading, path);
    if (!report->many) {
        report->status = mx_output_print(report->output, fields[PAGE]);
        return true;
    }
    MxIndexEntry *entry = add_entry(report, path);
    entry->page = choose_name(report, path);
    entry->title = keep(report, fields[TITLE]);
    entry->organization = keep(report, fields[ORGANIZATION]);
    entry->kind = keep(report, fields[KIND]);
    entry->year = (int)to_count(fields[YEAR]);
    entry->pages = to_count(fields[PAGES]);
    for (guint i = 0; i < G_N_ELEMENTS(entry->findings); i++)
        entry->findings[i] = to_count(fields[ERRORS + i]);
    g_autofree char *file = g_build_filename(report->output, entry->page, NULL);
    report->status = mx_output_print(file, fields[PAGE]);
    return report->status == MX_EXIT_OK;
}

static int write_index(const Report *report) {
    g_autofree char *file = g_build_filename(report->output, "index.html", NULL);
    g_autofree char *html = mx_html_index(report->entries, mx_language());
    return mx_output_print(file, html);
}

static int report_files(MxReading *reading, const GPtrArray *paths) {
    Report *report = reading->data;
    if (report->many && g_mkdir_with_parents(report->output, 0777) != 0) {
        mx_message(report->output, "cannot be written: %s", g_strerror(errno));
        return MX_EXIT_OUTPUT;
    }
    if (!mx_reading_run(reading, paths))
        return MX_EXIT_PATTERNS;
    if (report->many && report->status == MX_EXIT_OK)
        report->status = write_index(report);
    return report->status != MX_EXIT_OK ? report->status : mx_reading_status(reading);
}

static int run(gpointer options, char **arguments, int n) {
    const Options *o = options;
    int status = MX_EXIT_OK;
    bool from_folders = false;
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GStringChunk) texts = g_string_chunk_new(4096);
    Report report = { .output = o->output, .names = names, .entries = entries, .texts = texts };
    MxReading reading = { .options = &o->reading,
                          .patterns = o->patterns,
                          .answer = answer,
                          .take = take,
                          .fail = fail,
                          .data = &report };
    if (!mx_pages_available())
        return mx_usage_error(&mx_cmd_report, N_("built without its pages (MINGXI_PAGES=OFF)"));
    g_autoptr(GPtrArray) paths = mx_paths_find(
        &(MxPathArguments){ &mx_cmd_report, &o->list, arguments, n }, &status, &from_folders);
    g_autoptr(MxCorrections) corrections = NULL;
    if (paths == NULL)
        return status;
    if (!mx_load_corrections(o->corrections, &corrections))
        return MX_EXIT_USAGE;
    reading.corrections = corrections;
    report.many = from_folders || paths->len > 1;
    if (report.many && (o->output == NULL || g_str_equal(o->output, "-")))
        return mx_usage_error(&mx_cmd_report,
                              N_("several documents need a folder for their pages (-o)"));
    g_hash_table_add(names, (gpointer) "index.html");
    return report_files(&reading, paths);
}

const MxCommand mx_cmd_report = {
    "report",
    N_("FILE…"),
    N_("a document beside what was read from it, as one HTML file"),
    N_("Writes one HTML file that needs nothing else: the pages of FILE as pictures beside the\n"
       "tables and forms that were read from them, and where the document contradicts itself. Of\n"
       "several files, or a folder, it writes a folder of such pages with an index."),
    OPTIONS,
    sizeof(Options),
    run
};
