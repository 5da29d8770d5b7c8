-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is searched by name: bodies, documents, projects, tables, each with where it leads and what it is found by besides.
SELECT part, text, link, detail, more FROM (
  SELECT 0 AS nth, 'organizations' AS part, o.name AS text, 'organizations/' || o.key AS link, coalesce(g.full_name || ' · ', '') ||
         (SELECT group_concat(year, ' ') FROM (SELECT DISTINCT year FROM site_documents d WHERE d.organization_id = o.id ORDER BY year)) AS detail,
         coalesce(g.full_name, '') || coalesce((SELECT group_concat(n.name, ' ') FROM main.organization_names n WHERE n.organization_id = o.id), '') AS more,
         o.name AS by_name, 0 AS by_size
  FROM main.organizations o LEFT JOIN main.regions g ON g.code = o.region WHERE EXISTS (SELECT 1 FROM site_documents d WHERE d.organization_id = o.id)
  UNION ALL
  SELECT 1, 'documents', d.title, 'documents/' || d.key, d.organization || ' · ' || coalesce(d.year, '—'), '', d.organization, d.year FROM site_documents d WHERE d.title <> ''
  UNION ALL
  SELECT 2, 'projects', a.name, 'documents/' || d.key, d.organization || ' · ' || coalesce(d.year, '—') || coalesce(printf(' · %,.2f 万元', a.amount_e4 / 1e8), ''), '', '', -a.amount_e4
  FROM main.project_amounts a JOIN site_documents d ON d.id = a.document_id WHERE a.name <> '' AND d.counts
  UNION ALL
  SELECT 3, 'tables', t.title, 'documents/' || d.key || '#tables', d.organization || ' · ' || coalesce(d.year, '—'), '', d.organization, t.id
  FROM main.tables t JOIN site_documents d ON d.id = t.document_id WHERE t.title <> ''
)
ORDER BY nth, by_name, by_size, text
