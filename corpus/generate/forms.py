# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of project targets as data: the printed grid and the expected JSON come from the same values.

A grid is written a row a line, cells parted by `|`; a span of rows and columns stands after a cell's text,
`产出指标{2x1}`, and a place below a span is not written.
"""
import re

from core import Cell, D, UNIT

SIGNS = {'≥': '>=', '＞': '>', '>': '>', '≤': '<=', '＜': '<', '<': '<', '＝': '=', '=': '=',
         '大于等于': '>=', '不低于': '>=', '小于等于': '<=', '不超过': '<=', '': None}


class Target:
    """What an indicator must reach: sign, figure and unit as printed, or words alone."""

    def __init__(self, sign, figure='', unit='', words=None):
        self.sign, self.figure, self.unit = sign, figure, unit
        self.text = words or f'{sign}{figure}{unit}'
        self.words = words is not None

    def expected(self):
        if self.words:
            return {'text': self.text, 'operator': None, 'number': None, 'unit': None}
        return {'text': self.text, 'operator': SIGNS[self.sign], 'number': D(self.figure), 'unit': self.unit or None}


def words(text):
    return Target('', words=text)


class Indicator:
    """`cut`: what the year's box prints of the name, where it is too small for it."""

    def __init__(self, level1, level2, name, annual, period=None, cut=None):
        self.level1, self.level2, self.name, self.annual, self.period, self.cut = level1, level2, name, annual, period, cut

    def expected(self):
        base = {'level1': self.level1, 'level2': self.level2}
        out = []
        if self.period:
            out.append({**base, 'name': self.name, 'scope': 'period', 'target': self.period.expected()})
        return out + [{**base, 'name': self.cut or self.name, 'scope': 'annual', 'target': self.annual.expected()}]


def expected(indicators):
    return [x for i in indicators for x in i.expected()]


def spans(indicators, key):
    """For each indicator: how many rows its level's box reaches over, 0 where it began above."""
    out, last = [], None
    for i, x in enumerate(indicators):
        if key(x) != last:
            last = key(x)
            out.append(1)
            first = i
        else:
            out[first] += 1
            out.append(0)
    return out


def level_cells(indicators):
    """The boxes of both levels for each row, in the notation of grids."""
    one, two = spans(indicators, lambda x: x.level1), spans(indicators, lambda x: (x.level1, x.level2))
    return [[f'{x.level1}{{{a}x1}}'] * (a > 0) + [f'{x.level2}{{{b}x1}}'] * (b > 0) for x, a, b in zip(indicators, one, two)]


def money(text, unit):
    """An amount as printed, with what it is worth in yuan; stray spaces are no part of the figure."""
    if text == '':
        return {'text': '', 'value': None}
    return {'text': text, 'value': D(text.replace(',', '').replace(' ', '')) * UNIT[unit]}


def parse(grid):
    rows = []
    for line in grid.strip('\n').split('\n'):
        row = []
        for text in line.split('|'):
            m = re.fullmatch(r'(.*?)\{(\d+)x(\d+)\}', text)
            text, rs, cs = (m[1], int(m[2]), int(m[3])) if m else (text, 1, 1)
            row.append(Cell(text, cs, rs, 'left' if len(text) > 24 else 'center'))
        rows.append(row)
    return rows


class Form:
    """A grid with what stands above and below it. `join`: on the page of the one before; `low`: at
    the foot of its page. `title` None: the rest of one."""

    def __init__(self, title, grid, widths, above=(), right='', below='', landscape=False, join=False, low=False, small=False):
        self.title, self.rows, self.widths = title, parse(grid), widths
        self.above, self.right, self.below = above, right, below
        self.landscape, self.join, self.low, self.small = landscape, join, low, small


class Prose:
    """Sections as they are written, and the facts that their sentences state: a fact is noted where its figure is set."""

    def __init__(self):
        self.sections, self.facts = [], []

    def fact(self, id, text, value, unit):
        self.facts.append({'id': id and 'narrative.' + id, 'value': D(str(value)), 'unit': unit, 'text': text})
        return text

    def yuan(self, id, v, less=''):
        """`less`: the word of a fall; it is part of the fact."""
        return self.fact(id, f'{less}{v}万元', (-1 if less else 1) * D(str(v)) * 10000, 'yuan')

    def percent(self, id, v, less=''):
        return self.fact(id, f'{less}{v}%', f'{"-" if less else ""}{v}', 'percent')

    def count(self, id, v, what):
        return self.fact(id, f'{v}{what}', v, 'count')

    def section(self, number, title, level, *texts):
        self.sections.append((number, title, level, texts))

    def lines(self, first=0, end=None):
        out = []
        for number, title, level, texts in self.sections[first:end]:
            out.append(('title', f'{number or ""} {title}'.strip()) if level == 0 else ('head', f'{number}、{title}'))
            out += [('text', x) for x in texts]
        return out

    def expected(self, glossary):
        return {'sections': [{'number': n, 'title': x, 'level': l, 'text': '\n'.join(t)} for n, x, l, t in self.sections], 'facts': self.facts,
                'glossary': [{'term': a, 'definition': b} for a, b in glossary]}


def share(part, whole):
    return str((100 * part / whole).quantize(D('0.01')))
