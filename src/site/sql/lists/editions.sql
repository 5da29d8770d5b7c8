-- SPDX-License-Identifier: GPL-3.0-or-later
-- Documents that a body has published more than once for a year, each with its figures: [name, label, amount, reason].
SELECT coalesce(d.body, d.key) AS body, d.key, d.organization, d.year, d.kind, d.level, d.edition, d.editions, d.counts, coalesce(d.title, d.path) AS title,
       (SELECT json_group_array(json_array(name, label, amount, reason)) FROM (
          SELECT p.name AS name, NULL AS label, p.amount_e4 / 10000.0 AS amount, p.reason FROM main.printed_totals p WHERE p.document_id = d.id
          UNION ALL
          SELECT f.scope || ' ' || f.code, f.name, f.amount_e4 / 10000.0, f.reason FROM main.functions f WHERE f.document_id = d.id AND f.level = 0
          UNION ALL
          SELECT g.fund || ' ' || g.name || ' ' || g.scope || ' ' || g.phase || ' ' || g.year, NULL, g.amount_e4 / 10000.0, g.reason
          FROM main.government_totals g WHERE g.document_id = d.id AND g.scope IN ('whole', 'own', 'level'))) AS figures
FROM site_documents d
WHERE d.editions > 1
ORDER BY d.organization, body, d.year DESC, d.kind, d.level, d.edition NULLS LAST, d.id
