#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--seed N] [--n N] [--printers A,B] [--reports] [--only TRAIT=VALUE,..] [--keep DIR] [--exact SHARE] [--wrong N] MINGXI: random tables in random dress.

Tables of known content (table.py) are dressed at random (dress.py), printed (printers/), and read by
`mingxi tables`. Printed are the share of tables read exactly, the F1 of neighbouring cells, and the
figures that stand where the page has none, by printer and by property of the dress. --reports draws tables as
reports and yearbooks set them (report.py) in the place of dressed ones, by Chromium alone. --only draws on until
N samples have the properties asked for ("cells over rows=True,fills=zebra"). --keep puts each page that is not exact into DIR, with what it says and what was read. The exit status is 1 where less than
SHARE is exact or more than N figures are wrong; printers that are missing are left out, and without any it is 77.
"""
import argparse
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
import report as reports  # noqa: E402
from dress import draw_sample  # noqa: E402
from judge import Verdict, f1, of_output, of_truth  # noqa: E402
from printers import chromium, office, stroke  # noqa: E402

PRINTERS = {"chromium": chromium, "calc": office.Calc, "writer": office.Writer, "stroke": stroke}
PAGES_AT_ONCE = 200             # tables a document


def print_samples(samples, chosen, folder):
    """{(sample's number, page): (PDF, page)}, and each sample's printer as a trait."""
    placed = {}
    for k, sample in enumerate(samples):
        sample.traits = {"printer": chosen[k % len(chosen)]} | sample.traits
    for name in chosen:
        own = [s for s in samples if s.traits["printer"] == name]
        for start in range(0, len(own), PAGES_AT_ONCE):
            there = folder / f"{name}{start}"
            there.mkdir()
            placed |= PRINTERS[name].print_all(own[start:start + PAGES_AT_ONCE], there)
    return placed


def read_tables(mingxi, pdfs):
    """{(PDF, page): its tables}"""
    found = defaultdict(list)
    for pdf in sorted(pdfs):
        for table in harness.run_json([mingxi, "tables", "--format", "json", pdf])["tables"]:
            found[pdf, int(table["page"])].append(table)
    return found


def shown(cells):
    rows = defaultdict(list)
    for row, col, rowspan, colspan, text in sorted(cells):
        spans = f"{{{rowspan}x{colspan}}}" if (rowspan, colspan) != (1, 1) else ""
        rows[row].append(text + spans)
    return "\n".join(" | ".join(rows[row]) for row in sorted(rows))


def keep(folder, sample, page, place, outputs, verdict):
    pdf, number = place
    name = folder / f"{sample.number:04d}-{page + 1}"
    subprocess.run(["qpdf", "--empty", "--pages", pdf, str(number), "--", f"{name}.pdf"], check=True)
    lines = [" ".join(f"{k}={v}" for k, v in sample.traits.items()), f"wrong: {verdict.wrong}", "", "PRINTED"]
    lines += [shown(of_truth(t)) + "\n" for t in sample.tables(page)] + ["READ"] + [shown(of_output(o)) + "\n" for o in outputs]
    Path(f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def draw_samples(asked):
    """N samples that have the properties of --only."""
    wanted = dict(trait.split("=", 1) for trait in asked.only.split(",") if trait)
    rng, draw, samples = random.Random(asked.seed), reports.draw_sample if asked.reports else draw_sample, []
    while len(samples) < asked.n:
        sample = draw(rng, len(samples))
        if not wanted.keys() <= sample.traits.keys():
            sys.exit(f"run.py: no such property: {', '.join(wanted.keys() - sample.traits.keys())}")
        if all(str(sample.traits[trait]) == value for trait, value in wanted.items()):
            samples.append(sample)
    return samples


def report(verdicts):
    """By property and value: tables, exact, F1, wrong figures."""
    groups = defaultdict(list)
    for sample, verdict in verdicts:
        groups["all", ""].append(verdict)
        for trait, value in sample.traits.items():
            groups[trait, str(value)].append(verdict)
    print(f"{'':34}{'pages':>7}{'exact':>9}{'F1':>8}{'wrong':>7}")
    order = ["all", *verdicts[0][0].traits]
    for (trait, value), of in sorted(groups.items(), key=lambda group: (order.index(group[0][0]), group[0][1])):
        share = sum(v.exact for v in of) / len(of)
        print(f"{trait + ' ' + value:34}{len(of):7}{share:9.1%}{f1([v.counts for v in of]):8.3f}{sum(len(v.wrong) for v in of):7}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--printers", default=",".join(PRINTERS))
    parser.add_argument("--reports", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--exact", type=float, default=0)
    parser.add_argument("--wrong", type=int)
    parser.add_argument("mingxi", type=Path)
    asked = parser.parse_args()
    printers = "chromium" if asked.reports else asked.printers
    chosen = [name for name in printers.split(",") if PRINTERS[name].PROGRAM]
    if not chosen:
        harness.skip(f"none of {printers}")
    samples = draw_samples(asked)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        placed = reports.print_all(samples, folder) if asked.reports else print_samples(samples, chosen, folder)
        found = read_tables(asked.mingxi, {pdf for pdf, _ in placed.values()})
        verdicts = []
        for sample in samples:
            for page in range(len(sample.pages)):
                outputs = found[placed[sample.number, page]]
                verdicts.append((sample, Verdict(sample, page, outputs)))
                if asked.keep and not verdicts[-1][1].exact:
                    keep(asked.keep, sample, page, placed[sample.number, page], outputs, verdicts[-1][1])
    report(verdicts)
    share = sum(v.exact for _, v in verdicts) / len(verdicts)
    wrong = sum(len(v.wrong) for _, v in verdicts)
    return 1 if share < asked.exact or asked.wrong is not None and wrong > asked.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
