# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the CLI cases name, written into a fresh folder: small PDFs, and what is none.

Written by hand rather than by a PDF library so that every defect is exactly the one meant.
"""
import hashlib
import json
import re
import shutil
import sys
import zlib
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
USER_PASSWORD, OWNER_PASSWORD = b"qingshi", b"owner"

# ISO 32000-1, 7.6.3.3, algorithm 2: what passwords shorter than 32 bytes are padded with.
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = bytes(range(16))
PERMISSIONS = -4

TITLE = "表二 2026年青石镇部门收入总表"
HEADER = ["科目编码", "科目名称", "合计"]
# A class that is not the sum of its groups: 12.50 against 7.20 + 5.20.
WRONG_ROWS = [["201", "一般公共服务支出", "12.50"], ["20103", "政府办公厅（室）事务", "7.20"],
              ["20131", "党委办公厅（室）事务", "5.20"]]
# Names that would be markup if anybody took them for it.
MARKUP = ["<script>a(1)</script>", "<!--<script>", "<b onclick=alert(2)>", "\"'&amp;</table>"]
ROWS = [["201", "一般公共服务支出", "12.50"], ["20103", "政府办公厅（室）事务", "12.50"]]


def pdf(objects, trailer=b""):
    """A PDF of OBJECTS (number 1 is the catalog) with a correct cross-reference table."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []     # grown in place: there may be a million objects
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % xref)


def stream(content):
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def document(contents, size=(595, 842), encrypt=None):
    """The objects of a PDF with one page per content stream.

    1 catalog, 2 page tree, 3 font, 4 its descriptor; then a page and its content, in turns.
    ENCRYPT(object number, bytes) is what the strings and streams pass through.
    """
    encrypt = encrypt or (lambda _, data: data)
    kids = [5 + 2 * k for k in range(len(contents))]
    registry, ordering = (encrypt(3, s).hex().encode() for s in (b"Adobe", b"GB1"))
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
            b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
            b"/CIDSystemInfo << /Registry <%s> /Ordering <%s> /Supplement 2 >> /DW 1000 "
            b"/FontDescriptor 4 0 R >>] >>" % (registry, ordering))
    descriptor = (b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 "
                  b"/Descent -120 /CapHeight 880 /StemV 93 /ItalicAngle 0 "
                  b"/FontBBox [-25 -254 1000 880] >>")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % k for k in kids), len(kids)),
        font, descriptor]
    for k, content in zip(kids, contents):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
                       b"/Resources << /Font << /F 3 0 R >> >> >>" % (*size, k + 1))
        objects.append(stream(encrypt(k + 1, content)))
    return objects


def text(x, y, string, size=10):
    return b"BT /F %d Tf %d %d Td <%s> Tj ET\n" % (
        size, x, y, string.encode("utf-16-be").hex().encode())


def table_page(rows=ROWS):
    """TITLE, a unit, and a ruled table of HEADER and ROWS, as content stream."""
    xs, y0, height = [70, 150, 370, 500], 720, 20
    lines = [HEADER] + rows
    out = text(180, 770, TITLE, 14) + text(420, 745, "单位：万元")
    out += b"0.5 w\n"
    for k in range(len(lines) + 1):
        out += b"%d %d m %d %d l S\n" % (xs[0], y0 - k * height, xs[-1], y0 - k * height)
    for x in xs:
        out += b"%d %d m %d %d l S\n" % (x, y0, x, y0 - len(lines) * height)
    for k, row in enumerate(lines):
        for x, cell in zip(xs, row):
            out += text(x + 4, y0 - (k + 1) * height + 6, cell)
    return out


def resize_page(objects, k, size):
    """OBJECTS of document() with page K, from 0, of another SIZE."""
    at = 4 + 2 * k
    objects[at] = re.sub(rb"/MediaBox \[[^]]*\]", b"/MediaBox [0 0 %d %d]" % size, objects[at])
    return objects


def damage_page(objects, k):
    """OBJECTS of document() with the content of page K deflated, and wrong from the middle on."""
    content = re.search(rb"stream\n(.*)\nendstream", objects[5 + 2 * k], re.S)[1]
    packed = bytearray(zlib.compress(content))
    packed[len(packed) // 2:len(packed) // 2 + 9] = b"\xff" * 9
    objects[5 + 2 * k] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), bytes(packed))
    return objects


def change_page(objects, k):
    """OBJECTS of document() with a digit of page K changed behind the back of its content's checksum."""
    content = re.search(rb"stream\n(.*)\nendstream", objects[5 + 2 * k], re.S)[1]
    digits = ["12.50".encode("utf-16-be").hex().encode(), "92.50".encode("utf-16-be").hex().encode()]
    packed = zlib.compress(content, 0).replace(*digits, 1)
    objects[5 + 2 * k] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return objects


def rc4(key, data):
    s, j = list(range(256)), 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)


def encrypted(content):
    """One page behind USER_PASSWORD: the standard security handler, revision 2 (40-bit RC4).

    The oldest scheme, because it needs nothing but MD5 and RC4.
    """
    def padded(password):
        return (password + PADDING)[:32]

    owner = rc4(hashlib.md5(padded(OWNER_PASSWORD)).digest()[:5], padded(USER_PASSWORD))
    key = hashlib.md5(padded(USER_PASSWORD) + owner + (PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
                      + FILE_ID).digest()[:5]
    user = rc4(key, PADDING)

    def encrypt(number, data):
        salt = number.to_bytes(3, "little") + b"\0\0"
        return rc4(hashlib.md5(key + salt).digest()[:10], data)

    trailer = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        FILE_ID.hex().encode(), FILE_ID.hex().encode(), owner.hex().encode(), user.hex().encode(),
        PERMISSIONS)
    return pdf(document([content], encrypt=encrypt), trailer)


def write_packs(folder):
    """Pattern packs that are the project's own but for one error each."""
    bad_key = folder / "bad-key"
    shutil.copytree(TOP / "patterns", bad_key)
    with open(bad_key / "lexicon" / "columns.yaml", "a", encoding="utf-8") as f:
        f.write("\nno_such_key: 1\n")
    bad_regex = folder / "bad-regex"
    shutil.copytree(TOP / "patterns", bad_regex)
    (bad_regex / "broken.yaml").write_text("extends: lexicon\ndetect:\n  any:\n    - '(unclosed'\n",
                                           encoding="utf-8")
    not_yaml = folder / "not-yaml"
    shutil.copytree(TOP / "patterns", not_yaml)
    (not_yaml / "broken.yaml").write_text("detect: { any: [\n", encoding="utf-8")
    unlisted = folder / "unlisted"
    shutil.copytree(TOP / "patterns", unlisted)
    (unlisted / "rules" / "more.yaml").write_text("rules: []\n", encoding="utf-8")


RULE = {"id": "extra", "for": "expenditure.rows", "assert": "total = basic + project",
        "severity": "error", "zh": "{left} 应为 {right}", "en": "{left} must be {right}",
        "holds": ["expenditure[total]: total=3, basic=1, project=2"],
        "breaks": ["expenditure[total]: total=9, basic=1, project=2"]}

# Rules with one error each, by the folder of the packs that hold them.
BAD_RULES = {
    "rule-good": {},
    "rule-no-column": {"assert": "total = basics + project"},
    "rule-no-table": {"assert": "total = expenditures[total].total"},
    "rule-no-row": {"assert": "total = expenditure[totals].total"},
    "rule-no-fact": {"assert": "total = narrative.nothing"},
    "rule-no-field": {"for": "projects", "assert": "annual.total = annual.totals"},
    "rule-no-scope": {"for": "expense.rows"},
    "rule-no-condition": {"when": "exists(basics)"},
    "rule-no-blank": {"en": "{figure} must be {right}"},
    "rule-no-severity": {"severity": "fatal"},
    "rule-half": {"assert": "total ="},
    "rule-two-points": {"assert": "total = 1.2.3"},
    "rule-nested": {"assert": "total = " + "(" * 2000 + "basic" + ")" * 2000},
    "rule-long": {"assert": "total = basic" + " + project" * 500},
    "rule-digits": {"assert": "total = " + "9" * 4000},
    "rule-stars": {"for": "facts narrative.*" + "*a*" * 40, "assert": "value = 1"},
    "rule-holds-not": {"holds": ["expenditure[total]: total=9, basic=1, project=2"]},
    "rule-breaks-not": {"breaks": ["expenditure[total]: total=3, basic=1, project=2"]},
    "rule-off-topic": {"holds": ["revenue[total]: total=4"]},
    "rule-twice": {"id": "table.total"},
}


def write_rules(folder, named):
    """Pattern packs that are the project's own and a rule more; JSON strings are YAML's."""
    for name, change in BAD_RULES.items():
        if name not in named:
            continue
        pack = folder / name
        shutil.copytree(TOP / "patterns", pack)
        text = "".join(f"    {key}: {json.dumps(value, ensure_ascii=False)}\n"
                       for key, value in (RULE | change).items())
        # A second rule with the id of another must stand in the same pack.
        where = pack / ("rules/years.yaml" if name == "rule-twice" else "extra.yaml")
        head = "" if where.exists() else "extends: lexicon\nrules:\n"
        with open(where, "a", encoding="utf-8") as f:
            f.write(head + "  -" + text[3:])


def write_all(folder, named):
    """Every file that the cases name; of the packs with a bad rule those that are NAMED."""
    page = table_page()
    good = pdf(document([page]))
    files = {
        "good.pdf": good,
        "预算 公开.pdf": good,
        "wrong.pdf": pdf(document([table_page(WRONG_ROWS)])),
        "markup.pdf": pdf(document([table_page(
            [[str(201 + k), name, "1.00"] for k, name in enumerate(MARKUP)])])),
        "three-pages.pdf": pdf(document([page] * 3)),
        "no-text.pdf": pdf(document([b"0.5 w 100 100 m 200 200 l S\n"])),
        "garbled.pdf": pdf(document([page, text(50, 700, '"#$!@ |}~ ^`')])),
        "huge-page.pdf": pdf(document([page], size=(100000, 100000))),
        # Of three pages the second is too large, or damaged: 9 of its bytes are none of the code's.
        "huge-second.pdf": pdf(resize_page(document([page] * 3), 1, (100000, 100000))),
        "bad-second.pdf": pdf(damage_page(document([page] * 3), 1)),
        "changed-second.pdf": pdf(change_page(document([page] * 3), 1)),
        # A composite font without the one that it is composed of, as a flipped byte makes it.
        "half-font.pdf": good.replace(b"/DescendantFonts", b"/DescendaltFonts"),
        "no-pages.pdf": pdf(document([])),
        # Without its cross-reference table a PDF can be rebuilt from its objects and trailer;
        # without its objects it cannot.
        "no-xref.pdf": good[:good.index(b"xref\n")]
        + good[good.index(b"trailer"):good.index(b"startxref")],
        "truncated.pdf": good[:120],
        "encrypted.pdf": encrypted(page),
        "empty.pdf": b"",
        "html.pdf": b"<!DOCTYPE html>\n<html><head><title>404</title></head></html>\n",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "folder.pdf").mkdir()
    (folder / "some").mkdir()
    for name in ("some/a.pdf", "some/b.pdf"):
        (folder / name).write_bytes(good)
    (folder / "list.txt").write_text("some/a.pdf\r\n\ngood.pdf\n", encoding="utf-8")
    (folder / "list.nul").write_bytes(b"some/a.pdf\0good.pdf\0")
    write_packs(folder)
    write_rules(folder, named)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), [])
