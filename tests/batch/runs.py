#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""runs.py MINGXI CORPUS: runs that are disturbed, watched, parted and compared.

Each case runs in a folder of its own. CORPUS is the project's, where documents of some size are
needed; the others are the small ones of tests/cli/fixtures.py.
"""
import csv
import hashlib
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from place import (GOOD, case, change, children_of, expect, expect_equal, fixtures, harness, main, start,
                   wait_for_documents)

# A page that takes a while: 1,500 characters.
DENSE = b"".join(fixtures.text(20 + 12 * (k % 45), 20 + 12 * (k // 45), "预") for k in range(1500))


# ----------------------------------------------------------------------------------- interrupted

def indexes(p, database):
    return p.query("SELECT count(*) FROM sqlite_schema WHERE type = 'index'", database)[0][0]


@case
def is_interrupted_cleanly(p):
    p.documents(1000)     # enough that no machine is through with them before the signal
    process = start(p, "in")
    wait_for_documents(p, 2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    expect_equal((process.returncode, err), (130, b""))
    expect_equal(sorted(f.name for f in p.folder.iterdir()), ["in", "x.db"])
    expect(p.query("SELECT count(*) FROM documents")[0][0] < 1000, "it was over before the signal")
    few = indexes(p, "x.db")
    p.batch("in")
    p.batch("in", output="quiet.db")
    expect_equal(p.content(), p.content("quiet.db"))
    expect(few < indexes(p, "x.db"), "indexes were made after the signal")
    expect_equal(indexes(p, "x.db"), indexes(p, "quiet.db"))


@case
def is_killed_without_loss(p):
    p.documents(150)
    for k in range(3):
        process = start(p, "in")
        wait_for_documents(p, 20 * (k + 1))
        process.kill()
        process.communicate()
        expect(p.query("SELECT count(*) FROM documents")[0][0] >= 20 * (k + 1), "documents are lost")
    p.batch("in")
    p.batch("in", output="quiet.db")
    expect_equal(p.content(), p.content("quiet.db"))


@case
def loses_no_document_with_a_worker(p):
    p.documents(150)
    process = start(p, "in")
    for n in (5, 25, 45, 65, 85, 105):
        wait_for_documents(p, n)
        for child in children_of(process.pid):
            os.kill(child, signal.SIGKILL)
    _, err = process.communicate(timeout=120)
    expect_equal((process.returncode, err), (0, b""))
    p.batch("in", output="quiet.db")
    expect_equal(p.content(), p.content("quiet.db"))


def is_alive(pid):
    """A process that ends meanwhile is none; one that nobody has waited for (Z) is none either."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@case
def leaves_no_process_behind(p):
    p.documents(200)
    process = start(p, "in")
    wait_for_documents(p, 3)
    workers = children_of(process.pid)
    expect(workers, "no workers")
    process.kill()
    process.communicate()
    end = time.monotonic() + 20
    while any(is_alive(w) for w in workers) and time.monotonic() < end:
        time.sleep(0.05)
    expect_equal([w for w in workers if is_alive(w)], [])


@case
def time_is_the_processor_s(p):
    """A worker that is stopped for longer than its time has not used it: nothing is lost."""
    shutil.copy(p.corpus / "qingshi-2025/office.pdf", p.folder / "a.pdf")
    process = start(p, "--timeout", "2", "a.pdf", jobs="1")
    for _ in range(400):
        if children_of(process.pid):
            break
        time.sleep(0.005)
    for child in children_of(process.pid):
        os.kill(child, signal.SIGSTOP)
        time.sleep(3)
        os.kill(child, signal.SIGCONT)
    _, err = process.communicate(timeout=60)
    expect_equal((process.returncode, err), (0, b""))
    expect_equal(p.statuses(), {"a.pdf": "done"})


def processor_time(pid):
    """Seconds that a process has had; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@case
def what_changes_while_it_is_read_is_tried_by_the_next_run(p):
    """Cut short in the middle, so that its end is gone for who has it mapped; and a copy of it."""
    whole = fixtures.pdf(fixtures.document([DENSE] * 200))
    p.write("in/a.pdf", whole)
    p.write("in/b.pdf", whole)
    process = start(p, "in", jobs="2")
    for _ in range(6000):       # until one of them reads: its hash is known then
        if max(map(processor_time, children_of(process.pid)), default=0) >= 0.2:
            break
        time.sleep(0.01)
    with open(p.folder / "in/a.pdf", "r+b") as f:
        f.truncate(4096)
    _, err = process.communicate(timeout=120)
    expect(b"the file changed while it was read" in err, err)
    expect_equal(process.returncode, 1)
    expect_equal(p.statuses()["in/a.pdf"], "io")
    p.write("in/a.pdf", whole)
    p.batch("in")
    expect_equal(p.statuses(), {"in/a.pdf": "done", "in/b.pdf": "done"})


@case
def tells_copies_of_this_run_from_documents_of_earlier_ones(p):
    """The window holds 32 documents: the last one's twin has been stored long before."""
    p.documents(60)
    p.write("in/zz.pdf", GOOD + b"%% %d\n" % 0)
    expect("60 read, 1 duplicates" in p.run("batch", "-o", "x.db", "in"), "the first run")
    expect("0 read, 61 unchanged" in p.run("batch", "-o", "x.db", "in"), "the second run")


@case
def shows_progress_to_programs(p):
    p.documents(3)
    err = p.run("batch", "--json-progress", "-o", "x.db", "in")
    last = json.loads(err.splitlines()[-1])
    expect_equal([last[k] for k in ("total", "done", "read", "pages", "failed")], [3, 3, 3, 3, 0])


@case
def takes_away_what_a_killed_site_has_left(p):
    """And nothing else that is called so."""
    p.documents(3)
    shutil.copy(p.corpus / "qingshi-2025/office.pdf", p.folder / "in/large.pdf")
    p.batch("in")
    p.write("out.abcdef/mine.txt", b"mine")
    for _ in range(3):     # a new site, then in the place of one
        process = subprocess.Popen([p.mingxi, "site", "-q", "--reports", "x.db", "-o", "out"], cwd=p.folder,
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=harness.environment())
        while process.poll() is None and not list(p.folder.glob("out.*/data")):
            time.sleep(0.001)
        process.kill()
        if b"MINGXI_PAGES" in process.communicate()[1]:
            return
        expect(process.returncode == -signal.SIGKILL, "it was over")
        expect_equal(len(list(p.folder.glob("out.*"))), 2)
        p.run("site", "-q", "x.db", "-o", "out")
        expect_equal(sorted(f.name for f in p.folder.iterdir()), ["in", "out", "out.abcdef", "x.db"])
        expect((p.folder / "out/data/site.js").exists() and not list(p.folder.glob("out/.*")), "no whole site")


# ---------------------------------------------------------------------------------------- prune

def places(p):
    return [path for path, in p.query("SELECT path FROM paths ORDER BY path")]


@case
def drops_what_is_gone_when_it_is_told_to(p):
    source = p.corpus / "danchuan-2023"
    for name in ("a/one.pdf", "a/two.pdf", "b/three.pdf"):
        (p.folder / name).parent.mkdir(exist_ok=True)
        (p.folder / name).write_bytes((source / ("office.pdf" if "two" in name else "chromium.pdf")).read_bytes())
    with zipfile.ZipFile(p.folder / "a/z.zip", "w") as z:
        z.write(p.corpus / "qingshi-2025/office.pdf", "in.pdf")
    p.batch("a", "b")
    expect_equal(places(p), ["a/one.pdf", "a/two.pdf", "a/z.zip!/in.pdf", "b/three.pdf"])
    (p.folder / "a/two.pdf").unlink()
    (p.folder / "b/three.pdf").unlink()
    p.batch("a")
    expect_equal(len(places(p)), 4, "without --prune all stays")
    p.batch("--prune", "a")
    expect_equal(places(p), ["a/one.pdf", "a/z.zip!/in.pdf", "b/three.pdf"], "b was not looked into")
    expect_equal(p.query("SELECT count(*) FROM documents"), [(2,)])
    (p.folder / "a/z.zip").write_bytes(b"PK\3\4 damaged")
    p.run("batch", "-q", "--prune", "-o", "x.db", "a", status=1)
    expect("a/z.zip!/in.pdf" in places(p), "what cannot be unpacked now is not gone")
    (p.folder / "a/z.zip").unlink()
    p.batch("--prune", "a", "b")
    expect_equal(places(p), ["a/one.pdf"])
    for table in ("cells", "printed_totals", "functions", "rows"):
        expect_equal(p.query(f"SELECT count(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM documents)"), [(0,)])
    expect_equal(p.query("SELECT count(*) FROM documents"), [(1,)])


@case
def where_a_file_that_is_gone_was_taken_from_is_dropped_with_it(p):
    source = p.corpus / "danchuan-2023"
    for name in ("a/one.pdf", "a/two.pdf"):
        (p.folder / name).parent.mkdir(exist_ok=True)
        (p.folder / name).write_bytes((source / ("office.pdf" if "two" in name else "chromium.pdf")).read_bytes())
    with zipfile.ZipFile(p.folder / "a/z.zip", "w") as z:
        z.write(p.corpus / "qingshi-2025/office.pdf", "in.pdf")
    (p.folder / "list.csv").write_text("path,source_url\na/one.pdf,https://example.org/1\na/two.pdf,https://example.org/2\na/z.zip,https://example.org/z\n")
    p.batch("--from", "list.csv")
    (p.folder / "a/two.pdf").unlink()
    p.batch("a")
    expect_equal(p.query("SELECT count(*) FROM file_sources"), [(3,)], "without --prune all stays")
    p.batch("--prune", "a")
    expect_equal(p.query("SELECT path FROM file_sources ORDER BY path"), [("a/one.pdf",), ("a/z.zip",)])
    expect_equal(p.query("SELECT count(*) FROM document_sources"), [(2,)])


@case
def an_older_database_has_no_totals_until_its_documents_are_read_again(p):
    schema = (Path(__file__).resolve().parents[2] / "src/archive/schema.sql").read_text(encoding="utf-8")
    paper = p.corpus / "qingshi-2025/office.pdf"
    sha256 = hashlib.sha256(paper.read_bytes()).hexdigest()
    change(p.folder / "x.db", schema + "CREATE VIEW totals AS SELECT 1; PRAGMA application_id = 0x6D786462; PRAGMA user_version = 1;"
           "INSERT INTO extractors (version, packs) VALUES ('0.1.0', 'x');"
           f"INSERT INTO documents (sha256, status, extractor_id, kind) VALUES ('{sha256}', 'done', 1, 'budget'),"
           "('00', 'done', 1, 'budget'); INSERT INTO paths (path, document_id) VALUES ('old.pdf', 1), ('gone.pdf', 2)")
    err = p.run("compare", "x.db", status=1)
    expect_equal(err, "mingxi: x.db: the database is of version 1; this mingxi reads version 5, which a run of mingxi "
                 "batch makes of it\n")
    p.batch(str(paper))
    found = dict(p.query("SELECT document_id, count(*) FILTER (WHERE reason = 'older') FROM printed_totals GROUP BY 1"))
    expect_equal(found, {1: 0, 2: 11})
    expect(p.query("SELECT expenditure_e4 FROM totals WHERE document_id = 1")[0][0] > 0, "read again")


@case
def a_path_that_leads_to_nothing_is_no_document(p):
    err = p.run("batch", "-q", "-o", "x.db", "nothing.pdf", status=1)
    expect_equal(err, "mingxi: nothing.pdf: no such file\n")
    expect_equal(p.query("SELECT count(*) FROM documents"), [(0,)])


@case
def a_file_named_twice_is_one(p):
    (p.folder / "f").mkdir()
    (p.folder / "f/a.pdf").write_bytes((p.corpus / "danchuan-2023/office.pdf").read_bytes())
    err = p.run("batch", "-o", "x.db", "f/a.pdf", "f/a.pdf", "./f/a.pdf", "f", status=0)
    expect(": 1 document: 1 read; " in err, err)
    expect_equal(places(p), ["f/a.pdf"])


# --------------------------------------------------------------------------------------- compare

def compare(p, *arguments):
    done = harness.run([p.mingxi, "compare", "x.db", *arguments], cwd=p.folder,
                       env=harness.environment([("COLUMNS", "120")]))
    harness.check_success(done)
    return done.stdout.decode()


@case
def compares_organizations(p):
    p.batch(*(str(p.corpus / name) for name in ("qingshi-2025", "yanxi-2025", "hezhu-2024")))
    lines = json.loads(compare(p, "--format", "json", "--year", "2025"))
    expect_equal({line["year"] for line in lines}, {2025})
    for name in {line["organization"] for line in lines}:
        own = [line for line in lines if line["organization"] == name]
        printed = {code: total for code, total in p.query(
            "SELECT code, total_e4 FROM expenditure_by_function WHERE level = 0 AND document_id = "
            f"(SELECT min(id) FROM documents WHERE organization = '{name}')")}
        expect_equal({line["key"]: round(line["yuan"] * 10000) for line in own}, printed, name)
        expect(abs(sum(line["share"] for line in own) - 100) < 0.05, own)
    for code in {line["key"] for line in lines}:
        of_code = sorted((line for line in lines if line["key"] == code), key=lambda line: -line["yuan"])
        expect_equal([line["rank"] for line in of_code], list(range(1, len(of_code) + 1)), code)
    rows = list(csv.DictReader(io.StringIO(compare(p, "--format", "csv", "--year", "2025"))))
    expect_equal([(r["key"], r["organization"], r["rank"]) for r in rows],
                 [(line["key"], line["organization"], str(line["rank"])) for line in lines])
    group, *table = compare(p, "--year", "2025", "--organization", "云栖镇").splitlines()
    expect_equal(group.split(", ")[:3] + group.split(", ")[4:], ["2025", "budget", "place not known", "all money"])
    expect_equal(len(table), 1 + sum("云栖镇" in line["organization"] for line in lines))
    widths = {sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in table}
    expect_equal(len(widths), 1, "\n".join(table))


@case
def compares_years(p):
    """The figures of one year, made a year older and smaller by a tenth."""
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"), str(p.corpus / "qingshi-2025/cairo.pdf"))
    change(p.folder / "x.db", "UPDATE documents SET year = 2024 WHERE id = 1")
    change(p.folder / "x.db", "UPDATE functions SET amount_e4 = amount_e4 / 10 * 9 WHERE document_id = 1")
    lines = json.loads(compare(p, "--by", "year", "--format", "json"))
    expect(lines and len(lines) % 2 == 0, lines)
    for old, new in zip(lines[::2], lines[1::2]):
        expect_equal((old["key"], old["year"], new["year"]), (new["key"], 2024, 2025))
        expect_equal((old["change"], old["change_percent"]), (None, None))
        expect_equal(round(new["change"] * 10000), round(new["yuan"] * 10000) - round(old["yuan"] * 10000))
        expect_equal(new["change_percent"], 11.11, new["key"])


@case
def never_ranks_unlike_things_together(p):
    """Two bodies of one year: they are ranked until they differ in kind, level or money."""
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"), str(p.corpus / "yanxi-2025/cairo.pdf"))

    def ranks(*arguments):
        lines = json.loads(compare(p, "--what", "totals", "--format", "json", *arguments))
        return [(line["level"], line["rank"]) for line in lines if line["key"] == "expenditure"]

    change(p.folder / "x.db", "UPDATE documents SET level = 'department'")
    expect_equal(ranks(), [("department", 1), ("department", 2)])
    change(p.folder / "x.db", "UPDATE documents SET level = 'unit' WHERE id = 2")
    expect_equal(ranks(), [("department", 1), ("unit", 1)])
    expect_equal(ranks("--level", "unit"), [("unit", 1)])
    change(p.folder / "x.db", "UPDATE documents SET kind = 'final_account' WHERE id = 2")
    expect_equal(ranks(), [("department", 1)])
    before = json.loads(compare(p, "--format", "json"))
    change(p.folder / "x.db", "UPDATE functions SET scope = 'general_public' WHERE document_id = 1 AND code = '201'")
    after = json.loads(compare(p, "--format", "json"))
    expect_equal(sorted(line["scope"] for line in after if line["key"] == "201"), ["general_public"])
    expect_equal(len(before), len(after))


@case
def compares_editions(p):
    """A draft and the same document with another figure: the later counts; without an order none does."""
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"), str(p.corpus / "qingshi-2025/cairo.pdf"))
    change(p.folder / "x.db", "UPDATE printed_totals SET amount_e4 = amount_e4 * 2 WHERE document_id = 1 AND name = 'expenditure'")
    line, = [x for x in json.loads(compare(p, "--what", "totals", "--format", "json")) if x["key"] == "expenditure"]
    expect_equal((line["yuan"], line["rank"], line["reason"]), (None, None, "editions"))
    lines = json.loads(compare(p, "--what", "totals", "--editions", "--format", "json"))
    expect_equal([x["key"] for x in lines], ["expenditure", "expenditure"])
    expect_equal(lines[1]["change_percent"], -50)
    change(p.folder / "x.db", "UPDATE documents SET title = '（草案）' WHERE id = 1; DELETE FROM document_organizations")
    p.run("batch", "-q", "-o", "x.db", str(p.corpus / "qingshi-2025/office.pdf"), status=0)
    expect_equal(p.query("SELECT document_id, edition, editions, counts FROM document_organizations ORDER BY 1"), [(1, 1, 2, 0), (2, 2, 2, 1)])
    line, = [x for x in json.loads(compare(p, "--what", "totals", "--format", "json")) if x["key"] == "expenditure"]
    expect_equal((round(line["yuan"] * 10000), line["rank"]), (p.query("SELECT expenditure_e4 FROM totals WHERE document_id = 2")[0][0], 1))


@case
def says_what_there_is_where_nothing_is_found(p):
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"))
    err = p.run("compare", "x.db", "--year", "2031", status=1)
    expect_equal(err, "mingxi: x.db: no budget of 2031; there is: 2025\n")
    err = p.run("compare", "x.db", "--organization", "云栖乡人民政府", status=1)
    expect_equal(err, "mingxi: x.db: no organization whose name holds '云栖乡人民政府'; did you mean 青石县云栖镇人民政府\n")
    err = p.run("compare", "x.db", "--organization", "xyz", status=1)
    expect_equal(err, "mingxi: x.db: no organization whose name holds 'xyz'\n")
    err = p.run("compare", "x.db", "--kind", "final_account", status=0)
    expect_equal(err, "mingxi: x.db: nothing of that kind to compare\n")


@case
def compares_groups_and_items(p):
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"))
    for depth, digits in (("class", 3), ("group", 5), ("item", 7)):
        lines = json.loads(compare(p, "--depth", depth, "--format", "json"))
        expect_equal({len(line["key"]) for line in lines}, {digits}, depth)


@case
def compares_what_is_asked_for(p):
    p.batch(str(p.corpus / "qingshi-2025/office.pdf"))
    for what in ("three-public", "totals"):
        lines = {line["key"]: line for line in json.loads(compare(p, "--what", what, "--format", "json"))}
        view = what.replace("-", "_")
        names = ["overseas", "vehicle", "reception", "total"] if what == "three-public" else ["revenue", "expenditure"]
        want = p.query(f"SELECT {', '.join(n + '_e4' for n in names)} FROM {view}")[0]
        expect_equal([lines[n]["yuan"] and round(lines[n]["yuan"] * 10000) for n in names], list(want), what)
    err = p.run("compare", "x.db", "--what", "nothing", status=2)
    expect("'nothing' is not expenditure, projects, three-public, totals, governments or debt" in err, err)
    expect_equal(p.run("compare", "no.db", status=1), "mingxi: no.db: no such file\n")


@case
def shows_a_bar_on_a_terminal(p):
    p.documents(40)
    p.write("in/bad.pdf", b"%PDF-1.7 nothing")
    ours, theirs = pty.openpty()
    process = subprocess.Popen([p.mingxi, "batch", "-o", "x.db", "in"], cwd=p.folder, stderr=theirs,
                               stdin=subprocess.DEVNULL, env=harness.environment())
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 4096)
        except OSError:     # the other end is closed
            break
        if not data:
            break
        shown += data
    os.close(ours)
    expect_equal(process.wait(), 1)
    bars = re.findall(r"\r\[[# ]{24}\] \d+/41 documents, \d+ pages, [\d.]+ documents/s, left [\d:-]+, \d failed",
                      shown.decode())
    expect(bars, shown)
    lines = re.sub(r"\r(?!\n).*?\x1b\[K", "", shown.decode()).splitlines()
    expect_equal(lines[0], "mingxi: in/bad.pdf: damaged beyond repair: PDF document is damaged")
    expect("41 documents: 40 read, 1 failed; 40 pages" in lines[1], lines)


# ---------------------------------------------------------------------------------------- shards

@case
def shards_are_disjoint_and_merge_to_the_whole(p):
    p.documents(12)
    p.write("in/again.pdf", GOOD + b"%% %d\n" % 5)
    p.write("in/bad.pdf", b"%PDF-1.7 nothing")
    os.symlink("nowhere", p.folder / "in/dangling.pdf")
    shutil.copy(p.corpus / "danchuan-2023/office.pdf", p.folder / "in/large.pdf")
    p.batch("in", output="whole.db", status=1)
    names = []
    for k in (1, 2, 3):
        p.run("batch", "-q", "-o", f"{k}.db", "--shard", f"{k}/3", "in", status=1 if any(
            v not in ("done",) for v in shard_statuses(p, k)) else 0)
        names.append({s for s, in p.query("SELECT sha256 FROM documents WHERE sha256 IS NOT NULL", f"{k}.db")})
    expect_equal(sum(map(len, names)), len(set.union(*names)), "shards overlap")
    p.run("merge", "1.db", "2.db", "3.db", "-o", "all.db")
    expect_equal(p.content("all.db"), p.content("whole.db"))
    before = (p.folder / "all.db").read_bytes()
    p.run("merge", "1.db", "2.db", "3.db", "-o", "all.db")
    expect_equal(p.content("all.db"), p.content("whole.db"), "merged again")
    p.run("merge", "all.db", "1.db", "-o", "all.db")
    expect_equal(p.content("all.db"), p.content("whole.db"), "merged into itself")
    expect_equal(len((p.folder / "all.db").read_bytes()), len(before))


def shard_statuses(p, k):
    p.folder.joinpath("probe.db").unlink(missing_ok=True)
    harness.run([p.mingxi, "batch", "-q", "-o", "probe.db", "--shard", f"{k}/3", "in"], cwd=p.folder)
    return p.statuses("probe.db").values()


@case
def merge_takes_what_succeeded_for_what_failed(p):
    shutil.copy(p.corpus / "danchuan-2023/office.pdf", p.folder / "large.pdf")
    p.batch("--max-pages", "1", "large.pdf", output="a.db", status=1)
    p.batch("large.pdf", output="b.db")
    p.run("merge", "a.db", "b.db", "-o", "x.db")
    expect_equal(p.content("x.db"), p.content("b.db"))


if __name__ == "__main__":
    sys.exit(main())
