-- SPDX-License-Identifier: GPL-3.0-or-later
-- A group for each 类, 款 and 项.
SELECT code, level_of AS depth, name, document, organization, body, year, kind, level, place_level, region, scope, total_e4, basic_e4, project_e4, of_e4,
       population, page
FROM site_functions ORDER BY code, total_e4 DESC, organization, year
