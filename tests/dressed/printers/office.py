# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat OpenDocument through LibreOffice: as a text (writer) or as a workbook with a sheet for each page (calc)."""
import html
import shutil
import subprocess

from dress import PAGE
from printers.turned import turn_pages

PROGRAM = shutil.which("soffice")
PT = "{:.2f}pt".format
NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))
ALIGN = {"left": "start", "right": "end", "center": "center"}


def page_style(page, vertical, side):
    """@vertical, @side: margins above and below, left and right."""
    lying = "landscape" if page[0] > page[1] else "portrait"
    return f'''<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="{page[0]}pt" fo:page-height="{page[1]}pt"
 style:print-orientation="{lying}" fo:margin-top="{vertical}pt" fo:margin-bottom="{vertical}pt" fo:margin-left="{side}pt" fo:margin-right="{side}pt"
 style:table-centering="horizontal" style:scale-to-X="1" style:scale-to-Y="1"/></style:page-layout>'''


MASTER = """<office:master-styles><style:master-page style:name="{}" style:page-layout-name="PL"><style:header style:display="false"/>
<style:footer style:display="false"/></style:master-page></office:master-styles>"""


class Flat:
    """The parts of a flat document; styles are made as they are asked for, one for each set of properties."""

    def __init__(self, kind):
        self.kind, self.styles, self.body = kind, {}, []

    def style(self, family, properties, more=""):
        key = (family, properties, more)
        if key not in self.styles:
            self.styles[key] = f"S{len(self.styles)}"
        return self.styles[key]

    def text(self, page=PAGE, vertical=40, side=45):
        styles = "".join(f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'
                         for (family, properties, more), name in self.styles.items())
        master = MASTER.format("Standard" if self.kind == "text" else "Default")    # as each program calls its own
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2" '
                f'office:mimetype="application/vnd.oasis.opendocument.{self.kind}"><office:automatic-styles>{page_style(page, vertical, side)}{styles}'
                f"</office:automatic-styles>{master}<office:body><office:{self.kind}>{''.join(self.body)}</office:{self.kind}></office:body></office:document>")


def type_of(sample, bold=False, larger=False):
    """Text properties; Chinese and Latin type are named apart."""
    dress, weight = sample.dress, "bold" if bold else "normal"
    latin = "DejaVu Serif" if dress.serif else "DejaVu Sans" if sample.language == "en" else "WenQuanYi Micro Hei"
    size = PT(dress.size * (1.4 if larger else 1))
    return (f'<style:text-properties fo:font-family="{latin}" style:font-family-asian="WenQuanYi Micro Hei" fo:font-size="{size}" '
            f'style:font-size-asian="{size}" fo:font-weight="{weight}" style:font-weight-asian="{weight}" fo:letter-spacing="{PT(dress.letter * dress.size)}"/>')


def cell_properties(sample, table, cell, wrap=""):
    dress, sides = sample.dress, sample.dress.sides(table, cell)
    borders = " ".join(f'fo:border-{side}="{"0.75pt solid #000000" if side in sides else "none"}"' for side in ("top", "bottom", "left", "right"))
    fill = f'fo:background-color="{dress.fill(table, cell)}"' if dress.fill(table, cell) else ""
    return (f'<style:table-cell-properties {borders} {fill} style:vertical-align="{dress.valign}" {wrap} fo:padding-top="{PT(dress.pad)}" '
            f'fo:padding-bottom="{PT(dress.pad)}" fo:padding-left="{PT(dress.side)}" fo:padding-right="{PT(dress.side)}"/>')


def paragraph(sample, align):
    leading = f' fo:line-height="{sample.dress.leading / 1.17:.0%}"'
    return f'<style:paragraph-properties fo:text-align="{ALIGN[align]}"{leading}/>'


def rows_of(table):
    """Row by row, a cell or None where another cell lies over the place."""
    grid = [[None] * len(table.kinds) for _ in range(table.n_rows)]
    for c in table.cells:
        grid[c.row][c.col] = c
    return grid


def cell_xml(style, cell, text):
    spans = f'table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"'
    return f'<table:table-cell table:style-name="{style}" office:value-type="string" {spans}>{text}</table:table-cell>'


# ------------------------------------------------------------------------------------- writer

def writer_table(flat, sample, table, name):
    dress, widths = sample.dress, sample.dress.widths(table)
    own = flat.style("table", f'<style:table-properties style:width="{PT(sum(widths))}" table:align="center" fo:margin-bottom="12pt" table:border-model="collapsing"/>')
    columns = "".join('<table:table-column table:style-name="' +
                      flat.style("table-column", f'<style:table-column-properties style:column-width="{PT(w)}"/>') + '"/>' for w in widths)
    rows = []
    for line in rows_of(table):
        cells = []
        for cell in line:
            if cell is None:
                cells.append("<table:covered-table-cell/>")
                continue
            style = flat.style("table-cell", cell_properties(sample, table, cell))
            p = flat.style("paragraph", paragraph(sample, dress.align(table, cell)) + type_of(sample, dress.bold and cell.kind == "head"))
            cells.append(cell_xml(style, cell, f'<text:p text:style-name="{p}">{html.escape(dress.text(cell))}</text:p>'))
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{name}" table:style-name="{own}">{columns}{"".join(rows)}</table:table>'


def line_xml(flat, sample, text, align, breaks):
    before = ' fo:break-before="page"' if breaks else ""
    properties = paragraph(sample, align).replace("/>", before + "/>") + type_of(sample, larger=align == "center")
    return f'<text:p text:style-name="{flat.style("paragraph", properties)}">{html.escape(text)}</text:p>'


def writer_document(pages):
    flat = Flat("text")
    for number, (sample, page) in enumerate(pages):
        # The paragraph that breaks the page also parts tables that would stand one below the other.
        flat.body.append(line_xml(flat, sample, "", "left", number > 0))
        for k, block in enumerate(sample.pages[page]):
            flat.body.append(writer_table(flat, sample, block[1], f"T{number}_{k}") if block[0] == "table" else
                             line_xml(flat, sample, block[1], block[2], False))
    return flat.text()


# --------------------------------------------------------------------------------------- calc

def is_fixed(sample):
    """Whether a sheet's rows are as high as dress.py thinks, as those of half of all sheets here, or as their text needs."""
    return sample.number // 4 % 2 == 1


def calc_widths(sample, table):
    """Of the columns. Calc has less room for text than dress.py thinks, and what it breaks once more rows of fixed
    height cut: text that nobody can read."""
    return [w + (sample.dress.size if is_fixed(sample) else 0) for w in sample.dress.widths(table)]


def calc_row(flat, sample, height, cells, spans=False):
    """SPANS: over a cell that spans rows, which takes no part in their optimal height."""
    optimal = "false" if spans or is_fixed(sample) else "true"
    style = flat.style("table-row", f'<style:table-row-properties style:row-height="{PT(height)}" style:use-optimal-row-height="{optimal}"/>')
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def calc_sheet(flat, sample, page, name):
    dress, table = sample.dress, sample.tables(page)[0]
    widths = calc_widths(sample, table)
    for other in sample.tables(page)[1:]:
        widths = [max(pair) for pair in zip(widths, calc_widths(sample, other))]
    columns = "".join('<table:table-column table:style-name="' +
                      flat.style("table-column", f'<style:table-column-properties style:column-width="{PT(w)}"/>') + '"/>' for w in widths)
    rows = []
    for block in sample.pages[page]:
        if block[0] == "line":
            style = flat.style("table-cell", '<style:table-cell-properties style:vertical-align="middle"/>' + paragraph(sample, block[2]) +
                               type_of(sample, larger=block[2] == "center"), 'style:parent-style-name="Default"')
            whole = f'table:number-columns-spanned="{len(widths)}" table:number-rows-spanned="1"'
            text = f'<table:table-cell table:style-name="{style}" {whole} office:value-type="string"><text:p>{html.escape(block[1])}</text:p></table:table-cell>'
            rows.append(calc_row(flat, sample, 2.2 * dress.size, text + "<table:covered-table-cell/>" * (len(widths) - 1)))
            continue
        heights = [h + 0.15 * dress.size + 2 for h in dress.heights(block[1])]
        for height, line in zip(heights, rows_of(block[1])):
            cells = []
            for cell in line:
                if cell is None:
                    cells.append("<table:covered-table-cell/>")
                    continue
                wrap = "" if dress.is_whole(cell) else 'fo:wrap-option="wrap"'
                style = flat.style("table-cell", cell_properties(sample, block[1], cell, wrap) +
                                   f'<style:paragraph-properties fo:text-align="{ALIGN[dress.align(block[1], cell)]}"/>' +
                                   type_of(sample, dress.bold and cell.kind == "head"), 'style:parent-style-name="Default"')
                cells.append(cell_xml(style, cell, f"<text:p>{html.escape(dress.text(cell))}</text:p>"))
            rows.append(calc_row(flat, sample, height, "".join(cells), any(c and c.rowspan > 1 for c in line)))
    own = flat.style("table", '<style:table-properties table:display="true"/>', 'style:master-page-name="Default"')
    return f'<table:table table:name="{name}" table:style-name="{own}">{columns}{"".join(rows)}</table:table>'


def calc_document(pages):
    flat = Flat("spreadsheet")
    for number, (sample, page) in enumerate(pages):
        flat.body.append(calc_sheet(flat, sample, page, f"S{number}"))
    return flat.text()


def print_with(make, suffix, samples, folder):
    pages = [(s, p) for s in samples for p in range(len(s.pages))]
    source = folder / f"office{suffix}"
    source.write_text(make(pages), encoding="utf-8")
    subprocess.run([PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder / suffix[1:], source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return turn_pages(pages, folder / suffix[1:] / "office.pdf")


class Writer:
    PROGRAM = PROGRAM

    @staticmethod
    def print_all(samples, folder):
        return print_with(writer_document, ".fodt", samples, folder)


class Calc:
    PROGRAM = PROGRAM

    @staticmethod
    def print_all(samples, folder):
        return print_with(calc_document, ".fods", samples, folder)
