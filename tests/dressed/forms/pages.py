# SPDX-License-Identifier: GPL-3.0-or-later
"""Random documents of forms as PDF, through Chromium. Breaks fall anywhere:

flow    Chromium breaks where the page is full, also within a row;
rows    between rows; a box that the break cuts says its text on the first of its pages, the last, each,
        or, as programs that centre it do, on the one where its middle is;
inside  within a row, as word processors do: each text goes on where it was cut.
"""
import html
import re
import shutil
import subprocess
from dataclasses import dataclass

PROGRAM = shutil.which("chromium")
MARK = "第{}份文件"


@dataclass
class Dress:
    width: float                # of the page, points
    height: float
    size: float                 # of the type
    pad: float
    breaks: str                 # flow, rows, inside
    cut: str                    # first, last, each, middle: where the text of a cut box stands
    again: str                  # what each page prints again: nothing, head, title
    valign: str
    running: bool               # a running header on pages that go on
    borders: str                # of boxes that Chromium cuts: slice, open at the break; collapse, closed or overrun

    def traits(self):
        return {"breaks": self.breaks, "cut": self.cut if self.breaks == "rows" else "-", "again": self.again, "size": self.size,
                "page": f"{self.width:.0f}x{self.height:.0f}", "valign": self.valign, "borders": self.borders}


def draw_dress(rng):
    width, height = rng.choice([(595, 842), (595, 842), (842, 595), (595, 600), (700, 480)])
    breaks = rng.choice(["flow", "rows", "rows", "inside"])
    return Dress(width, height, rng.choice([8, 9, 10.5, 12]), rng.choice([1, 3, 5]), breaks, rng.choice(["first", "last", "each", "middle"]),
                 rng.choice(["nothing", "nothing", "head", "title"]) if breaks != "flow" else rng.choice(["nothing", "head"]),
                 rng.choice(["middle", "top"]), rng.random() < 0.2, rng.choice(["slice", "slice", "collapse"]))


# ------------------------------------------------------------------------------------------ cutting

def cut_text(text, rng):
    """Where a line of the text ends: a cut about its middle, or none."""
    if len(text) < 24:
        return len(text)
    return rng.randint(len(text) // 3, 2 * len(text) // 3)


def piece_text(dress, cell, top, end):
    """What the part of the box in the rows [top, end) says."""
    first, last = cell.row >= top, cell.row + cell.rowspan <= end
    if first and last or dress.cut == "each":
        return cell.text
    if dress.cut == "middle":
        return cell.text if top <= cell.row + cell.rowspan // 2 < end else ""
    return cell.text if (first if dress.cut == "first" else last) else ""


def rows_piece(dress, sheet, top, end):
    """[(row, col, rowspan, colspan, text, kind)] of the rows [top, end)."""
    out = []
    for c in sheet.cells:
        a, b = max(c.row, top), min(c.row + c.rowspan, end)
        if a < b:
            out.append((a - top, c.col, b - a, c.colspan, piece_text(dress, c, top, end), c.kind))
    return out


def inside_pieces(dress, sheet, row, rng):
    """The grid cut within @row: its texts of more than one line go on, other boxes are blank below."""
    cuts = {id(c): cut_text(c.text, rng) for c in sheet.cells if c.row == row and c.rowspan == 1 and c.kind != "label"}
    first, second = [], []
    for c in sheet.cells:
        own = cuts.get(id(c), len(c.text))
        if c.row <= row:
            first.append((c.row, c.col, min(c.rowspan, row + 1 - c.row), c.colspan, c.text[:own], c.kind))
        if c.row + c.rowspan > row:
            a = max(c.row, row)
            text = c.text[own:] if c.row <= row else c.text
            second.append((a - row, c.col, c.row + c.rowspan - a, c.colspan, text, c.kind))
    return first, second


def pieces_of(dress, sheet, rng):
    """[[cell …] …], a piece for each page."""
    whole = rows_piece(dress, sheet, 0, sheet.n_rows)
    if dress.breaks == "flow" or sheet.n_rows < 3:
        return [whole]
    if dress.breaks == "inside":
        long = [c.row for c in sheet.cells if c.rowspan == 1 and c.kind != "label" and len(c.text) >= 24 and c.row > 0]
        return list(inside_pieces(dress, sheet, rng.choice(long), rng)) if long else [whole]
    n = rng.choice([1, 1, 2]) if sheet.n_rows > 6 else 1
    least = max(1, sheet.head + 1)
    ends = sorted(rng.sample(range(least, sheet.n_rows), n))
    pieces = [rows_piece(dress, sheet, a, b) for a, b in zip([0, *ends], [*ends, sheet.n_rows])]
    if dress.again == "head" and sheet.head:
        head = rows_piece(dress, sheet, 0, sheet.head)
        pieces[1:] = [head + [(r + sheet.head, *rest) for r, *rest in piece] for piece in pieces[1:]]
    return pieces


# ---------------------------------------------------------------------------------------- as HTML

def table_html(dress, sheet, cells):
    n_rows = max(r + span for r, _, span, *_ in cells)
    rows = [[] for _ in range(n_rows)]
    for r, col, rowspan, colspan, text, kind in sorted(cells, key=lambda c: (c[0], c[1])):
        align = {"label": "center", "figure": "right", "text": "left"}[kind]
        rows[r].append(f"<td rowspan={rowspan} colspan={colspan} style='text-align:{align}'>{html.escape(text)}</td>")
    head = sheet.head if dress.again == "head" and dress.breaks == "flow" else 0
    part = ["<tr>" + "".join(r) + "</tr>" for r in rows]
    return f"<table>{'<thead>' + ''.join(part[:head]) + '</thead>' if head else ''}<tbody>{''.join(part[head:])}</tbody></table>"


def document_html(number, design, dress, sheets, rng):
    out = [f"<section class=d{number}><h1>岩门县某局2025年部门预算</h1><p>{MARK.format(number)}</p></section>"]
    for sheet, _ in sheets:
        for i, piece in enumerate(pieces_of(dress, sheet, rng)):
            titled = i == 0 or dress.again == "title"
            lines = ([f"<h2>{html.escape(sheet.title)}</h2>"] + [f"<p class=c>{html.escape(u)}</p>" for u in sheet.under]) if titled else \
                ["<p>岩门县某局部门预算公开</p>"] if dress.running else []
            out.append(f"<section class=d{number}>{''.join(lines)}{table_html(dress, sheet, piece)}</section>")
    style = (f"@page p{number} {{ size: {dress.width}pt {dress.height}pt; margin: 45pt 40pt }} .d{number} {{ page: p{number}; "
             f"font-size: {dress.size}pt }} .d{number} td {{ padding: {dress.pad}pt; vertical-align: {dress.valign} }} "
             f".d{number} table {{ border-collapse: {'collapse' if dress.borders == 'collapse' else 'separate'} }}")
    return style, "".join(out)


STYLE = """body { margin: 0; font-family: 'WenQuanYi Micro Hei' } section { break-after: page } h1, h2, .c { text-align: center; margin: 3pt }
h2 { font-size: 140% } table { border-spacing: 0; table-layout: fixed; width: 100%; margin-top: 6pt }
td { border: 0.75pt solid black; word-break: break-all } p { margin: 3pt 0 }"""


def print_all(documents, folder, rng):
    """{number: its PDF}; @documents: (number, design, dress, sheets)"""
    parts = [document_html(*d, rng) for d in documents]
    source, pdf = folder / "forms.html", folder / "forms.pdf"
    source.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}{''.join(p[0] for p in parts)}</style>" + "\n".join(p[1] for p in parts),
                      encoding="utf-8")
    subprocess.run([PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000",
                    f"--print-to-pdf={pdf}", source.as_uri()], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=300)
    texts = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode().split("\f")
    mark = re.compile(MARK.format(r"(\d+)"))
    starts = [(i, int(m[1])) for i, t in enumerate(texts, 1) if (m := mark.search(re.sub(r"\s", "", t)))]
    out = {}
    for (start, number), (end, _) in zip(starts, starts[1:] + [(len(texts), 0)]):
        out[number] = folder / f"{number:04d}.pdf"
        subprocess.run(["qpdf", "--empty", "--pages", pdf, f"{start}-{end - 1}", "--", out[number]], check=True)
    return out
