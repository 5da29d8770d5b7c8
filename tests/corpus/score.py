#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""score.py MINGXI TRUTH DOCUMENT: every table of a published document, exact to the cell.

TRUTH and DOCUMENT are relative to ../shared/corpus; skipped (77) where they are not there. The
shared scorer prints one line per table, `id  right / all  percent %`; every one must be 100 %.
"""
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

# Forms are no tables: they have expectations of their own.
NOT_TABLES = ("projects", "projects: indicators", "overall", "TOTAL")
MISSES = 8      # per table: enough to see the kind of mistake
LINE = re.compile(r"^(?P<part>\S.*?) +(?P<right>\d+) / +(?P<all>\d+) +[\d.]+ %$")


def table_parts(report):
    """(match of LINE, the misses printed below it) for every table of the scorer's report."""
    parts = []
    for line in report.splitlines():
        m = LINE.match(line)
        if m:
            parts.append((m, []))
        elif parts:
            parts[-1][1].append(line)
    return [(m, misses) for m, misses in parts if m["part"] not in NOT_TABLES]


def check(mingxi, truth, pdf):
    scorer = harness.SHARED / "tools" / "score.py"
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        harness.check_success(harness.run([mingxi, "extract", pdf], stdout=out))
        score = harness.run([sys.executable, scorer, "-v", truth, out.name])
    tables = list(table_parts(score.stdout.decode()))
    if not tables:
        raise harness.Failure(f"no table was scored:\n{score.stderr.decode()}")
    wrong = [line for m, misses in tables if m["right"] != m["all"]
             for line in [m[0], *misses[:MISSES]]]
    if wrong:
        raise harness.Failure("\n".join(wrong))


def main():
    mingxi, *names = sys.argv[1:]
    truth, pdf = (harness.SHARED / "corpus" / name for name in names)
    if not truth.exists() or not pdf.exists():
        harness.skip(f"no {pdf}")
    return harness.run_cases([(pdf.name, pdf)], lambda f: check(mingxi, truth, f))


if __name__ == "__main__":
    sys.exit(main())
