#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI: PDFs that ask for too much (files.py) cost a page, not the document, and little.

Of each the first page does something, and the second holds a table, which must be read. Whatever
happens, the command ends by itself, soon, without taking the machine, and never by a signal.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import files
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

# Seconds of the processor, an order of magnitude above what was measured; MB, those that a process
# may have by itself (512) and what else it maps.
SECONDS, MEGABYTES = 15, 600
# What is said of the first page, at first; nothing where it is simply read.
SAID = {
    "filter_chain": "page-lost", "long_content": "page-lost", "forms_in_forms": "page-lost", "saved_states": "page-lost",
    "curves_in_one_path": "page-undrawn", "curves_in_many_paths": "page-undrawn", "many_pictures": "page-undrawn",
    "huge_picture": "page-undrawn", "tiny_tiles": "page-undrawn", "deep_brackets": "damaged",
    "page_tree_of_itself": "damaged",
    "tiles_without_a_box": "page-undrawn", "tiles_behind_what_is_not_decoded": "damaged page-undrawn",
    "crowded_page": "damaged page-undrawn",
    "catalog_leads_to_a_page": "damaged page-undrawn",
    "deep_function": "page-lost", "unicode_of_itself": "page-lost",
}


def run(mingxi, path):
    """(status, stdout, stderr, seconds of the processor, largest process in MB)"""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([mingxi, "extract", path], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env=harness.environment())
        _, status, used = os.wait4(process.pid, 0)
        out.seek(0)
        err.seek(0)
        return (os.waitstatus_to_exitcode(status), out.read(), err.read().decode(errors="replace"),
                used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main():
    mingxi = sys.argv[1]
    sanitized = b"__asan_init" in Path(mingxi).read_bytes()
    with tempfile.TemporaryDirectory(prefix="mingxi-hostile.") as folder:

        def check(name):
            path = Path(folder) / f"{name}.pdf"
            path.write_bytes(files.FILES[name]())
            status, out, err, spent, megabytes = run(mingxi, path)
            harness.check_sanitizers(err)
            if status != 0:
                raise harness.Failure(f"status {status}: {err}")
            if not sanitized and (spent > SECONDS or megabytes > MEGABYTES):
                raise harness.Failure(f"{spent:.1f} s, {megabytes:.0f} MB")
            document = json.loads(out)
            if len(document["tables"]) != 1:
                raise harness.Failure(f"{len(document['tables'])} tables")
            said = [d["code"] for d in document["diagnostics"] if d["severity"] == "error"]
            want = (SAID.get(name) or "").split()
            if said[:max(1, len(want))] != want:
                raise harness.Failure(f"{document['diagnostics']}")

        return harness.run_cases([(name, name) for name in files.FILES], check)


if __name__ == "__main__":
    sys.exit(main())
