-- SPDX-License-Identifier: GPL-3.0-or-later
-- What there is to choose from: years, kinds, levels.
SELECT year, kind, level, place_level, count(*) AS documents
FROM site_documents GROUP BY 1, 2, 3, 4 ORDER BY documents DESC
