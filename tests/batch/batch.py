#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""batch.py MINGXI CORPUS: what `mingxi batch` writes, for good input and bad.

Each case runs in a folder of its own. CORPUS is the project's, where documents of some size are
needed; the others are the small ones of tests/cli/fixtures.py.
"""
import csv
import io
import json
import os
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

from place import (GOOD, case, change, expect, expect_equal, fixtures, harness, main, sanitized)

NOBODY = 65534


# ------------------------------------------------------------------------------- what is written

@case
def says_what_extract_says(p):
    """Every cell, project, fact and finding of the JSON is in the database, with its place."""
    pdf = p.corpus / "qingshi-2025/office.pdf"
    p.batch(str(pdf))
    document = harness.run_json([p.mingxi, "extract", str(pdf)])
    cells = [(table["id"], column, cell["text"], [round(float(v) * 100) for v in cell["bbox"]])
             for table in document["tables"] for row in table["rows"]
             for column, cell in row["cells"].items()]
    got = [(name, column, text, list(box)) for name, column, text, *box in p.query(
        "SELECT t.name, c.name, x.text, x0_e2, y0_e2, x1_e2, y1_e2 FROM cells x "
        "JOIN rows r ON r.id = x.row_id JOIN columns c ON c.id = x.column_id "
        "JOIN tables t ON t.id = r.table_id ORDER BY x.row_id, x.column_id")]
    expect_equal(sorted(got), sorted(cells), "cells")
    amounts = [int(cell["value"] * 10000) for table in document["tables"] for row in table["rows"]
               for column, cell in row["cells"].items()
               if cell["value"] is not None and column in ("total", "basic", "project")]
    expect_equal([v for v, in p.query("SELECT amount_e4 FROM amounts WHERE column_name IN "
                                      "('total', 'basic', 'project') ORDER BY row_id")],
                 amounts, "amounts")
    for table, key, columns in (
            ("projects", "projects", ("name", "department", "overview")),
            ("facts", "facts", ("text", "unit", "context")),
            ("sections", "sections", ("number", "title", "text")),
            ("glossary", "glossary", ("term", "definition")),
            ("diagnostics", "diagnostics", ("code", "message"))):
        want = [tuple(item[c] for c in columns) for item in document[key]]
        expect_equal(p.query(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"), want, table)
    expect_equal(p.query("SELECT count(*) FROM indicators")[0][0],
                 sum(len(f["indicators"]) for f in document["projects"])
                 + sum(len(f["indicators"]) for f in [document["overall"], *document["overalls"]] if f), "indicators")
    expect_equal(p.query("SELECT rule, message_zh FROM findings ORDER BY id"),
                 [(f["rule"], f["message"]["zh"]) for f in document["report"]["findings"]], "findings")
    expect_equal(p.query("SELECT count(*) FROM evidence")[0][0],
                 sum(len(f["evidence"]) for f in document["report"]["findings"]), "evidence")


@case
def does_not_depend_on_the_number_of_workers(p):
    folder = p.documents(20)
    p.write("in/007.pdf", b"%PDF-1.7 nothing")
    for k, name in enumerate(("qingshi-2025/office.pdf", "danchuan-2023/chromium.pdf")):
        shutil.copy(p.corpus / name, p.folder / folder / f"{k:03}-large.pdf")
    for jobs in (1, 2, 5):
        p.batch("-j", str(jobs), folder, output=f"{jobs}.db", status=1)
    one = (p.folder / "1.db").read_bytes()
    for jobs in (2, 5):
        expect(one == (p.folder / f"{jobs}.db").read_bytes(), f"-j {jobs} gives other bytes")


@case
def reads_again_only_what_is_new_or_changed(p):
    folder = p.documents(5)
    p.batch(folder)
    first = (p.folder / "x.db").read_bytes()
    expect("0 read, 5 unchanged" in p.run("batch", "-o", "x.db", folder), "a second run reads")
    expect(first == (p.folder / "x.db").read_bytes(), "a second run writes")
    p.write("in/new.pdf", GOOD + b"% new\n")
    p.write("in/002.pdf", GOOD + b"% changed\n")
    expect("2 read, 4 unchanged" in p.run("batch", "-o", "x.db", folder), "a third run")
    expect_equal(p.query("SELECT count(*) FROM documents")[0][0], 6, "the replaced one is gone")
    expect_equal(len(p.statuses()), 6)


@case
def reads_again_what_other_packs_have_read(p):
    p.batch(p.documents(2))
    shutil.copytree(fixtures.TOP / "patterns", p.folder / "packs")
    with open(p.folder / "packs/lexicon/columns.yaml", "a", encoding="utf-8") as f:
        f.write("\n# another state\n")
    ids = p.query("SELECT id, sha256 FROM documents")
    expect("2 read" in p.run("batch", "-o", "x.db", "--patterns", "packs", "in"), "not read again")
    expect_equal(p.query("SELECT id, sha256 FROM documents"), ids, "ids of documents stay")
    expect_equal(p.query("SELECT count(*) FROM extractors")[0][0], 2)
    expect_equal(len(p.statuses()), 2)


@case
def keeps_duplicates_once_with_both_paths(p):
    for name in ("in/a.pdf", "in/b.pdf", "in/deep/c.pdf"):
        p.write(name)
    err = p.run("batch", "-o", "x.db", "in")
    expect("1 read, 2 duplicates" in err, err)
    expect_equal(p.query("SELECT count(*) FROM documents")[0][0], 1)
    expect_equal(sorted(p.statuses()), ["in/a.pdf", "in/b.pdf", "in/deep/c.pdf"])


@case
def reads_paths_from_a_list(p):
    p.documents(3)
    p.write("list.txt", "in/002.pdf\r\n\nin/000.pdf\n".encode())
    p.batch("--from", "list.txt")
    expect_equal([n for n, in p.query("SELECT path FROM paths ORDER BY document_id")],
                 ["in/002.pdf", "in/000.pdf"])
    p.batch("--from", "-", output="y.db", stdin=open(p.folder / "list.txt", "rb"))
    expect_equal(len(p.statuses("y.db")), 2)


@case
def retries_what_failed_only_when_asked(p):
    p.write("in/bad.pdf", b"%PDF-1.7 nothing")
    p.batch("in", status=1)
    err = p.run("batch", "-o", "x.db", "in", status=1)
    expect("1 failed before" in err, err)
    err = p.run("batch", "-o", "x.db", "--retry-failed", "in", status=1)
    expect(", 1 failed;" in err, err)
    expect_equal(p.query("SELECT id, error_code FROM documents"), [(1, "damaged")])


# --------------------------------------------------------------------------------------- formats

@case
def writes_json_lines(p):
    for name in ("qingshi-2025/office.pdf", "danchuan-2023/office.pdf"):
        shutil.copy(p.corpus / name, p.folder / name.replace("/", "-"))
    p.write("zz-bad.pdf", b"%PDF-1.7 nothing")
    p.batch("--format", "jsonl", ".", output="out", status=1)
    lines = (p.folder / "out/documents.jsonl").read_text(encoding="utf-8").splitlines()
    names = ["./danchuan-2023-office.pdf", "./qingshi-2025-office.pdf"]
    expect_equal(len(lines), 2)
    for name, line in zip(names, lines):
        extracted = harness.run([p.mingxi, "extract", name], cwd=p.folder).stdout.decode().rstrip()
        expect_equal(line, extracted, name)
    failures = [json.loads(line) for line in (p.folder / "out/failures.jsonl").read_text().splitlines()]
    expect_equal([(f["path"], f["code"]) for f in failures], [("./zz-bad.pdf", "damaged")])
    err = p.run("batch", "--format", "jsonl", "-o", "out", ".", status=1)
    expect("0 read, 2 unchanged" in err, err)


@case
def writes_a_data_package(p):
    p.batch("--format", "csv", str(p.corpus / "danchuan-2023"), output="out")
    package = json.loads((p.folder / "out/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with open(p.folder / "out" / resource["path"], newline="", encoding="utf-8") as f:
            header, *rows = list(csv.reader(f))
        name = resource["name"]
        fields = resource["schema"]["fields"]
        expect_equal(header, [f["name"] for f in fields], name)
        want = p.query(f"SELECT * FROM {name}", "out/archive.db")
        expect_equal(sorted(rows), sorted(["" if v is None else str(v) for v in row] for row in want), name)
        for k, field in enumerate(fields):
            if field["type"] == "integer":
                expect(all(row[k] == "" or int(row[k]) is not None for row in rows), field["name"])


def sheets(path):
    with zipfile.ZipFile(path) as z:
        expect_equal(z.testzip(), None, str(path))
        book = z.read("xl/workbook.xml").decode()
        texts = z.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in z.namelist() else ""
        cells = "".join(z.read(n).decode() for n in z.namelist() if n.startswith("xl/worksheets/"))
    return re.findall(r'<sheet name="([^"]*)"', book), texts + cells


@case
def writes_workbooks(p):
    folder = str(p.corpus / "danchuan-2023")
    p.batch("--format", "xlsx", folder, output="one")
    names, content = sheets(p.folder / "one/archive.xlsx")
    expect_equal(names[:3], ["documents", "totals", "expenditure"])
    expect("amounts" in names and "澹川县水利局" in content, names)
    p.batch("--format", "xlsx-each", folder, output="each")
    books = sorted(f.name for f in (p.folder / "each").glob("*.xlsx"))
    expect_equal(books, ["0001-chromium.xlsx", "0002-office.xlsx"])
    names, content = sheets(p.folder / "each" / books[0])
    tables = [n for n, in p.query("SELECT title FROM tables WHERE document_id = 1 ORDER BY id", "each/archive.db")]
    expect_equal(names[:len(tables)], [f"{k} {n[:26]}" for k, n in enumerate(tables, 1)])
    yuan = p.query("SELECT amount_e4 / 10000.0 FROM amounts WHERE document_id = 1 AND amount_e4 > 0 LIMIT 1",
                   "each/archive.db")[0][0]
    expect(f"<v>{yuan:.16g}</v>" in content, f"{yuan} is in no cell")


@case
def a_folder_that_cannot_be_made_is_said(p):
    p.write("file")
    err = p.run("batch", "-q", "--format", "csv", "-o", "file/out", ".", status=4)
    expect_equal(err, "mingxi: file/out: cannot be made a folder: Not a directory\n")


# -------------------------------------------------------------------------------------- archives

def zipped(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in members:
            z.writestr(name, content)
    return data.getvalue()


@case
def reads_archives_in_archives(p):
    inner = zipped([("深/c.pdf", GOOD + b"%c"), ("readme.txt", b"no")])
    p.write("in/a.zip", zipped([("b.pdf", GOOD), ("inner.zip", inner), ("._b.pdf", b"x")]))
    with tarfile.open(p.folder / "in/t.tar.gz", "w:gz") as t:
        info = tarfile.TarInfo("d.pdf")
        info.size = len(GOOD) + 2
        t.addfile(info, io.BytesIO(GOOD + b"%d"))
        link = tarfile.TarInfo("link.pdf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        t.addfile(link)
    p.batch("in")
    expect_equal(p.statuses(), {"in/a.zip!/b.pdf": "done", "in/a.zip!/inner.zip!/深/c.pdf": "done",
                                "in/t.tar.gz!/d.pdf": "done"})
    expect("3 unchanged" in p.run("batch", "-o", "x.db", "in"), "archives are read again")


@case
def writes_nothing_that_an_archive_names(p):
    p.write("in/a.zip", zipped([("../../escaped.pdf", GOOD), ("/abs.pdf", GOOD + b"%2"),
                                ("same.pdf", GOOD + b"%3"), ("same.pdf", GOOD + b"%4")]))
    before = {str(f) for f in p.folder.parent.iterdir()}
    p.batch("in")
    expect_equal(sorted(p.statuses()), ["in/a.zip!/#2/same.pdf", "in/a.zip!/../../escaped.pdf",
                                        "in/a.zip!//abs.pdf", "in/a.zip!/same.pdf"])
    expect_equal({str(f) for f in p.folder.parent.iterdir()}, before)
    expect_equal(sorted(f.name for f in p.folder.iterdir()), ["in", "x.db"])


@case
def survives_a_zip_bomb(p):
    """300 MB of zeros in one member; then in many; then archives in archives without end."""
    zeros = bytes(100 * 1024 * 1024)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as z:
        with z.open("large.pdf", "w", force_zip64=True) as f:
            for _ in range(3):
                f.write(zeros)
        z.writestr("good.pdf", GOOD)
    p.write("in/1.zip", data.getvalue())
    p.write("in/2.zip", zipped([(f"{k}.pdf", zeros) for k in range(8)]))
    nested = zipped([("z.pdf", GOOD)])
    for _ in range(4):
        nested = zipped([("n.zip", nested)])
    p.write("in/3.zip", nested)
    p.batch("in", status=1)
    got = p.statuses()
    expect_equal(got["in/1.zip!/large.pdf"], "limit")
    expect_equal(got["in/1.zip!/good.pdf"], "done")
    expect_equal([v for k, v in got.items() if k.startswith("in/2.zip")].count("limit"), 1)
    expect_equal({v for k, v in got.items() if k.startswith("in/3.zip")}, {"limit"})


@case
def says_what_is_wrong_with_an_archive(p):
    whole = zipped([(f"{k}.pdf", os.urandom(2000)) for k in range(3)])
    p.write("in/a.zip", b"no archive at all")
    p.write("in/b.zip", whole[:len(whole) // 2])
    p.write("in/c.zip", b"")
    p.write("in/d.pdf")
    p.batch("in", status=1)
    got = p.statuses()
    expect_equal(got["in/a.zip"], "archive")
    expect_equal(got["in/d.pdf"], "done")
    expect("archive" in [v for k, v in got.items() if k.startswith("in/b.zip")], got)


@case
def reads_names_in_gbk(p):
    name = "预算公开".encode("gbk")
    os.makedirs(p.folder / "in")
    with open(os.path.join(os.fsencode(p.folder), b"in", name + b".pdf"), "wb") as f:
        f.write(GOOD)
    data = zipped([("XXXXXXXX.pdf", GOOD + b"%2")]).replace(b"XXXXXXXX", name)
    p.write("in/z.zip", data)
    p.batch("in")
    expect_equal(sorted(p.statuses()), ["in/z.zip!/预算公开.pdf", "in/预算公开.pdf"])
    expect_equal(p.query("SELECT raw FROM paths WHERE raw IS NOT NULL"), [(b"in/" + name + b".pdf",)])
    expect("2 unchanged" in p.run("batch", "-o", "x.db", "in"), "read again")


@case
def reads_names_in_any_locale(p):
    """As cron, containers and Slurm run it: what is UTF-8 in an archive is so whatever the locale."""
    p.write("in/z.zip", zipped([("深/预算.pdf", GOOD), ("决算.zip", zipped([("表.pdf", GOOD + b"%2")]))]))
    for locale in ("C", "POSIX", "C.UTF-8"):
        env = harness.environment([("LC_ALL", locale)])
        p.batch("in", output=f"{locale}.db", env=env)
        expect_equal(sorted(p.statuses(f"{locale}.db")), ["in/z.zip!/决算.zip!/表.pdf", "in/z.zip!/深/预算.pdf"])


@case
def a_member_without_a_usable_name_is_said(p):
    """The flag says that the name is UTF-8, and it is not."""
    data = zipped([("XX预.pdf", GOOD), ("good.pdf", GOOD + b"%2")]).replace("XX预".encode(), b"\xff\xfe\xff\xfe\xff")
    p.write("in/z.zip", data)
    p.batch("in", status=1)
    expect_equal(p.statuses(), {"in/z.zip!/#?1": "archive", "in/z.zip!/good.pdf": "done"})


@case
def reads_names_in_the_encodings_of_neighbours(p):
    names = [("預算公開", "big5"), ("予算資料", "shift_jis"), ("Présumé", "cp437"), ("预算", "gbk"), ("镕喆堃", "gbk")]
    for k, (name, encoding) in enumerate(names):
        raw = name.encode(encoding)
        data = zipped([("X" * len(raw) + ".pdf", GOOD + b"%%%d" % k)]).replace(b"X" * len(raw), raw)
        p.write(f"in/{k}.zip", data)
    p.batch("in")
    expect_equal(sorted(p.statuses()), [f"in/{k}.zip!/{name}.pdf" for k, (name, _) in enumerate(names)])


# ------------------------------------------------------------------------------------- bad input

@case
def goes_on_after_fifos_loops_and_dangling_links(p):
    p.documents(1)
    os.mkfifo(p.folder / "in/fifo.pdf")
    os.symlink("..", p.folder / "in/up")
    os.symlink("nowhere.pdf", p.folder / "in/dangling.pdf")
    os.symlink("000.pdf", p.folder / "in/link.pdf")
    p.batch("in", "in/fifo.pdf", "/dev/null", status=1)
    expect_equal(p.statuses(), {"in/000.pdf": "done", "in/link.pdf": "done", "in/fifo.pdf": "io",
                                "in/dangling.pdf": "io", "/dev/null": "io"})


@case
def goes_on_after_an_unreadable_folder(p):
    p.documents(1)
    p.write("in/closed/a.pdf")
    p.write("in/secret.pdf", GOOD + b"%2")
    os.chmod(p.folder / "in/closed", 0)
    os.chmod(p.folder / "in/secret.pdf", 0)
    user = {}
    if os.geteuid() == 0:     # root reads everything; the packs must be where others may read
        shutil.copytree(fixtures.TOP / "patterns", p.folder / "packs")
        binary = Path(shutil.copytree(Path(p.mingxi).parent, p.folder / "bin", symlinks=True,
                                      ignore=lambda _, names: [n for n in names if "mingxi" not in n or n == "tests"]))
        os.chmod(p.folder, 0o777)
        for parent in p.folder.parents:
            if not os.stat(parent).st_mode & 1:
                return
        user = {"user": NOBODY, "group": NOBODY,
                "env": harness.environment([("LD_LIBRARY_PATH", str(binary)), ("HOME", "/nonexistent")])}
        p.mingxi = binary / "mingxi"
    p.batch("--patterns", "packs" if user else str(fixtures.TOP / "patterns"), "in", status=1, **user)
    os.chmod(p.folder / "in/closed", 0o755)
    expect_equal(p.statuses(), {"in/000.pdf": "done", "in/closed": "io", "in/secret.pdf": "io"})
    expect_equal({e for e, in p.query("SELECT error FROM documents WHERE status = 'failed'")},
                 {"Permission denied", "permission denied"})


@case
def names_steer_no_terminal_and_forge_no_line(p):
    """Of members and files: escapes, C1 controls, line ends, right-to-left overrides."""
    name = "a\x1b]0;x\x07\r\nmingxi: x.db: 9 documents: 9 read\x9b2J\u202efdp.pdf"
    unseen = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
    p.write("in/z.zip", zipped([(name, b"%PDF-1.7 nothing")]))
    p.write(f"in/{name}", b"%PDF-1.7 nothing either")
    err = p.run("batch", "-q", "-o", "x.db", "in", status=1)
    expect_equal(len(err.splitlines()), 2, err)
    expect_equal(unseen.findall(err), [], err)
    p.write(f"in/{name}")
    for command in (["extract"], ["check", "--format", "json"], ["check", "--lang", "en"], ["check", "--format", "sarif"],
                    ["check", "--format", "csv"], ["tables", "--format", "csv"]):
        done = harness.run([p.mingxi, *command, f"in/{name}"], cwd=p.folder)
        harness.check_success(done)
        expect_equal(unseen.findall(done.stdout.decode().replace("\r\n", "\n")), [], command)
        if command == ["extract"]:
            expect_equal(json.loads(done.stdout)["source"]["file"], f"in/{name}")


@case
def a_document_costs_no_more_than_its_limits(p):
    """10,000 pages, a hang, too much memory: each is one failed row, and the run goes on."""
    pages = fixtures.document([b"0 0 m 9 9 l S"] * 10000)
    p.write("in/1-long.pdf", fixtures.pdf(pages))
    p.write("in/2-good.pdf")
    p.batch("--max-pages", "500", "in", status=1)
    expect_equal(p.statuses(), {"in/1-long.pdf": "limit", "in/2-good.pdf": "done"})
    expect_equal(p.query("SELECT error FROM documents WHERE error IS NOT NULL"),
                 [("10000 pages; the limit is 500",)])
    # Every page dense, so that no machine reads it in a second.
    dense = b"".join(fixtures.text(20 + 12 * (k % 45), 20 + 12 * (k // 45), "预") for k in range(3000))
    p.write("in/1-long.pdf", fixtures.pdf(fixtures.document([dense] * 400)))
    p.batch("--timeout", "1", "in", output="t.db", status=1)
    expect_equal(p.statuses("t.db"), {"in/1-long.pdf": "timeout", "in/2-good.pdf": "done"})


@case
def too_little_memory_is_said(p):
    """170,000 characters on one page take some 50 MB."""
    if sanitized(p):
        return
    page = b"".join(fixtures.text(50, 100 * k, "预" * 1300) for k in range(1, 130))
    p.write("in/1-large.pdf", fixtures.pdf(fixtures.document([page], size=(14000, 14000))))
    shutil.copy(p.corpus / "yanxi-2025/cairo.pdf", p.folder / "in/2-good.pdf")
    p.batch("--memory", "24", "in", status=1)
    expect_equal(p.statuses(), {"in/1-large.pdf": "memory", "in/2-good.pdf": "done"})
    expect_equal(p.query("SELECT error FROM documents WHERE error IS NOT NULL"),
                 [("more memory is needed than the limit of 24 MB",)])


@case
def refuses_a_newer_and_a_foreign_database(p):
    p.batch(p.documents(1))
    change(p.folder / "x.db", "PRAGMA user_version = 99")
    before = (p.folder / "x.db").read_bytes()
    for arguments in (["batch", "-o", "x.db", "in"], ["merge", "x.db", "-o", "x.db"]):
        err = p.run(*arguments, status=4 if arguments[0] == "batch" else 1)
        expect_equal(err, "mingxi: x.db: the database is of version 99; this mingxi knows versions up to 5\n")
    expect_equal((p.folder / "x.db").read_bytes(), before)
    change(p.folder / "y.db", "CREATE TABLE mine (x)")
    err = p.run("batch", "-o", "y.db", "in", status=4)
    expect_equal(err, "mingxi: y.db: is no database of mingxi's\n")


@case
def refuses_a_damaged_database(p):
    """A page of it was lost: what it says would be wrong, and what is added to it lost as well."""
    shutil.copy(p.corpus / "danchuan-2023/office.pdf", p.folder / "large.pdf")
    p.batch("large.pdf")
    whole = (p.folder / "x.db").read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    damaged = whole[:middle] + bytes(4096) + whole[middle + 4096:]
    p.write("new.pdf")
    for arguments, status in ((["batch", "-q", "-o", "y.db", "new.pdf"], 4), (["compare", "y.db"], 1),
                              (["merge", "y.db", "-o", "z.db"], 1)):
        p.write("y.db", damaged)
        err = p.run(*arguments, status=status)
        expect(err.startswith("mingxi: y.db: the database is damaged: "), err)
        expect_equal((p.folder / "y.db").read_bytes(), damaged, arguments)
    expect(not (p.folder / "z.db").exists(), "a merge of nothing leaves a database")


@case
def a_full_disk_is_said_and_leaves_whole_documents(p):
    """A limit on the size of files stands for the full disk."""
    folder = p.folder / "in"
    folder.mkdir()
    for k in range(6):
        data = (p.corpus / "qingshi-2025/cairo.pdf").read_bytes() + b"%% %d\n" % k
        (folder / f"{k}.pdf").write_bytes(data)
    script = 'ulimit -f "$1"; shift; exec "$@"'
    done = harness.run(["bash", "-c", script, "-", "900", p.mingxi, "batch", "-q", "-o", "x.db", "in"],
                       cwd=p.folder)
    err = done.stderr.decode()
    expect_equal(done.returncode, 4, err)
    expect(err.startswith("mingxi: x.db: cannot be written: "), err)
    some = p.query("SELECT count(*) FROM documents")[0][0]
    expect(0 < some < 6, f"{some} documents")
    p.batch("in")
    p.batch("in", output="quiet.db")
    expect_equal(p.content(), p.content("quiet.db"), "after there is room again")


if __name__ == "__main__":
    sys.exit(main())
