/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of a pack says: its YAML in C structs, not yet compiled. */
#ifndef MX_PATTERN_SOURCE_TREE_H
#define MX_PATTERN_SOURCE_TREE_H

#include <glib.h>

#include "base/severity.h"
#include "pattern/types.h"

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
    MX_LIST_TITLES, /* the parts that titles are composed of, in the place of tables */
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
 * @documents: NULL where the key is absent: bodies
 * @usual, @misprint: NULL where the key is absent: false
 * @variants: what else the columns of @assertion may be called, with `*` for their names:
 *     `previous_budget.*`
 */
typedef struct {
    char *id;
    char *scope; /* the key `for` */
    MxDocuments *documents;
    char *when;
    char *assertion; /* the key `assert` */
    MxSeverity *severity;
    bool *usual, *misprint;
    char **variants;
    unsigned variants_count;
    char *zh, *en;
    char **holds;
    unsigned holds_count;
    char **breaks;
    unsigned breaks_count;
} MxCheckSource;

/**
 * MxFamilySource: what rules are about whose ids begin with @id: a name and a paragraph in both
 * languages; @law: (nullable) the regulation that they rest on, as it is cited in Chinese.
 */
typedef struct {
    char *id;
    char *name_zh, *name_en;
    char *zh, *en;
    char *law;
} MxFamilySource;

/** MxPackTree: all that one file of a pack says. */
typedef struct {
    char *extends; /* NULL in a pack that stands alone */
    MxDetectSource detect;
    MxDocuments *documents; /* the pack is that of such documents; NULL: not said */
    char **alone;           /* lists that do not go on with those of what the pack extends */
    unsigned alone_count;
    MxListSource lists[MX_N_LISTS];
    MxCheckSource *checks;
    unsigned checks_count;
    MxFamilySource *families; /* of rules */
    unsigned families_count;
    char **codes; /* `CODE NAME (FROM-UNTIL)` */
    unsigned codes_count;
    char **files; /* the other files of the pack, in their order; in `pack.yaml` only */
    unsigned files_count;
} MxPackTree;

/** mx_list_name: the list's key in the file. */
const char *mx_list_name(MxListKind list);

/** mx_part_key: the key that holds @part in an entry of @list. */
const char *mx_part_key(MxListKind list, MxPart part);

#endif
