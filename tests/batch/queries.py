#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""queries.py MINGXI CORPUS QUERIES.md: every query of the page runs and finds something.

The project's documents have no forms and no government's tables: a project and a government's
figure, put in by hand, stand for them.
"""
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

BY_HAND = """
INSERT INTO projects (document_id, first_page, last_page, name, annual_e4)
VALUES (1, 3, 3, '河道保洁', 1234500);
INSERT INTO indicators (project_id, scope, name, target, number, page)
SELECT max(id), 'annual', '群众满意度', '≥95%', 95, 3 FROM projects;
INSERT INTO projects (document_id, first_page, last_page, name) VALUES (1, 4, 4, '绿化');
INSERT INTO indicators (project_id, scope, name, target, page)
SELECT max(id), 'annual', '成效', '明显提高', 4 FROM projects;
INSERT INTO government_totals (document_id, fund, name, scope, phase, year, amount_e4, page)
VALUES (1, 'general', 'revenue', 'whole', 'budget', 2026, 123450000, 5);
INSERT INTO columns (table_id, name, label, type) VALUES (1, 'col_9', '备用', 'text');
"""


def main():
    mingxi, corpus, page = sys.argv[1:]
    queries = re.findall(r"\*\*([^*]+)\*\*[^`]*(?:`[^`]+`[^`]*)*?```sql\n(.*?)```",
                         Path(page).read_text(encoding="utf-8"), re.S)
    if len(queries) < 12 or len(queries) != Path(page).read_text(encoding="utf-8").count("```sql"):
        sys.exit(f"{page}: {len(queries)} queries with a question")
    with tempfile.TemporaryDirectory(prefix="mingxi-queries.") as folder:
        database = Path(folder) / "x.db"
        harness.check_success(harness.run([mingxi, "batch", "-q", "-o", database, corpus]))
        connection = sqlite3.connect(database)
        connection.executescript(BY_HAND)

        def run(query):
            try:
                *before, last = [s for s in query.split(";") if s.strip()]
                for statement in before:
                    connection.execute(statement)
                rows = connection.execute(last).fetchall()
            except sqlite3.Error as e:
                raise harness.Failure(f"{e}\n{query}") from e
            if not rows:
                raise harness.Failure(f"finds nothing:\n{query}")

        status = harness.run_cases(queries, run)
        connection.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
