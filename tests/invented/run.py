#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--each N] [--seed S] [--most N] [--wrong N] [--missing PERCENT] [--found PERCENT] [--keep DIR] [-v] MINGXI: bodies that never were.

Makes budgets and final accounts of invented bodies whose tables and prose agree with one another, in the
wordings of many provinces, prints them through Chromium, and reads them:

- what `check` says of them is false, as they contradict themselves nowhere (presence is not asked)
- the figures of the prose have the ids that they are known to have: right, wrong, missing
- with one figure of the prose changed, `check` must say so

Skipped (77) without Chromium. --most: findings that are no infos; --wrong: facts with another id or value than theirs;
--missing: of those asked for; --found: of the planted.
"""
import argparse
import difflib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import books
import page

CHROMIUM = shutil.which("chromium")


def print_pdf(source, pdf):
    source_path = pdf.with_suffix(".html")
    source_path.write_text(source, encoding="utf-8")
    subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source_path.as_uri()],
                   check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=300)


def read(mingxi, pdf):
    done = subprocess.run([mingxi, "extract", pdf], check=True, capture_output=True)
    return json.loads(done.stdout, parse_float=Decimal)


def expected_value(made, figure):
    """In yuan, percent or pieces."""
    return Decimal(figure.value) * 100 if figure.text.endswith("元") else Decimal(figure.value) / 100


def hold(made, facts, tell):
    """Right, wrong and missing among the figures of which an id is asked."""
    figures = [f for f in facts if any(c.isdigit() for c in f["text"])]
    told = {"right": 0, "wrong": 0, "missing": 0}
    want = [f"{abs(expected_value(made, f)).normalize()}" for f in made.printed]
    have = [f"{abs(Decimal(f['value'])).normalize()}" for f in figures]
    for block in difflib.SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks():
        for i in range(block.size):
            figure, fact = made.printed[block.a + i], figures[block.b + i]
            own = (fact["id"] or "").removeprefix("narrative.")
            figure.seen = True
            if own and (figure.ids or own) and (own not in figure.ids if figure.ids else False):
                told["wrong"] += 1
                tell("wrong", own, figure.ids, fact["context"])
            elif own and figure.ids and expected_value(made, figure) != Decimal(fact["value"]):
                told["wrong"] += 1
                tell("sign", own, figure.text, fact["context"])
            elif figure.ids:
                told["right" if own else "missing"] += 1
                if not own:
                    tell("missing", figure.ids, fact["context"])
    for figure in made.printed:
        if not hasattr(figure, "seen"):
            told["missing"] += bool(figure.ids)
            tell("not read", figure.ids, figure.text)
    return told


def accusations(document):
    return [f for f in document["report"]["findings"] if not f["rule"].startswith("presence.")]


def plant(rng, made, source):
    """The page with one amount of the prose changed, and that amount; None where none can be. Not by how much
    something changed: where no percentage stands beside it, nothing else tells."""
    head, mark, prose = source.partition("第三部分 ")
    choices = [f for f in made.printed if f.ids and not f.ids[0].endswith(".change") and f.text.endswith("元") and
               prose.count(f.text) == 1 and f.value > 1000]
    if not choices:
        return None, None
    figure = rng.choice(choices)
    digits = [i for i, c in enumerate(figure.text) if c in "123456789"]
    at = digits[0]
    other = figure.text[:at] + str(int(figure.text[at]) % 9 + 1) + figure.text[at + 1:]
    return head + mark + prose.replace(figure.text, other), other


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int)
    parser.add_argument("--wrong", type=int)
    parser.add_argument("--missing", type=float)
    parser.add_argument("--found", type=float)
    parser.add_argument("--keep")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("mingxi")
    args = parser.parse_args()
    if CHROMIUM is None:
        return 77
    folder = Path(args.keep or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    sums = {"right": 0, "wrong": 0, "missing": 0, "error": 0, "warning": 0, "info": 0, "planted": 0, "found": 0, "kind": 0}
    for n in range(2 * args.each):
        rng = random.Random(f"{args.seed}/{n}")
        made = page.Page(rng, books.make(rng, n % 2 == 1))
        source = made.html()
        pdf = folder / f"{args.seed}-{n}.pdf"
        print_pdf(source, pdf)
        document = read(args.mingxi, pdf)

        def tell(*what):
            if args.v:
                print(pdf.name, *what)
        own = document["document"]
        is_right = (own["kind"], own["year"], own["organization"], own["level"]) == (
            "final_account" if made.books.account else "budget", made.year, made.names["body"], made.level)
        sums["kind"] += is_right
        if not is_right:
            tell("identity", own)
        for key, value in hold(made, document["facts"], tell).items():
            sums[key] += value
        for finding in accusations(document):
            sums[finding["severity"]] += 1
            tell(finding["severity"], finding["rule"], finding["message"]["zh"], [e["text"] for e in finding["evidence"]])
        other, figure = plant(rng, made, source)
        if other is not None:
            changed = pdf.with_name(f"{args.seed}-{n}-planted.pdf")
            print_pdf(other, changed)
            found = any(figure == (e["text"] or "").lstrip("增加减少") for f in accusations(read(args.mingxi, changed)) for e in f["evidence"])
            sums["planted"] += 1
            sums["found"] += found
            if not found:
                tell("not found", figure)
    asked = sums["right"] + sums["wrong"] + sums["missing"]
    print(f"{2 * args.each} documents, {sums['kind']} known for what they are")
    print(f"findings: {sums['error']} errors, {sums['warning']} warnings, {sums['info']} infos")
    print(f"facts: {sums['right']} right, {sums['wrong']} wrong, {sums['missing']} missing of {asked}")
    print(f"planted: {sums['found']} of {sums['planted']} found")
    failed = [args.most is not None and sums["error"] + sums["warning"] > args.most, args.wrong is not None and sums["wrong"] > args.wrong,
              args.missing is not None and sums["missing"] * 100 > args.missing * asked, args.found is not None and sums["found"] * 100 < args.found * sums["planted"],
              sums["kind"] < 2 * args.each and args.most is not None]
    if args.keep is None:
        shutil.rmtree(folder)
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main())
