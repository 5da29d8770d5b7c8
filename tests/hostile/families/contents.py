# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page's content asks for."""
import base64
import zlib

import fixtures
from files import PAGE, TEXT, form, one_page, packed

from . import family, unfolding

MEGABYTE = 1 << 20


def stream_of(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


@family(*((kind, mb) for kind in ("nothing", "states", "text") for mb in (32, 100, 1000, 10000)))
def unfolds(kind, mb):
    block = {"nothing": b" " * MEGABYTE, "states": b"q Q\n" * (MEGABYTE // 4),
             "text": fixtures.text(100, 400, "预") * (MEGABYTE // len(fixtures.text(100, 400, "预")))}[kind]
    return one_page(stream_of(unfolding(TEXT, block, mb), b"/Filter /FlateDecode"))


def run_lengths(data):
    return b"".join(bytes([127]) + data[k:k + 128] for k in range(0, len(data) - len(data) % 128, 128)) + \
        (bytes([len(data) % 128 - 1]) + data[-(len(data) % 128):] if len(data) % 128 else b"") + bytes([128])


CODERS = {"FlateDecode": lambda d: zlib.compress(d, 9), "ASCIIHexDecode": lambda d: d.hex().encode() + b">",
          "ASCII85Decode": lambda d: base64.a85encode(d) + b"~>", "RunLengthDecode": run_lengths}


@family(*((name, n) for name in CODERS for n in (2, 5, 100)))
def filters(name, n):
    """The same filter N times over; beyond eight they are named only."""
    data = TEXT
    for _ in range(min(n, 8)):
        data = CODERS[name](data)
    return one_page(stream_of(data, b"/Filter [%s]" % ((b" /" + name.encode()) * n)))


@family((10, 10), (2, 30), (100, 5), (1000, 3), (3, 20), (1, 99), (1, 2000))
def forms(width, depth):
    """Each draws the next WIDTH times."""
    more = [form(b"/X Do\n" * width, b"/XObject << /X %d 0 R >>" % (10 + k)) for k in range(depth)]
    return one_page(packed(TEXT + b"/X Do"), b"/XObject << /X 9 0 R >>", more + [form(b"0 0 m 9 9 l S")])


@family(1, 2, 5, 50)
def forms_in_a_ring(n):
    more = [form(b"/X Do\n" * 3, b"/XObject << /X %d 0 R >>" % (9 + (k + 1) % n)) for k in range(n)]
    return one_page(packed(TEXT + b"/X Do"), b"/XObject << /X 9 0 R >>", more)


@family((2, 30), (10, 10), (1, 500))
def masks(width, depth):
    """Soft masks whose groups use the next mask."""
    more = []
    for k in range(depth):
        number = 9 + 2 * k
        more.append(b"<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G %d 0 R >> >>" % (number + 1))
        more.append(packed(b"/G gs 0 0 9 9 re f /N gs\n" * width,
                           b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency /CS /DeviceGray >> "
                           b"/Resources << /ExtGState << /G %d 0 R /N << /SMask /None >> >> >>" % (number + 2)))
    return one_page(packed(TEXT + b"/G gs 0 0 9 9 re f"), b"/ExtGState << /G 9 0 R >>", more + [b"<< /Type /ExtGState >>"])


@family(1, 2, 9)
def masks_in_a_ring(n):
    more = []
    for k in range(n):
        more.append(b"<< /Type /ExtGState /SMask << /Type /Mask /S /Alpha /G %d 0 R >> >>" % (10 + 2 * k))
        more.append(packed(b"/G gs 0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S "
                    b"/Transparency >> /Resources << /ExtGState << /G %d 0 R >> >>" % (9 + 2 * ((k + 1) % n))))
    return one_page(packed(TEXT + b"/G gs 0 0 9 9 re f"), b"/ExtGState << /G 9 0 R >>", more)


@family(100, 300, 1000, 3000)
def rulings(n):
    lines = [b"%f 20 m %f 800 l S" % (20 + k * 540 / n, 20 + k * 540 / n) for k in range(n)]
    lines += [b"20 %f m 560 %f l S" % (20 + k * 780 / n, 20 + k * 780 / n) for k in range(n)]
    return one_page(packed(TEXT + b"0.2 w " + b"\n".join(lines)))


@family((300, "full"), (100, "full"), (300, "text"))
def cells(n, kind):
    """A grid, each cell of which has a character."""
    size = 1.2 if kind == "full" else 0.5
    lines = [b"%f 20 m %f 800 l S" % (20 + k * 540 / n, 20 + k * 540 / n) for k in range(n + 1)]
    lines += [b"20 %f m 560 %f l S" % (20 + k * 780 / n, 20 + k * 780 / n) for k in range(n + 1)]
    word = "一".encode("utf-16-be").hex().encode()
    text = [b"BT /F %f Tf %f %f Td <%s> Tj ET" % (size, 20.3 + x * 540 / n, 20.5 + y * 780 / n, word)
            for x in range(n) for y in range(n)]
    return one_page(packed(b"0.1 w " + b"\n".join(lines + text)))


@family(*((kind, n) for kind in ("one", "many") for n in (100000, 900000, 3000000)), ("clips", 10000), ("clips", 90000))
def curves(kind, n):
    if kind == "one":
        return one_page(packed(TEXT + b"0 0 m " + b"1 2 300 400 500 6 c " * n + b"S"))
    end = b"S " if kind == "many" else b"W n "
    return one_page(packed(TEXT + b"0 0 m 1 2 300 400 500 6 c " * 1 + end + (b"0 0 m 1 2 300 400 500 6 c " + end) * n))


@family(10000, 200000, 1000000)
def parts(n):
    good = fixtures.document([b"", fixtures.table_page()])
    good[4] = b"<< %s /Contents [%s] /Resources << /Font << /F 3 0 R >> >> >>" % (PAGE, b"6 0 R " * n)
    good[5] = packed(b"q Q ")
    return fixtures.pdf(good)


@family((20000, 1), (200000, 1), (200000, 10), (200000, 0), (1000000, 1))
def characters(n, size):
    row = "预" * 1000
    return one_page(packed(b"".join(fixtures.text(20, 20 + (4 * k) % 800, row, size) for k in range(n // 1000))))


@family(*((step, how) for step in ("1", "0.1", "0.001", "0.000000001", "0", "-0.01", "1e9") for how in ("fill", "text")))
def tiles(step, how):
    tile = packed(b"0 0 1 1 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
                  b"/XStep %s /YStep %s /Resources << >>" % (step.encode(), step.encode()))
    draw = b"0 0 595 842 re f" if how == "fill" else fixtures.text(50, 400, "公开" * 9, 30)
    return one_page(packed(TEXT + b"/Pattern cs /P scn " + draw), b"/Pattern << /P 9 0 R >>", [tile])


@family(1, 5, 60)
def tiles_in_tiles(depth):
    more = [packed(b"/Pattern cs /P scn 0 0 100 100 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
                   b"/BBox [0 0 100 100] /XStep 10 /YStep 10 /Resources << /Pattern << /P %d 0 R >> >>" % (10 + k % depth))
            for k in range(depth)]
    return one_page(packed(TEXT + b"/Pattern cs /P scn 0 0 595 842 re f"), b"/Pattern << /P 9 0 R >>",
                    more + [packed(b"0 0 1 1 re f", b"/PatternType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1")])


@family(100000, 3000000)
def long_tile(n):
    """One tile that draws much."""
    tile = packed(b"0 0 m 9 9 8 8 7 7 c S " * n, b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] "
                  b"/XStep 100 /YStep 100 /Resources << >>")
    return one_page(packed(TEXT + b"/Pattern cs /P scn 0 0 595 842 re f"), b"/Pattern << /P 9 0 R >>", [tile])


SHADINGS = {
    "function": b"/ShadingType 1 /Domain [0 1 0 1] /Matrix [595 0 0 842 0 0] /Function 10 0 R",
    "axial": b"/ShadingType 2 /Coords [0 0 595 842] /Extend [true true] /Function 10 0 R",
    "radial": b"/ShadingType 3 /Coords [0 0 0 1e9 1e9 1e-9] /Extend [true true] /Function 10 0 R",
}


@family(*((kind, n) for kind in SHADINGS for n in (10, 10000)))
def shadings(kind, n):
    """Drawn N times, by a function of N steps."""
    inputs = 2 if kind == "function" else 1
    code = b"{ %s %s }" % (b"pop" if inputs == 2 else b"", b"dup sin mul abs 1 exch sub " * min(n, 2000))
    function = packed(code, b"/FunctionType 4 /Domain [%s] /Range [0 1]" % (b"0 1 " * inputs))
    return one_page(packed(TEXT + b"/S sh\n" * n), b"/Shading << /S 9 0 R >>",
                    [b"<< /ColorSpace /DeviceGray %s >>" % SHADINGS[kind], function])


@family((4, 1000), (4, 300000), (6, 1000), (6, 100000), (7, 30000))
def meshes(kind, n):
    points = {4: 1, 6: 12, 7: 16}[kind]
    piece = b"\0" + bytes(range(7, 7 + 4 * points)) + b"\x80" * (1 if kind == 4 else 4)
    mesh = packed(piece * n, b"/ShadingType %d /ColorSpace /DeviceGray /BitsPerCoordinate 16 /BitsPerComponent 8 "
                  b"/BitsPerFlag 8 /Decode [0 595 0 842 0 1]" % kind)
    return one_page(packed(TEXT + b"/S sh"), b"/Shading << /S 9 0 R >>", [mesh])


@family("stitched", "sampled", "ring", "arguments")
def functions(kind):
    if kind == "stitched":
        more = [b"<< /FunctionType 3 /Domain [0 1] /Functions [%d 0 R] /Bounds [] /Encode [0 1] >>" % (10 + k) for k in range(5000)]
        more.append(b"<< /FunctionType 2 /Domain [0 1] /N 1 >>")
    elif kind == "sampled":
        more = [packed(b"", b"/FunctionType 0 /Domain [%s] /Range [0 1] /Size [%s] /BitsPerSample 32"
                       % (b"0 1 " * 8, b"1000 " * 8))]
    elif kind == "ring":
        more = [b"<< /FunctionType 3 /Domain [0 1] /Functions [9 0 R 9 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"]
    else:
        more = [packed(b"{ 1000000000 1 roll 2000000000 copy }", b"/FunctionType 4 /Domain [0 1] /Range [0 1]")]
    return one_page(packed(TEXT + b"/C cs 0.5 scn 0 0 100 100 re f 10 10 m 90 10 l S"),
                    b"/ColorSpace << /C [/Separation /X /DeviceGray 9 0 R] >>", more)


@family("indexed", "deep", "ring", "components")
def colours(kind):
    more = [b"[/Indexed /DeviceRGB 2000000000 <00>]"]
    if kind == "deep":
        more = [b"[/Indexed %d 0 R 1 <0011>]" % (10 + k) for k in range(5000)] + [b"/DeviceGray"]
    elif kind == "ring":
        more = [b"[/Pattern 9 0 R]"]
    elif kind == "components":
        more = [b"[/DeviceN [%s] /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >>]" % (b"/A " * 100000)]
    return one_page(packed(TEXT + b"/C cs 0 scn 0 0 100 100 re f"), b"/ColorSpace << /C 9 0 R >>", more)


NUMBERS = ["nan", "inf", "1e400", "9" * 400, "-" * 50 + "1", "0." + "0" * 400 + "1", "1.2.3.4", "2147483648", "-9999999999999"]


@family(*range(len(NUMBERS)))
def numbers(k):
    n = NUMBERS[k].encode()
    operators = [b"%s 0 0 %s 0 0 cm", b"/F %s Tf %s TL", b"%s w %s 0 m 0 0 l S", b"%s %s 9 9 re f", b"BT %s %s Td T* ET",
                 b"BT %s Tc %s Tw 3 Tr ET", b"[%s] %s d 0 0 m 500 500 l S", b"BT %s Tz %s Ts /F 9 Tf <9884> Tj ET",
                 b"BT /F 9 Tf [<9884> %s <9884> %s] TJ ET", b"%s 0 m 1 2 %s 4 5 6 c S"]
    return one_page(packed(TEXT + b"\n".join(b"q " + o % (n, n) + b" Q" for o in operators)))


@family(*((what, n) for what in ("q", "brackets", "dictionaries", "marks", "strings") for n in (10000, 1000000)))
def nested(what, n):
    inner = {"q": b"q " * n, "brackets": b"[" * n + b"]" * n, "dictionaries": b"<<" * n + b">>" * n,
             "marks": b"/A BMC " * n, "strings": b"(" * n + b")" * n + b" Tj"}[what]
    return one_page(packed(TEXT + inner))


@family(1000, 100000)
def dashes(n):
    return one_page(packed(TEXT + b"[%s] 0 d 10 w 0 400 m 595 400 l S" % (b"0.0001 " * n)))


@family("string", "name", "comment", "number")
def long_token(kind):
    n = 30 * MEGABYTE
    token = {"string": b"(" + b"a" * n + b") Tj", "name": b"/" + b"a" * n + b" Do", "comment": b"%" + b"a" * n,
             "number": b"1" * n + b" w"}[kind]
    return one_page(packed(TEXT + b"BT /F 9 Tf " + token))
