#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""interrupt.py MINGXI DOCUMENT.pdf: Ctrl-C while files are read: status 130, no file half written.

DOCUMENT is given so often that reading ends by the signal only; a run that ends by itself fails.
"""
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

TIMES = 2000
PATIENCE_S = 60


def start(arguments, **kwargs):
    return subprocess.Popen(arguments, env=harness.environment(), stdin=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, **kwargs)


def interrupt(process):
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_S)
    if process.returncode != 130:
        raise harness.Failure(f"status {process.returncode}: {err.decode(errors='replace')}")
    if err:
        raise harness.Failure(err.decode(errors="replace"))
    return out


def holds_file_in(pid, folder):
    """Whether the process has a file of FOLDER open, one without a name too."""
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{fd}").startswith(folder) for fd in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False


def to_file(mingxi, command, document, end=interrupt):
    """Interrupted while the file is being written: afterwards neither it nor a temporary one is."""
    with tempfile.TemporaryDirectory(prefix="mingxi-interrupt.") as folder:
        process = start([mingxi, *command, "-o", os.path.join(folder, "out"), *[document] * TIMES])
        latest = time.monotonic() + PATIENCE_S
        while not holds_file_in(process.pid, folder) and process.poll() is None and time.monotonic() < latest:
            time.sleep(0.01)
        end(process)
        if os.listdir(folder):
            raise harness.Failure(f"left behind: {os.listdir(folder)}")


def kill(process):
    """Which no program can do anything about."""
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    if process.returncode != -signal.SIGKILL:
        raise harness.Failure(f"it was over: status {process.returncode}")


def killed(mingxi, command, document):
    to_file(mingxi, command, document, kill)


def to_pipe(mingxi, command, document):
    """Interrupted after the first line was printed."""
    process = start([mingxi, *command, *[document] * TIMES], stdout=subprocess.PIPE)
    if not process.stdout.readline():
        raise harness.Failure("nothing was printed")
    interrupt(process)


def main():
    mingxi, document = sys.argv[1:]
    cases = [(f"{' '.join(command)} to a {name}", (run, command))
             for command in (["check"], ["check", "--format", "sarif"], ["extract"])
             for name, run in (("file", to_file), ("pipe", to_pipe), ("file, killed", killed))
             if (name, command[-1]) != ("pipe", "sarif")]    # SARIF prints when all is read
    return harness.run_cases(cases, lambda case: case[0](mingxi, case[1], document))


if __name__ == "__main__":
    sys.exit(main())
