-- SPDX-License-Identifier: GPL-3.0-or-later
-- Places by what they lie in; `top`: in the whole country. parts: how many lie in it.
SELECT coalesce(g.parent, 'top') AS within, g.code, g.name, g.full_name, g.level, (SELECT count(*) FROM main.regions p WHERE p.parent = g.code) AS parts
FROM main.regions g ORDER BY within, code
