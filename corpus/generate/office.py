# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat OpenDocument files: text printed by LibreOffice Writer, tables by LibreOffice Calc, joined."""
import os
import tempfile
from xml.sax.saxutils import escape

from core import Table
from pdf import call, settle

NS = ' '.join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in dict(
    office='office', style='style', text='text', table='table', fo='xsl-fo-compatible', svg='svg-compatible').items())
FONT = 'Noto Serif CJK SC'
FACE = f'style:font-name="{FONT}" style:font-name-asian="{FONT}"'


def page(name, landscape, margins):
    w, h = ('29.7cm', '21cm') if landscape else ('21cm', '29.7cm')
    top, side = margins
    return (f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{w}" fo:page-height="{h}" '
            f'style:print-orientation="{"landscape" if landscape else "portrait"}" fo:margin-top="{top}cm" fo:margin-bottom="1cm" '
            f'fo:margin-left="{side}cm" fo:margin-right="{side}cm" style:table-centering="horizontal"/></style:page-layout>')


def size(pt, bold=False):
    b = 'fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ''
    return f'<style:text-properties {FACE} fo:font-size="{pt}pt" style:font-size-asian="{pt}pt" {b}/>'


def wrap(kind, styles, automatic, master, body):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">'
            f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="&apos;{FONT}&apos;"/></office:font-face-decls>'
            f'<office:styles>{styles}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>'
            f'<office:master-styles>{master}</office:master-styles><office:body>{body}</office:body></office:document>')


def writer(parts, landscape):
    para = lambda name, align, pt, bold=False, more='': (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" {more}/>{size(pt, bold)}</style:style>')
    auto = (page('pm', landscape, (2, 2.4)) + para('cover', 'center', 24, True, 'fo:margin-top="2cm"') + para('small', 'center', 14, False, f'fo:margin-top="{3 if landscape else 8}cm"')
            + para('title', 'center', 16, True, 'fo:margin-bottom="0.4cm"') + para('head', 'start', 13, True, 'fo:margin-top="0.2cm"')
            + para('text', 'justify', 12, False, 'fo:text-indent="0.85cm" fo:line-height="150%"') + para('toc', 'start', 12, False, 'fo:line-height="140%"')
            + '<style:style style:name="brk" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>')
    out = []
    for n, (kind, lines) in enumerate(parts):
        if n:
            out.append('<text:p text:style-name="brk"/>')
        if kind == 'cover':
            out += [f'<text:p text:style-name="{"small" if i == len(lines) - 1 else "cover"}">{escape(x)}</text:p>' for i, x in enumerate(lines)]
        elif kind == 'contents':
            out.append('<text:p text:style-name="title">目录</text:p>')
            out += [f'<text:p text:style-name="toc">{escape(x)}</text:p>' for x in lines]
        else:
            out += [f'<text:p text:style-name="{s}">{escape(x)}</text:p>' for s, x in lines]
    return wrap('text', '', auto, '<style:master-page style:name="Standard" style:page-layout-name="pm"/>', '<office:text>' + ''.join(out) + '</office:text>')


def calc(tables):
    auto, master, sheets = [], [], []
    border = 'fo:border="0.5pt solid #000000" fo:padding="0.05cm"'
    for a in ('left', 'center', 'right'):
        for b in ('', 'b'):
            for shade in ('', 's'):
                auto.append(f'<style:style style:name="c{a}{b}{shade}" style:family="table-cell"><style:table-cell-properties {border} fo:wrap-option="wrap" '
                            f'style:vertical-align="middle" {"fo:background-color=&quot;#d9d9d9&quot;".replace("&quot;", chr(34)) if shade else ""}/><style:paragraph-properties fo:text-align="{"end" if a == "right" else "start" if a == "left" else a}"/>{size(9, bool(b))}</style:style>')
    for name, pt, align in (('title', 15, 'center'), ('plain', 9, 'start'), ('unit', 9, 'end')):
        auto.append(f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle"/><style:paragraph-properties fo:text-align="{align}"/>{size(pt, name == "title")}</style:style>')
    auto.append('<style:style style:name="ro" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true" fo:break-before="auto"/></style:style>')
    for n, t in enumerate(tables):
        lay = t.layout
        land = lay.get('landscape', False)
        auto.append(page(f'pl{n}', land, (1.5, 1.5)))
        master.append(f'<style:master-page style:name="mp{n}" style:page-layout-name="pl{n}"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page>')
        auto.append(f'<style:style style:name="ta{n}" style:family="table" style:master-page-name="mp{n}"><style:table-properties table:display="true"/></style:style>')
        w = t.widths()
        room = lay.get('width') or (25.5 if land else 17.5)
        for i, x in enumerate(w):
            auto.append(f'<style:style style:name="co{n}_{i}" style:family="table-column"><style:table-column-properties style:column-width="{room * x / sum(w):.3f}cm"/></style:style>')
        height = lay.get('row')
        row = 'ro'
        if height:
            row = f'ro{n}'
            auto.append(f'<style:style style:name="{row}" style:family="table-row"><style:table-row-properties style:row-height="{height}cm" style:use-optimal-row-height="false" fo:break-before="auto"/></style:style>'
                        f'<style:style style:name="{row}b" style:family="table-row"><style:table-row-properties style:row-height="{height}cm" style:use-optimal-row-height="false" fo:break-before="page"/></style:style>')
        k = len(w)

        def full(text, style):
            return f'<table:table-row table:style-name="ro"><table:table-cell table:style-name="{style}" table:number-columns-spanned="{k}" office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>' + '<table:covered-table-cell/>' * (k - 1) + '</table:table-row>'

        def rows(rr, shade='', breaks=(), row=row):
            out, held = [], {}
            for y, r in enumerate(rr):
                cells, x, it = [], 0, iter(r)
                while x < k:
                    if (y, x) in held:
                        cells.append(f'<table:covered-table-cell table:style-name="{held[y, x]}"/>')
                        x += 1
                        continue
                    c = next(it)
                    style = f'c{c.align}{"b" if c.bold else ""}{shade}'
                    span = f'table:number-columns-spanned="{c.cs}" table:number-rows-spanned="{c.rs}"' if c.cs * c.rs > 1 else ''
                    body = f'office:value-type="string"><text:p>{escape(c.text)}</text:p></table:table-cell>' if c.text else '/>'
                    cells.append(f'<table:table-cell table:style-name="{style}" {span} {body}')
                    for dy in range(c.rs):
                        for dx in range(c.cs):
                            if dx + dy:
                                held[y + dy, x + dx] = style
                    x += 1
                out.append(f'<table:table-row table:style-name="{row}{"b" if y in breaks else ""}">' + ''.join(cells) + '</table:table-row>')
            return ''.join(out)
        breaks, at = set(), 0
        for step in lay.get('pages', ())[:-1]:
            at += step
            breaks.add(at)
        over, body = t.printed()
        head = rows(over, 's' if lay.get('shade') else '', (), 'ro' if lay.get('free') else row)   # free: the header as high as its text
        if lay.get('repeat'):
            head = f'<table:table-header-rows>{head}</table:table-header-rows>'
        half = max(1, k // 2)
        unit = ''.join(f'<table:table-row table:style-name="ro"><table:table-cell table:style-name="plain" table:number-columns-spanned="{half}" office:value-type="string"><text:p>{escape(a)}</text:p></table:table-cell>'
                       + '<table:covered-table-cell/>' * (half - 1) + f'<table:table-cell table:style-name="unit" table:number-columns-spanned="{k - half}" office:value-type="string"><text:p>{escape(b)}</text:p></table:table-cell>'
                       + '<table:covered-table-cell/>' * (k - half - 1) + '</table:table-row>' for a, b in (*lay.get('under', ()), (t.left, t.right)))
        sheets.append(f'<table:table table:name="表{n + 1}" table:style-name="ta{n}">' + ''.join(f'<table:table-column table:style-name="co{n}_{i}"/>' for i in range(k))
                      + ''.join(full(x, 'plain') for x in t.above) + full(t.title, 'title') + unit + head + rows(body, '', breaks)
                      + ''.join(full(x, 'plain') for x in (t.note.split('\n') if t.note else ())) + '</table:table>')
    return wrap('spreadsheet', '', ''.join(auto), ''.join(master), '<office:spreadsheet>' + ''.join(sheets) + '</office:spreadsheet>')


def office(doc, out, landscape=False):
    """Consecutive parts of one kind go to one file; the PDFs are joined in order."""
    runs = []
    for p in doc.parts:
        kind = isinstance(p, Table)
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(p)
    with tempfile.TemporaryDirectory() as tmp:
        pdfs = []
        for n, (kind, parts) in enumerate(runs):
            name = os.path.join(tmp, f'{n}.' + ('fods' if kind else 'fodt'))
            with open(name, 'w', encoding='utf8') as f:
                f.write(calc(parts) if kind else writer(parts, landscape))
            call('soffice', f'-env:UserInstallation=file://{tmp}/profile', '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', tmp, name)
            pdfs.append(os.path.join(tmp, f'{n}.pdf'))
        joined = os.path.join(tmp, 'joined.pdf')
        call('pdfunite', *pdfs, joined)
        settle(joined, out)
