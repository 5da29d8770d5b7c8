/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents into the database: which of them to read, and what becomes of those that are. */
#include <mingxi/batch.h>
#include <mingxi/error.h>
#include <string.h>

#include "archive/database/database.h"
#include "archive/database/given.h"
#include "archive/database/store.h"
#include "archive/database/upkeep/prune.h"
#include "archive/organizations/assign.h"
#include "archive/organizations/given/overrides.h"
#include "archive/records/records.h"
#include "base/digest.h"
#include "base/filename.h"
#include "base/numbers.h"
#include "batch/export.h"
#include "batch/run.h"
#include "batch/worker/sandbox.h"

/* Why a document is not read. */
typedef enum {
    READ,
    UNCHANGED,
    FAILED_BEFORE,
    DUPLICATE,
    ELSEWHERE,
} Choice;

/* @in_window: the hashes of documents that are being read, and not in the database yet; @met: of
 * those that this run has read, whose copies are no documents of an earlier one; @found, @closed:
 * of MxPrune */
typedef struct {
    const MxBatchOptions *options;
    MxPatterns *patterns;
    MxDatabase *database;
    MxWorkList *list;
    MxPool *pool;
    GHashTable *in_window, *met, *passed;
    GHashTable *found, *closed;
    GTimer *timer;
    MxBatchProgress progress;
} Batch;

/* --------------------------------------------------------------------- in the worker process -- */

/* An answer: the length of the records (uint64), the records, and the JSON where it is wanted. */
static bool read_document(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    const Batch *batch = data;
    g_autoptr(MxDisclosure) disclosure = mx_extract(source, batch->patterns, error);
    if (disclosure == NULL)
        return false;
    g_autoptr(MxRecords) records = mx_records_new();
    mx_records_add_document(records, disclosure, batch->patterns);
    guint64 length = records->bytes->len;
    g_byte_array_append(answer, (const guint8 *)&length, sizeof length);
    g_byte_array_append(answer, records->bytes->data, records->bytes->len);
    if (batch->options->format == MX_BATCH_JSONL) {
        g_autofree char *json = mx_disclosure_to_json(disclosure, false);
        g_byte_array_append(answer, (const guint8 *)json, (guint)strlen(json) + 1);
    }
    return true;
}

/* --------------------------------------------------------------------------------- deciding -- */

/* By the leading bits of the content's hash; what has no content goes by its name. */
static bool is_elsewhere(const Batch *batch, const MxItem *item) {
    if (batch->options->shards <= 1)
        return false;
    g_autofree char *of_name =
        item->sha256[0] == '\0' ? mx_sha256(item->work->name, strlen(item->work->name)) : NULL;
    char digits[16] = { 0 };
    memcpy(digits, of_name != NULL ? of_name : item->sha256, 15);
    guint64 value = g_ascii_strtoull(digits, NULL, 16);
    return value % batch->options->shards != batch->options->shard - 1;
}

/* What people have corrected is read again: that it was read with these corrections is not kept. */
static Choice choose(const Batch *batch, const MxItem *item, const MxStored *stored) {
    bool wants_json = batch->options->format == MX_BATCH_JSONL;
    const MxCorrections *corrections = batch->options->limits.document.corrections;
    if (g_hash_table_contains(batch->in_window, item->sha256) ||
        g_hash_table_contains(batch->met, item->sha256))
        return DUPLICATE;
    if (stored->id == 0 || !stored->current || mx_corrections_concern(corrections, item->sha256))
        return READ;
    if (stored->done)
        return wants_json && !stored->has_json ? READ : UNCHANGED;
    return batch->options->retry_failed ? READ : FAILED_BEFORE;
}

static bool decide(MxItem *item, bool *read, gpointer data, GError **error) {
    Batch *batch = data;
    MxStored stored = { 0 };
    *read = false;
    item->choice = ELSEWHERE;
    if (is_elsewhere(batch, item))
        return true;
    if (!mx_database_find(batch->database, item->sha256, &stored, error))
        return false;
    item->choice = choose(batch, item, &stored);
    *read = item->choice == READ;
    if (*read)
        g_hash_table_add(batch->in_window, g_strdup(item->sha256));
    return true;
}

/* ----------------------------------------------------------------------------------- taking -- */

static MxPlace place_of(const MxItem *item) {
    return (MxPlace){ item->work->name, item->work->raw };
}

/* One line, ended by NUL: it becomes one of the file of all documents. */
static bool is_line(const guint8 *text, gsize length) {
    return length > 1 && memchr(text, '\0', length) == text + length - 1 &&
           memchr(text, '\n', length) == NULL &&
           g_utf8_validate((const char *)text, (gssize)length - 1, NULL);
}

static bool store_answer(Batch *batch, const MxItem *item, GError **error) {
    gsize length;
    const guint8 *answer = g_bytes_get_data(item->answer, &length);
    guint64 n_records = 0;
    if (length >= sizeof n_records)
        memcpy(&n_records, answer, sizeof n_records);
    gsize json = sizeof n_records + n_records;
    bool wants_json = batch->options->format == MX_BATCH_JSONL;
    if (length < sizeof n_records || n_records > length - sizeof n_records ||
        (wants_json && !is_line(answer + json, length - json))) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_FORMAT, "the answer is cut off");
        return false;
    }
    const MxDocumentRows rows = { item->sha256, answer + sizeof n_records, n_records,
                                  wants_json ? (const char *)answer + json : NULL };
    const MxPlace place = place_of(item);
    return mx_database_store(batch->database, &rows, &place, error);
}

/* What passes is not the content's: it is stored for the path, and the next run tries again. */
static bool store_failure(Batch *batch, const MxItem *item, GError **error) {
    const char *sha256 = item->sha256[0] != '\0' && !item->passing ? item->sha256 : NULL;
    const MxFailure failure = { item->code, item->message };
    g_autoptr(MxRecords) records = mx_records_new();
    mx_records_add_failure(records, &failure, sha256, item->work->bytes);
    const MxDocumentRows rows = { sha256, records->bytes->data, records->bytes->len, NULL };
    const MxPlace place = place_of(item);
    return mx_database_store(batch->database, &rows, &place, error);
}

/* What cannot be looked into may be a folder or an archive. */
static void note_place(Batch *batch, const MxItem *item) {
    if (item->work->missing)
        return;
    g_hash_table_add(batch->found, g_strdup(item->work->name));
    if (item->state == MX_ITEM_FAILED)
        g_hash_table_add(batch->closed, g_strdup(item->work->name));
}

/* Nothing is there: no document, but the run has not done all that it was told. */
static bool take_missing(Batch *batch, const MxItem *item) {
    batch->progress.missing++;
    if (batch->options->on_failure != NULL)
        batch->options->on_failure(item->work->name, item->message, batch->options->data);
    return true;
}

static bool take_failed(Batch *batch, const MxItem *item, GError **error) {
    if (item->work->missing)
        return take_missing(batch, item);
    if (item->sha256[0] == '\0' && is_elsewhere(batch, item)) {
        batch->progress.elsewhere++;
        return true;
    }
    batch->progress.failed++;
    if (batch->options->on_failure != NULL)
        batch->options->on_failure(item->work->name, item->message, batch->options->data);
    return store_failure(batch, item, error);
}

/* The copy of a document that failed fails with it. */
static bool take_failed_copy(Batch *batch, MxItem *item, const char *why, GError **error) {
    item->code = g_strdup("io");
    item->message = g_strdup(why);
    item->passing = true;
    return take_failed(batch, item, error);
}

static bool take_left(Batch *batch, MxItem *item, GError **error) {
    const char *why = g_hash_table_lookup(batch->passed, item->sha256);
    if (item->choice == DUPLICATE && why != NULL)
        return take_failed_copy(batch, item, why, error);
    MxBatchProgress *p = &batch->progress;
    guint64 *const counts[] = { [UNCHANGED] = &p->unchanged,
                                [FAILED_BEFORE] = &p->failed_before,
                                [DUPLICATE] = &p->duplicates,
                                [ELSEWHERE] = &p->elsewhere };
    ++*counts[item->choice];
    if (item->choice == ELSEWHERE)
        return true;
    const MxPlace place = place_of(item);
    return mx_database_add_place(batch->database, item->sha256, &place, error);
}

/* A process that says what is no document has gone mad, or is somebody else's by now. */
static bool take_answer(Batch *batch, MxItem *item, GError **error) {
    g_autoptr(GError) wrong = NULL;
    if (store_answer(batch, item, &wrong)) {
        batch->progress.read++;
        batch->progress.pages += item->pages;
        return true;
    }
    if (!g_error_matches(wrong, MX_ERROR, MX_ERROR_FORMAT)) {
        g_propagate_error(error, g_steal_pointer(&wrong));
        return false;
    }
    item->code = g_strdup("crash");
    item->message = g_strdup_printf("the reading process went mad: %s", wrong->message);
    return take_failed(batch, item, error);
}

static bool take(MxItem *item, gpointer data, GError **error) {
    Batch *batch = data;
    note_place(batch, item);
    if (item->state == MX_ITEM_LEFT)
        return take_left(batch, item, error);
    g_hash_table_remove(batch->in_window, item->sha256);
    bool passing = item->state == MX_ITEM_FAILED && item->passing;
    if (passing)
        g_hash_table_replace(batch->passed, g_strdup(item->sha256), g_strdup(item->message));
    else if (item->sha256[0] != '\0')
        g_hash_table_add(batch->met, g_strdup(item->sha256));
    if (item->state == MX_ITEM_FAILED)
        return take_failed(batch, item, error);
    return take_answer(batch, item, error);
}

static void tick(gpointer data) {
    Batch *batch = data;
    batch->progress.total = mx_work_list_known(batch->list) - batch->progress.missing;
    batch->progress.pages_begun = mx_pool_pages_begun(batch->pool);
    batch->progress.seconds = g_timer_elapsed(batch->timer, NULL);
    if (batch->options->on_progress != NULL)
        batch->options->on_progress(&batch->progress, batch->options->data);
}

/* ---------------------------------------------------------------------------------- the run -- */

static bool run_workers(Batch *batch, GError **error) {
    const MxProcessLimits *limits = &batch->options->limits;
    const MxWorkerSettings settings = mx_worker_settings(read_document, batch, limits);
    guint jobs = mx_count_jobs(limits->jobs);
    g_autoptr(MxPool) pool = mx_pool_new(&settings, jobs, limits->timeout_s);
    batch->list = mx_work_list_new(batch->options->paths, batch->options->n_paths, &settings,
                                   limits->timeout_s);
    batch->pool = pool;
    const MxRunHandlers handlers = { decide, take, tick, batch, batch->options->cancelled };
    bool good = mx_run(batch->list, pool, jobs, &handlers, error);
    tick(batch);
    g_clear_pointer(&batch->list, mx_work_list_free);
    return good;
}

static bool is_cancelled(const MxBatchOptions *options) {
    return options->cancelled != NULL && *options->cancelled != 0;
}

static bool prune(Batch *batch, GError **error) {
    const MxBatchOptions *options = batch->options;
    if (!options->prune || options->shards > 1 || is_cancelled(options))
        return true;
    g_auto(GStrv) tops = g_new0(char *, options->n_paths + 1);
    for (guint i = 0; i < options->n_paths; i++)
        tops[i] = mx_filename_to_text(options->paths[i]);
    const MxPrune what = { tops, options->n_paths, batch->found, batch->closed };
    return mx_database_prune(batch->database, &what, &batch->progress.pruned, error);
}

static bool fill_database(Batch *batch, GError **error) {
    g_autofree char *packs = mx_patterns_fingerprint(batch->patterns);
    if (batch->options->format == MX_BATCH_JSONL && !mx_database_keep_json(batch->database, error))
        return false;
    return mx_database_use_extractor(batch->database, batch->options->version, packs, error) &&
           mx_overrides_load(batch->database, batch->options->organizations, error) &&
           mx_sources_load(batch->database, batch->options->sources, error) &&
           mx_code_names_store(batch->database, batch->patterns, error) &&
           run_workers(batch, error) && prune(batch, error) &&
           mx_organizations_assign(batch->database, error);
}

static bool write_database(Batch *batch, const char *path, GError **error) {
    batch->database = mx_database_open(path, error);
    if (batch->database == NULL)
        return false;
    mx_database_heed(batch->database, batch->options->cancelled);
    bool good = fill_database(batch, error);
    if (good && !is_cancelled(batch->options))
        good = mx_batch_export(batch->database, batch->options, error);
    bool closed = mx_database_close(batch->database, good ? error : NULL);
    return good && closed;
}

bool mx_batch_run(const MxBatchOptions *options, MxBatchProgress *progress, GError **error) {
    MX_NUMBERS_USE_POINT;
    Batch batch = { .options = options };
    g_autofree char *path = mx_sandbox_check(options->limits.require_sandbox, error)
                                ? mx_batch_database_path(options, error)
                                : NULL;
    batch.patterns = path != NULL ? mx_patterns_load(options->packs, error) : NULL;
    if (batch.patterns == NULL)
        return false;
    batch.in_window = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    batch.met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    batch.found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    batch.closed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    batch.passed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    batch.timer = g_timer_new();
    bool good = write_database(&batch, path, error);
    if (!good)
        g_prefix_error(error, "%s: ", path);
    *progress = batch.progress;
    g_timer_destroy(batch.timer);
    g_hash_table_unref(batch.in_window);
    g_hash_table_unref(batch.met);
    g_hash_table_unref(batch.passed);
    g_hash_table_unref(batch.found);
    g_hash_table_unref(batch.closed);
    mx_patterns_free(batch.patterns);
    return good;
}
