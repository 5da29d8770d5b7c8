#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""readers.py MINGXI [--shared] FOLDER…: view = compare = workbook = site = the figure on the page.

The documents of the folders become a database; each of its readers is asked for the same totals,
and all of them are held against what the pages print (page_figures.py; of governments what their prose
says, government_figures.py). What the database has no figure for has a reason.
"""
import csv
import io
import json
import re
import sqlite3
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import government_figures  # noqa: E402
import harness  # noqa: E402
from page_figures import page_figures  # noqa: E402

NAMES = ("revenue", "expenditure", "basic", "project", "three_public")
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
# Figures of the pages that have to be found for the comparison to mean something.
LEAST = 20


def of_view(connection):
    columns = ", ".join(f"t.{n}_e4" for n in NAMES)
    rows = connection.execute(f"SELECT d.sha256, {columns} FROM totals t JOIN documents d ON d.id = t.document_id")
    return {(sha, n): Decimal(v) / 10000 for sha, *values in rows for n, v in zip(NAMES, values) if v is not None}


def of_classes(connection):
    rows = connection.execute("SELECT d.sha256, f.code, f.amount_e4 FROM functions f JOIN documents d ON "
                              "d.id = f.document_id WHERE f.level = 0 AND f.scope = 'all' AND f.amount_e4 IS NOT NULL")
    return {(sha, code): Decimal(v) / 10000 for sha, code, v in rows}


def of_compare(mingxi, database, kind):
    done = harness.run([mingxi, "compare", database, "--what", "totals", "--kind", kind, "--format", "csv"])
    harness.check_success(done)
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def of_workbook(path):
    """The rows of the sheet `totals`, as texts."""
    with zipfile.ZipFile(path) as z:
        strings = []
        if "xl/sharedStrings.xml" in z.namelist():
            strings = ["".join(t.text or "" for t in s.iter(f"{{{SHEET['s']}}}t"))
                       for s in ElementTree.fromstring(z.read("xl/sharedStrings.xml")).findall("s:si", SHEET)]
        names = [s.get("name") for s in ElementTree.fromstring(z.read("xl/workbook.xml")).iter(f"{{{SHEET['s']}}}sheet")]
        sheet = ElementTree.fromstring(z.read(f"xl/worksheets/sheet{names.index('totals') + 1}.xml"))
    rows = []
    for row in sheet.iter(f"{{{SHEET['s']}}}row"):
        cells = {}
        for c in row.findall("s:c", SHEET):
            inline, value = c.find("s:is/s:t", SHEET), c.find("s:v", SHEET)
            text = inline.text if inline is not None else value.text if value is not None else None
            cells[re.match("[A-Z]+", c.get("r"))[0]] = strings[int(text)] if c.get("t") == "s" else text
        rows.append(cells)
    head = rows[0]
    return [{head[k]: v for k, v in row.items()} for row in rows[1:]]


def of_site(folder):
    with open(folder / "downloads" / "documents.csv", encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def rounded(value):
    return None if value in (None, "") else Decimal(value).quantize(Decimal("0.0001"))


class Archive:
    def __init__(self, mingxi, folder, inputs):
        self.database = folder / "x.db"
        harness.run([mingxi, "batch", "-q", "-o", self.database, *inputs], timeout=3600)
        harness.check_success(harness.run([mingxi, "site", self.database, "-o", folder / "site"], timeout=3600))
        self.connection = sqlite3.connect(self.database)
        self.view = of_view(self.connection)
        self.mingxi, self.folder, self.inputs = mingxi, folder, inputs

    def paths(self):
        return self.connection.execute(
            "SELECT d.sha256, min(p.path) FROM documents d JOIN paths p ON p.document_id = d.id "
            "WHERE d.status = 'done' AND d.kind IN ('budget', 'final_account') GROUP BY d.id").fetchall()


def check_pages(archive):
    """What the pages print is what the database says."""
    wrong, held = [], 0
    figures = archive.view | of_classes(archive.connection)
    paths = archive.paths()
    for sha, path in paths:
        for name, value in page_figures(path).items():
            if name.isdigit() and (sha, name) not in figures:
                continue  # a class with a reason: counted below
            held += 1
            if figures.get((sha, name)) != value:
                wrong.append(f"{path}: {name}: the page prints {value}, the database has {figures.get((sha, name))}")
    print(f"{held} figures of pages, {len(wrong)} otherwise")
    if wrong or (paths and held < LEAST):
        raise harness.Failure("\n".join(wrong) or "too few figures")


def check_prose(archive):
    """What a government's report says of a budget is what the database says, where it has a figure of it."""
    wrong, held, without = [], 0, 0
    documents = archive.connection.execute(
        "SELECT d.id, min(p.path) FROM documents d JOIN paths p ON p.document_id = d.id "
        "WHERE d.status = 'done' AND d.kind LIKE 'government_%' GROUP BY d.id").fetchall()
    for document, path in documents:
        figures = {}
        for fund, name, scope, phase, value in archive.connection.execute(
                "SELECT fund, name, scope, phase, amount_e4 FROM government_totals WHERE document_id = ? AND amount_e4 IS NOT NULL", (document,)):
            figures.setdefault((fund, name, scope, phase in ("actual", "execution")), []).append(Decimal(value) / 10000)
        for fund, name, scopes, done, value, rounding, sentence in government_figures.prose_figures(path):
            sides = [[v for scope in scopes for v in figures.get((fund, name, scope, side), [])] for side in ([True, False] if done is None else [done])]
            if not all(sides):  # it may be of what the database has no figure for
                without += not any(abs(v - value) <= rounding for side in sides for v in side)
                continue
            held += 1
            if not any(abs(v - value) <= rounding for side in sides for v in side):
                wrong.append(f"{path}: {sentence}: the database has {sides}")
    print(f"{held} figures of governments' prose, {len(wrong)} otherwise, {without} without a figure in the database")
    if wrong or held < min(LEAST, 4 * len(documents)):
        raise harness.Failure("\n".join(wrong) or "too few figures")


def check_reasons(archive):
    for table in ("printed_totals", "functions", "project_amounts", "government_totals"):
        n, = archive.connection.execute(f"SELECT count(*) FROM {table} WHERE (amount_e4 IS NULL) = (reason IS NULL)").fetchone()
        if n:
            raise harness.Failure(f"{table}: {n} rows with neither or both")
    n, = archive.connection.execute("SELECT count(*) FROM documents d WHERE status = 'done' AND 11 <> "
                                    "(SELECT count(*) FROM printed_totals p WHERE p.document_id = d.id)").fetchone()
    if n:
        raise harness.Failure(f"{n} documents without all totals")


def check_sources(archive):
    """A figure with a cell is that cell's."""
    n, = archive.connection.execute(
        "SELECT count(*) FROM printed_totals p LEFT JOIN cells x ON x.row_id = p.row_id AND x.column_id = p.column_id "
        "WHERE p.how = 'cell' AND (x.amount_e4 IS NOT p.amount_e4 OR x.text <> p.text OR x.page <> p.page)").fetchone()
    if n:
        raise harness.Failure(f"{n} figures are not their cells'")


def check_site(archive):
    rows = of_site(archive.folder / "site")
    shas = {sha[:16]: sha for sha, in archive.connection.execute("SELECT sha256 FROM documents WHERE status = 'done'")}
    for row in rows:
        for name in NAMES:
            if rounded(row[name]) != rounded(archive.view.get((shas[row["key"]], name))):
                raise harness.Failure(f"site: {row['organization']} {row['year']}: {name} is {row[name]}")
    if len(rows) != len(shas):
        raise harness.Failure(f"site: {len(rows)} of {len(shas)} documents")


def check_site_governments(archive):
    """The site's list of governments' figures is the database's, of the editions that count."""
    key = ("document", "fund", "name", "scope", "phase", "year")
    with open(archive.folder / "site" / "downloads" / "governments.csv", encoding="utf-8-sig", newline="") as f:
        listed = {tuple(row[k] for k in key): (rounded(row["amount"]), row["reason"]) for row in csv.DictReader(f)}
    stored = {(*map(str, where),): (rounded(Decimal(value) / 10000) if value is not None else None, reason or "")
              for *where, value, reason in archive.connection.execute(
                  "SELECT substr(d.sha256, 1, 16), g.fund, g.name, g.scope, g.phase, g.year, g.amount_e4, g.reason FROM government_totals g "
                  "JOIN documents d ON d.id = g.document_id JOIN bodies b ON b.document_id = d.id WHERE b.counts")}
    if listed != stored:
        some = [k for k in listed.keys() | stored.keys() if listed.get(k) != stored.get(k)]
        raise harness.Failure(f"site: {len(some)} figures of governments otherwise, as {some[0]}: {listed.get(some[0])}, {stored.get(some[0])}")


def check_document_pages(archive):
    """What the page of a document shows as its totals is what the database has."""
    for sha, in archive.connection.execute("SELECT sha256 FROM documents WHERE status = 'done'").fetchall():
        text = (archive.folder / "site" / "documents" / f"{sha[:16]}.js").read_text(encoding="utf-8")
        totals = json.loads(text[text.index("{"):text.rindex(")")], parse_float=Decimal)["totals"]
        for name in NAMES:
            if rounded(totals[name]["value"]) != rounded(archive.view.get((sha, name))):
                raise harness.Failure(f"{sha[:16]}: {name}: the page has {totals[name]['value']}, the view {archive.view.get((sha, name))}")


def check_governments(archive):
    """compare's lines of governments are the view's, those of places below them too; none without a reason."""
    figures = {}
    for organization, scope, year, phase, key, value in archive.connection.execute(
            "SELECT organization, scope, year, phase, fund || '.' || name, amount_e4 FROM governments WHERE amount_e4 IS NOT NULL"):
        whose = (organization, scope) if scope in ("whole", "own", "level") else (organization + scope, "whole")
        figures.setdefault((*whose, str(year), phase, key), set()).add(rounded(Decimal(value) / 10000))
    for what in ("governments", "debt"):
        for kind, phase in (("budget", "budget"), ("execution", "execution"), ("final_account", "actual")):
            done = harness.run([archive.mingxi, "compare", archive.database, "--what", what, "--kind", kind, "--format", "csv"])
            harness.check_success(done)
            for line in csv.DictReader(io.StringIO(done.stdout.decode())):
                known = figures.get((line["organization"], line["scope"], line["year"], phase, line["key"]), set())
                if bool(line["yuan"]) == bool(line["reason"]) or (line["yuan"] and rounded(line["yuan"]) not in known):
                    raise harness.Failure(f"{line}: the view has {known}")


def check_compare(archive):
    """Every line of it is one of the view's; all of an organization's only document are there."""
    for kind in ("budget", "final_account"):
        groups = archive.connection.execute(
            "SELECT b.organization, b.year, group_concat(d.sha256) FROM bodies b JOIN documents d ON d.id = b.document_id "
            "WHERE b.kind = ? AND b.organization IS NOT NULL AND b.year IS NOT NULL GROUP BY 1, 2", (kind,)).fetchall()
        shas = {(o, str(y)): s.split(",") for o, y, s in groups}
        lines = of_compare(archive.mingxi, archive.database, kind) if shas else []
        seen = set()
        for line in lines:
            key = (line["organization"], line["year"])
            if bool(line["yuan"]) == bool(line["reason"]):
                raise harness.Failure(f"compare: {line}: a figure and a reason, or neither")
            if line["key"] in NAMES and line["yuan"]:
                seen.add((*key, line["key"]))
                values = {rounded(archive.view.get((s, line["key"]))) for s in shas[key]}
                if rounded(line["yuan"]) not in values:
                    raise harness.Failure(f"compare: {line}: the view has {values}")
        for key, documents in shas.items():
            for name in NAMES:
                if len(documents) == 1 and ((documents[0], name) in archive.view) != ((*key, name) in seen):
                    raise harness.Failure(f"compare: {key} {name} is missing, or there without a figure")


def check_workbook(archive):
    harness.run([archive.mingxi, "batch", "-q", "--format", "xlsx", "-o", archive.folder / "book", *archive.inputs], timeout=3600)
    ids = dict(sqlite3.connect(archive.folder / "book" / "archive.db").execute("SELECT id, sha256 FROM documents"))
    rows = of_workbook(archive.folder / "book" / "archive.xlsx")
    for row in rows:
        for name in NAMES:
            if rounded(row.get(f"{name} (元)")) != rounded(archive.view.get((ids[int(row["document_id"])], name))):
                raise harness.Failure(f"workbook: {row}: {name}")
    if len(rows) != len(archive.paths()) and len(rows) < len(archive.paths()):
        raise harness.Failure(f"workbook: {len(rows)} rows")


CASES = [("pages", check_pages), ("prose", check_prose), ("reasons", check_reasons), ("sources", check_sources), ("site", check_site),
         ("site of governments", check_site_governments),
         ("pages of documents", check_document_pages), ("governments", check_governments),
         ("compare", check_compare), ("workbook", check_workbook)]


def main():
    mingxi, *inputs = sys.argv[1:]
    if inputs and inputs[0] == "--shared":
        inputs = [str(harness.SHARED / i) for i in inputs[1:]]
        if not all(Path(i).exists() for i in inputs):
            return harness.SKIPPED
    with tempfile.TemporaryDirectory(prefix="mingxi-totals.") as folder:
        archive = Archive(mingxi, Path(folder), inputs)
        status = harness.run_cases(CASES, lambda check: check(archive))
        archive.connection.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
