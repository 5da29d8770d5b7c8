# SPDX-License-Identifier: GPL-3.0-or-later
"""What a document's objects ask for: trees, tables of objects, sizes. There is one page, with the table."""
import re
import zlib

import fixtures

from . import family
from .contents import NUMBERS, stream_of

GOOD = fixtures.document([fixtures.table_page()])


def changed(at, old, new, more=(), trailer=b""):
    """The good document with NEW for OLD in object AT; MORE objects from number 7 on."""
    good = list(GOOD)
    good[at - 1] = good[at - 1].replace(old, new, 1)
    return fixtures.pdf(good + list(more), trailer)


def in_catalog(entry, more=()):
    return changed(1, b"/Pages 2 0 R", b"/Pages 2 0 R " + entry, more)


@family(30, 900, 20000, whole=True)
def deep_page_tree(n):
    more = [b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (6 + k, 8 + k) for k in range(n)]
    return changed(2, b"/Kids [5 0 R]", b"/Kids [7 0 R]", more + [b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>"])


@family("itself", "twice", "parents", whole=True)
def page_tree_in_a_ring(kind):
    kids = {"itself": b"[2 0 R 5 0 R 2 0 R]", "twice": b"[%s]" % (b"5 0 R " * 1000), "parents": b"[7 0 R 5 0 R]"}[kind]
    return changed(2, b"/Kids [5 0 R]", b"/Kids " + kids, [b"<< /Type /Pages /Kids [2 0 R 7 0 R] /Count 9 >>"])


@family("-1", "0", "2147483647", "99999999999", "5 0 R", whole=True)
def page_count(count):
    return changed(2, b"/Count 1", b"/Count " + count.encode())


@family(*range(len(NUMBERS)), "1000000", "0.0", "-595", whole=True)
def page_size(k):
    n = NUMBERS[k] if isinstance(k, int) else k
    return fixtures.pdf(sized(n.encode()))


def sized(n):
    """A first page of that size, before the good one."""
    good = fixtures.document([fixtures.text(100, 700, "公开"), fixtures.table_page()])
    good[4] = re.sub(rb"/MediaBox \[[^]]*\]", b"/MediaBox [0 0 %s %s]" % (n, n), good[4])
    return good


@family("/UserUnit 1000000", "/UserUnit -1", "/Rotate 45", "/Rotate 2147483647", "/CropBox [0 0 0 0]", "/CropBox [9 9 -9999999 9]",
        "/Group << /CS 5 0 R >>", "/Parent 5 0 R", "/Resources 5 0 R", "/Thumb 5 0 R", whole=True)
def page_entries(entry):
    return changed(5, b"/Type /Page ", b"/Type /Page %s " % entry.encode())


@family(*((kind, n) for kind in ("deep", "wide", "ring") for n in (1000, 50000)), whole=True)
def outlines(kind, n):
    more = {"deep": [b"<< /Title (a) /First %d 0 R /Last %d 0 R /Count 1 >>" % (8 + k, 8 + k) for k in range(n)],
            "wide": [b"<< /First 8 0 R /Last %d 0 R /Count %d >>" % (7 + n, n)]
            + [b"<< /Title (a) /Next %d 0 R /Parent 7 0 R >>" % (9 + k) for k in range(n)],
            "ring": [b"<< /First 8 0 R /Last 8 0 R /Count %d >>" % n, b"<< /Title (a) /Next 8 0 R /First 7 0 R /Prev 8 0 R >>"]}[kind]
    return in_catalog(b"/Outlines 7 0 R", more)


@family(*((tree, n) for tree in ("Dests", "EmbeddedFiles", "JavaScript") for n in (1000, 50000)), whole=True)
def names(tree, n):
    more = [b"<< /Kids [%d 0 R 7 0 R] /Limits [(a) (z)] >>" % (8 + k) for k in range(n)]
    return in_catalog(b"/Names << /%s 7 0 R >>" % tree.encode(), more + [b"<< /Names [(a) null] /Limits [(a) (z)] >>"])


@family(*((kind, n) for kind in ("order", "expression", "groups") for n in (1000, 100000)), whole=True)
def layers(kind, n):
    order = b"[" * n + b"]" * n if kind == "order" else b"[7 0 R]"
    groups = b"7 0 R " * n if kind == "groups" else b"7 0 R"
    good = in_catalog(b"/OCProperties << /OCGs [%s] /D << /Order %s /OFF [7 0 R] >> >>" % (groups, order),
                      [b"<< /Type /OCG /Name (a) >>"])
    if kind != "expression":
        return good
    deep = b"[/Not " * n + b"7 0 R" + b"]" * n
    objects = list(GOOD)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [7 0 R] /D << >> >> >>"
    objects[4] = objects[4].replace(b"/Resources <<", b"/Resources << /Properties << /M 8 0 R >>")
    objects[5] = fixtures.stream(b"/OC /M BDC EMC " + fixtures.table_page())
    return fixtures.pdf(objects + [b"<< /Type /OCG /Name (a) >>", b"<< /Type /OCMD /VE %s >>" % deep])


@family(*((kind, n) for kind in ("array", "dictionary", "string") for n in (1000, 100000, 5000000)), whole=True)
def deep_objects(kind, n):
    inner = {"array": b"[" * n + b"]" * n, "dictionary": b"<< /A " * n + b"1" + b" >>" * n, "string": b"(" * n + b")" * n}[kind]
    return in_catalog(b"/Lang " + inner)


@family("Info", "ID", "Title", whole=True)
def trailers(kind):
    long = b"(" + "书".encode("utf-16") * 5000000 + b")"
    entry = {"Info": b"/Info 5 0 R", "ID": b"/ID [%s %s]" % (long, long), "Title": b"/Info << /Title %s /Producer %s >>" % (long, long)}
    return fixtures.pdf(list(GOOD), entry[kind])


@family(1000, 300000, whole=True)
def many_objects(n):
    return fixtures.pdf(list(GOOD) + [b"1"] * n)


@family("itself", "ring", "beyond", "negative", "chain", whole=True)
def cross_references(kind):
    data = fixtures.pdf(list(GOOD))
    at = int(re.search(rb"startxref\n(\d+)", data)[1])
    if kind == "chain":
        for k in range(3000):
            new = len(data)
            data += b"xref\n0 0\ntrailer\n<< /Size 7 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (at, new)
            at = new
        return data
    target = {"itself": at, "ring": len(data), "beyond": 1 << 40, "negative": -5}[kind]
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % target, 1)
    return data + b"xref\n0 0\ntrailer\n<< /Size 7 /Root 1 0 R /Prev %d >>\n" % at if kind == "ring" else data


@family("1", "2147483647", "99999999999", "-1", whole=True)
def sizes(n):
    return re.sub(rb"/Size \d+", b"/Size " + n.encode(), fixtures.pdf(list(GOOD)))


def with_table_stream(entries):
    """The good document whose table of objects is a stream; %d in ENTRIES is how many there are."""
    data, offsets = b"%PDF-1.7\n", [0]
    for n, body in enumerate(GOOD, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    at = len(data)
    offsets.append(at)
    table = b"".join(bytes([k > 0]) + o.to_bytes(4, "big") + b"\0" for k, o in enumerate(offsets))
    packed = zlib.compress(table)
    data += b"%d 0 obj\n<< /Type /XRef /Filter /FlateDecode /Length %d /Root 1 0 R %s >>\nstream\n%s\nendstream\nendobj\n" % (
        len(offsets) - 1, len(packed), entries.replace(b"%d", b"%d" % len(offsets)), packed)
    return data + b"startxref\n%d\n%%%%EOF\n" % at


@family("/Size %d /W [1 4 1]", "/Size %d /W [8 8 8]", "/Size %d /W [1 2147483647 1]", "/Size 2147483647 /W [1 4 1]",
        "/Size %d /W [1 4 1] /Index [0 2147483647]", "/Size %d /W [0 0 0]", "/Size %d /W [1 4 1] /Index [-5 %d]", whole=True)
def table_streams(entries):
    return with_table_stream(entries.encode())


@family("itself", "ring", "count", "first", "nested", whole=True)
def object_streams(kind):
    inner = b"8 0 9 5 (a) (b)"
    entries = {"itself": b"/N 2 /First 8 /Extends 7 0 R", "ring": b"/N 2 /First 8 /Extends 8 0 R", "count": b"/N 2000000000 /First 8",
               "first": b"/N 2 /First -8", "nested": b"/N 2 /First 8"}[kind]
    one = stream_of(inner, b"/Type /ObjStm " + entries)
    other = stream_of(inner, b"/Type /ObjStm /N 2 /First 8 /Extends 7 0 R")
    return in_catalog(b"/Lang 9 0 R /Metadata 7 0 R", [one, other])


@family("7 0 R", "-5", "99999999999", "8 0 R", whole=True)
def lengths(n):
    return changed(6, b"/Length ", b"/Length %s /L " % n.encode(), [b"7 0 R", b"[8 0 R]"])


@family("1 /R 2", "5 /R 6", "4 /R 4 /Length 99999999", "99 /R 99", whole=True)
def encryption(version):
    return fixtures.pdf(list(GOOD), b"/Encrypt << /Filter /Standard /V %s /O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s> /P -4 >> "
                        b"/ID [<00> <00>]" % (version.encode(), b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16))


@family((6, "same"), (30, "same"), (1500, "same"), (1999, "table"), whole=True)
def many_pages(n, kind):
    """Many pages of one dear content."""
    page = b"0.3 w " + b"0 0 m 1 2 300 400 500 6 c S " * 20000 if kind == "same" else fixtures.table_page()
    objects = fixtures.document([fixtures.table_page()] + [b""] * (n - 1))
    dear = len(objects) + 1
    for k in range(1, n):
        objects[4 + 2 * k] = objects[4 + 2 * k].replace(b"/Contents %d 0 R" % (6 + 2 * k), b"/Contents %d 0 R" % dear)
    data = zlib.compress(page, 9)
    return fixtures.pdf(objects + [stream_of(data, b"/Filter /FlateDecode")])
