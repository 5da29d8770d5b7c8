-- SPDX-License-Identifier: GPL-3.0-or-later
-- The classes of function, by how many documents have them, under their commonest name.
SELECT code, (SELECT q.name FROM site_functions q WHERE q.code = f.code GROUP BY q.name ORDER BY count(*) DESC LIMIT 1) AS name,
       count(DISTINCT document) AS documents, sum(total_e4) AS total_e4
FROM site_functions f
GROUP BY code
ORDER BY documents DESC, code
