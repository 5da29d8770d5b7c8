-- SPDX-License-Identifier: GPL-3.0-or-later
-- A group for each class, and one for each 款 with its 项: the first five digits.
SELECT CASE level_of WHEN 0 THEN code ELSE substr(code, 1, 5) END AS part, code, level_of AS depth, name, document, organization, body, year, kind, level,
       place_level, region, scope, total_e4, basic_e4, project_e4, of_e4, population, page
FROM site_functions ORDER BY part, code, total_e4 DESC
