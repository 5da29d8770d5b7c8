#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--shared FOLDER] MINGXI [NAME...]: pages of which each holds one trap, and what is right there.

A trap is a file `*.page` in a folder here, that of the room it is for, in parts that begin with a keyword at the start of a line:

    # why: what lies in wait, in words
    page 400 300                        width and height in points; more words go into the page's
                                        dictionary: page 400 300 /Rotate 90
    font F1 Helvetica                   one of the 14 fonts, in Latin letters
    font F2 STSong-Light UniGB-UTF16-H  a Chinese font that is not embedded: strings as «科目»
    unicode F1 2D=00AD 2E=1001B0        what the font's ToUnicode says of these codes
    widths F1 30 250 250 500            /FirstChar, then each width in thousandths
    form X1 0 0 100 50                  a form XObject with its box, its content below it
    field 100 200 160 212 /FT /Tx …     a form field: rectangle, then the rest of its dictionary
    annotation 100 200 160 212 …        any other annotation, the same way; {X1} in either is the form X1
    state G1 /ca 0.5                    a graphics state
    content                             the page's content stream; lines that begin with `put X Y FONT SIZE
                                        TEXT` set a text (Latin or Chinese, by its font)
    grid                                CSV: a grid that `mingxi tables` must give, spans filled at the top left
    cells                               JSON as {"table": id, "row": text, "cells": {column: text}}: what
                                        `mingxi extract` must read in that row; `null` for a cell without text
    absent TEXT                         what neither of the two may print
    diagnostic CODE                     what `mingxi extract` must say

White space does not count. With --shared the traps are the folders of FOLDER below ../shared, each
with case.pdf and expected.csv or expected.json (77 where there are none). Only NAMEs are tried where
any are given; with KEEP in the environment the PDFs stay there.
"""
import argparse
import csv
import io
import os
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from trap import Trap  # noqa: E402


def folded(text):
    return re.sub(r"\s+", "", text or "")


def grid_of(table):
    """Rows of folded texts; the fields that a span covers are empty."""
    cells = table["cells"]
    height = max((int(c["row"] + c.get("rowspan", 1)) for c in cells), default=0)
    width = max((int(c["col"] + c.get("colspan", 1)) for c in cells), default=0)
    grid = [[""] * width for _ in range(height)]
    for cell in cells:
        grid[int(cell["row"])][int(cell["col"])] = folded(cell["text"])
    return grid


def check_grid(want, tables):
    want = [[folded(field) for field in row] for row in csv.reader(io.StringIO(want))]
    grids = [grid_of(t) for t in tables]
    if want not in grids:
        shown = "\n\n".join("\n".join(" | ".join(row) for row in grid) for grid in grids) or "no table"
        raise harness.Failure(f"no such grid; there is\n{shown}")


def check_cells(want, document):
    rows = [row for table in document["tables"] if table["id"] == want["table"] for row in table["rows"]
            if any(cell.get("text") == want["row"] for cell in row["cells"].values())]
    if not rows:
        raise harness.Failure(f"no row {want['row']} in a table {want['table']}")
    for column, text in want["cells"].items():
        got = (rows[0]["cells"].get(column) or {}).get("text")
        if got != text:
            raise harness.Failure(f"{column}: {got!r}, not {text!r}")


class Reader:
    """What MINGXI says of one PDF; each command is run once, and only if asked for."""

    def __init__(self, mingxi, pdf):
        self.mingxi, self.pdf, self.outputs = mingxi, pdf, {}

    def run(self, *arguments):
        if arguments not in self.outputs:
            self.outputs[arguments] = harness.run_json([self.mingxi, *arguments, self.pdf])
        return self.outputs[arguments]

    def tables(self):
        return self.run("tables", "--format", "json")["tables"]

    def document(self):
        return self.run("extract")


def check_trap(trap, reader):
    if not (trap.grids or trap.cells or trap.absent or trap.diagnostics):
        raise harness.Failure("a trap without an answer")
    for grid in trap.grids:
        check_grid(grid, reader.tables())
    for cells in trap.cells:
        check_cells(cells, reader.document())
    printed = "".join(folded(c["text"]) for t in reader.tables() for c in t["cells"]) if trap.absent else ""
    for text in trap.absent:
        if folded(text) in printed or folded(text) in folded(harness.dump_json(reader.document())):
            raise harness.Failure(f"printed: {text}")
    for name in trap.diagnostics:
        said = [d["code"] for d in reader.document()["diagnostics"]]
        if name not in said:
            raise harness.Failure(f"no diagnostic {name}, but {said}")


def own_traps(folder):
    for path in sorted(Path(__file__).parent.glob("*/*.page")):
        trap = Trap.parse(path)
        pdf = Path(folder) / f"{path.stem}.pdf"
        pdf.write_bytes(trap.pdf())
        yield path.stem, (trap, pdf)


def shared_traps(folder):
    for case in sorted(folder.glob("*/case.pdf")):
        answers = {p.suffix: p.read_text(encoding="utf-8") for p in case.parent.glob("expected.*")}
        trap = Trap(grids=[answers[".csv"]] if ".csv" in answers else [],
                    cells=[harness.load_json(answers[".json"])] if ".json" in answers else [])
        yield case.parent.name, (trap, case)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--shared")
    parser.add_argument("mingxi")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    folder = harness.SHARED / asked.shared if asked.shared else None
    if folder and not folder.is_dir():
        harness.skip(f"no {folder}")
    with tempfile.TemporaryDirectory() as temporary:
        traps = shared_traps(folder) if folder else own_traps(os.environ.get("KEEP") or temporary)
        chosen = [case for case in traps if not asked.names or case[0] in asked.names]
        return harness.run_cases(chosen, lambda case: check_trap(case[0], Reader(asked.mingxi, case[1])))


if __name__ == "__main__":
    sys.exit(main())
