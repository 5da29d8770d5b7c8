-- SPDX-License-Identifier: GPL-3.0-or-later
-- What pandas, R and queries ask most. Views hold nothing: a database that is brought to a newer
-- version gets them anew, whatever it had.
DROP VIEW IF EXISTS bodies;
DROP VIEW IF EXISTS amounts;
DROP VIEW IF EXISTS expenditure_by_function;
DROP VIEW IF EXISTS projects_by_amount;
DROP VIEW IF EXISTS totals;
DROP VIEW IF EXISTS three_public;
DROP VIEW IF EXISTS governments;
DROP VIEW IF EXISTS findings_by_rule;
DROP VIEW IF EXISTS document_sources;

-- Every document that was read, with whose it is: under the name by which all documents of the body
-- go. `body` keeps apart what a body publishes of itself and what of all below it.
CREATE VIEW bodies AS
SELECT d.id AS document_id, coalesce(o.name, d.organization) AS organization, o.key AS organization_key,
       o.id AS organization_id, d.organization AS printed_name, d.year, d.kind, d.level AS body, o.type, o.level, o.region, g.full_name AS place,
       x.editions, x.edition, coalesce(x.counts, 1) AS counts
FROM documents d
LEFT JOIN document_organizations x ON x.document_id = d.id
LEFT JOIN organizations o ON o.id = x.organization_id
LEFT JOIN regions g ON g.code = o.region
WHERE d.status = 'done';

-- Every amount of every table with what it is: for pandas, R, pivot tables. No line of it is a
-- total of a document: that is what `totals` is for.
CREATE VIEW amounts AS
SELECT d.id AS document_id, d.organization, d.year, d.kind, t.id AS table_id, t.name AS table_name,
       t.title, r.id AS row_id, r.kind AS row_kind, r.level, coalesce(c.side, r.side) AS side,
       r.block, r.code, r.code_system, r.name, c.name AS column_name, c.label, x.amount_e4,
       x.amount_e4 / 10000.0 AS yuan, x.text, x.page
FROM cells x
JOIN columns c ON c.id = x.column_id
JOIN rows r ON r.id = x.row_id
JOIN tables t ON t.id = r.table_id
JOIN documents d ON d.id = t.document_id
WHERE c.type = 'amount' AND x.amount_e4 IS NOT NULL;

CREATE VIEW expenditure_by_function AS
SELECT f.document_id, b.organization, b.year, b.kind, b.body, b.region, f.scope, f.row_id, f.level,
       f.code, f.name, f.amount_e4 AS total_e4, f.basic_e4, f.project_e4, f.reason, f.how, f.page
FROM functions f
JOIN bodies b ON b.document_id = f.document_id;

-- Projects, largest first; those without an amount last.
CREATE VIEW projects_by_amount AS
SELECT b.organization, b.year, b.kind, b.body, b.region, a.name, a.amount_e4,
       a.amount_e4 / 10000.0 AS yuan, a.reason, a.department, a.page, a.project_id, a.row_id,
       a.document_id
FROM project_amounts a
JOIN bodies b ON b.document_id = a.document_id
ORDER BY a.amount_e4 DESC NULLS LAST, a.id;

-- One line a document. Where a figure is NULL its reason says why.
CREATE VIEW totals AS
SELECT b.document_id, b.organization, b.year, b.kind, b.body, b.region,
       max(CASE p.name WHEN 'revenue' THEN p.amount_e4 END) AS revenue_e4,
       max(CASE p.name WHEN 'expenditure' THEN p.amount_e4 END) AS expenditure_e4,
       max(CASE p.name WHEN 'basic' THEN p.amount_e4 END) AS basic_e4,
       max(CASE p.name WHEN 'project' THEN p.amount_e4 END) AS project_e4,
       max(CASE p.name WHEN 'general_public' THEN p.amount_e4 END) AS general_public_e4,
       max(CASE p.name WHEN 'three_public' THEN p.amount_e4 END) AS three_public_e4,
       coalesce(json_group_object(p.name, p.reason) FILTER (WHERE p.reason IS NOT NULL),
                '{}') AS reasons,
       coalesce(json_group_object(p.name, p.source) FILTER (WHERE p.source IS NOT NULL),
                '{}') AS source
FROM bodies b
LEFT JOIN printed_totals p ON p.document_id = b.document_id
GROUP BY b.document_id;

-- “三公”经费, one line a document that prints any of it.
CREATE VIEW three_public AS
SELECT * FROM (
  SELECT b.document_id, b.organization, b.year, b.kind, b.body, b.region,
         max(CASE p.name WHEN 'three_public' THEN p.amount_e4 END) AS total_e4,
         max(CASE p.name WHEN 'overseas' THEN p.amount_e4 END) AS overseas_e4,
         max(CASE p.name WHEN 'vehicle' THEN p.amount_e4 END) AS vehicle_e4,
         max(CASE p.name WHEN 'vehicle_purchase' THEN p.amount_e4 END) AS vehicle_purchase_e4,
         max(CASE p.name WHEN 'vehicle_operation' THEN p.amount_e4 END) AS vehicle_operation_e4,
         max(CASE p.name WHEN 'reception' THEN p.amount_e4 END) AS reception_e4,
         max(CASE p.name WHEN 'three_public' THEN p.reason END) AS reason,
         min(p.page) AS page
  FROM bodies b
  JOIN printed_totals p ON p.document_id = b.document_id AND p.name IN
       ('three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  GROUP BY b.document_id
)
WHERE coalesce(total_e4, overseas_e4, vehicle_e4, vehicle_purchase_e4, vehicle_operation_e4,
               reception_e4) IS NOT NULL;

-- Governments, one line a figure.
CREATE VIEW governments AS
SELECT g.document_id, b.organization, b.region, b.level, b.kind, g.year, g.fund, g.name, g.scope, g.phase,
       g.amount_e4, g.amount_e4 / 10000.0 AS yuan, g.reason, g.how, g.source, g.page
FROM government_totals g
JOIN bodies b ON b.document_id = g.document_id;

CREATE VIEW findings_by_rule AS
SELECT rule, severity, count(*) AS findings, count(DISTINCT document_id) AS documents
FROM findings
GROUP BY rule, severity
ORDER BY findings DESC, rule;

-- Where documents come from, as a list of the user's says of their files; of a member, of its archive.
CREATE VIEW document_sources AS
SELECT p.document_id, min(s.source_url) AS source_url, min(s.fetched_at) AS fetched_at
FROM paths p
JOIN file_sources s ON s.path IN (p.path, CASE WHEN instr(p.path, '!/') > 0 THEN substr(p.path, 1, instr(p.path, '!/') - 1) END)
GROUP BY p.document_id;
