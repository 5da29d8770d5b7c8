#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py MINGXI [-n REPETITIONS] [FOLDER]: see scripts/bench.

One process per document for both programs, output to /dev/null. The programs take turns, document
by document, so that a busy machine slows both; medians over the repetitions drop what hit one.
Memory is the largest resident set that the kernel saw (wait4), which needs no other tool.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


class Measure:
    """Wall seconds of each repetition, and the peak memory over all, of one command."""

    def __init__(self, command):
        self.command = [str(c) for c in command]
        self.seconds, self.peak_kb = [], 0

    def run(self):
        null = os.open(os.devnull, os.O_RDWR)
        start = time.perf_counter()
        pid = os.posix_spawnp(self.command[0], self.command, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)])
        _, status, usage = os.wait4(pid, 0)
        self.seconds.append(time.perf_counter() - start)
        os.close(null)
        if status != 0:
            sys.exit(f"bench: status {os.waitstatus_to_exitcode(status)}: {self.command}")
        self.peak_kb = max(self.peak_kb, usage.ru_maxrss)

    @property
    def median(self):
        return statistics.median(self.seconds)


def count_pages(mingxi, pdf):
    """Pages of a document; None, with the reason, for one that cannot be read."""
    done = subprocess.run([mingxi, "extract", pdf], capture_output=True, check=False)
    if done.returncode != 0:
        print(f"left out: {done.stderr.decode(errors='replace').strip()}")
        return None
    return json.loads(done.stdout)["source"]["pages"]


def report(documents, repetitions):
    pages = sum(d["pages"] for d in documents)
    ours = sum(d["mingxi"].median for d in documents)
    theirs = sum(d["pdftotext"].median for d in documents)
    print(f"\n{len(documents)} documents, {pages} pages, median of {repetitions} repetitions, "
          "one process per document\n")
    print(f"{'':16s}{'seconds':>10s}{'pages/s':>10s}{'peak MB':>10s}")
    for name, seconds in (("mingxi extract", ours), ("pdftotext", theirs)):
        key = name.split()[0]
        peak = max(d[key].peak_kb for d in documents) / 1024
        print(f"{name:16s}{seconds:10.3f}{pages / seconds:10.0f}{peak:10.1f}")
    print(f"\n{ours / theirs:.2f} times pdftotext's time\n")
    slowest = max(documents, key=lambda d: d["mingxi"].median / d["pages"])
    ratio = max(documents, key=lambda d: d["mingxi"].median / d["pdftotext"].median)
    largest = max(documents, key=lambda d: d["mingxi"].peak_kb)
    print(f"slowest page:   {1000 * slowest['mingxi'].median / slowest['pages']:.1f} ms, {slowest['name']}")
    print(f"worst ratio:    {ratio['mingxi'].median / ratio['pdftotext'].median:.2f}, {ratio['name']}")
    print(f"largest memory: {largest['mingxi'].peak_kb / 1024:.1f} MB, {largest['name']}")


def main():
    parser = argparse.ArgumentParser(prog="bench", description="mingxi beside pdftotext")
    parser.add_argument("mingxi", help=argparse.SUPPRESS)
    parser.add_argument("-n", type=int, default=7, metavar="REPETITIONS", help="default 7")
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpus/real/putuo")
    # Intermixed: FOLDER may follow the options.
    args = parser.parse_intermixed_args()
    documents = []
    for pdf in sorted(args.folder.glob("*.pdf")):
        # This first reading also brings the file into the page cache.
        pages = count_pages(args.mingxi, pdf)
        if pages:
            documents.append({"name": pdf.name, "pages": pages,
                              "mingxi": Measure([args.mingxi, "extract", pdf]),
                              "pdftotext": Measure(["pdftotext", pdf, "/dev/null"])})
    if not documents:
        sys.exit(f"bench: no readable PDF in {args.folder}")
    for k in range(args.n):
        for d in documents:
            # Neither always runs first.
            for name in ("mingxi", "pdftotext")[::1 if k % 2 else -1]:
                d[name].run()
    report(documents, args.n)


if __name__ == "__main__":
    main()
