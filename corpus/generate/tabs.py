# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as a typist sets them in Writer: lines with tab stops, a rule under each row, none upright."""
import os
import tempfile
from xml.sax.saxutils import escape

from core import Table
from office import page, size, wrap
from pdf import call, settle

PT = 9
EM = PT * 2.54 / 72
ROOM = 17.4         # cm
GAP = .2


class Styles:
    """Paragraph styles by what they say, each written once."""

    def __init__(self):
        self.names, self.out = {}, []

    def get(self, stops, ruled):
        key = (stops, ruled)
        if key not in self.names:
            self.names[key] = f'row{len(self.names)}'
            tabs = ''.join(f'<style:tab-stop style:position="{x:.3f}cm" style:type="{a}"/>' for x, a in stops)
            border = {'over': 'fo:border-top="0.75pt solid #000000"', 'under': 'fo:border-bottom="0.75pt solid #000000"', 'both': 'fo:border-top="0.75pt solid #000000" fo:border-bottom="0.75pt solid #000000"'}.get(ruled, '')
            self.out.append(f'<style:style style:name="{self.names[key]}" style:family="paragraph"><style:paragraph-properties {border} fo:padding-top="0.05cm" '
                            f'fo:padding-bottom="0.05cm" style:join-border="false" fo:keep-together="always"><style:tab-stops>{tabs}</style:tab-stops></style:paragraph-properties>{size(PT)}</style:style>')
        return self.names[key]


def wide(c):
    return .5 if ord(c) < 128 else 1


def lines_of(text, width):
    """The text in lines that the column holds."""
    out, used = [''], 0
    for c in text:
        if used + wide(c) * EM > width and out[-1]:
            out.append('　' * (len(text) - len(text.lstrip('　'))))
            used = EM * len(out[-1])
        out[-1] += c
        used += wide(c) * EM
    return out


def place(cells, xs):
    """(cell, x0, x1) of a printed row."""
    out, c = [], 0
    for cell in cells:
        out.append((cell, xs[c], xs[c + cell.cs]))
        c += cell.cs
    return out


def paragraph(styles, placed, ruled):
    stops, lines = [], []
    for cell, x0, x1 in placed:
        if not cell.text:
            continue
        x, align = {'left': (x0 + GAP, 'left'), 'right': (x1 - GAP, 'right'), 'center': ((x0 + x1) / 2, 'center')}[cell.align]
        stops.append((round(x, 3), align))
        for i, line in enumerate(lines_of(cell.text, x1 - x0 - 2 * GAP)):
            while len(lines) <= i:
                lines.append({})
            lines[i][len(stops) - 1] = line
    text = []
    for line in lines:
        last = max(line) + 1
        text.append(''.join('<text:tab/>' + escape(line.get(i, '')) for i in range(last)))
    return f'<text:p text:style-name="{styles.get(tuple(stops), ruled)}">' + '<text:line-break/>'.join(text) + '</text:p>'


def table(styles, t):
    w = t.widths()
    xs = [0]
    for x in w:
        xs.append(xs[-1] + ROOM * x / sum(w))
    out = [f'<text:p text:style-name="above">{escape(x)}</text:p>' for x in t.above]
    out.append(f'<text:p text:style-name="caption">{escape(t.title)}</text:p>')
    out.append(f'<text:p text:style-name="{styles.get(((ROOM, "right"),), "")}">{escape(t.left)}<text:tab/>{escape(t.right)}</text:p>')
    held, ends = set(), {}      # ends: what stands on the last of the lines that its box covers
    for r, row in enumerate(t.header):
        c = 0
        for cell in row:
            while (r, c) in held:
                c += 1
            held |= {(r + i, c + j) for i in range(cell.rs) for j in range(cell.cs)}
            ends.setdefault(r + cell.rs - 1, []).append((cell, xs[c], xs[c + cell.cs]))
            c += cell.cs
    last = len(t.header) - 1
    for r in range(last + 1):
        ruled = 'both' if r == last == 0 else 'under' if r == last else 'over' if r == 0 else ''
        out.append(paragraph(styles, sorted(ends.get(r, []), key=lambda x: x[1]), ruled))
    for row in t.body():
        out.append(paragraph(styles, place(row, xs), 'under'))
    out += [f'<text:p text:style-name="plain">{escape(x)}</text:p>' for x in (t.note.split('\n') if t.note else ())]
    return ''.join(out)


def tabbed(doc, out):
    para = lambda name, align, pt, bold=False, more='': (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" {more}/>{size(pt, bold)}</style:style>')
    fixed = (page('pm', False, (1.8, 1.8)) + para('cover', 'center', 24, True, 'fo:margin-top="2cm"') + para('small', 'center', 14, False, 'fo:margin-top="8cm"')
             + para('title', 'center', 16, True, 'fo:margin-bottom="0.4cm"') + para('head', 'start', 13, True, 'fo:margin-top="0.2cm"')
             + para('text', 'justify', 12, False, 'fo:text-indent="0.85cm" fo:line-height="150%"') + para('caption', 'center', 14, True, 'fo:margin-top="0.3cm" fo:margin-bottom="0.2cm"')
             + para('above', 'start', 10) + para('plain', 'start', PT, False, 'fo:margin-top="0.1cm"')
             + '<style:style style:name="brk" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>')
    styles, body = Styles(), []
    for n, p in enumerate(doc.parts):
        if n and not (isinstance(p, Table) and p.layout.get('join')):
            body.append('<text:p text:style-name="brk"/>')
        if isinstance(p, Table):
            body.append(table(styles, p))
            continue
        kind, lines = p
        if kind == 'cover':
            body += [f'<text:p text:style-name="{"small" if i == len(lines) - 1 else "cover"}">{escape(x)}</text:p>' for i, x in enumerate(lines)]
        else:
            body += [f'<text:p text:style-name="{s}">{escape(x)}</text:p>' for s, x in lines]
    with tempfile.TemporaryDirectory() as tmp:
        name = os.path.join(tmp, 'doc.fodt')
        with open(name, 'w', encoding='utf8') as f:
            f.write(wrap('text', '', fixed + ''.join(styles.out), '<style:master-page style:name="Standard" style:page-layout-name="pm"/>', '<office:text>' + ''.join(body) + '</office:text>'))
        call('soffice', f'-env:UserInstallation=file://{tmp}/profile', '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', tmp, name)
        joined = os.path.join(tmp, 'joined.pdf')
        call('pdfunite', os.path.join(tmp, 'doc.pdf'), joined)      # leaves out Writer's own checksum, which differs each time
        settle(joined, out)
