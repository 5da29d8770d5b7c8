#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--seed N --n N] [--keep DIR] MINGXI: the reference document printed anew, in other dresses, says the same.

What ../shared/corpus/linjiang-2024/truth.json holds is printed with other type, paper, margins and rows, so that pages
end elsewhere: within rows, labels, goals, levels, between a title and its form. Every field must be read as the truth
has it. Without --seed in the dresses below, each of which found something once; else in N random ones. --keep leaves
each document that is not exact in DIR. Skipped (77) where the truth or the printers are missing.
"""
import argparse
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "support"), str(Path(__file__).resolve().parent)]
import harness  # noqa: E402
from content import blocks_of  # noqa: E402
from printing import PRINTERS, Dress  # noqa: E402

TRUTH = harness.SHARED / "corpus" / "linjiang-2024" / "truth.json"
SCORER = harness.SHARED / "tools" / "score.py"
A4, A3, LETTER = (595, 842), (842, 1191), (612, 792)

DRESSES = {
    "label and fund box parted": Dress("writer", 11, A4, 18, flows=True, row=20, pad=1, valign="top", latin="DejaVu Serif"),
    "title at a page's foot": Dress("writer", 7, A4[::-1], 30, flows=True, heads=False, row=14),
    "one row left over": Dress("writer", 9, A4[::-1], 45),
    "balance item parted, label parted before 、": Dress("writer", 12, A4, 57),
    "title as wide as the form": Dress("chromium", 12, A4, 54, splits=False),
}
MISSES = 12


def draw_dress(rng):
    page = rng.choice((A4, A4[::-1], A3, A3[::-1], LETTER))
    size = rng.choice((7, 8, 9, 10.5, 12, 14) if page[0] > 600 else (7, 8, 9, 10.5, 12))
    return Dress(rng.choice(sorted(PRINTERS)), size, page, rng.choice((18, 30, 45, 60)), rng.random() < 0.7, rng.random() < 0.5, rng.random() < 0.8,
                 rng.choice((0, 0, 1.6 * size, 2 * size)), rng.choice((1, 2, 4)), rng.choice(("top", "middle", "bottom")),
                 rng.choice((1.15, 1.25, 1.5)), rng.choice(("WenQuanYi Micro Hei", "DejaVu Serif")))


def check(mingxi, dress, blocks, keep):
    print_with = PRINTERS[dress.program][1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf, out = print_with(dress, blocks, folder), folder / "out.json"
        with out.open("wb") as file:
            harness.check_success(harness.run([mingxi, "extract", pdf], stdout=file))
        score = harness.run([sys.executable, SCORER, "-v", TRUTH, out])
        lines = score.stdout.decode().splitlines()
        if score.returncode == 0:
            return
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(pdf, keep / f"{abs(hash(str(dress)))}.pdf")
        missed = [line for line in lines if line.startswith("      ")][:MISSES]
        raise harness.Failure("\n".join([str(dress), lines[-1], *missed]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int)
    parser.add_argument("--n", type=int, default=6)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("mingxi")
    args = parser.parse_args()
    if not TRUTH.exists() or any(program is None for program, _ in PRINTERS.values()):
        return harness.SKIPPED
    blocks = blocks_of(json.loads(TRUTH.read_text(encoding="utf-8")))
    dresses = DRESSES
    if args.seed is not None:
        rng = random.Random(args.seed)
        dresses = {f"dress {i}": draw_dress(rng) for i in range(args.n)}
    cases = [(name, dress) for name, dress in dresses.items()]
    return harness.run_cases(cases, lambda dress: check(args.mingxi, dress, blocks, args.keep))


if __name__ == "__main__":
    sys.exit(main())
