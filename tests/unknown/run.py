#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--every N] [--only ID...] [--floor PERCENT] [--packs DIR] [-v] MINGXI DOCUMENT...: tables in words that nobody described.

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
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The list of the lexicon, and the key that says which words an entry knows.
LISTS = (("columns", "header"), ("tables", "title"))
# Matches nothing. The entry stays, since rules may name its id.
NEVER = "'(?!)'"
# A text may be taken for a code and a code for a text: either way its value is what is printed.
WORDS = ("text", "code")


def entries(path, key):
    """Line numbers of the entries of a list that stand on one line each, with their ids."""
    for n, line in enumerate(path.read_text(encoding="utf8").split("\n")):
        if found := re.match(rf"  - \{{ id: ([a-z_0-9.]+),.* {key}: '", line):
            yield n, found[1]


def without(packs, name, key, line, into):
    """The packs @packs with one entry of lexicon/@name.yaml that knows no word, in the folder @into."""
    shutil.copytree(packs, into)
    path = into / "lexicon" / f"{name}.yaml"
    lines = path.read_text(encoding="utf8").split("\n")
    lines[line] = re.sub(rf"(?<= {key}: )'(?:[^']|'')*'", NEVER, lines[line], count=1)
    path.write_text("\n".join(lines), encoding="utf8")
    return into


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
            kind = "word" if kind in WORDS else kind
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
    parser.add_argument("--packs", type=Path, default=ROOT / "patterns")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("documents", nargs="+")
    args = parser.parse_args()
    packs = args.packs
    documents = [d for d in args.documents if os.path.exists(d)]
    if not documents:
        sys.exit(77)
    chosen = [(name, key, n, entry) for name, key in LISTS
              for n, entry in entries(packs / "lexicon" / f"{name}.yaml", key)]
    chosen = [e for e in chosen[::args.every] if args.only is None or e[3] in args.only]
    before = {d: extract(args.mingxi, packs, d) for d in documents}
    total = good = 0

    def read(entry):
        name, key, line, _ = entry
        with tempfile.TemporaryDirectory() as folder:
            less = without(packs, name, key, line, Path(folder) / "patterns")
            return [(d, compare(before[d], extract(args.mingxi, less, d))) for d in documents]

    with ThreadPoolExecutor(max_workers=2) as pool:
        for (name, _, line, entry), results in zip(chosen, pool.map(read, chosen)):
            touched = sum(t for _, (t, _) in results)
            wrong = [(d, w) for d, (_, wrong) in results for w in wrong]
            total += touched
            good += touched - len(wrong)
            if wrong or args.v:
                print(f"{name}.yaml:{line + 1} {entry}: {touched} tables, {len(wrong)} wrong")
            for d, (table, what) in wrong[:None if args.v else 3]:
                print(f"    {Path(d).parent.name}/{Path(d).name} p{table['pages'][0]} {table['title']}: {what}")
    share = 100 * good / total if total else 100
    print(f"{len(chosen)} entries, {total} tables met, {good} as they were: {share:.1f} %")
    if args.floor is not None and share < args.floor:
        sys.exit(1)


main()
