# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as reports and statistical yearbooks set them: no cell has a box.

What tells rows and columns is white, a few rules (above and below the header, under a heading over others,
above a total), dots that lead from names to figures, indents of names. Rows are set as tight as prose unless
they are parted in groups; headings wrap and stand at the bottom of the header; prose stands around.
"""
import html
import subprocess
from dataclasses import dataclass

import table as tables
from dress import Sample
from printers import chromium

ROOM = 500                      # points from margin to margin, and a little less
RULES = ("none", "header", "header", "spans", "spans")
FONTS = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Condensed", "DejaVu Serif Condensed")
HEADINGS = ["Total", "Budget", "Outturn", "Staff costs", "Running costs", "Carried over", "Number of households", "Change from previous year",
            "Other income", "General appropriations", "Median age", "Rate per 1,000", "Percent", "2019", "2020", "2021", "2022", "Estimate", "Standard error"]
OVER = ["Expenditure", "All persons", "Year ended 31 March", "Revenue", "Under 18 years", "Percent of total"]
STUBS = ["Country", "Item", "Area and sex", "Industry group", ""]
NAMES = tables.NAMES["en"] + ["North", "South", "East", "West", "Men", "Women", "Under 25 years", "25 to 44 years", "45 to 64 years", "65 years and over",
                              "Construction", "Manufacturing", "Retail trade", "Not stated", "Belgium", "Denmark", "Finland", "Greece", "Ireland",
                              "Netherlands", "Portugal", "Slovenia", "United Kingdom"]
GROUPS = ["Both sexes", "By region", "By industry", "By age", "European Union"]
UNITS = ["Thousands", "Million euro", "(percent)", "Number"]
NOTES = ["1 Includes transfers between funds.", "Source: National Statistics Office, Annual Survey.", "NOTE: Figures may not add because of rounding.",
         "* Preliminary."]
PROSE = ("The survey covers every household that was in the register at the end of the year, and the estimates were adjusted for those that did not "
         "answer. Spending rose in most of the regions, and fell in two of them by more than a tenth; the reasons are set out in the chapter on "
         "methods. Figures of earlier years were revised where new returns had come in, so that they differ from those printed before. ")
BLANKS = ("–", "..", "n.a.", "(X)", "")


@dataclass
class Look:
    rules: str
    font: str
    size: float
    leading: float
    pad: float                  # above and below a row
    side: float                 # left and right of a cell
    leaders: bool
    currency: bool              # before the figures of the first row and of totals, at the cell's left
    indent: float
    every: int                  # rows between blank lines; 0: none
    heads: str                  # how headings are set: center or right
    bold: bool
    prose: bool


def draw_look(rng):
    return Look(rng.choice(RULES), rng.choice(FONTS), rng.choice((7, 8, 9, 10)), rng.choice((1.15, 1.2, 1.35)), rng.choice((0, 0, 0.5, 2)),
                rng.choice((4, 7, 12)), rng.random() < 0.35, rng.random() < 0.25, rng.choice((0, 8, 12)), rng.choice((0, 0, 3, 5)),
                rng.choice(("center", "center", "right")), rng.random() < 0.4, rng.random() < 0.5)


def draw_table(rng, look, n_body):
    """A table of names and figures, and which of its rows are indented, totals, or follow a blank line."""
    n_figures = rng.randint(2, 7)
    table = tables.Table(["name"] + ["figure"] * n_figures, "en")
    over, heads = {}, rng.sample(HEADINGS, n_figures)
    if rng.random() < 0.5 and n_figures >= 3:
        first = 1 + rng.randrange(n_figures - 1)
        over[first] = rng.randint(2, min(4, n_figures - first + 1))
        if first + over[first] + 1 <= n_figures and rng.random() < 0.6:
            over[first + over[first]] = n_figures + 1 - first - over[first]
    over = {c: n for c, n in over.items() if n >= 2}
    covered = {c for first, n in over.items() for c in range(first, first + n)}
    levels = 2 if over else 1
    for text, (first, n) in zip(rng.sample(OVER, len(over)), over.items()):
        table.add(text, 0, first, colspan=n, kind="head")
    stub = rng.choice(STUBS)
    for c, text in enumerate([stub] + heads):
        under = c in covered
        table.add(text, int(under), c, rowspan=1 if under else levels, kind="head")
    row = table.n_header = levels
    indented, blanks = set(), rng.choice(BLANKS)
    names = rng.sample(NAMES, n_body)
    groups = rng.sample(GROUPS, len(GROUPS)) if rng.random() < 0.3 else []
    style = {"decimals": rng.choice((0, 0, 1, 2)), "thousands": True, "negative": rng.choice((0, 0.15)), "minus": rng.choice(("-{}", "({})", "–{}"))}
    deep = False
    for k, name in enumerate(names):
        if groups and k % 4 == 0:
            table.groups.add(row)
            table.add(groups.pop(), row, 0, colspan=len(table.kinds), kind="group")
            row += 1
            deep = True
        total = k == 0 and rng.random() < 0.3 or k + 1 == n_body and rng.random() < 0.5
        deep = not total and (deep if groups else rng.random() < 0.5 and k > 0)
        if total:
            table.totals.add(row)
        if deep and look.indent:
            indented.add(row)
        mark = rng.choice(("", "", "", "", " (1)", " 1/"))
        table.add("Total" if total else name + mark, row, 0, kind="name")
        for c in range(1, n_figures + 1):
            table.add(blanks if rng.random() < 0.08 else tables.amount(rng, style), row, c)
        row += 1
    table.n_rows = row
    return table, indented


def cell_html(look, table, indented, cell, shown):
    style = [f"text-align:{'left' if cell.col == 0 and cell.colspan == 1 or cell.kind == 'group' else look.heads if cell.kind == 'head' else 'right'}"]
    if cell.kind == "head" and cell.colspan > 1:
        style = ["text-align:center"]
    head_ends = cell.row + cell.rowspan == table.n_header
    if look.rules != "none":
        style += ["border-top:0.75pt solid"] if cell.row == 0 else []
        style += ["border-bottom:0.75pt solid"] if head_ends or cell.row + cell.rowspan == table.n_rows else []
        if look.rules == "spans":
            style += ["border-bottom:0.5pt solid"] if cell.kind == "head" and cell.colspan > 1 else []
            style += ["border-top:0.5pt solid"] if cell.row in table.totals and cell.col > 0 and cell.row > table.n_header else []
    if cell.row in indented and cell.col == 0:
        style += [f"padding-left:{look.side + look.indent}pt"]
    if look.every and cell.row >= table.n_header and (cell.row - table.n_header) % look.every == 0 and cell.row > table.n_header:
        style += [f"padding-top:{look.pad + 0.8 * look.size}pt"]
    style += ["font-weight:bold"] if look.bold and (cell.kind == "head" or cell.row in table.totals) else []
    style += ["vertical-align:bottom"]
    style += ["white-space:nowrap"] if cell.kind != "head" else []
    return f"<td rowspan={cell.rowspan} colspan={cell.colspan} style='{';'.join(style)}'>{shown}</td>"


def text_html(look, table, indented, cell, widest):
    text = html.escape(cell.text)
    if cell.kind == "name" and look.leaders and cell.text:
        room = widest - len(cell.text) * 0.52 - (look.indent / look.size if cell.row in indented else 0)
        text += " " + "." * max(3, int(room / 0.32))
    first = cell.row == table.n_header or cell.row in table.totals
    if cell.kind == "figure" and look.currency and first and cell.text.replace(",", "").replace(".", "").isdigit():
        cell.text = "$" + cell.text
        text = f"<span style='float:left'>$</span>{text}"
    return text


def table_html(look, table, indented):
    widest = max((len(c.text) * 0.52 for c in table.cells if c.kind == "name"), default=0) + 2 + look.indent / look.size
    rows = []
    for row in range(table.n_rows):
        cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
        rows.append("<tr>" + "".join(cell_html(look, table, indented, c, text_html(look, table, indented, c, widest)) for c in cells) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def prose(rng, n):
    at = rng.randrange(len(PROSE) // 2)
    return (PROSE + PROSE)[at:at + n].strip()


def fits(look, table):
    """Whether it has room on the page: its longest words and figures side by side."""
    widths = [0.0] * len(table.kinds)
    for c in table.cells:
        if c.colspan == 1:
            longest = max(map(len, c.text.split()), default=0) if c.kind == "head" else len(c.text) + (4 if look.leaders and c.kind == "name" else 1)
            widths[c.col] = max(widths[c.col], longest * 0.66 * look.size)
    return sum(widths) + 2 * look.side * len(widths) + look.indent <= ROOM


def draw_sample(rng, number):
    """A page of one table or two, with what stands around them, as HTML."""
    while True:
        sample = try_sample(rng, number)
        if sample:
            return sample


def try_sample(rng, number):
    look = draw_look(rng)
    parts, blocks, traits_of = [], [], []
    for k in range(2 if rng.random() < 0.25 else 1):
        table, indented = draw_table(rng, look, rng.randint(4, 12))
        if not fits(look, table):
            return None
        lines = [("line", f"Table {number % 40 + k + 1}. {rng.choice(tables.TITLES['en'])}, {rng.choice((2019, 2021))}", "left")]
        if look.prose:
            lines.insert(0, ("line", prose(rng, 420), "left"))
        after = [("line", note, "left") for note in rng.sample(NOTES, rng.choice((0, 1, 2)))]
        for block in lines + [("table", table)] + after:
            blocks.append(block)
            parts.append(table_html(look, table, indented) if block[0] == "table" else
                         f"<p style='font-size:{'100%' if len(block[1]) > 100 or block in after else '110%'}'>{html.escape(block[1])}</p>")
        traits_of.append((table, indented))
    sample = Sample(number, look, "en", [blocks])
    table, indented = traits_of[0]
    sample.traits = {"printer": "chromium", "rules": look.rules, "leaders": look.leaders, "currency": look.currency, "indents": bool(indented),
                     "groups": bool(table.groups), "levels of header": table.n_header, "blank line every": look.every, "rows set": "solid" if look.pad < 1 else "apart",
                     "headings": look.heads, "columns": len(table.kinds), "tables on the page": len(traits_of), "prose": look.prose, "white beside": look.side}
    style = f"font:{look.size}pt/{look.leading} '{look.font}';--pad:{look.pad}pt {look.side}pt"
    sample.html = f"<section style=\"{style}\">{''.join(parts)}</section>"
    return sample


STYLE = """@page { size: 595pt 842pt; margin: 36pt 45pt } body { margin: 0 } section { break-after: page } section:last-child { break-after: auto }
table { border-collapse: collapse; margin: 4pt 0 8pt } td { padding: var(--pad) } p { margin: 4pt 0 }"""


def print_all(samples, folder):
    """{(sample's number, page): (PDF, page of it from 1)}"""
    placed = {}
    for start in range(0, len(samples), 40):
        some = samples[start:start + 40]
        source, pdf = folder / f"report{start}.html", folder / f"report{start}.pdf"
        source.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>" + "\n".join(s.html for s in some), encoding="utf-8")
        subprocess.run([chromium.PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000",
                        f"--print-to-pdf={pdf}", source.as_uri()], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=300)
        count = int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True, text=True).stdout)
        if count != len(some):
            raise RuntimeError(f"{pdf}: {count} pages, not {len(some)}")
        placed |= {(s.number, 0): (pdf, k) for k, s in enumerate(some, 1)}
    return placed
