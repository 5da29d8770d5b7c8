-- SPDX-License-Identifier: GPL-3.0-or-later
-- A document as docs/contract.md has it, put together again. ?1: its id. What a subquery makes of JSON functions is
-- JSON as it is: json() around it would read and print it once more, a cell four times. box(), yuan(): functions.c.
WITH overall_forms AS (SELECT o.id, json_object('title', o.title, 'year', o.year, 'pages', json_array(o.first_page, o.last_page), 'department', o.department,
    'department_code', o.department_code, 'functional_departments', o.functional_departments, 'subordinate_units', o.subordinate_units,
    'staff_quota', o.staff_quota, 'staff', o.staff, 'duties', o.duties, 'strategy', o.strategy, 'annual_goal', o.annual_goal, 'filled_at', o.filled_at,
    'kind', o.kind, 'evaluation', CASE o.kind WHEN 'performance' THEN json_object('outcome', o.outcome, 'execution',
      json_object('weight', o.execution_weight, 'rate', o.execution_rate, 'score', o.execution_score), 'weight', o.total_weight, 'score', o.total_score) END,
    'funds', json_object('by_source', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
          'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE overall_id = o.id AND scope = 'by_source'),
      'by_use', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
          'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE overall_id = o.id AND scope = 'by_use')),
    'tasks', (SELECT json_group_array(json_object('function', function, 'task', task, 'page', page,
        'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM (SELECT * FROM main.tasks WHERE overall_id = o.id ORDER BY id)),
    'indicators', (SELECT json_group_array(json_object('level1', level1, 'level2', level2, 'name', name, 'scope', scope,
        'target', json_object('text', target, 'operator', operator, 'number', number, 'unit', unit), 'weight', weight, 'page', page,
          'outcome', CASE WHEN outcome IS NOT NULL THEN json_object('text', outcome, 'operator', outcome_operator, 'number', outcome_number, 'unit', outcome_unit) END,
          'score', score, 'reason', reason,
        'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM (SELECT * FROM main.indicators WHERE overall_id = o.id ORDER BY id)),
    'other', (SELECT json_group_object(label, text) FROM main.other_fields WHERE overall_id = o.id)) AS form
  FROM main.overall o WHERE o.document_id = ?1)
SELECT json_object(
  'schema', 'mingxi/1',
  'totals', (SELECT json_group_object(p.name, json_object('value', yuan(p.amount_e4), 'how', p.how, 'reason', p.reason, 'text', p.text, 'page', p.page,
      'bbox', CASE WHEN x.row_id IS NOT NULL THEN box(x.x0_e2, x.y0_e2, x.x1_e2, x.y1_e2)
                   WHEN f.id IS NOT NULL THEN box(f.x0_e2, f.y0_e2, f.x1_e2, f.y1_e2) END))
    FROM main.printed_totals p LEFT JOIN main.cells x ON x.row_id = p.row_id AND x.column_id = p.column_id LEFT JOIN main.facts f ON f.id = p.fact_id
    WHERE p.document_id = d.id),
  'functions', json_object('scope', (SELECT scope FROM main.functions WHERE document_id = d.id LIMIT 1),
    'lines', (SELECT json_group_array(json_object('code', code, 'name', name, 'level', level, 'total', yuan(amount_e4),
        'basic', yuan(basic_e4), 'project', yuan(project_e4),
        'cells', (SELECT json_group_object(c.name, json_object('page', x.page, 'bbox', box(x.x0_e2, x.y0_e2, x.x1_e2, x.y1_e2)))
          FROM main.cells x JOIN main.columns c ON c.id = x.column_id WHERE x.row_id = u.row_id AND u.how = 'cell' AND c.type = 'amount' AND x.state IS NULL)))
      FROM (SELECT * FROM main.functions WHERE document_id = d.id ORDER BY id) u)),
  'source', json_object('file', (SELECT replace(min(path), rtrim(min(path), replace(min(path), '/', '')), '') FROM main.paths WHERE document_id = d.id), 'sha256', d.sha256, 'bytes', d.bytes,
    'url', (SELECT source_url FROM main.document_sources WHERE document_id = d.id), 'fetched_at', (SELECT fetched_at FROM main.document_sources WHERE document_id = d.id),
    'pages', d.pages, 'producer', d.producer, 'text', d.text_layer),
  'document', json_object('kind', d.kind, 'year', d.year, 'organization', d.organization, 'level', d.level, 'title', d.title, 'profile', d.profile,
    'organization_key', (SELECT organization_key FROM main.bodies WHERE document_id = d.id)),
  'sections', (SELECT json_group_array(json_object('number', number, 'title', title, 'level', level, 'pages', json_array(first_page, last_page), 'text', text))
    FROM (SELECT * FROM main.sections WHERE document_id = d.id ORDER BY id)),
  'tables', (SELECT json_group_array(json_object('id', t.name, 'number', t.number, 'title', t.title, 'unit', t.unit,
      'pages', json_array(t.first_page, t.last_page), 'note', t.note,
      'columns', (SELECT json_group_array(json_object('id', name, 'label', label, 'type', type, 'side', side))
        FROM (SELECT * FROM main.columns WHERE table_id = t.id ORDER BY id)),
      'rows', (SELECT json_group_array(json_object('page', r.page, 'level', r.level, 'kind', r.kind, 'side', r.side,
          'cells', (SELECT json_group_object(c.name, json_object('text', x.text,
              'value', CASE WHEN x.state IS NOT NULL THEN NULL WHEN c.type = 'amount' THEN yuan(x.amount_e4) WHEN c.type IN ('number', 'percent') THEN x.number ELSE x.text END,
              'state', CASE WHEN x.state = 'unreadable' THEN x.state END, 'page', x.page,
              'bbox', box(x.x0_e2, x.y0_e2, x.x1_e2, x.y1_e2)))
            FROM main.cells x JOIN main.columns c ON c.id = x.column_id WHERE x.row_id = r.id)))
        FROM (SELECT * FROM main.rows WHERE table_id = t.id ORDER BY id) r)))
    FROM (SELECT * FROM main.tables WHERE document_id = d.id ORDER BY id) t),
  'overall', json((SELECT form FROM overall_forms ORDER BY id LIMIT 1)),
  'overalls', (SELECT json_group_array(json(form)) FROM (SELECT form FROM overall_forms ORDER BY id LIMIT -1 OFFSET 1)),
  'projects', (SELECT json_group_array(json_object('title', p.title, 'year', p.year, 'pages', json_array(p.first_page, p.last_page), 'name', p.name,
      'code', p.code, 'department', p.department, 'department_code', p.department_code, 'unit', p.unit, 'attribute', p.attribute, 'term', p.term,
      'overview', p.overview, 'basis', p.basis, 'necessity', p.necessity, 'measures', p.measures, 'plan', p.plan,
      'goals', json_object('period', p.goal_period, 'annual', p.goal_annual), 'filled_at', p.filled_at,
      'kind', p.kind, 'evaluation', CASE p.kind WHEN 'performance' THEN json_object('outcome', p.outcome, 'execution',
      json_object('weight', p.execution_weight, 'rate', p.execution_rate, 'score', p.execution_score), 'weight', p.total_weight, 'score', p.total_score) END,
      'funds', json_object('period', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
            'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE project_id = p.id AND scope = 'period'),
        'annual', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
            'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE project_id = p.id AND scope = 'annual'),
        'initial', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
            'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE project_id = p.id AND scope = 'initial'),
        'executed', (SELECT json_group_object(name, json_object('text', text, 'value', yuan(amount_e4), 'page', page,
            'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM main.funds WHERE project_id = p.id AND scope = 'executed')),
      'indicators', (SELECT json_group_array(json_object('level1', level1, 'level2', level2, 'name', name, 'scope', scope,
          'target', json_object('text', target, 'operator', operator, 'number', number, 'unit', unit), 'weight', weight, 'page', page,
          'outcome', CASE WHEN outcome IS NOT NULL THEN json_object('text', outcome, 'operator', outcome_operator, 'number', outcome_number, 'unit', outcome_unit) END,
          'score', score, 'reason', reason,
          'bbox', box(x0_e2, y0_e2, x1_e2, y1_e2))) FROM (SELECT * FROM main.indicators WHERE project_id = p.id ORDER BY id)),
      'other', (SELECT json_group_object(label, text) FROM main.other_fields WHERE project_id = p.id)))
    FROM (SELECT * FROM main.projects WHERE document_id = d.id ORDER BY id) p),
  'facts', (SELECT json_group_array(json_object('id', f.name, 'value', coalesce(yuan(f.value_e4), f.value), 'unit', f.unit, 'text', f.text, 'context', f.context,
      'section', (SELECT count(*) FROM main.sections s WHERE s.document_id = d.id AND s.id < f.section_id), 'page', f.page,
      'bbox', box(f.x0_e2, f.y0_e2, f.x1_e2, f.y1_e2)))
    FROM (SELECT * FROM main.facts WHERE document_id = d.id ORDER BY id) f),
  'glossary', (SELECT json_group_array(json_object('term', term, 'definition', definition, 'page', page)) FROM (SELECT * FROM main.glossary WHERE document_id = d.id ORDER BY id)),
  'unclaimed', (SELECT json_group_array(json_object('page', page, 'rows', json(rows))) FROM (SELECT * FROM main.unclaimed WHERE document_id = d.id ORDER BY id)),
  'report', json_object('rules', json_object('evaluated', coalesce(d.rules_passed, 0) + coalesce(d.rules_failed, 0), 'passed', d.rules_passed, 'failed', d.rules_failed, 'not_applicable', d.rules_not_applicable),
    'findings', (SELECT json_group_array(json_object('rule', f.rule, 'severity', f.severity, 'message', json_object('zh', f.message_zh, 'en', f.message_en),
        'expected', f.expected, 'actual', f.actual, 'difference', f.difference, 'tolerance', f.tolerance,
        'evidence', (SELECT json_group_array(json_object('what', what, 'table', table_name, 'row', row_name, 'column', column_name, 'project', project,
            'field', field, 'fact', fact, 'text', text, 'page', page,
            'bbox', CASE WHEN x0_e2 IS NOT NULL THEN box(x0_e2, y0_e2, x1_e2, y1_e2) END))
          FROM (SELECT * FROM main.evidence WHERE finding_id = f.id ORDER BY id))))
      FROM (SELECT * FROM main.findings WHERE document_id = d.id ORDER BY id) f)),
  'diagnostics', (SELECT json_group_array(json_object('severity', severity, 'code', code, 'page', page, 'message', message, 'message_zh', nullif(zh(message), message))) FROM (SELECT * FROM main.diagnostics WHERE document_id = d.id ORDER BY id)))
FROM main.documents d WHERE d.id = ?1
