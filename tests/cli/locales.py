#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""locales.py MINGXI DOCUMENT...: what is read does not depend on the user's locale.

The locales are made for the test: de_DE and tr_TR write a comma in numbers, tr_TR has letters of
its own, zh_CN.GB18030 another encoding. Skipped where Debian's package locales is not installed.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

LOCALES = [("de_DE", "UTF-8"), ("tr_TR", "UTF-8"), ("zh_CN", "UTF-8"), ("zh_CN", "GB18030")]
COMMANDS = [["extract"], ["check", "--lang", "en", "--color", "never", "--fail-on", "never"],
            ["check", "--format", "sarif", "--lang", "en", "--fail-on", "never"], ["tables", "--format", "csv"]]


def make_locales(folder):
    for language, encoding in LOCALES:
        subprocess.run(["localedef", "-i", language, "-f", encoding, f"{folder}/{language}.{encoding}"],
                       capture_output=True, check=False)
        if not (Path(folder) / f"{language}.{encoding}").exists():
            return False
    return True


def output(mingxi, command, document, locale, folder):
    done = harness.run([mingxi, *command, document],
                       env=harness.environment([("LC_ALL", locale), ("LOCPATH", folder)]))
    harness.check_success(done)
    return done.stdout


def main():
    mingxi, *documents = sys.argv[1:]
    if shutil.which("localedef") is None:
        return harness.SKIPPED
    with tempfile.TemporaryDirectory(prefix="mingxi-locales.") as folder:
        if not make_locales(folder):
            return harness.SKIPPED
        names = ["C"] + [f"{language}.{encoding}" for language, encoding in LOCALES]

        def run(case):
            command, document = case
            want = output(mingxi, command, document, "C.UTF-8", folder)
            for name in names:
                if output(mingxi, command, document, name, folder) != want:
                    raise harness.Failure(f"LC_ALL={name} gives something else")

        cases = [(f"{' '.join(c)} {Path(d).name}", (c, d)) for c in COMMANDS for d in documents]
        return harness.run_cases(cases, run)


if __name__ == "__main__":
    sys.exit(main())
