/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the fields is schema.sql's; tests/unit/archive/test_records.c holds the two
 * together. */
#include "archive/records/schema.h"

#define KEY                                                                                        \
    { "id", MX_FIELD_KEY, 0 }
#define REF(name, table)                                                                           \
    { name, MX_FIELD_REF, MX_RECORD_##table }
#define INTEGER(name)                                                                              \
    { name, MX_FIELD_INTEGER, 0 }
#define NUMBER(name)                                                                               \
    { name, MX_FIELD_NUMBER, 0 }
#define TEXT(name)                                                                                 \
    { name, MX_FIELD_TEXT, 0 }
#define BYTES(name)                                                                                \
    { name, MX_FIELD_BYTES, 0 }
#define BOX INTEGER("x0_e2"), INTEGER("y0_e2"), INTEGER("x1_e2"), INTEGER("y1_e2")

#define EVALUATION                                                                                 \
    TEXT("kind"), TEXT("outcome"), TEXT("execution_weight"), TEXT("execution_rate"),               \
        TEXT("execution_score"), TEXT("total_weight"), TEXT("total_score")

static const MxRecordField EXTRACTORS[] = { KEY, TEXT("version"), TEXT("packs") };
static const MxRecordField DOCUMENTS[] = { KEY,
                                           TEXT("sha256"),
                                           TEXT("status"),
                                           TEXT("error_code"),
                                           TEXT("error"),
                                           REF("extractor_id", EXTRACTORS),
                                           INTEGER("bytes"),
                                           INTEGER("pages"),
                                           TEXT("producer"),
                                           TEXT("text_layer"),
                                           TEXT("kind"),
                                           INTEGER("year"),
                                           TEXT("organization"),
                                           TEXT("level"),
                                           TEXT("title"),
                                           TEXT("profile"),
                                           INTEGER("rules_passed"),
                                           INTEGER("rules_failed"),
                                           INTEGER("rules_not_applicable") };
static const MxRecordField PATHS[] = { KEY, TEXT("path"), BYTES("raw"),
                                       REF("document_id", DOCUMENTS) };
static const MxRecordField TABLES[] = { KEY,
                                        REF("document_id", DOCUMENTS),
                                        TEXT("name"),
                                        INTEGER("number"),
                                        TEXT("title"),
                                        TEXT("unit"),
                                        TEXT("note"),
                                        INTEGER("first_page"),
                                        INTEGER("last_page") };
static const MxRecordField COLUMNS[] = { KEY,          REF("table_id", TABLES),
                                         TEXT("name"), TEXT("label"),
                                         TEXT("type"), TEXT("side") };
static const MxRecordField ROWS[] = { KEY,
                                      REF("table_id", TABLES),
                                      INTEGER("page"),
                                      INTEGER("level"),
                                      TEXT("kind"),
                                      TEXT("side"),
                                      INTEGER("block"),
                                      TEXT("code"),
                                      TEXT("name"),
                                      TEXT("role"),
                                      TEXT("code_system") };
static const MxRecordField CELLS[] = { REF("row_id", ROWS), REF("column_id", COLUMNS),
                                       TEXT("text"),        INTEGER("amount_e4"),
                                       NUMBER("number"),    TEXT("state"),
                                       INTEGER("page"),     BOX,
                                       NUMBER("confidence") };
static const MxRecordField PROJECTS[] = { KEY,
                                          REF("document_id", DOCUMENTS),
                                          TEXT("title"),
                                          INTEGER("year"),
                                          INTEGER("first_page"),
                                          INTEGER("last_page"),
                                          TEXT("name"),
                                          TEXT("code"),
                                          TEXT("department"),
                                          TEXT("department_code"),
                                          TEXT("unit"),
                                          TEXT("attribute"),
                                          TEXT("term"),
                                          TEXT("overview"),
                                          TEXT("basis"),
                                          TEXT("necessity"),
                                          TEXT("measures"),
                                          TEXT("plan"),
                                          TEXT("goal_period"),
                                          TEXT("goal_annual"),
                                          TEXT("filled_at"),
                                          INTEGER("period_e4"),
                                          INTEGER("annual_e4"),
                                          EVALUATION };
static const MxRecordField OVERALL[] = { KEY,
                                         REF("document_id", DOCUMENTS),
                                         TEXT("title"),
                                         INTEGER("year"),
                                         INTEGER("first_page"),
                                         INTEGER("last_page"),
                                         TEXT("department"),
                                         TEXT("department_code"),
                                         TEXT("functional_departments"),
                                         TEXT("subordinate_units"),
                                         TEXT("staff_quota"),
                                         TEXT("staff"),
                                         TEXT("duties"),
                                         TEXT("strategy"),
                                         TEXT("annual_goal"),
                                         TEXT("filled_at"),
                                         EVALUATION };
static const MxRecordField FUNDS[] = { KEY,
                                       REF("project_id", PROJECTS),
                                       REF("overall_id", OVERALL),
                                       TEXT("scope"),
                                       TEXT("name"),
                                       TEXT("text"),
                                       INTEGER("amount_e4"),
                                       TEXT("state"),
                                       INTEGER("page"),
                                       BOX };
static const MxRecordField INDICATORS[] = { KEY,
                                            REF("project_id", PROJECTS),
                                            REF("overall_id", OVERALL),
                                            TEXT("scope"),
                                            TEXT("level1"),
                                            TEXT("level2"),
                                            TEXT("name"),
                                            TEXT("target"),
                                            TEXT("operator"),
                                            NUMBER("number"),
                                            TEXT("unit"),
                                            NUMBER("weight"),
                                            INTEGER("page"),
                                            BOX,
                                            TEXT("outcome"),
                                            TEXT("outcome_operator"),
                                            NUMBER("outcome_number"),
                                            TEXT("outcome_unit"),
                                            NUMBER("score"),
                                            TEXT("reason") };
static const MxRecordField TASKS[] = {
    KEY, REF("overall_id", OVERALL), TEXT("function"), TEXT("task"), INTEGER("page"), BOX
};
static const MxRecordField OTHER_FIELDS[] = { KEY,
                                              REF("project_id", PROJECTS),
                                              REF("overall_id", OVERALL),
                                              REF("indicator_id", INDICATORS),
                                              REF("task_id", TASKS),
                                              TEXT("label"),
                                              TEXT("text") };
static const MxRecordField SECTIONS[] = { KEY,
                                          REF("document_id", DOCUMENTS),
                                          TEXT("number"),
                                          TEXT("title"),
                                          INTEGER("level"),
                                          INTEGER("first_page"),
                                          INTEGER("last_page"),
                                          TEXT("text") };
static const MxRecordField FACTS[] = { KEY,
                                       REF("document_id", DOCUMENTS),
                                       REF("section_id", SECTIONS),
                                       TEXT("name"),
                                       INTEGER("value_e4"),
                                       NUMBER("value"),
                                       TEXT("unit"),
                                       TEXT("text"),
                                       TEXT("context"),
                                       INTEGER("page"),
                                       BOX };
static const MxRecordField GLOSSARY[] = { KEY, REF("document_id", DOCUMENTS), TEXT("term"),
                                          TEXT("definition"), INTEGER("page") };
static const MxRecordField UNCLAIMED[] = { KEY, REF("document_id", DOCUMENTS), INTEGER("page"), BOX,
                                           TEXT("rows") };
static const MxRecordField FINDINGS[] = { KEY,
                                          REF("document_id", DOCUMENTS),
                                          TEXT("rule"),
                                          TEXT("severity"),
                                          INTEGER("page"),
                                          TEXT("message_zh"),
                                          TEXT("message_en"),
                                          NUMBER("expected"),
                                          NUMBER("actual"),
                                          NUMBER("difference"),
                                          NUMBER("tolerance") };
static const MxRecordField EVIDENCE[] = { KEY,
                                          REF("finding_id", FINDINGS),
                                          TEXT("what"),
                                          TEXT("table_name"),
                                          TEXT("row_name"),
                                          TEXT("column_name"),
                                          TEXT("project"),
                                          TEXT("field"),
                                          TEXT("fact"),
                                          TEXT("label"),
                                          TEXT("context"),
                                          TEXT("text"),
                                          INTEGER("page"),
                                          BOX };
static const MxRecordField DIAGNOSTICS[] = { KEY,
                                             REF("document_id", DOCUMENTS),
                                             TEXT("severity"),
                                             TEXT("code"),
                                             INTEGER("page"),
                                             TEXT("message") };

/* A figure that a document prints, or the reason why it has none, and where it stands. */
#define FIGURE                                                                                     \
    INTEGER("amount_e4"), TEXT("reason"), TEXT("how"), TEXT("source"), TEXT("text"),               \
        INTEGER("page"), REF("row_id", ROWS), REF("column_id", COLUMNS), REF("fact_id", FACTS)

static const MxRecordField PRINTED_TOTALS[] = { KEY, REF("document_id", DOCUMENTS), TEXT("name"),
                                                FIGURE };
static const MxRecordField FUNCTIONS[] = { KEY,
                                           REF("document_id", DOCUMENTS),
                                           REF("row_id", ROWS),
                                           TEXT("scope"),
                                           INTEGER("level"),
                                           TEXT("code"),
                                           TEXT("name"),
                                           INTEGER("amount_e4"),
                                           INTEGER("basic_e4"),
                                           INTEGER("project_e4"),
                                           TEXT("reason"),
                                           TEXT("how"),
                                           INTEGER("page") };
static const MxRecordField PROJECT_AMOUNTS[] = { KEY,
                                                 REF("document_id", DOCUMENTS),
                                                 REF("project_id", PROJECTS),
                                                 REF("row_id", ROWS),
                                                 TEXT("name"),
                                                 INTEGER("amount_e4"),
                                                 TEXT("reason"),
                                                 TEXT("department"),
                                                 INTEGER("page") };

static const MxRecordField GOVERNMENT_TOTALS[] = { KEY,
                                                   REF("document_id", DOCUMENTS),
                                                   TEXT("fund"),
                                                   TEXT("name"),
                                                   TEXT("scope"),
                                                   TEXT("phase"),
                                                   INTEGER("year"),
                                                   FIGURE };

#define TABLE(name, fields)                                                                        \
    { name, G_N_ELEMENTS(fields), fields }

static const MxRecordTable RECORD_TABLES[MX_N_RECORDS] = {
    TABLE("extractors", EXTRACTORS),
    TABLE("documents", DOCUMENTS),
    TABLE("paths", PATHS),
    TABLE("tables", TABLES),
    TABLE("columns", COLUMNS),
    TABLE("rows", ROWS),
    TABLE("cells", CELLS),
    TABLE("projects", PROJECTS),
    TABLE("overall", OVERALL),
    TABLE("funds", FUNDS),
    TABLE("indicators", INDICATORS),
    TABLE("tasks", TASKS),
    TABLE("other_fields", OTHER_FIELDS),
    TABLE("sections", SECTIONS),
    TABLE("facts", FACTS),
    TABLE("glossary", GLOSSARY),
    TABLE("unclaimed", UNCLAIMED),
    TABLE("findings", FINDINGS),
    TABLE("evidence", EVIDENCE),
    TABLE("diagnostics", DIAGNOSTICS),
    TABLE("printed_totals", PRINTED_TOTALS),
    TABLE("functions", FUNCTIONS),
    TABLE("project_amounts", PROJECT_AMOUNTS),
    TABLE("government_totals", GOVERNMENT_TOTALS),
};

const MxRecordTable *mx_record_table(MxRecordKind kind) {
    return &RECORD_TABLES[kind];
}
