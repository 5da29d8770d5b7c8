-- SPDX-License-Identifier: GPL-3.0-or-later
-- What there is of governments, and how much.
SELECT g.fund, g.year, g.phase, CASE WHEN g.scope IN ('whole', 'own', 'level') THEN g.scope ELSE 'part' END AS scope, count(g.amount_e4) AS figures
FROM main.government_totals g JOIN site_documents d ON d.id = g.document_id
WHERE d.counts
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2 DESC, 3, 4
