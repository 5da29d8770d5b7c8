-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whole governments, a line a figure, by what is set side by side: the parts of a place are `part`.
SELECT g.fund || '-' || g.year || '-' || g.phase || '-' || CASE WHEN g.scope IN ('whole', 'own', 'level') THEN g.scope ELSE 'part' END AS part,
       d.key AS document, d.organization, d.body, g.year, g.fund, g.name, g.scope, g.phase, d.place_level, d.region, g.amount_e4, g.reason, g.how, g.source,
       g.page, (SELECT u.people FROM temp.people u WHERE (u.organization_id = d.organization_id OR u.region = d.region) AND
       (u.year = g.year OR u.year IS NULL) ORDER BY u.organization_id IS NULL, u.year IS NULL LIMIT 1) AS population
FROM main.government_totals g JOIN site_documents d ON d.id = g.document_id
WHERE d.counts
ORDER BY part, g.name, g.amount_e4 DESC NULLS LAST, d.organization
