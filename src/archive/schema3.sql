-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3 of the database: whose documents these are, and where they are; the totals of whole
-- governments. Documents that version 2 read have no figures of governments until the next run of
-- `mingxi batch` on them reads them again.
UPDATE extractors SET version = version || ' (database 2)';

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
