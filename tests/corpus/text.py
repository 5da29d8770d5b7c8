#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""text.py MINGXI DOCUMENT PAGE: is all text of a page read?

DOCUMENT lies below ../shared/corpus. Of the page's characters, as many as pdftotext prints must be read, but for
FLOOR: on pages where nothing is hidden both print the same. Skipped (77) without the document.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

FLOOR = 0.99


def main():
    mingxi, name, page = sys.argv[1:]
    pdf = harness.SHARED / "corpus" / name
    if not pdf.is_file():
        harness.skip(f"no {pdf}")

    def compare(_):
        printed = harness.run(["pdftotext", "-raw", "-f", page, "-l", page, pdf, "-"]).stdout.decode("utf-8")
        want = len("".join(printed.split()))
        got = len(harness.run_json([mingxi, "debug", "page", "--page", page, pdf])["glyphs"])
        if got < FLOOR * want:
            raise harness.Failure(f"{got} of {want} characters")

    return harness.run_cases([(f"{name} p{page}", None)], compare)


if __name__ == "__main__":
    sys.exit(main())
