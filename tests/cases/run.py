#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--update] MINGXI [CASE...]: the cases of this folder, all or the named ones.

A case is a folder with `why.md` (what it is for), `expected.json`, and one of
  page.json      a page model as `mingxi debug page` prints it, read by `mingxi debug layout`
  document.pdf   read by `mingxi extract`
`arguments`, where present, holds further options, one per line. `expected.json` states a part of
the output (harness.differences()); --update rewrites the keys that it states, and all of the
output where there is no expected.json yet. Review the diff.
"""
import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import harness  # noqa: E402

COMMANDS = {"page.json": ["debug", "layout"], "document.pdf": ["extract"]}


def command(mingxi, case):
    inputs = [name for name in COMMANDS if (case / name).exists()]
    if len(inputs) != 1:
        raise harness.Failure(f"want one of {', '.join(COMMANDS)}, found {inputs}")
    if not (case / "why.md").exists():
        raise harness.Failure("why.md is missing: say what the case is for")
    options = case / "arguments"
    more = options.read_text(encoding="utf-8").splitlines() if options.exists() else []
    return [mingxi, *COMMANDS[inputs[0]], *more, case / inputs[0]]


def run_case(mingxi, case, update):
    got = harness.run_json(command(mingxi, case))
    expected = case / "expected.json"
    if update:
        stated = harness.load_json(expected.read_bytes()) if expected.exists() else None
        new = harness.update_json(stated, got)
        if new != stated:
            expected.write_text(harness.dump_json(new), encoding="utf-8")
    elif not expected.exists():
        raise harness.Failure("expected.json is missing: run with --update and review it")
    else:
        harness.expect_json(harness.load_json(expected.read_bytes()), got)


def main():
    parser = argparse.ArgumentParser(description="Runs the data cases of tests/cases.")
    parser.add_argument("--update", action="store_true", help="rewrite expected.json")
    parser.add_argument("mingxi")
    parser.add_argument("case", nargs="*")
    args = parser.parse_args()
    names = args.case or sorted(d.name for d in HERE.iterdir() if (d / "why.md").exists())
    return harness.run_cases([(name, HERE / name) for name in names],
                             lambda case: run_case(args.mingxi, case, args.update))


if __name__ == "__main__":
    sys.exit(main())
