-- SPDX-License-Identifier: GPL-3.0-or-later
-- Documents that could not be read, and why.
SELECT (SELECT replace(min(path), rtrim(min(path), replace(min(path), '/', '')), '') FROM main.paths WHERE document_id = d.id) AS file, d.error_code, d.error, zh(d.error) AS error_zh
FROM main.documents d
WHERE d.status = 'failed'
ORDER BY file
