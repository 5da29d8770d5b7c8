-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2 of the database: what a total, a function and a list of projects of a document is, is
-- said here once, when the document is read. Views, comparisons, workbooks and the site read these
-- tables and sum nothing themselves.
--
-- Documents that version 1 read have no figures here until they are read again, which the next run
-- of `mingxi batch` on them does: what read them counts as another program.
UPDATE extractors SET version = version || ' (database 1)';

DROP VIEW totals;
DROP VIEW three_public;
DROP VIEW expenditure_by_function;
DROP VIEW projects_by_amount;
DROP VIEW amounts;

-- What a row's code is one of: function (2…), economic (3…, 5…), revenue (1…) of the classification,
-- unit, project; NULL where nothing says.
ALTER TABLE rows ADD COLUMN code_system TEXT;

-- The totals that a document prints of itself, a row for each name and document, whether there is a
-- figure or not: amount_e4 or reason is NULL, never both.
CREATE TABLE printed_totals (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  name        TEXT NOT NULL,        -- revenue, expenditure, basic, project, general_public, three_public,
                                    -- overseas, vehicle, vehicle_purchase, vehicle_operation, reception
  amount_e4   INTEGER,
  reason      TEXT,                 -- why there is none, docs/database.md lists them
  how         TEXT,                 -- cell, prose; sum: of cells that add up to a printed total
  source      TEXT,                 -- where, for people: title, row, column
  text        TEXT,                 -- as printed; NULL of a sum
  page        INTEGER,
  row_id      INTEGER REFERENCES rows (id) ON DELETE CASCADE,
  column_id   INTEGER REFERENCES columns (id) ON DELETE CASCADE,
  fact_id     INTEGER REFERENCES facts (id) ON DELETE CASCADE,
  CHECK ((amount_e4 IS NULL) <> (reason IS NULL))
);
CREATE UNIQUE INDEX printed_totals_document ON printed_totals (document_id, name);
CREATE INDEX printed_totals_row ON printed_totals (row_id) WHERE row_id IS NOT NULL;
CREATE INDEX printed_totals_column ON printed_totals (column_id) WHERE column_id IS NOT NULL;
CREATE INDEX printed_totals_fact ON printed_totals (fact_id) WHERE fact_id IS NOT NULL;

INSERT INTO printed_totals (document_id, name, reason)
SELECT d.id, n.value, 'older'
FROM documents d, json_each('["revenue", "expenditure", "basic", "project", "general_public", "three_public", "overseas", "vehicle",
                              "vehicle_purchase", "vehicle_operation", "reception"]') n
WHERE d.status = 'done'
ORDER BY d.id, n.key;

-- Expenditure by function, a row for each code that the document's table of it has.
CREATE TABLE functions (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  row_id      INTEGER NOT NULL REFERENCES rows (id) ON DELETE CASCADE, -- the first that has the code
  scope       TEXT NOT NULL,        -- of which money: all, general_public, appropriation
  level       INTEGER NOT NULL,     -- 类 0, 款 1, 项 2
  code        TEXT NOT NULL,
  name        TEXT,
  amount_e4   INTEGER,
  basic_e4    INTEGER,
  project_e4  INTEGER,
  reason      TEXT,                 -- why there is no amount
  how         TEXT,                 -- cell; sum: over the bodies that the table lists
  page        INTEGER NOT NULL,
  CHECK ((amount_e4 IS NULL) <> (reason IS NULL))
);
CREATE INDEX functions_document ON functions (document_id);
CREATE INDEX functions_code ON functions (code);
CREATE INDEX functions_row ON functions (row_id);

-- The projects of a document: of its forms; where it has none, of its table of projects.
CREATE TABLE project_amounts (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  project_id  INTEGER REFERENCES projects (id) ON DELETE CASCADE,
  row_id      INTEGER REFERENCES rows (id) ON DELETE CASCADE,
  name        TEXT,
  amount_e4   INTEGER,              -- of the year
  reason      TEXT,
  department  TEXT,
  page        INTEGER NOT NULL,
  CHECK ((amount_e4 IS NULL) <> (reason IS NULL))
);
CREATE INDEX project_amounts_document ON project_amounts (document_id);
CREATE INDEX project_amounts_project ON project_amounts (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX project_amounts_row ON project_amounts (row_id) WHERE row_id IS NOT NULL;

-- -------------------------------------------------------------------------------------- views --

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
SELECT f.document_id, d.organization, d.year, d.kind, d.level AS body, f.scope, f.row_id, f.level,
       f.code, f.name, f.amount_e4 AS total_e4, f.basic_e4, f.project_e4, f.reason, f.how, f.page
FROM functions f
JOIN documents d ON d.id = f.document_id;

-- Projects, largest first; those without an amount last.
CREATE VIEW projects_by_amount AS
SELECT d.organization, d.year, d.kind, d.level AS body, a.name, a.amount_e4,
       a.amount_e4 / 10000.0 AS yuan, a.reason, a.department, a.page, a.project_id, a.row_id,
       a.document_id
FROM project_amounts a
JOIN documents d ON d.id = a.document_id
ORDER BY a.amount_e4 DESC NULLS LAST, a.id;

-- One line a document. Where a figure is NULL its reason says why.
CREATE VIEW totals AS
SELECT d.id AS document_id, d.organization, d.year, d.kind, d.level AS body,
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
FROM documents d
LEFT JOIN printed_totals p ON p.document_id = d.id
WHERE d.status = 'done'
GROUP BY d.id;

-- “三公”经费, one line a document that prints any of it.
CREATE VIEW three_public AS
SELECT * FROM (
  SELECT d.id AS document_id, d.organization, d.year, d.kind, d.level AS body,
         max(CASE p.name WHEN 'three_public' THEN p.amount_e4 END) AS total_e4,
         max(CASE p.name WHEN 'overseas' THEN p.amount_e4 END) AS overseas_e4,
         max(CASE p.name WHEN 'vehicle' THEN p.amount_e4 END) AS vehicle_e4,
         max(CASE p.name WHEN 'vehicle_purchase' THEN p.amount_e4 END) AS vehicle_purchase_e4,
         max(CASE p.name WHEN 'vehicle_operation' THEN p.amount_e4 END) AS vehicle_operation_e4,
         max(CASE p.name WHEN 'reception' THEN p.amount_e4 END) AS reception_e4,
         max(CASE p.name WHEN 'three_public' THEN p.reason END) AS reason,
         min(p.page) AS page
  FROM documents d
  JOIN printed_totals p ON p.document_id = d.id AND p.name IN
       ('three_public', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception')
  GROUP BY d.id
)
WHERE coalesce(total_e4, overseas_e4, vehicle_e4, vehicle_purchase_e4, vehicle_operation_e4,
               reception_e4) IS NOT NULL;
