#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py [--shared] MINGXI FOLDER...: no page's text is lost.

Of each PDF directly in the folders (with --shared: relative to ../shared/corpus, skipped where they
are not there) the output must hold all printed characters but MAX_LOST percent: room for a running
header that one page breaks off, or a label without a text, not for a cell of each row.
"""
import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

MAX_LOST = 0.5


def check(mingxi, pdf):
    done = harness.run([mingxi, "debug", "coverage", "--max", MAX_LOST, pdf])
    if done.returncode != 0:
        raise harness.Failure((done.stdout + done.stderr).decode(errors="replace"))


def main():
    parser = argparse.ArgumentParser(description="Looks for lost text.")
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("folder", nargs="+", type=Path)
    args = parser.parse_args()
    pdfs = harness.find_pdfs(args.folder, args.shared)
    return harness.run_cases([(str(pdf), pdf) for pdf in pdfs], lambda f: check(args.mingxi, f))


if __name__ == "__main__":
    sys.exit(main())
