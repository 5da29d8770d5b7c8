#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile.py MINGXI: what scripts and systems do to a command: names that no form has, files that are none,
no room, no permission, no standard files. Each in both languages: one clear line, the right status.

What a case is: a line of a shell, in a folder with `good.pdf`; its status; and what stands on standard error,
in English and in Chinese, without `mingxi: `, which every message begins with.
"""
import hashlib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import fixtures  # noqa: E402
import harness  # noqa: E402

LONG = "x" * 300

CASES = [
    # names
    ("a name that looks like an option", "cp good.pdf ./-d.pdf; $M extract -d.pdf", 2,
     "extract: unknown option -d.pdf\nTry 'mingxi help extract'.", "extract：没有选项 -d.pdf\n用法见：mingxi help extract"),
    ("the same behind --", "cp good.pdf ./-d.pdf; $M extract -- -d.pdf", 0, "", ""),
    ("a line break in a name", "cp good.pdf 'a\nb.pdf'; $M extract 'a\nb.pdf'", 0, "", ""),
    ("bytes that are no UTF-8", "$M extract \"$(printf 'gone\\377.pdf')\"", 1, "gone\\xFF.pdf: no such file",
     "gone\\xFF.pdf: 没有此文件"),
    ("a name that steers a terminal", "$M extract \"$(printf 'gone\\033[31m.pdf')\"", 1,
     "gone\\x1B[31m.pdf: no such file", "gone\\x1B[31m.pdf: 没有此文件"),
    ("a name that is too long", f"$M extract {LONG}", 1, f"{LONG}: File name too long", f"{LONG}: 文件名过长"),
    ("an empty name", "$M extract ''", 2, "extract: an argument is empty\nTry 'mingxi help extract'.",
     "extract：有一个参数为空\n用法见：mingxi help extract"),
    ("an empty name for the output", "$M extract -o '' good.pdf", 2,
     "extract: option --output has no value\nTry 'mingxi help extract'.",
     "extract：选项 --output 缺少取值\n用法见：mingxi help extract"),
    # files that are none
    ("a pipe with a name", "mkfifo fifo; $M extract fifo", 1, "fifo: is no regular file", "fifo: 不是普通文件"),
    ("a device", "$M extract /dev/zero", 1, "/dev/zero: is no regular file", "/dev/zero: 不是普通文件"),
    ("a link that leads nowhere", "ln -s gone link; $M extract link", 1, "link: no such file", "link: 没有此文件"),
    ("a link that leads to itself", "ln -s loop loop; $M extract loop", 1,
     "loop: Too many levels of symbolic links", "loop: 符号链接层数过多"),
    ("a folder without a PDF", "mkdir d; $M extract d", 1, "d: a directory without a PDF", "d: 文件夹中没有 PDF"),
    # what must not be lost
    ("the output is the document", "$M extract -o good.pdf good.pdf", 4,
     "good.pdf: is a PDF, and is not replaced; -o names what is written",
     "good.pdf: 是一份 PDF，不会被覆盖；-o 指定的是要写出的文件"),
    ("the output is the document, by a link", "ln -s good.pdf l.json; $M check --format csv -o l.json good.pdf", 4,
     "l.json: is a PDF, and is not replaced; -o names what is written",
     "l.json: 是一份 PDF，不会被覆盖；-o 指定的是要写出的文件"),
    ("the database is the document", "$M batch -q -o good.pdf good.pdf", 4, "good.pdf: is no database",
     "good.pdf：不是数据库"),
    # lists
    ("a list that ends with NUL, read by lines", "printf 'good.pdf\\0good.pdf\\0' | $M extract --from -", 1,
     "standard input: is no list of paths by lines; --null reads those that end with NUL",
     "标准输入: 不是每行一个路径的清单；以 NUL 分隔的清单请用 --null"),
    ("a document as a list", "printf '%%PDF-1.4\\n\\0\\n' > x; $M extract --from x", 1,
     "x: is no list of paths by lines; --null reads those that end with NUL",
     "x: 不是每行一个路径的清单；以 NUL 分隔的清单请用 --null"),
    ("a list that is not there", "$M extract --from gone", 1,
     "Failed to open file “gone”: No such file or directory", "无法打开文件“gone”：没有此文件或文件夹"),
    # no room, no permission, no place
    ("a full disk", "$M extract good.pdf > /dev/full", 4,
     "standard output: cannot be written: No space left on device", "标准输出: 无法写入：磁盘空间不足"),
    ("an output on a full disk", "$M extract -o /dev/full good.pdf", 4,
     "/dev/full: cannot be written: No space left on device", "/dev/full: 无法写入：磁盘空间不足"),
    ("a limit on the size of files", "ulimit -f 0; $M extract -o x.json good.pdf", 4,
     "x.json: cannot be written: File too large", "x.json: 无法写入：文件过大"),
    ("a folder that is not there", "$M extract -o no/x.json good.pdf", 4,
     "no/x.json: cannot be written: No such file or directory", "no/x.json: 无法写入：没有此文件或文件夹"),
    ("a folder for a file", "mkdir d; $M extract -o d good.pdf", 4, "d: cannot be written: Is a directory",
     "d: 无法写入：是文件夹"),
    # standard files
    ("standard output is closed", "$M extract good.pdf >&-", 4,
     "standard output: cannot be written: Bad file descriptor", "标准输出: 无法写入：文件未打开"),
    ("standard input is closed", "$M extract - <&-", 1, "standard input: Bad file descriptor", "标准输入: 文件未打开"),
    ("standard error is closed: no message stands in the output",
     "$M extract -o x.json good.pdf gone.pdf 2>&-; s=$?; grep -c mingxi: x.json; exit $s", 1, "", ""),
    ("all are closed", "$M extract good.pdf <&- >&- 2>&-", 4, "", ""),
    ("nobody reads any more", "$M rules | head -n 1 > /dev/null", 0, "", ""),
    # surroundings
    ("no environment", "env -i $M extract -q good.pdf", 2, None, None),
    ("a locale that there is not", "LC_ALL=xx_YY.NONE $M extract gone.pdf", 1, "gone.pdf: no such file",
     "gone.pdf: 没有此文件"),
    ("no folder for temporary files", "TMPDIR=/nonexistent $M extract good.pdf", 0, "", ""),
    ("a terminal of no width", "COLUMNS=0 $M check good.pdf", 0, "", ""),
    ("pages beyond all bounds", "$M tables --pages 99999999999999999999 good.pdf", 2,
     "tables: --pages: '99999999999999999999' is no list such as 1,3-5\nTry 'mingxi help tables'.",
     "tables：--pages：'99999999999999999999' 不是像 1,3-5 这样的页码\n用法见：mingxi help tables"),
    ("an archive that is none", "head -c 300 /dev/zero > z.zip; $M batch -q -o x.db z.zip", 1,
     "z.zip: Unrecognized archive format", "z.zip: 无法识别的压缩包格式"),
]


def expected(said):
    """As standard error has it: the first line of a message has a name before it."""
    return f"mingxi: {said}\n" if said else ""


def run(mingxi, case):
    (_, line, status, english, chinese), language = case
    with tempfile.TemporaryDirectory(prefix="mingxi-hostile.") as folder:
        fixtures.write_all(Path(folder), ["good.pdf"])
        before = hashlib.sha256(Path(folder, "good.pdf").read_bytes()).digest()
        done = harness.run(["sh", "-c", line], cwd=folder,
                           env=harness.environment([("M", mingxi), ("MINGXI_LANG", language)]))
        after = hashlib.sha256(Path(folder, "good.pdf").read_bytes()).digest()
    want = expected(english if language == "en" else chinese) if english is not None else None
    got = done.stderr.decode(errors="replace")
    if done.returncode != status:
        raise harness.Failure(f"exit status {done.returncode}, want {status}: {got}")
    if want is not None and got != want:
        raise harness.Failure(f"said:\n{got}want:\n{want}")
    if before != after:
        raise harness.Failure("the document was changed")


def main():
    mingxi = str(Path(sys.argv[1]).resolve())
    cases = [(f"{case[0]} ({language})", (case, language)) for case in CASES for language in ("en", "zh")]
    return harness.run_cases(cases, lambda case: run(mingxi, case))


if __name__ == "__main__":
    sys.exit(main())
