/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands share that read PDFs: each in a process of its own, within limits. */
#ifndef MX_CLI_INPUT_READING_H
#define MX_CLI_INPUT_READING_H

#include <mingxi/batch.h>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/input/packs.h"
#include "cli/output.h"

/** MxLimitOptions: what a document may take, as it stands on the command line. */
typedef struct {
    guint max_pages, timeout, memory, ocr;
    bool require_sandbox;
} MxLimitOptions;

/** mx_ocr_words: what --ocr takes, in the order of MxOcrUse. */
extern const char *const mx_ocr_words[];

/** MX_LIMIT_OPTIONS: their lines in the table of TYPE, which has them as FIELD. */
#define MX_LIMIT_OPTIONS(TYPE, FIELD)                                                              \
    MX_OPTION(COUNT, "max-pages", 0, TYPE, FIELD.max_pages, "N",                                   \
              N_("Refuse longer documents (default 5000)"), NULL),                                 \
        MX_OPTION(COUNT, "timeout", 0, TYPE, FIELD.timeout, "S",                                   \
                  N_("Seconds of its processor that a document may take (default 60)"), NULL),     \
        MX_OPTION(COUNT, "memory", 0, TYPE, FIELD.memory, "MB",                                    \
                  N_("MB that reading a document may use (default 512)"), NULL),                   \
        MX_OPTION(WORD, "ocr", 0, TYPE, FIELD.ocr, "WHEN",                                         \
                  N_("Read pictures of pages: auto (default: those without text), never, always"), \
                  mx_ocr_words),                                                                   \
        MX_OPTION(FLAG, "require-sandbox", 0, TYPE, FIELD.require_sandbox, NULL,                   \
                  N_("Refuse to read where the kernel cannot confine it"), NULL)

/** mx_limits_of: the default where an option is not given. */
MxProcessLimits mx_limits_of(const MxLimitOptions *options);

#define MX_CORRECTIONS_OPTION(TYPE, FIELD)                                                         \
    MX_OPTION(FILE, "corrections", 0, TYPE, FIELD, "FILE",                                         \
              N_("CSV or JSON Lines of what pictures of pages say: sha256, page, x0, y0, x1, y1, " \
                 "text"),                                                                          \
              NULL)

/** mx_load_corrections: of @path, which may be NULL; FALSE where it cannot be read, which is said.
 */
bool mx_load_corrections(const char *path, MxCorrections **corrections);

/** MxReadingOptions: of commands that print what they read. */
typedef struct {
    MxLimitOptions limits;
    const char *password;
} MxReadingOptions;

#define MX_READING_OPTIONS(TYPE, FIELD)                                                            \
    MX_OPTION(TEXT, "password", 0, TYPE, FIELD.password, "PW", N_("Password of encrypted files"),  \
              NULL),                                                                               \
        MX_LIMIT_OPTIONS(TYPE, FIELD.limits)

#define MX_PACKS_OPTION(TYPE, FIELD)                                                               \
    MX_OPTION(FOLDER, "patterns", 0, TYPE, FIELD, "DIR", N_("Pattern packs to use"), NULL)

#define MX_OUTPUT_OPTION(TYPE, FIELD)                                                              \
    MX_OPTION(FILE, "output", 'o', TYPE, FIELD, "OUT",                                             \
              N_("Write to OUT; it appears when it is complete"), NULL)

/**
 * MxReading: one run of a command over documents.
 * @options: of the command line; @patterns: (nullable): folder of the packs
 * @corrections: (nullable): of what pictures of pages say
 * @plain: no packs are needed, and @answer gets no disclosure
 * @answer: in the worker process: appends what is to be printed of a document; a NUL comes behind
 * it
 * @take: in this process, in the order of the command line: prints it; FALSE to stop. What it finds
 *     to be no answer it hands to mx_reading_refuse()
 * @fail: (nullable): told of what could not be read, after the user was
 * @data: the command's own
 *
 * What follows is filled by mx_reading_run():
 * @packs: loaded while the pages of one document are read, and before there are several processes
 * @failed: documents that could not be read; @no_packs: because there are no packs
 */
typedef struct MxReading MxReading;
struct MxReading {
    const MxReadingOptions *options;
    const char *patterns;
    const MxCorrections *corrections;
    bool plain;
    bool (*answer)(MxReading *reading, MxSource *source, const MxDisclosure *disclosure,
                   GByteArray *answer, GError **error);
    bool (*take)(MxReading *reading, const char *path, const GByteArray *answer);
    void (*fail)(MxReading *reading, const char *path, const MxDocumentFailure *failure);
    gpointer data;
    MxPacks packs;
    guint failed;
    bool no_packs;
};

/** mx_answer_append: @text without its end. */
void mx_answer_append(GByteArray *answer, const char *text);

/** mx_reading_run: FALSE where the packs do not load, which is said; all else is counted. */
bool mx_reading_run(MxReading *reading, const GPtrArray *paths);

/** mx_reading_refuse: what came of @path is no answer. Returns: TRUE, for @take */
bool mx_reading_refuse(MxReading *reading, const char *path);

/** mx_reading_status: how the command ends, as far as reading goes. */
int mx_reading_status(const MxReading *reading);

#endif
