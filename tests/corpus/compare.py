#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py MINGXI EXPECTED.json DOCUMENT.pdf: what `mingxi extract` must find in a document.

EXPECTED states a part of the output; see harness.differences() for what counts as equal.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402


def main():
    mingxi, expected, pdf = sys.argv[1:]

    def compare(document):
        want = harness.load_json(Path(expected).read_bytes())
        harness.expect_json(want, harness.run_json([mingxi, "extract", document]))

    return harness.run_cases([(pdf, pdf)], compare)


if __name__ == "__main__":
    sys.exit(main())
