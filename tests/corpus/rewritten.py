#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rewritten.py [--shared] MINGXI FOLDER...: another program's PDF of the same pages says the same.

Each PDF directly in the folders (with --shared: relative to ../shared/corpus, skipped where they are
not there) is written anew: by qpdf, with its objects in compressed streams and encrypted for an empty
password, and by pdftocairo, which draws every page again with operators of its own and turns
emboldened type into shapes. What the rows, forms, facts and findings of either say must be the same.
Documents whose fonts are not embedded (bare.pdf) are left to qpdf: with other fonts, whose characters
have other widths, pdftocairo makes other documents of them.
"""
import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

WRITERS = {
    "qpdf": ["qpdf", "--warning-exit-0", "--object-streams=generate", "--encrypt", "", "owner", "256",
             "--"],
    "pdftocairo": ["pdftocairo", "-pdf"],
}


def said(document):
    """What the document says, without where it stands."""
    rows = [(t["id"], t["unit"], {k: c["text"] for k, c in r["cells"].items()})
            for t in document["tables"] for r in t["rows"]]
    return {
        "document": document["document"],
        "rows": rows,
        "projects": [(p["name"], p["code"], len(p["indicators"])) for p in document["projects"]],
        "facts": [(f["id"], f["text"]) for f in document["facts"]],
        "findings": [(f["rule"], f["message"]) for f in document["report"]["findings"]],
    }


def check(mingxi, pdf, writer):
    before = said(harness.run_json([mingxi, "extract", pdf]))
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.pdf"
        harness.check_success(harness.run([*WRITERS[writer], pdf, new]))
        after = said(harness.run_json([mingxi, "extract", new]))
    for part, old in before.items():
        if after[part] == old:
            continue
        pairs = zip(old, after[part]) if isinstance(old, list) else [(old, after[part])]
        first = next(((a, b) for a, b in pairs if a != b), (len(old), len(after[part])))
        raise harness.Failure(f"{part}: {first[0]}\nbecame {first[1]}")


def main():
    parser = argparse.ArgumentParser(description="Compares documents with rewritten ones.")
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("folder", nargs="+", type=Path)
    args = parser.parse_args()
    cases = [(f"{pdf} by {writer}", (pdf, writer))
             for pdf in harness.find_pdfs(args.folder, args.shared) for writer in WRITERS
             if (pdf.name, writer) != ("bare.pdf", "pdftocairo")]
    return harness.run_cases(cases, lambda case: check(args.mingxi, *case))


if __name__ == "__main__":
    sys.exit(main())
