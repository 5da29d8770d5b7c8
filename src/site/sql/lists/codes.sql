-- SPDX-License-Identifier: GPL-3.0-or-later
-- The classification of expenditure, with what documents print otherwise.
SELECT c.code, c.name, c.usage, c.first_year, c.last_year, (SELECT count(DISTINCT f.document) FROM site_functions f WHERE f.code = c.code) AS documents,
       (SELECT group_concat(name, '；') FROM (SELECT DISTINCT f.name FROM site_functions f WHERE f.code = c.code AND f.name <> '' AND NOT EXISTS
        (SELECT 1 FROM main.code_names o WHERE o.code = f.code AND o.name = f.name) LIMIT 5)) AS printed
FROM main.code_names c
ORDER BY c.code, c.usage DESC, c.first_year
