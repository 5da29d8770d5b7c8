-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT key, organization, body, year, kind, level, type, place_level, region, place, title, pages, revenue_e4, expenditure_e4, basic_e4,
       project_e4, three_public_e4, reasons, source, errors, warnings, notes, editions, edition, counts, population, path AS file
FROM site_documents ORDER BY rowid
