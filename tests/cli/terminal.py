#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""terminal.py MINGXI DOCUMENT.pdf: what `check` shows on a terminal: its colours and its width.

DOCUMENT must contradict itself.
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def show(arguments, columns=80, **environment):
    """What a terminal of that many COLUMNS is sent."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave,
                               env=harness.environment({"TERM": "xterm", **environment}.items()))
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:     # Linux: EIO where the last writer is gone
        pass
    os.close(master)
    if process.wait() != 1:
        raise harness.Failure(f"status {process.returncode}: {shown.decode(errors='replace')}")
    return shown.decode()


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def main():
    check = [sys.argv[1], "check", sys.argv[2]]

    def expect_colour(wanted, arguments=(), **environment):
        if bool(ESCAPE.search(show([*check, *arguments], **environment))) != wanted:
            raise harness.Failure("colour" if not wanted else "no colour")

    def expect_width(columns, language):
        shown = ESCAPE.sub("", show([*check, "--lang", language], columns))
        wide = [line for line in shown.splitlines() if width(line) > columns]
        if wide or not shown.strip():
            raise harness.Failure("\n".join([f"wider than {columns} columns:"] + wide))

    cases = [
        ("a terminal has colour", lambda: expect_colour(True)),
        ("NO_COLOR", lambda: expect_colour(False, NO_COLOR="1")),
        ("an empty NO_COLOR says nothing", lambda: expect_colour(True, NO_COLOR="")),
        ("TERM=dumb", lambda: expect_colour(False, TERM="dumb")),
        ("--color=never", lambda: expect_colour(False, ["--color=never"])),
        ("--color=always before NO_COLOR",
         lambda: expect_colour(True, ["--color=always"], NO_COLOR="1")),
    ] + [(f"{columns} columns, {language}",
          lambda columns=columns, language=language: expect_width(columns, language))
         for columns in (60, 80, 100) for language in ("zh", "en")]
    return harness.run_cases(cases, lambda case: case())


if __name__ == "__main__":
    sys.exit(main())
