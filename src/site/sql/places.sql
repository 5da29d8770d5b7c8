-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the documents lay, one place each. Names that are no UTF-8 come as their bytes; members of
-- archives are no files.
SELECT d.id, s.key, d.sha256, (SELECT coalesce(p.raw, p.path) FROM main.paths p WHERE p.document_id = d.id ORDER BY p.path LIKE '%!/%', p.id LIMIT 1)
FROM site_documents s JOIN main.documents d ON d.id = s.id
WHERE s.key NOT GLOB '*[^0-9a-f]*'
ORDER BY s.rowid
