#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""soak.py [--documents N] [--seconds S] [--seed K] MINGXI CORPUS: damaged documents, and violence.

Makes N documents from those of CORPUS by copying and damaging (truncated, bytes flipped, a stretch
zeroed or doubled, pages taken out of the page tree) and reads them twice: once in peace, once while
workers are killed, and the parent too, and started again. Then every document must be accounted
for, both results must be equal, and the parent must not have grown: neither in memory nor in
descriptors. The seed is printed; the same seed makes the same documents.
"""
import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import damage  # noqa: E402
import harness  # noqa: E402

# What the parent may hold beyond what it held when a tenth was done: results that wait for their
# turn (64 MB at most) are most of it; a leak of a kilobyte a document would be 2 MB here, one of a
# document's rows 200 MB.
GROWTH_KB = 24 * 1024
GROWTH_DESCRIPTORS = 8


def remove_pages(rng, data):
    """Objects of pages are renamed, so that the page tree leads to nothing."""
    return re.sub(rb"/Type\s*/Page\b", lambda m: m[0].replace(b"Page", b"Pxge") if rng.random() < 0.3 else m[0], data)


def copy(_, data):
    return data


DAMAGES = [copy, copy, damage.truncate, damage.flip, damage.flip, damage.zero, damage.double, remove_pages]


def make_documents(folder, corpus, n, rng):
    originals = [p.read_bytes() for p in sorted(corpus.rglob("*.pdf"))]
    for k in range(n):
        data = rng.choice(DAMAGES)(rng, rng.choice(originals))
        path = folder / f"{k // 100:03}" / f"{k:05}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data + b"%% %d\n" % k)     # no two alike


class Run:
    """mingxi batch, watched."""

    def __init__(self, mingxi, folder, database):
        self.process = subprocess.Popen(
            [mingxi, "batch", "-q", "-j", "2", "--timeout", "60", "-o", database, "documents"], cwd=folder,
            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=harness.environment())
        self.proc = Path(f"/proc/{self.process.pid}")

    def workers(self):
        try:
            return [int(c) for c in (self.proc / "task" / str(self.process.pid) / "children").read_text().split()]
        except OSError:
            return []

    def size(self):
        """(resident KB that are not shared, descriptors), or None"""
        try:
            status = (self.proc / "status").read_text()
            return (int(re.search(r"RssAnon:\s*(\d+)", status)[1]), len(list((self.proc / "fd").iterdir())))
        except (OSError, TypeError):
            return None


def count(folder, database):
    try:
        connection = sqlite3.connect(f"file:{folder / database}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT count(*) FROM paths").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


def content(folder, database):
    """What the result says, without ids: killed workers and restarts must not show in it."""
    connection = sqlite3.connect(f"file:{folder / database}?mode=ro", uri=True)
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise harness.Failure(f"{database}: damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise harness.Failure(f"{database}: keys without rows")
    rows = connection.execute(
        "SELECT p.path, d.status, d.error_code, d.error, d.pages, d.organization, "
        "(SELECT sum(amount_e4) FROM amounts a WHERE a.document_id = d.id), "
        "(SELECT count(*) FROM rows r JOIN tables t ON t.id = r.table_id WHERE t.document_id = d.id), "
        "(SELECT total(length(text)) FROM sections s WHERE s.document_id = d.id), "
        "(SELECT count(*) FROM facts f WHERE f.document_id = d.id), "
        "(SELECT count(*) FROM findings f WHERE f.document_id = d.id) "
        "FROM paths p JOIN documents d ON d.id = p.document_id ORDER BY p.path").fetchall()
    connection.close()
    return rows


def sanitized(mingxi):
    """Then freed memory is kept for a while, and leaks are reported at the end."""
    return b"__asan_init" in Path(mingxi).read_bytes()


def in_peace(mingxi, folder, n, deadline):
    """Reads all, and watches the parent from when a tenth is done."""
    run, early, most = Run(mingxi, folder, "quiet.db"), None, (0, 0)
    while run.process.poll() is None:
        if time.monotonic() > deadline:
            run.process.kill()
            raise harness.Failure(f"not done in time: {count(folder, 'quiet.db')} of {n}")
        size = run.size()
        if size is not None and early is None and count(folder, "quiet.db") >= n // 10:
            early = size
        if size is not None and early is not None:
            most = (max(most[0], size[0]), max(most[1], size[1]))
        time.sleep(0.1)
    print(f"parent: {early} early, {most} at most (KB, descriptors)")
    if run.process.returncode not in (0, 1):
        raise harness.Failure(f"status {run.process.returncode}")
    if early is not None and not sanitized(mingxi) and (most[0] - early[0] > GROWTH_KB or most[1] - early[1] > GROWTH_DESCRIPTORS):
        raise harness.Failure("the parent grows")


def kill_worker(rng, run):
    workers = run.workers()
    if not workers:
        return 0
    try:
        os.kill(rng.choice(workers), signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def next_kill(rng, done, n):
    return done + rng.randrange(max(n // 80, 4), max(n // 40, 8))


def disturb(rng, folder, run, n, deadline):
    """Kills a worker now and then, until the run is over or it is the parent's turn."""
    done, workers = count(folder, "violent.db"), 0
    last = done + rng.randrange(n // 16, n // 6)
    due = next_kill(rng, done, n)
    while run.process.poll() is None and done < last:
        if time.monotonic() > deadline:
            run.process.kill()
            raise harness.Failure(f"not done in time: {done} of {n}")
        time.sleep(0.05)
        done = count(folder, "violent.db")
        if done >= due:
            workers += kill_worker(rng, run)
            due = next_kill(rng, done, n)
    return workers


def in_violence(mingxi, folder, n, deadline, rng):
    """A worker is killed every fortieth of the documents or so, the parent every tenth."""
    workers = parents = 0
    while True:
        run = Run(mingxi, folder, "violent.db")
        workers += disturb(rng, folder, run, n, deadline)
        if run.process.poll() is not None:
            break
        run.process.kill()
        run.process.wait()
        parents += 1
    print(f"killed: {workers} workers, {parents} parents")
    if run.process.returncode not in (0, 1):
        raise harness.Failure(f"status {run.process.returncode}")
    if workers == 0 or parents == 0:
        raise harness.Failure("nothing was disturbed")


def soak(args, folder):
    seed = args.seed if args.seed is not None else random.randrange(1 << 30)
    rng = random.Random(seed)
    print(f"seed {seed}, {args.documents} documents", flush=True)
    deadline = time.monotonic() + args.seconds
    make_documents(folder / "documents", args.corpus, args.documents, rng)
    start = time.monotonic()
    in_peace(args.mingxi, folder, args.documents, deadline)
    print(f"{args.documents / (time.monotonic() - start):.1f} documents/s", flush=True)
    quiet = content(folder, "quiet.db")
    if len(quiet) != args.documents:
        raise harness.Failure(f"{len(quiet)} of {args.documents} documents are accounted for")
    codes = {}
    for row in quiet:
        codes[row[2] or row[1]] = codes.get(row[2] or row[1], 0) + 1
    print(f"documents: {codes}", flush=True)
    in_violence(args.mingxi, folder, args.documents, deadline, rng)
    different = [(a, b) for a, b in zip(quiet, content(folder, "violent.db")) if a != b]
    if different or count(folder, "violent.db") != args.documents:
        raise harness.Failure(f"{len(different)} documents differ from the quiet run: {different[:3]}")
    print("equal to the quiet run")


def main():
    parser = argparse.ArgumentParser(description="Reads damaged documents under violence.")
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mingxi-soak.") as name:
        return harness.run_cases([("soak", name)], lambda n: soak(args, Path(n)))


if __name__ == "__main__":
    sys.exit(main())
