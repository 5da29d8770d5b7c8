-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every table by its title, to be found by search.
SELECT t.title, d.key AS document, d.organization, d.year, d.kind, t.first_page AS page
FROM main.tables t JOIN site_documents d ON d.id = t.document_id
WHERE t.title IS NOT NULL
ORDER BY d.organization, d.year, t.id
