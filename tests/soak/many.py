#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""many.py [--documents N] [--seed K] MINGXI DATABASE FOLDER: what comparing costs when there is much.

Makes two databases of N documents together, by copying those of DATABASE under names of other
places, with other digits; merges them, compares, writes the site, and times each. Then no file
that a page loads may be over 500 KB; what pages load together says tests/pages/survey.mjs. By hand:
it takes minutes and gigabytes.
"""
import argparse
import hashlib
import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
REGIONS = TOP / "src/archive/organizations/data/regions.tsv"
# A page of 500 KB is a second or two on a slow mobile line (4 Mbit/s).
PAGE_BYTES = 500_000
# Made anew from the documents when a run ends.
DERIVED = {"organizations", "organization_names", "document_organizations", "regions", "organization_overrides"}
SHARED = {"extractors", "code_names", "file_sources"}


class Places:
    """Names of cities and counties, and others of the same kind for them."""

    def __init__(self):
        rows = [line.split("\t") for line in REGIONS.read_text().splitlines() if not line.startswith("#")]
        names = sorted({name for code, name in rows if len(code) in (4, 6) and re.fullmatch(r"\w{2,}[市区县]", name)} - {"市辖区"})
        self.kinds = {kind: [n for n in names if n[-1] == kind] for kind in "市区县"}
        self.pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))

    def rename(self, text, copy):
        def other(match):
            kind = self.kinds[match[0][-1]]
            return kind[(kind.index(match[0]) + copy * 37) % len(kind)]
        return None if text is None else self.pattern.sub(other, text) if self.pattern.search(text) else text


def columns_of(db, table):
    """[(name, the table it refers to or None)], ids and references first to be moved up."""
    refers = {row[3]: row[2] for row in db.execute(f"PRAGMA src.foreign_key_list({table})")}
    return [(row[1], table if row[1] == "id" else refers.get(row[1])) for row in db.execute(f"PRAGMA src.table_info({table})")]


def copy_all(db, tables, copy, keep):
    """KEEP: a condition on documents' ids."""
    last = {t: db.execute(f"SELECT coalesce(max(id), 0) FROM src.{t}").fetchone()[0] for t in tables if t != "cells"}
    for table in tables:
        values = []
        for name, refers in columns_of(db, table):
            if refers and refers not in SHARED:
                values.append(f"{name} + {last[refers] * copy}")
            elif (table, name) == ("documents", "sha256"):
                values.append(f"other_sha(sha256, {copy})")
            elif (table, name) in {("documents", "organization"), ("documents", "title")}:
                values.append(f"other_name({name}, {copy})")
            elif (table, name) == ("paths", "path"):
                values.append(f"'{copy}/' || path")
            else:
                values.append(name)
        where = f" WHERE {keep}" if table == "documents" else ""
        db.execute(f"INSERT INTO main.{table} SELECT {', '.join(values)} FROM src.{table}{where}")


def change_digits(db, rng):
    """Every amount of a document times one factor; as printed, too, in its table's unit."""
    db.execute("CREATE TEMP TABLE factor (document_id INTEGER PRIMARY KEY, by INTEGER)")
    db.executemany("INSERT INTO factor VALUES (?, ?)", [(row[0], rng.randint(2, 9)) for row in db.execute("SELECT id FROM documents").fetchall()])
    of = "(SELECT by FROM factor f WHERE f.document_id = x.document_id)"
    for table, names in {"printed_totals": ["amount_e4"], "functions": ["amount_e4", "basic_e4", "project_e4"], "project_amounts": ["amount_e4"],
                         "government_totals": ["amount_e4"]}.items():
        db.execute(f"UPDATE {table} AS x SET {', '.join(f'{name} = {name} * {of}' for name in names)}")
    db.execute("""UPDATE cells SET amount_e4 = cells.amount_e4 * n.by,
        text = printf('%,.2f', cells.amount_e4 * n.by / CASE n.unit WHEN '万元' THEN 1e8 WHEN '亿元' THEN 1e12 ELSE 1e4 END)
        FROM (SELECT r.id, t.unit, f.by FROM rows r JOIN tables t ON t.id = r.table_id JOIN factor f ON f.document_id = t.document_id) n
        WHERE n.id = cells.row_id AND cells.amount_e4 IS NOT NULL""")


def make(mingxi, source, path, copies, places, rng, n):
    """A database of N documents: copies with the numbers COPIES of all of SOURCE's."""
    Path(path).unlink(missing_ok=True)
    # Of the version and with the tables that the program makes.
    subprocess.run([mingxi, "merge", "-o", path, source], check=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.create_function("other_sha", 2, lambda sha, k: sha and hashlib.sha256(f"{sha}{k}".encode()).hexdigest())
    db.create_function("other_name", 2, places.rename)
    db.execute("ATTACH ? AS src", (str(source),))
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    tables = [row[0] for row in db.execute("SELECT name FROM src.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") if row[0] not in DERIVED]
    for table in [*tables, *DERIVED]:
        if table not in SHARED:
            db.execute(f"DELETE FROM main.{table}")
    in_source = db.execute("SELECT count(*) FROM src.documents").fetchone()[0]
    for copy in copies:
        copy_all(db, [t for t in tables if t not in SHARED], copy, "true")
    spare = in_source * len(copies) - n
    db.execute("PRAGMA foreign_keys = ON")
    change_digits(db, rng)
    db.execute("COMMIT")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("DELETE FROM documents WHERE id IN (SELECT id FROM documents ORDER BY id DESC LIMIT ?)", (max(spare, 0),))
    db.close()


def timed(what, *arguments, **kwargs):
    import resource
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([str(a) for a in arguments], stdout=subprocess.PIPE, **kwargs)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what:48} {time.monotonic() - start:7.1f} s {cpu:7.1f} s of the processor {len(done.stdout):10} bytes", flush=True)
    if done.returncode != 0:
        sys.exit(f"{what}: status {done.returncode}")


COMPARISONS = [["--what", "totals"], ["--depth", "item"], ["--by", "year"], ["--what", "three-public"], ["--what", "projects"], ["--what", "governments"]]


def measure_site(folder):
    """What a page loads at first is below the bound."""
    sizes = {}
    for path in folder.rglob("*"):
        if path.is_file():
            sizes.setdefault(path.relative_to(folder).parts[0] + ("/*" + path.suffix if path.suffix else ""), []).append((path.stat().st_size, path.name))
    over = []
    for group, found in sorted(sizes.items()):
        top, name = max(found)
        print(f"{group:20} {len(found):6} files {sum(s for s, _ in found) / 1e6:9.1f} MB, largest {top / 1000:8.1f} KB {name}")
        if group.split("/")[0] not in ("downloads", "assets") and top > PAGE_BYTES:
            over.append(f"{group} {name}: {top}")
    return over


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("mingxi", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    mingxi, folder, rng, places = options.mingxi.resolve(), options.folder, random.Random(options.seed), Places()
    folder.mkdir(parents=True, exist_ok=True)
    in_source = sqlite3.connect(options.database).execute("SELECT count(*) FROM documents").fetchone()[0]
    half = options.documents // 2
    copies = -(-half // in_source)
    for k in (0, 1):
        make(mingxi, options.database.resolve(), folder / f"{k}.db", range(1 + k * copies, 1 + (k + 1) * copies), places, rng, half)
    (folder / "all.db").unlink(missing_ok=True)
    timed("merge", mingxi, "merge", "-o", folder / "all.db", folder / "0.db", folder / "1.db")
    for what in COMPARISONS:
        timed(f"compare {' '.join(what)}", mingxi, "compare", folder / "all.db", *what)
    timed("site", mingxi, "site", "-q", folder / "all.db", "-o", folder / "site")
    over = measure_site(folder / "site")
    if over:
        sys.exit("over 500 KB:\n" + "\n".join(over))


if __name__ == "__main__":
    main()
