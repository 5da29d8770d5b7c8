#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI MODULES: what others read passes their own validators.

MODULES is the folder that npm installs them into (tests/exchange/package.json). Skipped where npm
cannot.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import harness  # noqa: E402

CORPUS = harness.TOP / "corpus"
WRONG = CORPUS / "yanxi-2025" / "cairo.pdf"


def install(modules):
    modules.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, modules)
    marker = modules / "node_modules" / ".package-lock.json"
    if marker.exists() and marker.stat().st_mtime > (HERE / "package-lock.json").stat().st_mtime:
        return True
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                          cwd=modules, capture_output=True, check=False)
    return done.returncode == 0


def validate(modules, *arguments):
    done = harness.run(["node", HERE / "validate.mjs", modules, *arguments])
    if done.returncode != 0:
        raise harness.Failure((done.stdout + done.stderr).decode())


def schema(mingxi, modules, folder):
    documents = []
    for pdf in (WRONG, CORPUS / "danchuan-2023" / "chromium.pdf"):
        documents.append(folder / f"{pdf.parent.name}.json")
        harness.check_success(harness.run([mingxi, "extract", "-o", documents[-1], pdf]))
    validate(modules, "schema", harness.TOP / "docs" / "mingxi.schema.json", *documents)


def data_package(mingxi, modules, folder):
    out = folder / "package"
    harness.check_success(harness.run([mingxi, "batch", "-q", "--format", "csv", "-o", out, WRONG,
                                       CORPUS / "danchuan-2023"]))
    validate(modules, "package", out, out / "fiscal")
    validate(modules, "fiscal", out / "fiscal")
    lines = (out / "fiscal" / "expenditure-by-function.csv").read_text(encoding="utf-8").splitlines()
    total = sum(float(line.split(",")[-3]) for line in lines[1:] if ",2025,approved," in line)
    if total != 5922800.0:    # the total that the table prints: 592.28 万元
        raise harness.Failure(f"lines of the budget add up to {total}")


def sarif(mingxi, modules, folder):
    log = folder / "log.sarif"
    harness.run([mingxi, "check", "--format", "sarif", "-o", log, WRONG])
    tool = modules / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    tool.chmod(0o755)
    done = harness.run([tool, "validate", log, "--level", "Error;Warning"],
                       env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    said = done.stdout.decode(errors="replace")
    if ": error " in said or ": warning " in said or "completed successfully" not in said:
        raise harness.Failure(said)


def main():
    mingxi, modules = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    if shutil.which("npm") is None or not install(modules):
        return harness.SKIPPED
    with tempfile.TemporaryDirectory(prefix="mingxi-exchange.") as name:
        return harness.run_cases([(f.__name__.replace("_", " "), f) for f in (schema, data_package, sarif)],
                                 lambda f: f(mingxi, modules, Path(name)))


if __name__ == "__main__":
    sys.exit(main())
