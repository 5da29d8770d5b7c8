# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures that are larger than their bytes."""
import struct

from files import TEXT, one_page, packed

from . import family
from .contents import stream_of

PLACE = b"q 500 0 0 700 20 20 cm /X Do Q\n"


def shown(picture, times=1, more=()):
    return one_page(packed(TEXT + PLACE * times), b"/XObject << /X 9 0 R >>", [picture, *more])


def image(width, height, extra=b""):
    return b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (width, height, extra)


@family((1000, 4000), (100, 9000), (20000, 100), (1000000, 1), (1, 30000))
def many(times, side):
    return shown(packed(bytes(min(side, 5000) ** 2), image(side, side, b"/BitsPerComponent 8 /ColorSpace /DeviceGray")), times)


@family(50000, 2000000, 2147483647, -1, 0)
def huge(side):
    return shown(packed(b"", image(side, side, b"/BitsPerComponent 8 /ColorSpace /DeviceRGB")))


@family("itself", "ring", "large")
def masked(kind):
    mask = {"itself": 9, "ring": 10, "large": 10}[kind]
    first = packed(bytes(100), image(10, 10, b"/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask %d 0 R" % mask))
    second = packed(bytes(100), image(10, 10, b"/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 9 0 R"))
    if kind == "large":
        second = packed(b"", image(100000, 100000, b"/BitsPerComponent 8 /ColorSpace /DeviceGray"))
    return shown(first, 1, [second])


def jpx(side):
    box = b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0\0\0\x14ftypjp2 \0\0\0\0jp2 "
    header = struct.pack(">IIHBBBB", side, side, 3, 7, 7, 0, 0)
    header = b"\0\0\0\x2djp2h" + b"\0\0\0\x16ihdr" + header + b"\0\0\0\x0fcolr\1\0\0\0\0\0\x10"
    size = struct.pack(">HIIIIIIIIH", 0, side, side, 0, 0, side, side, 0, 0, 3) + b"\7\1\1" * 3
    code = b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size
    code += b"\xff\x52\0\x0c\0\0\0\1\1\5\4\4\0\1" + b"\xff\x5c\0\x04\x40\x40" + b"\xff\x90\0\x0a\0\0\0\0\0\0\0\1\xff\x93\xff\xd9"
    return box + header + b"\0\0\0\0jp2c" + code


@family(1000, 60000, 1000000)
def jpeg2000(side):
    return shown(stream_of(jpx(side), image(side, side, b"/Filter /JPXDecode")))


@family(1000, 60000, 2147483647)
def jbig2(side):
    page = struct.pack(">IBBI", 0, 48, 1, 19) + struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)
    region = struct.pack(">IBBI", 1, 38, 1, 26) + struct.pack(">IIIIBB", side, side, 0, 0, 0, 0) + bytes(8)
    return shown(stream_of(page + region, image(side, side, b"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode")))


@family(1000, 65535)
def jpeg(side):
    frame = b"\xff\xd8\xff\xc2\0\x11\x08" + struct.pack(">HH", side, side) + b"\3\1\x11\0\2\x11\0\3\x11\0"
    scan = b"\xff\xda\0\x0c\3\1\0\2\0\3\0\0\x3f\0" + bytes(64)
    return shown(stream_of(frame + scan * 2000 + b"\xff\xd9",
                           image(side, side, b"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode")))


@family((1000, 0), (1000000, 0), (100000, -1), (2000000000, -1))
def fax(columns, k):
    parameters = b"/Filter /CCITTFaxDecode /DecodeParms << /K %d /Columns %d /Rows %d >>" % (k, columns, columns)
    return shown(stream_of(b"\x55" * 1000, image(columns, columns, b"/BitsPerComponent 1 /ColorSpace /DeviceGray " + parameters)))


@family((15, 1000000), (2, 2000000000))
def predicted(predictor, columns):
    parameters = b"/DecodeParms << /Predictor %d /Columns %d /Colors 32 /BitsPerComponent 16 >>" % (predictor, columns)
    return shown(packed(bytes(1000), image(100, 100, b"/BitsPerComponent 8 /ColorSpace /DeviceGray " + parameters)))


@family(1000, 100000, 1000000)
def inline(n):
    return one_page(packed(TEXT + b"q 9 0 0 9 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q\n" * n))


@family(30000, 1000000)
def inline_side(side):
    return one_page(packed(TEXT + b"q 500 0 0 500 50 50 cm BI /W %d /H %d /BPC 8 /CS /G ID aaaaaaaa EI Q\n" % (side, side)))
