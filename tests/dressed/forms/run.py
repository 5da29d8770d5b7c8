#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--seed N] [--n N] [--keep DIR] [--right SHARE] MINGXI: random forms over random page breaks.

Documents of forms of known content (form.py) are printed with breaks anywhere (pages.py) and read by `mingxi
extract`. Printed are the share of fields that are right and of documents without a miss, by property.
--keep puts each document with a miss into DIR, with its misses. The exit status is 1 where less than SHARE of
the fields are right; without Chromium it is 77.
"""
import argparse
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
import harness  # noqa: E402
import pages  # noqa: E402
from form import draw_document  # noqa: E402
from judge import judge  # noqa: E402

SHOWN = ("kind", "breaks", "cut", "again", "page", "size", "valign", "borders", "levels", "goals", "target", "title", "weight", "code")


def report(results):
    groups = defaultdict(list)
    for traits, n, misses, _ in results:
        groups["all", ""].append((n, misses))
        for trait in SHOWN:
            if trait in traits:
                groups[trait, str(traits[trait])].append((n, misses))
    print(f"{'':34}{'documents':>10}{'exact':>9}{'fields':>9}{'right':>9}")
    order = ["all", *SHOWN]
    for (trait, value), of in sorted(groups.items(), key=lambda g: (order.index(g[0][0]), g[0][1])):
        fields, wrong = sum(n for n, _ in of), sum(len(m) for _, m in of)
        print(f"{trait + ' ' + value:34}{len(of):10}{sum(not m for _, m in of) / len(of):9.1%}{fields:9}{1 - wrong / fields:9.2%}")


def keep(folder, number, pdf, traits, misses, document):
    shutil.copy(pdf, folder / f"{number:04d}.pdf")
    lines = [" ".join(f"{k}={v}" for k, v in traits.items()), "", *misses]
    lines += [f"diagnostic: {d['code']} p{d.get('page')}: {d['message']}" for d in document["diagnostics"]]
    (folder / f"{number:04d}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=50)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--right", type=float, default=0)
    parser.add_argument("mingxi", type=Path)
    asked = parser.parse_args()
    if not pages.PROGRAM or not shutil.which("qpdf"):
        harness.skip("no chromium or no qpdf")
    rng = random.Random(asked.seed)
    documents = []
    for number in range(asked.n):
        design, sheets = draw_document(rng)
        documents.append((number, design, pages.draw_dress(rng), sheets))
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    results = []
    with tempfile.TemporaryDirectory() as temporary:
        printed = pages.print_all(documents, Path(temporary), rng)
        for number, design, dress, sheets in documents:
            truths = [t for _, of in sheets for t in of]
            document = harness.run_json([asked.mingxi, "extract", printed[number]])
            n, misses = judge(truths, document)
            traits = design.traits | dress.traits()
            results.append((traits, n, misses, document))
            if asked.keep and misses:
                keep(asked.keep, number, printed[number], traits, misses, document)
    report(results)
    fields, wrong = sum(n for _, n, _, _ in results), sum(len(m) for _, _, m, _ in results)
    return 1 if 1 - wrong / fields < asked.right else 0


if __name__ == "__main__":
    sys.exit(main())
