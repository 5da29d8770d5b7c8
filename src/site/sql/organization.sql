-- SPDX-License-Identifier: GPL-3.0-or-later
-- An organization with all its documents. ?1: its id.
SELECT json_object('name', o.name, 'key', o.key, 'type', o.type, 'level', o.level, 'region', o.region, 'place', g.full_name, 'how', o.how,
  'certainty', o.certainty, 'reason', o.reason,
  'names', (SELECT json_group_array(name) FROM (SELECT name FROM main.organization_names WHERE organization_id = o.id ORDER BY documents DESC, name)),
  'parent', (SELECT json_object('key', p.key, 'name', p.name) FROM main.organizations p WHERE p.id = o.parent_id),
  'parts', (SELECT json_group_array(json_object('key', key, 'name', name)) FROM (SELECT key, name FROM main.organizations WHERE parent_id = o.id ORDER BY name)),
  'documents', (SELECT json_group_array(json_object('key', key, 'year', year, 'kind', kind, 'level', level, 'title', title, 'file', path, 'pages', pages,
      'errors', errors, 'warnings', warnings, 'notes', notes, 'editions', editions, 'edition', edition, 'counts', counts, 'population', population,
      'totals', (SELECT json_group_object(p.name, json_object('value', yuan(p.amount_e4), 'reason', p.reason, 'how', p.how, 'source', p.source, 'page', p.page))
        FROM main.printed_totals p WHERE p.document_id = s.id)))
    FROM (SELECT * FROM site_documents WHERE organization_id = o.id ORDER BY year DESC, kind, level, id) s),
  'functions', (SELECT json_group_array(json_object('document', document, 'code', code, 'depth', level_of, 'name', name, 'scope', scope, 'total', yuan(total_e4),
      'basic', yuan(basic_e4), 'project', yuan(project_e4), 'page', page))
    FROM (SELECT * FROM site_functions WHERE body = o.key ORDER BY year DESC, document, code)),
  'projects', (SELECT json_group_array(json_object('document', key, 'name', name, 'amount', yuan(amount_e4), 'reason', reason, 'year', year, 'page', page))
    FROM (SELECT d.key, d.year, a.* FROM site_documents d CROSS JOIN main.project_amounts a ON a.document_id = d.id
          WHERE d.organization_id = o.id AND a.name <> '' ORDER BY a.amount_e4 DESC NULLS LAST, a.id)),
  'findings', (SELECT json_group_array(json_object('document', d.key, 'year', d.year, 'kind', d.kind, 'rule', f.rule, 'severity', f.severity,
      'zh', f.message_zh, 'en', f.message_en, 'page', f.page))
    FROM site_documents d CROSS JOIN main.findings f ON f.document_id = d.id WHERE d.organization_id = o.id),
  'governments', (SELECT json_group_array(json(line)) FROM (
    SELECT json_array(d.key, g.year, g.fund, g.name, g.scope, g.phase, yuan(g.amount_e4), g.reason) AS line
    FROM site_documents d CROSS JOIN main.government_totals g ON g.document_id = d.id WHERE d.organization_id = o.id AND g.scope IN ('whole', 'own', 'level')
    ORDER BY CASE g.scope WHEN 'whole' THEN 0 WHEN 'own' THEN 1 ELSE 2 END, g.year DESC, g.fund, g.name, g.phase, g.amount_e4 DESC)),
  'government_parts', (SELECT json_group_array(json(line)) FROM (
    SELECT json_array(d.key, g.year, g.fund, g.name, g.scope, g.phase, yuan(g.amount_e4), g.reason) AS line
    FROM site_documents d CROSS JOIN main.government_totals g ON g.document_id = d.id WHERE d.organization_id = o.id AND g.scope NOT IN ('whole', 'own', 'level')
    ORDER BY g.year DESC, g.fund, g.name, g.phase, g.amount_e4 DESC)))
FROM main.organizations o LEFT JOIN main.regions g ON g.code = o.region WHERE o.id = ?1
