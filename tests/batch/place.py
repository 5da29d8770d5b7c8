# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of batch share: a folder with documents, mingxi run in it, its database read."""
import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "cli")]
import fixtures  # noqa: E402
import harness  # noqa: E402

GOOD = fixtures.pdf(fixtures.document([fixtures.table_page()]))
CASES = []


def case(function):
    CASES.append((function.__name__.replace("_", " "), function))
    return function


def expect(condition, message):
    if not condition:
        raise harness.Failure(message)


def expect_equal(got, want, what=""):
    expect(got == want, f"{what}: got {got!r}, want {want!r}")


class Place:
    """A folder, and mingxi run in it."""

    def __init__(self, mingxi, corpus, folder):
        self.mingxi, self.corpus, self.folder = mingxi, corpus, folder

    def write(self, name, data=GOOD):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def documents(self, n, folder="in"):
        """N small documents that differ."""
        for k in range(n):
            self.write(f"{folder}/{k:03}.pdf", GOOD + b"%% %d\n" % k)
        return folder

    def run(self, *arguments, status=0, **kwargs):
        done = harness.run([self.mingxi, *arguments], cwd=self.folder, **kwargs)
        err = done.stderr.decode(errors="replace")
        expect(done.returncode == status, f"{arguments}: status {done.returncode}, want {status}: {err}")
        return err

    def batch(self, *arguments, output="x.db", status=0, **kwargs):
        return self.run("batch", "-q", "-o", output, *arguments, status=status, **kwargs)

    def query(self, sql, database="x.db"):
        connection = sqlite3.connect(f"file:{self.folder / database}?mode=ro", uri=True)
        try:
            expect_equal(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)], database)
            expect_equal(connection.execute("PRAGMA foreign_key_check").fetchall(), [], database)
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def statuses(self, database="x.db"):
        return dict(self.query("SELECT p.path, coalesce(d.error_code, d.status) FROM paths p "
                               "JOIN documents d ON d.id = p.document_id", database))

    def content(self, database="x.db"):
        """Everything, without ids: what two databases of the same documents agree in."""
        return sorted(self.query(
            "SELECT d.sha256, d.status, d.error, d.organization, d.year, d.pages, "
            "(SELECT group_concat(path) FROM (SELECT path FROM paths WHERE document_id = d.id ORDER BY path)), "
            "(SELECT group_concat(text || '|' || column_name || '|' || amount_e4) FROM amounts a WHERE a.document_id = d.id), "
            "(SELECT count(*) FROM cells x JOIN rows r ON r.id = x.row_id JOIN tables t ON t.id = r.table_id WHERE t.document_id = d.id), "
            "(SELECT group_concat(p.name || i.target) FROM projects p JOIN indicators i ON i.project_id = p.id WHERE p.document_id = d.id), "
            "(SELECT group_concat(text) FROM facts f WHERE f.document_id = d.id), "
            "(SELECT count(*) FROM evidence e JOIN findings f ON f.id = e.finding_id WHERE f.document_id = d.id) "
            "FROM documents d", database), key=repr)


def start(p, *arguments, jobs="2"):
    return subprocess.Popen([p.mingxi, "batch", "-q", "-j", jobs, "-o", "x.db", *arguments], cwd=p.folder,
                            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=harness.environment())


def count_documents(p):
    connection = sqlite3.connect(f"file:{p.folder / 'x.db'}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    finally:
        connection.close()


def wait_for_documents(p, n):
    """Until N documents are in the database, as another process sees it."""
    for _ in range(600):
        try:
            if count_documents(p) >= n:
                return
        except sqlite3.Error:
            pass
        time.sleep(0.05)
    raise harness.Failure("the run does not get on")


def children_of(pid):
    return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def sanitized(p):
    return b"__asan_init" in Path(p.mingxi).read_bytes()


def change(path, sql):
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.commit()
    connection.close()


def main():
    parser = argparse.ArgumentParser(description="Runs the cases of this file.")
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("name", nargs="?", default="", help="only cases whose name holds this")
    args = parser.parse_args()

    def run(function):
        with tempfile.TemporaryDirectory(prefix="mingxi-batch.") as name:
            folder = Path(name) / "work"
            folder.mkdir()
            os.chmod(name, 0o755)
            function(Place(args.mingxi, args.corpus.resolve(), folder))

    return harness.run_cases([c for c in CASES if args.name in c[0]], run)
