-- SPDX-License-Identifier: GPL-3.0-or-later
-- Projects, largest first.
SELECT a.name AS name, d.key AS document, d.organization, d.body, d.year, d.kind, d.level, d.place_level, d.region, a.amount_e4, a.reason, a.department, a.page
FROM main.project_amounts a JOIN site_documents d ON d.id = a.document_id
WHERE a.name IS NOT NULL AND a.name <> '' AND d.counts
ORDER BY a.amount_e4 DESC NULLS LAST, d.organization, a.name
