#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""precision.py [--list SEVERITY] [--only FOLDER...] [--skip FOLDER...] [--floor] MINGXI: are findings true?

Runs `mingxi check` on every document of ../shared/corpus and holds its findings against
verdicts.tsv, which people wrote who looked at the pages. Prints precision by severity and by rule,
what nobody has judged, and what is true and no longer found. Skipped (77) without the documents.

A line of verdicts.tsv is one finding: the document's SHA-256; the rule; the place (page, then table,
row and column, or the clause); the figures (expected | actual | first as printed); `true`, `false` or
`unsure`; and why. A finding is the judged one where document and figures are the same and rule or
place is: a rule may be renamed, a name be read better. A true verdict is still found where any
finding of the document has its figure, at its page, among the evidence.

--list: prints the unjudged findings of that severity (or `all`) as lines of verdicts.tsv with an
empty verdict, to be filled in. --only, --skip: folders below ../shared/corpus. --floor: fails where
precision is below what FLOOR asks, where a finding that is no info is unjudged, or where a true one is
lost by a rule that UNSAID does not name.
"""
import argparse
import collections
import csv
import hashlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

VERDICTS = Path(__file__).with_name("verdicts.tsv")
SEVERITIES = ("error", "warning", "info")
# Percent of the judged findings that must be true.
FLOOR = {"error": 98, "warning": 90}
# Rules of which some true findings are no longer said: a table that is empty without a note, where the
# prose gives 0 for that money, tells nobody anything; a figure of the prose that another table prints is
# not accused, and its table is, by another rule.
UNSAID = ("empty.note", "prose.appropriation.total")


@dataclass(frozen=True)
class Key:
    """What tells one finding from another."""
    sha256: str
    rule: str
    place: str
    figures: str


def place_of(evidence):
    """One line: where a reader finds the figure."""
    page = f"p{evidence['page'] or 0}"
    names = [evidence.get(k) for k in ("title", "project", "row_name", "label", "field", "fact", "context")]
    text = " / ".join(" ".join(str(n).split())[:60] for n in names if n)
    return f"{page} {text}"


def key_of(sha256, finding):
    first = (finding["evidence"] or [{"page": None, "text": ""}])[0]
    number = [str(finding[k]) if finding[k] is not None else "" for k in ("expected", "actual")]
    text = " ".join((first["text"] or "").split())[:60]
    return Key(sha256, finding["rule"], place_of(first), " | ".join([*number, text]))


def check(mingxi, pdf):
    """(SHA-256, findings) of a document; no findings where it cannot be read."""
    done = harness.run([mingxi, "check", "--format", "json", pdf])
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    if not done.stdout:
        return sha256, []
    return sha256, json.loads(done.stdout, parse_float=str, parse_int=int)["report"]["findings"]


def read_verdicts():
    with open(VERDICTS, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(Key(r["sha256"], r["rule"], r["place"], r["figures"]), r["verdict"]) for r in rows]


class Judge:
    """Looks findings up: by document and figures, and by rule or place beside."""

    def __init__(self, verdicts):
        self.by = {}
        for key, verdict in verdicts:
            for k in ((key.sha256, key.rule, key.figures), (key.sha256, key.place, key.figures),
                      (key.sha256, key.rule, key.place)):
                self.by.setdefault(k, verdict)

    def verdict(self, key):
        for k in ((key.sha256, key.rule, key.figures), (key.sha256, key.place, key.figures),
                  (key.sha256, key.rule, key.place)):
            if k in self.by:
                return self.by[k]
        return None


def printed_places(findings):
    """(page, text) of every figure that findings rest on."""
    return {(f"p{e['page'] or 0}", " ".join((e["text"] or "").split())[:60])
            for f in findings for e in f["evidence"]}


def find_lost(verdicts, reports):
    """True verdicts whose figure no finding of the document has among its evidence."""
    lost = []
    for key, verdict in verdicts:
        if verdict == "true" and key.sha256 in reports:
            where = (key.place.split(" ", 1)[0], key.figures.split(" | ")[2])
            if where not in printed_places(reports[key.sha256]):
                lost.append(key)
    return lost


def share(true, false):
    return f"{100 * true / (true + false):5.1f} %" if true + false else "    –  "


def print_table(counts, names):
    print(f"{'':32} {'true':>6} {'false':>6} {'unsure':>6} {'unjudged':>8}  precision")
    for name in names:
        c = counts[name]
        print(f"{name:32} {c['true']:6} {c['false']:6} {c['unsure']:6} {c[None]:8}  {share(c['true'], c['false'])}")


def find_documents(args):
    corpus = harness.SHARED / "corpus"
    if not corpus.is_dir():
        harness.skip(f"no {corpus}")
    def inside(pdf, folders):
        return any((corpus / f) in pdf.parents for f in folders)
    return [p for p in sorted(corpus.rglob("*.pdf")) if (not args.only or inside(p, args.only))
            and not inside(p, [*args.skip, "icdar2013", "pages"])]


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list", choices=[*SEVERITIES, "all"])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--skip", action="append", default=[])
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("mingxi")
    return parser.parse_args()


def print_unjudged(severity, reports, judge):
    out = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None,
                     lineterminator="\n")
    for sha256, findings in reports.items():
        for finding in findings:
            key = key_of(sha256, finding)
            if severity in ("all", finding["severity"]) and judge.verdict(key) is None:
                out.writerow([key.sha256, key.rule, key.place, key.figures, "", ""])


def check_floor(by_severity, lost):
    """What is below the floor, a line each."""
    for severity, floor in FLOOR.items():
        c = by_severity[severity]
        if 100 * c["true"] < floor * (c["true"] + c["false"]):
            yield f"{severity}: {share(c['true'], c['false']).strip()} true, want {floor} %"
        if c[None]:
            yield f"{severity}: {c[None]} findings that nobody has judged: --list {severity}"
    yield from (f"true and no longer found: {key.rule}: {key.place}" for key in lost if key.rule not in UNSAID)


def main():
    args = parse()
    pdfs = find_documents(args)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = dict(pool.map(lambda p: check(args.mingxi, p), pdfs))
    verdicts = read_verdicts()
    judge = Judge(verdicts)
    if args.list:
        print_unjudged(args.list, reports, judge)
        return 0
    by_severity, by_rule = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for sha256, findings in reports.items():
        for finding in findings:
            verdict = judge.verdict(key_of(sha256, finding))
            by_severity[finding["severity"]][verdict] += 1
            by_rule[f"{finding['severity']} {finding['rule']}"][verdict] += 1
    print_table(by_rule, sorted(by_rule))
    print()
    print_table(by_severity, SEVERITIES)
    lost = find_lost(verdicts, reports)
    print(f"\n{len(pdfs)} documents; true and no longer found: {len(lost)}")
    for key in lost:
        print(f"  {key.sha256[:12]} {key.rule}: {key.place} ({key.figures})")
    below = list(check_floor(by_severity, lost)) if args.floor else []
    print("".join(f"below the floor: {line}\n" for line in below), end="")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
