#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums up a CTest run: count-tests.py JUNIT.xml

A test that prints its own count, as Criterion's executables and tests/support do, counts with each
of its cases; any other counts as one. The last line reads `N passed, N failed`.
"""
import re
import sys
import xml.etree.ElementTree as ET

COUNTS = (re.compile(r"Tested: \d+ \| Passing: (\d+) \| Failing: (\d+) \| Crashing: (\d+)"),
          re.compile(r"^(\d+) passed, (\d+) failed$", re.M))


def count(case):
    """(passed, failed) of one CTest test. A failed test has at least one failure, whatever it
    printed: a leak at exit comes after the test's own summary."""
    output = case.findtext("system-out") or ""
    ok = case.get("status") == "run"
    for pattern in COUNTS:
        found = pattern.findall(output)
        if found:
            passed, *failed = map(int, found[-1])
            return passed, max(sum(failed), 0 if ok else 1)
    return (1, 0) if ok else (0, 1)


def is_skipped(case):
    # A test whose executable is missing is "notrun" too, but that is a failure.
    skipped = case.find("skipped")
    return skipped is not None and "SKIP_" in (skipped.get("message") or "")


def main():
    try:
        cases = ET.parse(sys.argv[1]).getroot().findall("testcase")
    except (OSError, ET.ParseError) as e:
        print(f"count-tests.py: {e}", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    skipped = [c.get("name") for c in cases if is_skipped(c)]
    passed = failed = 0
    for case in cases:
        if not is_skipped(case):
            p, f = count(case)
            passed, failed = passed + p, failed + f
    if skipped:
        print(f"\n{len(skipped)} skipped: {', '.join(skipped)}")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
