-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the site's data rest on, once for all: a row a document, with the totals that the database has
-- for it; nothing is added up here. `people` is there already.

CREATE TEMP TABLE site_counts AS
SELECT document_id, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings, sum(severity = 'info') AS notes
FROM main.findings
GROUP BY document_id;
CREATE UNIQUE INDEX temp.site_counts_document ON site_counts (document_id);

CREATE TEMP TABLE site_places AS
-- A file's name; where it lay is nobody's business.
SELECT document_id, replace(min(path), rtrim(min(path), replace(min(path), '/', '')), '') AS path FROM main.paths GROUP BY document_id;
CREATE UNIQUE INDEX temp.site_places_document ON site_places (document_id);

CREATE TEMP TABLE site_documents AS
SELECT d.id, substr(d.sha256, 1, 16) AS key, coalesce(b.organization, '') AS organization, b.organization_key AS body, b.organization_id,
       b.type, b.level AS place_level, b.region, b.place, d.year, d.kind, d.level, d.title,
       d.pages, f.path, t.revenue_e4, t.expenditure_e4, t.basic_e4, t.project_e4, t.three_public_e4, t.reasons, t.source,
       coalesce(n.errors, 0) AS errors, coalesce(n.warnings, 0) AS warnings, coalesce(n.notes, 0) AS notes,
       b.editions, b.edition, b.counts,
       (SELECT u.people FROM temp.people u WHERE (u.organization_id = b.organization_id OR u.region = b.region) AND
        (u.year = d.year OR u.year IS NULL) ORDER BY u.organization_id IS NULL, u.year IS NULL LIMIT 1) AS population
FROM main.documents d
JOIN main.bodies b ON b.document_id = d.id
LEFT JOIN main.totals t ON t.document_id = d.id
LEFT JOIN site_counts n ON n.document_id = d.id
LEFT JOIN site_places f ON f.document_id = d.id
WHERE d.status = 'done' AND d.sha256 IS NOT NULL
ORDER BY b.organization, d.year, d.kind, d.id;
CREATE UNIQUE INDEX temp.site_documents_id ON site_documents (id);

-- What a body spends by its latest budget, else by its latest document.
CREATE TEMP TABLE site_ranks AS
SELECT body, expenditure_e4 FROM (
  SELECT coalesce(body, key) AS body, expenditure_e4, row_number() OVER (PARTITION BY coalesce(body, key)
    ORDER BY kind = 'budget' AND expenditure_e4 IS NOT NULL DESC, year DESC NULLS LAST, id DESC) AS nth
  FROM site_documents) WHERE nth = 1;
CREATE UNIQUE INDEX temp.site_ranks_body ON site_ranks (body);

-- Expenditure by function, as the database has it, of the editions that count.
CREATE TEMP TABLE site_functions AS
SELECT f.code, f.level AS level_of, f.name, d.key AS document, d.organization, d.body, d.year, d.kind, d.level, d.place_level, d.region, f.scope,
       f.amount_e4 AS total_e4, f.basic_e4, f.project_e4,
       -- A share is of the same money.
       CASE f.scope WHEN 'all' THEN d.expenditure_e4 WHEN 'general_public' THEN t.general_public_e4 END AS of_e4,
       d.population, f.page
FROM main.functions f
JOIN site_documents d ON d.id = f.document_id
JOIN main.totals t ON t.document_id = d.id
WHERE f.amount_e4 IS NOT NULL AND d.counts;
CREATE INDEX temp.site_functions_code ON site_functions (code);
CREATE INDEX temp.site_functions_body ON site_functions (body);
CREATE INDEX temp.site_documents_organization ON site_documents (organization_id);
