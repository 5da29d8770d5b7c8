-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT code, name, full_name, level, parent FROM main.regions ORDER BY code
