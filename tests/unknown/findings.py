#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""findings.py [--parts N] [--take N] [--seed N] [--files LIST] [--most N] [-v] [--only FOLDER...] MINGXI: are words nobody knows harmless?

A document of a place that nobody has seen has columns, titles and sentences that no pattern knows. So
each pattern of the lexicon is left out once: the patterns are dealt into N parts at random, and `check`
reads the documents of ../shared/corpus N times, each time without one part. What it says then and does
not say with all patterns, it says because it lacks a word: an error or a warning of this kind is false,
whatever the document holds, and in a place nobody has seen nobody would know. Findings that vanish are
no fault: what is not understood is not judged.

Prints, for each rule, how many findings came up, and with -v each with its document and part; with --most,
fails where more errors and warnings than that came up. Not all of them are false: where a document
contradicts itself, another rule than usual may say so.
Skipped (77) without the documents.
"""
import argparse
import collections
import json
import os
import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
import words  # noqa: E402

FILES = ("columns", "tables", "forms", "facts_body", "facts_budgets", "facts_performance", "facts_spending")


def deal(args):
    """The entries in N parts."""
    cards = [entry for name in args.files.split(",") for entry in words.entries(name)]
    random.Random(args.seed).shuffle(cards)
    return [cards[i::args.parts] for i in range(args.parts)]


def check(mingxi, pdf, patterns):
    """The findings of a document; none where it cannot be read."""
    done = harness.run([mingxi, "check", "--format", "json", "--patterns", patterns, pdf])
    if done.returncode not in (0, 1):
        raise SystemExit(f"{pdf}: {done.stderr}")
    return json.loads(done.stdout, parse_float=str, parse_int=str)["report"]["findings"] if done.stdout else []


def figures_of(finding):
    return {(e["page"], " ".join((e["text"] or "").split())) for e in finding["evidence"]}


def is_known(finding, base):
    """Whether another finding of this severity or a higher one rests on the same figures."""
    rank = ("info", "warning", "error")
    return any(rank.index(b["severity"]) >= rank.index(finding["severity"])
               and (figures_of(b) & figures_of(finding) or not figures_of(finding)) for b in base)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--take", type=int, help="measure this many of the parts only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", default=",".join(FILES))
    parser.add_argument("--most", type=int, help="errors and warnings that may come up")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("mingxi")
    return parser.parse_args()


def find_documents(only):
    corpus = harness.SHARED / "corpus"
    if not corpus.is_dir():
        harness.skip(f"no {corpus}")
    folders = only or ["real", "linjiang-2024"]
    return [p for f in folders for p in sorted((corpus / f).rglob("*.pdf"))
            if not {"broken", "scanned"} & set(p.parts)]


def main():
    args = parse()
    pdfs = find_documents(args.only)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as tmp, ThreadPoolExecutor(os.cpu_count()) as pool:
        base = list(pool.map(lambda p: check(args.mingxi, p, words.PATTERNS), pdfs))
        for number, part in enumerate(deal(args)[:args.take]):
            packs = words.lay_without(part, Path(tmp) / str(number))
            for pdf, known, found in zip(pdfs, base, pool.map(lambda p: check(args.mingxi, p, packs), pdfs)):
                new = [f for f in found if not is_known(f, known)]
                counts.update((f["severity"], f["rule"]) for f in new)
                for f in new if args.verbose else []:
                    e = (f["evidence"] or [{"page": "", "text": ""}])[0]
                    print(f"{number}\t{f['severity']}\t{f['rule']}\t{pdf.relative_to(harness.SHARED / 'corpus')}\t"
                          f"p{e['page']}\t{f['message'] if 'message' in f else ''}", flush=True)
    for (severity, rule), n in sorted(counts.items()):
        print(f"{n:5}  {severity:8} {rule}")
    total = collections.Counter()
    for (severity, _), n in counts.items():
        total[severity] += n
    read = len(pdfs) * len(deal(args)[:args.take])
    print(f"\n{read} readings, {len(pdfs)} documents: {total['error']} errors, {total['warning']} warnings, "
          f"{total['info']} infos for want of a word")
    return 1 if args.most is not None and total["error"] + total["warning"] > args.most else 0


if __name__ == "__main__":
    sys.exit(main())
