/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of contract.md (docs/contract.md), owned by one document object. */
#ifndef MX_MODEL_DISCLOSURE_H
#define MX_MODEL_DISCLOSURE_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"
#include "base/severity.h"
#include "model/form.h"
#include "model/report.h"
#include "model/table.h"
#include "pattern/types.h"

/** MxUnclaimed: a grid that no pattern claimed; @rows: (element-type GStrv) its texts. */
typedef struct {
    guint page;
    MxBox box;
    GPtrArray *rows;
} MxUnclaimed;

/** MxDiagnostic: a doubt about the reading; @page 0 where it is about the whole document. */
typedef struct {
    MxSeverity severity;
    const char *code;
    guint page;
    char *message;
} MxDiagnostic;

/**
 * MxConservation: of a document's figures (conserve/conserve.h).
 * @printed: those in the lines and cells of its pages
 * @lost: of these, those that the document does not hold
 * @twice: amounts that it holds and no page prints: one of two boxes that share a printed one
 * @unplaced: digits of pages in no line and no cell
 */
typedef struct {
    guint printed, lost, twice, unplaced;
} MxConservation;

typedef struct MxDisclosure {
    struct {
        char *file, *sha256, *producer;
        guint64 bytes;
        guint pages;
        const char *text; /* native, ocr, mixed, none */
    } source;
    struct {
        const char *kind;      /* budget, final_account, performance, unknown; of a government:
                                  government_budget, government_final_account, government_report */
        const char *level;     /* department, unit; province, city, county, township; NULL */
        MxDocuments among;     /* all that it shows itself to be */
        int year;              /* 0 where none is printed */
        int execution_year;    /* of the execution that is reported beside; 0 where none is */
        bool year_is_doubtful; /* no title says it, or titles differ: fit for no accusation */
        char *organization, *title, *profile;
        bool organization_is_doubtful; /* title and tables name different bodies: there is none */
    } document;
    GPtrArray *sections;    /* of MxSection */
    GPtrArray *tables;      /* of MxTable */
    GPtrArray *forms;       /* of MxForm (model/form.h), in document order */
    GPtrArray *facts;       /* of MxFact */
    GPtrArray *glossary;    /* of MxTerm */
    GPtrArray *unclaimed;   /* of MxUnclaimed */
    GPtrArray *repeats;     /* of MxField: what a page prints again of a form, and holds already */
    GPtrArray *diagnostics; /* of MxDiagnostic */
    GArray *unread; /* of guint: pages without text that could be read: pictures, or blank */
    MxConservation figures;
    MxReport *report; /* of no rules until mx_check() has run */
} MxDisclosure;

MxDisclosure *mx_disclosure_new(void);

/** mx_disclosure_pack: the pack that holds for a document of this profile and kind. */
const MxPack *mx_disclosure_pack(const MxDisclosure *disclosure, const MxPatterns *patterns);

/** mx_disclosure_note: adds a diagnostic; @code is a static string. */
void mx_disclosure_note(MxDisclosure *disclosure, MxSeverity severity, const char *code, guint page,
                        const char *format, ...) G_GNUC_PRINTF(5, 6);

/** mx_disclosure_note_figure: says so where @field, which has a value, prints stray spaces or lacks
 * a comma, or has a triangle for a minus. */
void mx_disclosure_note_figure(MxDisclosure *disclosure, const MxField *field);

MxUnclaimed *mx_unclaimed_new(guint page, MxBox box);

#endif
