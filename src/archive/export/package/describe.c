/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The schema's own comments, so that what is said of a column is said once:
 *
 *     CREATE TABLE documents (
 *       status TEXT NOT NULL,    -- done, failed
 *
 * Columns that need no comment there, because their names say it to who reads the schema, are
 * described here for those who see the CSV alone.
 */
#include "archive/export/package/describe.h"

#include <stdbool.h>
#include <string.h>

extern const char mx_schema_sql[], mx_schema2_sql[], mx_schema3_sql[], mx_schema4_sql[],
    mx_schema5_sql[];

static const struct {
    const char *field, *text;
} USUAL[] = {
    { "id", "number of the row, ascending within a document as printed" },
    { "document_id", "the document" },
    { "extractor_id", "what read the document" },
    { "organization_id", "the organization" },
    { "organization_key", "the organization: 16 hexadecimal digits, the same in every database" },
    { "table_id", "the table" },
    { "row_id", "the row of a table" },
    { "column_id", "the column of a table" },
    { "project_id", "the project" },
    { "overall_id", "the form of the whole body" },
    { "indicator_id", "the indicator" },
    { "task_id", "the task" },
    { "section_id", "the section of the prose" },
    { "fact_id", "the figure of the prose" },
    { "finding_id", "the finding" },
    { "parent_id", "the organization that it belongs to" },
    { "page", "page it stands on, from 1" },
    { "first_page", "its first page, from 1" },
    { "last_page", "its last page" },
    { "pages", "number of pages" },
    { "bytes", "size of the file" },
    { "status", "done or failed" },
    { "producer", "program that made the PDF" },
    { "organization", "body whose document it is" },
    { "place", "where the body is, with all that this lies in" },
    { "region", "code of the place" },
    { "body", "department or unit; of a government its level" },
    { "kind", "kind of the document: budget, final_account, …" },
    { "year", "fiscal year" },
    { "title", "title as printed" },
    { "note", "note as printed" },
    { "name", "name as printed, or an id of the contract" },
    { "code", "code of the classification, or of the message" },
    { "side", "revenue or expenditure, where a table has both" },
    { "text", "as printed" },
    { "unit", "unit as printed" },
    { "level", "depth: 0 is the outermost" },
    { "level1", "indicator of the first level, as printed" },
    { "level2", "indicator of the second level, as printed" },
    { "number", "number as printed" },
    { "weight", "weight of the indicator" },
    { "state", "value, none or unreadable" },
    { "amount_e4", "amount in 1/10,000 yuan" },
    { "yuan", "amount in yuan" },
    { "total_e4", "total in 1/10,000 yuan" },
    { "revenue_e4", "revenue in 1/10,000 yuan" },
    { "expenditure_e4", "expenditure in 1/10,000 yuan" },
    { "basic_e4", "basic expenditure in 1/10,000 yuan" },
    { "project_e4", "expenditure on projects in 1/10,000 yuan" },
    { "general_public_e4", "general public budget in 1/10,000 yuan" },
    { "three_public_e4", "the three public expenses in 1/10,000 yuan" },
    { "overseas_e4", "journeys abroad in 1/10,000 yuan" },
    { "vehicle_e4", "vehicles in 1/10,000 yuan" },
    { "vehicle_purchase_e4", "purchase of vehicles in 1/10,000 yuan" },
    { "vehicle_operation_e4", "running of vehicles in 1/10,000 yuan" },
    { "reception_e4", "receptions in 1/10,000 yuan" },
    { "reason", "why there is no figure" },
    { "reasons", "why there are no figures, a JSON object" },
    { "source", "where the figure stands" },
    { "how", "how the figure was found" },
    { "scope", "of which money, or whose" },
    { "x0_e2", "left of its box in 1/100 point from the left of the page" },
    { "y0_e2", "top of its box in 1/100 point from the top of the page" },
    { "confidence", "0 to 1: how surely it was read from a picture; empty where it was not" },
    { "x1_e2", "right of its box in 1/100 point" },
    { "y1_e2", "bottom of its box in 1/100 point" },
    { "rules_passed", "consistency rules that hold" },
    { "rules_failed", "consistency rules that do not hold" },
    { "rules_not_applicable", "consistency rules whose places the document lacks" },
    { "department", "department as printed" },
    { "department_code", "its code as printed" },
    { "attribute", "attribute of the project as printed" },
    { "term", "term as printed" },
    { "definition", "definition as printed" },
    { "filled_at", "when the form was filled in, as printed" },
    { "function", "function of the task" },
    { "task", "task as printed" },
    { "label", "label as printed" },
    { "rule", "id of the consistency rule" },
    { "severity", "error, warning or info" },
    { "message", "what is to be said, in English" },
    { "message_zh", "statement in Chinese" },
    { "message_en", "statement in English" },
    { "actual", "what is printed, in yuan or the figure's own unit" },
    { "difference", "actual less expected" },
    { "tolerance", "what rounding explains" },
    { "table_name", "id of the table" },
    { "row_kind", "item, total or note" },
    { "column_name", "id of the column" },
    { "project", "name of the project" },
    { "field", "id of the field of a form" },
    { "fact", "id of the figure of the prose" },
    { "fund", "which of the budgets" },
    { "phase", "budget, adjusted budget, execution or actual" },
    { "documents", "number of documents" },
    { "findings", "number of findings" },
};

/* The comment behind @field in the body of a CREATE TABLE: up to the end of its line. */
static char *find_in_body(const char *body, const char *end, const char *field) {
    g_autofree char *start = g_strdup_printf("\n  %s ", field);
    const char *line = g_strstr_len(body, end - body, start);
    const char *stop = line != NULL ? strchr(line + 1, '\n') : NULL;
    const char *comment = stop != NULL ? g_strstr_len(line, stop - line, "-- ") : NULL;
    return comment != NULL ? g_strndup(comment + 3, (gsize)(stop - comment - 3)) : NULL;
}

static char *find_in_schema(const char *schema, const char *table, const char *field) {
    g_autofree char *head = g_strdup_printf("CREATE TABLE %s (", table);
    const char *body = strstr(schema, head);
    const char *end = body != NULL ? strstr(body, "\n)") : NULL;
    return end != NULL ? find_in_body(body, end, field) : NULL;
}

char *mx_describe_field(const char *table, const char *field) {
    const char *const schemas[] = { mx_schema5_sql, mx_schema4_sql, mx_schema3_sql, mx_schema2_sql,
                                    mx_schema_sql };
    for (gsize i = 0; i < G_N_ELEMENTS(schemas); i++) {
        char *comment = find_in_schema(schemas[i], table, field);
        if (comment != NULL)
            return comment;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(USUAL); i++)
        if (g_str_equal(USUAL[i].field, field))
            return g_strdup(USUAL[i].text);
    g_autofree char *words = g_strdup(field);
    return g_strconcat(g_strdelimit(words, "_", ' '), ", as printed", NULL);
}
