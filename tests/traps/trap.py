# SPDX-License-Identifier: GPL-3.0-or-later
"""A trap file as a PDF; what may stand in one says run.py."""
import re
from dataclasses import dataclass, field
from pathlib import Path

import sys
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

# Parts whose lines follow; the others are one line.
BLOCKS = ("content", "form", "grid", "cells")
KEYWORDS = BLOCKS + ("page", "font", "unicode", "widths", "state", "field", "annotation", "absent", "diagnostic")


def hexadecimal(text):
    return f"<{text.encode('utf-16-be').hex().upper()}>"


@dataclass
class Trap:
    page: tuple = (595, 842, "")
    fonts: dict = field(default_factory=dict)        # name: [base font, encoding or none]
    unicode: dict = field(default_factory=dict)      # font: "2D=00AD ..."
    widths: dict = field(default_factory=dict)       # font: "30 250 ..."
    forms: dict = field(default_factory=dict)        # name: (box, content)
    states: dict = field(default_factory=dict)       # name: dictionary's entries
    annotations: list = field(default_factory=list)  # (box, dictionary's entries, whether a field)
    content: str = ""
    grids: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    absent: list = field(default_factory=list)
    diagnostics: list = field(default_factory=list)

    @classmethod
    def parse(cls, path):
        trap, block = cls(), None
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, rest = line.partition(" ")
            if word in KEYWORDS:
                block = [word, rest, ""]
                trap._take_line(word, rest.strip())
                if word in BLOCKS:
                    trap._blocks.append(block)
            elif block and block[0] in BLOCKS:
                block[2] += line + "\n"
            elif line.strip() and not line.startswith("#"):
                raise harness.Failure(f"{path.name}: no keyword: {line}")
        for name, rest, text in trap._blocks:
            trap._take_block(name, rest.strip(), text)
        return trap

    def __post_init__(self):
        self._blocks = []

    def _take_line(self, word, rest):
        name, _, more = rest.partition(" ")
        if word == "page":
            width, height, *entries = rest.split(maxsplit=2)
            self.page = (float(width), float(height), entries[0] if entries else "")
        elif word == "font":
            self.fonts[name] = more.split()
        elif word in ("unicode", "widths"):
            getattr(self, word)[name] = more
        elif word == "state":
            self.states[name] = more
        elif word in ("field", "annotation"):
            *box, entries = rest.split(maxsplit=4)
            self.annotations.append((" ".join(box), entries, word == "field"))
        elif word == "absent":
            self.absent.append(rest)
        elif word == "diagnostic":
            self.diagnostics.append(rest)

    def _take_block(self, word, rest, text):
        if word == "content":
            self.content += text
        elif word == "form":
            name, box = rest.split(maxsplit=1)
            self.forms[name] = (box, text)
        elif word == "grid":
            self.grids.append(text.strip("\n"))
        elif word == "cells":
            self.cells.append(harness.load_json(text))

    # ------------------------------------------------------------------------------------- as PDF

    def _stream(self, text):
        """The content with `put` lines and «…» strings written out, as bytes."""
        def put(match):
            x, y, font, size, string = match.groups()
            base = self.fonts[font]
            shown = hexadecimal(string) if len(base) > 1 else "(" + re.sub(r"([()\\])", r"\\\1", string) + ")"
            return f"BT /{font} {size} Tf {x} {y} Td {shown} Tj ET"
        text = re.sub(r"^put (\S+) (\S+) (\S+) (\S+) (.*)$", put, text, flags=re.M)
        return re.sub("«(.*?)»", lambda m: hexadecimal(m[1]), text).encode("latin-1")

    def pdf(self):
        return Writer(self).bytes()


class Writer:
    """Numbers the objects: 1 the catalog, 2 the pages, 3 the page, others as they come."""

    def __init__(self, trap):
        self.trap, self.objects = trap, {}
        self.next = 4

    def add(self, data, number=None):
        if number is None:
            number, self.next = self.next, self.next + 1
        self.objects[number] = data if isinstance(data, bytes) else data.encode("latin-1")
        return f"{number} 0 R"

    def add_stream(self, data, entries=""):
        return self.add(f"<< /Length {len(data)} {entries} >>\nstream\n".encode("latin-1") + data + b"\nendstream")

    def add_font(self, name, base, encoding=None):
        if encoding:
            below = self.add(f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{base} /CIDSystemInfo << /Registry (Adobe)"
                             " /Ordering (GB1) /Supplement 2 >> /DW 1000 >>")
            return self.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /{encoding}"
                            f" /DescendantFonts [{below}] >>")
        more = "/Encoding /WinAnsiEncoding "
        if name in self.trap.widths:
            first, *widths = self.trap.widths[name].split()
            more += f"/FirstChar {first} /LastChar {int(first) + len(widths) - 1} /Widths [{' '.join(widths)}] "
        if name in self.trap.unicode:
            more += f"/ToUnicode {self.add_to_unicode(self.trap.unicode[name])} "
        return self.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} {more}>>")

    def add_to_unicode(self, pairs):
        lines = [f"<{code}> {hexadecimal(chr(int(point, 16)))}" for code, point in (p.split("=") for p in pairs.split())]
        return self.add_stream(("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
                                "1 begincodespacerange <00> <FF> endcodespacerange\n"
                                f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar endcmap end end").encode())

    def bytes(self):
        trap = self.trap
        fonts = " ".join(f"/{n} {self.add_font(n, *f)}" for n, f in trap.fonts.items())
        states = " ".join(f"/{n} << {s} >>" for n, s in trap.states.items())
        plain = f"/Font << {fonts} >> /ExtGState << {states} >>"
        forms = {n: self.add_stream(trap._stream(text), f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources << {plain} >>")
                 for n, (box, text) in trap.forms.items()}
        resources = f"<< {plain} /XObject << {' '.join(f'/{n} {reference}' for n, reference in forms.items())} >> >>"

        def filled(entries):
            return re.sub(r"\{(\w+)\}", lambda form: forms[form[1]], entries)
        notes = [(self.add(f"<< /Type /Annot /Rect [{box}] {'/Subtype /Widget' if is_field else ''} {filled(entries)} >>"), is_field)
                 for box, entries, is_field in trap.annotations]
        fields = " ".join(reference for reference, is_field in notes if is_field)
        width, height, entries = trap.page
        self.add(f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{fields}] /DA (/F1 10 Tf 0 g)"
                 f" /DR << /Font << {fonts} >> >> >> >>", 1)
        self.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 2)
        self.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] {entries} /Resources {resources}"
                 f" /Contents {self.add_stream(trap._stream(trap.content))}"
                 f" /Annots [{' '.join(reference for reference, _ in notes)}] >>", 3)
        return self.joined()

    def joined(self):
        data, places = b"%PDF-1.7\n", {}
        for number in sorted(self.objects):
            places[number] = len(data)
            data += f"{number} 0 obj\n".encode() + self.objects[number] + b"\nendobj\n"
        start, size = len(data), max(places) + 1
        data += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        data += b"".join(f"{places[n]:010d} 00000 n \n".encode() for n in range(1, size))
        return data + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
