-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT f.rule AS rule, f.severity, count(*) AS findings, count(DISTINCT f.document_id) AS documents
FROM main.findings f JOIN site_documents d ON d.id = f.document_id
GROUP BY f.rule, f.severity
ORDER BY findings DESC, f.rule
