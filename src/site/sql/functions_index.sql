-- SPDX-License-Identifier: GPL-3.0-or-later
-- The functions, under their commonest name, with how many documents have them.
SELECT code, (SELECT q.name FROM site_functions q WHERE q.code = f.code GROUP BY q.name ORDER BY count(*) DESC LIMIT 1) AS name,
       count(DISTINCT document) AS documents
FROM site_functions f
GROUP BY code
ORDER BY code
