#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI WEIGHTS: a page of a disclosure as a scan says what the page with its text says.

Skipped (77) where the folder WEIGHTS has none, or pdftoppm is not installed.
"""
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

# A document of the project's own, which any other may replace: the page with the most figures is taken.
DOCUMENT = harness.TOP / "corpus" / "danchuan-2023" / "chromium.pdf"
DPI = 200


def extract(mingxi, pdf, *options, weights=""):
    done = harness.run([mingxi, "extract", *options, pdf], env=harness.environment([("MINGXI_OCR", weights)]))
    return json.loads(done.stdout)


def cells(document, page=None):
    return [cell for table in document["tables"] for row in table["rows"] for cell in row["cells"].values()
            if page in (None, cell.get("page"))]


def amounts(found):
    return Counter(str(c["value"]) for c in found if isinstance(c["value"], (int, float)))


def make_scan(pdf, page, folder):
    """A PDF of one picture that fills the page."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-jpeg", "-gray", "-singlefile",
                    pdf, folder / "page"], check=True)
    jpeg = (folder / "page.jpg").read_bytes()
    at = jpeg.index(b"\xff\xc0") + 5  # the frame's header: height, width
    height, width = (int.from_bytes(jpeg[i:i + 2], "big") for i in (at, at + 2))
    space = {1: "Gray", 3: "RGB"}[jpeg[at + 4]]
    w, h = width * 72 / DPI, height * 72 / DPI
    content = f"q {w} 0 0 {h} 0 0 cm /I Do Q".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
               .encode(),
               b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
               b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent 8"
               b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream"
               % (width, height, space.encode(), len(jpeg), jpeg)]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(places) + 1, table, len(places) + 1, len(out)))
    scan = folder / "scan.pdf"
    scan.write_bytes(out)
    return scan


def main(mingxi, weights):
    if not (Path(weights) / "recogniser.onnx").is_file() or shutil.which("pdftoppm") is None:
        return 77
    original = extract(mingxi, DOCUMENT)
    page = Counter(c["page"] for c in cells(original) if isinstance(c["value"], (int, float))).most_common(1)[0][0]
    with tempfile.TemporaryDirectory() as folder:
        scan = make_scan(DOCUMENT, page, Path(folder))
        read = extract(mingxi, scan, weights=weights)
        unread = extract(mingxi, scan, "--ocr", "never", weights=weights)
    failures = []
    if read["source"]["text"] != "ocr":
        failures.append(f"source.text is {read['source']['text']}")
    if not any(d["code"] == "no-text-layer" for d in unread["diagnostics"]):
        failures.append("--ocr never: no-text-layer is not said")
    if any("confidence" not in c for c in cells(read) if c["text"]):
        failures.append("a cell without confidence")
    want, got = amounts(cells(original, page)), amounts(cells(read))
    if got - want:
        failures.append(f"amounts that the page does not print: {dict(got - want)}")
    missing = sum((want - got).values())
    doubtful = sum(c.get("state") == "unreadable" for c in cells(read))
    if missing > doubtful or doubtful > 0.05 * sum(want.values()):
        failures.append(f"{missing} of {sum(want.values())} amounts missing, {doubtful} said to be doubtful: "
                        f"{dict(want - got)}")
    print("\n".join(failures) or f"page {page}: {sum(want.values())} amounts, {missing} doubtful")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
