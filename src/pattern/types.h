/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small types that packs share with those who ask them. */
#ifndef MX_PATTERN_TYPES_H
#define MX_PATTERN_TYPES_H

/** MxPack: one profile with everything it extends; owned by its MxPatterns. */
typedef struct MxPack MxPack;

/** MxColumnType: how the cells of a column are read (contract.md, Cell). */
typedef enum {
    MX_COLUMN_TEXT,
    MX_COLUMN_CODE,
    MX_COLUMN_AMOUNT,
    MX_COLUMN_NUMBER,
    MX_COLUMN_PERCENT,
} MxColumnType;

/** MxSpan: bytes [start, end) of the text that was matched; start < 0 where there is none. */
typedef struct {
    int start, end;
} MxSpan;

/** MxTableTraits: what identifies a table, all folded. @headers: column labels joined by `|`. */
typedef struct {
    const char *title;
    const char *headers;
    const char *first_code;
} MxTableTraits;

/** MxTitlePart: what the title of a government's table is composed of (docs/patterns.md). */
typedef enum {
    MX_TITLE_FUND,
    MX_TITLE_SUBJECT,
    MX_TITLE_PHASE,
    MX_TITLE_SCOPE,
    MX_N_TITLE_PARTS,
} MxTitlePart;

/**
 * MxDocuments: for which documents a rule holds. Each is a bit; a document has those of all that it
 * shows itself to be.
 */
typedef enum {
    MX_DOCUMENTS_BODIES = 1 << 0,      /* a department's, a unit's, a university's disclosure */
    MX_DOCUMENTS_DEPARTMENTS = 1 << 1, /* … one in full, of a body that the usual list holds for */
    MX_DOCUMENTS_GOVERNMENTS = 1 << 2, /* budget or final account of a whole government */
    MX_DOCUMENTS_ANY = 1 << 3,
} MxDocuments;

/** MxCodeFit: how a code and the name beside it agree with the classification. */
typedef enum {
    MX_CODE_UNLISTED, /* no code of the classification, or an item that the list leaves out */
    MX_CODE_UNKNOWN,  /* there is no such code */
    MX_CODE_NAMED,    /* the name is the code's */
    MX_CODE_RENAMED,  /* the code bears another name */
} MxCodeFit;

#endif
