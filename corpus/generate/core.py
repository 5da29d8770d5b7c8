# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as data: what a document says, apart from how it is printed.

A Table has one or more panels (columns that stand side by side), a header, and printed lines. Every line holds one
Row for each panel, or None where that panel is blank. Figures are Decimal, in the table's unit. The same Table gives
the printed grid (`grid`) and the expected JSON (`expected`), so that a figure is written down only once.
"""
import json
import re
from decimal import Decimal as D

UNIT = {'元': D(1), '万元': D(10000), '亿元': D(100000000)}
TEXT = {'code': 'code', 'name': 'text', 'item': 'text', 'government_item': 'text'}
DASH = '—'


class Row:
    """One logical row. `cells` maps column ids to Decimal or text; `show` overrides what is printed for a column
    without changing what it says (letter-spaced labels); `level` is the depth. The label of a row with `reach` covers
    the blank panel to its left too; in a row `below` the header's cells stand in the place of the code."""

    def __init__(self, cells, level=0, kind='item', show=None, reach=False):
        self.cells, self.level, self.kind, self.show = cells, level, kind, show or {}
        self.reach, self.below = reach, False


class Col:
    """A logical column. `parts` > 1: a code printed in that many columns, `own`: each row prints only its own part."""

    def __init__(self, id, weight=1.0, parts=1, own=False, indent=False, align=None, type=None, whole=False, thousands=None, unit=None, coded=False):
        self.id, self.weight, self.parts, self.own, self.indent = id, weight, parts, own, indent
        self.whole = whole      # the header has parts, the body prints the whole code in one box over them
        self.thousands, self.unit = thousands, unit     # where they are not the table's
        self.coded = coded      # the code stands before the name in one box, and is a column of its own in the JSON
        self.type = type or TEXT.get(id, 'amount')
        self.align = align or {'code': 'left' if parts == 1 or whole else 'center', 'text': 'left', 'number': 'center'}.get(self.type, 'right')


class Cell:
    """A printed box: text, columns and rows that it covers."""

    def __init__(self, text, cs=1, rs=1, align='center', bold=False, upright=False):
        self.text, self.cs, self.rs, self.align, self.bold = text, cs, rs, align, bold
        self.upright = upright      # one character under the other


def tight(text):
    """A letter-spaced label without its spaces."""
    return re.sub(r'[\s　]+', '', text)


class Table:
    def __init__(self, id, title, unit, panels, header, lines, number=None, note=None, sides=None, places=2,
                 thousands=False, zero='', labels=True, rows=True, above=(), left='', caption='', right=None, **layout):
        self.id, self.title, self.unit, self.panels, self.lines = id, title, unit, panels, lines
        self.header = [[c if isinstance(c, Cell) else Cell(c) if isinstance(c, str) else Cell(*c) for c in row] for row in header]
        self.number, self.note, self.sides = number, note, sides
        self.places, self.thousands, self.zero = places, thousands, zero
        self.labels, self.rows = labels, rows      # whether the expected JSON states labels and rows
        self.above, self.left, self.caption = above, left, caption
        self.right = f'单位：{unit}' if right is None else right
        self.layout = layout

    # What is printed.
    def text(self, row, col):
        v = row.cells.get(col.id)
        if v is None:
            return '' if col.type != 'amount' or col.id not in row.cells else self.zero
        if isinstance(v, D):
            return self.zero if v == 0 and self.zero != '0.00' else f'{v:{"," if (self.thousands if col.thousands is None else col.thousands) else ""}.{self.places}f}'
        return v

    def widths(self):
        return [w for p in self.panels for c in p for w in ([c.weight / c.parts] * c.parts)]

    def line(self, line):
        cells, carry = [], 0
        for n, (panel, row) in enumerate(zip(self.panels, line)):
            if row is None and n + 1 < len(line) and line[n + 1] is not None and line[n + 1].reach:
                carry = sum(c.parts for c in panel)
                continue
            if row is None:
                cells += [Cell('', align=c.align) for c in panel for _ in range(c.parts)]
                continue
            bold = row.kind == 'total'
            merged, carry = carry, 0
            for c in panel:
                if c.id == 'code' and 'code' not in row.cells:    # a label that covers code and name
                    merged += 0 if row.below else c.parts
                    continue
                text = row.show.get(c.id) or self.text(row, c)
                if c.parts > 1 and c.whole:
                    cells.append(Cell(text, c.parts, 1, c.align, bold))
                    continue
                if c.parts > 1:
                    parts = [text[:3], text[3:5], text[5:7]][:c.parts]
                    if c.own:
                        depth = len([x for x in parts if x]) - 1
                        parts = [x if i == depth else '' for i, x in enumerate(parts)]
                    cells += [Cell(x, align='center', bold=bold) for x in parts]
                    continue
                align = 'center' if bold and c.type == 'text' else c.align
                if c.indent and not bold:
                    text = '　' * row.level + text
                cells.append(Cell(text, 1 + (merged if c.id == 'name' else 0), 1, align, bold))
        return cells

    def body(self):
        return [self.line(x) for x in self.lines]

    def printed(self):
        """Header rows and body rows; the first of the body stand with the header where its cells reach down to them."""
        reach = max(r + c.rs for r, row in enumerate(self.header) for c in row) - len(self.header)
        body = self.body()
        return self.header + body[:reach], body[reach:]

    # What it says.
    def paths(self):
        """The header path over every printed column."""
        n = len(self.widths())
        labels = self.header[:-1] if self.layout.get('index') else self.header      # a row that numbers the columns
        owner = [[None] * n for _ in labels]
        for r, row in enumerate(labels):
            x = 0
            for cell in row:
                while owner[r][x] is not None:
                    x += 1
                for dr in range(min(cell.rs, len(labels) - r)):
                    for dx in range(cell.cs):
                        assert owner[r + dr][x + dx] is None, self.title
                        owner[r + dr][x + dx] = cell
        for row in owner:
            assert None not in row, (self.title, row)
        out = []
        for x in range(n):
            path = []
            for row in owner:
                if not path or row[x] is not path[-1]:
                    path.append(row[x])
            out.append('/'.join(tight(c.text) for c in path))
        return out

    def value(self, col, text):
        if text == '':
            return {'text': '', 'value': None}
        if col.type in ('number', 'percent'):
            return {'text': text, 'value': D(text.replace(',', '').rstrip('%'))}
        if col.type != 'amount':
            return {'text': text, 'value': text}
        if text in (DASH, '-', '无'):
            return {'text': text, 'value': None}
        if not re.fullmatch(r'-?[\d,]+(\.\d+)?', text):
            return {'text': text, 'value': None, 'state': 'unreadable'}
        return {'text': text, 'value': D(text.replace(',', '')) * UNIT[col.unit or self.unit]}

    def expected(self):
        paths, columns, headings, x = self.paths(), [], [], 0
        for n, panel in enumerate(self.panels):
            for c in panel:
                if n == 0 or (self.sides and not any(k['id'] == c.id and k['side'] == self.sides[n] for k in columns)):
                    col = {'id': c.id, 'type': c.type}
                    if self.labels and c.parts == 1:
                        col['label'] = paths[x]
                    if self.sides:
                        col['side'] = self.sides[n]
                    columns.append(col)
                elif self.sides and self.labels:        # the same side once more
                    headings.append({'id': c.id, 'type': c.type, 'label': paths[x], 'side': self.sides[n], 'block': self.sides[:n].count(self.sides[n]) + 1})
                x += c.parts
        coded = [{'id': 'code', 'type': 'code'} for p in self.panels for c in p if c.coded]
        columns += coded
        note = self.note.replace('\n', '') if self.note else None
        out = {'id': self.id, 'number': self.number, 'title': tight(self.title), 'unit': self.unit, 'note': note,
               'columns': columns}
        if headings:
            out['headings'] = [{k: v for k, v in h.items() if k != 'type'} for h in headings]
        if self.rows:
            out['rows'] = []
            for n, panel in enumerate(self.panels):
                for line in self.lines:
                    row = line[n]
                    if row is None:
                        continue
                    r = {'level': row.level, 'kind': row.kind}
                    if self.sides:
                        r['side'] = self.sides[n]
                        if self.sides[n] in self.sides[:n]:     # the same side once more, cut another way
                            r['block'] = self.sides[:n].count(self.sides[n]) + 1
                    r['cells'] = {c.id: self.value(c, self.text(row, c)) for c in panel
                                  if not (c.id == 'code' and 'code' not in row.cells)}
                    if coded and hasattr(row, 'of'):
                        r['cells']['code'] = {'text': row.of, 'value': row.of}
                    out['rows'].append(r)
        return out


def number(v):
    """A Decimal as a JSON number, exactly."""
    v = format(v, 'f')
    return (v.rstrip('0').rstrip('.') if '.' in v else v) or '0'


def dump(o, depth=0):
    """JSON with one row a line. Decimals are written digit by digit, never through a binary float."""
    pad = '  ' * depth
    if isinstance(o, D):
        return number(o)
    if isinstance(o, dict):
        if 'cells' in o or 'text' in o or ('id' in o and 'type' in o) or depth > 4:
            return '{' + ', '.join(f'{json.dumps(k)}: {dump(v, 9)}' for k, v in o.items()) + '}'
        return '{\n' + ',\n'.join(f'{pad}  {json.dumps(k)}: {dump(v, depth + 1)}' for k, v in o.items()) + f'\n{pad}}}'
    if isinstance(o, list):
        if not o:
            return '[]'
        return '[\n' + ',\n'.join(f'{pad}  {dump(v, depth + 1)}' for v in o) + f'\n{pad}]'
    return json.dumps(o, ensure_ascii=False)


class Document:
    """`parts`: ('cover', [lines]), ('prose', [(style, text)]), ('contents', [lines]) and Tables, in printed order."""

    def __init__(self, name, year, organization, parts, kind='budget', footer=None, says=None):
        """`says`: further keys of the expected JSON: projects, overall, sections, facts, glossary."""
        self.name, self.year, self.organization, self.parts, self.kind = name, year, organization, parts, kind
        self.footer, self.findings, self.says = footer, (), says or {}
        self.title = f'{organization}{year}年部门{"决算" if kind == "final_account" else "预算"}'

    def tables(self):
        return [p for p in self.parts if isinstance(p, Table)]

    def expected(self):
        return {'document': {'kind': self.kind, 'year': self.year, 'organization': self.organization},
                'tables': [t.expected() for t in self.tables()], **self.says,
                'report': {'findings': [self.finding(*f) for f in self.findings]}}

    @staticmethod
    def finding(severity, rule, figures=()):
        """`figures`: as printed, those that do not agree; not stated where there are none."""
        evidence = {'evidence': [{'text': x} for x in figures]} if figures else {}
        return dict(severity=severity, rule=rule, **evidence)


# Sums. A leaf is (code, {column: Decimal}); parents are computed, never typed.
def rollup(leaves, ids, prefix=(3, 5)):
    """{code: {id: Decimal or None}} with every ancestor of every leaf, in order of codes. None: nothing below."""
    out = {}
    for code, figures in leaves:
        for k in [code[:n] for n in prefix if len(code) > n] + [code]:
            node = out.setdefault(k, {})
            for i in ids:
                v = figures.get(i)
                if v is not None:
                    node[i] = node.get(i, D(0)) + v
    return {k: {i: out[k].get(i) for i in ids} for k in sorted(out)}


def add(*xs):
    xs = [x for x in xs if x is not None]
    return sum(xs, D(0)) if xs else None


def total(leaves, ids):
    return {i: add(*(f.get(i) for _, f in leaves)) for i in ids}


def code_rows(leaves, ids, names, prefix=(3, 5)):
    return [Row(dict(code=k, name=names[k], **v), level={3: 0, 5: 1, 7: 2}[len(k)])
            for k, v in rollup(leaves, ids, prefix).items()]


def total_row(leaves, ids, label='合计', show=None, key='name'):
    return Row(dict({key: label}, **total(leaves, ids)), kind='total', show={key: show} if show else None)


def single(rows):
    return [(r,) for r in rows]


def pairs(left, right, length=0):
    n = max(len(left), len(right), length)
    return list(zip(left + [None] * (n - len(left)), right + [None] * (n - len(right))))
