#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""corrections.py MINGXI WEIGHTS: what somebody has read on a scan stands in place of what was read, in every command.

Skipped (77) without weights or pdftoppm.
"""
import hashlib
import json
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import run as scans
from run import harness


def check(mingxi, env, scan, text_pdf, folder):
    failures, corrections = [], folder / "corrections.csv"
    before = scans.extract(mingxi, scan, weights=dict(env)["MINGXI_OCR"])
    cell = next(c for c in scans.cells(before) if isinstance(c["value"], (int, float)) and c["value"] > 0)
    sha = before["source"]["sha256"]
    text_sha = hashlib.sha256(text_pdf.read_bytes()).hexdigest()
    box = ",".join(map(str, cell["bbox"]))
    corrections.write_text("sha256,page,x0,y0,x1,y1,text,who\n"
                           f"{sha},1,{box},98765.43,somebody\n{sha},7,{box},1,\n{text_sha},1,{box},1,\n"
                           f"{'0' * 64},1,{box},2,\n", encoding="utf-8")

    def extract(pdf):
        done = harness.run([mingxi, "extract", "--corrections", corrections, pdf], env=harness.environment(env))
        return json.loads(done.stdout)

    after = extract(scan)
    corrected = [c for c in scans.cells(after) if c.get("corrected")]
    if [(c["text"], c["bbox"], c["confidence"]) for c in corrected] != [("98765.43", cell["bbox"], 1)]:
        failures.append(f"corrected are {corrected}")
    if len(scans.cells(before)) != len(scans.cells(after)):
        failures.append("the table has other cells")
    for document, codes in (after, ["corrected", "correction-unmet"]), (extract(text_pdf), ["correction-unmet"]):
        said = sorted(d["code"] for d in document["diagnostics"] if d["code"].startswith("correct"))
        if said != sorted(codes):
            failures.append(f"{document['source']['file']}: said is {said}")
    for command in ["check", "--fail-on=never"], ["report", "-o", folder / "page.html"]:
        harness.run([mingxi, *command, "--corrections", corrections, scan], env=harness.environment(env))
    if "98765.43" not in (folder / "page.html").read_text(encoding="utf-8"):
        failures.append("report: the corrected figure is not on the page")
    return failures + check_batch(mingxi, env, scan, corrections, folder)


def check_batch(mingxi, env, scan, corrections, folder):
    """A document that was read before is read anew with what is known of it now, and stays so."""
    database, texts = folder / "archive.db", []
    for options in [], ["--corrections", corrections], []:
        harness.run([mingxi, "batch", "-q", "-o", database, *options, scan], env=harness.environment(env))
        with sqlite3.connect(database) as connection:
            texts.append(connection.execute("SELECT count(*) FROM cells WHERE text = '98765.43'").fetchone()[0])
    return [] if texts == [0, 1, 1] else [f"batch: the figure is there {texts} times"]


def main(mingxi, weights):
    if not (Path(weights) / "recogniser.onnx").is_file() or shutil.which("pdftoppm") is None:
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scan = scans.make_scan(scans.DOCUMENT, 4, folder)
        failures = check(mingxi, [("MINGXI_OCR", weights)], scan, scans.DOCUMENT, folder)
    print("\n".join(failures) or "corrected in extract, check, report and batch")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
