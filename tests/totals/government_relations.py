#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""government_relations.py [-v] EXTRACTED.json...: how many printed relations of governments' tables close.

A measure of the reading, not of the documents: what does not close is read wrong, or is open on the page. Totals are
measured by the rules (government.sum, .since, .below), which know what they are totals of.

- percent: a percentage of the budget, of the adjusted one, of last year, or a change, by the amounts of its row
- tree: a row whose code (printed or derived from its name) others begin with, as the sum of those directly below

-v names each that is open, with its page.
"""
import json
import re
import sys
import unicodedata
from decimal import Decimal

UNITS = {"元": 1, "千元": 1000, "万元": 10000, "亿元": 10 ** 8}
DONE = ("actual", "execution")
PLANNED = ("actual", "execution", "budget")
BEFORE = ("previous_actual", "previous_execution", "previous_budget")
PERCENTS = {"percent_of_budget": (DONE, ("budget",), 0),
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
        self.amounts = [c["id"] for c in table["columns"] if c["type"] == "amount"]
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
    def __init__(self, verbose):
        self.verbose = verbose
        self.closed = {"percent": 0, "tree": 0}
        self.open = dict(self.closed)

    def count(self, kind, holds, where, row, column, table):
        (self.closed if holds else self.open)[kind] += 1
        if self.verbose and not holds:
            page = next((c["page"] for c in row["cells"].values() if c), 0)
            print(f"open {kind}: {where} p{page} {table.title} / {table.label(row)} / {column}")

    # -------------------------------------------------------------------------- percentages --

    def percents(self, table, where):
        ids = {c["id"] for c in table.columns}
        for column in table.columns:
            prefix, _, name = column["id"].rpartition(".")
            if column["type"] != "percent" or name not in PERCENTS:
                continue
            prefix = prefix + "." if prefix else ""
            parts, wholes, less = PERCENTS[name]
            part = next((prefix + p for p in parts if prefix + p in ids), None)
            whole = next((prefix + w for w in wholes if prefix + w in ids), None)
            if part and whole:
                for row in table.rows:
                    self.percent(table, row, column["id"], (part, whole, less), where)

    def percent(self, table, row, column, of, where):
        printed = table.cell(row, column)
        part, whole = table.interval(row, of[0]), table.interval(row, of[1])
        if printed is None or part is None or whole is None or whole[0] <= 0 <= whole[1] or whole[0] < 0:
            return
        half = Decimal(10) ** -decimals(printed["text"]) / 2
        value = Decimal(str(printed["value"]))
        ends = [p / w * 100 - of[2] for p in part for w in whole]
        self.count("percent", meets((value - half, value + half), (min(ends), max(ends))), where, row, column, table)

    # -------------------------------------------------------------------------------- trees --

    def trees(self, table, where):
        for side in {r.get("side") for r in table.rows}:
            coded = [(fold((r["cells"].get("code") or {}).get("text") or r.get("derived_code") or ""), r)
                     for r in table.rows if r.get("side") == side]
            for at, (code, row) in enumerate(coded):
                children = []
                for other, child in coded[at + 1:]:
                    if not other:
                        children = []      # whose child it is, is not known
                        break
                    if not code or not other.startswith(code) or other == code:
                        break
                    if not (children and other.startswith(children[-1][0])):
                        children.append((other, child))
                if code.isdigit() and children:
                    self.sums(table, row, [c for _, c in children], where)

    def sums(self, table, row, parts, where):
        for column in table.amounts:
            cells = [c for c in (table.interval(p, column) for p in parts) if c is not None]
            whole = table.interval(row, column)
            if whole is not None and any(c[1] > 0 for c in cells):
                self.count("tree", meets(whole, add(cells)), where, row, column, table)


def main():
    verbose = "-v" in sys.argv[1:]
    measure = Measure(verbose)
    for path in (p for p in sys.argv[1:] if p != "-v"):
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for table in map(Table, document["tables"]):
            where = document["source"]["file"].rsplit("/", 1)[-1]
            measure.percents(table, where)
            measure.trees(table, where)
    for kind, closed in measure.closed.items():
        n = closed + measure.open[kind]
        print(f"{kind:8} {closed:6} of {n:6}  {100 * closed / n if n else 100:.2f} %")


if __name__ == "__main__":
    main()
