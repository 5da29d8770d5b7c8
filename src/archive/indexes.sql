-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes that came after the schema. A database of any age gets them when it is next written to:
-- they change what a query costs, not what it says, and so are no new version.

-- Where a row goes, SQLite looks in every table that refers to it. Without these it read all cells
-- once for each column of a document that was replaced, and all documents for each extractor.
CREATE INDEX IF NOT EXISTS cells_column ON cells (column_id);
CREATE INDEX IF NOT EXISTS documents_extractor ON documents (extractor_id);
