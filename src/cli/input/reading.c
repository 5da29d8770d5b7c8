/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/input/reading.h"

#include <string.h>

#include "cli/exit.h"
#include "cli/terminal/message.h"

const char *const mx_ocr_words[] = { "auto", "never", "always", NULL };

MxProcessLimits mx_limits_of(const MxLimitOptions *o) {
    MxProcessLimits limits = MX_PROCESS_LIMITS_DEFAULT;
    const struct {
        guint given, *limit;
    } counts[] = { { o->max_pages, &limits.document.max_pages },
                   { o->timeout, &limits.timeout_s },
                   { o->memory, &limits.memory_mb } };
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
        if (counts[i].given > 0)
            *counts[i].limit = counts[i].given;
    limits.document.ocr = (MxOcrUse)o->ocr;
    limits.require_sandbox = o->require_sandbox;
    return limits;
}

bool mx_load_corrections(const char *path, MxCorrections **corrections) {
    g_autoptr(GError) error = NULL;
    *corrections = path != NULL ? mx_corrections_load(path, &error) : NULL;
    if (error != NULL)
        mx_message(path, "%s", error->message);
    return error == NULL;
}

void mx_answer_append(GByteArray *answer, const char *text) {
    g_byte_array_append(answer, (const guint8 *)text, (guint)strlen(text));
}

/* --------------------------------------------------------------------- the worker process -- */

static void begin(gpointer data) {
    MxReading *reading = data;
    if (!reading->plain)
        mx_packs_begin(&reading->packs);
}

static bool answer_document(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    MxReading *reading = data;
    g_autoptr(MxDisclosure) disclosure =
        reading->plain ? NULL : mx_extract_with(source, mx_packs_get, &reading->packs, error);
    if ((disclosure == NULL && !reading->plain) ||
        !reading->answer(reading, source, disclosure, answer, error))
        return false;
    g_byte_array_append(answer, (const guint8 *)"", 1);
    return true;
}

/* ------------------------------------------------------------------------- this process -- */

/* Packs that do not load are named by the message itself. */
static bool fail(MxReading *reading, const char *path, const MxDocumentFailure *failure) {
    bool packs = g_str_equal(failure->code, "pattern");
    if (!reading->plain && g_file_test(path, G_FILE_TEST_IS_DIR)) /* others were searched */
        mx_message(path, "a directory without a PDF");
    else
        mx_message(packs ? NULL : path, "%s", failure->message);
    reading->no_packs |= packs;
    reading->failed++;
    if (reading->fail != NULL)
        reading->fail(reading, path, failure);
    return true;
}

bool mx_reading_refuse(MxReading *reading, const char *path) {
    const MxDocumentFailure mad = { "crash", N_("the reading process speaks out of turn") };
    return fail(reading, path, &mad);
}

/* Whether it is one text or several, each ended by NUL: what takes it looks no further. */
static bool is_text(const GByteArray *answer) {
    const char *at = (const char *)answer->data, *end = at + answer->len;
    if (answer->len == 0 || end[-1] != '\0')
        return false;
    for (; at < end; at += strlen(at) + 1)
        if (!g_utf8_validate(at, -1, NULL))
            return false;
    return true;
}

static bool take_answer(const char *path, const GByteArray *answer,
                        const MxDocumentFailure *failure, gpointer data) {
    MxReading *reading = data;
    if (answer == NULL)
        return fail(reading, path, failure);
    if (!is_text(answer))
        return mx_reading_refuse(reading, path);
    return reading->take(reading, path, answer);
}

/* One document is read while the packs are loaded; for several, workers need the packs first. */
bool mx_reading_run(MxReading *reading, const GPtrArray *paths) {
    g_autofree char *folder = reading->plain ? NULL : mx_packs_find(reading->patterns);
    bool several = paths->len > 1 && !reading->plain;
    g_autoptr(MxPatterns) patterns = several ? mx_packs_load(reading->patterns) : NULL;
    reading->packs = (MxPacks){ .dir = reading->patterns, .patterns = patterns };
    if (several && patterns == NULL)
        return false;
    MxDocumentRun run = { .paths = (char **)paths->pdata,
                          .n_paths = paths->len,
                          .password = reading->options->password,
                          .readable = (const char *const[]){ folder, NULL },
                          .limits = mx_limits_of(&reading->options->limits),
                          .begin = begin,
                          .job = answer_document,
                          .take = take_answer,
                          .data = reading };
    run.limits.document.corrections = reading->corrections;
    g_autoptr(GError) error = NULL;
    if (paths->len > 0 && !mx_each_document(&run, &error)) {
        mx_message(NULL, "%s", error->message);
        reading->failed = paths->len;
    }
    reading->packs.patterns = NULL;
    return true;
}

int mx_reading_status(const MxReading *reading) {
    return reading->no_packs ? MX_EXIT_PATTERNS : reading->failed > 0 ? MX_EXIT_FAILED : MX_EXIT_OK;
}
