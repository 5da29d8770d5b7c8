# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts, and what says which characters they draw."""
import random

import fixtures
from files import TEXT, form, one_page, packed, with_unicode

from . import family, unfolding
from .contents import MEGABYTE, stream_of

HEAD = b"begincmap\n1 begincodespacerange <00> <ffff> endcodespacerange\n"


@family(*((kind, n) for kind in ("ranges", "characters", "long", "arrays") for n in (1000, 200000)))
def unicode_maps(kind, n):
    line = {"ranges": b"1 beginbfrange <0000> <ffff> <0041> endbfrange\n", "characters": b"1 beginbfchar <61> <4e00> endbfchar\n",
            "long": b"1 beginbfchar <61> <%s> endbfchar\n" % (b"4e00" * 2000),
            "arrays": b"1 beginbfrange <0000> <ffff> [%s] endbfrange\n" % (b"<4e00>" * 300)}[kind]
    return with_unicode(HEAD + line * min(n, 40 * MEGABYTE // len(line)) + b"endcmap")


@family(100, 1000, 10000)
def unicode_unfolds(mb):
    block = b"1 beginbfchar <61> <4e00> endbfchar\n" * 29127
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>"
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abc) Tj ET"), b"/Font << /F 3 0 R /G 10 0 R >>",
                    [stream_of(unfolding(HEAD, block, mb), b"/Filter /FlateDecode"), font])


def composite(encoding, more, descendant=b""):
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding %s /DescendantFonts [<< /Type /Font /Subtype "
            b"/CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
            b"/FontDescriptor 4 0 R %s >>] >>" % (encoding, descendant))
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abcd) Tj ET"), b"/Font << /F 3 0 R /G 9 0 R >>", [font, *more])


@family(1, 2, 100, 5000)
def maps_that_use_others(n):
    """In a ring of N."""
    more = [packed(b"/CMapName /M%d def\nbegincmap\n/M%d usecmap\nendcmap" % (k, (k + 1) % n),
                   b"/UseCMap %d 0 R /Type /CMap /CMapName /M%d" % (10 + (k + 1) % n, k)) for k in range(n)]
    return composite(b"10 0 R", more)


@family(1000, 100000)
def code_ranges(n):
    return composite(b"10 0 R", [packed(b"begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n"
                                        + b"1 begincidrange <00000000> <ffffffff> 0 endcidrange\n" * n + b"endcmap",
                                        b"/Type /CMap /CMapName /M")])


@family(*((what, n) for what in ("W", "W2", "range") for n in (10000, 3000000)))
def widths(what, n):
    array = {"W": b"/W [0 [%s]]" % (b"9 " * n), "W2": b"/W2 [0 [%s]]" % (b"9 8 7 " * (n // 3)),
             "range": b"/W [%s]" % (b"0 2000000000 9 " * (n // 10))}[what]
    return composite(b"/Identity-H", [], array)


@family(10, 500)
def glyph_map(mb):
    block = bytes(MEGABYTE)
    return composite(b"/Identity-H", [stream_of(unfolding(b"", block, mb), b"/Filter /FlateDecode")], b"/CIDToGIDMap 10 0 R")


@family(*((kind, seed) for kind in ("FontFile", "FontFile2", "FontFile3") for seed in range(4)))
def programs(kind, seed):
    """Bytes that begin as a font does."""
    rng = random.Random(seed)
    head = {"FontFile": b"%!PS-AdobeFont-1.0: X\neexec ", "FontFile2": b"\0\1\0\0\0\x0a\0\x80\0\3\0\x20glyf",
            "FontFile3": b"\1\0\4\4\0\1\1\1\5X\0\0\0\1\1\1"}[kind]
    data = head + bytes(rng.randrange(256) for _ in range(20000))
    descriptor = (b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /%s 10 0 R >>" % kind.encode())
    font = b"<< /Type /Font /Subtype /%s /BaseFont /X /FirstChar 0 /LastChar 255 /FontDescriptor 11 0 R /Widths [%s] >>" % (
        b"TrueType" if kind == "FontFile2" else b"Type1", b"500 " * 256)
    subtype = b"/Subtype /Type1C" if kind == "FontFile3" else b""
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abcd) Tj ET"), b"/Font << /F 3 0 R /G 9 0 R >>",
                    [font, stream_of(data, subtype), descriptor])


@family(500, 20000)
def many_fonts(n):
    names = b"".join(b"/G%d %d 0 R " % (k, 9 + k) for k in range(n))
    more = [b"<< /Type /Font /Subtype /Type1 /BaseFont /N%d /Widths [1 2 3] >>" % k for k in range(n)]
    show = b"".join(b"BT /G%d 9 Tf 50 50 Td (a) Tj ET\n" % k for k in range(n))
    return one_page(packed(TEXT + show), b"/Font << /F 3 0 R %s >>" % names, more)


@family(1000, 1000000)
def differences(n):
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 %s] >> >>" % (b"/a " * n)
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abcd) Tj ET"), b"/Font << /F 3 0 R /G 9 0 R >>", [font])


@family(("itself", 1), ("forms", 1), ("long", 100000), ("long", 2000000), ("shown", 100000))
def drawn_fonts(kind, n):
    """Type 3: each character is a content."""
    proc = {"itself": b"9 0 0 0 9 9 d1 BT /G 1 Tf (aaaaaaaaaa) Tj ET", "forms": b"9 0 0 0 9 9 d1 /X Do",
            "long": b"9 0 0 0 9 9 d1 " + b"0 0 m 9 9 l S " * n, "shown": b"9 0 0 0 9 9 d1 0 0 9 9 re f"}[kind]
    font = (b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 97 /LastChar 97 "
            b"/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 10 0 R >> /Resources << /Font << /G 9 0 R >> "
            b"/XObject << /X 11 0 R >> >> >>")
    more = [form(b"/X Do\n" * 10, b"/XObject << /X %d 0 R >>" % (12 + k)) for k in range(10)] + [form(b"0 0 9 9 re f")]
    shown = b"a" * (n if kind == "shown" else 20)
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (%s) Tj ET /Pattern cs" % shown),
                    b"/Font << /F 3 0 R /G 9 0 R >> /Shading << >>", [font, packed(proc), *more])


@family("sizes", "modes")
def many_shows(kind):
    lines = [fixtures.text(20 + k % 500, 20 + k % 800, "公", 1 + k % 90) for k in range(60000)]
    if kind == "modes":
        lines = [b"%d Tr " % (k % 8) + line for k, line in enumerate(lines)]
    return one_page(packed(b"".join(lines)))
