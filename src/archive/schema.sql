-- SPDX-License-Identifier: GPL-3.0-or-later
-- The database of `mingxi batch`, version 1: docs/database.md describes it. What stands here is
-- embedded in the library. A change is a further file and a further step in version.c; this one
-- stays, since databases of version 1 stay. Indexes that came later stand in indexes.sql.
--
-- Amounts are integers of 1/10,000 yuan (`_e4`), boxes integers of 1/100 point (`_e2`) from the top
-- left of the page as displayed. Pages count from 1. Within a document ids ascend as printed.

-- What read a document: a document read by another version of the program or of the packs is read
-- again.
CREATE TABLE extractors (
  id      INTEGER PRIMARY KEY,
  version TEXT NOT NULL,            -- of mingxi
  packs   TEXT NOT NULL,            -- SHA-256 over the pattern packs
  UNIQUE (version, packs)
);

-- One file's content, however many paths lead to it.
CREATE TABLE documents (
  id           INTEGER PRIMARY KEY,
  sha256       TEXT UNIQUE,         -- NULL: its bytes could not be read
  status       TEXT NOT NULL CHECK (status IN ('done', 'failed')),
  error_code   TEXT,                -- of a failed one: io, not-pdf, damaged, encrypted, limit, timeout, memory, crash, archive
  error        TEXT,                -- the same for people
  extractor_id INTEGER NOT NULL REFERENCES extractors (id),
  bytes        INTEGER,
  pages        INTEGER,
  producer     TEXT,
  text_layer   TEXT,                -- native, ocr, mixed, none
  kind         TEXT,                -- budget, final_account, performance, unknown, government_…
  year         INTEGER,
  organization TEXT,
  level        TEXT,                -- department, unit; of a government: province, city, county, township
  title        TEXT,
  profile      TEXT,                -- the pattern pack
  rules_passed INTEGER,
  rules_failed INTEGER,
  rules_not_applicable INTEGER
);
CREATE INDEX documents_organization ON documents (organization, year);

-- Where documents were found: a file, or a member of an archive (`folder/a.zip!/b/c.pdf`).
CREATE TABLE paths (
  id          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL UNIQUE, -- for people, UTF-8
  raw         BLOB,                 -- the bytes of a file name that is not UTF-8
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX paths_document ON paths (document_id);

-- ------------------------------------------------------------------------------------- tables --

CREATE TABLE tables (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  name        TEXT NOT NULL,        -- expenditure, three_public …: the table ids of the contract
  number      INTEGER,              -- as printed: 表二 is 2
  title       TEXT,
  unit        TEXT,                 -- 元, 万元 … as printed; amounts are in yuan whatever it is
  note        TEXT,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL
);
CREATE INDEX tables_document ON tables (document_id, name);
CREATE INDEX tables_name ON tables (name);

CREATE TABLE columns (
  id       INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
  name     TEXT NOT NULL,           -- total, basic, col_7 …: the column ids of the contract
  label    TEXT NOT NULL,           -- the header path, joined by /
  type     TEXT NOT NULL,           -- text, code, amount, number, percent
  side     TEXT                     -- revenue, expenditure: in tables that set one beside the other
);
CREATE INDEX columns_table ON columns (table_id, name);

CREATE TABLE rows (
  id       INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
  page     INTEGER NOT NULL,
  level    INTEGER NOT NULL,        -- depth: 类 0, 款 1, 项 2
  kind     TEXT NOT NULL,           -- item, total, note
  side     TEXT,
  block    INTEGER NOT NULL,        -- 1; 2, 3 …: where the side is printed again, cut another way
  code     TEXT,                    -- what its code column says
  name     TEXT,                    -- what its name or item column says
  role     TEXT                     -- what the name means, where the packs' `rows` know: total, overseas …
);
CREATE INDEX rows_table ON rows (table_id);
CREATE INDEX rows_code ON rows (code) WHERE code IS NOT NULL;

CREATE TABLE cells (
  row_id    INTEGER NOT NULL REFERENCES rows (id) ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES columns (id) ON DELETE CASCADE,
  text      TEXT NOT NULL,          -- as printed
  amount_e4 INTEGER,                -- 1/10,000 yuan, of amounts
  number    REAL,                   -- of numbers and percentages
  state     TEXT,                   -- NULL: has a value; else blank, none (a dash), unreadable
  page      INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER,
  PRIMARY KEY (row_id, column_id)
) WITHOUT ROWID;

-- -------------------------------------------------------------------------------------- forms --

-- 项目支出绩效目标表: one row a project.
CREATE TABLE projects (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  title       TEXT,
  year        INTEGER,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL,
  name        TEXT,
  code        TEXT,
  department  TEXT,
  department_code TEXT,
  unit        TEXT,                 -- 实施单位
  attribute   TEXT,
  term        TEXT,
  overview    TEXT,
  basis       TEXT,
  necessity   TEXT,
  measures    TEXT,
  plan        TEXT,
  goal_period TEXT,
  goal_annual TEXT,
  filled_at   TEXT,
  period_e4   INTEGER,              -- the printed total of the whole term
  annual_e4   INTEGER               -- the printed total of the year; its parts are in `funds`
);
CREATE INDEX projects_document ON projects (document_id);

-- 部门整体支出绩效目标表: at most one row a document.
CREATE TABLE overall (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  title       TEXT,
  year        INTEGER,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL,
  department  TEXT,
  department_code TEXT,
  functional_departments TEXT,
  subordinate_units TEXT,
  staff_quota TEXT,
  staff       TEXT,
  duties      TEXT,
  strategy    TEXT,
  annual_goal TEXT,
  filled_at   TEXT
);
CREATE INDEX overall_document ON overall (document_id);

-- The amounts of a form, by source or use; of a project or of the overall form.
CREATE TABLE funds (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
  overall_id INTEGER REFERENCES overall (id) ON DELETE CASCADE,
  scope      TEXT NOT NULL,         -- period, annual; by_source, by_use of the overall form
  name       TEXT NOT NULL,         -- total, central, local …
  text       TEXT NOT NULL,
  amount_e4  INTEGER,
  state      TEXT,
  page       INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER
);
CREATE INDEX funds_project ON funds (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX funds_overall ON funds (overall_id) WHERE overall_id IS NOT NULL;

CREATE TABLE indicators (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
  overall_id INTEGER REFERENCES overall (id) ON DELETE CASCADE,
  scope      TEXT NOT NULL,         -- period, annual
  level1     TEXT,
  level2     TEXT,
  name       TEXT,
  target     TEXT NOT NULL,         -- as printed: ≥10间
  operator   TEXT,                  -- >=
  number     REAL,                  -- 10
  unit       TEXT,                  -- 间
  weight     REAL,
  page       INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER
);
CREATE INDEX indicators_project ON indicators (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX indicators_overall ON indicators (overall_id) WHERE overall_id IS NOT NULL;

CREATE TABLE tasks (
  id         INTEGER PRIMARY KEY,
  overall_id INTEGER NOT NULL REFERENCES overall (id) ON DELETE CASCADE,
  function   TEXT,
  task       TEXT,
  page       INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER
);
CREATE INDEX tasks_overall ON tasks (overall_id);

-- What a form prints under a label that nothing above names; of exactly one of the four.
CREATE TABLE other_fields (
  id           INTEGER PRIMARY KEY,
  project_id   INTEGER REFERENCES projects (id) ON DELETE CASCADE,
  overall_id   INTEGER REFERENCES overall (id) ON DELETE CASCADE,
  indicator_id INTEGER REFERENCES indicators (id) ON DELETE CASCADE,
  task_id      INTEGER REFERENCES tasks (id) ON DELETE CASCADE,
  label        TEXT NOT NULL,
  text         TEXT NOT NULL
);
CREATE INDEX other_fields_project ON other_fields (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX other_fields_overall ON other_fields (overall_id) WHERE overall_id IS NOT NULL;
CREATE INDEX other_fields_indicator ON other_fields (indicator_id) WHERE indicator_id IS NOT NULL;
CREATE INDEX other_fields_task ON other_fields (task_id) WHERE task_id IS NOT NULL;

-- -------------------------------------------------------------------------------------- prose --

CREATE TABLE sections (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number      TEXT,
  title       TEXT,
  level       INTEGER NOT NULL,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL,
  text        TEXT NOT NULL         -- its paragraphs, one a line
);
CREATE INDEX sections_document ON sections (document_id);

CREATE TABLE facts (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  section_id  INTEGER REFERENCES sections (id) ON DELETE SET NULL,
  name        TEXT,                 -- narrative.revenue.total …; NULL: no pattern knows the wording
  value_e4    INTEGER,              -- in 1/10,000 of `unit`; NULL: finer or larger than that holds
  value       REAL,                 -- the same, nearest double
  unit        TEXT NOT NULL,        -- yuan, percent, count …
  text        TEXT NOT NULL,
  context     TEXT NOT NULL,        -- the clause it stands in
  page        INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER
);
CREATE INDEX facts_document ON facts (document_id);
CREATE INDEX facts_section ON facts (section_id) WHERE section_id IS NOT NULL;
CREATE INDEX facts_name ON facts (name) WHERE name IS NOT NULL;

CREATE TABLE glossary (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  term        TEXT NOT NULL,
  definition  TEXT NOT NULL,
  page        INTEGER NOT NULL
);
CREATE INDEX glossary_document ON glossary (document_id);

-- Grids that no pattern claimed.
CREATE TABLE unclaimed (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page        INTEGER NOT NULL,
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER,
  rows        TEXT NOT NULL         -- JSON: an array a row, of texts
);
CREATE INDEX unclaimed_document ON unclaimed (document_id);

-- ------------------------------------------------------------------------------------- report --

CREATE TABLE findings (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  rule        TEXT NOT NULL,
  severity    TEXT NOT NULL,        -- error, warning, info
  page        INTEGER,              -- the first page of its evidence
  message_zh  TEXT NOT NULL,
  message_en  TEXT NOT NULL,
  expected    NUMERIC,              -- yuan, or the figure's own unit
  actual      NUMERIC,
  difference  NUMERIC,
  tolerance   NUMERIC
);
CREATE INDEX findings_document ON findings (document_id);
CREATE INDEX findings_rule ON findings (rule);

CREATE TABLE evidence (
  id          INTEGER PRIMARY KEY,
  finding_id  INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  what        TEXT NOT NULL,        -- table, project, overall, fact, section
  table_name  TEXT,
  row_name    TEXT,                 -- the row's code, or its name where it has none
  column_name TEXT,
  project     TEXT,
  field       TEXT,
  fact        TEXT,
  label       TEXT,                 -- the column's header as printed
  context     TEXT,                 -- the clause that a fact stands in
  text        TEXT NOT NULL,
  page        INTEGER,              -- NULL, as the box: what is nowhere
  x0_e2 INTEGER, y0_e2 INTEGER, x1_e2 INTEGER, y1_e2 INTEGER
);
CREATE INDEX evidence_finding ON evidence (finding_id);

CREATE TABLE diagnostics (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  severity    TEXT NOT NULL,
  code        TEXT NOT NULL,
  page        INTEGER,
  message     TEXT NOT NULL
);
CREATE INDEX diagnostics_document ON diagnostics (document_id);
