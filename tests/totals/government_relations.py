#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""government_relations.py [--list] [-v] MINGXI [FILE...]: printed relations of governments' tables, do they close?

A measure of the reading: what does not close is read wrong, or is open on the page. Which of both, people wrote into
open_relations.tsv who looked at the page as a picture. Fails where a relation is open that nobody judged, or that is
our misreading. Without files, those of ../shared/corpus/government; skipped (77) where they are not.

- percent: a percentage of the budget, of the adjusted one, of last year, or a change, by the amounts of its row. Under
  为预算% some tables print that of the adjusted budget: it is of the one by which most of the column closes
- tree: a row whose code (printed or derived from its name) others begin with, as the sum of those directly below
- total: a row that is a total, as the sum of a run of rows right above it or below it: of all, of the highest, of those
  numbered 一、, of items alone. A row that is the sum of those right below it stands for them

A line of open_relations.tsv: the document's SHA-256; kind; page, table, row and column; what is printed there;
`open` (so on the page), `misread`, or `none` (the page prints no such relation: it is not counted); and why.

--list: prints the open ones that nobody has judged, as lines of that file. -v: every open one.
"""
import argparse
import csv
import json
import re
import sys
import unicodedata
from decimal import Decimal
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

JUDGED = Path(__file__).with_name("open_relations.tsv")
NUMBERED = re.compile("[一二三四五六七八九十]+、")

UNITS = {"元": 1, "千元": 1000, "万元": 10000, "亿元": 10 ** 8}
DONE = ("actual", "execution")
PLANNED = ("actual", "execution", "budget")
BEFORE = ("previous_actual", "previous_execution", "previous_budget")
PERCENTS = {"percent_of_budget": (DONE, ("budget", "adjusted_budget"), 0),
            "percent_of_adjusted": (DONE, ("adjusted_budget",), 0),
            "percent_of_previous": (PLANNED, BEFORE, 0),
            "change_percent": (PLANNED, BEFORE, 100)}


def fold(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))


def decimals(text):
    return len(fold(text).rstrip("%").partition(".")[2])


class Table:
    def __init__(self, table):
        self.title = table["title"]
        self.unit = Decimal(UNITS.get(fold(table["unit"]), 1))
        self.columns = table["columns"]
        self.amounts = list(dict.fromkeys(c["id"] for c in table["columns"] if c["type"] == "amount"))
        self.rows = [r for r in table["rows"] if r["kind"] != "note"]
        self.places = {c: max((decimals(r["cells"][c]["text"]) for r in self.rows if c in r["cells"]), default=0)
                       for c in self.amounts}

    def cell(self, row, column):
        cell = row["cells"].get(column)
        return None if cell is None or cell.get("value") is None else cell

    def interval(self, row, column):
        """The amounts that the cell may stand for; None where it prints none."""
        cell = self.cell(row, column)
        if cell is None:
            return None
        half = self.unit * Decimal(10) ** -self.places[column] / 2
        value = Decimal(str(cell["value"]))
        return value - half, value + half

    def label(self, row):
        return next((fold(row["cells"][c]["text"]) for c in ("name", "item", "code", "budget_unit")
                     if c in row["cells"] and row["cells"][c]["text"]), "")


def meets(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


def add(intervals):
    return sum(i[0] for i in intervals), sum(i[1] for i in intervals)


class Measure:
    """Counts what closes; keeps what does not."""

    def __init__(self, sha256):
        self.sha256 = sha256
        self.closed = {"percent": 0, "tree": 0, "total": 0}
        self.open = []

    def count(self, kind, holds, row, column, table):
        if holds:
            self.closed[kind] += 1
            return
        page = next((c["page"] for c in row["cells"].values() if c), 0)
        place = f"p{page} {table.title} / {table.label(row)} / {column}"
        self.open.append((self.sha256, kind, fold(place), fold(row["cells"][column]["text"])))

    # -------------------------------------------------------------------------- percentages --

    def percents(self, table):
        ids = {c["id"] for c in table.columns}
        for column in table.columns:
            prefix, _, name = column["id"].rpartition(".")
            if column["type"] != "percent" or name not in PERCENTS:
                continue
            prefix = prefix + "." if prefix else ""
            parts, wholes, less = PERCENTS[name]
            part = next((prefix + p for p in parts if prefix + p in ids), None)
            bases = [prefix + w for w in wholes if prefix + w in ids]
            if part and bases:
                tries = [self.percents_of(table, column["id"], part, base, less) for base in bases]
                for holds, row in max(tries, key=lambda t: sum(h for h, _ in t)):
                    self.count("percent", holds, row, column["id"], table)

    @staticmethod
    def percents_of(table, column, part, whole, less):
        """(whether it closes, row) of every row of @column that has the figures."""
        found = []
        for row in table.rows:
            printed, a, b = table.cell(row, column), table.interval(row, part), table.interval(row, whole)
            if printed is None or a is None or b is None or b[0] <= 0 <= b[1] or b[0] < 0:
                continue
            half = Decimal(10) ** -decimals(printed["text"]) / 2
            value = Decimal(str(printed["value"]))
            ends = [p / w * 100 - less for p, w in product(a, b)]
            found.append((meets((value - half, value + half), (min(ends), max(ends))), row))
        return found

    # -------------------------------------------------------------------------------- trees --

    def trees(self, table):
        for side in {r.get("side") for r in table.rows}:
            coded = [(fold((r["cells"].get("code") or {}).get("text") or r.get("derived_code") or ""), r)
                     for r in table.rows if r.get("side") == side]
            for at, (code, row) in enumerate(coded):
                if code.isdigit():
                    self.sums(table, row, self.children(code, coded[at + 1:]))

    @staticmethod
    def children(code, below):
        """Rows directly below @code; none where it is not known whose child one is."""
        found, last = [], None
        for other, row in below:
            if not other:
                return []
            if not other.startswith(code) or other == code:
                break
            if last is None or not other.startswith(last) or other == last:
                found.append(row)
                last = other
        return found

    def sums(self, table, row, parts):
        for column in table.amounts:
            cells = [c for c in (table.interval(p, column) for p in parts) if c is not None]
            whole = table.interval(row, column)
            if whole is not None and any(c[1] > 0 for c in cells):
                self.count("tree", meets(whole, add(cells)), row, column, table)

    # ------------------------------------------------------------------------------- totals --

    def totals(self, table):
        for side, column in product({r.get("side") for r in table.rows}, table.amounts):
            cells = [Top(r, table.interval(r, column)) for r in table.rows if r.get("side") == side]
            cells = [c for c in cells if c.interval is not None]
            for cell in (c for c in cells if c.total):
                lists = [one for some in (cells, [c for c in cells if not table.label(c.row).startswith("其中")])
                         for reading in (some, merge_parts(some, False), merge_parts(some, True))
                         for one in summands(reading, cell)]
                lists += summands([c for c in cells if c.total or NUMBERED.match(table.label(c.row))], cell)
                if any(c.interval[1] > 0 for cells in lists for c in cells):
                    self.count("total", any(run_of(cell, cells) for cells in lists), cell.row, column, table)


class Top:
    """A cell, and what its row is among the others."""

    def __init__(self, row, interval):
        self.row, self.interval = row, interval
        self.total, self.level = row["kind"] == "total", row["level"]


def summands(cells, whole):
    """What @whole may be the sum of, beginning beside it: all above it, or below it; the highest of them; items
    alone, or since the total before."""
    at = cells.index(whole)
    for side in (cells[:at][::-1], cells[at + 1:]):
        items = [c for c in side if not c.total]
        end = next((i for i, c in enumerate(side) if c.total), len(side))
        for some in (side, items, side[:end], side[:end + 1], [c for c in side if c.total]):
            least = min((c.level for c in some), default=0)
            yield some
            yield [c for c in some if c.level == least or c.total]


def run_of(whole, cells):
    """How many of @cells, from the first, add up to @whole; 0 where none do."""
    least, most = Decimal(0), Decimal(0)
    for n, cell in enumerate(cells, 1):
        least, most = least + cell.interval[0], most + cell.interval[1]
        if meets(whole.interval, (least, most)):
            return n
    return 0


def merge_parts(cells, alone):
    """@cells without those that a row before them is the sum of: it stands for its parts. @alone: one row may be all
    of one that stands no higher."""
    found = []
    for cell in reversed(cells):
        below = next((i for i, c in enumerate(found) if c.total or (c.level < cell.level and not alone)), len(found))
        n = 0 if cell.total else run_of(cell, found[:below])
        if n > 1 or (n == 1 and (alone or found[0].level > cell.level)):
            del found[:n]
        found.insert(0, cell)
    return found


def read_judged():
    with open(JUDGED, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {(r["sha256"], r["kind"], r["place"], r["printed"]): r["verdict"] for r in rows}


def find_documents():
    folder = harness.SHARED / "corpus" / "government"
    if not folder.is_dir():
        harness.skip(f"no {folder}")
    return sorted(folder.rglob("*.pdf"))


def measure(mingxi, path):
    done = harness.run([mingxi, "extract", path])
    document = json.loads(done.stdout, parse_float=Decimal)
    found = Measure(document["source"]["sha256"])
    for table in map(Table, document["tables"]):
        found.percents(table)
        found.trees(table)
        found.totals(table)
    return found


def print_shares(closed, opened, verdicts):
    """Of each kind: what closes, what is open on the page, and what is left."""
    for kind in closed:
        said = [verdicts.get(key) for key in opened if key[1] == kind]
        n = closed[kind] + len(said) - said.count("none")
        shown = said.count("open")
        print(f"{kind:8} {closed[kind]:6} of {n:6} close, {100 * closed[kind] / max(n, 1):6.2f} %; {shown} more are open "
              f"on the page: {100 * (closed[kind] + shown) / max(n, 1):6.2f} %; {said.count('none')} are no relation, "
              f"{said.count('misread')} misread, {said.count(None)} not judged")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    closed, opened, verdicts = {"percent": 0, "tree": 0, "total": 0}, [], read_judged()
    for path in args.files or find_documents():
        found = measure(args.mingxi, path)
        opened += found.open
        closed = {kind: closed[kind] + found.closed[kind] for kind in closed}
    for key in opened:
        if args.v or (args.list and key not in verdicts):
            print("\t".join(key) + "\t" + (verdicts.get(key) or "") + ("\t" if args.list else ""))
    if args.list:
        return 0
    print_shares(closed, opened, verdicts)
    bad = [key for key in opened if verdicts.get(key) not in ("open", "none")]
    print("".join(f"{verdicts.get(key) or 'not judged'}: {key[1]}: {key[2]}: {key[3]}\n" for key in bad), end="")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
