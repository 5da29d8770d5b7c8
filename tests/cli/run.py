#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
r"""run.py [--update] [--keep] MINGXI [FILE.cases...]: command lines and what they must do.

Each *.cases file holds cases of this form; the cases run in a folder of their own that holds the
files of fixtures.py, and may create no file that they do not name:

    == what the case is for
    run: tables --format csv good.pdf     arguments, quoted as in a shell
    env: NAME=VALUE ...                   added to the environment
    in: good.pdf                          the file that is standard input (default: none)
    to: /dev/full                         where stdout goes; `closed pipe`: nobody reads it
    creates: out.json                     the files that must be there afterwards, and no others
    exit: 4                               statuses that are right (default 0); 141 is SIGPIPE
    out| a line of stdout                 exactly
    out~ a line of stdout                 regular expression for the whole line
    out*                                  any number of lines
    err| err~ err*                        the same for stderr
    json: source.pages = 1                stdout is one JSON document that states this
    jsonl: 1.source.pages = 1             stdout is JSON Lines; the first index is the line's

Without out or json lines stdout must be empty, without err lines stderr. --update rewrites the
lines that no longer hold; expressions that still match are kept. Review the diff.
"""
import argparse
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import fixtures  # noqa: E402
import harness  # noqa: E402

KEY = re.compile(r"^(?P<key>run|env|in|to|creates|exit|jsonl?|(?:out|err)[|~*]):? ?(?P<value>.*)$")


class Case:
    """One case: `lines` are its (key, value) in order; comments are kept under key `#`."""

    def __init__(self, name):
        self.name = name
        self.lines = []

    def all(self, *keys):
        return [(k, v) for k, v in self.lines if k in keys]

    def get(self, key, default=""):
        return next((v for k, v in self.lines if k == key), default)


def parse(path):
    cases, head = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            cases.append(Case(line[3:]))
        elif not line.strip():
            continue
        elif line.startswith("#"):
            (cases[-1].lines if cases else head).append(("#", line))
        else:
            m = KEY.match(line)
            if not m or not cases:
                sys.exit(f"{path}:{number}: not a line of a case: {line}")
            cases[-1].lines.append((m["key"], m["value"]))
    return head, cases


def write(path, head, cases):
    blocks = ["\n".join(v for _, v in head)] if head else []
    for case in cases:
        lines = [f"== {case.name}"]
        for key, value in case.lines:
            mark = "" if key[:3] in ("out", "err") else ":"
            lines.append(value if key == "#" else f"{key}{mark} {value}".rstrip())
        blocks.append("\n".join(lines))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def line_holds(key, want, got):
    return re.fullmatch(want, got) is not None if key.endswith("~") else want == got


def lines_hold(want, got):
    """Whether the pattern lines WANT describe the lines GOT from the first to the last."""
    if not want:
        return not got
    key, value = want[0]
    if key.endswith("*"):
        return any(lines_hold(want[1:], got[k:]) for k in range(len(got) + 1))
    return bool(got) and line_holds(key, value, got[0]) and lines_hold(want[1:], got[1:])


def rewritten(want, got, stream):
    """GOT as case lines; expressions of WANT that match one of its lines are kept."""
    expressions = [(k, v) for k, v in want if k.endswith("~")]
    return [next((e for e in expressions if line_holds(*e, line)), (stream + "|", line))
            for line in got]


def lookup(document, path):
    for step in path.split("."):
        try:
            document = document[int(step)] if isinstance(document, list) else document[step]
        except (KeyError, IndexError, ValueError, TypeError) as e:
            raise harness.Failure(f"{path}: not in the output") from e
    return document


def check_json(case, out):
    lines = out.decode(errors="replace").splitlines()
    for key, statement in case.all("json", "jsonl"):
        document = (harness.load_json(out) if key == "json"
                    else [harness.load_json(line) for line in lines])
        path, _, value = statement.partition(" = ")
        try:
            harness.expect_json(harness.load_json(value), lookup(document, path))
        except harness.Failure as e:
            raise harness.Failure(f"{path}: {e}\n{out.decode(errors='replace')[:2000]}") from e


def closed_pipe():
    read, write_end = os.pipe()
    os.close(read)
    return write_end


def execute(mingxi, case, folder):
    """(status as a shell shows it, stdout, stderr)"""
    to = case.get("to")
    redirect = {"closed pipe": closed_pipe}.get(to, lambda: os.open(to, os.O_WRONLY)) if to else None
    fd = redirect() if redirect else None
    source = os.open(folder / case.get("in"), os.O_RDONLY) if case.get("in") else None
    try:
        extra = [e.split("=", 1) for e in shlex.split(case.get("env"))]
        done = harness.run([mingxi, *shlex.split(case.get("run"))], cwd=folder,
                           env=harness.environment(extra), **({"stdout": fd} if redirect else {}),
                           **({"stdin": source} if source is not None else {}))
    finally:
        for opened in (fd, source):
            if opened is not None:
                os.close(opened)
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return status, done.stdout or b"", done.stderr


def listing(folder):
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def run_case(mingxi, case, update):
    with tempfile.TemporaryDirectory(prefix="mingxi-cli.") as name:
        folder = Path(name)
        fixtures.write_all(folder, shlex.split(case.get("run")))
        before = listing(folder)
        status, out, err = execute(mingxi, case, folder)
        created = sorted(listing(folder) - before)
    wrong = []
    if str(status) not in case.get("exit", "0").split():
        wrong.append(f"exit status {status}, want {case.get('exit', '0')}")
        if update:
            case.lines = [(k, v) for k, v in case.lines if k != "exit"]
            case.lines.insert(1 + len(case.all("env", "in", "to", "creates", "#")), ("exit", str(status)))
    if created != sorted(shlex.split(case.get("creates"))):
        wrong.append(f"created {created}, want {case.get('creates') or 'nothing'}")
    for stream, data in (("out", out), ("err", err)):
        want = case.all(stream + "|", stream + "~", stream + "*")
        got = data.decode(errors="replace").splitlines()
        if stream == "out" and case.all("json", "jsonl"):
            check_json(case, out)
        elif not lines_hold(want, got):
            wrong.append("\n".join([f"std{stream}:"] + [f"  {line[:200]}" for line in got[:30]]
                                   + ["want:"] + [f"  {k} {v}" for k, v in want]))
            if update:
                case.lines = ([line for line in case.lines if line not in want]
                              + rewritten(want, got, stream))
    if wrong and not update:
        raise harness.Failure(f"run: {case.get('run')}\n" + "\n".join(wrong))


def main():
    parser = argparse.ArgumentParser(description="Runs the command-line cases of tests/cli.")
    parser.add_argument("--update", action="store_true", help="rewrite what no longer holds")
    parser.add_argument("mingxi", type=os.path.abspath)
    parser.add_argument("file", nargs="*", type=Path)
    args = parser.parse_args()
    files = {path: parse(path) for path in args.file or sorted(HERE.glob("*.cases"))}
    cases = [(f"{path.name}: {case.name}", case) for path, (_, cs) in files.items() for case in cs]
    status = harness.run_cases(cases, lambda case: run_case(args.mingxi, case, args.update))
    if args.update:
        for path, (head, cs) in files.items():
            write(path, head, cs)
    return status


if __name__ == "__main__":
    sys.exit(main())
