-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the site's data rest on, once for all: a row a document, with its totals. `site_population`
-- is there already.

-- The printed totals of the main tables; where a document prints several, the largest.
CREATE TEMP TABLE site_printed AS
SELECT t.document_id,
       max(CASE WHEN t.name = 'revenue' AND c.name IN ('total', 'total.actual') THEN x.amount_e4 END) AS revenue_e4,
       max(CASE WHEN t.name = 'expenditure' AND c.name IN ('total', 'total.actual') THEN x.amount_e4 END) AS expenditure_e4,
       max(CASE WHEN t.name = 'expenditure' AND c.name IN ('basic', 'basic.actual') THEN x.amount_e4 END) AS basic_e4,
       max(CASE WHEN t.name = 'expenditure' AND c.name IN ('project', 'project.actual') THEN x.amount_e4 END) AS project_e4,
       max(CASE WHEN t.name = 'balance' AND coalesce(c.side, r.side) = 'revenue' AND c.type = 'amount' THEN x.amount_e4 END) AS balance_revenue_e4,
       max(CASE WHEN t.name = 'balance' AND coalesce(c.side, r.side) = 'expenditure' AND c.type = 'amount' THEN x.amount_e4 END) AS balance_expenditure_e4
FROM main.tables t
JOIN main.rows r ON r.table_id = t.id AND r.kind = 'total'
JOIN main.cells x ON x.row_id = r.id
JOIN main.columns c ON c.id = x.column_id
WHERE t.name IN ('revenue', 'expenditure', 'balance')
GROUP BY t.document_id;
CREATE UNIQUE INDEX temp.site_printed_document ON site_printed (document_id);

-- The same as the prose states them, for documents without those tables.
CREATE TEMP TABLE site_stated AS
SELECT document_id,
       max(CASE WHEN name = 'narrative.revenue.total' THEN value_e4 END) AS revenue_e4,
       max(CASE WHEN name = 'narrative.expenditure.total' THEN value_e4 END) AS expenditure_e4,
       max(CASE WHEN name = 'narrative.expenditure.basic' THEN value_e4 END) AS basic_e4,
       max(CASE WHEN name = 'narrative.expenditure.project' THEN value_e4 END) AS project_e4,
       max(CASE WHEN name = 'narrative.three_public.total' THEN value_e4 END) AS three_public_e4,
       max(CASE WHEN name = 'narrative.three_public.overseas' THEN value_e4 END) AS overseas_e4,
       max(CASE WHEN name = 'narrative.three_public.vehicle' THEN value_e4 END) AS vehicle_e4,
       max(CASE WHEN name = 'narrative.three_public.reception' THEN value_e4 END) AS reception_e4
FROM main.facts
WHERE unit = 'yuan' AND name IN ('narrative.revenue.total', 'narrative.expenditure.total', 'narrative.expenditure.basic',
      'narrative.expenditure.project', 'narrative.three_public.total', 'narrative.three_public.overseas',
      'narrative.three_public.vehicle', 'narrative.three_public.reception')
GROUP BY document_id;
CREATE UNIQUE INDEX temp.site_stated_document ON site_stated (document_id);

CREATE TEMP TABLE site_three_public AS
SELECT p.document_id, min(p.table_id) AS table_id, p.total_e4, p.overseas_e4, p.vehicle_e4, p.vehicle_purchase_e4,
       p.vehicle_operation_e4, p.reception_e4
FROM main.three_public p
GROUP BY p.document_id;
CREATE UNIQUE INDEX temp.site_three_public_document ON site_three_public (document_id);

CREATE TEMP TABLE site_counts AS
SELECT document_id, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings, sum(severity = 'info') AS notes
FROM main.findings
GROUP BY document_id;
CREATE UNIQUE INDEX temp.site_counts_document ON site_counts (document_id);

CREATE TEMP TABLE site_places AS
-- A file's name; where it lay is nobody's business.
SELECT document_id, replace(min(path), rtrim(min(path), replace(min(path), '/', '')), '') AS path FROM main.paths GROUP BY document_id;
CREATE UNIQUE INDEX temp.site_places_document ON site_places (document_id);

CREATE TEMP TABLE site_documents AS
SELECT d.id, substr(d.sha256, 1, 16) AS key, coalesce(nullif(d.organization, ''), '') AS organization, d.year, d.kind, d.title,
       d.pages, f.path,
       coalesce(t.revenue_e4, t.balance_revenue_e4, s.revenue_e4) AS revenue_e4,
       coalesce(t.expenditure_e4, t.balance_expenditure_e4, s.expenditure_e4) AS expenditure_e4,
       coalesce(t.basic_e4, s.basic_e4) AS basic_e4,
       coalesce(t.project_e4, s.project_e4) AS project_e4,
       -- A table may set other running costs beside the three, under one total.
       coalesce(p.overseas_e4 + p.vehicle_e4 + p.reception_e4, s.three_public_e4, p.total_e4) AS three_public_e4,
       coalesce(n.errors, 0) AS errors, coalesce(n.warnings, 0) AS warnings, coalesce(n.notes, 0) AS notes,
       (SELECT u.people FROM site_population u WHERE u.organization = d.organization AND (u.year = d.year OR u.year IS NULL)
        ORDER BY u.year IS NULL LIMIT 1) AS population
FROM main.documents d
LEFT JOIN site_printed t ON t.document_id = d.id
LEFT JOIN site_stated s ON s.document_id = d.id
LEFT JOIN site_three_public p ON p.document_id = d.id
LEFT JOIN site_counts n ON n.document_id = d.id
LEFT JOIN site_places f ON f.document_id = d.id
WHERE d.status = 'done' AND d.sha256 IS NOT NULL
ORDER BY d.organization, d.year, d.kind, d.id;
CREATE UNIQUE INDEX temp.site_documents_id ON site_documents (id);

-- Expenditure by class of function; of the first table of a document that has it. Where that names a
-- class several times (for the whole and for each of its bodies), the largest.
CREATE TEMP TABLE site_functions AS
WITH ranked AS (
  SELECT t.id, t.document_id, row_number() OVER (PARTITION BY t.document_id ORDER BY
         CASE t.name WHEN 'expenditure' THEN 0 WHEN 'general_public_expenditure' THEN 1 ELSE 2 END, t.id) AS place
  FROM main.tables t
  WHERE t.name IN ('expenditure', 'general_public_expenditure', 'appropriation_expenditure')
    AND EXISTS (SELECT 1 FROM main.rows r WHERE r.table_id = t.id AND r.code IS NOT NULL)
)
SELECT * FROM (
SELECT r.code AS code, r.name AS name, d.key AS document, d.organization, d.year, d.kind,
       coalesce(max(CASE WHEN c.name IN ('total', 'total.actual') THEN x.amount_e4 END), max(CASE WHEN c.name = 'amount' THEN x.amount_e4 END)) AS total_e4,
       max(CASE WHEN c.name IN ('basic', 'basic.actual') THEN x.amount_e4 END) AS basic_e4,
       max(CASE WHEN c.name IN ('project', 'project.actual') THEN x.amount_e4 END) AS project_e4,
       d.expenditure_e4 AS of_e4, d.population, r.page
FROM ranked k
JOIN site_documents d ON d.id = k.document_id
JOIN main.rows r ON r.table_id = k.id AND r.level = 0 AND r.kind = 'item' AND r.code GLOB '2[0-9][0-9]'
JOIN main.cells x ON x.row_id = r.id
JOIN main.columns c ON c.id = x.column_id
WHERE k.place = 1
GROUP BY r.id
)
WHERE total_e4 IS NOT NULL
GROUP BY code, document
HAVING max(total_e4) IS NOT NULL;
CREATE INDEX temp.site_functions_code ON site_functions (code);
