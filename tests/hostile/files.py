# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that ask for far more than they are long: NAME -> bytes, small to store and made when asked for."""
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
import fixtures  # noqa: E402

FILES = {}
PAGE = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"


def file(function):
    FILES[function.__name__] = function
    return function


def packed(content, extra=b"", times=1):
    """A stream deflated TIMES times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    name = b"/FlateDecode" if times == 1 else b"[" + b" /FlateDecode" * times + b"]"
    return b"<< /Filter %s /Length %d %s >>\nstream\n%s\nendstream" % (name, len(content), extra, content)


def one_page(content, resources=b"", more=(), page=PAGE):
    """A first page that does something, and a second that is read; MORE objects from number 9 on."""
    good = fixtures.document([b"", fixtures.table_page()])
    fonts = b"" if b"/Font <<" in resources else b"/Font << /F 3 0 R >>"
    good[4] = b"<< %s /Contents 6 0 R /Resources << %s %s >> >>" % (page, fonts, resources)
    good[5] = content
    return fixtures.pdf(good + list(more))


TEXT = fixtures.text(100, 700, "预算公开")


@file
def filter_chain():
    """Three times deflated: a page's content of 1 GB in 3 KB."""
    packer = zlib.compressobj(9)
    zeros = bytes(1 << 20)
    once = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
    twice = zlib.compress(zlib.compress(once, 9), 9)
    return one_page(b"<< /Filter [/FlateDecode /FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream"
                    % (len(twice), twice))


@file
def long_content():
    """1 GB of operators that do nothing."""
    packer = zlib.compressobj(9)
    block = b"q Q\n" * (1 << 18)
    data = packer.compress(TEXT) + b"".join(packer.compress(block) for _ in range(1024)) + packer.flush()
    return one_page(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data))


def form(content, resources=b""):
    return packed(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % resources)


@file
def forms_in_forms():
    """Ten forms, each of which draws the next ten times."""
    more = [form(b"/X Do\n" * 10, b"/XObject << /X %d 0 R >>" % (10 + k)) for k in range(10)]
    return one_page(packed(TEXT + b"/X Do"), b"/XObject << /X 9 0 R >>", more + [form(b"0 0 m 9 9 l S")])


@file
def form_of_itself():
    return one_page(packed(TEXT + b"/X Do"), b"/XObject << /X 9 0 R >>", [form(b"/X Do /X Do", b"/XObject << /X 9 0 R >>")])


@file
def curves_in_one_path():
    return one_page(packed(TEXT + b"0 0 m " + b"1 2 300 400 500 6 c " * 1000000 + b"S"))


@file
def curves_in_many_paths():
    return one_page(packed(TEXT + b"0 0 m 1 2 300 400 500 6 c S " * 1000000))


@file
def grid_of_rulings():
    lines = [b"%f 20 m %f 800 l S" % (20 + k * 1.8, 20 + k * 1.8) for k in range(300)]
    lines += [b"20 %f m 560 %f l S" % (20 + k * 2.6, 20 + k * 2.6) for k in range(300)]
    return one_page(packed(TEXT + b"0.2 w " + b"\n".join(lines)))


@file
def many_contents():
    """A page of 200,000 parts, all the same stream."""
    good = fixtures.document([b"", fixtures.table_page()])
    good[4] = b"<< %s /Contents [%s] /Resources << /Font << /F 3 0 R >> >> >>" % (PAGE, b"6 0 R " * 200000)
    good[5] = packed(b"q Q ")
    return fixtures.pdf(good)


@file
def many_characters():
    """200,000 on a page of usual size."""
    row = b"".join(fixtures.text(20, 20 + 4 * k, "预" * 1000, 1) for k in range(199))
    return one_page(packed(row))


@file
def many_pictures():
    """1,000 times one picture of 4,000 x 4,000 pixels, over the page."""
    picture = packed(bytes(4000 * 4000), b"/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /BitsPerComponent 8 "
                     b"/ColorSpace /DeviceGray")
    return one_page(packed(TEXT + b"q 500 0 0 700 20 20 cm /X Do Q\n" * 1000), b"/XObject << /X 9 0 R >>", [picture])


@file
def huge_picture():
    picture = packed(b"", b"/Type /XObject /Subtype /Image /Width 2000000 /Height 2000000 /BitsPerComponent 8 "
                     b"/ColorSpace /DeviceRGB /SMask 9 0 R")
    return one_page(packed(TEXT + b"q 500 0 0 700 20 20 cm /X Do Q"), b"/XObject << /X 9 0 R >>", [picture])


def with_unicode(cmap):
    font = (b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>")
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abc) Tj ET"), b"/Font << /F 3 0 R /G 10 0 R >>",
                    [packed(cmap), font])


@file
def unicode_of_everything():
    """A character map with a range of four billion codes, a thousand times."""
    return with_unicode(b"begincmap\n1 begincodespacerange <00> <ffffffff> endcodespacerange\n1000 beginbfrange\n"
                        + b"<00000000> <ffffffff> <0041>\n" * 1000 + b"endbfrange\nendcmap")


@file
def unicode_of_itself():
    cmap = packed(b"/CMapName /X def\nbegincmap\n/X usecmap\nendcmap", b"/UseCMap 9 0 R /Type /CMap /CMapName /X")
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 9 0 R /DescendantFonts [<< /Type /Font /Subtype "
            b"/CIDFontType0 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
            b"/FontDescriptor 4 0 R >>] >>")
    return one_page(packed(TEXT + b"BT /G 10 Tf 100 600 Td (abc) Tj ET"), b"/Font << /F 3 0 R /G 10 0 R >>", [cmap, font])


TILE = packed(b"0 0 1 1 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
              b"/XStep 0.001 /YStep 0.001 /Resources << >>")


@file
def tiny_tiles():
    """A pattern that is repeated every 1/1000 point."""
    return one_page(packed(TEXT + b"/Pattern cs /P scn 0 0 595 842 re f"), b"/Pattern << /P 9 0 R >>", [TILE])


@file
def tiles_behind_what_is_not_decoded():
    """The same, after a form whose filter nobody knows: Poppler draws them all the same."""
    unknown = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter << >> /Length 12 >>\nstream\n0 0 9 9 re f\nendstream"
    return one_page(packed(TEXT + b"/X Do /Pattern cs /P scn 0 0 595 842 re f"),
                    b"/Pattern << /P 9 0 R >> /XObject << /X 10 0 R >>", [TILE, unknown])


@file
def tiles_without_a_box():
    """The same, on a page that does not say how large it is."""
    return one_page(packed(TEXT + b"/Pattern cs /P scn 0 0 595 842 re f"), b"/Pattern << /P 9 0 R >>", [TILE],
                    b"/Type /Page /Parent 2 0 R")


@file
def catalog_leads_to_a_page():
    """Poppler takes this one page for the document, qpdf what the page belongs to."""
    objects = fixtures.document([b"", fixtures.table_page()])
    objects[0] = b"<< /Type /Catalog /Pages 5 0 R >>"
    objects[4] = b"<< %s /Contents 6 0 R /Resources << /Font << /F 3 0 R >> /Pattern << /P 9 0 R >> >> >>" % PAGE
    objects[5] = packed(fixtures.table_page() + b"/Pattern cs /P scn 0 0 595 842 re f")
    return fixtures.pdf(objects + [TILE])


@file
def crowded_page():
    """20,000 annotations, over which Poppler gives up the document."""
    note = b"<< /Type /Annot /Subtype /Square /Rect [9 9 99 99] >>"
    return one_page(packed(TEXT), more=[note], page=PAGE + b" /Annots [%s]" % (b"9 0 R " * 20000))


@file
def deep_fields():
    """3,000 fields, each below the other."""
    fields = [b"<< /T (a) /FT /Tx /V (a) /Kids [%d 0 R] >>" % (10 + k) for k in range(3000)]
    fields[-1] = b"<< /T (a) /FT /Tx /V (a) >>"
    good = fixtures.document([TEXT, fixtures.table_page()])
    good[0] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [9 0 R] >> >>"
    return fixtures.pdf(good + [f[:-2] + b"/Parent %d 0 R >>" % (8 + k) if k else f for k, f in enumerate(fields)])


@file
def deep_function():
    """A colour by a function of 100,000 braces."""
    depth = 100000
    function = packed(b"{" * depth + b"}" * depth, b"/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]")
    return one_page(packed(TEXT + b"/C cs 0.5 scn 0 0 100 100 re f 10 0 0 1 50 50 cm /S sh"),
                    b"/ColorSpace << /C [/Separation /X /DeviceRGB 9 0 R] >> "
                    b"/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function 9 0 R >> >>",
                    [function])


@file
def deep_brackets():
    return one_page(packed(TEXT + b"[" * 1000000 + b"]" * 1000000 + b" TJ"))


@file
def deep_page_tree():
    objects = fixtures.document([fixtures.table_page()])
    n = len(objects)
    objects[1] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1)
    objects += [b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n + k, n + k + 2) for k in range(20000)]
    return fixtures.pdf(objects + [b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>"])


@file
def page_tree_of_itself():
    objects = fixtures.document([fixtures.table_page()])
    objects[1] = b"<< /Type /Pages /Kids [2 0 R 5 0 R 2 0 R] /Count 3 >>"
    return fixtures.pdf(objects)


@file
def saved_states():
    return one_page(packed(TEXT + b"q " * 3000000))


@file
def wide_dashes():
    """A line of dashes, each a millionth of a point."""
    return one_page(packed(TEXT + b"[0.000001 0.000001] 0 d 10 w 0 400 m 595 400 l S"))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
