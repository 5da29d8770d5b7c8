# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks as one document in a dress: by Chromium, or by LibreOffice's writer."""
import html
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from printers.office import ALIGN, PT, Flat  # noqa: E402

CHROMIUM, OFFICE = shutil.which("chromium"), shutil.which("soffice")
FONT = "WenQuanYi Micro Hei"


@dataclass
class Dress:
    """Lengths in points. @flows: forms begin wherever the one before ends; @heads: headers again on each page;
    @splits: rows may be parted by a page's end; @row: the least height of one; @open: nothing drawn at the sides."""
    program: str
    size: float
    page: tuple
    margin: float
    flows: bool = False
    heads: bool = True
    splits: bool = True
    row: float = 0
    pad: float = 2
    valign: str = "middle"
    leading: float = 1.25
    latin: str = FONT
    open: bool = False


# -------------------------------------------------------------------------------------- chromium

def style_of(dress):
    sides = "table, td:first-child { border-left: none } table, td.last { border-right: none }" if dress.open else ""
    return f"""@page {{ size: {dress.page[0]}pt {dress.page[1]}pt; margin: {dress.margin}pt; @bottom-center {{ content: '-' counter(page) '-' }} }}
body {{ margin: 0; font: {dress.size}pt/{dress.leading} '{dress.latin}', '{FONT}' }} p {{ margin: .15em 0 }} p.text {{ text-indent: 2em }}
h1 {{ font-size: 1.5em; text-align: center; margin: .3em 0; break-after: avoid }} h2 {{ font-size: 1.3em; text-align: center }}
p.pair {{ display: flex; justify-content: space-between }} .page {{ break-before: page }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100% }} thead {{ display: table-{'header' if dress.heads else 'row'}-group }}
tr {{ break-inside: {'auto' if dress.splits else 'avoid'} }}
td {{ border: .75pt solid black; padding: {dress.pad}pt; height: {dress.row}pt; overflow-wrap: anywhere; vertical-align: {dress.valign} }} {sides}"""


def html_rows(rows):
    def cell(c, last):
        mark = " class=last" if last else ""
        return f"<td rowspan={c.rows} colspan={c.cols} style='text-align:{c.align}'{mark}>{html.escape(c.text)}</td>"
    return "".join("<tr>" + "".join(cell(c, c is row[-1]) for c in row) + "</tr>" for row in rows)


def html_block(block, new_page):
    mark, text = " page" if new_page else "", html.escape(block.text)
    if block.kind in ("title", "heading"):
        tag = "h1" if block.kind == "title" else "h2"
        return f"<{tag} class='{mark}'>{text}</{tag}>"
    if block.kind == "pair":
        return f"<p class='pair{mark}'><span>{text}</span><span>{html.escape(block.right)}</span></p>"
    if block.kind != "table":
        return f"<p class='{block.kind}{mark}' style='text-align:{block.align}'>{text}</p>"
    columns = "".join(f"<col style='width:{100 * w / sum(block.widths):.3f}%'>" for w in block.widths)
    head = f"<thead>{html_rows(block.rows[:block.n_header])}</thead>" if block.n_header else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{html_rows(block.rows[block.n_header:])}</tbody></table>"


def breaks(dress, block):
    return block.breaks == "part" or (block.breaks == "form" and not dress.flows)


def print_chromium(dress, blocks, folder):
    source, pdf = folder / "reference.html", folder / "reference.pdf"
    body = "\n".join(html_block(b, breaks(dress, b)) for b in blocks)
    source.write_text(f"<!doctype html><meta charset=utf-8><style>{style_of(dress)}</style>{body}", encoding="utf-8")
    subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri()],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return pdf


# ---------------------------------------------------------------------------------------- writer

class Writer:
    def __init__(self, dress):
        self.dress, self.flat, self.n = dress, Flat("text"), 0

    def paragraph(self, text, align="left", scale=1, bold=False, new_page=False, indent=0):
        size, weight = PT(self.dress.size * scale), "bold" if bold else "normal"
        before = ' fo:break-before="page"' if new_page else ""
        style = self.flat.style("paragraph", f'<style:paragraph-properties fo:text-align="{ALIGN[align]}" fo:line-height="{self.dress.leading / 1.25:.0%}"'
                                f' fo:text-indent="{PT(indent)}" fo:orphans="1" fo:widows="1"{before}/><style:text-properties fo:font-family="{self.dress.latin}"'
                                f' style:font-family-asian="{FONT}" fo:font-size="{size}" style:font-size-asian="{size}" fo:font-weight="{weight}"'
                                f' style:font-weight-asian="{weight}"/>')
        return f'<text:p text:style-name="{style}">{html.escape(text)}</text:p>'

    def rows(self, block):
        """As XML, a row each; places below a box that reaches down are covered cells."""
        cell_style = self.flat.style("table-cell", f'<style:table-cell-properties fo:border="0.75pt solid #000000" style:vertical-align="{self.dress.valign}"'
                                     f' fo:padding="{PT(self.dress.pad)}"/>')
        keep = "auto" if self.dress.splits else "always"
        least = f' style:min-row-height="{PT(self.dress.row)}"' if self.dress.row else ""
        row_style = self.flat.style("table-row", f'<style:table-row-properties fo:keep-together="{keep}"{least}/>')
        covered, out = set(), []
        for r, row in enumerate(block.rows):
            cells, left = [], list(row)
            c = 0
            while c < len(block.widths):
                if (r, c) in covered:
                    cells.append("<table:covered-table-cell/>")
                    c += 1
                    continue
                cell = left.pop(0)
                covered |= {(a, b) for a in range(r, r + cell.rows) for b in range(c, c + cell.cols)}
                cells.append(f'<table:table-cell table:style-name="{cell_style}" office:value-type="string" table:number-columns-spanned="{cell.cols}"'
                             f' table:number-rows-spanned="{cell.rows}">{self.paragraph(cell.text, cell.align)}</table:table-cell>')
                cells += ["<table:covered-table-cell/>"] * (cell.cols - 1)
                c += cell.cols
            out.append(f'<table:table-row table:style-name="{row_style}">{"".join(cells)}</table:table-row>')
        return out

    def table(self, block):
        room = self.dress.page[0] - 2 * self.dress.margin
        own = self.flat.style("table", f'<style:table-properties style:width="{PT(room)}" table:align="center" table:border-model="collapsing"/>')
        columns = "".join('<table:table-column table:style-name="' + self.flat.style(
            "table-column", f'<style:table-column-properties style:column-width="{PT(room * w / sum(block.widths))}"/>') + '"/>' for w in block.widths)
        rows = self.rows(block)
        head = "".join(rows[:block.n_header])
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head and self.dress.heads else head
        self.n += 1
        return f'<table:table table:name="T{self.n}" table:style-name="{own}">{columns}{head}{"".join(rows[block.n_header:])}</table:table>'

    def add(self, block):
        new_page, body = breaks(self.dress, block), self.flat.body
        if block.kind == "table":
            body.append(self.table(block))
        elif block.kind in ("title", "heading"):
            body.append(self.paragraph(block.text, "center", 1.5, True, new_page))
        else:
            body.append(self.paragraph(block.text, block.align, new_page=new_page, indent=2 * self.dress.size if block.kind == "text" else 0))
        if block.kind == "pair":
            body.append(self.paragraph(block.right, "right"))


def print_writer(dress, blocks, folder):
    writer = Writer(dress)
    for block in blocks:
        writer.add(block)
    source = folder / "reference.fodt"
    source.write_text(writer.flat.text(dress.page, dress.margin, dress.margin), encoding="utf-8")
    subprocess.run([OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder, source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return folder / "reference.pdf"


PRINTERS = {"chromium": (CHROMIUM, print_chromium), "writer": (OFFICE, print_writer)}
