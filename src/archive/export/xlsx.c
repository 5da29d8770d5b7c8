/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of all documents together: what the views of the database have. */
#include "archive/export/xlsx.h"

#include "archive/export/workbook.h"

static const MxSheet ARCHIVE[] = {
    { "documents", "SELECT d.id AS document, (SELECT path FROM paths WHERE document_id = d.id "
                   "ORDER BY id) AS path, status, error, organization, year, kind, title, pages, "
                   "rules_passed, rules_failed FROM documents d ORDER BY d.id" },
    { "totals", "SELECT * FROM totals ORDER BY document_id" },
    { "expenditure",
      "SELECT document_id, organization, year, kind, body, scope, level, code, name, "
      "total_e4, basic_e4, project_e4, reason, page FROM expenditure_by_function "
      "ORDER BY document_id, row_id" },
    { "three public",
      "SELECT document_id, organization, year, kind, body, total_e4, overseas_e4, "
      "vehicle_e4, vehicle_purchase_e4, vehicle_operation_e4, reception_e4, reason, "
      "page FROM three_public ORDER BY document_id" },
    { "projects", "SELECT document_id, organization, year, name, amount_e4, reason, department, "
                  "page FROM projects_by_amount ORDER BY document_id, project_id, row_id" },
    { "indicators", "SELECT p.document_id, p.name AS project, i.scope, i.level1, i.level2, i.name, "
                    "i.target, i.operator, i.number, i.unit, i.page FROM indicators i "
                    "JOIN projects p ON p.id = i.project_id ORDER BY i.id" },
    { "facts", "SELECT document_id, name, value, unit, text, context, page FROM facts "
               "WHERE name IS NOT NULL ORDER BY id" },
    { "findings", "SELECT document_id, rule, severity, page, message_zh, message_en, expected, "
                  "actual, difference FROM findings ORDER BY id" },
    { "amounts",
      "SELECT document_id, organization, year, table_name, title, row_kind, level, side, "
      "code, name, column_name, label, amount_e4, text, page FROM amounts "
      "ORDER BY row_id, column_name" },
};

bool mx_export_xlsx(MxDatabase *database, const char *folder, GError **error) {
    MxWorkbook book = mx_workbook_open(folder, "archive.xlsx", true);
    bool good = mx_workbook_write_sheets(&book, database, ARCHIVE, G_N_ELEMENTS(ARCHIVE), 0, error);
    return mx_workbook_close(&book, good, error) && good;
}
