-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3 of the database: whose documents these are, and where they are; the totals of whole
-- governments. Documents that version 2 read have no figures of governments until the next run of
-- `mingxi batch` on them reads them again.
UPDATE extractors SET version = version || ' (database 2)';

DROP VIEW totals;
DROP VIEW three_public;
DROP VIEW expenditure_by_function;
DROP VIEW projects_by_amount;

-- ------------------------------------------------------------------------------ organizations --
-- Made anew from all documents when a run ends; what lasts of an organization is its key.

-- The places of the organizations below, and what these lie in.
CREATE TABLE regions (
  code      TEXT PRIMARY KEY,       -- 440000, 440100, 440103, 440103001: the national statistics' of 2023
  name      TEXT NOT NULL,
  full_name TEXT NOT NULL,          -- with what it lies in: 广东省广州市
  level     TEXT NOT NULL,          -- province, city, county, township
  parent    TEXT                    -- the code of what it lies in
) WITHOUT ROWID;

CREATE TABLE organizations (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL UNIQUE,   -- 16 hexadecimal digits: of its place and its name, the same in every database
  name      TEXT NOT NULL,          -- the name that most of its documents print
  type      TEXT NOT NULL,          -- government, township, street, department, unit, party, congress, conference, court,
                                    -- procuratorate, university, school, hospital, company
  level     TEXT,                   -- of its place: province, city, county, township
  region    TEXT REFERENCES regions (code),
  how       TEXT,                   -- name, text, file: what says the region
  certainty TEXT,                   -- certain, likely
  reason    TEXT,                   -- why there is no region: unplaced, several, unlisted
  parent_id INTEGER REFERENCES organizations (id),
  CHECK ((region IS NULL) <> (reason IS NULL))
);
CREATE INDEX organizations_region ON organizations (region);
CREATE INDEX organizations_parent ON organizations (parent_id) WHERE parent_id IS NOT NULL;

-- Every name that its documents print.
CREATE TABLE organization_names (
  organization_id INTEGER NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  name            TEXT NOT NULL,
  documents       INTEGER NOT NULL,
  PRIMARY KEY (organization_id, name)
) WITHOUT ROWID;

CREATE TABLE document_organizations (
  document_id     INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  organization_id INTEGER NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  editions        INTEGER NOT NULL, -- documents of one body, year, kind and level
  edition         INTEGER,          -- which of them, the earliest first; NULL: nothing says their order
  counts          INTEGER NOT NULL  -- 0: a later edition counts
);
CREATE INDEX document_organizations_organization ON document_organizations (organization_id);

-- What a file of the user's says of names: `--organizations FILE`.
CREATE TABLE organization_overrides (
  name         TEXT PRIMARY KEY,    -- as printed
  organization TEXT,                -- what it is to be called; one name for several joins them
  region       TEXT,                -- code
  type         TEXT,
  parent       TEXT                 -- a name
) WITHOUT ROWID;

-- -------------------------------------------------------------------------------- governments --

-- What a whole government's document prints as its totals, for each budget, scope and phase.
CREATE TABLE government_totals (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  fund        TEXT NOT NULL,        -- general, managed_fund, state_capital, social_insurance; general_debt, special_debt, debt
  name        TEXT NOT NULL,        -- revenue, expenditure (before what comes from and goes to elsewhere), revenue_total,
                                    -- expenditure_total (with it); limit, balance of debt
  scope       TEXT NOT NULL,        -- whole, own, level; a region's name as printed
  phase       TEXT NOT NULL,        -- budget, adjusted_budget, execution, actual
  year        INTEGER NOT NULL,     -- whose figure it is; of debt its end
  amount_e4   INTEGER,
  reason      TEXT,
  how         TEXT,                 -- cell, prose
  source      TEXT,
  text        TEXT,
  page        INTEGER,
  row_id      INTEGER REFERENCES rows (id) ON DELETE CASCADE,
  column_id   INTEGER REFERENCES columns (id) ON DELETE CASCADE,
  fact_id     INTEGER REFERENCES facts (id) ON DELETE CASCADE,
  CHECK ((amount_e4 IS NULL) <> (reason IS NULL))
);
CREATE UNIQUE INDEX government_totals_document ON government_totals (document_id, fund, name, scope, phase, year);
CREATE INDEX government_totals_row ON government_totals (row_id) WHERE row_id IS NOT NULL;
CREATE INDEX government_totals_column ON government_totals (column_id) WHERE column_id IS NOT NULL;
CREATE INDEX government_totals_fact ON government_totals (fact_id) WHERE fact_id IS NOT NULL;

-- -------------------------------------------------------------------------------------- views --

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
