#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py [--shared] [--refused] MINGXI SCHEMA FOLDER...: what mingxi emits is valid.

Reads each PDF directly in the folders (with --shared: relative to ../shared/corpus, skipped where
they are not there), and validates the output against the schema. With --refused a document may
also be refused as a bad input must be: status 1, one line on stderr, nothing on stdout.
"""
import argparse
import re
import sys
from pathlib import Path

import jsonschema

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402


def is_refusal(done, pdf):
    line = done.stderr.decode(errors="replace")
    return (done.returncode == 1 and not done.stdout
            and re.fullmatch(f"mingxi: {re.escape(str(pdf))}: .+\n", line) is not None)


def main():
    parser = argparse.ArgumentParser(description="Validates what mingxi emits.")
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("--refused", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("schema", type=Path)
    parser.add_argument("folder", nargs="+", type=Path)
    args = parser.parse_args()
    pdfs = harness.find_pdfs(args.folder, args.shared)
    schema = harness.load_json(args.schema.read_bytes(), int)
    validator = jsonschema.Draft202012Validator(schema)

    def check(pdf):
        done = harness.run([args.mingxi, "extract", pdf])
        if args.refused and is_refusal(done, pdf):
            return
        harness.check_success(done)
        document = harness.load_json(done.stdout, int)
        errors = sorted(validator.iter_errors(document), key=lambda e: e.json_path)
        if errors:
            more = [f"… and {len(errors) - 20} more"] if len(errors) > 20 else []
            raise harness.Failure("\n".join(
                [f"{e.json_path}: {e.message[:200]}" for e in errors[:20]] + more))

    return harness.run_cases([(str(pdf), pdf) for pdf in pdfs], check)


if __name__ == "__main__":
    sys.exit(main())
