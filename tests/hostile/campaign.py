#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""campaign.py [-n N] [--seed K] [--singly N] [--only-singly] MINGXI [CORPUS]: damaged documents through every command.

N documents are made by damaging those of CORPUS (small ones: each is read five times; else a few made here) and given to
`batch`, `extract` and `check`, many at once, and one at a time to `report` and `tables`. Demanded:

- none is lost: each has its line, its row in the database, or its message;
- no command is ended by a signal, and none takes more time or memory than its limits are;
- where bytes went wrong and the document is read, a tenth of its cells is not lost unsaid.

The longest and the largest of all are named. A document that the test fails for is kept.
"""
import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("support", "cli")]
import damage  # noqa: E402
import fixtures  # noqa: E402
import harness  # noqa: E402

AT_ONCE = 50            # documents a command is given
SECONDS = 60            # that a document has by default, of the processor
MEGABYTES = 512 + 100   # that its process has by default, and what of it is mapped files
LEAST_CELLS = 20        # a tenth of fewer is one
CRASHED = ("the reading process died", "the reading process ended", "the reading process went mad")
BY_BYTES = {f.__name__ for f in damage.BYTES}


class Used:
    """Which command took longest and was largest."""

    def __init__(self):
        self.longest, self.largest = [], []

    def add(self, name, seconds, megabytes):
        for kept, value in ((self.longest, seconds), (self.largest, megabytes)):
            kept.append((value, name))
            kept.sort(key=lambda v: -v[0])
            del kept[8:]


def run(arguments, folder, used=None, name=None):
    """(status, stdout, stderr); a signal or more than the limits is a failure."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([str(a) for a in arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=err, env=harness.environment())
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        err.seek(0)
        text = err.read().decode(errors="replace")
        harness.check_sanitizers(text)
        status = os.waitstatus_to_exitcode(status)
        if status not in (0, 1):
            raise harness.Failure(f"status {status}: {arguments[1]} {name}: {text[-500:]}")
        if used is not None:
            used.add(name, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        return status, out.read(), text


def count_cells(document):
    return sum(c["text"] != "" for t in document["tables"] for row in t["rows"] for c in row["cells"].values())


def is_said(document):
    return any(d["severity"] == "error" or d["code"] == "damaged" for d in document["diagnostics"])


def deflated(objects):
    """OBJECTS of fixtures.document() with their contents packed, as programs write them."""
    for k in range(5, len(objects), 2):
        content = zlib.compress(objects[k].split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])
        objects[k] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return objects


def write_corpus(folder):
    """One page and three, packed and not."""
    rows = [[f"{20101 + k}", "一般公共服务支出", f"{k}.50"] for k in range(24)]
    page = fixtures.table_page(rows)
    folder.mkdir()
    for name, objects in (("plain", fixtures.document([page])), ("packed", deflated(fixtures.document([page]))),
                          ("three", deflated(fixtures.document([page, fixtures.table_page(), page])))):
        (folder / f"{name}.pdf").write_bytes(fixtures.pdf(objects))
    return folder


class Campaign:
    def __init__(self, args, folder):
        self.args, self.folder = args, folder
        self.paths = sorted(args.corpus.rglob("*.pdf"))
        self.originals = [p.read_bytes() for p in self.paths]
        self.made = []              # (original, damage)
        self.said = {}              # name -> document of `extract`, or None with a message
        self.used = {c: Used() for c in ("extract", "check", "tables", "report")}
        self.problems = []

    def make(self):
        for k in range(self.args.n):
            which, name, data = damage.make(self.args.seed, k, self.originals)
            self.made.append((which, name))
            (self.folder / f"{k:05}.pdf").write_bytes(data)

    def names(self):
        return [f"{k:05}.pdf" for k in range(self.args.n)]

    def complain(self, name, what):
        self.problems.append(f"{name} ({self.paths[self.made[int(name[:5])][0]].name}, "
                             f"{self.made[int(name[:5])][1]}): {what}")

    def each(self, command, *options):
        """COMMAND over all, AT_ONCE at a time: (names, stdout, lines of stderr)."""
        names = self.names()
        for k in range(0, len(names), AT_ONCE):
            some = names[k:k + AT_ONCE]
            try:
                _, out, err = run([self.args.mingxi, command, *options, *some], self.folder, self.used[command],
                                  f"{some[0]}..{some[-1]}")
            except harness.Failure as e:
                self.problems.append(str(e))
                continue
            yield some, out, err.splitlines()

    def single(self, command, n=6):
        """What the longest and the largest were, one document at a time."""
        used, ranges = Used(), {name for _, name in self.used[command].longest[:2] + self.used[command].largest[:2]}
        for name in sorted(ranges):
            first, last = (int(x[:5]) for x in name.split(".."))
            for k in range(first, last + 1):
                run([self.args.mingxi, command, *({"check": ["--fail-on", "never"]}.get(command, [])), f"{k:05}.pdf"],
                    self.folder, used, f"{k:05}.pdf")
        return used

    def extract(self):
        refused = Counter()
        for names, out, err in self.each("extract"):
            said = {d["source"]["file"]: d for d in map(json.loads, out.splitlines())}
            for name in names:
                self.said[name] = said.get(name)
                mine = [line for line in err if line.startswith(f"mingxi: {name}: ")]
                if name not in said and len(mine) != 1:
                    self.complain(name, f"neither document nor one message: {mine}")
                refused.update([mine[0].split(": ", 2)[2]] if name not in said and mine else [])
        print(f"extract: {sum(d is not None for d in self.said.values())} read, refused: {refused.most_common(12)}")

    def check(self):
        for names, _, err in self.each("check", "--format", "json", "--fail-on", "never"):
            for name in names:
                if self.said.get(name) is None and not any(line.startswith(f"mingxi: {name}: ") for line in err):
                    self.complain(name, "check says nothing of what extract cannot read")
        print("check: done", flush=True)

    def batch(self):
        start = time.monotonic()
        status, _, err = run([self.args.mingxi, "batch", "-q", "-j", "1", "-o", "all.db", "."], self.folder)
        connection = sqlite3.connect(self.folder / "all.db")
        rows = dict(connection.execute("SELECT path, coalesce(error_code, status) FROM paths JOIN documents d "
                                       "ON d.id = document_id"))
        connection.close()
        print(f"batch: {Counter(rows.values())}, {self.args.n / (time.monotonic() - start):.0f} a second", flush=True)
        for name in self.names():
            got = next((v for p, v in rows.items() if p.endswith(name)), None) if name not in rows else rows[name]
            if got is None:
                self.complain(name, "no row")
            elif got == "crash":
                self.complain(name, "crash")

    def singly(self):
        """The commands that take one document."""
        results = Counter()
        for k, name in enumerate(self.names()[::max(1, self.args.n // max(1, self.args.singly))]):
            for command in ("report", "tables"):
                results[command, self.one(command, name)] += 1
            if k % 500 == 499:
                print(f"report, tables: {k + 1} documents, {len(self.problems)} problems", flush=True)
        print("report, tables:", ", ".join(f"{c} {n} {what}" for (c, what), n in sorted(results.items())), flush=True)

    def one(self, command, name):
        result = self.folder / "result"
        try:
            status, _, err = run([self.args.mingxi, command, "-o", result, name], self.folder, self.used[command], name)
        except harness.Failure as e:
            self.complain(name, str(e))
            return "failed"
        if (status == 0 and not result.exists()) or (status != 0 and not err.startswith(f"mingxi: {name}: ")):
            self.complain(name, f"{command}: status {status}: {err}")
        if any(sign in err for sign in CRASHED):
            self.complain(name, f"{command}: {err}")
        read = result.exists()
        result.unlink(missing_ok=True)
        return "read" if read else "refused"

    def losses(self):
        """Where bytes went wrong: cells of the original, of what is read, and whether that is said."""
        whole = {}
        _, out, _ = run([self.args.mingxi, "extract", *map(os.path.abspath, self.paths)], self.folder)
        for document in map(json.loads, out.splitlines()):
            whole[Path(document["source"]["file"]).name] = count_cells(document)
        lost = said = read = 0
        for name, document in self.said.items():
            which, how = self.made[int(name[:5])]
            cells = whole.get(self.paths[which].name, 0)
            if how not in BY_BYTES or document is None or cells < LEAST_CELLS:
                continue
            read += 1
            if count_cells(document) >= 0.9 * cells:
                continue
            lost += 1
            said += is_said(document)
            if not is_said(document):
                self.complain(name, f"{cells} cells, now {count_cells(document)}, and nothing is said")
        print(f"cells: of {read} damaged by bytes and read {lost} lost over a tenth, {said} say so")

    def within_limits(self):
        for command, used in self.used.items():
            singles = self.single(command) if command in ("extract", "check") else used
            for kept, unit, limit in ((singles.longest, "s", SECONDS), (singles.largest, "MB", MEGABYTES)):
                value, name = kept[0] if kept else (0, "none")
                print(f"{command}: most {value:.2f} {unit}: {name}")
                if value > limit:
                    self.problems.append(f"{command}: {name}: {value:.1f} {unit}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--singly", type=int, help="how many for `report` and `tables` (default: all)")
    parser.add_argument("--only-singly", action="store_true", help="no other commands")
    parser.add_argument("--keep", type=Path, help="a folder for the documents")
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("corpus", type=Path, nargs="?")
    args = parser.parse_args()
    args.singly = args.n if args.singly is None else args.singly

    def campaign(folder):
        folder.mkdir(parents=True, exist_ok=True)
        one = Campaign(args, folder)
        one.make()
        together = () if args.only_singly else (one.batch, one.extract, one.losses, one.check)
        for step in (*together, one.singly, one.within_limits):
            step()
        if one.problems:
            raise harness.Failure("\n".join([f"seed {args.seed}"] + one.problems[:100]))

    with tempfile.TemporaryDirectory(prefix="mingxi-damaged.") as name:
        args.corpus = args.corpus or write_corpus(Path(name) / "corpus")
        return harness.run_cases([("damaged documents", args.keep or Path(name) / "documents")], campaign)


if __name__ == "__main__":
    sys.exit(main())
