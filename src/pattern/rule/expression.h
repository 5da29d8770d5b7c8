/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the rules: what must hold, taken apart (docs/rules.md). */
#ifndef MX_PATTERN_RULE_EXPRESSION_H
#define MX_PATTERN_RULE_EXPRESSION_H

#include <glib.h>
#include <stdbool.h>

/** MxReferenceKind: what a place's name points at. */
typedef enum {
    MX_REF_HERE,    /* a word of the scope: this, value, stated, … or a column, a field */
    MX_REF_CELL,    /* table.side[row].column */
    MX_REF_FACT,    /* narrative.… */
    MX_REF_OVERALL, /* overall.… */
    MX_REF_LEFT,    /* left.column: the row of a pair */
    MX_REF_RIGHT,   /* right.field: the form of a pair */
} MxReferenceKind;

/**
 * MxReference: a place, as written.
 * @table: (nullable): the table's id; NULL in CELL where the table in scope is meant
 * @side: (nullable): `revenue` or `expenditure`
 * @row: (nullable): what stands in brackets: a code or the id of a row
 * @names: the column, the field or the fact; several are alternatives, the first that exists counts
 */
typedef struct {
    MxReferenceKind kind;
    char *table, *side, *row;
    GStrv names;
} MxReference;

typedef enum {
    MX_EXPR_NUMBER,
    MX_EXPR_PLACE,
    MX_EXPR_SUM,   /* sum(place): of all figures that the place's name stands for */
    MX_EXPR_COUNT, /* count(place) */
    MX_EXPR_ADD,
    MX_EXPR_SUBTRACT,
    MX_EXPR_MULTIPLY,
    MX_EXPR_DIVIDE,
} MxExprKind;

/** MxExpr: @number, @place: of leaves; @optional: `place?`, 0 where the document has no such place.
 */
typedef struct MxExpr {
    MxExprKind kind;
    char *number;
    MxReference *place;
    bool optional;
    struct MxExpr *left, *right;
} MxExpr;

typedef enum {
    MX_RELATION_EQUAL,    /* a = b */
    MX_RELATION_AT_LEAST, /* a >= b */
    MX_RELATION_AT_MOST,  /* a <= b */
    MX_RELATION_ONE_OF,   /* a in {b, c, …} */
    MX_RELATION_EXISTS,   /* exists(place) */
    MX_RELATION_ABSENT,   /* absent(place) */
    MX_RELATION_NEVER,    /* never: that there is one is the finding */
} MxRelationKind;

/** MxRelation: @left: NULL for NEVER; @right: (element-type MxExpr): empty where there is none;
 * @either: of a condition: this or the relation before it. */
typedef struct {
    MxRelationKind kind;
    bool either;
    MxExpr *left;
    GPtrArray *right;
} MxRelation;

/**
 * mx_relation_parse: `total = basic + project?`
 *
 * Returns: (transfer full): NULL with %MX_ERROR_PATTERN, the message says what was expected where
 */
MxRelation *mx_relation_parse(const char *text, GError **error);

/** mx_condition_parse: (transfer full) (element-type MxRelation): relations joined by ` and ` or
 * ` or `, which binds closer. */
GPtrArray *mx_condition_parse(const char *text, GError **error);

void mx_relation_free(MxRelation *relation);

/** mx_reference_parse: one place, as the examples of rules write them. */
MxReference *mx_reference_parse(const char *text, GError **error);
void mx_reference_free(MxReference *reference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRelation, mx_relation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxReference, mx_reference_free)

#endif
