# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on a page: annotations, the fields of forms, and how they look."""
import fixtures
from files import PAGE, TEXT, form, packed

from . import family, unfolding
from .contents import MEGABYTE, stream_of


def annotated(annotations, more=(), catalog=b""):
    """A first page with ANNOTATIONS; MORE objects from number 9 on."""
    good = fixtures.document([TEXT, fixtures.table_page()])
    good[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog
    good[4] = b"<< %s /Contents 6 0 R /Resources << /Font << /F 3 0 R >> >> /Annots [%s] >>" % (PAGE, annotations)
    return fixtures.pdf(good + list(more))


def one(subtype, extra):
    return b"<< /Type /Annot /Subtype /%s /Rect [50 50 500 700] /F 4 %s >>" % (subtype, extra)


@family(*((subtype, width, depth) for subtype in ("Stamp", "Widget", "Square") for width, depth in ((10, 10), (2, 40), (1, 500))))
def appearance_forms(subtype, width, depth):
    more = [form(b"/X Do\n" * width, b"/XObject << /X %d 0 R >>" % (10 + k)) for k in range(depth)]
    return annotated(one(subtype.encode(), b"/AP << /N 9 0 R >> /FT /Tx"), more + [form(b"0 0 m 9 9 l S")])


@family(100, 1000, 10000)
def appearance_unfolds(mb):
    look = stream_of(unfolding(TEXT, b"q Q\n" * (MEGABYTE // 4), mb),
                     b"/Filter /FlateDecode /Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    return annotated(one(b"Stamp", b"/AP << /N 9 0 R >>"), [look])


@family(*((what, n) for what in ("curves", "text", "states") for n in (100000, 2000000)))
def appearance_draws(what, n):
    content = {"curves": b"0 0 m 1 2 300 400 500 6 c S " * n, "text": fixtures.text(50, 50, "预" * 10) * (n // 10),
               "states": b"q " * n}[what]
    return annotated(one(b"Stamp", b"/AP << /N 9 0 R >>"), [form(content, b"/Font << /F 3 0 R >>")])


@family(1000, 100000)
def appearance_pictures(n):
    picture = packed(bytes(4000 * 4000), b"/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /BitsPerComponent 8 "
                     b"/ColorSpace /DeviceGray")
    return annotated(one(b"Stamp", b"/AP << /N 9 0 R >>"),
                     [form(b"q 500 0 0 700 20 20 cm /X Do Q\n" * n, b"/XObject << /X 10 0 R >>"), picture])


@family("0.001", "0")
def appearance_tiles(step):
    tile = packed(b"0 0 1 1 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
                  b"/XStep %s /YStep %s /Resources << >>" % (step.encode(), step.encode()))
    return annotated(one(b"Stamp", b"/AP << /N 9 0 R >>"),
                     [form(b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern << /P 10 0 R >>"), tile])


@family("itself", "states")
def appearance_odd(kind):
    look = b"/AP << /N << %s >> >> /AS /A7" % b"".join(b"/A%d 9 0 R " % k for k in range(100000))
    return annotated(one(b"Stamp", look if kind == "states" else b"/AP << /N 9 0 R >>"),
                     [form(b"/X Do /X Do", b"/XObject << /X 9 0 R >>")])


@family(*((kind, n) for kind in ("same", "own") for n in (1000, 100000, 1000000)))
def many_annotations(kind, n):
    if kind == "same":
        return annotated(b"9 0 R " * n, [one(b"Stamp", b"/AP << /N 10 0 R >>"), form(TEXT, b"/Font << /F 3 0 R >>")])
    return annotated(b"<</Subtype/Square/Rect[9 9 99 99]/C[1 0 0]>>" * n)


LOOKLESS = {
    "ink": (b"Ink", b"/InkList [[%s]]", b"9 9 80 80 "), "polygon": (b"Polygon", b"/Vertices [%s]", b"9 9 80 80 "),
    "highlight": (b"Highlight", b"/QuadPoints [%s]", b"9 9 80 9 9 80 80 80 "),
    "freetext": (b"FreeText", b"/DA (/F 10 Tf) /Contents (%s)", b"text "), "text": (b"Text", b"/Contents (%s)", b"text "),
    "line": (b"Line", b"/L [9 9 80 80] /BS << /D [%s] >>", b"0.0001 "),
}


@family(*((kind, n) for kind in LOOKLESS for n in (1000, 1000000)))
def drawn_by_the_reader(kind, n):
    """Without a look of its own."""
    subtype, form_of, piece = LOOKLESS[kind]
    return annotated(one(subtype, b"/C [1 0 0] " + form_of % (piece * n)))


@family(*((kind, n) for kind in ("value", "options", "kids", "deep", "ring") for n in (1000, 100000)))
def fields(kind, n):
    widget = {"value": b"/FT /Tx /Ff 4096 /V (%s)" % (b"text " * n),
              "options": b"/FT /Ch /V (a) /Opt [%s]" % (b"(abc) " * n),
              "kids": b"/FT /Tx /V (a) /Parent 10 0 R", "deep": b"/FT /Tx /V (a) /Parent 10 0 R",
              "ring": b"/FT /Tx /V (a) /Parent 10 0 R /Kids [9 0 R 10 0 R]"}[kind]
    more = [one(b"Widget", b"/T (a) /DA (/F 10 Tf) " + widget)]
    if kind == "kids":
        more.append(b"<< /T (p) /Kids [%s] >>" % (b"9 0 R " * n))
    elif kind == "deep":
        more += [b"<< /T (p) /Kids [%d 0 R] /Parent %d 0 R >>" % (9 + k, 11 + k) for k in range(n)]
        more.append(b"<< /T (p) /Kids [%d 0 R] >>" % (9 + n))
    elif kind == "ring":
        more.append(b"<< /T (p) /Kids [9 0 R 10 0 R] /Parent 9 0 R >>")
    top = {"kids": 10, "deep": 10 + n, "ring": 10}.get(kind, 9)
    return annotated(b"9 0 R", more, b"/AcroForm << /Fields [%d 0 R] /NeedAppearances true /DR << /Font << /F 3 0 R >> >> "
                     b"/DA (/F 10 Tf) >>" % top)
