#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""every.py [--small] [--only WORD] [--skip N] [--slice K/N] [--seconds N] [--keep FOLDER] MINGXI [COMMAND...]: the hostile documents of families/ through all commands.

`batch` gets them all at once, `extract`, `check`, `tables` and `report` one at a time. Demanded of each: the command ends
by itself with status 0 or 1, within the limits that a document has by default, says in one line or a diagnostic what it
did not read, and reads the page with the table. Each problem is printed at once, the longest and the largest are named.
With --small the first of each family only; --skip N goes on where a run ended, --slice K/N takes every N-th of those,
from the K-th on.
"""
import argparse
import json
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "support")]
import campaign  # noqa: E402
import families  # noqa: E402
import harness  # noqa: E402

COMMANDS = ["extract", "check", "tables", "report"]
OPTIONS = {"check": ["--fail-on", "never"]}


def table_is_read(document):
    return any("12.50" in json.dumps(t) for t in document["tables"] + document["unclaimed"])


class Every:
    def __init__(self, mingxi, seconds, folder):
        self.mingxi, self.seconds, self.folder = mingxi, seconds, folder
        self.used = {c: campaign.Used() for c in [*COMMANDS, "batch"]}
        self.problems, self.ends = [], Counter()

    def complain(self, name, command, what):
        self.problems.append(f"{name}: {command}: {what}")
        print("  " + self.problems[-1], flush=True)

    def run(self, command, name):
        result = self.folder / "result"
        used = campaign.Used()
        arguments = [self.mingxi, command, *OPTIONS.get(command, []), "--timeout", str(self.seconds), "-o", result, f"{name}.pdf"]
        try:
            status, _, err = campaign.run(arguments, self.folder, used, name)
        except harness.Failure as e:
            self.complain(name, command, e)
            return
        seconds, megabytes = used.longest[0][0], used.largest[0][0]
        self.used[command].add(name, seconds, megabytes)
        if seconds > self.seconds + 2 or megabytes > campaign.MEGABYTES:
            self.complain(name, command, f"{seconds:.1f} s, {megabytes:.0f} MB")
        read = result.exists()
        self.ends[command, "read" if read else "refused"] += 1
        if not read and not (status == 1 and err.startswith(f"mingxi: {name}.pdf: ")):
            self.complain(name, command, f"status {status}: {err[-300:]!r}")
        if command == "extract" and read:
            document = json.loads(result.read_bytes().split(b"\n", 1)[0])
            if not table_is_read(document):
                self.complain(name, command, f"the table is not read: {document['diagnostics'][:2]}")
        elif command == "extract":
            print(f"  {name}: {err.strip()[:200]} ({seconds:.1f} s)", flush=True)
        result.unlink(missing_ok=True)

    def batch(self, names):
        database = self.folder / "all.db"
        campaign.run([self.mingxi, "batch", "-q", "-j", "1", "--timeout", str(self.seconds), "-o", database, "."], self.folder,
                     self.used["batch"], f"all {len(names)}")
        connection = sqlite3.connect(database)
        rows = dict(connection.execute("SELECT path, coalesce(error_code, status) FROM paths JOIN documents d ON d.id = document_id"))
        connection.close()
        database.unlink()
        self.ends.update(("batch", code) for code in rows.values())
        for name in names:
            code = next((c for p, c in rows.items() if Path(p).name == f"{name}.pdf"), None)
            if code in (None, "crash"):
                self.complain(name, "batch", code or "no row")
            elif code != "done":
                print(f"  {name}: batch: {code}", flush=True)

    def summary(self):
        for (command, what), n in sorted(self.ends.items()):
            print(f"{command}: {n} {what}")
        for command, used in self.used.items():
            if used.longest:
                print(f"{command}: longest {', '.join(f'{n} {v:.1f} s' for v, n in used.longest[:3])}; "
                      f"largest {', '.join(f'{n} {v:.0f} MB' for v, n in used.largest[:3])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--skip", type=int, default=0, help="of the documents, the first N")
    parser.add_argument("--slice", default="1/1", help="K/N: every N-th document, from the K-th on")
    parser.add_argument("--seconds", type=int, default=campaign.SECONDS, help="that each document has")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("commands", nargs="*", default=["batch", *COMMANDS])
    args = parser.parse_args()
    seen, chosen = set(), []
    for name, family, make in families.documents():
        if args.only in name and not (args.small and family in seen):
            chosen.append((name, make))
        seen.add(family)
    first, step = map(int, args.slice.split("/"))
    chosen = chosen[args.skip:][first - 1::step]

    def everything(folder):
        folder.mkdir(parents=True, exist_ok=True)
        every = Every(args.mingxi, args.seconds, folder)
        for k, (name, make) in enumerate(chosen, 1):
            (folder / f"{name}.pdf").write_bytes(make())
            for command in args.commands:
                if command != "batch":
                    every.run(command, name)
            if k % 20 == 0:
                print(f"{k} of {len(chosen)}, {len(every.problems)} problems", flush=True)
        if "batch" in args.commands:
            every.batch([name for name, _ in chosen])
        every.summary()
        if every.problems:
            raise harness.Failure(f"{len(every.problems)} problems: " + "; ".join(every.problems[:20]))

    with tempfile.TemporaryDirectory(prefix="mingxi-hostile.") as name:
        return harness.run_cases([(f"{len(chosen)} hostile documents", args.keep or Path(name))], everything)


if __name__ == "__main__":
    sys.exit(main())
