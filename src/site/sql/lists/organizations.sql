-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row a document, those of a body together, the body that spends most first. What has no body stands alone.
SELECT coalesce(d.body, d.key) AS body, d.key, d.organization, d.place, d.year, d.kind, d.level, d.place_level, d.region, d.revenue_e4, d.expenditure_e4, d.basic_e4,
       d.project_e4, d.three_public_e4, d.errors, d.warnings, d.notes, d.counts, d.population,
       (SELECT group_concat(p.name || ' ' || p.reason) FROM main.printed_totals p WHERE p.document_id = d.id AND p.reason IS NOT NULL AND
        p.name IN ('revenue', 'expenditure', 'basic', 'project', 'three_public') AND d.kind IN ('budget', 'final_account')) AS reasons,
       CASE WHEN d.organization = '' THEN coalesce(d.title, d.path) END AS title
FROM site_documents d JOIN site_ranks r ON r.body = coalesce(d.body, d.key)
ORDER BY r.expenditure_e4 DESC NULLS LAST, d.organization, r.body, d.year DESC, d.kind, d.level, d.id
