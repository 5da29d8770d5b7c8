-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT s.key, organization, body, year, kind, level, type, place_level, region, place, title, pages, revenue_e4, expenditure_e4, basic_e4,
       project_e4, three_public_e4, reasons, source, errors, warnings, notes, editions, edition, counts, population, path AS file, source_url, fetched_at
FROM site_documents s LEFT JOIN main.document_sources w ON w.document_id = s.id ORDER BY s.rowid
