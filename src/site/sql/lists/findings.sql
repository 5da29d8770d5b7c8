-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT f.rule AS rule, f.severity, d.key AS document, d.organization, d.year, f.message_zh, f.message_en, f.page
FROM main.findings f
JOIN site_documents d ON d.id = f.document_id
ORDER BY f.rule, d.organization, d.year, f.id
