#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py MINGXI WEIGHTS [--briefly]: a page of a disclosure as a scan says what the page with its text says.

With --briefly, for builds in which the recogniser takes many times as long, the picture is read twice, not five times.
Skipped (77) where the folder WEIGHTS has none, or pdftoppm is not installed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / folder) for folder in ("support", "cli")]
import fixtures  # noqa: E402
import harness  # noqa: E402

# A document of the project's own, which any other may replace: the page with the most figures is taken.
DOCUMENT = harness.TOP / "corpus" / "danchuan-2023" / "chromium.pdf"
DPI = 200
PATIENCE = ["--timeout", "900"]  # a slow build on a slow machine is no failure


def extract(mingxi, pdf, *options, weights=""):
    done = harness.run([mingxi, "extract", *PATIENCE, *options, pdf], env=harness.environment([("MINGXI_OCR", weights)]),
                       timeout=900)
    return json.loads(done.stdout)


def cells(document, page=None):
    return [cell for table in document["tables"] for row in table["rows"] for cell in row["cells"].values()
            if page in (None, cell.get("page"))]


def amounts(found):
    return Counter(str(c["value"]) for c in found if isinstance(c["value"], (int, float)))


def draw(pdf, page, folder):
    """The page as JPEG, its size in pixels, and its colours."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-jpeg", "-gray", "-singlefile",
                    pdf, folder / "page"], check=True)
    jpeg = (folder / "page.jpg").read_bytes()
    at = jpeg.index(b"\xff\xc0") + 5  # the frame's header: height, width
    height, width = (int.from_bytes(jpeg[i:i + 2], "big") for i in (at, at + 2))
    return jpeg, width, height, {1: "Gray", 3: "RGB"}[jpeg[at + 4]]


def lay_text(glyphs, height):
    """Invisible text, each character where it is on the page."""
    shown = (f"{g[5]:.2f} 0 0 {g[5]:.2f} {g[1]:.2f} {height - g[4] + 0.15 * g[5]:.2f} Tm "
             f"<{g[0].encode('utf-16-be').hex()}> Tj" for g in glyphs if ord(g[0]) < 0x10000)
    return "BT /F 1 Tf 3 Tr " + " ".join(shown) + " ET"


FONT = (b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>")


def make_scan(pdf, page, folder, layer=None, above=False):
    """A PDF of one picture that fills the page, and of the text @layer below or above it."""
    jpeg, width, height, space = draw(pdf, page, folder)
    w, h = width * 72 / DPI, height * 72 / DPI
    picture, text = f"q {w} 0 0 {h} 0 0 cm /I Do Q", lay_text(layer, h) if layer else ""
    content = " ".join([picture, text] if above else [text, picture]).encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Contents 4 0 R"
               "/Resources<</XObject<</I 5 0 R>>/Font<</F 6 0 R>>>>>>".encode(),
               b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
               b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent 8"
               b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream"
               % (width, height, space.encode(), len(jpeg), jpeg), FONT]
    scan = folder / "scan.pdf"
    scan.write_bytes(fixtures.pdf(objects))
    return scan


def spoil(glyphs):
    """As a poor recogniser lays it: one character in seven is another."""
    return [[chr(ord(g[0]) + 1), *g[1:]] if i % 7 == 0 and g[0].isalnum() else g for i, g in enumerate(glyphs)]


def check_layers(mingxi, weights, page, folder, want, briefly):
    """Of a picture with text over or below it the better of both is taken."""
    env = harness.environment([("MINGXI_OCR", weights)])
    glyphs = json.loads(harness.run([mingxi, "debug", "page", "--page", str(page), DOCUMENT], env=env).stdout)["glyphs"]
    failures = []
    for name, layer, above, options, kept, confident in [
            ("good text above", glyphs, True, [], True, False),
            ("good text, never", glyphs, True, ["--ocr", "never"], None, False),
            ("poor text above", spoil(glyphs), True, [], False, True),
            ("poor text below", spoil(glyphs), False, [], None, True)]:
        if briefly and name not in ("good text, never", "poor text above"):
            continue
        read = extract(mingxi, make_scan(DOCUMENT, page, folder, layer, above), *options, weights=weights)
        said = [d["message"] for d in read["diagnostics"] if d["code"] == "text-over-picture"]
        anew = [": 1 of them were read anew" in m for m in said]
        if kept is not None and anew != [not kept]:
            failures.append(f"{name}: {said}")
        if any("confidence" in c for c in cells(read) if c["text"]) != confident:
            failures.append(f"{name}: cells have {'no ' if confident else ''}confidence")
        if name != "good text, never" and amounts(cells(read)) - want:
            failures.append(f"{name}: amounts that the page does not print: {dict(amounts(cells(read)) - want)}")
    return failures


def check_threads(mingxi, weights, scan, read):
    """One core says what many say."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    alone = extract(mingxi, scan, weights=weights)
    os.sched_setaffinity(0, cores)
    return [] if alone == read else ["on one core something else is read than on several"]


def main(mingxi, weights, *briefly):
    if not (Path(weights) / "recogniser.onnx").is_file() or shutil.which("pdftoppm") is None:
        return 77
    original = extract(mingxi, DOCUMENT)
    page = Counter(c["page"] for c in cells(original) if isinstance(c["value"], (int, float))).most_common(1)[0][0]
    with tempfile.TemporaryDirectory() as folder:
        scan = make_scan(DOCUMENT, page, Path(folder))
        read = extract(mingxi, scan, weights=weights)
        unread = extract(mingxi, scan, "--ocr", "never", weights=weights)
        failures = [] if briefly else check_threads(mingxi, weights, scan, read)
        failures += check_layers(mingxi, weights, page, Path(folder), amounts(cells(original, page)), briefly)
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
    sys.exit(main(*sys.argv[1:4]))
