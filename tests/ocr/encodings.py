#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""encodings.py MINGXI WEIGHTS: a table as every kind of picture that scanners make is read alike, and what cannot
be read is said.

Skipped (77) without weights, pdftoppm or Pillow.
"""
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / folder) for folder in ("support", "cli")]
import fixtures  # noqa: E402
import harness  # noqa: E402

try:
    from PIL import Image, ImageDraw, TiffImagePlugin
except ImportError:
    sys.exit(77)

DOCUMENT = harness.TOP / "corpus" / "danchuan-2023" / "chromium.pdf"
PAGE, DPI = 4, 200
MOST_KB = 500 * 1024


class Picture:
    """A stream and what its dictionary says besides its size."""

    def __init__(self, image, data, entries):
        self.width, self.height = image.size
        self.data, self.entries = data, entries


def saved(image, form, **options):
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def grey(image):
    return Picture(image, zlib.compress(image.tobytes()), b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")


def jpeg(image):
    space = {"L": b"Gray", "RGB": b"RGB", "CMYK": b"CMYK"}[image.mode]
    decode = b"/Decode[1 0 1 0 1 0 1 0]" if image.mode == "CMYK" else b""  # as Pillow, and Photoshop, write it
    return Picture(image, saved(image, "JPEG", quality=75),
                   b"/ColorSpace/Device" + space + b"/BitsPerComponent 8/Filter/DCTDecode" + decode)


def black_and_white(image):
    return image.point(lambda v: 255 if v > 150 else 0).convert("1")


def one_bit(image):
    image = black_and_white(image)
    return Picture(image, zlib.compress(image.tobytes()), b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode")


def fax(image):
    """The lines of @image as group 4, and whether 0 is white in it."""
    TiffImagePlugin.STRIP_SIZE = 1 << 26  # all in one
    tiff = saved(image, "TIFF", compression="group4")
    tags = Image.open(BytesIO(tiff)).tag_v2
    start, n = tags[TiffImagePlugin.STRIPOFFSETS][0], tags[TiffImagePlugin.STRIPBYTECOUNTS][0]
    return tiff[start:start + n], tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] == 0


def ccitt(image):
    image = black_and_white(image)
    data, white_is_0 = fax(image)
    entries = (f"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns "
               f"{image.size[0]}/Rows {image.size[1]}/BlackIs1 {'false' if white_is_0 else 'true'}>>")
    return Picture(image, data, entries.encode())


def jbig2(image):
    """One generic region, coded as a fax (ITU-T T.88, 6.2.6 and 7.4.6)."""
    image = black_and_white(image)
    width, height = image.size
    data, white_is_0 = fax(image)
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    region = size + bytes(8) + b"\0" + b"\1" + data
    info = size + bytes(8) + b"\0" + bytes(2)

    def segment(number, kind, body):
        return number.to_bytes(4, "big") + bytes([kind, 0, 1]) + len(body).to_bytes(4, "big") + body

    return Picture(image, segment(0, 48, info) + segment(1, 38, region),
                   b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode" +
                   (b"" if white_is_0 else b"/Decode[1 0]"))


def jpeg2000(image):
    return Picture(image, saved(image, "JPEG2000"), b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode")


def write(path, width, height, placed):
    """@placed: pictures, each with its matrix in points."""
    draw = " ".join(f"q {' '.join(map(str, m))} cm /I{i} Do Q" for i, (_, m) in enumerate(placed)).encode()
    names = " ".join(f"/I{i} {5 + i} 0 R" for i in range(len(placed)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<</XObject<<{names}>>>>>>"
               .encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw)]
    for picture, _ in placed:
        objects.append(b"<</Type/XObject/Subtype/Image/Width %d/Height %d%s/Length %d>>stream\n%s\nendstream"
                       % (picture.width, picture.height, picture.entries, len(picture.data), picture.data))
    path.write_bytes(fixtures.pdf(objects))


def parts(image, across, down, w, h):
    """@image cut to pieces side by side and above each other."""
    placed = []
    for row in range(down):
        for column in range(across):
            x = [image.size[0] * i // across for i in (column, column + 1)]
            y = [image.size[1] * i // down for i in (row, row + 1)]
            box = (x[0] * w / image.size[0], h - y[1] * h / image.size[1])
            piece = image.crop((x[0], y[0], x[1], y[1]))
            placed.append((jpeg(piece), ((x[1] - x[0]) * w / image.size[0], 0, 0, (y[1] - y[0]) * h / image.size[1],
                                         *box)))
    return placed


def photograph(size):
    """Soft hills of grey."""
    return Image.effect_noise((12, 9), 120).resize(size, Image.BICUBIC)


def handwriting(size):
    """Lines of a hand that nobody can read: strokes that lean and join."""
    image, rng = Image.new("L", size, 255), random.Random(7)
    draw = ImageDraw.Draw(image)
    for y in range(60, size[1] - 60, 70):
        x = 100
        while x < size[0] - 140:
            points = [(x, y)]
            for _ in range(rng.randint(4, 9)):
                points.append((points[-1][0] + rng.randint(-6, 18), y + rng.randint(-24, 24)))
            draw.line(points, fill=40, width=rng.randint(2, 4), joint="curve")
            x = points[-1][0] + rng.randint(4, 30)
    return image


def main(mingxi, weights):
    if not (Path(weights) / "recogniser.onnx").is_file() or shutil.which("pdftoppm") is None:
        return 77
    with tempfile.TemporaryDirectory() as folder:
        return run(mingxi, weights, Path(folder))


def run(mingxi, weights, folder):
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", str(PAGE), "-l", str(PAGE), "-gray", "-singlefile", DOCUMENT,
                    folder / "page"], check=True)
    image = Image.open(folder / "page.pgm")
    image = image.crop((0, 0, image.size[0], image.size[1] // 3))
    w, h = (round(n * 72 / DPI, 2) for n in image.size)
    whole = (w, 0, 0, h, 0, 0)
    mirror = image.transpose(Image.FLIP_LEFT_RIGHT)
    scan = folder / "scan.pdf"

    def read(placed):
        write(scan, w, h, placed)
        done = harness.run([mingxi, "extract", scan], env=harness.environment([("MINGXI_OCR", weights)]))
        document = json.loads(done.stdout)
        grids = [cell for grid in document["unclaimed"] for row in grid["rows"] for cell in row]
        cells = [c for t in document["tables"] for row in t["rows"] for c in row["cells"].values()]
        figures = Counter(t for t in [c["text"] for c in cells] + grids if any(ch.isdigit() for ch in t))
        said = {d["code"] for d in document["diagnostics"]}
        return figures, said, any(c.get("state") == "unreadable" for c in cells)

    want = read([(grey(image), whole)])[0]
    failures = [] if sum(want.values()) > 10 else [f"the plain picture has {dict(want)}"]
    alike = {"JPEG": [(jpeg(image), whole)], "colour": [(jpeg(image.convert("RGB")), whole)],
             "CMYK": [(jpeg(image.convert("RGB").convert("CMYK")), whole)], "one bit": [(one_bit(image), whole)],
             "CCITT": [(ccitt(image), whole)], "JBIG2": [(jbig2(image), whole)],
             "JPEG 2000": [(jpeg2000(image), whole)], "strips": parts(image, 1, 9, w, h),
             "tiles": parts(image, 3, 4, w, h), "mirrored twice": [(grey(mirror), (-w, 0, 0, h, w, 0))]}
    for name, placed in alike.items():
        got = read(placed)[0]
        if sum((want - got).values()) > 0.05 * sum(want.values()):
            failures.append(f"{name}: without {dict(want - got)}; has {dict(got - want)}")
    size = tuple(round(n * 72 / DPI) for n in image.size)
    told = {"blank": [(grey(Image.new("L", image.size, 255)), whole)], "mirrored": [(grey(mirror), whole)],
            "photograph": [(jpeg(photograph(image.size)), whole)], "72 dpi": [(grey(image.resize(size)), whole)],
            "handwriting": [(grey(handwriting(image.size)), whole)]}
    for name, placed in told.items():
        got, said, doubtful = read(placed)
        wrong = sum((got - want).values())
        if wrong > 2 and not (doubtful or said & {"unsure-figure", "illegible", "no-text-layer"}):
            failures.append(f"{name}: {dict(got - want)} without a word: {sorted(said)}")
        if name in ("blank", "photograph") and "no-text-layer" not in said:
            failures.append(f"{name}: {sorted(said)}, {dict(got)}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if most > MOST_KB:
        failures.append(f"{most // 1024} MB")
    print("\n".join(failures) or f"{len(alike) + len(told)} pictures, {most // 1024} MB at most")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
