#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""readme.py MINGXI: what the READMEs show in Python runs as it stands there, and prints what they show.

A block of Python that a block of text follows is run in the project's folder; the text is what it prints.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

BLOCK = re.compile(r"^```python\n(.*?)^```\n+```text\n(.*?)^```", re.S | re.M)


def run_block(block):
    code, want = block
    done = subprocess.run([sys.executable, "-c", code], cwd=harness.TOP, capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": "python", "PYTHONDONTWRITEBYTECODE": "1",
                               "PYTHONIOENCODING": "utf-8"})
    if done.returncode != 0 or done.stdout != want:
        raise harness.Failure(f"{code}\n{done.stderr}\nprints:\n{done.stdout}\nwant:\n{want}")


def main():
    os.environ["MINGXI"] = str(Path(sys.argv[1]).resolve())
    try:
        import pandas  # noqa: F401
    except ImportError:
        return harness.SKIPPED
    cases = [(f"{name} {i}", block) for name in ("README.md", "README.zh.md")
             for i, block in enumerate(BLOCK.findall((harness.TOP / name).read_text(encoding="utf-8")), 1)]
    return harness.run_cases(cases, run_block) if cases else 1


if __name__ == "__main__":
    sys.exit(main())
