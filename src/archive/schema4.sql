-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4 of the database: what self-evaluations say, where files come from, what codes are called.
-- Documents that version 3 read have no self-evaluations until the next run of `mingxi batch` on them
-- reads them again.
UPDATE extractors SET version = version || ' (database 3)';

-- ---------------------------------------------------------------------------- self-evaluations --

ALTER TABLE projects ADD COLUMN kind TEXT;             -- targets, performance: a self-evaluation
ALTER TABLE projects ADD COLUMN outcome TEXT;          -- what was reached, as printed; of a self-evaluation, as all below
ALTER TABLE projects ADD COLUMN execution_weight TEXT; -- points that spending the money may get
ALTER TABLE projects ADD COLUMN execution_rate TEXT;   -- which part of the money was spent
ALTER TABLE projects ADD COLUMN execution_score TEXT;  -- points that it got
ALTER TABLE projects ADD COLUMN total_weight TEXT;     -- points that there are in all
ALTER TABLE projects ADD COLUMN total_score TEXT;      -- points got in all

ALTER TABLE overall ADD COLUMN kind TEXT;
ALTER TABLE overall ADD COLUMN outcome TEXT;
ALTER TABLE overall ADD COLUMN execution_weight TEXT;
ALTER TABLE overall ADD COLUMN execution_rate TEXT;
ALTER TABLE overall ADD COLUMN execution_score TEXT;
ALTER TABLE overall ADD COLUMN total_weight TEXT;
ALTER TABLE overall ADD COLUMN total_score TEXT;

ALTER TABLE indicators ADD COLUMN outcome TEXT;          -- what was reached, as printed: 12间
ALTER TABLE indicators ADD COLUMN outcome_operator TEXT; -- as `operator`
ALTER TABLE indicators ADD COLUMN outcome_number REAL;   -- 12
ALTER TABLE indicators ADD COLUMN outcome_unit TEXT;     -- 间
ALTER TABLE indicators ADD COLUMN score REAL;            -- points it got
ALTER TABLE indicators ADD COLUMN reason TEXT;           -- why it differs from the target

-- ------------------------------------------------------------------------------ where files come from --

-- What a list of the user's says of files: `--from LIST.csv`.
CREATE TABLE file_sources (
  path       TEXT PRIMARY KEY,      -- as in `paths`; of an archive it holds for all members
  source_url TEXT,                  -- the address it was taken from
  fetched_at TEXT                   -- when, as the list says
) WITHOUT ROWID;

-- ------------------------------------------------------------------------------------- codes --

-- The classification of expenditure as the pattern packs that were last used have it.
CREATE TABLE code_names (
  code       TEXT NOT NULL,         -- 类 3, 款 5, 项 7 digits
  name       TEXT NOT NULL,
  usage      TEXT NOT NULL,         -- official; common: in use beside it
  first_year INTEGER,               -- of the budgets that it holds for; NULL: from the first on
  last_year  INTEGER,               -- NULL: to this day
  PRIMARY KEY (code, name, usage)
) WITHOUT ROWID;
