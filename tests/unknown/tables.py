#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tables.py [--every N] [--only ID...] [--floor PERCENT] [-v] MINGXI DOCUMENT...: tables in words that nobody described.

Takes one entry at a time out of a copy of the packs (what a header means, what a table's title is called) and
reads the documents again. A word that no pattern knows may cost its id: the column becomes col_<n>, the
table `other`. It must not cost more: the same tables with the same titles, the same rows with the same texts,
every figure with its value, and no code or count turned into money.

Prints what each missing entry changed, and how many of the tables in which its word is met stayed as they were;
with --floor, fails below that share. --every takes each N-th entry only.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import words

# Lists of the lexicon, a file each.
LISTS = ("columns", "tables")
# The parts of a code are no place's own words: the classification itself calls them 类, 款, 项.
NATIONAL = ("code.class", "code.group", "code.item")
# A text may be taken for a code and a code for a text: either way its value is what is printed.
TEXTS = ("text", "code")


def extract(mingxi, packs, document):
    out = subprocess.run([mingxi, "extract", document], capture_output=True, check=False,
                         env={**os.environ, "MINGXI_PATTERNS": str(packs)})
    return json.loads(out.stdout) if out.stdout else {"tables": []}


def shape(table):
    """What must stay: title, pages, and the rows' texts and values with their types, whatever the columns are called."""
    types = {column["id"]: column["type"] for column in table["columns"]}
    rows = []
    for row in table["rows"]:
        cells = []
        for name, cell in row["cells"].items():
            kind = types.get(name, "text")
            kind = "word" if kind in TEXTS else kind
            value = None if kind == "word" else str(cell["value"])
            if cell["text"] != "":
                cells.append((cell["text"], kind if value not in (None, "None") else "word", value))
        rows.append(tuple(sorted(cells, key=str)))
    return table["title"], tuple(table["pages"]), tuple(rows)


def ids(table):
    return (table["id"],) + tuple(column["id"] for column in table["columns"])


def difference(before, after):
    """The first thing that changed in a table, as a person would say it."""
    if after is None:
        return "is no table any more"
    if before[0] != after[0]:
        return f"title {after[0]}"
    if len(before[2]) != len(after[2]):
        return f"{len(before[2])} rows become {len(after[2])}"
    for a, b in zip(before[2], after[2]):
        if a != b:
            gone = list((collections.Counter(a) - collections.Counter(b)).elements())[:2]
            come = list((collections.Counter(b) - collections.Counter(a)).elements())[:2]
            return f"{gone} becomes {come}"
    return "pages"


def compare(before, after):
    """(tables that the missing word touches, what went wrong in them)"""
    touched, wrong = 0, []
    by_place = {}
    for table in after["tables"]:
        by_place.setdefault((table["pages"][0], table["title"]), table)
    met = {(t["pages"][0], t["title"]) for t in before["tables"]}
    for table in before["tables"]:
        other = by_place.get((table["pages"][0], table["title"]))
        if other is not None and ids(other) == ids(table) and shape(other) == shape(table):
            continue
        touched += 1
        if other is None or shape(other) != shape(table):
            wrong.append((table, difference(shape(table), shape(other) if other else None)))
    for table in after["tables"]:
        if (table["pages"][0], table["title"]) not in met:
            wrong.append((table, "is a table that was none"))
            touched += 1
    return touched, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--floor", type=float)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("documents", nargs="+")
    args = parser.parse_args()
    documents = [d for d in args.documents if os.path.exists(d)]
    if not documents:
        sys.exit(77)
    chosen = [entry for name in LISTS for entry in words.entries(name) if entry.id not in NATIONAL]
    chosen = [e for e in chosen[::args.every] if args.only is None or e.id in args.only]
    before = {d: extract(args.mingxi, words.PATTERNS, d) for d in documents}
    total = good = 0

    def read(entry):
        with tempfile.TemporaryDirectory() as folder:
            less = words.lay_without([entry], Path(folder) / "patterns")
            return [(d, compare(before[d], extract(args.mingxi, less, d))) for d in documents]

    with ThreadPoolExecutor(max_workers=2) as pool:
        for entry, results in zip(chosen, pool.map(read, chosen)):
            touched = sum(t for _, (t, _) in results)
            wrong = [(d, w) for d, (_, wrong) in results for w in wrong]
            total += touched
            good += touched - len(wrong)
            if wrong or args.v:
                print(f"{entry.file}.yaml: {entry.id}: {touched} tables, {len(wrong)} wrong")
            for d, (table, what) in wrong[:None if args.v else 3]:
                print(f"    {Path(d).parent.name}/{Path(d).name} p{table['pages'][0]} {table['title']}: {what}")
    share = 100 * good / total if total else 100
    print(f"{len(chosen)} entries, {total} tables met, {good} as they were: {share:.1f} %")
    if args.floor is not None and share < args.floor:
        sys.exit(1)


main()
