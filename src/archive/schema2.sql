-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2 of the database: what a total, a function and a list of projects of a document is, is
-- said here once, when the document is read. Views, comparisons, workbooks and the site read these
-- tables and sum nothing themselves.
--
-- Documents that version 1 read have no figures here until they are read again, which the next run
-- of `mingxi batch` on them does: what read them counts as another program.
UPDATE extractors SET version = version || ' (database 1)';

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
