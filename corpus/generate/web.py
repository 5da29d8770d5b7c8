# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML, printed by Chromium."""
import html
import os
import tempfile

from core import Table
from forms import Form
from pdf import call, settle

CSS = '''
@page { size: A4 portrait; margin: 20mm 16mm 18mm }
body { font-family: "WenQuanYi Micro Hei"; font-size: 9pt; margin: 0 }
section { break-after: page } section:last-child { break-after: auto } section:has(+ .join) { break-after: auto } .join { margin-top: 12mm }
.cover { text-align: center; padding-top: 60mm } .cover p { font-size: 22pt; margin: 6mm 0 } .cover p.small { font-size: 14pt; margin-top: 70mm }
h2 { font-size: 16pt; text-align: center } h3 { font-size: 12pt; margin: 4mm 0 1mm } p.text { font-size: 12pt; line-height: 1.7; text-indent: 2em; margin: 0; text-align: justify }
p.toc { font-size: 12pt; margin: 1.5mm 0 }
.above { font-size: 10pt; margin: 0 0 1mm } h4 { font-size: 14pt; text-align: center; margin: 3mm 0 }
.line { display: flex; justify-content: space-between; margin-bottom: 1mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 0.75pt solid #000; padding: 1mm; font-weight: normal; overflow-wrap: anywhere; line-height: 1.2; height: 3.4mm }
thead, tbody { display: table-row-group } tr { break-inside: avoid }
.b { font-weight: bold } .left { text-align: left } .right { text-align: right } .center { text-align: center } .note { margin-top: 1mm }
.small td { font-size: 7.5pt; padding: .6mm }
'''


def cell(c):
    span = (f' colspan={c.cs}' if c.cs > 1 else '') + (f' rowspan={c.rs}' if c.rs > 1 else '')
    return f'<td{span} class="{c.align}{" b" if c.bold else ""}">{html.escape(c.text)}</td>'


def table(t):
    w = t.widths()
    cols = ''.join(f'<col style="width:{100 * x / sum(w):.3f}%">' for x in w)
    rows = lambda rr: ''.join('<tr>' + ''.join(map(cell, r)) + '</tr>' for r in rr)
    head, body = t.printed()
    above = ''.join(f'<p class=above>{html.escape(x)}</p>' for x in t.above)
    note = ''.join(f'<p class=note>{html.escape(x)}</p>' for x in t.note.split('\n')) if t.note else ''
    start = '<section class=join>' if t.layout.get('join') else '<section>'
    if t.layout.get('landscape'):
        start = start.replace('>', ' style="page:wide">')
    under = ''.join(f'<div class=line><span>{html.escape(a)}</span><span>{html.escape(b)}</span></div>' for a, b in t.layout.get('under', ()))
    return (f'{start}{above}<h4>{html.escape(t.title)}</h4>{under}<div class=line><span>{html.escape(t.left)}</span><span>{t.right}</span></div>'
            f'<table><colgroup>{cols}</colgroup><thead>{rows(head)}</thead><tbody>{rows(body)}</tbody></table>{note}</section>')


def form(f):
    cols = ''.join(f'<col style="width:{100 * x / sum(f.widths):.3f}%">' for x in f.widths)
    rows = ''.join('<tr>' + ''.join(map(cell, r)) + '</tr>' for r in f.rows)
    start = '<section class=join>' if f.join else '<section class=low>' if f.low else '<section style="page:wide">' if f.landscape else '<section>'
    title = f'<h4>{html.escape(f.title)}</h4>' if f.title else ''
    above = ''.join(f'<p class="above center">{html.escape(x)}</p>' for x in f.above)
    right = f'<p class="above right">{html.escape(f.right)}</p>' if f.right else ''
    below = f'<p class=note>{html.escape(f.below)}</p>' if f.below else ''
    return f'{start}{title}{above}{right}<table{" class=small" if f.small else ""}><colgroup>{cols}</colgroup><tbody>{rows}</tbody></table>{below}</section>'


def part(p):
    if isinstance(p, Table):
        return table(p)
    if isinstance(p, Form):
        return form(p)
    kind, lines = p
    if kind == 'cover':
        return '<section class=cover>' + ''.join(f'<p{" class=small" if i == len(lines) - 1 else ""}>{html.escape(x)}</p>' for i, x in enumerate(lines)) + '</section>'
    if kind == 'contents':
        return '<section><h2>目录</h2>' + ''.join(f'<p class=toc>{html.escape(x)}</p>' for x in lines) + '</section>'
    tag = {'title': 'h2', 'head': 'h3'}
    return '<section>' + ''.join(f'<{tag.get(s, "p class=text")}>{html.escape(x)}</{tag.get(s, "p")}>' for s, x in lines) + '</section>'


def chromium(doc, out):
    with tempfile.TemporaryDirectory() as tmp:
        page, pdf = os.path.join(tmp, 'page.html'), os.path.join(tmp, 'page.pdf')
        with open(page, 'w', encoding='utf8') as f:
            f.write(f'<!doctype html><html lang=zh-CN><meta charset=utf8><title>{doc.title}</title><style>{CSS}{getattr(doc, "css", "")}</style><body>'
                    + ''.join(map(part, doc.parts)))
        call('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-extensions',
             '--no-first-run', '--disable-pdf-tagging', '--no-pdf-header-footer', f'--user-data-dir={tmp}/profile', f'--print-to-pdf={pdf}', 'file://' + page)
        settle(pdf, out)
