-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT code, name, document, organization, year, kind, level, scope, total_e4, basic_e4, project_e4, of_e4, population, page
FROM site_functions ORDER BY code, total_e4 DESC
