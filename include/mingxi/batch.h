/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_BATCH_H
#define MINGXI_BATCH_H

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include <mingxi/export.h>
#include <mingxi/extract.h>
#include <mingxi/patterns.h>
#include <mingxi/source.h>

G_BEGIN_DECLS

/**
 * MxDocumentJob:
 * @source: one of the documents, open
 * @answer: what is appended to it reaches the process that waits for it
 *
 * What a worker process does with a document. It runs in that process: nothing that it changes in
 * memory is seen by anybody else.
 */
typedef bool (*MxDocumentJob)(MxSource *source, gpointer data, GByteArray *answer, GError **error);

/**
 * MxProcessLimits:
 * @jobs: worker processes; 0 for one a core
 * @timeout_s: seconds of the processor that one document may take; ten times as many by the clock
 * @memory_mb: what a worker process may allocate, in MiB
 * @document: what a document may ask of the reader
 * @require_sandbox: refuse to read where the kernel cannot confine workers as docs/security.md says
 */
typedef struct {
    guint jobs;
    guint timeout_s;
    guint memory_mb;
    MxLimits document;
    bool require_sandbox;
} MxProcessLimits;

/**
 * mx_sandbox_report:
 * @held: (out): whether everything is denied that must be, and what is needed is not
 *
 * Tries from within a process that is confined as workers are what it must not be able to do.
 *
 * Returns: (transfer full): a line for each trial, UTF-8, free with g_free()
 */
MX_API char *mx_sandbox_report(bool *held);

/** mx_sandbox_missing: (nullable): what this kernel cannot do of it, for people. */
MX_API const char *mx_sandbox_missing(void);

/**
 * MX_PROCESS_LIMITS_DEFAULT: 60 s and 512 MiB are thirty and eight times what the slowest and
 * largest disclosure seen takes (2 s, 64 MB for 262 pages).
 */
#define MX_PROCESS_LIMITS_DEFAULT ((MxProcessLimits){ 0, 60, 512, MX_LIMITS_DEFAULT, false })

/**
 * MxBatchFormat: what is written beside the database, which every run writes.
 * @MX_BATCH_JSONL: the documents' JSON, one a line
 * @MX_BATCH_CSV: the tables of the database, as a Frictionless Data Package
 * @MX_BATCH_XLSX: one workbook for the archive
 * @MX_BATCH_XLSX_EACH: a workbook for each document
 */
typedef enum {
    MX_BATCH_SQLITE,
    MX_BATCH_JSONL,
    MX_BATCH_CSV,
    MX_BATCH_XLSX,
    MX_BATCH_XLSX_EACH,
} MxBatchFormat;

/**
 * MxBatchProgress:
 * @total: documents known so far; members of archives come to it as they are found
 * @read, @failed: in this run; @pages: of those read; @pages_begun: of those that are being read,
 * as far as they have come: a scan takes seconds a page
 * @unchanged: read before by the same mingxi and packs; @failed_before: the same, in vain
 * @duplicates: the bytes of another one; @elsewhere: another shard's
 * @missing: paths that lead to nothing; they are no documents
 * @pruned: documents that were dropped, since no path leads to them any more
 * @seconds: since the start
 */
typedef struct {
    guint64 total;
    guint64 read, failed, unchanged, failed_before, duplicates, elsewhere;
    guint64 missing, pruned;
    guint64 pages, pages_begun;
    double seconds;
} MxBatchProgress;

/**
 * MxBatchOptions:
 * @paths: (element-type filename): files, archives, and folders, which are searched
 * @n_paths: their number
 * @output: the database; for other formats a folder, in which the database stands as `archive.db`
 * @packs: (nullable): folder of the pattern packs; NULL for the usual one
 * @version: of the program, for documents.extractor
 * @organizations: (nullable): CSV of what names of organizations mean, which the database keeps
 * from then on: `name`, as printed, and any of `organization`, `region`, `type`, `parent`
 * @sources: (nullable): CSV of where files come from, which the database keeps: `path`, as in
 * @paths, and any of `source_url` and `fetched_at`
 * @retry_failed: read again what failed before
 * @prune: drop what was found below @paths before and is gone; not with @shards
 * @shard, @shards: of so many equal parts of the documents, by content, the one; 0 of 0 for all
 * @on_progress: (nullable): called a few times a second
 * @on_failure: (nullable): called for each document that could not be read, in order
 * @cancelled: (nullable): once not 0, the run stops at once
 */
typedef struct {
    char **paths;
    guint n_paths;
    const char *output;
    const char *packs;
    const char *organizations;
    const char *sources;
    const char *version;
    MxBatchFormat format;
    MxProcessLimits limits;
    bool retry_failed, prune;
    guint shard, shards;
    void (*on_progress)(const MxBatchProgress *progress, gpointer data);
    void (*on_failure)(const char *path, const char *message, gpointer data);
    gpointer data;
    const volatile sig_atomic_t *cancelled;
} MxBatchOptions;

/**
 * mx_batch_run:
 * @progress: (out): where the run ended
 *
 * Reads documents, each in a worker process, and writes them into the database in the order in
 * which they are found: what comes out does not depend on the number of workers. A document that
 * cannot be read, for whatever reason, is a row that says why.
 *
 * Errors: %MX_ERROR_PATTERN and %MX_ERROR_IO for the packs, %MX_ERROR_IO and %MX_ERROR_FORMAT for
 * @organizations and @sources, %MX_ERROR_OUTPUT and %MX_ERROR_DATABASE
 * for the database, which is whole all the same.
 *
 * Returns: FALSE on error
 */
MX_API bool mx_batch_run(const MxBatchOptions *options, MxBatchProgress *progress, GError **error);

/**
 * MxDocumentFailure: why a document could not be read.
 * @code: as documents.error_code of the database; `pattern` where the job had no packs
 * @message: for people; without the file's name
 */
typedef struct {
    const char *code, *message;
} MxDocumentFailure;

/**
 * MxDocumentTake:
 * @answer: (nullable): what the job appended; NULL where the document could not be read
 * @failure: (nullable): why, in that case
 *
 * Returns: FALSE to stop
 */
typedef bool (*MxDocumentTake)(const char *path, const GByteArray *answer,
                               const MxDocumentFailure *failure, gpointer data);

/**
 * MxDocumentRun:
 * @paths: (array length=n_paths) (element-type filename): files; `-` is standard input
 * @password: (nullable): of encrypted ones
 * @readable: (nullable): ended by NULL: folders that @begin and @job read, as those of the packs
 * @begin: (nullable): called once in each worker process, before the first of its documents
 * @job: what a worker process does with each
 * @take: called in the order of @paths, in this process
 * @data: for both
 */
typedef struct {
    char **paths;
    guint n_paths;
    const char *password;
    const char *const *readable;
    MxProcessLimits limits;
    void (*begin)(gpointer data);
    MxDocumentJob job;
    MxDocumentTake take;
    gpointer data;
} MxDocumentRun;

/**
 * mx_find_documents:
 *
 * The PDFs in @folder and in the folders below it, in the order of their names; those whose names
 * begin with a dot are left out.
 *
 * Returns: (transfer full) (element-type filename): ended by NULL, free with g_strfreev()
 */
MX_API char **mx_find_documents(const char *folder);

/**
 * mx_find_listed:
 * @list: a CSV as MxBatchOptions.sources
 *
 * Errors: %MX_ERROR_IO, %MX_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the paths that it names, in its order
 */
MX_API char **mx_find_listed(const char *list, GError **error);

/**
 * mx_each_document:
 *
 * Reads files, each in a worker process, as mx_batch_run() does: what a document does to its
 * process costs that document only. A page that ends the process, or does not end, is left out,
 * three times at most. Nothing is stored.
 *
 * Returns: FALSE with %MX_ERROR_IO where no process can be started
 */
MX_API bool mx_each_document(const MxDocumentRun *run, GError **error);

/**
 * mx_batch_merge:
 * @inputs: (array length=n_inputs): databases
 * @output: a database, made where there is none
 * @added, @present: (out): documents that came in, and that were there already
 *
 * Puts what shards have read into one database. A document that is there already stays, unless it
 * had failed and now has not. Run again it changes nothing.
 */
MX_API bool mx_batch_merge(char **inputs, guint n_inputs, const char *output, guint64 *added,
                           guint64 *present, GError **error);

G_END_DECLS

#endif
