# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages drawn stroke by stroke, for layouts that need control over every rule: through cairo, or as a PDF written
here byte by byte, whose fonts are named but not embedded."""
import io
import os
import re
import tempfile
import zlib

from core import Table
from pdf import call, settle

A4 = (595.0, 842.0)
LEADING = '，。、；：）”》！？%％'


class Cairo:
    def __init__(self, path, title, family):
        import cairo
        self.cairo, self.family, self.cache, self.n, self.turned = cairo, family, {}, 0, []
        self.surface = cairo.PDFSurface(path, *A4)
        self.surface.set_metadata(cairo.PDF_METADATA_TITLE, title)
        self.surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, '2025-02-14T08:00:00Z')
        self.cr = cairo.Context(self.surface)

    def page(self, w, h, rotate):
        if self.n:
            self.surface.show_page()
        self.n += 1
        self.surface.set_size(*((h, w) if rotate else (w, h)))
        self.cr.identity_matrix()
        if rotate:      # the page is stored upright; /Rotate 90, set afterwards, turns it into place
            self.turned.append(self.n)
            self.cr.set_matrix(self.cairo.Matrix(0, -1, 1, 0, 0, w))

    def font(self, size, bold):
        c = self.cairo
        self.cr.select_font_face(self.family, c.FONT_SLANT_NORMAL, c.FONT_WEIGHT_BOLD if bold else c.FONT_WEIGHT_NORMAL)
        self.cr.set_font_size(size)

    def measure(self, text, size, bold):
        key = (text, bold)
        if key not in self.cache:
            self.font(100, bold)
            self.cache[key] = self.cr.text_extents(text).x_advance / 100
        return self.cache[key] * size

    def text(self, x, y, text, size, bold):
        self.font(size, bold)
        self.cr.set_source_rgb(0, 0, 0)
        self.cr.move_to(x, y)
        self.cr.show_text(text)

    def line(self, x0, y0, x1, y1, width, grey):
        self.cr.set_source_rgb(grey, grey, grey)
        self.cr.set_line_width(width)
        self.cr.move_to(x0, y0)
        self.cr.line_to(x1, y1)
        self.cr.stroke()

    def fill(self, x, y, w, h, grey):
        self.cr.set_source_rgb(grey, grey, grey)
        self.cr.rectangle(x, y, w, h)
        self.cr.fill()

    def close(self):
        self.surface.finish()


class Bare:
    """A PDF by hand: GB1 fonts by name with predefined CMaps, no embedding, no ToUnicode."""

    def __init__(self, title):
        self.title, self.pages, self.out = title, [], None

    def page(self, w, h, rotate):
        self.out, self.h = io.StringIO(), h
        self.pages.append((w, h, rotate, self.out))
        if rotate:
            self.out.write(f'0 1 -1 0 {h:g} 0 cm\n')

    def measure(self, text, size, bold):
        return size * sum(.5 if ord(c) < 128 else 1 for c in text)

    def text(self, x, y, text, size, bold):
        # The half-width CIDs behind GBK-EUC-H come back as full-width digits: Chinese only in that font.
        gbk = bold and not re.search('[ -~]', text)
        font, code = ('F2', text.encode('gbk')) if gbk else ('F1', text.encode('utf-16-be'))
        self.out.write(f'BT /{font} {size:g} Tf {x:.2f} {self.h - y:.2f} Td <{code.hex()}> Tj ET\n')

    def line(self, x0, y0, x1, y1, width, grey):
        self.out.write(f'{grey:g} G {width:g} w {x0:.2f} {self.h - y0:.2f} m {x1:.2f} {self.h - y1:.2f} l S\n')

    def fill(self, x, y, w, h, grey):
        self.out.write(f'{grey:g} g {x:.2f} {self.h - y - h:.2f} {w:.2f} {h:.2f} re f 0 g\n')

    def write(self, path):
        objs = ['<< /Type /Catalog /Pages 2 0 R >>', None]

        def font(name, cmap):
            n = len(objs) + 1
            objs.append(f'<< /Type /Font /Subtype /Type0 /BaseFont /{name}-{cmap} /Encoding /{cmap} /DescendantFonts [{n + 1} 0 R] >>')
            objs.append(f'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> '
                        f'/FontDescriptor {n + 2} 0 R /DW 1000 /W [1 95 500] >>')
            objs.append(f'<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>')
            return n
        f1, f2 = font('SimSun', 'UniGB-UCS2-H'), font('SimHei', 'GBK-EUC-H')
        kids = []
        for w, h, rotate, out in self.pages:
            data = zlib.compress(out.getvalue().encode(), 9)
            objs.append(b'<< /Length %d /Filter /FlateDecode >>\nstream\n' % len(data) + data + b'\nendstream')
            box, turn = ((h, w), '/Rotate 90') if rotate else ((w, h), '')
            kids.append(len(objs) + 1)
            objs.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box[0]:g} {box[1]:g}] {turn} /Contents {len(objs)} 0 R '
                        f'/Resources << /Font << /F1 {f1} 0 R /F2 {f2} 0 R >> >> >>')
        objs[1] = f'<< /Type /Pages /Count {len(kids)} /Kids [{" ".join(f"{k} 0 R" for k in kids)}] >>'
        objs.append(f'<< /Title <feff{self.title.encode("utf-16-be").hex()}> /Producer (a PDF written by hand) /CreationDate (D:20250214080000Z) >>')
        data, at = b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', []
        for n, o in enumerate(objs, 1):
            at.append(len(data))
            data += b'%d 0 obj\n' % n + (o if isinstance(o, bytes) else o.encode()) + b'\nendobj\n'
        xref = len(data)
        data += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objs) + 1) + b''.join(b'%010d 00000 n \n' % a for a in at)
        data += b'trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objs) + 1, len(objs), xref)
        open(path, 'wb').write(data)


class Press:
    """Sets a document's parts on pages of a surface."""

    def __init__(self, surface, doc):
        self.s, self.doc, self.n, self.y = surface, doc, 0, None

    def page(self, landscape=False, rotate=False):
        self.w, self.h = A4[::-1] if landscape or rotate else A4
        self.n += 1
        self.s.page(self.w, self.h, rotate)
        if self.doc.footer and self.n > 1:
            self.put(self.doc.footer.format(self.n), 0, self.w, self.h - 24, 9, 'center')
        self.y = 50

    def put(self, text, x0, x1, y, size, align='left', bold=False, double=False):
        if not text:
            return
        w = self.s.measure(text, size, bold)
        x = {'left': x0, 'right': x1 - w, 'center': (x0 + x1 - w) / 2}[align]
        self.s.text(x, y, text, size, bold)
        if double:
            self.s.text(x + .35, y, text, size, bold)

    def wrap(self, text, width, size, bold=False, first=0.0, whole=False):
        """Lines no wider than `width`; digits and Latin words stay together where `whole`."""
        out, cur, used = [], '', first
        for tok in re.findall(r'[0-9A-Za-z.,%-]+|.' if whole else r'.', text):
            w = self.s.measure(tok, size, bold)
            if cur and used + w > width and tok not in LEADING:
                out.append(cur)
                cur, used = '', 0.0
            cur += tok
            used += w
        return out + [cur] if cur or not out else out

    def part(self, p):
        if isinstance(p, Table):
            return self.table(p)
        kind, lines = p
        self.page()
        if kind == 'cover':
            for i, x in enumerate(lines):
                small = i == len(lines) - 1
                self.put(x, 0, self.w, 560 if small else 250 + 44 * i, 14 if small else 24, 'center', not small)
            return
        if kind == 'contents':
            self.put('目  录', 0, self.w, 84, 16, 'center', True)
            for i, x in enumerate(lines):
                self.put(x, 90, 0, 124 + 24 * i, 12)
                dots = '.' * int((self.w - 110 - 90 - self.s.measure(x, 12, False)) / self.s.measure('.', 12, False))
                self.put(dots, 0, self.w - 104, 124 + 24 * i, 12, 'right')
            return
        y, left, right = 84, 80, self.w - 80
        for style, x in lines:
            size = {'title': 16, 'head': 13}.get(style, 12)
            indent = 0 if style != 'text' else 24
            if style == 'title':
                self.put(x, 0, self.w, y, size, 'center', True)
                y += 34
                continue
            for i, line in enumerate(self.wrap(x, right - left, size, style == 'head', indent, True)):
                if y > self.h - 70:
                    self.page()
                    y = 84
                self.put(line, left + (indent if i == 0 else 0), right, y, size, 'left', style == 'head')
                y += 22

    # Tables.
    def place(self, rows, x, widths, size, least, cells, y, edges):
        """Heights of `rows` and the boxes of their cells; fills `cells` and `edges`, returns the bottom."""
        pad, held, boxes, heights = 3, set(), [], [least] * len(rows)
        for r, row in enumerate(rows):
            c = 0
            for cell in row:
                while (r, c) in held:
                    c += 1
                held |= {(r + i, c + j) for i in range(cell.rs) for j in range(cell.cs)}
                width = sum(widths[c:c + cell.cs])
                lines = list(cell.text) if cell.upright else self.wrap(cell.text, width - 2 * pad, size, cell.bold)
                boxes.append((r, c, cell, lines))
                if cell.rs == 1:
                    heights[r] = max(heights[r], len(lines) * size * 1.3 + 4)
                c += cell.cs
        for r, c, cell, lines in boxes:
            lack = len(lines) * size * 1.3 + 4 - sum(heights[r:r + cell.rs])
            if lack > 0:
                heights[r + cell.rs - 1] += lack
        tops = [y]
        for h in heights:
            tops.append(tops[-1] + h)
        xs = [x]
        for w in widths:
            xs.append(xs[-1] + w)
        for r, c, cell, lines in boxes:
            x0, x1, y0, y1 = xs[c], xs[c + cell.cs], tops[r], tops[r + cell.rs]
            cells.append((x0, y0, x1, y1, cell, lines))
            edges |= {(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)}
        return tops[-1], heights

    def split(self, row, widths, size, rows):
        """`rows` with the first line of the last one's names only; and that row, with what is left of them."""
        upper, lower, c = [], [], 0
        for cell in row:
            lines = self.wrap(cell.text, sum(widths[c:c + cell.cs]) - 6, size, cell.bold)
            upper.append(type(cell)(lines[0], cell.cs, 1, cell.align, cell.bold))
            lower.append(type(cell)(''.join(lines[1:]), cell.cs, 1, cell.align, cell.bold))
            c += cell.cs
        return rows[:-1] + [upper], [row, lower]

    def table(self, t):
        lay = t.layout
        rules, size, least = lay.get('rules', 'full'), lay.get('size', 9), lay.get('row_pt', 18)
        landscape, rotate, repeat = lay.get('landscape', False), lay.get('rotate', False), lay.get('repeat')
        double = lay.get('double', False)
        body, head = t.body(), t.header
        steps, at, first = list(lay.get('pages', ())), 0, True
        inside, apart, cut, sheet = lay.get('inside', ()), lay.get('apart'), lay.get('cut'), -1
        if apart:                           # the title stands alone at the foot of the page before
            self.put(t.above[0] if t.above else '', 45, self.w - 45, self.h - 100, 10, 'right')
            self.put(t.title, 45, self.w - 45, self.h - 84, 15, 'center', not double, double)
            self.put(t.right, 45, self.w - 45, self.h - 64, 9, 'right')
        while at < len(body) or first:
            sheet += 1
            if not (first and lay.get('join') and self.y < self.h * lay.get('room', .6)):
                self.page(landscape, rotate)
            else:
                self.y += lay.get('gap', 30)
            side = lay.get('side', 45)
            x, room = side, self.w - 2 * side
            if lay.get('white'):            # a sheet's own white grid under everything, finer than the columns
                for i in range(33):
                    self.s.line(x + room * i / 32, 30, x + room * i / 32, self.h - 40, .75, 1)
                for i in range(int((self.h - 70) / 9)):
                    self.s.line(x, 30 + 9 * i, x + room, 30 + 9 * i, .75, 1)
            w = t.widths()
            widths = [room * i / sum(w) for i in w]
            y = self.y
            titled = (first or repeat == 'all') and not inside and not apart
            if titled:
                for line in t.above:
                    self.put(line, x, x + room, y, 10, lay.get('above', 'left'))
                    y += 16
                y += 10
                self.put(t.title, x, x + room, y, 15, 'center', not double, double)
                if lay.get('tail'):         # the unit follows the title
                    self.put(t.right, (x + x + room + self.s.measure(t.title, 15, True)) / 2 + 16, x + room, y, 9)
                elif lay.get('beside'):       # the unit stands on the title's line
                    self.put(t.right, x, x + room, y, 9, 'right')
                    y += 4
                    if t.left:
                        y += 14
                        self.put(t.left, x, x + room, y, 9)
                else:
                    y += 20
                    self.put(t.left, x, x + room, y, 9)
                    self.put(t.right, x, x + room, y, 9, 'right')
                y += 6
            cells, edges = [], set()
            top = foot = y
            if first and inside:
                top = foot = self.place(inside, x, widths, size, least, cells, y, edges)[0]
            if first or (sheet in repeat if isinstance(repeat, (set, list)) else repeat):
                foot, _ = self.place(head, x, widths, size, least, cells, foot, edges)
            marks = len(cells)
            if steps:
                n = steps.pop(0)
            else:
                n, _, bottom = 0, None, foot
                _, heights = self.place(body[at:], x, widths, size, least, [], foot, set())
                while n < len(heights) and bottom + heights[n] <= self.h - 50:
                    bottom += heights[n]
                    n += 1
            rows = body[at:at + n]
            if cut and at + n == cut:       # the page ends within the row before: its name goes on on the next
                rows, body[cut - 1:cut] = self.split(body[cut - 1], widths, size, rows)
            bottom, _ = self.place(rows, x, widths, size, least, cells, foot, edges)
            at += n
            last = at >= len(body)
            if lay.get('shade') and foot > top:
                self.s.fill(x, top, room, foot - top, .85)
            if lay.get('stripes'):
                for i, (x0, y0, x1, y1, _, _) in enumerate(cells[marks:]):
                    if round((y0 - foot) / least) % 2:
                        self.s.fill(x0, y0, x1 - x0, y1 - y0, .93)
            for x0, y0, x1, y1 in sorted(edges):
                flat = y0 == y1
                outer = not flat and (abs(x0 - x) < .1 or abs(x0 - x - room) < .1)
                if rules == 'none' or (rules == 'horizontal' and not flat) or (rules == 'open' and outer):
                    continue
                if rules == 'three' and not (flat and any(abs(y0 - v) < .1 for v in (top, foot, bottom))):
                    continue
                heavy = rules == 'three' and abs(y0 - foot) > .1
                self.s.line(x0, y0, x1, y1, 1.2 if heavy else lay.get('stroke', .6), 0)
            for i, (x0, y0, x1, y1, cell, lines) in enumerate(cells):
                ty = (y0 + y1) / 2 - len(lines) * size * .65 + size * 1.02
                twice = double and (i < marks or cell.bold)
                for line in lines:
                    self.put(line, x0 + 3, x1 - 3, ty, size, cell.align, cell.bold and not double, twice)
                    ty += size * 1.3
            self.y = bottom
            if last and t.note:
                self.put(t.note, x, x + room, bottom + 15, 9)
                self.y += 18
            first = False


def cairo(doc, out):
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, 'cairo.pdf')
        s = Cairo(path, doc.title, getattr(doc, 'family', 'Noto Serif CJK SC'))
        press = Press(s, doc)
        for p in doc.parts:
            press.part(p)
        s.close()
        settle(path, out, s.turned)


def bare(doc, out):
    s = Bare(doc.title)
    press = Press(s, doc)
    for p in doc.parts:
        press.part(p)
    s.write(out)
