#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI: what a process that reads PDFs can do, as who runs the tests and as nobody.

`mingxi debug sandbox` tries it from within; where the kernel cannot confine processes, or the build
has sanitizers, the test is skipped.
"""
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("support", "cli")]
import fixtures  # noqa: E402
import harness  # noqa: E402

NOBODY = 65534
LEAST = 29      # trials of what must be denied


def check_table(run):
    done = run("debug", "sandbox")
    harness.check_success(done)
    lines = done.stdout.decode().splitlines()
    bad = [line for line in lines if not line.startswith("ok ")]
    if bad or sum(" denied " in line for line in lines) < LEAST:
        raise harness.Failure("\n".join(bad or lines))


def check_reading(run):
    """All that reading needs is there, with fonts drawn too; and it may be demanded."""
    for command in (["extract"], ["check", "--fail-on", "never"], ["tables"], ["extract", "--require-sandbox"]):
        harness.check_success(run(*command, "good.pdf"))
    done = run("batch", "-q", "--require-sandbox", "-o", "x.db", "good.pdf")
    harness.check_success(done)
    if done.stderr:
        raise harness.Failure(done.stderr.decode())


def main():
    mingxi = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="mingxi-sandbox.") as name:
        folder = Path(name)
        os.chmod(folder, 0o755)
        place = folder / "place"
        place.mkdir()
        (place / "good.pdf").write_bytes(fixtures.pdf(fixtures.document([fixtures.table_page()])))
        shutil.copytree(fixtures.TOP / "patterns", folder / "packs")
        binary = shutil.copytree(mingxi.parent, folder / "bin", symlinks=True,
                                 ignore=lambda _, names: [n for n in names if "mingxi" not in n])
        os.chmod(place, 0o777)
        env = harness.environment([("LD_LIBRARY_PATH", str(binary)), ("MINGXI_PATTERNS", str(folder / "packs")),
                                   ("HOME", "/nonexistent")])

        def runner(**user):
            return lambda *arguments: harness.run([Path(binary) / "mingxi", *arguments], cwd=place, env=env, **user)

        if runner()("extract", "--require-sandbox", "good.pdf").returncode != 0:
            return harness.SKIPPED
        users = [("as we are", {})]
        if os.geteuid() == 0:
            users.append(("as nobody", {"user": NOBODY, "group": NOBODY, "extra_groups": []}))
        cases = [(f"{what} {who}", (check, user)) for who, user in users
                 for what, check in (("nothing is possible", check_table), ("everything is read", check_reading))]

        def run(case):
            (place / "x.db").unlink(missing_ok=True)
            case[0](runner(**case[1]))

        return harness.run_cases(cases, run)


if __name__ == "__main__":
    sys.exit(main())
