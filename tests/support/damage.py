# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged PDFs: bytes that went wrong on the way, and objects that say something else.

The first kind loses text that was there; the second is another document, whose makers may mean harm.
"""
import random
import re
import zlib

TOKEN = re.compile(rb"[^\s/<>\[\]()]+|/[^\s/<>\[\]()]*")
OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj", re.S)
STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*)\r?\nendstream", re.S)
NUMBERS = [b"0", b"1", b"-1", b"0.001", b"1e9", b"65535", b"-2147483648", b"4294967296", b"99999999999", b"90", b"300"]
NAMES = [b"/Page", b"/Pages", b"/Font", b"/Form", b"/Image", b"/Identity-H", b"/UniGB-UCS2-H", b"/FlateDecode",
         b"/LZWDecode", b"/DCTDecode", b"/Separation", b"/Pattern", b"/X", b"/Type0", b"/Type3", b"/DeviceCMYK"]
LINES = [b"q", b"Q", b"BT", b"ET", b"0 1 -1 0 500 0 cm", b"0.01 0 0 0.01 0 0 cm", b"3 Tr", b"7 Tr", b"1 g", b"1e9 TL",
         b"0 0 600 900 re f", b"0 0 100 100 re W n", b"/X Do", b"T*", b"10 10 m 500 10 l S", b"[1 1] 0 d", b"1e9 w"]


# ---- bytes

def truncate(rng, data):
    return data[:rng.randrange(len(data))]


def flip(rng, data):
    data = bytearray(data)
    for _ in range(rng.choice((1, 10, 100, 1000))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def zero(rng, data):
    start = rng.randrange(len(data))
    length = min(len(data) - start, rng.randrange(1, 4000))
    return data[:start] + bytes(length) + data[start + length:]


def leave_out(rng, data):
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 4000):]


def double(rng, data):
    start = rng.randrange(len(data))
    return data[:start] + data[start:start + rng.randrange(1, 20000)] + data[start:]


# ---- objects

def take_apart(data):
    """[(number, dictionary, stream or None)], streams unpacked."""
    objects = []
    for found in OBJECT.finditer(data):
        stream = STREAM.fullmatch(found[2].strip())
        head, content = (stream[1], stream[2]) if stream else (found[2], None)
        if content is not None and b"/FlateDecode" in head and b"/Predictor" not in head:
            try:
                content = zlib.decompressobj().decompress(content, 1 << 22)
                head = re.sub(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?", b"", head)
            except zlib.error:
                pass
        objects.append([int(found[1]), head, content])
    return objects


def put_together(objects, root):
    out, table = bytearray(b"%PDF-1.7\n"), {}
    for number, head, content in objects:
        table[number] = len(out)
        if content is not None:
            head = re.sub(rb"/Length\s+\d+( \d+ R)?", b"", head)
            head = head.replace(b"<<", b"<< /Length %d" % len(content), 1)
            head += b"stream\n%s\nendstream" % content
        out += b"%d 0 obj\n%s\nendobj\n" % (number, head)
    at, size = len(out), max(table) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 %c \n" % (table.get(k, 0), b"fn"[k in table]) for k in range(1, size))
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, at)
    return bytes(out)


def change_token(rng, text, numbers):
    found = list(TOKEN.finditer(text))
    if not found:
        return text
    at = rng.choice(found)
    old = at[0]
    new = rng.choice(NAMES) if old[:1] == b"/" else rng.choice(NUMBERS + numbers)
    return text[:at.start()] + new + text[at.end():]


def change_line(rng, text):
    lines = text.split(b"\n")
    k = rng.randrange(len(lines))
    what = rng.randrange(4)
    if what == 0:
        del lines[k]
    elif what == 1:
        lines[k:k] = [lines[k]] * rng.choice((1, 10, 1000))
    else:
        lines.insert(k, rng.choice(LINES))
    return b"\n".join(lines)


def change_objects(rng, data):
    """One to five changes of numbers, names, references and operators; the file itself is sound."""
    objects = take_apart(data)
    root = re.search(rb"/Root\s+(\d+)", data)
    if not objects or root is None:
        return flip(rng, data)
    numbers = [b"%d" % o[0] for o in objects]
    for _ in range(rng.randrange(1, 6)):
        one, other = rng.choice(objects), rng.choice(objects)
        what = rng.randrange(8)
        if what == 0:
            one[1:], other[1:] = other[1:], one[1:]
        elif what < 4 or one[2] is None:
            one[1] = change_token(rng, one[1], numbers)
        elif what < 6:
            one[2] = change_line(rng, one[2])
        else:
            one[2] = change_token(rng, one[2][:1 << 16], numbers) + one[2][1 << 16:]
    return put_together(objects, int(root[1]))


BYTES = [truncate, flip, flip, zero, leave_out, double]
DAMAGES = BYTES + [change_objects] * len(BYTES)


def make(seed, k, originals):
    """Document K of SEED: (number of its original, name of the damage, bytes), the same each time."""
    rng = random.Random(f"{seed} {k}")
    which = rng.randrange(len(originals))
    damage = rng.choice(DAMAGES)
    return which, damage.__name__, damage(rng, originals[which]) + b"\n%% %d\n" % k     # no two alike
