/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack as its author wrote it: the YAML file in C structs, not yet compiled. */
#ifndef MX_PATTERN_SOURCE_H
#define MX_PATTERN_SOURCE_H

#include <glib.h>

#include "base/severity.h"
#include "pattern/pattern.h"

/**
 * MxPart: the expressions a rule may have. Every rule has MAIN (`match` in a phrase, `header` in a
 * column, `title` in a table or form, `label` in a field) and may have UNLESS, held against the
 * same text; a column, a field and a fact may have UNDER, a table HEADER, NOT_HEADER and CODES, a
 * form HEADER.
 */
typedef enum {
    MX_PART_MAIN,
    MX_PART_UNLESS,
    MX_PART_UNDER,
    MX_PART_HEADER,
    MX_PART_NOT_HEADER,
    MX_PART_CODES,
    MX_N_PARTS,
} MxPart;

/** MxListKind: the lists of a pack. */
typedef enum {
    MX_LIST_PHRASES,
    MX_LIST_COLUMNS,
    MX_LIST_TABLES,
    MX_LIST_FORMS,
    MX_LIST_FIELDS,
    MX_LIST_UNITS,
    MX_LIST_ROWS,
    MX_LIST_SHORTHANDS, /* before the facts that use them */
    MX_LIST_FACTS,
    MX_N_LISTS,
} MxListKind;

/** MxRuleSource: one entry of a list; owned by libcyaml's tree. */
typedef struct {
    char *id;
    char *parts[MX_N_PARTS]; /* NULL where the key is absent */
    MxColumnType *type;      /* NULL where the key is absent: an amount */
    char *unit;              /* of a fact; NULL where the key is absent: yuan */
    char **examples;
    unsigned examples_count;
    char **nots;
    unsigned nots_count;
} MxRuleSource;

typedef struct {
    MxRuleSource *rules;
    unsigned rules_count;
} MxListSource;

typedef struct {
    char **any;
    unsigned any_count;
} MxDetectSource;

/**
 * MxCheckSource: one consistency rule as its author wrote it (docs/rules.md); owned by libcyaml's
 * tree.
 * @when: NULL where the rule holds for everything in its scope
 * @usual, @misprint: NULL where the key is absent: false
 */
typedef struct {
    char *id;
    char *scope; /* the key `for` */
    char *when;
    char *assertion; /* the key `assert` */
    MxSeverity *severity;
    bool *usual, *misprint;
    char *zh, *en;
    char **holds;
    unsigned holds_count;
    char **breaks;
    unsigned breaks_count;
} MxCheckSource;

typedef struct {
    char *extends; /* NULL in a pack that stands alone */
    MxDetectSource detect;
    MxListSource lists[MX_N_LISTS];
    MxCheckSource *checks;
    unsigned checks_count;
    char **codes; /* `CODE NAME (FROM-UNTIL)` */
    unsigned codes_count;
} MxPackTree;

/** MxPackSource: the file's text and what libcyaml read from it. */
typedef struct {
    char *path;
    char *text;
    MxPackTree *tree;
} MxPackSource;

/**
 * mx_pack_source_load:
 *
 * Returns: (transfer full): NULL with %MX_ERROR_IO or %MX_ERROR_PATTERN, message
 *     `FILE:LINE: KEY: what`
 */
MxPackSource *mx_pack_source_load(const char *path, GError **error);

void mx_pack_source_free(MxPackSource *source);

/** mx_pack_error_join_lines: what is quoted from a file may hold line feeds; a message is one line.
 */
void mx_pack_error_join_lines(GError **error);

/** mx_list_name: the list's key in the file. */
const char *mx_list_name(MxListKind list);

/** mx_part_key: the key that holds @part in an entry of @list. */
const char *mx_part_key(MxListKind list, MxPart part);

/**
 * mx_pack_source_find:
 * @from: (nullable): where in the text to begin; NULL for its start
 *
 * Returns: (transfer none) (nullable): the place of `key: value` in the file's text, whichever
 *     quotes it is written in
 */
const char *mx_pack_source_find(const MxPackSource *source, const char *from, const char *key,
                                const char *value);

/** mx_pack_source_line: the line of @place, from 1; 1 where @place is NULL. */
guint mx_pack_source_line(const MxPackSource *source, const char *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPackSource, mx_pack_source_free)

#endif
