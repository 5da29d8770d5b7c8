# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML through Chromium, one page a section."""
import html
import shutil
import subprocess

from dress import PAGE
from printers.turned import turn_pages

PROGRAM = shutil.which("chromium")
PT = "{:.2f}pt".format


def cell_html(dress, table, cell):
    sides = dress.sides(table, cell)
    style = [f"text-align:{dress.align(table, cell)}", f"vertical-align:{dress.valign}"]
    style += [f"border-{side}:0.75pt solid black" for side in sides]
    style += [f"background:{dress.fill(table, cell)}"] if dress.fill(table, cell) else []
    style += ["white-space:nowrap"] if dress.is_whole(cell) else []
    style += ["font-weight:bold"] if dress.bold and cell.kind == "head" else []
    return (f"<td rowspan={cell.rowspan} colspan={cell.colspan} style='{';'.join(style)}'>{html.escape(dress.text(cell))}</td>")


def table_html(dress, table):
    widths = dress.widths(table)
    columns = "".join(f"<col style='width:{PT(w)}'>" for w in widths)
    rows = "".join("<tr>" + "".join(cell_html(dress, table, c) for c in sorted(table.cells, key=lambda c: c.col) if c.row == row) + "</tr>"
                   for row in range(table.n_rows))
    return f"<table style='width:{PT(sum(widths))}'><colgroup>{columns}</colgroup>{rows}</table>"


def page_html(sample, page):
    dress = sample.dress
    blocks = [table_html(dress, b[1]) if b[0] == "table" else
              f"<p style='text-align:{b[2]};{'font-size:140%' if b[2] == 'center' else ''}'>{html.escape(b[1])}</p>" for b in sample.pages[page]]
    family = "'DejaVu Serif'" if dress.serif else "'DejaVu Sans'" if sample.language == "en" else "'WenQuanYi Micro Hei'"
    style = (f"font:{dress.size}pt/{dress.leading} {family},'WenQuanYi Micro Hei';letter-spacing:{dress.letter}em;"
             f"--pad:{PT(dress.pad)} {PT(dress.side)}")
    return f"<section style=\"{style}\">{''.join(blocks)}</section>"


STYLE = f"""@page {{ size: {PAGE[0]}pt {PAGE[1]}pt; margin: 18pt 45pt }} body {{ margin: 0 }}
section {{ break-after: page; width: 740pt }} section:last-child {{ break-after: auto }}
* {{ print-color-adjust: exact }}
table {{ border-collapse: collapse; table-layout: fixed; margin: 4pt auto 12pt }} td {{ padding: var(--pad) }} p {{ margin: 2pt 0 }}"""


def print_all(samples, folder):
    pages = [(s, p) for s in samples for p in range(len(s.pages))]
    source, pdf = folder / "web.html", folder / "web.pdf"
    source.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>" + "\n".join(page_html(*p) for p in pages), encoding="utf-8")
    subprocess.run([PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000",
                    f"--print-to-pdf={pdf}", source.as_uri()], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=300)
    return turn_pages(pages, pdf)
