-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5 of the database: how surely the cells of pictures were read. Of documents that version 4 read it is not
-- known until the next run of `mingxi batch` on them reads them again.
UPDATE extractors SET version = version || ' (database 4)';

ALTER TABLE cells ADD COLUMN confidence REAL; -- 0 to 1: how surely its least sure character was read from a picture; NULL: not read from one
