-- SPDX-License-Identifier: GPL-3.0-or-later
-- Projects, largest first: those of the forms; of documents without forms those of their table.
SELECT * FROM (
  SELECT p.name AS name, d.key AS document, d.organization, d.year, coalesce(p.annual_e4, p.period_e4) AS amount_e4,
         p.department, p.first_page AS page
  FROM main.projects p JOIN site_documents d ON d.id = p.document_id
  UNION ALL
  SELECT r.name, d.key, d.organization, d.year, max(x.amount_e4), NULL, r.page
  FROM main.tables t
  JOIN site_documents d ON d.id = t.document_id
  JOIN main.rows r ON r.table_id = t.id AND r.kind = 'item'
  JOIN main.cells x ON x.row_id = r.id
  JOIN main.columns c ON c.id = x.column_id AND c.name IN ('total', 'amount')
  WHERE t.name = 'project_expenditure' AND NOT EXISTS (SELECT 1 FROM main.projects p WHERE p.document_id = t.document_id)
    AND r.level = (SELECT max(q.level) FROM main.rows q WHERE q.table_id = t.id AND q.kind = 'item')
  GROUP BY r.id
)
WHERE name IS NOT NULL AND name <> ''
ORDER BY amount_e4 DESC NULLS LAST, organization, name
