#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI: the Python package and the R script read what the command makes.

Skipped where pandas is missing; R's part where Rscript or its packages are.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

sys.path.insert(0, str(harness.TOP / "python"))
CORPUS = harness.TOP / "corpus"
WRONG = CORPUS / "yanxi-2025" / "cairo.pdf"


def expect(want, got):
    if want != got:
        raise harness.Failure(f"want {want!r}, got {got!r}")


def tables(mingxi, _):
    doc = mingxi.read(WRONG)
    expect((2025, "budget", True), (doc.year, doc.kind, "expenditure" in doc))
    frame = doc["expenditure"]
    top = frame[(frame.level == 0) & (frame.kind == "item")]
    expect(5922800.0, top.total.sum())
    expect({"label": "合计", "type": "amount", "unit": "yuan"}, frame.attrs["columns"]["total"])
    expect("万元", frame.attrs["printed_unit"])
    expect(Decimal(5922800), doc.table("expenditure").to_frame(exact=True).total[0])


def findings_and_facts(mingxi, _):
    doc = mingxi.read(WRONG)
    expect(len(doc.json["report"]["findings"]), len(doc.findings))
    expect(True, bool(doc.findings.zh.str.len().gt(0).all()))
    expect({"narrative.revenue.total"}, set(doc.facts.id) & {"narrative.revenue.total"})


def projects(mingxi, _):
    doc = next(d for d in mingxi.read_all(CORPUS) if d.json["projects"])
    expect(len(doc.json["projects"]), len(doc.projects))
    expect(True, doc.projects["annual.total"].notna().any())
    expect(True, {"project", "name", "operator", "number"} <= set(doc.indicators.columns))


def what_cannot_be_read(mingxi, _):
    for call, error in ((lambda: mingxi.read(CORPUS / "none.pdf"), mingxi.MingxiError),
                        (lambda: mingxi.read(WRONG)["no_such_table"], KeyError),
                        (lambda: mingxi.open("/none.db"), FileNotFoundError)):
        try:
            call()
        except error:
            continue
        raise harness.Failure(f"no {error.__name__}")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        expect(1, len(list(mingxi.read_all([WRONG, CORPUS / "none.pdf"]))))
    expect(True, any("none.pdf" in str(w.message) for w in said))


def archives(mingxi, database):
    with mingxi.open(database) as archive:
        frame = archive.table("expenditure_by_function")
        expect({"unit": "yuan"}, frame.attrs["columns"]["total"])
        row = frame[(frame.organization == "沔陵县砚溪镇人民政府") & (frame.code == "201")].iloc[0]
        expect(3250000.0, row.total)
        expect(True, len(archive.documents) == 1 and len(archive.findings) > 0)


def r_script(_, database):
    if shutil.which("Rscript") is None:
        return
    packages = subprocess.run(["Rscript", "-e", "library(DBI); library(RSQLite)"], capture_output=True, check=False)
    if packages.returncode != 0:
        return
    done = harness.run(["Rscript", harness.TOP / "examples" / "archive.R", database])
    harness.check_success(done)
    line = next((li for li in done.stdout.decode().splitlines() if " 201 " in li), "")
    if not line.rstrip().endswith("325.00"):
        raise harness.Failure(done.stdout.decode())


def main():
    os.environ["MINGXI"] = str(Path(sys.argv[1]).resolve())
    try:
        import mingxi
    except ImportError:
        return harness.SKIPPED
    with tempfile.TemporaryDirectory(prefix="mingxi-python.") as folder:
        database = Path(folder) / "archive.db"
        harness.check_success(harness.run([sys.argv[1], "batch", "-q", "-o", database, WRONG]))
        cases = [(f.__name__.replace("_", " "), f) for f in
                 (tables, findings_and_facts, projects, what_cannot_be_read, archives, r_script)]
        return harness.run_cases(cases, lambda f: f(mingxi, database))


if __name__ == "__main__":
    sys.exit(main())
